import type {
  Exhibit,
  Method,
  MethodInput,
  MethodResult,
  Outcome,
  RoundExhibit,
  RoundTie,
  TieBreakExhibit,
} from './method.ts';
import { breakTieIn, mostLooks, type Ranking, rankingsIn, roundsIn, without } from './rankings.ts';
import {
  firstStanding,
  type Standing,
  votePlaces,
  wholeVote,
  withoutOptions,
  withoutSurplus,
} from './transfers.ts';

/**
 * Single transferable vote: several seats, each for a quota of the votes; what an option does not need goes on.
 *
 * 1. The quota is the valid ballots, divided by one more than the seats, without decimals, plus 1.
 * 2. A ballot counts for its first choice. Who has the quota is elected.
 * 3. The largest surplus over the quota goes on: each ballot of that option counts for whom it ranks next of
 *    those who are neither elected nor out, at its value times the surplus by the votes of the option, cut to
 *    five decimals. One that ranks nobody who is left is exhausted.
 * 4. Where no surplus is left, who has the fewest votes is out, and its ballots go on at the value they have.
 * 5. Who then has the quota is elected, and so on, round by round, until all seats are filled, or no more are
 *    left than there are seats to fill: these are elected without the quota, after the ballots of the last one
 *    who was out have gone on, as in published counts.
 * 6. Of surpluses, or fewest votes, that are equal, the last round in which they were not decides. Where they
 *    always were, it is a tie, broken as the contest says. Where it is not broken, each way is followed: who is
 *    elected in all of them is elected, and those who are in some are tied.
 *
 * Blank, abstaining and invalid marks are in no quota. A ballot need not rank all; a rank that is left out is
 * passed over, where the Order ends the paper.
 *
 * Source: The Scottish Local Government Elections Order 2011 (SSI 2011/399), schedule 1, rules 46 to 53,
 * https://www.legislation.gov.uk/ssi/2011/399/schedule/1; where it draws lots, the contest says who goes first.
 *
 * Example: for 2 seats A>B 5, B 1, C 3 of 9: the quota is 4; A is elected, and a surplus of 1 goes on at 0.2 a
 * ballot, so that B has 2; B is out, and C, the last one left, is elected with 3.
 */
export const stv: Method = {
  id: 'stv',
  title: 'Single transferable vote',
  summary:
    'rank; several seats (seats: n), each for a quota of the votes, and what is over it goes on',
  reads: 'ranking',
  breaksTies: true,
  decide: (input) => {
    const { count, unit, seats } = input;
    const valid = count.valid[unit];
    if (valid === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    const rankings = rankingsIn(input.profile, unit);
    const quota = Math.floor(valid / (seats + 1)) + 1;
    const race = { rankings, seats, quota: quota * wholeVote, valid: valid * wholeVote };
    const { outcome, exhibits } = countRounds(race, input);
    return { outcome, exhibits: [{ kind: 'quota', votes: quota, of: valid, seats }, ...exhibits] };
  },
};

/** What stays the same in all rounds. The quota and the valid votes are in parts of a vote. */
interface Race {
  readonly rankings: readonly Ranking[];
  readonly seats: number;
  readonly quota: number;
  readonly valid: number;
}

function countRounds(race: Race, { count, draw, nobody }: MethodInput): MethodResult {
  const exhibits: Exhibit[] = [];
  const winnersAfter = winnersFinder(race);
  // Where the same are elected in all ways, no later tie changes that.
  let isSame = false;
  let standing = firstStanding(race.rankings, count.options.length);
  for (let round = 1; ; round += 1) {
    const before = standing;
    const { now, done } = elect(before, race);
    const show = (more: Partial<RoundExhibit>) => {
      const elected = now.elected.slice(before.elected.length);
      exhibits.push({
        ...roundOf(round, now, race),
        ...(elected.length > 0 && { elected }),
        ...more,
      });
    };
    if (done) {
      show({});
      return filledBy(now, exhibits, race, nobody);
    }
    const step = nextStep(now, race);
    const settled = step.together || step.level.length === 1;
    const broken = settled ? undefined : breakStep(step, round, draw);
    if (settled || broken) {
      const chosen = broken ? chosenIn(step, broken) : step.level;
      const told = step.since !== undefined || broken !== undefined;
      show({
        ...wayOf(step, chosen, now, race),
        ...(told && { tie: tieOf(step, broken ? 'broken' : 'earlier') }),
      });
      if (broken) exhibits.push(broken);
      standing = after(now, step, chosen, race);
    } else {
      const ways: Ways | undefined = isSame ? undefined : winnersAfter(now);
      isSame ||= ways?.length === 1;
      const chosen = step.level.slice(0, 1);
      const tie = tieOf(step, isSame ? 'same-winner' : ways ? 'open' : 'unknown');
      show({ ...(isSame && wayOf(step, chosen, now, race)), tie });
      if (!isSame) return tiedIn(ways, now, exhibits, race, nobody);
      standing = after(now, step, chosen, race);
    }
  }
}

function tieOf({ kind, equal, level, since }: Step, came: RoundTie['came']): RoundTie {
  return {
    options: equal,
    ...(kind === 'surplus' && { surplus: true }),
    ...(since !== undefined && { told: { round: since, level } }),
    came,
  };
}

function roundOf(round: number, { votes, elected, left }: Standing, { valid }: Race): RoundExhibit {
  const there = [...elected, ...left].map((option) => ({ option, votes: votes[option] ?? 0 }));
  return {
    kind: 'round',
    round,
    places: votePlaces,
    votes: there.sort((a, b) => b.votes - a.votes),
    exhausted: there.reduce((rest, one) => rest - one.votes, valid),
    out: [],
  };
}

/** Who has the quota is elected; so are the last who are left, where there is a seat for each. */
function elect(standing: Standing, { quota, seats }: Race) {
  const { votes } = standing;
  const votesOf = (option: number) => votes[option] ?? 0;
  const order = standing.left.toSorted((a, b) => votesOf(b) - votesOf(a));
  const reached = order.filter((option) => votesOf(option) >= quota);
  const others = order.slice(reached.length);
  const free = seats - standing.elected.length - reached.length;
  const last = free > 0 && others.length <= free ? others : [];
  const now: Standing = {
    ...standing,
    left: without(standing.left, [...reached, ...last]),
    elected: [...standing.elected, ...reached, ...last],
    surpluses: [...standing.surpluses, ...reached.filter((option) => votesOf(option) > quota)],
  };
  return { now, done: free <= 0 || last.length > 0 || others.length === 0 };
}

/** What comes next, and for whom: whose surplus goes on, or who is out. */
interface Step {
  readonly kind: 'surplus' | 'exclusion';
  /** those who have the largest surplus or the fewest votes in this round */
  readonly equal: readonly number[];
  /** those of them who were equal in earlier rounds too */
  readonly level: readonly number[];
  /** the earlier round that told them apart */
  readonly since?: number;
  /** whether they are all out at once: nobody has voted for any of them */
  readonly together: boolean;
}

function nextStep({ votes, earlier, left, elected, surpluses }: Standing, { seats }: Race): Step {
  const kind = surpluses.length > 0 ? 'surplus' : 'exclusion';
  const among = kind === 'surplus' ? surpluses : left;
  const sign = kind === 'surplus' ? 1 : -1;
  const first = (options: readonly number[], then: readonly number[]) => {
    const worth = (option: number) => sign * (then[option] ?? 0);
    const best = options.reduce((most, option) => Math.max(most, worth(option)), -Infinity);
    return options.filter((option) => worth(option) === best);
  };
  const equal = first(among, votes);
  const unwanted = kind === 'exclusion' && equal.every((option) => votes[option] === 0);
  const together = unwanted && left.length - equal.length >= seats - elected.length;
  let level = equal;
  let since: number | undefined;
  for (let at = earlier.length - 1; at >= 0 && level.length > 1 && !together; at -= 1) {
    const told = first(level, earlier[at] ?? []);
    if (told.length < level.length) since = at + 1;
    level = told;
  }
  return { kind, equal, level, together, ...(since !== undefined && { since }) };
}

/** Those whose turn it is by a broken tie. Of those with the fewest votes the chosen stay. */
function chosenIn({ kind, level }: Step, { chosen }: TieBreakExhibit): readonly number[] {
  return kind === 'surplus' ? chosen : without(level, chosen);
}

function breakStep({ kind, level }: Step, round: number, draw: MethodInput['draw']) {
  if (kind === 'exclusion') return breakTieIn(round, level, level.length - 1, draw);
  const broken = breakTieIn(round, level, 1, draw);
  return broken && { ...broken, surplus: true as const };
}

/** What a round shows of its end. */
function wayOf(
  { kind }: Step,
  chosen: readonly number[],
  { votes }: Standing,
  { quota }: Race,
): Partial<RoundExhibit> {
  if (kind === 'exclusion') return { out: chosen };
  const [option = -1] = chosen;
  return { surplus: { option, votes: (votes[option] ?? 0) - quota } };
}

function after(now: Standing, { kind }: Step, chosen: readonly number[], race: Race): Standing {
  return kind === 'surplus'
    ? withoutSurplus(now, chosen[0] ?? -1, race.quota, race.rankings)
    : withoutOptions(now, chosen, race.rankings);
}

/** The seats are filled; a seat of the option that elects nobody stays empty. */
function filledBy(
  { elected, votes }: Standing,
  exhibits: readonly Exhibit[],
  { seats }: Race,
  nobody: number | undefined,
): MethodResult {
  const winners = elected.filter((option) => option !== nobody);
  const outcome: Outcome =
    winners.length === 0
      ? { kind: 'none-elected' }
      : { kind: 'elected', winners, unfilled: seats - winners.length };
  return { outcome, exhibits: [...exhibits, ...seatOf(nobody, elected, exhibits, votes)] };
}

/** The seat that nobody takes: with how many votes it was won, or may be. */
function seatOf(
  nobody: number | undefined,
  seated: readonly number[],
  exhibits: readonly Exhibit[],
  votes: readonly number[],
): Exhibit[] {
  if (nobody === undefined || !seated.includes(nobody)) return [];
  const round = roundsIn(exhibits).find(({ elected = [] }) => elected.includes(nobody));
  const own = round?.votes.find(({ option }) => option === nobody)?.votes ?? votes[nobody] ?? 0;
  return [{ kind: 'nobody', option: nobody, votes: own, places: votePlaces }];
}

/** Those who are elected in each way in which ties may fall. */
type Ways = readonly (readonly number[])[];

/** Who is elected in all ways, and who in some; where there are too many, who is elected already. */
function tiedIn(
  ways: Ways | undefined,
  { elected, left, votes }: Standing,
  exhibits: readonly Exhibit[],
  { seats }: Race,
  nobody: number | undefined,
): MethodResult {
  const all = (option: number) => ways?.every((way) => way.includes(option)) === true;
  const [first = []] = ways ?? [];
  const seated = ways ? [...elected, ...without(first.filter(all), elected)] : elected;
  const some = ways ? left.filter((option) => ways.some((way) => way.includes(option))) : left;
  const outcome: Outcome = {
    kind: 'tied',
    winners: seated.filter((option) => option !== nobody),
    tied: [{ options: without(some, seated), seats: seats - seated.length }],
  };
  return { outcome, exhibits: [...exhibits, ...seatOf(nobody, seated, exhibits, votes)] };
}

/** Who is elected in each way in which ties may fall, each set of them once; undefined where the ways are too many. */
function winnersFinder(race: Race) {
  let looks = 0;
  const find = (from: Standing, found: Map<string, readonly number[]>) => {
    let standing = from;
    while (looks <= mostLooks) {
      looks += race.rankings.length + standing.votes.length;
      const { now, done } = elect(standing, race);
      if (done) {
        const winners = now.elected.toSorted((a, b) => a - b);
        found.set(winners.join(' '), winners);
        return;
      }
      const step = nextStep(now, race);
      const [only, ...others] = step.level;
      if (only !== undefined && others.length > 0 && !step.together) {
        for (const option of step.level) find(after(now, step, [option], race), found);
        return;
      }
      standing = after(now, step, step.level, race);
    }
  };
  return (from: Standing) => {
    const found = new Map<string, readonly number[]>();
    find(from, found);
    return looks > mostLooks ? undefined : [...found.values()];
  };
}
