import type { ConflictSet } from '../../election/election.ts';
import { inputFor, methodOf, type Situation } from '../decide.ts';
import type { Polled } from './field.ts';

/** Conflict sets whose ties are left as they are. */
export function withoutPolicy(conflicts: readonly ConflictSet[]): readonly ConflictSet[] {
  return conflicts.map((set) => ({ ...set, ties: { kind: 'report' } }));
}

/** A contest as it was decided before a tie was broken. */
export function beforeTies<T extends Polled>(polled: T, situation: Situation): T {
  const { contest, profile, decided } = polled;
  const broken = decided.result?.exhibits.some((exhibit) => exhibit.kind === 'tie-break');
  if (broken !== true) return polled;
  const input = inputFor(contest, profile, situation, decided.rule);
  return { ...polled, decided: { ...decided, result: methodOf(contest).decide(input) } };
}
