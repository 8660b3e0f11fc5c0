import { type BitSet, bitSet, hasBit, numbersIn, setBit, setBits } from '../base/bit-set.ts';
import type { Codes } from '../csv/column-store.ts';

/** What is seen of the codes of a column, of which there may be as many as rows. */
export interface Sightings {
  /** the codes that stand in a row */
  readonly met: BitSet;
  /** those that stand in several rows, but for 0 */
  readonly again: BitSet;
  /** how many rows have the code 0 */
  readonly empty: number;
  /** the rows with one of `again`, in order; made when they are asked for */
  readonly rowsOfAgain: () => Uint32Array;
}

const known = new WeakMap<Codes, Sightings>();

/**
 * Looks through the codes of a column once, whoever asks. They are smaller than `size`, and not changed any
 * more; `given`, where they are known, are the rows whose code is not the next.
 */
export function sightingsOf(codes: Codes, size: number, given?: Uint32Array): Sightings {
  const before = known.get(codes);
  if (before) return before;
  const others = given ?? othersIn(codes);
  const own = others ? among(others, codes, size) : look(codes, size);
  known.set(codes, own);
  return own;
}

/**
 * The rows whose code is not the next. Codes are given in the order in which they first come, as a rule:
 * undefined where they are not, or where more than an eighth of the rows would be named.
 */
function othersIn(codes: Codes): Uint32Array | undefined {
  const others: number[] = [];
  const most = codes.length >> 3;
  let next = 1;
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    if (code === next) next += 1;
    else if (code > next || others.length === most) return undefined;
    else others.push(row);
  }
  return Uint32Array.from(others);
}

/** What is seen where each row but `others` has the next code. */
function among(others: Uint32Array, codes: Codes, size: number): Sightings {
  const met = bitSet(size);
  const again = bitSet(size);
  let empty = 0;
  for (let at = 0; at < others.length; at += 1) {
    const code = codes[others[at] ?? 0] ?? 0;
    if (code === 0) empty += 1;
    else setBit(again, code);
  }
  setBits(met, empty > 0 ? 0 : 1, 1 + codes.length - others.length);
  return { met, again, empty, rowsOfAgain: () => rowsAmong(others, again, codes) };
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
  return { met, again, empty, rowsOfAgain: () => rowsWith(again, codes) };
}

/** The rows with one of some codes, in order. */
export function rowsWith(wanted: BitSet, codes: Codes): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row += 1)
    if (hasBit(wanted, codes[row] ?? 0)) rows.push(row);
  return Uint32Array.from(rows);
}

/**
 * The rows with one of `again`, where each row that is none of `others` has the next code: the first with
 * a code is known by how many of them come before it.
 */
function rowsAmong(others: Uint32Array, again: BitSet, codes: Codes): Uint32Array {
  const rows: number[] = [];
  let before = 0;
  const pass = () => {
    const row = others[before] ?? 0;
    if (codes[row] !== 0) rows.push(row);
    before += 1;
  };
  for (const code of numbersIn(again)) {
    while ((others[before] ?? Number.POSITIVE_INFINITY) < code + before) pass();
    rows.push(code - 1 + before);
  }
  while (before < others.length) pass();
  return Uint32Array.from(rows);
}
