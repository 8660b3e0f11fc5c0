import { expect, test } from 'vitest';
import { byCodeUnit, orderedBy } from '../../src/base/order.ts';

test('texts are ordered by code unit, not as a locale would', () => {
  const texts = ['é', 'z', 'Z', 'a', '', '10', '9', 'ﬁ', '\u{1f5f3}', 'A'];
  expect(texts.toSorted(byCodeUnit)).toEqual([
    '',
    '10',
    '9',
    'A',
    'Z',
    'a',
    'z',
    'é',
    '\u{1f5f3}', // by its first code unit, U+D83D
    'ﬁ', // U+FB01, a smaller code point
  ]);
});

test('an order says less, more or the same', () => {
  expect(byCodeUnit('a', 'b')).toBe(-1);
  expect(byCodeUnit('b', 'a')).toBe(1);
  expect(byCodeUnit('a', 'a')).toBe(0);
});

test('items of the same text keep their order, and the items given stay as they are', () => {
  const items = [
    { key: 'b', at: 0 },
    { key: 'a', at: 1 },
    { key: 'b', at: 2 },
    { key: 'a', at: 3 },
  ];
  expect(orderedBy(items, (item) => item.key).map((item) => item.at)).toEqual([1, 3, 0, 2]);
  expect(items.map((item) => item.at)).toEqual([0, 1, 2, 3]);
  expect(orderedBy(new Set(['b', 'a']), (text) => text)).toEqual(['a', 'b']);
});
