import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLines, lineAt, linesFrom, type RowLines } from '../../src/csv/row-lines.ts';
import { linesOf, seed } from '../support/csv.ts';

/** The runs of a list of lines. */
function runsOf(lines: readonly number[]): RowLines {
  const runs = lines.flatMap((line, row) =>
    line === (lines[row - 1] ?? -9) + 1 ? [] : [row, line],
  );
  return { rows: lines.length, runs: Uint32Array.from(runs) };
}

/** Lines that rise, mostly one by one. */
const rising = fc
  .array(fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 4 })), { maxLength: 20 })
  .map((steps) => {
    let line = 1;
    return steps.map((step) => {
      line += step;
      return line;
    });
  });

test('lines come back from their runs, joined and without the first', () => {
  fc.assert(
    fc.property(rising, rising, fc.nat(22), fc.nat(50), (one, other, first, before) => {
      expect(linesOf({ lines: runsOf(one) })).toEqual(one);
      const parts = [
        { lines: runsOf(one), before: 0 },
        { lines: runsOf(other), before },
      ];
      const joined = [...one, ...other.map((line) => line + before)];
      expect(linesOf({ lines: joinLines(parts) })).toEqual(joined);
      expect(linesOf({ lines: linesFrom(joinLines(parts), first) })).toEqual(joined.slice(first));
    }),
    { seed, numRuns: 500 },
  );
});

test('there is no line where there is no row', () => {
  const lines = runsOf([2, 3, 7]);
  expect([-1, 0, 2, 3].map((row) => lineAt(lines, row))).toEqual([undefined, 2, 7, undefined]);
});
