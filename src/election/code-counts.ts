import type { Codes } from '../csv/column-store.ts';
import { flaggedRows } from './flagged-rows.ts';

const countsOf = new WeakMap<Codes, Uint32Array>();

/**
 * In how many rows each of `size` codes stands, but for the rows that are flagged as left out. All rows are
 * counted once, whoever asks, and those that are left out, few as a rule, are taken away again. Neither
 * codes nor flags are changed once they were counted.
 */
export function countCodes(codes: Codes, size: number, leftOut: Uint8Array): Uint32Array {
  const counts = new Uint32Array(size);
  counts.set(allCounts(codes, size).subarray(0, size));
  for (const row of flaggedRows(leftOut)) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) - 1;
  }
  return counts;
}

function allCounts(codes: Codes, size: number): Uint32Array {
  const known = countsOf.get(codes);
  if (known) return known;
  const counts = new Uint32Array(size);
  const from = codes instanceof Uint8Array ? countPairs(codes, counts) : 0;
  for (let row = from; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  // Where nearly each row has a code of its own they would take as much room as the column.
  if (size <= mostKept) countsOf.set(codes, counts);
  return counts;
}

const mostKept = 2 ** 16;

/** With fewer rows than this it costs more to add up the pairs than it saves. */
const leastPaired = 2 ** 17;

/** Counts two rows at a time, up to the last that has no other. Says how many were counted. */
function countPairs(codes: Uint8Array, counts: Uint32Array): number {
  if (codes.length < leastPaired || codes.byteOffset % 2 !== 0) return 0;
  const pairs = new Uint16Array(codes.buffer, codes.byteOffset, codes.length >> 1);
  const found = new Uint32Array(2 ** 16);
  for (let at = 0; at < pairs.length; at += 1) {
    const pair = pairs[at] ?? 0;
    found[pair] = (found[pair] ?? 0) + 1;
  }
  for (let first = 0; first < counts.length; first += 1) {
    for (let second = 0; second < counts.length; second += 1) {
      const own = found[first * 256 + second] ?? 0;
      counts[first] = (counts[first] ?? 0) + own;
      counts[second] = (counts[second] ?? 0) + own;
    }
  }
  return pairs.length * 2;
}
