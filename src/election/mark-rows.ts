import { foldText } from '../base/fold.ts';
import { cellAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { isTotal } from './below-table.ts';
import { codeOf } from './disposition.ts';
import { filesIn } from './file-rows.ts';
import { notesBelow } from './notes-below.ts';
import { sumRows } from './sum-rows.ts';
import { unfinished } from './unfinished.ts';

/** How many of the last rows of a file may be its totals. */
const tail = 3;

/** The first dispositions, which need no election: rows that are malformed, that sum up a column, or that are no finished response. */
export function markRows(table: Table): Uint8Array {
  const found = new Uint8Array(table.rows);
  for (const row of table.faults.keys()) found[row] = codeOf('malformed');
  for (const file of filesIn(table)) {
    const { columns, start, end } = file;
    for (let row = Math.max(end - tail, start); row < end; row += 1) {
      const cells = columns.map((column) => foldText(cellAt(column, row)));
      if (found[row] === 0 && isTotal(cells.filter((cell) => cell !== '')))
        found[row] = codeOf('total-row');
    }
    for (const row of notesBelow(file, found)) found[row] = codeOf('total-row');
  }
  for (const row of sumRows(table, found).certain) found[row] = codeOf('total-row');
  for (const [row, disposition] of unfinished(table))
    if (found[row] === 0) found[row] = codeOf(disposition);
  return found;
}
