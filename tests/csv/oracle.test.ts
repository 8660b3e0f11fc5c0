import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanText } from '../../src/base/fold.ts';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { type RawRecord, recordReader } from '../../src/csv/records.ts';
import { type ScannedRecord, scanRecords } from '../../src/csv/scan-records.ts';
import { faultsOf, gridOf, read, refusals, rowsOf, seed, shown, tryRead } from '../support/csv.ts';
import { broken, cutting, soup, written } from '../support/hostile-csv.ts';
import { readNaively } from '../support/naive-csv.ts';

/** The records of csv-parse for the whole text at once; undefined where it refuses. */
function oracle(text: string, delimiter: Delimiter): string[][] | undefined {
  try {
    return parse(Buffer.from(text), {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

/** A table of csv-parse's records as readTable promises it, as plainly as it can be said. */
function expected([headings = [], ...rows]: readonly (readonly string[])[]) {
  const names = headings.map(cleanText);
  const named = names.findLastIndex((name) => name !== '') + 1;
  const fits = rows.map(
    (row) => row.length >= named && row.slice(names.length).every((cell) => cell.trim() === ''),
  );
  const cells = rows.map((row, at) => names.map((_, column) => (fits[at] && row[column]) || ''));
  const width = names.findLastIndex(
    (name, column) => name !== '' || cells.some((row) => cleanText(row[column] ?? '') !== ''),
  );
  return {
    grid: [names, ...cells].map((row) => row.slice(0, width + 1)),
    faults: rows.flatMap((row, at) => (fits[at] ? [] : [`${at} ragged ${row.length}`])),
  };
}

describe('csv-parse, given the whole at once, reads the same', () => {
  test('well-formed tables, in every cutting', async () => {
    await fc.assert(
      fc.asyncProperty(written(), cutting, async ({ text, delimiter, grid }, sizes) => {
        expect(oracle(text, delimiter)).toEqual(grid);
        const table = await read(text, { delimiter, sizes });
        expect({ grid: gridOf(table), faults: faultsOf(table) }).toEqual(expected(grid));
      }),
      { seed, numRuns: 1500 },
    );
  });

  test('broken tables: the same cells, or both refuse', async () => {
    await fc.assert(
      fc.asyncProperty(broken, cutting, async ({ text, delimiter }, sizes) => {
        const records = oracle(text, delimiter);
        const result = await tryRead(text, { delimiter, sizes });
        if (records === undefined) {
          const marked = result.ok && faultsOf(result.value).join().includes('stray-quote');
          const inHeadings = readNaively(text, delimiter).records.find((one) => !one.blank)?.stray;
          expect(!result.ok || marked || inHeadings).toBe(true);
        } else if (records.length === 0) {
          expect(result.ok ? [] : result.problems.map(shown)).toEqual(['file.empty']);
        } else {
          if (!result.ok) throw new Error(`refused: ${result.problems.map(shown).join()}`);
          expect({ grid: gridOf(result.value), faults: faultsOf(result.value) }).toEqual(
            expected(records),
          );
        }
      }),
      { seed, numRuns: 1500 },
    );
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
        expect(rowsOf(table)).toEqual(expected(grid).grid.slice(1));
      }),
      { seed, numRuns: 300 },
    );
  });

  test('in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(written(), cutting, async ({ text, delimiter, grid }, sizes) => {
        const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
        for (const bytes of [Buffer.from(`\ufeff${text}`), marked, Buffer.from(marked).swap16()]) {
          expect(gridOf(await read(bytes, { delimiter, sizes }))).toEqual(expected(grid).grid);
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
