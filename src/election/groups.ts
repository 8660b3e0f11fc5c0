import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { columnFacts } from './column-facts.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';
import type { Roll } from './roll.ts';

/** One group and how many counted ballots are its voters'. An empty title is the ballots that name no group. */
export interface GroupCount {
  readonly title: string;
  readonly ballots: number;
}

/** The groups that one column makes. */
export interface Grouping {
  readonly heading: string;
  readonly groups: readonly GroupCount[];
}

/** Counts the ballots of each group, by the columns of the ballots or, where these have none, of the roll. */
export function groupings(
  table: Table,
  election: Election,
  admission: Admission,
  roll: Roll | undefined,
): readonly Grouping[] {
  const mask = admission.codes.map((code) => (code === counted ? 1 : 0));
  const own = election.groups.flatMap((position) => table.columns[position] ?? []);
  return (own.length > 0 ? own : rollColumns(admission, roll)).map((column) => {
    const { heading, rows, filled, values } = columnFacts(column, 0, mask);
    const named = values.map((value) => ({ title: value.text, ballots: value.rows }));
    return {
      heading,
      groups: rows > filled ? [...named, { title: '', ballots: rows - filled }] : named,
    };
  });
}

/** The group columns of the roll, as if they stood in the ballots. */
function rollColumns(admission: Admission, roll: Roll | undefined): Column[] {
  const { rollRow } = admission;
  if (!roll || !rollRow) return [];
  return roll.groups.flatMap((position) => {
    const column = roll.file.columns[position];
    if (!column) return [];
    const codes = Uint32Array.from(rollRow, (row) => (row < 0 ? 0 : (column.codes[row] ?? 0)));
    return [{ heading: column.heading, texts: column.texts, codes }];
  });
}
