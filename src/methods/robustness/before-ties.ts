import type { ConflictSet } from '../../election/election.ts';
import { conflictComponents } from '../../election/resolve-links.ts';
import { inputFor, methodOf, type Situation } from '../decide.ts';
import { castingRule } from './casting-rule.ts';
import type { Polled } from './field.ts';

/** Conflict sets, with ties between a contest and its rivals left as they are; those of others are broken as they are to be. */
export function withoutPolicyOf(
  at: number,
  contests: number,
  conflicts: readonly ConflictSet[],
): readonly ConflictSet[] {
  const component = conflictComponents(contests, conflicts);
  return conflicts.map((set) =>
    set.contests.some((member) => component[member] === component[at])
      ? { ...set, ties: { kind: 'report' } }
      : set,
  );
}

/**
 * A question as its recorded casting vote decides it: where that is yes, half of the votes is enough, and
 * an even vote is no tie that somebody might break otherwise.
 */
export function withCastingVote<T extends Polled>(polled: T): T {
  const rule = castingRule(polled.contest, polled.decided.rule);
  if (rule?.base !== 'valid') return polled;
  return { ...polled, decided: { ...polled.decided, rule } };
}

/** A contest as it was decided before a tie was broken. */
export function beforeTies<T extends Polled>(polled: T, situation: Situation): T {
  const { contest, profile, decided } = polled;
  const broken = decided.result?.exhibits.some((exhibit) => exhibit.kind === 'tie-break');
  if (broken !== true || contest.reads === 'question') return polled;
  const input = inputFor(contest, profile, situation, decided.rule, decided.count);
  return { ...polled, decided: { ...decided, result: methodOf(contest).decide(input) } };
}
