import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cell, mergeGroups } from '../../src/election/merge-groups.ts';
import { findLeak } from '../../src/election/subtraction.ts';

const seeded = { seed: 20240607, numRuns: 1500 };

/** A table of two columns: rows are the groups of the first, places the groups of the second. */
function crossed(...rows: readonly (readonly number[])[]): Cell[] {
  return rows.flatMap((row, a) =>
    row.flatMap((ballots, b) => (ballots > 0 ? [{ groups: [a, b], ballots }] : [])),
  );
}

function alone(...sizes: readonly number[]): Cell[] {
  return sizes.flatMap((ballots, a) => (ballots > 0 ? [{ groups: [a], ballots }] : []));
}

function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

/** Ballots drawn one by one; `draw` names the group of each column. */
function drawn(ballots: number, draw: () => readonly number[]): Cell[] {
  const cells = new Map<string, Cell>();
  for (let at = 0; at < ballots; at += 1) {
    const groups = draw();
    const key = groups.join();
    cells.set(key, { groups, ballots: (cells.get(key)?.ballots ?? 0) + 1 });
  }
  return [...cells.values()];
}

describe('one column', () => {
  test.each([
    ['no group is small', [5, 9, 7], [0, 1, 2]],
    ['two small groups are enough', [3, 9, 2, 8], [0, 1, 0, 2]],
    ['one small group takes in the next smallest', [9, 2, 30, 8], [0, 1, 2, 1]],
    ['of equal size, the first', [9, 2, 9], [0, 0, 1]],
    ['small groups that are too small together', [9, 1, 2, 8], [0, 1, 1, 1]],
    ['a group without ballots is small', [9, 0, 8, 7], [0, 1, 2, 1]],
    ['groups without ballots are not enough', [9, 0, 0, 7], [0, 1, 1, 1]],
    ['all ballots are too few', [1, 2, 1], [0, 0, 0]],
    ['one group', [3], [0]],
    ['no groups', [], []],
  ])('%s', (_, sizes, blocks) => {
    expect(mergeGroups(alone(...sizes), [sizes.length], 5)).toEqual([blocks]);
  });

  test('nothing is merged when groups may be as small as they like', () => {
    expect(mergeGroups(crossed([1, 0, 0], [0, 1, 0]), [2, 3], 1)).toEqual([
      [0, 1],
      [0, 1, 2],
    ]);
  });
});

describe('two columns', () => {
  test('what one column tells does not reveal the rest of the other', () => {
    // B1 less A1 would be the two ballots of A2 and B1: the example of subtraction.ts.
    expect(mergeGroups(crossed([9, 0], [2, 9]), [2, 2], 5)).toEqual([
      [0, 1],
      [0, 0],
    ]);
  });

  test('a small group that the other column would leave over', () => {
    // A1 = B1, so that B1 + B2 less A1 would be the small B2, if B1 were the one that it joins.
    expect(mergeGroups(crossed([9, 0, 0], [0, 2, 8]), [2, 3], 5)).toEqual([
      [0, 1],
      [0, 1, 1],
    ]);
    expect(mergeGroups(crossed([8, 0, 0], [0, 2, 9]), [2, 3], 5)).toEqual([
      [0, 1],
      [0, 0, 0],
    ]);
  });

  test('a cell that alone bridges two halves', () => {
    const halves = [
      [9, 9, 0, 0],
      [9, 9, 0, 0],
      [0, 3, 9, 9],
      [0, 0, 9, 9],
    ];
    // B1 + B2 less A1 and A2 would be the three: a block of either half must be one.
    expect(mergeGroups(crossed(...halves), [4, 4], 5)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 0, 2],
    ]);
    expect(mergeGroups(crossed(...halves), [4, 4], 3)).toEqual([
      [0, 1, 2, 3],
      [0, 1, 2, 3],
    ]);
  });

  test('a bridge of as many ballots as may not be told, beside cells that are no bridge', () => {
    const cells = crossed([3, 3, 0], [3, 3, 4], [0, 0, 9]);
    expect(mergeGroups(cells, [3, 3], 5)[1]).toEqual([0, 1, 0]);
    expect(mergeGroups(cells, [3, 3], 4)[1]).toEqual([0, 1, 2]);
  });

  test('towns within regions stay, when all are large', () => {
    const cells = crossed([6, 0], [7, 0], [0, 8], [0, 9]);
    expect(mergeGroups(cells, [4, 2], 5)).toEqual([
      [0, 1, 2, 3],
      [0, 1],
    ]);
  });

  test('two voters in the wrong region cost those two regions, and no third', () => {
    const cells = crossed([60, 0, 0], [58, 2, 0], [0, 80, 0], [0, 90, 0], [0, 0, 50], [0, 0, 7]);
    expect(mergeGroups(cells, [6, 3], 5)).toEqual([
      [0, 1, 2, 3, 4, 5],
      [0, 0, 1],
    ]);
  });

  test('a small town, merged over the border, costs the regions on both sides', () => {
    const cells = crossed([3, 0], [20, 0], [0, 2], [0, 20]);
    expect(mergeGroups(cells, [4, 2], 5)).toEqual([
      [0, 1, 0, 2],
      [0, 0],
    ]);
    // The other way round the regions stay, and the towns give way.
    const turned = cells.map(({ groups, ballots }) => ({ groups: groups.toReversed(), ballots }));
    expect(mergeGroups(turned, [2, 4], 5)[0]).toEqual([0, 1]);
  });

  test('the same column twice', () => {
    expect(mergeGroups(crossed([3, 0, 0], [0, 4, 0], [0, 0, 9]), [3, 3], 5)).toEqual([
      [0, 0, 1],
      [0, 0, 1],
    ]);
  });

  test('columns that cross, with no cell too small', () => {
    expect(mergeGroups(crossed([5, 6], [7, 8]), [2, 2], 5)).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });

  test('columns that cross in small cells, which no sum tells apart', () => {
    expect(mergeGroups(crossed([3, 3, 3], [3, 3, 3], [3, 3, 3]), [3, 3], 5)).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
  });

  test('a second column without groups, or of one', () => {
    expect(mergeGroups(crossed([9], [9]), [2, 1], 5)).toEqual([[0, 1], [0]]);
    expect(mergeGroups([], [2, 0], 5)).toEqual([[0, 0], []]);
  });

  test('the order of the cells does not matter', () => {
    const cells = crossed([60, 1, 0, 4], [58, 2, 0, 0], [0, 80, 7, 1], [2, 0, 90, 30]);
    expect(mergeGroups(cells.toReversed(), [4, 4], 5)).toEqual(mergeGroups(cells, [4, 4], 5));
  });
});

test('three columns of which every two are safe', () => {
  // Twice the cell 000 is A0 + B0 + C0 less all: any two columns cross in cells of 5 or more.
  const cells = [
    { groups: [0, 0, 0], ballots: 2 },
    { groups: [0, 1, 1], ballots: 9 },
    { groups: [1, 0, 1], ballots: 9 },
    { groups: [1, 1, 0], ballots: 9 },
    { groups: [0, 0, 1], ballots: 9 },
    { groups: [0, 1, 0], ballots: 9 },
    { groups: [1, 0, 0], ballots: 9 },
  ];
  const odd = cells.slice(0, 4);
  expect(
    leaks(
      odd,
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
      5,
    ),
  ).toBe(true);
  expect(mergeGroups(odd, [2, 2, 2], 5)[2]).toEqual([0, 0]);
  expect(mergeGroups(cells, [2, 2, 2], 5)).toEqual([
    [0, 1],
    [0, 1],
    [0, 1],
  ]);
});

interface Small {
  readonly cells: readonly Cell[];
  readonly counts: readonly number[];
  readonly smallest: number;
}

/** Few cells, so that all sets of them can be tried, and mostly light ones. */
const small: fc.Arbitrary<Small> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
  .chain((counts) =>
    fc.record({
      counts: fc.constant(counts),
      smallest: fc.integer({ min: 2, max: 6 }),
      cells: fc
        .array(
          fc.record({
            groups: fc.tuple(...counts.map((count) => fc.nat(count - 1))),
            ballots: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 })),
          }),
          { maxLength: 16 },
        )
        .map((cells) => {
          const distinct = new Map(cells.map((cell) => [cell.groups.join(), cell]));
          return [...distinct.values()].filter(({ ballots }) => ballots > 0);
        }),
    }),
  );

describe('random elections', () => {
  test('no sum of published figures is about fewer than the smallest', () => {
    fc.assert(
      fc.property(small, ({ cells, counts, smallest }) => {
        const merged = mergeGroups(cells, counts, smallest);
        expect(merged.map((blocks) => blocks.length)).toEqual(counts);
        if (sum(cells) < smallest) {
          expect(merged.every((blocks) => blocks.every((block) => block === 0))).toBe(true);
          return;
        }
        expect(leaks(cells, merged, smallest)).toBe(false);
        const shown = new Set(
          merged.flatMap((blocks, c) =>
            blocks.map((b) => membersOf(cells, c, (g) => blocks[g] === b)),
          ),
        );
        for (const [c, count] of counts.entries()) {
          for (let group = 0; group < count; group += 1) {
            const size = sum(cells.filter(({ groups }) => groups[c] === group));
            if (size === 0 || size >= smallest) continue;
            expect(shown).not.toContain(membersOf(cells, c, (g) => g === group));
          }
        }
      }),
      seeded,
    );
  });

  test('a column is coarsened only for a leak, and never by a later one', () => {
    let coarsened = 0;
    fc.assert(
      fc.property(small, ({ cells, counts, smallest }) => {
        const merged = mergeGroups(cells, counts, smallest);
        for (const [c, count] of counts.entries()) {
          const before = counts.slice(0, c);
          const here = mergeGroups(cells, [...before, count], smallest);
          expect(here).toEqual(merged.slice(0, c + 1));
          const own = cells.map(({ groups, ballots }) => ({ groups: [groups[c] ?? 0], ballots }));
          const [single = []] = mergeGroups(own, [count], smallest);
          const blocks = merged[c] ?? [];
          expect(blocks).toEqual(numbered(blocks));
          expect(isCoarser(blocks, single)).toBe(true);
          const differs = blocks.join() !== single.join();
          if (differs) coarsened += 1;
          expect(differs).toBe(
            sum(cells) >= smallest && leaks(cells, [...merged.slice(0, c), single], smallest),
          );
        }
      }),
      seeded,
    );
    expect(coarsened).toBeGreaterThan(100);
  });

  test('groups that are all large enough stay, in one column', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 6, max: 12 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 6 }),
        (sizes, smallest) => {
          expect(mergeGroups(alone(...sizes), [sizes.length], smallest)).toEqual([
            sizes.map((_, group) => group),
          ]);
        },
      ),
      seeded,
    );
  });

  test('the search finds a leak if and only if there is one', () => {
    let found = 0;
    fc.assert(
      fc.property(small, ({ cells, counts, smallest }) => {
        const figures = cells.map(({ groups, ballots }) => ({
          ballots,
          sum: groups.flatMap((group, c) => [5 * c + group, 1]),
        }));
        const blocks = counts.map((count) => Array.from({ length: count }, (_, group) => group));
        const expected = leaks(cells, blocks, smallest);
        if (expected) found += 1;
        expect(findLeak(figures, smallest, { left: Infinity }) !== 'none').toBe(expected);
      }),
      seeded,
    );
    expect(found).toBeGreaterThan(100);
    expect(found).toBeLessThan(seeded.numRuns - 100);
  });
});

test('without the steps to find out, nothing is called safe', () => {
  const leaking = [
    { ballots: 9, sum: [0, 1, 2, 1] },
    { ballots: 2, sum: [1, 1, 2, 1] },
    { ballots: 9, sum: [1, 1, 3, 1] },
  ];
  const verdicts = Array.from({ length: 100 }, (_, left) => findLeak(leaking, 5, { left }));
  expect(verdicts).not.toContain('none');
  expect(verdicts[0]).toBe('unknown');
  expect(verdicts[99]).toMatchObject({ revealed: new Set(['2,1,3,-1']) });
});

test('factors too large to be exact are no answer', () => {
  const figures = (factor: number) => [
    { ballots: 9, sum: [0, factor, 1, 3, 2, 7] },
    { ballots: 9, sum: [0, 5, 1, factor, 2, 11] },
  ];
  expect(findLeak(figures(3), 5, { left: 1000 })).toBe('none');
  expect(findLeak(figures(2 ** 20 + 1), 5, { left: 1000 })).toBe('unknown');
});

test('what is too large to check is published by its first column', () => {
  const next = chance(3);
  const cells = drawn(60_000, () => [Math.floor(next() * 3000), Math.floor(next() * 3000)]);
  expect(cells.length).toBeGreaterThan(20_000);
  const [first, second] = mergeGroups(cells, [3000, 3000], 5);
  expect(new Set(first).size).toBe(3000);
  expect(new Set(second)).toEqual(new Set([0]));
});

test.each([
  ['10 x 20 groups and 100,000 ballots', [10, 20], 100_000],
  ['10 x 5 x 3 groups and 500 ballots', [10, 5, 3], 500],
  ['1,000 x 1,000 groups and 19,000 ballots', [1_000, 1_000], 19_000],
  ['14 headings of members and others, 3,000 ballots', new Array<number>(14).fill(2), 3_000],
  ['40 x 20 x 10 x 5 x 3 groups and 2,000 ballots', [40, 20, 10, 5, 3], 2_000],
  ['120 x 120 groups and 1,500 ballots', [120, 120], 1_500],
])(
  '%s come to an end',
  (_, counts, ballots) => {
    const next = chance(7);
    const cells = drawn(ballots, () => counts.map((count) => Math.floor(next() * count)));
    const merged = mergeGroups(cells, counts, 5);
    expect(new Set(merged[0]).size).toBeGreaterThan(1);
  },
  60_000,
);

/** All sets of cells with fewer ballots than `smallest`, and whether a sum of blocks is about such a set alone. */
function leaks(cells: readonly Cell[], columns: readonly (readonly number[])[], smallest: number) {
  const rows = columns.flatMap((blocks, c) =>
    [...new Set(blocks)].map((block) =>
      cells.map(({ groups }) => (blocks[groups[c] ?? 0] === block ? 1n : 0n)),
    ),
  );
  const whole = rankOf(rows);
  // The sums that are nothing outside a set are as many dimensions as the rank falls without it.
  const tryAll = (at: number, within: ReadonlySet<number>, left: number): boolean => {
    if (at === cells.length) {
      return rankOf(rows.map((row) => row.filter((_, cell) => !within.has(cell)))) < whole;
    }
    const { ballots = 0 } = cells[at] ?? {};
    if (ballots > left) return tryAll(at + 1, within, left);
    return tryAll(at + 1, new Set([...within, at]), left - ballots) || tryAll(at + 1, within, left);
  };
  return tryAll(0, new Set(), smallest - 1);
}

/** The rank over the rationals: rows are multiplied, never divided. */
function rankOf(rows: readonly (readonly bigint[])[]): number {
  let rank = 0;
  let rest = rows;
  while (rest.length > 0) {
    const [first = [], ...others] = rest;
    const at = first.findIndex((value) => value !== 0n);
    if (at >= 0) rank += 1;
    const pivot = first[at] ?? 1n;
    rest = others.map((row) => {
      const factor = row[at] ?? 0n;
      return factor === 0n ? row : row.map((value, i) => value * pivot - (first[i] ?? 0n) * factor);
    });
  }
  return rank;
}

function sum(cells: readonly Cell[]): number {
  return cells.reduce((total, { ballots }) => total + ballots, 0);
}

/** Which cells are in a block, as a text. */
function membersOf(cells: readonly Cell[], c: number, within: (group: number) => boolean): string {
  return cells.flatMap(({ groups }, at) => (within(groups[c] ?? 0) ? [at] : [])).join();
}

function numbered(blocks: readonly number[]): readonly number[] {
  const order = [...new Set(blocks)];
  return blocks.map((block) => order.indexOf(block));
}

/** Whether groups that are together in `fine` are together in `coarse`. */
function isCoarser(coarse: readonly number[], fine: readonly number[]): boolean {
  const found = new Map<number, number | undefined>();
  return fine.every((block, group) => {
    if (!found.has(block)) found.set(block, coarse[group]);
    return found.get(block) === coarse[group];
  });
}
