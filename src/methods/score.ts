import type { Method } from './method.ts';
import { fillSeats } from './seats.ts';

/**
 * Score voting, also called range voting: give each option a number; the largest sum wins.
 *
 * 1. Add the points that ballots give each option. An option to which a ballot gives none has 0 from it.
 * 2. The options with the most points take the seats. An option without a point takes none.
 * 3. Options with the same points at the last seat are tied for the seats that are left.
 *
 * Source: Warren D. Smith, "Range Voting" (2000), https://www.rangevoting.org/WarrenSmithPages/homepage/rangevote.pdf.
 * There a score left out may count in no average; here it is a 0, as in a sum, so that few who score an option cannot
 * elect it. A ballot that scores nothing is blank; one with a score that is not in the range, or no whole number, is
 * invalid. Each point of a ballot weighs what the ballot does.
 *
 * Example: scores from 0 to 5 for A and B, ballots {5 0}, {3 4}, {- 4}, {- -}: A 8, B 8 of at most 15 points on 3
 * valid ballots: A and B are tied for one seat.
 */
export const score: Method = {
  id: 'score',
  title: 'Score',
  summary: 'give each option a number; the largest sum wins (seats: n)',
  reads: 'scores',
  decide: fillSeats,
};
