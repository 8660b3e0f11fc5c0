import { cleanText, foldText } from '../base/fold.ts';
import { type Column, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { codeOf } from './disposition.ts';
import { sumRows } from './sum-rows.ts';
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
  for (const row of sumRows(table, found).certain) found[row] = codeOf('total-row');
  for (const [row, disposition] of unfinished(table))
    if (found[row] === 0) found[row] = codeOf(disposition);
  return found;
}

/** No more rows than this stand below a table, and so many fuller ones above them. */
const mostNotes = 12;
const leastTable = 3;

/** A sentence, or a name and what it is: "Exported on 5 March", "Source: portal". */
const note = /\S\s+\S+\s+\S|:\s*\S/u;

/**
 * Notes below a table: the last rows of a file from an empty one on, if each of them is empty or fills
 * its first cell alone with a note, below rows that all fill two cells or more.
 */
function notesBelow(
  columns: readonly Column[],
  end: number,
  rows: number,
  found: Uint8Array,
): number[] {
  const filledAt = (row: number) =>
    columns.flatMap((column, at) =>
      cleanText(textAt(column, column.codes[row])) === '' ? [] : [at],
    );
  const start = end - rows;
  let first = end;
  for (let row = end - 1; row >= Math.max(start, end - mostNotes); row -= 1) {
    const filled = filledAt(row);
    if (filled.length === 0) first = row;
    else if (filled.length > 1 || filled[0] !== 0 || !isNote(columns[0], row)) break;
  }
  const table = Array.from({ length: leastTable }, (_, at) => first - 1 - at);
  const stands = table.every((row) => row >= start && found[row] === 0 && filledAt(row).length > 1);
  if (!stands || first === end || filledAt(end - 1).length === 0) return [];
  return Array.from({ length: end - first }, (_, at) => first + at).filter(
    (row) => found[row] === 0,
  );
}

function isNote(column: Column | undefined, row: number): boolean {
  return column !== undefined && note.test(textAt(column, column.codes[row]));
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
