import type { Column } from '../csv/column-store.ts';
import type { RowLines } from '../csv/row-lines.ts';
import type { Table } from '../csv/table.ts';

/** One file: its columns in its own order, its first row and the one behind its last. */
export interface FileRows {
  readonly columns: readonly Column[];
  readonly start: number;
  readonly end: number;
  readonly lines: RowLines;
}

/** The files of a table. */
export function filesIn({ files, orders, columns, lines }: Table): FileRows[] {
  let end = 0;
  return files.map(({ rows }, at) => {
    end += rows;
    const own = (orders[at] ?? []).flatMap((position) => columns[position] ?? []);
    return { columns: own, start: end - rows, end, lines };
  });
}
