import { type BitSet, bitSet, hasBit, setBit } from '../base/bit-set.ts';
import type { Codes } from '../csv/column-store.ts';

/** What is seen of the codes of a column, of which there may be as many as rows. */
export interface Sightings {
  /** the codes that stand in a row */
  readonly met: BitSet;
  /** those that stand in several rows, but for 0 */
  readonly again: BitSet;
  /** how many rows have the code 0 */
  readonly empty: number;
}

const known = new WeakMap<Codes, Sightings>();

/** Looks through the codes of a column once, whoever asks. They are smaller than `size`, and not changed any more. */
export function sightingsOf(codes: Codes, size: number): Sightings {
  const own = known.get(codes) ?? look(codes, size);
  known.set(codes, own);
  return own;
}

function look(codes: Codes, size: number): Sightings {
  const met = bitSet(size);
  const again = bitSet(size);
  let empty = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    if (code === 0) empty += 1;
    else if (hasBit(met, code)) setBit(again, code);
    else setBit(met, code);
  }
  if (empty > 0) setBit(met, 0);
  return { met, again, empty };
}
