import { bitSet, hasBit, setBit } from '../base/bit-set.ts';
import { counted } from './disposition.ts';
import { type RowsByVoter, rowsByVoter } from './rows-by-voter.ts';
import type { VoterKeys } from './voter-keys.ts';

/** The admissible rows of each voter who has several. */
export function repeatedRows(codes: Uint8Array, voters: VoterKeys): RowsByVoter {
  const { of, size } = voters;
  const met = bitSet(size);
  const again = bitSet(size);
  let repeats = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const voter = of[row] ?? 0;
    if (voter === 0 || codes[row] !== counted) continue;
    if (hasBit(met, voter)) {
      setBit(again, voter);
      repeats += 1;
    } else setBit(met, voter);
  }
  return repeats === 0 ? noRows : rowsByVoter(again, voters, codes, new Set([counted]));
}

const noRows: RowsByVoter = { rows: new Uint32Array(), ends: new Uint32Array() };
