import { expect, test } from 'vitest';
import { categoryId, positionId } from '../../src/base/brand.ts';
import type { Category } from '../../src/election/election.ts';
import { jointProfile } from '../../src/election/joint.ts';
import { abstain, blank, valid } from '../../src/election/mark.ts';
import { contestFor } from '../support/count-ballots.ts';

const marks = [blank, valid(0), valid(1), abstain];
/** more rows than are joined at once, and not a whole number of blocks */
const rows = 2 ** 15 + 7;

/** Two contests, a position for a yes in each, and lots of which two are in one cell. */
test('voters of a category are joined row by row, however many there are', () => {
  const codes = [0, 1].map((at) =>
    Uint8Array.from(
      { length: rows },
      (_, row) => (Math.imul(row, 0x9e3779b1) >>> (16 + at * 2)) & 3,
    ),
  );
  const contests = [0, 1].map((column) => ({ ...contestFor({ method: 'question' }), column }));
  const category: Category = {
    id: categoryId('all'),
    title: 'All',
    contests: [0, 1],
    positions: [0, 1].map((contest) => ({
      id: positionId(`p${contest}`),
      title: '',
      selections: [{ contest, option: 0 }],
    })),
  };
  const lots = [
    { cell: 0, weight: 1 },
    { cell: 1, weight: 2 },
    { cell: 1, weight: 3 },
  ];
  const of = Uint8Array.from({ length: rows }, (_, row) => row % 5);
  const table = {
    columns: codes.map((own) => ({ heading: '', codes: own, texts: ['', 'yes', 'no', 'abstain'] })),
    rows,
  };
  const own = { marks, markOf: Uint32Array.of(0, 1, 2, 3), unread: new Set<number>() };

  const expected = new Map<string, { heads: number; weight: number }>();
  for (let row = 0; row < rows; row += 1) {
    const lot = lots[of[row] ?? -1];
    const [one, other] = codes.map((each) => each[row] ?? 0);
    if (lot === undefined || (one === 0 && other === 0)) continue;
    const key = `${(one === 1 ? 1 : 0) + (other === 1 ? 2 : 0)} ${lot.cell}`;
    const { heads, weight } = expected.get(key) ?? { heads: 0, weight: 0 };
    expected.set(key, { heads: heads + 1, weight: weight + lot.weight });
  }
  const { combinations } = jointProfile(category, contests, [own, own], table, { lots, of });
  const found = combinations.map(({ positions, cell, ...sums }) => [`${positions} ${cell}`, sums]);
  expect(found).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)));
});
