import { cleanText, foldText } from '../base/fold.ts';
import { type Column, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { codeOf } from './disposition.ts';
import { unfinished } from './unfinished.ts';

const totals: ReadonlySet<string> = new Set([
  'total',
  'totals',
  'grand total',
  'sum',
  'sums',
  'subtotal',
  'count',
  'summe',
  'gesamt',
  'gesamtergebnis',
  'totaux',
  'totale',
  'suma',
]);

const figure = /^[+-]?[\d\s.,']+ ?%?$/u;

/** How many of the last rows of a file may be its totals. */
const tail = 3;

/** The first dispositions, which need no election: rows that are malformed, that sum up a column, or that are no finished response. */
export function markRows(table: Table): Uint8Array {
  const found = new Uint8Array(table.rows);
  for (const row of table.faults.keys()) found[row] = codeOf('malformed');
  let end = 0;
  for (const [at, file] of table.files.entries()) {
    const columns = (table.orders[at] ?? []).flatMap((position) => table.columns[position] ?? []);
    end += file.rows;
    for (let row = Math.max(end - tail, end - file.rows); row < end; row += 1) {
      const cells = columns.map((column) => foldText(textAt(column, column.codes[row])));
      if (found[row] === 0 && isTotal(cells.filter((cell) => cell !== '')))
        found[row] = codeOf('total-row');
    }
    for (const row of notesBelow(columns, end, file.rows, found)) found[row] = codeOf('total-row');
  }
  for (const [row, disposition] of unfinished(table))
    if (found[row] === 0) found[row] = codeOf(disposition);
  return found;
}

/** No more rows than this stand below a table. */
const mostNotes = 12;

/**
 * The last rows of a file from an empty one on, if they are no ballots: each is empty, fills one cell,
 * or says in all of its cells what no row above says there.
 */
function notesBelow(
  columns: readonly Column[],
  end: number,
  rows: number,
  found: Uint8Array,
): number[] {
  const codesAt = (row: number) => columns.map((column) => column.codes[row] ?? 0);
  const filledAt = (row: number) =>
    columns.filter((column, at) => cleanText(textAt(column, codesAt(row)[at])) !== '');
  const start = Math.max(end - mostNotes, end - rows + 1);
  let first = -1;
  for (let row = start; row < end && first < 0; row += 1)
    if (found[row] === 0 && filledAt(row).length === 0) first = row;
  if (first < 0 || columns.length < 2 || filledAt(end - 1).length === 0) return [];
  const block = Array.from({ length: end - first }, (_, at) => first + at);
  const above = (column: Column, row: number) => {
    const at = column.codes.indexOf(column.codes[row] ?? 0, end - rows);
    return at >= 0 && at < first;
  };
  const notes = block.every((row) => {
    const filled = filledAt(row);
    return filled.length < 2 || filled.every((column) => !above(column, row));
  });
  return notes ? block.filter((row) => found[row] === 0) : [];
}

/** A row that opens with "Total" and holds figures only. */
function isTotal(filled: readonly string[]): boolean {
  const [first, ...rest] = filled;
  return (
    totals.has(first?.replace(/:$/, '') ?? '') &&
    rest.length > 0 &&
    rest.every((cell) => figure.test(cell))
  );
}
