import { expect, test } from 'vitest';
import { optionId } from '../../src/base/brand.ts';
import {
  abstain,
  blank,
  invalid,
  type Mark,
  type MarkKind,
  ranking,
  scored,
  valid,
} from '../../src/election/mark.ts';
import { markCollector } from '../../src/election/mark-list.ts';

const given: readonly Mark[] = [
  valid(2, 5),
  blank,
  valid(),
  abstain,
  invalid('spoilt'),
  valid(0),
  valid(2, 5),
  invalid('too-few'),
  invalid('too-many'),
  invalid('unknown'),
  abstain,
  valid(2),
  valid(0),
];

function collector(options: number, most: number, reads: MarkKind) {
  const own = Array.from({ length: options }, (_, at) => ({
    id: optionId(`${at}`),
    title: `${at}`,
    aliases: [],
  }));
  return markCollector({ options: own, reads }, most);
}

test.each([
  ['few', 6],
  ['so many that they need four bytes', 65_531],
])('each mark is numbered and kept once, of options that are %s', (_, options) => {
  const last = valid(0, options - 1);
  const { numberOf, marks } = collector(options, 11, 'approval');
  const numbers = [...given, last, last].map(numberOf);
  expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 0, 6, 7, 8, 3, 9, 5, 10, 10]);
  const kept = marks();
  expect(kept.length).toBe(11);
  expect(numbers.map(kept.at)).toEqual([...given, last, last]);
});

test('marks of a ranking keep their order, and are told apart by it', () => {
  const { numberOf, marks } = collector(3, 4, 'ranking');
  const all = [ranking([0, 1, 2]), ranking([0, 2, 1]), ranking([0]), blank];
  expect([...all, ranking([0, 1, 2])].map(numberOf)).toEqual([0, 1, 2, 3, 0]);
  expect([...marks()]).toEqual(all);
});

test('scores keep what each option has, and a score left out is not the lowest', () => {
  const { numberOf, marks } = collector(3, 5, 'scores');
  const all = [
    scored([1, 9999, undefined]),
    scored([1, 9999, 1]),
    invalid('out-of-range'),
    scored([9999, 1, 1]),
    blank,
  ];
  expect([...all, scored([1, 9999, 1])].map(numberOf)).toEqual([0, 1, 2, 3, 4, 1]);
  expect([...marks()]).toEqual(all);
});

test('very many marks are told apart', () => {
  const { numberOf, marks } = collector(400, 40_000, 'approval');
  const all = Array.from({ length: 40_000 }, (_, at) =>
    valid(at % 200, 200 + Math.floor(at / 200)),
  );
  expect(all.map(numberOf)).toEqual([...all.keys()]);
  expect(all.map(numberOf)).toEqual([...all.keys()]);
  expect([...marks()]).toEqual(all);
});
