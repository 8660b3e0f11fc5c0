import type { Exhibit, RoundExhibit } from '../method.ts';

/**
 * No fewer ballots change who wins an instant runoff, in heads.
 *
 * One ballot with another mark brings the last of a round nearer to the next by two votes at most, and takes two
 * at most from what the winner has over half. While that closes no gap, the same are out in each round.
 * A gap of 7 is not closed by 3 ballots: 4 at least.
 */
export function leastForRounds(exhibits: readonly Exhibit[]): number {
  const rounds = exhibits.flatMap((one) => (one.kind === 'round' ? [one] : []));
  const gaps = rounds.map((round, at) => (at === rounds.length - 1 ? lead(round) : gap(round)));
  return gaps.length === 0 ? 1 : Math.max(1, Math.ceil(Math.min(...gaps) / 2));
}

/** What the winner's votes, taken twice, are over all of the round. */
function lead({ votes }: RoundExhibit): number {
  const [first, ...others] = votes;
  return others.reduce((left, one) => left - one.votes, first?.votes ?? 0);
}

/** By how much those who are out, together, are behind the next. */
function gap({ votes, out, tie }: RoundExhibit): number {
  if (tie) return 0;
  const next = votes.at(-out.length - 1)?.votes ?? 0;
  return votes.slice(-out.length).reduce((left, one) => left - one.votes, next);
}
