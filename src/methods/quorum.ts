import type { QuorumCount } from '../election/policies.ts';
import { sizeOf } from './base.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import type { Measure } from './measure.ts';
import type { MethodInput } from './method.ts';
import type { Rule } from './rule.ts';

/** A quorum held against what was there. */
export interface QuorumVerdict extends Verdict {
  readonly counts: QuorumCount;
  readonly rule: Rule;
  /** in the unit that decides */
  readonly votes: number;
}

/** Whether enough took part for the vote to decide. A quorum of nobody is not met. */
export function applyQuorum(counts: QuorumCount, rule: Rule, input: MethodInput): QuorumVerdict {
  const measure = measureQuorum(counts, input);
  return { counts, rule, votes: measure.votes, ...evaluate(rule, measure) };
}

/** What a quorum counts, and out of what. */
function measureQuorum(counts: QuorumCount, input: MethodInput): Measure {
  const { count, unit, electorate, groupsOf, scale = 1 } = input;
  return {
    votes: sizeOf(counts, count, electorate, unit, scale) ?? 0,
    against: () => 0,
    rival: () => 0,
    sizeOf: (base) => sizeOf(base, count, electorate, unit, scale),
    groupsOf: (heading) =>
      (groupsOf?.(heading) ?? []).map((group) => ({
        title: group.title,
        measure: measureQuorum(counts, {
          ...input,
          count: group.count,
          electorate: group.electorate,
        }),
      })),
    scale,
  };
}
