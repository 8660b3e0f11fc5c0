import type { Method } from './method.ts';
import { fillSeats } from './seats.ts';

/**
 * Plurality: the most votes win, also called first past the post; with n seats, the n options with the most.
 *
 * 1. Count the votes of each option.
 * 2. The options with the most votes take the seats. An option without a vote takes none.
 * 3. Options with the same votes at the last seat are tied for the seats that are left.
 *
 * Source: Robert's Rules of Order Newly Revised (12th ed.) 44:11: a plurality is the largest number
 * of votes when there are three or more choices. Blank, abstaining and invalid marks count for no
 * option; a mark for two options is invalid.
 *
 * Example: A 10, B 7, C 7, D 7, E 1 for two seats: A is elected; B, C and D are tied for one seat.
 */
export const plurality: Method = {
  id: 'plurality',
  title: 'Plurality',
  summary: 'choose one; the most votes win (seats: n)',
  reads: 'choice',
  decide: fillSeats,
};
