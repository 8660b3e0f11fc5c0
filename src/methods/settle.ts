import type { Condition, ConflictSet, Contest } from '../election/election.ts';
import { conflictComponents } from '../election/resolve-links.ts';
import type { Unit } from './base.ts';
import type { Decided } from './decide.ts';
import { isOpen } from './is-open.ts';
import type { Outcome, TieBreakExhibit } from './method.ts';
import { drawOrder, type Tickets } from './ties.ts';

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
 * 3. Conflicting contests with the same votes are tied, unless the set says how ties are broken. Their
 *    listed order is that of the sets.
 *
 * Source: that of two conflicting measures that pass the one with most affirmative votes prevails is
 * the rule of the constitution of California, article II, section 10(b). Withdrawn contests count in nothing.
 *
 * @param assume whether a condition holds of which that is still open; if nothing is said, it holds as things stand
 */
export function settle(
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
  unit: Unit,
  assume?: (open: Condition) => boolean,
): readonly (Settled | undefined)[] {
  const component = conflictComponents(contests.length, conflicts);
  const settled = new Map<number, Settled | undefined>();
  const settledOf = (at: number): Settled | undefined => {
    if (!settled.has(at)) {
      if (conflicts.some((set) => set.contests.includes(at))) settleTogether(at);
      else settled.set(at, applyCondition(at));
    }
    return settled.get(at);
  };
  const settleTogether = (at: number): void => {
    const members = [...component.keys()].filter((other) => component[other] === component[at]);
    const applied = members.map((member) => [member, applyCondition(member)] as const);
    const found = settleConflicts(new Map(applied), contests, conflicts, unit);
    for (const [member, own] of found) settled.set(member, own);
  };
  const applyCondition = (at: number): Settled | undefined => {
    const own = contests[at];
    const outcome = own?.decided.result?.outcome;
    if (own === undefined || outcome === undefined) return undefined;
    const { condition } = own.contest;
    if (condition === undefined) return { outcome };
    const needed = contests[condition.contest]?.contest;
    const needs = settledOf(condition.contest);
    const assumed = isUnsettled(condition.option, needed, needs) ? assume?.(condition) : undefined;
    if (assumed ?? holds(condition.option, needed, needs)) return { outcome };
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

/** Whether it may yet come out that way or not: options that are out of a tie or a runoff, and those that are in, are settled. */
function isUnsettled(option: number, needed: Contest | undefined, settled?: Settled): boolean {
  const outcome = settled?.outcome;
  if (outcome === undefined || !isOpen(outcome)) return false;
  if (needed?.reads === 'question' || !('tied' in outcome)) return true;
  const pair = outcome.kind === 'runoff' ? outcome.runoff : [];
  return pair.includes(option) || outcome.tied.some(({ options }) => options.includes(option));
}

type Found = Map<number, Settled | undefined>;

/** One way in which ties may fall: the contests that take effect. */
interface World {
  readonly standing: ReadonlySet<number>;
  /** how ties were broken, where a set says how */
  readonly tieBreaks: readonly TieBreakExhibit[];
}

/** More ways than these are not followed: what is open then stays tied. */
const mostWorlds = 512;

/**
 * Takes the contests that pass from the most votes down. What stands however ties fall passes, what
 * never stands is overridden, and the rest is tied.
 */
function settleConflicts(
  applied: Found,
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
  unit: Unit,
): Found {
  const votesOf = (at: number) => contests[at]?.decided.count.options[0]?.[unit] ?? 0;
  const setOf: SetOf = (a, b) =>
    a === b ? undefined : conflicts.find(({ contests: own }) => own.includes(a) && own.includes(b));
  const listed = listedIn(conflicts);
  const passing = [...applied.keys()].filter((at) => applied.get(at)?.outcome.kind === 'passed');
  const levels = [...new Set(passing.map(votesOf))].sort((a, b) => b - a);
  let worlds: readonly World[] = [{ standing: new Set(), tieBreaks: [] }];
  for (const votes of levels) {
    const level = passing.filter((at) => votesOf(at) === votes);
    const next = worlds.flatMap((world) => worldsAfter(world, level, { contests, setOf, listed }));
    worlds = sameWorlds(next).slice(0, mostWorlds);
  }
  const found: Found = new Map(applied);
  for (const at of passing) found.set(at, settledIn(worlds, at, passing, votesOf, setOf));
  return found;
}

type SetOf = (a: number, b: number) => ConflictSet | undefined;

/** What ties are broken by: the contests, the set that two of them share, and all as the sets list them. */
interface Ground {
  readonly contests: readonly Settleable[];
  readonly setOf: SetOf;
  readonly listed: readonly number[];
}

/** The ways in which contests with the same votes may come out, where some with more votes stand already. */
function worldsAfter(
  { standing, tieBreaks }: World,
  level: readonly number[],
  ground: Ground,
): World[] {
  const { setOf } = ground;
  const open = level.filter((at) => ![...standing].some((other) => setOf(at, other)));
  let worlds: readonly World[] = [{ standing: new Set([...standing]), tieBreaks }];
  for (const together of connected(open, setOf)) {
    const broken = breakConflict(together, ground);
    const ways = broken ? [broken.chosen] : independentSets(together, setOf);
    worlds = worlds.flatMap((world) =>
      ways.map((way) => ({
        standing: new Set([...world.standing, ...way]),
        tieBreaks: broken ? [...world.tieBreaks, broken] : world.tieBreaks,
      })),
    );
    worlds = worlds.slice(0, mostWorlds);
  }
  return [...worlds];
}

/** All choices of contests that do not conflict, to which none can be added. */
function independentSets(contests: readonly number[], setOf: SetOf): number[][] {
  const found = new Map<string, number[]>();
  const grow = (chosen: readonly number[], rest: readonly number[]): void => {
    if (found.size >= mostWorlds) return;
    const [first, ...others] = rest;
    if (first === undefined) {
      const whole = contests.every(
        (at) => chosen.includes(at) || chosen.some((other) => setOf(at, other)),
      );
      if (whole) found.set(chosen.join(), [...chosen]);
      return;
    }
    grow(
      [...chosen, first],
      others.filter((other) => !setOf(first, other)),
    );
    if (others.some((other) => setOf(first, other))) grow(chosen, others);
  };
  grow([], contests);
  return [...found.values()];
}

function sameWorlds(worlds: readonly World[]): World[] {
  return [...new Map(worlds.map((world) => [[...world.standing].join(), world])).values()];
}

function settledIn(
  worlds: readonly World[],
  at: number,
  passing: readonly number[],
  votesOf: (at: number) => number,
  setOf: SetOf,
): Settled {
  const standing = worlds.filter((world) => world.standing.has(at)).length;
  const tieBreak = worlds[0]?.tieBreaks.find((one) => one.options.includes(at));
  const inWay = passing.filter(
    (other) =>
      setOf(at, other) &&
      votesOf(other) >= votesOf(at) &&
      (tieBreak?.options.includes(other) || worlds.some((world) => world.standing.has(other))),
  );
  const rivals = inWay.map((contest) => ({ contest, votes: votesOf(contest) }));
  const evidence = {
    rivals,
    ...(tieBreak && worlds.length === 1 && { tieBreak }),
  };
  if (standing === worlds.length) {
    return tieBreak
      ? { outcome: { kind: 'passed' }, ...evidence }
      : { outcome: { kind: 'passed' } };
  }
  return standing === 0
    ? { outcome: { kind: 'overridden' }, ...evidence }
    : { outcome: { kind: 'tied', winners: [], tied: [] }, ...evidence };
}

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

/**
 * Which of the conflicting contests with the same votes prevail, taken in the order that the set's
 * policy gives. Undefined where it does not tell of all.
 */
function breakConflict(
  clashing: readonly number[],
  { contests, setOf, listed }: Ground,
): TieBreakExhibit | undefined {
  const sets = clashing.flatMap((a) => clashing.flatMap((b) => setOf(a, b) ?? []));
  const policy = sets[0]?.ties;
  const drawn = policy && drawOrder(clashing, policy, ticketsOf(contests, listed));
  if (drawn === undefined) return undefined;
  const chosen: number[] = [];
  for (const at of drawn.order) {
    if (!chosen.some((other) => setOf(at, other))) chosen.push(at);
  }
  const told = clashing.every(
    (at) => chosen.includes(at) || chosen.some((other) => setOf(at, other)),
  );
  if (!told) return undefined;
  return { kind: 'tie-break', options: clashing, seats: chosen.length, chosen, ...drawn.evidence };
}

/**
 * In which order a contest and all with which it conflicts prevail where their votes are level, as far as
 * their policy tells it. Undefined where several sets have policies: which one counts hangs on who is level.
 */
export function conflictOrder(
  at: number,
  contests: readonly Settleable[],
  conflicts: readonly ConflictSet[],
): readonly number[] | undefined {
  const component = conflictComponents(contests.length, conflicts);
  const sets = conflicts.filter((set) =>
    set.contests.some((member) => component[member] === component[at]),
  );
  if (sets.every(({ ties }) => ties.kind === 'report')) return [];
  const [set, ...more] = sets;
  if (set === undefined || more.length > 0) return undefined;
  return drawOrder(set.contests, set.ties, ticketsOf(contests, listedIn(conflicts)))?.order;
}

function listedIn(conflicts: readonly ConflictSet[]): readonly number[] {
  return [...new Set(conflicts.flatMap((set) => set.contests))];
}

function ticketsOf(contests: readonly Settleable[], listed: readonly number[]): Tickets {
  return { contest: 'conflict', listed, idOf: (at) => contests[at]?.contest.id ?? '' };
}
