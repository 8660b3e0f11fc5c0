import { expect, test } from 'vitest';
import { countCodes } from '../../src/election/code-counts.ts';
import { flaggedRows } from '../../src/election/flagged-rows.ts';

const few = 1001;
const many = 2 ** 17 + 1;

test.each([
  [few, 5, 0],
  [few, 5, 1],
  [many, 5, 0],
  [many, 256, 0],
  [many, 256, 1],
  [many, 256, 2],
])('%i rows of %i codes from byte %i on are counted but for those left out', (rows, size, from) => {
  const codes = new Uint8Array(new ArrayBuffer(rows + from), from);
  const flags = new Uint8Array(rows);
  const expected = new Uint32Array(size);
  const out: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const code = (row * 7 + (row >> 5)) % size;
    codes[row] = code;
    flags[row] = row % 10 === 3 ? 4 : 0;
    if (flags[row] === 0) expected[code] = (expected[code] ?? 0) + 1;
    else out.push(row);
  }
  expect([...flaggedRows(flags)]).toEqual(out);
  expect(countCodes(codes, size, flags)).toEqual(expected);
  // The counts of all rows are kept, and not touched by who takes some away.
  expect(countCodes(codes, size, new Uint8Array(rows))).not.toEqual(expected);
  expect(countCodes(codes, size, flags)).toEqual(expected);
});
