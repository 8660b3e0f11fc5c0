import type { Column } from '../csv/column-store.ts';
import { isUnranked, readRank } from './read-box.ts';

/** With fewer ballots of two numbers or more, nothing is seen. */
const leastBallots = 3;

/** In place of a number, where none is given. */
const none = -1;

/**
 * Whether numbers are ranks but for the slips of a few: nine in ten of the ballots with two numbers or more
 * give one of them a 1 and none of them twice. Scores seldom do. `leftOut` flags rows that are no ballots.
 */
export function areMostlyRanks(columns: readonly Column[], leftOut: Uint8Array): boolean {
  if (columns.some(({ bulk }) => bulk !== undefined)) return false;
  const numbers = columns.map(({ texts, codes }) => ({
    codes,
    of: Int32Array.from(texts, (text) => {
      const folded = text.trim().toLowerCase();
      return folded === '' || isUnranked(folded) ? none : (readRank(folded) ?? 0);
    }),
  }));
  const largest = numbers.reduce(
    (most, { of }) => of.reduce((own, number) => Math.max(own, number), most),
    0,
  );
  /** by number, the last row that has it, counted from 1 */
  const metIn = new Uint32Array(largest + 1);
  let [fit, several] = [0, 0];
  for (let row = 0; row < leftOut.length; row += 1) {
    if (leftOut[row] !== 0) continue;
    let given = 0;
    let twice = false;
    for (const { codes, of } of numbers) {
      const number = of[codes[row] ?? 0] ?? none;
      if (number === none) continue;
      given += 1;
      twice ||= metIn[number] === row + 1;
      metIn[number] = row + 1;
    }
    if (given < 2) continue;
    several += 1;
    if (!twice && metIn[1] === row + 1 && metIn[0] !== row + 1) fit += 1;
    // However many are still to come, they are too few.
    else if ((several - fit) * 10 > leftOut.length) return false;
  }
  return several >= leastBallots && fit * 10 >= several * 9;
}
