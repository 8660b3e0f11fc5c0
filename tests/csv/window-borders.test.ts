import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takeKernel } from '../../src/csv/kernel.ts';
import { recordReader } from '../../src/csv/record-reader.ts';
import { rowCollector } from '../../src/csv/row-collector.ts';
import {
  bytesOf,
  chunksOf,
  faultsOf,
  linesOf,
  read,
  refusals,
  rowsOf,
  seed,
} from '../support/csv.ts';
import { written } from '../support/hostile-csv.ts';

/** The reader looks at 256 KiB together (record-reader.ts), and at 64 KiB for encoding and delimiter (read-table.ts). */
const KiB = 1024;

/** Where a border falls, and the chunks that make it fall there. */
const borders = [
  { what: 'the head', at: 64 * KiB, size: 64 * KiB },
  { what: 'the first window', at: 256 * KiB, size: 256 * KiB },
  { what: 'the second window', at: 512 * KiB, size: 64 * KiB },
] as const;

/** Headings and rows of padding, as many bytes as asked for; 1,023 bytes a row, so that rows straddle windows too. */
function padding(headings: string, bytes: number): { text: string; rows: number } {
  const row = `p,${'x'.repeat(1020)}\n`;
  const left = bytes - headings.length;
  const rows = Math.floor(left / row.length) - 1;
  const last = `p,${'x'.repeat(left - rows * row.length - 3)}\n`;
  return { text: headings + row.repeat(rows) + last, rows: rows + 1 };
}

/** Reads `block` behind padding with a border `offset` bytes into it; gives what is below the padding. */
async function readAcross(block: Uint8Array, offset: number, border: (typeof borders)[number]) {
  const pad = padding('a,b\n', border.at - offset);
  const bytes = Buffer.concat([Buffer.from(pad.text), block]);
  const table = await read(bytes, { delimiter: ',', sizes: [border.size] });
  const first = pad.rows;
  return {
    rows: rowsOf({
      rows: table.rows - first,
      columns: table.columns.map((one) => ({ ...one, codes: one.codes.subarray(first) })),
    }),
    lines: linesOf(table)
      .slice(first)
      .map((line) => line - first - 1),
    faults: faultsOf({
      faults: new Map([...table.faults].map(([row, fault]) => [row - first, fault])),
    }),
  };
}

const blocks = {
  'LF and quotes': '1,"a\n""b"""\n\n"",""\n"c,",\nd,e\n',
  'CRLF and quotes': '1,"a\r\n""b"""\r\n\r\n"",""\r\n"c,",\r\nd,e\r\n',
  'CR and quotes': '1,"a\r""b"""\r\r"",""\r"c,",\rd,e\r',
  'all line endings': '1,2\r\r\n3,4\n\r5,"\r\n\r\r\n\n"\r"\r",6\r\n\n7,8',
  'stray quotes': '1,2\r\nx"y,"a\r\n"\r\n3,4\r\n"5"x,6\r\n\r\n"a""b" ,"c\r\n""d"\r\n7,8\r\n',
  'ragged rows': '1\r\n1,2,3\r\n"1"\r\n"\r\n",2,"",\r\n3,4\r\n',
  'no line ending': '1,2\r\n"3","4"',
  'an empty cell at the end': '1,2\r\n3,',
  'letters of several bytes': 'é,"名\r\n😀"\r\n\u00a0,\u2028\r\n1,2\r\n',
} as const;

describe.each(borders)('$what ends at every byte of', (border) => {
  test.each(Object.entries(blocks))('%s', async (_, text) => {
    const block = bytesOf(text);
    const alone = await read(`a,b\n${text}`, { delimiter: ',' });
    const whole = {
      rows: rowsOf(alone),
      lines: linesOf(alone).map((line) => line - 1),
      faults: faultsOf(alone),
    };
    for (let offset = 0; offset <= block.length; offset += 1) {
      const across = await readAcross(block, offset, border);
      expect({ offset, ...across }).toEqual({ offset, ...whole });
    }
  });

  test('a record whose quote never closes', async () => {
    const block = '1,2\r\n"a\r\n""b\r\n","open\r\n3,4\r\n';
    for (let offset = 0; offset <= block.length; offset += 1) {
      const pad = padding('a,b\n', border.at - offset);
      expect(await refusals(pad.text + block, { delimiter: ',', sizes: [border.size] })).toEqual([
        `csv.unclosed-quote ${1 + pad.rows + 4}`,
      ]);
    }
  });
});

test.each([['utf16le'], ['utf16be']])(
  'a border falls at every byte of letters of %s',
  async (order) => {
    const block = '1,"😀\r\n名"\r\n\r\né,"\n"\r\n';
    for (let offset = 0; offset <= 2 * block.length; offset += 1) {
      // Two bytes a letter, and a mark of two bytes; an odd first chunk makes the border fall within a letter.
      const pad = padding('a,b\n', 32 * KiB - 1 - Math.floor(offset / 2));
      const bytes = Buffer.from(`\ufeff${pad.text}${block}`, 'utf16le');
      const sizes = [64 * KiB + (offset % 2), 1, 2, 3, 5, 7];
      const table = await read(order === 'utf16be' ? bytes.swap16() : bytes, { sizes });
      expect(rowsOf(table).slice(pad.rows)).toEqual([
        ['1', '😀\r\n名'],
        ['é', '\n'],
      ]);
      expect(linesOf(table).slice(pad.rows)).toEqual([pad.rows + 2, pad.rows + 5]);
    }
  },
);

/** A reader of records that counts the bytes of the rows that came out. */
function counting(rowBytes: number) {
  const kernel = takeKernel();
  const rows = rowCollector('x.csv', kernel, ',');
  let out = 0;
  const flush = () => {
    out += kernel.rows() * rowBytes;
    rows.flush();
  };
  const reader = recordReader('x.csv', kernel, ',', 1, { ...rows, flush });
  return { reader, read: () => out };
}

test('a window is what these tests take it for', async () => {
  const { reader, read } = counting(2);
  await reader.push(Buffer.from('1\n'.repeat(128 * KiB).slice(0, -1)));
  expect(read()).toBe(0);
  await reader.push(Buffer.from('\n'));
  expect(read()).toBe(256 * KiB - 2);
});

test('records come out as their bytes go in: two windows are never held back', async () => {
  const row = `1,"${'x'.repeat(1017)}"\n`;
  const { reader, read } = counting(row.length);
  const chunk = Buffer.from(row.repeat(64));
  for (let given = chunk.length; given < 64 * chunk.length; given += chunk.length) {
    expect(await reader.push(chunk)).toBeUndefined();
    expect(given - read()).toBeLessThan(512 * KiB);
  }
});

test('a record larger than windows, with a line break at each border', async () => {
  const cell = `${'x'.repeat(64 * KiB - 1)}\n`.repeat(14);
  const content = `a,b\n1,2\n"${cell}",3\n"4"x,"${cell}"\n5,6\n`;
  for (const sizes of [[], [64 * KiB], [1000, 64 * KiB], [300 * KiB]]) {
    const table = await read(content, { sizes });
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      [cell, '3'],
      ['', ''],
      ['5', '6'],
    ]);
    expect(linesOf(table)).toEqual([2, 3, 18, 33]);
    expect(faultsOf(table)).toEqual(['2 stray-quote 2']);
  }
});

test('random tables across a border, cut anyhow around it', async () => {
  const job = fc.record({
    table: written(12),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    sizes: fc.array(fc.integer({ min: 1, max: 300 }), { minLength: 1, maxLength: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(job, async ({ table: { text, delimiter, grid }, share, sizes }) => {
      const headings = `${(grid[0] ?? []).map((_, at) => `c${at}`).join(delimiter)}\n`;
      const alone = await read(headings + text, { delimiter });
      const block = bytesOf(text);
      const before = 256 * KiB - Math.floor(share * block.length);
      const pad = `${headings}${'x'.repeat(before - headings.length - 1)}\n`;
      const bytes = Buffer.concat([Buffer.from(pad), block]);
      // One chunk up to shortly before the border, then small ones.
      const first = before - 200;
      const rest = chunksOf(bytes.subarray(first), sizes).map((one) => one.length);
      const table = await read(bytes, { delimiter, sizes: [first, ...rest] });
      expect(table.columns.length).toBeGreaterThanOrEqual(alone.columns.length);
      expect(rowsOf(table).slice(1)).toEqual(rowsOf(alone));
      expect(
        linesOf(table)
          .slice(1)
          .map((line) => line - 1),
      ).toEqual(linesOf(alone));
      expect([...table.faults.keys()].filter((row) => row > 0)).toEqual([]);
    }),
    { seed, numRuns: 120 },
  );
});

/** A record whose quotes are irregular is looked for in the first 1 KiB at first, and then in eight times as much (irregular.ts). */
test.each([KiB, 8 * KiB, 64 * KiB])(
  'a record with a stray quote is the same wherever in the first %i bytes it ends',
  async (border) => {
    for (let length = border - 4; length <= border + 4; length += 1) {
      const cell = 'x'.repeat(length - '="",1\r\n'.length);
      const table = await read(`a,b\r\n="${cell}",1\r\n"next",2\r\n`);
      expect([...linesOf(table), ...faultsOf(table)]).toEqual([2, 3]);
      expect(rowsOf(table)).toEqual([
        [`="${cell}"`, '1'],
        ['next', '2'],
      ]);
    }
  },
);
