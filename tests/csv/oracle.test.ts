import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { type RawRecord, recordReader } from '../../src/csv/records.ts';
import { type ScannedRecord, scanRecords } from '../../src/csv/scan-records.ts';
import { gridOf, read, refusals, rowsOf, seed } from '../support/csv.ts';
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
        const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
        for (const bytes of [Buffer.from(`\ufeff${text}`), marked, Buffer.from(marked).swap16()]) {
          expect(gridOf(await read(bytes, { delimiter, sizes }))).toEqual(expectedTable(grid).grid);
        }
      }),
      { seed, numRuns: 300 },
    );
  });
});

/** What the reader makes of some bytes, in the words of the naive one. */
function records(text: string, delimiter: Delimiter = ',') {
  const found: RawRecord[] = [];
  const reader = recordReader(delimiter, 1, (record) => found.push(record));
  const fault = reader.push(Buffer.from(text, 'latin1')) ?? reader.end();
  return { found, fault: fault && `${fault.kind} ${fault.line}` };
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
  test('every text of up to six of the letters that matter', () => {
    const letters = ['a', '"', ',', '\n', '\r'];
    let texts = [''];
    let differing: string[] = [];
    let checked = 0;
    for (let length = 1; length <= 6; length += 1) {
      texts = texts.flatMap((text) => letters.map((letter) => text + letter));
      for (const text of texts) {
        const same =
          JSON.stringify(comparable(records(text))) === JSON.stringify(comparable(naively(text)));
        if (!same) differing = [...differing, text];
        checked += 1;
      }
    }
    expect(differing).toEqual([]);
    expect(checked).toBe(19_530);
  });

  test('longer ones at random', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const bytes = Buffer.from(text).toString('latin1');
        expect(comparable(records(bytes))).toEqual(comparable(naively(bytes)));
      }),
      { seed, numRuns: 3000 },
    );
  });

  test('broken tables: rows, headings and blank lines make up all records, each on its line', async () => {
    await fc.assert(
      fc.asyncProperty(broken, cutting, async ({ text, delimiter }, sizes) => {
        const { records, openQuote } = readNaively(text, delimiter);
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
        expect([...table.lines]).toEqual(rows.map((row) => row.line));
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

function scan(text: string, final: boolean, from = 0) {
  const found: ScannedRecord[] = [];
  const { end, stop } = scanRecords(text, from, ',', final, (record) => found.push(record));
  return { found, end, stop };
}

describe('the scanner', () => {
  const texts = fc.oneof(
    soup,
    written(3).map((one) => one.text),
  );

  test('of the start of a text gives records of the whole, and stops where it cannot know', () => {
    fc.assert(
      fc.property(texts, fc.nat(60), (text, cut) => {
        const whole = scan(text, true).found;
        const start = scan(text.slice(0, cut), false).found;
        expect(start).toEqual(whole.slice(0, start.length));
        const known = whole.filter((record) => record.end < Math.min(cut, text.length));
        expect(start.length).toBeGreaterThanOrEqual(known.length);
      }),
      { seed, numRuns: 2000 },
    );
  });

  test('goes on from any record, and leaves no gap', () => {
    fc.assert(
      fc.property(texts, fc.nat(5), (text, at) => {
        const { found, end, stop } = scan(text, true);
        const starts = [0, ...found.map((record) => record.end)];
        expect([...found.map((record) => record.start), end]).toEqual(starts);
        expect(stop === 'end').toBe(end === text.length);
        const from = starts[Math.min(at, found.length)] ?? 0;
        expect(scan(text, true, from).found).toEqual(found.filter((one) => one.start >= from));
      }),
      { seed, numRuns: 1000 },
    );
  });
});
