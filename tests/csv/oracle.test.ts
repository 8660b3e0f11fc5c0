import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { takeKernel } from '../../src/csv/kernel.ts';
import { recordReader } from '../../src/csv/record-reader.ts';
import type { RawRecord } from '../../src/csv/row-collector.ts';
import {
  gridOf,
  isOneTable,
  linesOf,
  read,
  refusals,
  rowsOf,
  seed,
  shown,
  tryRead,
} from '../support/csv.ts';
import { broken, cutting, soup, written } from '../support/hostile-csv.ts';
import { readNaively } from '../support/naive-csv.ts';
import { expectedTable, readsAsBroken, readsAsWritten } from '../support/reading-laws.ts';

describe('csv-parse, given the whole at once, reads the same', () => {
  test('well-formed tables, in every cutting', async () => {
    await fc.assert(fc.asyncProperty(written(), cutting, readsAsWritten), { seed, numRuns: 1500 });
  });

  test('broken tables: the same cells, or both refuse', async () => {
    await fc.assert(fc.asyncProperty(broken, cutting, readsAsBroken), { seed, numRuns: 1500 });
  });

  test('the delimiter of a well-formed table of several columns is found', async () => {
    await fc.assert(
      fc.asyncProperty(written(), async ({ delimiter, grid }) => {
        fc.pre((grid[0]?.length ?? 0) > 1);
        const text = grid
          .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter))
          .join('\n');
        const table = await read(text);
        expect(table.delimiter).toBe(delimiter);
        expect(rowsOf(table)).toEqual(expectedTable(grid).grid.slice(1));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(written(), cutting, async ({ text, delimiter, grid }, sizes) => {
        fc.pre(isOneTable(await tryRead(text, { delimiter })));
        const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
        for (const bytes of [Buffer.from(`\ufeff${text}`), marked, Buffer.from(marked).swap16()]) {
          expect(gridOf(await read(bytes, { delimiter, sizes }))).toEqual(expectedTable(grid).grid);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

/** What the reader makes of some bytes, in the words of the naive one: each record as if it were the heading row. */
async function records(text: string, delimiter: Delimiter = ',') {
  const found: RawRecord[] = [];
  const kernel = takeKernel();
  const reader = recordReader('x.csv', kernel, delimiter, 1, {
    add: (record) => {
      found.push(record);
      kernel.setLine(record.lastLine + 1, 0);
      return undefined;
    },
    flush: () => {},
  });
  const fault = (await reader.push(Buffer.from(text, 'latin1'))) ?? (await reader.end());
  return { found, fault: fault && shown(fault).replace('csv.', '') };
}

function naively(text: string, delimiter: Delimiter = ',') {
  const { records, openQuote } = readNaively(text, delimiter);
  return {
    found: records
      .filter((record) => !record.blank)
      .map(({ cells, line, stray }) => ({ cells, line, strayQuote: stray })),
    fault: openQuote === undefined ? undefined : `unclosed-quote ${openQuote}`,
  };
}

/** Cells of records with stray quotes are never read; csv-parse drops half of their escaped quotes. */
function comparable({
  found,
  fault,
}: {
  readonly found: readonly Pick<RawRecord, 'cells' | 'line' | 'strayQuote'>[];
  readonly fault: string | undefined;
}) {
  return {
    found: found.map(({ cells, line, strayQuote }) =>
      strayQuote ? { cells: cells.length, line } : { cells, line },
    ),
    fault,
  };
}

describe('a naive reader reads the same', () => {
  test('every text of up to six of the letters that matter', async () => {
    const letters = ['a', '"', ',', '\n', '\r'];
    let texts = [''];
    let differing: string[] = [];
    let checked = 0;
    for (let length = 1; length <= 6; length += 1) {
      texts = texts.flatMap((text) => letters.map((letter) => text + letter));
      for (const text of texts) {
        const same =
          JSON.stringify(comparable(await records(text))) ===
          JSON.stringify(comparable(naively(text)));
        if (!same) differing = [...differing, text];
        checked += 1;
      }
    }
    expect(differing).toEqual([]);
    expect(checked).toBe(19_530);
  });

  test('longer ones at random', async () => {
    await fc.assert(
      fc.asyncProperty(soup, async (text) => {
        const bytes = Buffer.from(text).toString('latin1');
        expect(comparable(await records(bytes))).toEqual(comparable(naively(bytes)));
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('broken tables: rows, headings and blank lines make up all records, each on its line', async () => {
    await fc.assert(
      fc.asyncProperty(broken, cutting, async ({ text, delimiter }, sizes) => {
        const { records, openQuote } = readNaively(text, delimiter);
        fc.pre(isOneTable(await tryRead(text, { delimiter, sizes })));
        const refused = await refusals(text, { delimiter, sizes });
        if (openQuote !== undefined) {
          expect(refused).toEqual([`csv.unclosed-quote ${openQuote}`]);
          return;
        }
        const [headings, ...rows] = records.filter((record) => !record.blank);
        if (headings === undefined) {
          expect(refused).toEqual(['file.empty']);
          return;
        }
        const table = await read(text, { delimiter, sizes });
        const blank = records.filter((record) => record.blank).length;
        expect(table.rows + 1 + blank).toBe(records.length);
        expect(table.headerLine).toBe(headings.line);
        expect(linesOf(table)).toEqual(rows.map((row) => row.line));
        for (const [row, fault] of table.faults) {
          expect(fault.kind === 'stray-quote').toBe(rows[row]?.stray);
          expect(fault.cells).toBe(rows[row]?.cells.length);
        }
        for (const column of table.columns) expect(column.codes).toHaveLength(table.rows);
        rows.forEach((row, at) => {
          if (row.stray) expect(table.faults.get(at)?.kind).toBe('stray-quote');
        });
      }),
      { seed, numRuns: 1500 },
    );
  });
});
