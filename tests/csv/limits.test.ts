import { describe, expect, test } from 'vitest';
import { limits } from '../../src/csv/limits.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { faultsOf, read, refusals, rowsOf, shown } from '../support/csv.ts';

const MiB = 1024 * 1024;

test('the limits are those of the design', () => {
  expect(limits).toMatchObject({ cell: MiB, row: 16 * MiB, columns: 10_000 });
});

describe('a cell', () => {
  const full = 'x'.repeat(MiB);

  test('may hold a MiB', async () => {
    const rows = rowsOf(await read(`a,b\n1,2\n${full},"${full}"\n`));
    expect(rows[1]?.map((cell) => cell.length)).toEqual([MiB, MiB]);
  });

  test.each<[what: string, cells: string]>([
    ['bare', `1,${full}x`],
    ['quoted', `1,"${full}x"`],
    ['in letters of two bytes', `1,${'é'.repeat(MiB / 2)}x`],
    ['of a row that does not fit', `1,${full}x,3,4`],
  ])('over that is refused with its line: %s', async (_, cells) => {
    for (const sizes of [[], [65_536]]) {
      expect(await refusals(`a,b\n1,"\n"\n${cells}\n3,4\n`, { sizes })).toEqual([
        'csv.cell-too-large 4 #2',
      ]);
    }
  });

  test('over that is refused in the headings', async () => {
    expect(await refusals(`a,b,${full}x\n`)).toEqual(['csv.cell-too-large 1 #3']);
  });

  test('quotes around it and escapes in it do not count', async () => {
    const pairs = '""'.repeat(MiB);
    expect(await refusals(`a\n"${pairs}"\n`)).toEqual([]);
    expect(await refusals(`a\n"${pairs}"""\n`)).toEqual(['csv.cell-too-large 2 #1']);
  });
});

describe('columns', () => {
  const cells = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`).join(',');

  test('may be ten thousand', async () => {
    const table = await read(`${cells(10_000)}\n${cells(10_000)}\n`);
    expect(table.columns).toHaveLength(10_000);
    expect(faultsOf(table)).toEqual([]);
  });

  test('may not be more, in the headings', async () => {
    expect(await refusals(`\n${cells(10_001)}\n`)).toEqual(['csv.too-many-columns 2']);
    expect(await refusals(`a${','.repeat(10_000)}\n`)).toEqual(['csv.too-many-columns 1']);
  });

  test('may not be more, in a row', async () => {
    expect(await refusals(`a,b\n1,2\n${cells(10_001)}\n`)).toEqual(['csv.too-many-columns 3']);
    expect(faultsOf(await read(`a,b\n1,2\n${cells(10_000)}\n`))).toEqual(['1 ragged 10000']);
  });

  test('may not be more, in a row with stray quotes', async () => {
    expect(await refusals(`a,b\n"x"y,${cells(10_000)}\n`)).toEqual(['csv.too-many-columns 2']);
  });
});

describe('a row', () => {
  const cell = `${'x'.repeat(MiB - 1)},`;

  test('may hold nearly sixteen MiB', async () => {
    const content = `a,b\n${cell.repeat(16).slice(0, -1)}\n1,2\n`;
    for (const sizes of [[], [MiB]]) {
      expect(faultsOf(await read(content, { sizes }))).toEqual(['0 ragged 16']);
    }
  });

  test('over that is refused with its line, however the file is cut', async () => {
    const content = `a,b\n1,2\n${cell.repeat(18)}\n3,4\n`;
    for (const sizes of [[], [65_536], [5 * MiB], [17 * MiB]]) {
      expect(await refusals(content, { sizes })).toEqual(['csv.row-too-large 3']);
    }
  });
});

describe('a row that never ends is refused in bounded memory', () => {
  /** Some lines, then the same letters without end; `taken` counts the bytes that were asked for. */
  function endless(opening: string, unit: string, most = 64 * MiB) {
    const counter = { taken: 0, closed: false };
    const chunk = Buffer.from(unit.repeat(Math.floor(MiB / unit.length)));
    function* chunks() {
      try {
        yield Buffer.from(opening);
        while (counter.taken < most) {
          counter.taken += chunk.length;
          yield chunk;
        }
      } finally {
        counter.closed = true;
      }
    }
    return { counter, chunks };
  }

  async function refusal(source: () => Iterable<Uint8Array>): Promise<readonly string[]> {
    const result = await readTable({ name: 'x.csv', chunks: source() });
    return result.ok ? [] : result.problems.map(shown);
  }

  test.each<[what: string, opening: string, unit: string, fault: string]>([
    ['bare', 'a,b\n1,2\n', 'x', 'csv.row-too-large 3'],
    ['in quotes', 'a,b\n1,2\n3,"', 'x', 'csv.unclosed-quote 3'],
    ['in quotes, after a line break', 'a,b\n1,2\n"\n","', 'x\n', 'csv.unclosed-quote 4'],
  ])('%s', async (_, opening, unit, fault) => {
    const { counter, chunks } = endless(opening, unit);
    expect(await refusal(chunks)).toEqual([fault]);
    expect(counter.taken).toBeLessThan(40 * MiB);
    expect(counter.closed).toBe(true);
  });

  test('of stray quotes', async () => {
    const { chunks } = endless('a,b\n1,2\nx', '"');
    expect(await refusal(chunks)).toEqual(['csv.row-too-large 3']);
  });

  test.each([[','], ['"",'], ['x"y,']])('of too many columns, at once: %s', async (unit) => {
    const { counter, chunks } = endless('a,b\n1,2\n', unit, 3 * MiB);
    expect(await refusal(chunks)).toEqual(['csv.too-many-columns 3']);
    expect(counter.taken).toBeLessThan(2 * MiB);
  });
});

test('the first fault of a file is the one that is named', async () => {
  const wide = ','.repeat(10_001);
  expect(await refusals(`a,b\n${wide}\n1,"open\n`)).toEqual(['csv.too-many-columns 2']);
  expect(await refusals(`a,b\n1,"open\n${wide}\n`)).toEqual(['csv.unclosed-quote 2']);
});
