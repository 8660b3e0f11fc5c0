import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codesFor, textAt, withoutFirst } from '../../src/csv/column-store.ts';
import { joinTables } from '../../src/csv/join-tables.ts';
import { read, rowsOf, seed } from '../support/csv.ts';

/** Texts as a column of a file; those of one byte a character, so that `latin1` keeps them. */
async function built(texts: readonly string[]) {
  const cells = texts.map((text) => `"${text.replaceAll('"', '""')}"`);
  const { columns } = await read(`a\n${cells.join('\n')}\n`);
  const [column] = columns;
  if (column === undefined) throw new Error('no column');
  return column;
}

function numbered(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, at) => `t${from + at}`);
}

test('any texts come back, each kept once, the empty one first', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', '\xe9', '"', '\n'), maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { maxLength: 400 }), async (given) => {
      const { codes, texts } = await built(given);
      expect(Array.from(codes, (code) => texts[code])).toEqual(given);
      expect(texts[0]).toBe('');
      expect(new Set(texts).size).toBe(texts.length);
      expect([...texts].sort()).toEqual([...new Set(['', ...given])].sort());
    }),
    { seed, numRuns: 200 },
  );
});

describe('the array widens with the distinct texts', () => {
  // The empty text has a code too: 255 texts beside it fill a byte.
  test.each<[distinct: number, bytes: number]>([
    [0, 1],
    [1, 1],
    [254, 1],
    [255, 1],
    [256, 2],
    [257, 2],
    [65_535, 2],
    [65_536, 4],
  ])('%i of them take %i bytes a code', async (distinct, bytes) => {
    const given = numbered(distinct);
    const { codes, texts } = await built([...given, '', ...given]);
    expect(codes.BYTES_PER_ELEMENT).toBe(bytes);
    expect(codes).toHaveLength(2 * distinct + 1);
    expect(texts.join()).toBe(['', ...given].join());
    expect(given.every((text, at) => texts[codes[at] ?? 0] === text)).toBe(true);
    expect(given.every((text, at) => texts[codes[distinct + 1 + at] ?? 0] === text)).toBe(true);
  });

  test('not with the rows', async () => {
    const { codes } = await built(Array.from({ length: 70_000 }, (_, at) => (at % 2 ? 'yes' : '')));
    expect(codes.BYTES_PER_ELEMENT).toBe(1);
    expect(codes).toHaveLength(70_000);
    expect(Array.from(codes).filter((code) => code === 1)).toHaveLength(35_000);
  });

  test('when rows and texts outgrow it at once', async () => {
    const given = [...Array.from({ length: 64 - 2 }, () => ''), ...numbered(300)];
    const { codes, texts } = await built(given);
    expect(Array.from(codes, (code) => texts[code])).toEqual(given);
  });

  test.each<[largest: number, bytes: number]>([
    [0, 1],
    [255, 1],
    [256, 2],
    [65_535, 2],
    [65_536, 4],
  ])('a largest code of %i takes %i bytes', (largest, bytes) => {
    expect(codesFor(3, largest).BYTES_PER_ELEMENT).toBe(bytes);
    expect(codesFor(3, largest)).toHaveLength(3);
  });

  test.each<[each: number, bytes: number]>([
    [127, 1],
    [128, 2],
    [32_767, 2],
    [32_768, 4],
  ])('joining two files of %i distinct texts takes %i bytes', async (each, bytes) => {
    const first = numbered(each);
    const second = numbered(each + 1, each - 1);
    const tables = await Promise.all([
      read(['a', ...first].join('\n'), { name: '1.csv' }),
      read(['a', ...second].join('\n'), { name: '2.csv' }),
    ]);
    const joined = joinTables(tables);
    if (!joined.ok) throw new Error('not joined');
    expect(joined.value.columns[0]?.codes.BYTES_PER_ELEMENT).toBe(bytes);
    expect(rowsOf(joined.value).flat().join()).toBe([...first, ...second].join());
  });
});

test('a column of very many texts gives each when it is asked for, of every length and in every encoding', async () => {
  const given = numbered(5000).map((text, at) => `${text} ${'é'.repeat(at % 300)}`);
  for (const bytes of [
    Buffer.from(`a\n${given.join('\n')}`),
    Buffer.from(`a\n${given.join('\n')}`, 'latin1'),
  ]) {
    const [column] = (await read(bytes)).columns;
    if (column?.bulk === undefined) throw new Error('its texts are not kept as bytes');
    expect(given.every((text, row) => textAt(column, column.codes[row]) === text)).toBe(true);
    expect(column.texts.slice(1)).toEqual(given);
    const other = { ...column, texts: column.texts.map(() => 'x') };
    expect(textAt(other, column.codes[7])).toBe('x');
  }
});

test('without its first rows a column forgets the texts of these alone', async () => {
  const column = await built(['x', 'y', 'z', 'y', '']);
  expect(withoutFirst(column, 1).texts).toEqual(['', 'y', 'z']);
  expect([...withoutFirst(column, 2).codes]).toEqual([1, 2, 0]);
});
