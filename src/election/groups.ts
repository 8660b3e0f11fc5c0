import { foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { columnFacts } from './column-facts.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';
import type { Roll } from './roll.ts';

/**
 * One group, how many counted ballots are its voters', and how many of it are eligible, where the
 * roll knows its group. An empty title is the ballots that name no group.
 */
export interface GroupCount {
  readonly title: string;
  readonly ballots: number;
  readonly eligible?: number;
}

/** The groups that one column makes. */
export interface Grouping {
  readonly heading: string;
  readonly groups: readonly GroupCount[];
}

/**
 * Counts the ballots of each group, by the columns of the ballots or, where these have none, of the
 * roll. The first group column of the ballots goes with the first of the roll, and so on.
 */
export function groupings(
  table: Table,
  election: Election,
  admission: Admission,
  roll: Roll | undefined,
): readonly Grouping[] {
  const voted = admission.codes.map((code) => (code === counted ? 1 : 0));
  const own = election.groups.flatMap((position) => table.columns[position] ?? []);
  const columns = own.length > 0 ? own : rollColumns(admission, roll);
  return columns.map((column, at) => ({
    heading: column.heading,
    groups: countGroups(column, voted, eligibleByGroup(roll, at)),
  }));
}

interface Eligible {
  readonly title: string;
  readonly voters: number;
}

function countGroups(
  column: Column,
  voted: Uint8Array,
  eligible: ReadonlyMap<string, Eligible> | undefined,
): GroupCount[] {
  const { rows, filled, values } = columnFacts(column, 0, voted);
  const groups = new Map<string, GroupCount>(
    values.map((value) => [value.folded, { title: value.text, ballots: value.rows }]),
  );
  if (rows > filled) groups.set('', { title: '', ballots: rows - filled });
  for (const [key, { title, voters }] of eligible ?? []) {
    groups.set(key, { title, ballots: 0, ...groups.get(key), eligible: voters });
  }
  return orderedBy(groups, ([key]) => key).map(([key, group]) =>
    eligible === undefined || eligible.has(key) ? group : { ...group, eligible: 0 },
  );
}

/** How many of each group of the roll may vote. */
function eligibleByGroup(
  roll: Roll | undefined,
  at: number,
): ReadonlyMap<string, Eligible> | undefined {
  const column = roll?.file.columns[roll.groups[at] ?? -1];
  if (!roll || !column) return undefined;
  const entitled = new Uint8Array(roll.file.rows);
  for (const row of roll.entitled) entitled[row] = 1;
  const { rows, filled, values } = columnFacts(column, 0, entitled);
  const groups = values.map((value): [string, Eligible] => [
    value.folded,
    { title: value.text, voters: value.rows },
  ]);
  if (rows > filled) groups.push([foldText(''), { title: '', voters: rows - filled }]);
  return new Map(groups);
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
