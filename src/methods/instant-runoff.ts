import type {
  Exhibit,
  Method,
  MethodInput,
  MethodResult,
  Outcome,
  RoundExhibit,
} from './method.ts';
import { breakTieIn, mostLooks, type Ranking, rankingsIn, roundsIn, without } from './rankings.ts';

/**
 * Instant runoff: rank as many as you like; the last is out, round by round, until one has more than half.
 *
 * 1. In each round a ballot counts for whom it ranks first of those who are left. One that ranks none of
 *    them is exhausted.
 * 2. Who has more than half of the votes of the round is elected.
 * 3. Else who has the fewest is out. Several with the fewest are out together where they cannot catch up
 *    even together: the order in which they leave changes nothing.
 * 4. Several with the fewest who could are a tie, which is broken as the contest says; those who come
 *    first in that order stay. Where it is not broken, each of them is taken out in turn: if the same
 *    option wins in every way, it is elected, else those who win in some way are tied.
 *
 * Source: Robert's Rules of Order Newly Revised (12th ed.) 45:62-69 (preferential voting); the count is
 * that of the Commonwealth Electoral Act 1918 (Australia), section 274. A ballot need not rank all.
 *
 * Example: A>C 4, B>C 3, C>B 2 of 9: C is out, B has 5 of 9 and is elected.
 */
export const instantRunoff: Method = {
  id: 'instant-runoff',
  title: 'Instant runoff',
  summary: 'rank; the last is out, round by round, until one has more than half',
  reads: 'ranking',
  breaksTies: true,
  decide: (input) => {
    const ballots = rankingsIn(input.profile, input.unit);
    const all = input.count.options.map((_, option) => option);
    if (input.count.valid[input.unit] === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    return countRounds(all, ballots, input);
  },
};

/** The votes of a round: of each option that is left, most first, and of all of them. */
interface Standing {
  readonly votes: readonly { readonly option: number; readonly votes: number }[];
  readonly of: number;
}

function standingOf(left: readonly number[], ballots: readonly Ranking[]): Standing {
  const size = left.reduce((most, option) => Math.max(most, option + 1), 0);
  const isLeft = new Uint8Array(size);
  for (const option of left) isLeft[option] = 1;
  const votesOf = new Float64Array(size);
  let of = 0;
  for (const { options, votes } of ballots) {
    const choice = options.find((option) => isLeft[option] === 1);
    if (choice === undefined) continue;
    votesOf[choice] = (votesOf[choice] ?? 0) + votes;
    of += votes;
  }
  const votes = left.map((option) => ({ option, votes: votesOf[option] ?? 0 }));
  return { votes: votes.sort((a, b) => b.votes - a.votes), of };
}

/** Who has more than half. */
function winnerOf({ votes: [first], of }: Standing): number | undefined {
  return first && 2 * first.votes > of ? first.option : undefined;
}

/** Those with the fewest votes, and whether they are out together, since they cannot catch up. */
function lastOf({ votes }: Standing) {
  const fewest = votes.at(-1)?.votes ?? 0;
  const level = votes.filter((one) => one.votes === fewest).map(({ option }) => option);
  const next = votes[votes.length - level.length - 1]?.votes;
  const together = next !== undefined && level.length * fewest < next;
  return { level, settled: level.length === 1 || together };
}

function countRounds(
  options: readonly number[],
  ballots: readonly Ranking[],
  { count, unit, draw, nobody }: MethodInput,
): MethodResult {
  const exhibits: Exhibit[] = [];
  const winnersAmong = winnersFinder(ballots);
  let left = options;
  for (let round = 1; ; round += 1) {
    const standing = standingOf(left, ballots);
    const exhausted = count.valid[unit] - standing.of;
    const show = (out: readonly number[], tie?: RoundExhibit['tie']) => {
      const { votes } = standing;
      exhibits.push({ kind: 'round', round, votes, exhausted, out, ...(tie && { tie }) });
      left = without(left, out);
    };
    const winner = winnerOf(standing);
    if (winner !== undefined) {
      show([]);
      return wonBy(winner, exhibits, nobody);
    }
    const { level, settled } = lastOf(standing);
    const broken = settled ? undefined : breakTieIn(round, level, level.length - 1, draw);
    if (settled) {
      show(level);
    } else if (broken) {
      // Those who are chosen stay.
      show(without(level, broken.chosen), { options: level, came: 'broken' });
      exhibits.push(broken);
    } else {
      const winners = winnersAmong(left);
      const came =
        winners === undefined ? 'unknown' : winners.length === 1 ? 'same-winner' : 'open';
      const among = winners ?? left;
      show(came === 'same-winner' ? level.slice(0, 1) : [], { options: level, came });
      if (came !== 'same-winner') return { outcome: tiedAmong(among), exhibits };
    }
    const [only, ...others] = left;
    if (only !== undefined && others.length === 0) return wonBy(only, exhibits, nobody);
  }
}

/** The votes of a winner in the last round; where it is the option that elects nobody, that is what comes of it. */
function wonBy(
  winner: number,
  exhibits: readonly Exhibit[],
  nobody: number | undefined,
): MethodResult {
  if (winner !== nobody)
    return { outcome: { kind: 'elected', winners: [winner], unfilled: 0 }, exhibits };
  const votes =
    roundsIn(exhibits)
      .at(-1)
      ?.votes.find(({ option }) => option === winner)?.votes ?? 0;
  return {
    outcome: { kind: 'none-elected' },
    exhibits: [...exhibits, { kind: 'nobody', option: winner, votes }],
  };
}

function tiedAmong(options: readonly number[]): Outcome {
  return { kind: 'tied', winners: [], tied: [{ options, seats: 1 }] };
}

/** Who wins in some way in which ties may fall, in the order of the list; undefined where the ways are too many. */
function winnersFinder(ballots: readonly Ranking[]) {
  const known = new Map<string, readonly number[]>();
  let looks = 0;
  const find = (from: readonly number[]): readonly number[] => {
    let left = from;
    for (;;) {
      looks += ballots.length + left.length;
      if (looks > mostLooks) return left;
      const standing = standingOf(left, ballots);
      const winner = winnerOf(standing);
      if (winner !== undefined) return [winner];
      const { level, settled } = lastOf(standing);
      if (left.length === level.length && level.length === 2) return left;
      if (!settled) return eachWay(left, level);
      left = without(left, level);
    }
  };
  const eachWay = (left: readonly number[], level: readonly number[]) => {
    const key = left.join(' ');
    const found = known.get(key);
    if (found) return found;
    const winners = new Set<number>();
    for (const out of level) {
      for (const winner of find(without(left, [out]))) winners.add(winner);
      if (looks > mostLooks) return left;
    }
    const own = left.filter((option) => winners.has(option));
    known.set(key, own);
    return own;
  };
  return (left: readonly number[]) => {
    const winners = find(left);
    return looks > mostLooks ? undefined : winners;
  };
}
