import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sightingsOf } from '../../src/election/code-sightings.ts';
import { codeOf, counted } from '../../src/election/disposition.ts';
import { repeatedRows } from '../../src/election/repeated-rows.ts';
import { rowChoices } from '../../src/election/row-choices.ts';
import type { RowsByVoter } from '../../src/election/rows-by-voter.ts';
import { seed } from '../support/csv.ts';

const late = codeOf('after-closing');
const duplicate = codeOf('duplicate');

/** Each row with its voter, 0 for nobody, and its disposition. */
const given40 = fc.array(
  fc.record({ voter: fc.nat(40), code: fc.constantFrom(counted, counted, counted, late) }),
  { maxLength: 80 },
);

type Rows = readonly { readonly voter: number; readonly code: number }[];

/** The same, with voters numbered as they first come, as they mostly are. */
function inOrder(rows: Rows): Rows {
  const numbers = new Map([[0, 0]]);
  return rows.map(({ voter, code }) => {
    const number = numbers.get(voter) ?? numbers.size;
    numbers.set(voter, number);
    return { voter: number, code };
  });
}

/** Nearly all of another voter. */
const ofMany = fc.array(fc.tuple(fc.nat(600), fc.nat(600)), { maxLength: 8 }).map((same) =>
  Array.from({ length: 600 }, (_, at) => {
    const [voter] = same.find(([, row]) => row === at) ?? [at];
    return { voter, code: counted };
  }),
);

const anyRows = fc.oneof(given40, given40.map(inOrder), ofMany, ofMany.map(inOrder));

function given(rows: Rows) {
  const of = Uint16Array.from(rows, ({ voter }) => voter);
  const codes = Uint8Array.from(rows, ({ code }) => code);
  return { codes, voters: { of, size: 602, keys: () => [] } };
}

function listsOf({ rows, ends }: RowsByVoter): number[][] {
  return Array.from(ends, (end, at) => [...rows.subarray(ends[at - 1] ?? 0, end)]);
}

/** The rows of each voter, in the order of their first rows. */
function naive(rows: Rows, wanted: (code: number) => boolean): number[][] {
  const found = new Map<number, number[]>();
  rows.forEach(({ voter, code }, row) => {
    if (voter > 0 && wanted(code)) found.set(voter, [...(found.get(voter) ?? []), row]);
  });
  return [...found.values()];
}

test('what is seen of codes is the same where the rows that have no new one are known', () => {
  fc.assert(
    fc.property(fc.oneof(given40.map(inOrder), ofMany.map(inOrder)), (rows) => {
      const codes = Uint32Array.from(rows, ({ voter }) => voter);
      const size = 1 + Math.max(0, ...codes);
      const others = Uint32Array.from(codes.keys()).filter(
        (row) => codes[row] === 0 || codes.indexOf(codes[row] ?? 0) < row,
      );
      const seen = ({ rowsOfAgain, ...own }: ReturnType<typeof sightingsOf>) => ({
        ...own,
        rows: rowsOfAgain(),
      });
      expect(seen(sightingsOf(codes, size, others))).toEqual(
        seen(sightingsOf(codes.slice(), size)),
      );
    }),
    { seed, numRuns: 300 },
  );
});

test('the admissible rows of voters with several are found', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { codes, voters } = given(rows);
      const expected = naive(rows, (code) => code === counted).filter((own) => own.length > 1);
      expect(listsOf(repeatedRows(codes, voters))).toEqual(expected);
    }),
    { seed, numRuns: 500 },
  );
});

test('a voter chooses between the row that counts, which comes first, and those set aside', () => {
  fc.assert(
    fc.property(anyRows, fc.boolean(), (rows, onlyDuplicates) => {
      const inTime = onlyDuplicates ? rows.map((row) => ({ ...row, code: counted })) : rows;
      const { codes, voters } = given(inTime);
      const repeated = repeatedRows(codes, voters);
      for (const own of listsOf(repeated))
        for (const row of own.slice(0, -1)) codes[row] = duplicate;
      const aside = Uint32Array.from(codes.keys()).filter((row) => codes[row] !== counted);
      const found = rowChoices({ rows: aside, codes, voters, repeated });
      const nameless = [...aside].filter((row) => voters.of[row] === 0).map((row) => [row]);
      const others = naive(inTime, () => true)
        .filter((own) => own.some((row) => codes[row] !== counted))
        .map((own) =>
          own.toSorted((a, b) => Number(codes[b] === counted) - Number(codes[a] === counted)),
        );
      expect(listsOf(found)).toEqual([...nameless, ...others]);
      expect([...found.now]).toEqual(
        [...found.rows].map((row) => (codes[row] === counted ? 1 : 0)),
      );
      // Where nothing says who voted each row stands for itself.
      expect(listsOf(rowChoices({ rows: aside, codes }))).toEqual([...aside].map((row) => [row]));
    }),
    { seed, numRuns: 500 },
  );
});
