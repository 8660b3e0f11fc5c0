import { sizeOf } from './base.ts';
import type { MethodInput, ThresholdExhibit } from './method.ts';
import { neededVotes, type Rule } from './rule.ts';

/**
 * Applies a rule to one option. Undefined when the base is nobody: nothing is decided by nobody.
 * The size of the base is known here: a rule on an unknown base is refused before counting.
 */
export function applyRule(
  rule: Rule,
  option: number,
  input: MethodInput,
): ThresholdExhibit | undefined {
  const of = sizeOf(rule.base, input.count, input.electorate, input.unit) ?? 0;
  if (of === 0) return undefined;
  const votes = input.count.options[option]?.[input.unit] ?? 0;
  const needed = neededVotes(rule, of);
  return { kind: 'threshold', option, votes, of, base: rule.base, needed, met: votes >= needed };
}
