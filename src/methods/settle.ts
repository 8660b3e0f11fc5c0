import type { ConflictSet, Contest, TiePolicy } from '../election/election.ts';
import { conflictComponents } from '../election/resolve-links.ts';
import type { Unit } from './base.ts';
import type { Decided } from './decide.ts';
import type { Outcome, TieBreakExhibit } from './method.ts';
import { drawOrder } from './ties.ts';

/** What came of a contest among the others: after what it hangs on, and what it conflicts with. */
export interface Settled {
  readonly outcome: Outcome;
  /** the contest on which it hangs, where that keeps it from applying */
  readonly condition?: { readonly contest: number };
  /** the contests with which it conflicts and that stand in its way, or are tied with it */
  readonly rivals?: readonly { readonly contest: number; readonly votes: number }[];
  /** how a tie between conflicting contests was broken: options are contests */
  readonly tieBreak?: TieBreakExhibit;
}

/** A contest as it was decided by itself. */
export interface Settleable {
  readonly contest: Contest;
  readonly decided: Pick<Decided, 'result' | 'count' | 'quorum'>;
}

/**
 * Settles contests among each other.
 *
 * 1. A contest that hangs on another applies only if that came out as it says.
 * 2. Among conflicting contests that apply and pass, the one with most votes in favour prevails and
 *    the others are overridden. Votes are taken from the most down, so that one that is itself
 *    overridden overrides none.
 * 3. Conflicting contests with the same votes are tied, unless the set says how ties are broken.
 *
 * Source: that of two conflicting measures that pass the one with most affirmative votes prevails is
 * the rule of the constitution of California, article II, section 10(b). Withdrawn contests count in nothing.
 */
export function settle(
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
  unit: Unit,
): readonly (Settled | undefined)[] {
  const component = conflictComponents(contests.length, conflicts);
  const settled = new Map<number, Settled | undefined>();
  const settledOf = (at: number): Settled | undefined => {
    if (!settled.has(at)) {
      const members = component.flatMap((own, other) => (own === component[at] ? [other] : []));
      const applied = members.map((member) => [member, applyCondition(member)] as const);
      const found = settleConflicts(new Map(applied), contests, conflicts, unit);
      for (const [member, own] of found) settled.set(member, own);
    }
    return settled.get(at);
  };
  const applyCondition = (at: number): Settled | undefined => {
    const own = contests[at];
    const outcome = own?.decided.result?.outcome;
    if (own === undefined || outcome === undefined) return undefined;
    const { condition } = own.contest;
    if (condition === undefined) return { outcome };
    const needed = contests[condition.contest]?.contest;
    if (holds(condition.option, needed, settledOf(condition.contest))) return { outcome };
    return {
      outcome: { kind: 'not-applicable' },
      condition: { contest: condition.contest },
    };
  };
  return contests.map((_, at) => settledOf(at));
}

/** Whether a contest came out as another needs it: its option won. No (option 1) wins a question that did not pass. */
function holds(option: number, needed: Contest | undefined, settled: Settled | undefined): boolean {
  const outcome = settled?.outcome;
  if (outcome === undefined) return false;
  if (needed?.reads === 'question') {
    if (option === 0) return outcome.kind === 'passed';
    return outcome.kind !== 'passed' && outcome.kind !== 'tied';
  }
  return 'winners' in outcome && outcome.winners.includes(option);
}

type Found = Map<number, Settled | undefined>;

function settleConflicts(
  applied: Found,
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
  unit: Unit,
): Found {
  const votesOf = (at: number) => contests[at]?.decided.count.options[0]?.[unit] ?? 0;
  const setOf: SetOf = (a, b) =>
    a === b ? undefined : conflicts.find(({ contests: own }) => own.includes(a) && own.includes(b));
  const rival = (contest: number) => ({ contest, votes: votesOf(contest) });
  const passing = [...applied].flatMap(([at, own]) => (own?.outcome.kind === 'passed' ? [at] : []));
  const found: Found = new Map(applied);
  const standing: number[] = [];
  const tied: number[] = [];
  const levels = [...new Set(passing.map(votesOf))].sort((a, b) => b - a);
  for (const votes of levels) {
    const level = passing.filter((at) => votesOf(at) === votes);
    const open: number[] = [];
    for (const at of level) {
      const above = standing.filter((other) => setOf(at, other));
      const unclear = tied.filter((other) => setOf(at, other));
      const rivals = [...above, ...unclear].map(rival);
      if (above.length > 0 || unclear.length > 1)
        found.set(at, { outcome: { kind: 'overridden' }, rivals });
      else if (unclear.length > 0)
        found.set(at, { outcome: { kind: 'tied', winners: [], tied: [] }, rivals });
      else open.push(at);
    }
    const clashing = open.filter((at) => open.some((other) => setOf(at, other)));
    standing.push(...open.filter((at) => !clashing.includes(at)));
    for (const together of connected(clashing, setOf)) {
      const broken = breakConflict(together, contests, setOf);
      for (const at of together) {
        const rivals = together.filter((other) => setOf(at, other));
        const beaten = rivals.some((other) => broken?.chosen.includes(other));
        found.set(at, settledTie(at, rivals.map(rival), broken, beaten ? 'overridden' : 'tied'));
      }
      standing.push(...(broken?.chosen ?? []));
      tied.push(...together.filter((at) => found.get(at)?.outcome.kind === 'tied'));
    }
  }
  return found;
}

type SetOf = (a: number, b: number) => ConflictSet | undefined;

/** Contests that conflict with each other, in however many steps, together. */
function connected(contests: readonly number[], setOf: SetOf): number[][] {
  const groups: number[][] = [];
  for (const at of contests) {
    const touching = groups.filter((group) => group.some((other) => setOf(at, other)));
    const rest = groups.filter((group) => !touching.includes(group));
    groups.splice(0, groups.length, ...rest, [...touching.flat(), at]);
  }
  return groups;
}

function settledTie(
  at: number,
  rivals: NonNullable<Settled['rivals']>,
  tieBreak: TieBreakExhibit | undefined,
  otherwise: 'overridden' | 'tied',
): Settled {
  const evidence = { rivals, ...(tieBreak && { tieBreak }) };
  if (tieBreak?.chosen.includes(at)) return { outcome: { kind: 'passed' }, ...evidence };
  return otherwise === 'overridden'
    ? { outcome: { kind: 'overridden' }, ...evidence }
    : { outcome: { kind: 'tied', winners: [], tied: [] }, ...evidence };
}

/** Which of the conflicting contests with the same votes prevail, taken in the order that the set's policy gives. */
function breakConflict(
  clashing: readonly number[],
  contests: readonly Settleable[],
  setOf: SetOf,
): TieBreakExhibit | undefined {
  const sets = clashing.flatMap((a) => clashing.flatMap((b) => setOf(a, b) ?? []));
  const policy: TiePolicy = sets[0]?.ties ?? { kind: 'report' };
  const idOf = (at: number) => contests[at]?.contest.id ?? '';
  const drawn = drawOrder(clashing, policy, { contest: 'conflict', idOf });
  if (drawn === undefined || drawn.order.length === 0) return undefined;
  const chosen: number[] = [];
  for (const at of drawn.order) {
    if (!chosen.some((other) => setOf(at, other))) chosen.push(at);
  }
  return {
    kind: 'tie-break',
    options: clashing,
    seats: chosen.length,
    chosen,
    ...drawn.evidence,
  };
}
