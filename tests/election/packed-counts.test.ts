import { expect, test } from 'vitest';
import { type Codes, codesFor } from '../../src/csv/column-store.ts';
import { type Coded, packedCounts } from '../../src/election/packed-counts.ts';

function codesOf(rows: number, size: number): Codes {
  return codesFor(rows, size - 1).map((_, row) => (row * 7 + (row >> 3)) % size);
}

/** The same, counted one by one. */
function naive({ codes, size }: Coded, sorts: Uint8Array, count: number): Uint32Array {
  const counts = new Uint32Array(count * size);
  codes.forEach((code, row) => {
    const place = (sorts[row] ?? 0) * size + code;
    if (place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
  });
  return counts;
}

test.each([65_300, 65_301, 65_303])('columns of %i rows are counted together', (rows) => {
  const sizes = [4, 3, 1, 2, 5, 17, 16, 16, 256, 2, 4, 4, 4, 4, 4, 200];
  const columns = sizes.map((size): Coded => ({ codes: codesOf(rows, size), size }));
  const none = new Uint8Array(rows);
  expect(packedCounts(columns)).toEqual(columns.map((own) => naive(own, none, 1)));
  for (const count of [1, 12, 63]) {
    // Rows of sorts beyond those that are asked for are not counted.
    const of = new Uint8Array(rows).map((_, row) => (row * 5) % (count + 1));
    const expected = columns.map((own) => naive(own, of, count));
    expect(packedCounts(columns, { of, count })).toEqual(expected);
  }
});

test('the last sort of a byte is told from the others', () => {
  const rows = 261_203;
  const columns = [4, 256, 200].map((size): Coded => ({ codes: codesOf(rows, size), size }));
  const of = new Uint8Array(rows).map((_, row) => (row * 5) % 256);
  const expected = columns.map((own) => naive(own, of, 255));
  expect(packedCounts(columns, { of, count: 255 })).toEqual(expected);
});

test('what does not fit into bytes, or into words of four, is left to others', () => {
  const fitting: Coded = { codes: codesOf(2048, 4), size: 4 };
  const wide: Coded = { codes: codesOf(2048, 257), size: 257 };
  const shifted: Coded = { codes: codesOf(2052, 4).subarray(1), size: 4 };
  const found = packedCounts([wide, fitting, undefined, shifted]);
  expect(found.map((counts) => counts !== undefined)).toEqual([false, true, false, false]);
  const of = new Uint8Array(2051);
  expect(packedCounts([fitting], { of: of.subarray(3), count: 1 })).toEqual([undefined]);
  expect(packedCounts([fitting], { of, count: 3 })).toEqual([undefined]);
  expect(packedCounts([fitting], { of, count: 2 })).not.toEqual([undefined]);
});
