import type { Condition, Reach } from './condition.ts';
import type { Sum } from './sum.ts';

/** One way in which a condition can hold: all these sums are 0 or more, and of each choice so many. */
export interface Case {
  readonly sums: readonly Sum[];
  readonly choices: readonly { readonly atLeast: number; readonly of: readonly Sum[] }[];
  /** whether that is all it takes; else it takes something more that is not known */
  readonly whole: boolean;
}

/** More ways than this are not looked at one by one. */
const mostCases = 2000;

const nothing: Case = { sums: [], choices: [], whole: true };
const something: Case = { ...nothing, whole: false };

/** All the ways in which a condition can hold. */
export function casesOf(condition: Condition): readonly Case[] {
  switch (condition.kind) {
    case 'always':
      return [nothing];
    case 'never':
      return [];
    case 'unknown':
      return [something];
    case 'reach':
      return [{ ...nothing, sums: [condition.sum] }];
    case 'at-least':
      return [{ ...nothing, choices: [{ atLeast: condition.count, of: sumsOf(condition.of) }] }];
    case 'any': {
      const found = condition.of.flatMap(casesOf);
      return found.length > mostCases ? [something] : found;
    }
    case 'all':
      return condition.of.map(casesOf).reduce(product, [nothing]);
  }
}

function sumsOf(reaches: readonly Reach[]): readonly Sum[] {
  return reaches.map(({ sum }) => sum);
}

function product(before: readonly Case[], more: readonly Case[]): readonly Case[] {
  // What is left out only widens a case, as long as it is known not to be the whole of it.
  if (before.length * more.length > mostCases)
    return before.map((one) => ({ ...one, whole: false }));
  return before.flatMap((one) =>
    more.map((other) => ({
      sums: [...one.sums, ...other.sums],
      choices: [...one.choices, ...other.choices],
      whole: one.whole && other.whole,
    })),
  );
}
