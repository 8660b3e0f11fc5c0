import { counted } from './disposition.ts';
import { type RowsByVoter, rowsByVoter } from './rows-by-voter.ts';
import type { VoterKeys } from './voter-keys.ts';

/** The admissible rows of each voter who has several. */
export function repeatedRows(codes: Uint8Array, voters: VoterKeys): RowsByVoter {
  const { of, size } = voters;
  // Of each voter 1 for one row, 2 for several.
  const times = new Uint8Array(size);
  let left = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const voter = of[row] ?? 0;
    if (voter === 0 || codes[row] !== counted) continue;
    if (times[voter] === 0) times[voter] = 1;
    else {
      left += times[voter] === 1 ? 2 : 1;
      times[voter] = 2;
    }
  }
  const rows = new Uint32Array(left);
  for (let row = codes.length - 1; left > 0; row -= 1) {
    if (times[of[row] ?? 0] !== 2 || codes[row] !== counted) continue;
    left -= 1;
    rows[left] = row;
  }
  return rowsByVoter(rows, voters);
}
