import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutCells, mergeInseparable } from '../../src/election/cut-cells.ts';

/** The cells as they stand when what is inseparable was joined. */
function merged(texts: readonly string[]): readonly (readonly string[])[] {
  const list = {
    length: texts.length,
    textAt: (cell: number) => texts[cell] ?? '',
    foldedAt: (cell: number) => texts[cell] ?? '',
    rowsAt: () => 1,
    mayHold: () => true,
  };
  const most = texts.reduce((sum, text) => sum + text.split(',').length, 0);
  const cells = cutCells(list, ',', new Map(), most);
  mergeInseparable(cells, ',');
  const { starts, ends, parts, spellings } = cells;
  return texts.map((_, cell) =>
    [...parts.subarray(starts[cell], ends[cell])].map(spellings.textOf),
  );
}

/** The same by joining one pair at a time: that whose first part is met first, once in each cell. */
function mergedSlowly(texts: readonly string[]): readonly (readonly string[])[] {
  let cells = texts.map((text) => text.split(','));
  for (;;) {
    const met = [...new Set(cells.flat())];
    const around = (part: string, step: number) =>
      new Set(
        cells.flatMap((cell) =>
          cell.flatMap((own, at) => (own === part ? [cell[at + step] ?? ''] : [])),
        ),
      );
    const pair = met
      .map((first) => ({ first, seconds: [...around(first, 1)] }))
      .find(({ first, seconds: [second = '', ...others] }) => {
        if (second === '' || second === first || others.length > 0) return false;
        return around(second, -1).size === 1 && around(second, -1).has(first);
      });
    if (pair === undefined) return cells;
    cells = cells.map((cell) => {
      const at = cell.indexOf(pair.first);
      return at < 0 ? cell : cell.toSpliced(at, 2, `${cell[at]},${cell[at + 1]}`);
    });
  }
}

describe('parts that are always next to each other', () => {
  test('are joined as if one pair were joined at a time', () => {
    const phrase = fc.array(fc.constantFrom(...'abcdefghij'), { minLength: 1, maxLength: 4 });
    const columns = fc.array(phrase, { minLength: 1, maxLength: 5 }).chain((phrases) =>
      fc.array(
        fc
          .array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...phrases) }, phrase), {
            minLength: 1,
            maxLength: 4,
          })
          .map((parts) => parts.flat().join(',')),
        { minLength: 1, maxLength: 6 },
      ),
    );
    fc.assert(
      fc.property(columns, (texts) => {
        expect(merged(texts)).toEqual(mergedSlowly(texts));
      }),
      { seed: 61, numRuns: 5000 },
    );
  });

  test('are joined where there are more spellings than two bytes number', () => {
    // 40,000 pairs are 80,000 spellings; joined they are 40,000 more.
    const cells = Array.from({ length: 40_000 }, (_, at) => `first ${at},second ${at}`);
    expect(merged(cells)).toEqual(cells.map((cell) => [cell]));
  });
});
