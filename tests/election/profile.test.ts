import { expect, test } from 'vitest';
import { codesFor } from '../../src/csv/column-store.ts';
import type { Lots } from '../../src/election/lots.ts';
import { blank, valid } from '../../src/election/mark.ts';
import { type ProfileEntry, profilesOf } from '../../src/election/profile.ts';

const marks = [blank, valid(0), valid(1)];

/** Several codes may be the same mark. */
function markedBy(rows: number, size: number) {
  const codes = codesFor(rows, size - 1).map((_, row) => (row * 11 + (row >> 2)) % size);
  const markOf = Uint32Array.from({ length: size }, (_, code) => code % marks.length);
  return { codes, marks: { marks, markOf, unread: new Set<number>() } };
}

function naive(
  { codes, marks: own }: ReturnType<typeof markedBy>,
  { lots, of }: Lots,
): readonly ProfileEntry[] {
  const heads = new Map<string, number>();
  codes.forEach((code, row) => {
    const key = `${of[row]} ${own.markOf[code]}`;
    heads.set(key, (heads.get(key) ?? 0) + 1);
  });
  return lots.flatMap(({ cell, weight }, lot) =>
    marks.flatMap((mark, at) => {
      const found = heads.get(`${lot} ${at}`) ?? 0;
      return found === 0 ? [] : [{ mark, cell, heads: found, weight: found * weight }];
    }),
  );
}

test.each([
  ['one lot', 1],
  ['lots that fit into a byte', 40],
  ['more lots than that', 300],
])('%s: ballots are counted by lot and mark, whatever the width of their codes', (_, count) => {
  const rows = 12_001;
  const lots = Array.from({ length: count }, (_, cell) => ({ cell, weight: 1 + (cell % 3) }));
  const of = codesFor(rows, count).map((_, row) => (row * 13) % (count + 1));
  const contests = [3, 5, 3, 4, 200, 700].map((size) => markedBy(rows, size));
  const found = profilesOf([undefined, ...contests], { lots, of });
  expect(found.map((own) => [...own])).toEqual([
    [],
    ...contests.map((own) => naive(own, { lots, of })),
  ]);
});

test('there may be more marks in lots than an array has places', () => {
  const many = 70_000;
  const named = Array.from({ length: many }, (_, option) => valid(option));
  const rows = [0, 69_999, 69_999, 5, 70_000];
  const lots = Array.from({ length: many }, (_, cell) => ({ cell, weight: 2 }));
  const of = Uint32Array.of(0, 69_999, 69_999, 69_998, 70_000);
  const own = {
    codes: Uint32Array.from(rows),
    marks: {
      marks: named,
      markOf: Uint32Array.from({ length: many + 1 }, (_, code) => code % many),
      unread: new Set<number>(),
    },
  };
  const [found] = profilesOf([own], { lots, of });
  expect([...(found ?? [])]).toEqual([
    { mark: valid(0), cell: 0, heads: 1, weight: 2 },
    { mark: valid(5), cell: 69_998, heads: 1, weight: 2 },
    { mark: valid(69_999), cell: 69_999, heads: 2, weight: 4 },
  ]);
});
