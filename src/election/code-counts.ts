import type { Codes } from '../csv/column-store.ts';
import { flaggedRows } from './flagged-rows.ts';
import { type Coded, packedCounts } from './packed-counts.ts';

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

/** Counts the codes of columns all at once, which is sooner, for whoever asks then for one of them. */
export function countTogether(columns: readonly Coded[]): void {
  packedCounts(columns).forEach((counts, at) => {
    const { codes } = columns[at] ?? {};
    if (codes && counts) countsOf.set(codes, counts);
  });
}

function allCounts(codes: Codes, size: number): Uint32Array {
  const known = countsOf.get(codes);
  if (known) return known;
  const [packed] = packedCounts([{ codes, size }]);
  const counts = packed ?? countOneByOne(codes, size);
  // Where nearly each row has a code of its own they would take as much room as the column.
  if (size <= mostKept) countsOf.set(codes, counts);
  return counts;
}

const mostKept = 2 ** 16;

function countOneByOne(codes: Codes, size: number): Uint32Array {
  const counts = new Uint32Array(size);
  for (let row = 0; row < codes.length; row += 1) {
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
