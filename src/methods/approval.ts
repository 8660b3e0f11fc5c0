import type { Method } from './method.ts';
import { fillSeats } from './seats.ts';

/**
 * Approval: mark as many as you like, or at most `max`; the most approvals win.
 *
 * 1. A ballot gives one vote to each option it marks. More marks than `max` or fewer than `min` make it invalid.
 * 2. The options with the most votes take the seats. An option without a vote takes none.
 * 3. Options with the same votes at the last seat are tied for the seats that are left.
 *
 * Source: Steven J. Brams and Peter C. Fishburn, "Approval Voting", American Political Science
 * Review 72 (1978) 831-847. With `max` equal to the seats it is block voting. Shares are of the valid
 * ballots and add up to more than 100%. Blank and abstaining ballots approve of nothing and are not valid ones.
 *
 * Example: ballots {A B}, {A}, {B C}, {} for one seat: A 2, B 2, C 1 of 3 valid: A and B are tied for one seat.
 */
export const approval: Method = {
  id: 'approval',
  title: 'Approval',
  summary: 'choose several (min, max marks); the most approvals win (seats: n)',
  reads: 'approval',
  decide: fillSeats,
};
