import type { Exhibit, RoundExhibit } from '../method.ts';
import { roundsIn } from '../rankings.ts';
import type { Margin } from './margin.ts';

/**
 * The fewest ballots that change who wins an instant runoff, in heads, or a bound.
 *
 * 1. One ballot with another mark brings the last of a round nearer to the next by two votes at most, and takes
 *    two at most from what the winner has over half. While that closes no gap, the same are out in each round.
 * 2. Several who together have fewer votes than the next are out before it, in whatever order: one gap stands
 *    for their rounds. Rounds are taken together so that the smallest gap is as large as it can be.
 * 3. Where there is one option only, it wins until no ballot names it.
 * 4. Half of the lead in a last round of two is always enough: so many of the winner's votes as the other's.
 *
 * Source: David Cary, "Estimating the Margin of Victory for Instant-Runoff Voting" (EVT/WOTE 2011).
 *
 * Example: a lead of 7 in the last round is not lost by 3 ballots, but by 4.
 */
export function marginOfRounds(exhibits: readonly Exhibit[]): Margin {
  const rounds = roundsIn(exhibits);
  const last = rounds.at(-1);
  if (last === undefined || last.tie) return { kind: 'not-computed' };
  const [only, ...others] = last.votes;
  if (only && others.length === 0) return { kind: 'exact', ballots: only.votes };
  const most = ballotsFor(lead(last));
  const least = ballotsFor(smallestGap(rounds));
  if (last.votes.length === 2 && least === most) return { kind: 'exact', ballots: most };
  return least > 1 ? { kind: 'at-least', ballots: least } : { kind: 'not-computed' };
}

/** So many ballots close a gap. */
function ballotsFor(gap: number): number {
  return Math.max(1, Math.ceil(gap / 2));
}

function smallestGap(rounds: readonly RoundExhibit[]): number {
  /** by round, the smallest gap from there to the end */
  const gaps: number[] = rounds.map(() => 0);
  const end = rounds.length - 1;
  for (let from = end; from >= 0; from -= 1) {
    const { votes = [] } = rounds[from] ?? {};
    if (from === end) gaps[from] = lead({ votes });
    for (let to = from + 1; to <= end; to += 1) {
      const gap = gapAbove(votes, rounds[to]?.votes.length ?? 0);
      gaps[from] = Math.max(gaps[from] ?? 0, Math.min(gap, gaps[to] ?? 0));
    }
  }
  return gaps[0] ?? 0;
}

/** What the winner's votes, taken twice, are over all of the round. */
function lead({ votes }: Pick<RoundExhibit, 'votes'>): number {
  const [first, ...others] = votes;
  return others.reduce((left, one) => left - one.votes, first?.votes ?? 0);
}

/** By how much all but the first so many, together, are behind the last of these. */
function gapAbove(votes: RoundExhibit['votes'], left: number): number {
  return votes.slice(left).reduce((gap, one) => gap - one.votes, votes[left - 1]?.votes ?? 0);
}
