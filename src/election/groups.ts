import { foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { columnFacts } from './column-facts.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';
import { type Amount, nothing, plus } from './profile.ts';
import type { Roll } from './roll.ts';

/**
 * One group, how many counted ballots are its voters', and how many of it are eligible, where the
 * roll knows its group. An empty title is the ballots that name no group.
 */
export interface Group {
  readonly title: string;
  readonly ballots: Amount;
  readonly eligible?: Amount;
}

/** The groups that one column makes, in the order of their folded names. */
export interface GroupColumn {
  readonly heading: string;
  readonly groups: readonly Group[];
}

/** The groups of every column, and which of them each ballot is in. */
export interface Groups {
  readonly columns: readonly GroupColumn[];
  /** for each cell the group, by index, in each column: ballots in the same groups share a cell */
  readonly cells: readonly (readonly number[])[];
  /** how many counted ballots each cell has */
  readonly ballotsIn: readonly number[];
  /** the cell of each row */
  readonly cellOf: Uint32Array;
}

/**
 * Finds the groups, by the columns of the ballots or, where these have none, of the roll. The first
 * group column of the ballots goes with the first of the roll, and so on; or with the one of its heading.
 */
export function findGroups(
  table: Table,
  election: Election,
  admission: Admission,
  roll: Roll | undefined,
): Groups | undefined {
  const own = election.groups.flatMap((position) => table.columns[position] ?? []);
  const columns = own.length > 0 ? own : rollColumns(admission, roll);
  if (columns.length === 0) return undefined;
  const places = admission.weights?.places ?? 0;
  const parts = columns.map((column, at) =>
    groupsOfColumn(column, admission, rollGroups(roll, column.heading, at, places)),
  );
  const index = new Map<string, number>();
  const cells: (readonly number[])[] = [];
  const ballotsIn: number[] = [];
  const cellOf = Uint32Array.from(admission.codes, (code, row) => {
    const cell = parts.map((part, at) => part.groupOf[columns[at]?.codes[row] ?? 0] ?? 0);
    if (code !== counted) return 0;
    const key = cell.join(' ');
    const known = index.get(key) ?? cells.length;
    if (known === cells.length) {
      index.set(key, known);
      cells.push(cell);
    }
    ballotsIn[known] = (ballotsIn[known] ?? 0) + 1;
    return known;
  });
  return { columns: parts.map((part) => part.column), cells, ballotsIn, cellOf };
}

interface ColumnGroups {
  readonly column: GroupColumn;
  /** the group of each code */
  readonly groupOf: Uint32Array;
}

function groupsOfColumn(
  column: Column,
  { codes, weights }: Admission,
  eligible: ReadonlyMap<string, Eligible> | undefined,
): ColumnGroups {
  const names = column.texts.map((text) => foldText(text));
  const ballots = new Map<string, Amount>();
  const titles = titlesOf(
    column,
    codes.map((code) => (code === counted ? 1 : 0)),
  );
  codes.forEach((code, row) => {
    if (code !== counted) return;
    const key = names[column.codes[row] ?? 0] ?? '';
    const more = { heads: 1, weight: weights ? (weights.of[row] ?? 0) : 1 };
    ballots.set(key, plus(ballots.get(key) ?? nothing, more));
  });
  if (ballots.has('')) titles.set('', '');
  for (const [key, { title }] of eligible ?? []) if (!titles.has(key)) titles.set(key, title);
  const keys = [...titles.keys()].sort(byCodeUnit);
  const groups = keys.map((key): Group => {
    const own = eligible === undefined ? undefined : (eligible.get(key)?.voters ?? nothing);
    return {
      title: titles.get(key) ?? '',
      ballots: ballots.get(key) ?? nothing,
      ...(own && { eligible: own }),
    };
  });
  const places = new Map(keys.map((key, at) => [key, at]));
  return {
    column: { heading: column.heading, groups },
    groupOf: Uint32Array.from(names, (name) => places.get(name) ?? 0),
  };
}

/** The commonest spelling of each group, by its folded name. */
function titlesOf(column: Column, usable: Uint8Array): Map<string, string> {
  const { values } = columnFacts(column, 0, usable);
  return new Map(values.map((value) => [value.folded, value.text]));
}

interface Eligible {
  readonly title: string;
  readonly voters: Amount;
}

/** How many of each group of the roll may vote, and their weight. */
function rollGroups(
  roll: Roll | undefined,
  heading: string,
  at: number,
  places: number,
): ReadonlyMap<string, Eligible> | undefined {
  if (roll === undefined) return undefined;
  const named = roll.groups.find(
    (position) => foldText(roll.file.columns[position]?.heading ?? '') === foldText(heading),
  );
  const column = roll.file.columns[named ?? roll.groups[at] ?? -1];
  if (column === undefined) return undefined;
  const weights = roll.file.columns[roll.weight?.column ?? -1];
  const entitled = new Uint8Array(roll.file.rows);
  for (const row of roll.entitled) entitled[row] = 1;
  const titles = titlesOf(column, entitled);
  const scale = 10 ** (places - (roll.weight?.weights.places ?? 0));
  const found = new Map<string, Eligible>();
  for (const row of roll.entitled) {
    const key = foldText(column.texts[column.codes[row] ?? 0] ?? '');
    const weight = roll.weight?.weights.units[weights?.codes[row] ?? 0] ?? 0;
    const more = { heads: 1, weight: roll.weight ? weight * scale : 1 };
    const own = found.get(key) ?? { title: titles.get(key) ?? '', voters: nothing };
    found.set(key, { ...own, voters: plus(own.voters, more) });
  }
  return found;
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
