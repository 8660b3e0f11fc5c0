import type * as z from 'zod/mini';

/** What would fit where a value does not: the name of a type, a bound, or what the schema itself says. */
export function expectedOf(issue: z.core.$ZodIssue): string {
  // A schema that has words of its own for a fault says more than its kind does.
  if (!/^(Invalid (input|option)|Too (small|big))/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map((value) => JSON.stringify(value)).join(', or ');
    case 'too_small':
      if (issue.origin === 'string') return 'filled string';
      return issue.origin === 'array' ? `array of ${issue.minimum}` : `>= ${issue.minimum}`;
    case 'too_big':
      return `<= ${issue.maximum}`;
    default:
      return issue.message.replace(/Invalid input: (expected )?/g, '');
  }
}
