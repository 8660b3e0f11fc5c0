import type { ConflictSet } from '../../election/election.ts';
import type { OpenBallots } from '../../election/open-ballots.ts';
import type { Situation } from '../decide.ts';
import type { Outcome } from '../method.ts';
import { type Settled, settle } from '../settle.ts';
import { beforeTies, withCastingVote, withoutPolicyOf } from './before-ties.ts';
import { anyOf, type Condition, contestsIn } from './condition.ts';
import { type Field, fieldOf, type Polled } from './field.ts';
import { changesAmong, type Linked, otherLevels } from './links.ts';
import { type Margin, marginOf } from './margin.ts';
import { changesFrom } from './outcome-condition.ts';
import { marginOfRounds } from './rounds.ts';
import { canHold } from './set-aside.ts';
import { forMargin, forOpen } from './shortlist.ts';
import { withAnotherWriteIn } from './with-another-write-in.ts';

/** How firmly an outcome stands. */
export interface Robustness {
  /** the fewest counted ballots whose mark in this contest, changed, changes the outcome */
  readonly margin: Margin;
  readonly setAside: SetAside;
}

/**
 * Whether what was set aside could change the outcome; of a bound, whether it might. `ballots` are rows
 * set aside that could count, `marks` are invalid marks of counted ballots.
 */
interface SetAside {
  readonly kind: 'exact' | 'bound' | 'not-computed';
  readonly changes: boolean;
  readonly ballots: number;
  readonly marks: number;
}

/** The contests of an election, decided and settled, and what is open, if anything is. */
export interface Settlement {
  readonly contests: readonly Polled[];
  readonly settled: readonly (Settled | undefined)[];
  readonly conflicts: readonly ConflictSet[];
  readonly situation: Situation;
  readonly open: OpenBallots | undefined;
}

/**
 * How firmly the outcome of each contest stands. Undefined for one that is withdrawn or was not decided.
 *
 * 1. "The outcome is another" is written as sums over the ballots that must reach something: a winner
 *    drops out, another reaches a winner, a rule fails. Ties count as ties, whatever breaks them.
 * 2. The margin is the fewest ballots that make it true with other marks. Only marks in this contest
 *    change; bases follow them, and the other contests stay as they are.
 * 3. What was set aside is asked whether any choice for it makes that true, in all connected contests at once.
 *
 * Example: 261 yes, 158 no, 28 abstain, 40 blank, majority of valid: 52 of the yes as no make 209 of
 * 419, and that is no majority. 9 ballots set aside cannot change it.
 */
export function robustnessOf(given: Settlement): readonly (Robustness | undefined)[] {
  const all = {
    ...given,
    contests: given.contests.map((own) => withAnotherWriteIn(withCastingVote(own))),
  };
  const fieldAt = fieldsOf(all);
  return all.contests.map((own, at) => {
    const settled = all.settled[at];
    const field = fieldAt(at);
    if (field === undefined || settled === undefined) return undefined;
    const polled = beforeTies(own, all.situation);
    const now = polled.decided.result?.outcome ?? { kind: 'no-votes' };
    const subject: Subject = { at, polled, now, settled, all };
    if (own.contest.reads === 'ranking') return runoffRobustness(subject, field, fieldAt);
    const alone = changesFrom(now, field, forMargin(field));
    const named = () => optionsNamed(at, all.open);
    // Of a question no options are shortlisted: either way it is the same.
    const question = field.contest.reads === 'question';
    const open = question ? alone : changesFrom(now, field, forOpen(field, named));
    return {
      margin: marginIn(subject, field, alone),
      setAside: setAsideIn(subject, field, open, fieldAt),
    };
  });
}

interface Subject {
  readonly at: number;
  /** before ties were broken */
  readonly polled: Polled;
  /** what came of it by itself, before ties were broken */
  readonly now: Outcome;
  readonly settled: Settled;
  readonly all: Settlement;
}

function fieldsOf({ contests, situation, open }: Settlement): (at: number) => Field | undefined {
  const known = new Map<number, Field>();
  return (at) => {
    const polled = contests[at];
    const found = known.get(at);
    if (found || polled?.decided.result === undefined) return found;
    const most = polled.decided.count.ballots[situation.unit] + (open?.weight ?? 0) + 1;
    const field = fieldOf(at, polled, situation, BigInt(most));
    known.set(at, field);
    return field;
  };
}

/** Of an instant runoff: what a bound on the ballots that would change it does not answer is not computed. */
function runoffRobustness(
  subject: Subject,
  field: Field,
  fieldAt: (at: number) => Field | undefined,
): Robustness {
  const { polled, settled, all } = subject;
  const alone = all.situation.unit === 'heads' && polled.contest.quorum === undefined;
  const applies = settled.outcome.kind !== 'not-applicable';
  const empty = alone && subject.now.kind === 'no-votes' && field.count.ballots.heads > 0;
  const exhibits = polled.decided.result?.exhibits ?? [];
  const found: Margin = empty
    ? { kind: 'exact', ballots: 1 }
    : marginOfRounds(alone && polled.contest.method === 'instant-runoff' ? exhibits : []);
  const least = 'ballots' in found ? found.ballots : 1;
  const ballots = all.open?.rows ?? 0;
  const marks = field.count.invalid.heads;
  const nothing = ballots === 0 && !hasInvalid(subject, fieldAt);
  const few = nothing || (!isConnected(subject) && ballots + marks < least);
  return {
    margin: applies ? found : { kind: 'unchangeable' },
    setAside: { kind: few ? 'exact' : 'not-computed', changes: !few, ballots, marks },
  };
}

function conflictsOf({ at, all }: Subject): boolean {
  return all.conflicts.some(({ contests }) => contests.includes(at));
}

function marginIn(subject: Subject, field: Field, alone: Condition): Margin {
  const { at, now, settled, all } = subject;
  if (settled.outcome.kind === 'not-applicable') return { kind: 'unchangeable' };
  const cells = all.situation.groups?.cells ?? [];
  if (now.kind !== 'passed' || !conflictsOf(subject)) return marginOf(alone, field, cells);
  const linked = linkedBeforeTies(subject, () => undefined);
  const kind = settle(linked.contests, linked.conflicts, linked.unit)[at]?.outcome.kind ?? now.kind;
  return marginOf(anyOf([alone, otherLevels(at, field, kind, linked)]), field, cells);
}

function setAsideIn(
  subject: Subject,
  field: Field,
  alone: Condition,
  fieldAt: (at: number) => Field | undefined,
): SetAside {
  const { open } = subject.all;
  const ballots = open?.rows ?? 0;
  const marks = field.count.invalid.heads;
  const found = (kind: SetAside['kind'], changes: boolean) => ({ kind, changes, ballots, marks });
  const condition = setAsideCondition(subject, alone, fieldAt);
  if (ballots === 0 && !hasInvalid(subject, fieldAt)) return found('exact', false);
  const { groups } = subject.all.situation;
  const grouped = groups && contestsIn(condition).some((one) => fieldAt(one)?.grouped);
  if (open?.weightUnknown || (grouped && open?.groupsUnknown)) return found('not-computed', true);
  const possible = canHold(condition, { open, groups, fieldOf: fieldAt });
  return possible === 'might' ? found('bound', true) : found('exact', possible === 'yes');
}

/** Whether there are invalid marks that could matter: those of other contests too, where some may be connected. */
function hasInvalid(subject: Subject, fieldAt: (at: number) => Field | undefined): boolean {
  const connected = isConnected(subject) ? [...subject.all.contests.keys()] : [subject.at];
  return connected.some((one) => (fieldAt(one)?.count.invalid.heads ?? 0) > 0);
}

function isConnected(subject: Subject): boolean {
  return subject.polled.contest.condition !== undefined || conflictsOf(subject);
}

/** When the outcome is another, whatever may be marked otherwise. */
function setAsideCondition(
  subject: Subject,
  alone: Condition,
  fieldAt: (at: number) => Field | undefined,
): Condition {
  if (!isConnected(subject)) return alone;
  const linked = linkedBeforeTies(subject, fieldAt);
  const now = settle(linked.contests, linked.conflicts, linked.unit)[subject.at];
  return changesAmong(subject.at, now ?? subject.settled, alone, linked);
}

/** A contest before its own ties are broken, among the others as they came out. */
function linkedBeforeTies({ at, polled, all }: Subject, fieldOf: Linked['fieldOf']): Linked {
  const contests = all.contests.map((own, other) => (other === at ? polled : own));
  const conflicts = withoutPolicyOf(at, contests.length, all.conflicts);
  return { contests, conflicts, unit: all.situation.unit, fieldOf };
}

function optionsNamed(at: number, open: OpenBallots | undefined): ReadonlySet<number> {
  const named = new Set<number>();
  for (const { now, others } of open?.votersIn([at], 'together') ?? []) {
    for (const { marks } of now ? [now, ...others] : others) {
      for (const mark of marks) {
        if (mark.kind !== 'valid') continue;
        for (const option of mark.options) named.add(option);
        mark.points?.forEach((points = 0, option) => {
          if (points > 0) named.add(option);
        });
      }
    }
  }
  return named;
}
