import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Election } from './election.ts';
import type { Roll } from './roll.ts';
import { readWeights, type Weights } from './weights.ts';

/** What weighs the ballots: a column of theirs, or one of the roll. */
interface RowWeights {
  readonly weights: Weights;
  /** of the ballots */
  readonly column?: Column;
  /** what a row weighs; undefined where that cannot be read */
  readonly unitsOf: (row: number) => number | undefined;
}

/** Undefined where every ballot weighs one; `rollRow` is the row of the roll for each row of the ballots. */
export function rowWeights(
  table: Table,
  election: Election,
  roll: Roll | undefined,
  rollRow: Int32Array | undefined,
): RowWeights | undefined {
  const column = table.columns[election.weight ?? -1];
  if (column) {
    const delimiters = table.files.map(({ delimiter }) => delimiter);
    const weights = readWeights(column, delimiters, election.point);
    return { weights, column, unitsOf: (row) => weights.units[column.codes[row] ?? 0] };
  }
  if (roll?.weight === undefined) return undefined;
  const { weights, column: position } = roll.weight;
  const codes = roll.file.columns[position]?.codes;
  return { weights, unitsOf: (row) => weights.units[codes?.[rollRow?.[row] ?? -1] ?? -1] };
}
