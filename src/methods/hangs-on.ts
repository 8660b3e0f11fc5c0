import type { Condition, ConflictSet } from '../election/election.ts';
import type { Unit } from './base.ts';
import { isOpen } from './is-open.ts';
import { sameOutcome } from './same-outcome.ts';
import { type Settleable, type Settled, settle } from './settle.ts';

/** Of so many open conditions all ways are followed in which they may come out together; of more, few. */
const mostTogether = 6;

/**
 * Of each contest those that are not decided (tied, to be voted on again, without a quorum) and on which
 * its outcome hangs: were they decided otherwise, it would come out otherwise too. It may apply only if
 * one of them passes, or conflict with a contest that does.
 */
export function hangsOn(
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
  unit: Unit,
): readonly (readonly number[])[] {
  const conditions = openConditions(contests, conflicts);
  const known = new Map<string, readonly (Settled | undefined)[]>();
  /** What comes of all contests if these of the conditions hold. */
  const settledIf = (holding: readonly Condition[]) => {
    const key = conditions.map((own) => holding.includes(own)).join();
    const found =
      known.get(key) ?? settle(contests, conflicts, unit, (own) => holding.some(sameAs(own)));
    known.set(key, found);
    return found;
  };
  const hangs = (at: number, on: Condition) =>
    waysOf(conditions.filter((own) => own !== on)).some(
      (others) => !agree(settledIf(others)[at], settledIf([...others, on])[at]),
    );
  return contests.map((_, at) => [
    ...new Set(conditions.filter((own) => hangs(at, own)).map(({ contest }) => contest)),
  ]);
}

/** The conditions of which it may be open whether they hold. */
function openConditions(
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
): readonly Condition[] {
  const mayBeOpen = (at: number) =>
    isOpen(contests[at]?.decided.result?.outcome) ||
    conflicts.some((set) => set.contests.includes(at));
  return contests
    .flatMap(({ contest }) => contest.condition ?? [])
    .filter((own, at, all) => mayBeOpen(own.contest) && all.findIndex(sameAs(own)) === at);
}

function sameAs(one: Condition) {
  return (other: Condition) => other.contest === one.contest && other.option === one.option;
}

/** All choices of conditions that may hold together; of many only none and all of them. */
function waysOf(conditions: readonly Condition[]): readonly (readonly Condition[])[] {
  if (conditions.length >= mostTogether) return [[], conditions];
  return conditions.reduce<readonly (readonly Condition[])[]>(
    (ways, own) => ways.flatMap((way) => [way, [...way, own]]),
    [[]],
  );
}

function agree(one: Settled | undefined, other: Settled | undefined): boolean {
  return one === undefined || other === undefined
    ? one === other
    : sameOutcome(one.outcome, other.outcome);
}
