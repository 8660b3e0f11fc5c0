import { sizeOf } from './base.ts';
import { evaluate } from './evaluate.ts';
import type { Measure } from './measure.ts';
import type { MethodInput, OptionFinding } from './method.ts';
import type { Rule } from './rule.ts';

/** A rule applied to one option. */
export interface Applied {
  readonly option: number;
  readonly met: boolean;
  readonly findings: readonly OptionFinding[];
}

/**
 * Applies a rule to one option. Undefined when nobody is in its bases, or when nobody voted and it
 * has none: nothing is decided by nobody.
 */
export function applyRule(rule: Rule, option: number, input: MethodInput): Applied | undefined {
  const { met, bases, findings } = evaluate(rule, measureOf(option, input));
  const nobody = bases === 'no-base' ? input.count.valid[input.unit] === 0 : bases === 'nobody';
  if (nobody) return undefined;
  return { option, met, findings: findings.map((finding) => ({ ...finding, option })) };
}

/** What one option has, and out of what. */
function measureOf(option: number, input: MethodInput): Measure {
  const { count, unit, electorate, groupsOf, scale = 1 } = input;
  const others = () => count.options.flatMap((own, at) => (at === option ? [] : [own[unit]]));
  return {
    votes: count.options[option]?.[unit] ?? 0,
    against: () => others().reduce((sum, votes) => sum + votes, 0),
    rival: () => others().reduce((most, votes) => Math.max(most, votes), 0),
    sizeOf: (base) => sizeOf(base, count, electorate, unit, scale),
    groupsOf: (heading) =>
      (groupsOf?.(heading) ?? []).map((group) => ({
        title: group.title,
        measure: measureOf(option, { ...input, count: group.count, electorate: group.electorate }),
      })),
    scale,
  };
}
