import { CsvError, parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect } from 'vitest';
import { cleanText } from '../../src/base/fold.ts';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { faultsOf, gridOf, isOneTable, read, shown, tryRead } from './csv.ts';
import type { Written } from './hostile-csv.ts';
import { readNaively } from './naive-csv.ts';

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
export function expectedTable([headings = [], ...rows]: readonly (readonly string[])[]) {
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

/** A well-formed table is read cell by cell as csv-parse reads it, however the file is cut. */
export async function readsAsWritten(
  { text, delimiter, grid }: Written,
  sizes: readonly number[],
): Promise<void> {
  expect(oracle(text, delimiter)).toEqual(grid);
  fc.pre(isOneTable(await tryRead(text, { delimiter })));
  const table = await read(text, { delimiter, sizes });
  expect({ grid: gridOf(table), faults: faultsOf(table) }).toEqual(expectedTable(grid));
}

/** A broken table gives the cells of csv-parse; where that refuses, a row is marked or the file refused. */
export async function readsAsBroken(
  { text, delimiter }: Written,
  sizes: readonly number[],
): Promise<void> {
  const records = oracle(text, delimiter);
  const result = await tryRead(text, { delimiter, sizes });
  fc.pre(isOneTable(result));
  if (records === undefined) {
    const { records: own } = readNaively(text, delimiter);
    const [headings, ...rows] = own.filter((one) => !one.blank);
    const marked = result.ok && faultsOf(result.value).join().includes('stray-quote');
    const formulas = [headings, ...rows].every((row) => row?.stray !== true);
    expect(!result.ok || marked || headings?.stray || formulas).toBe(true);
  } else if (records.length === 0) {
    expect(result.ok ? [] : result.problems.map(shown)).toEqual(['file.empty']);
  } else {
    if (!result.ok) throw new Error(`refused: ${result.problems.map(shown).join()}`);
    expect({ grid: gridOf(result.value), faults: faultsOf(result.value) }).toEqual(
      expectedTable(records),
    );
  }
}
