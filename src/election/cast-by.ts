import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { type Column, cellAt, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { figure } from './below-table.ts';
import { sumRows } from './sum-rows.ts';

/** Whether somebody of this folded id cast a ballot. */
export type CastBy = (id: string) => boolean;

/**
 * Tells whether a ballot is by some id, of the column of the voters. What may be a total of the ballots, with
 * nothing but figures behind its first word, is none: it may stand below the roll as well.
 */
export function castBy(table: Table, position: number, leftOut: Uint8Array): CastBy {
  const column = table.columns[position];
  if (column === undefined) return () => false;
  const sums = lazily(() => new Set(sumRows(table, leftOut).doubtful));
  const others = table.columns.filter((_, at) => at !== position && at < table.width);
  const says = (row: number) =>
    others.some((other) => {
      const text = foldText(cellAt(other, row));
      return text !== '' && !figure.test(text);
    });
  return (id) => {
    const codes = codesOf(column, id);
    if (codes.size === 0) return false;
    return column.codes.some(
      (code, row) => codes.has(code) && leftOut[row] === 0 && (says(row) || !sums().has(row)),
    );
  };
}

function codesOf(column: Column, id: string): ReadonlySet<number> {
  const codes = new Set<number>();
  for (let code = 1; code < sizeOf(column); code += 1)
    if (foldText(textAt(column, code)) === id) codes.add(code);
  return codes;
}
