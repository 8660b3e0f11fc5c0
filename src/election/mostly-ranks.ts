import type { Column } from '../csv/column-store.ts';
import { isUnranked, readRank } from './read-box.ts';

/** With fewer ballots of two numbers or more, nothing is seen. */
const leastBallots = 3;

/**
 * Whether numbers are ranks but for the slips of a few: nine in ten of the ballots with two numbers or more
 * give one of them a 1 and none of them twice. Scores seldom do. `leftOut` flags rows that are no ballots.
 */
export function areMostlyRanks(columns: readonly Column[], leftOut: Uint8Array): boolean {
  if (columns.some(({ bulk }) => bulk !== undefined)) return false;
  const numbers = columns.map(({ texts }) =>
    texts.map((text) => {
      const folded = text.trim().toLowerCase();
      return folded === '' || isUnranked(folded) ? undefined : (readRank(folded) ?? 0);
    }),
  );
  let [fit, several] = [0, 0];
  for (let row = 0; row < leftOut.length; row += 1) {
    if (leftOut[row] !== 0) continue;
    const own = columns.flatMap(({ codes }, at) => numbers[at]?.[codes[row] ?? 0] ?? []);
    if (own.length < 2) continue;
    several += 1;
    if (new Set(own).size === own.length && own.includes(1) && !own.includes(0)) fit += 1;
  }
  return several >= leastBallots && fit * 10 >= several * 9;
}
