import { foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import { type Codes, type Column, codesFor } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { countCodes } from './code-counts.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';
import { keysIn, namesIn } from './group-names.ts';
import { numbering } from './numbering.ts';
import { type Amount, nothing, plus } from './profile.ts';
import type { Roll } from './roll.ts';

/**
 * One group, how many counted ballots are its voters', and how many of it are eligible, where the
 * roll knows its group. An empty title is the ballots that name no group.
 */
interface Group {
  readonly title: string;
  readonly ballots: Amount;
  readonly eligible?: Amount;
}

/** The groups that one column makes, in the order of their folded names. */
export interface GroupColumn {
  readonly heading: string;
  /** of the column among those of the ballots, where it is one of them */
  readonly position?: number;
  readonly groups: readonly Group[];
  /**
   * Where a voter may be in several groups of a heading, each group is a column of its own: those in
   * it come first, and all others, with no title, second. Those in `none` that is shown are such a column too.
   */
  readonly members?: 'some' | 'none';
}

/** The groups of every column, and which of them each ballot is in. */
export interface Groups {
  readonly columns: readonly GroupColumn[];
  /** for each cell the group, by index, in each column: ballots in the same groups share a cell */
  readonly cells: readonly (readonly number[])[];
  /** the counted ballots of each cell */
  readonly ballotsIn: readonly Amount[];
  /** the cell of each row that counts */
  readonly cellOf: Codes;
  /** where any row would be, if it counted */
  readonly placeOf?: (row: number) => RowPlace;
}

/** The groups that a row names: in each column the group by index, or -1 for none that is there. */
interface RowPlace {
  readonly cell: readonly number[];
  /** whether it names a group that no ballot and no eligible voter is in */
  readonly unlisted: boolean;
}

/**
 * Finds the groups, by the columns of the ballots and by those of the roll that none of the ballots
 * has. A column of the roll goes with that of its heading, or else with the one in its place, where
 * they share a group.
 */
export function findGroups(
  table: Table,
  election: Election,
  admission: Admission,
  roll: Roll | undefined,
): Groups | undefined {
  const parts = sourcesOf(table, election, admission, roll).flatMap((source) =>
    partsOf(source, admission, roll),
  );
  if (parts.length === 0) return undefined;
  const { cells, cellOf } = cellsOf(parts, admission.codes);
  const ballotsIn = amountsOf(cellOf, cells.length, admission.codes, admission.weights?.of);
  const placeOf = (row: number): RowPlace => ({
    cell: parts.map((part) => part.groupOf[part.codes[row] ?? 0] ?? -1),
    unlisted: parts.some((part) => part.unlisted.has(part.codes[row] ?? 0)),
  });
  return { columns: parts.map((part) => part.column), cells, ballotsIn, cellOf, placeOf };
}

/** The groups of a row, taken in one after the other: what was found so far is a number, and with the next group another. */
function cellsOf(parts: readonly Part[], codes: Uint8Array): Pick<Groups, 'cells' | 'cellOf'> {
  const most = parts.reduce((product, { column }) => product * column.groups.length, 1);
  const cellOf = codesFor(codes.length, Math.min(most, codes.length) - 1);
  let cells: (readonly number[])[] = [[]];
  for (const { column, codes: own, groupOf } of parts) {
    const size = column.groups.length;
    const number = numbering(cells.length * size);
    const found: (readonly number[])[] = [];
    for (let row = 0; row < codes.length; row += 1) {
      if (codes[row] !== counted) continue;
      const before = cellOf[row] ?? 0;
      const group = groupOf[own[row] ?? 0] ?? 0;
      const cell = number(before * size + group);
      if (cell === found.length) found.push([...(cells[before] ?? []), group]);
      cellOf[row] = cell;
    }
    cells = found;
  }
  return { cells, cellOf };
}

/** A column of groups: that of the ballots, and that of the roll that says how many are eligible. */
interface GroupSource {
  readonly heading: string;
  readonly position?: number;
  readonly column: Pick<Column, 'codes' | 'texts'>;
  readonly ofRoll?: Column;
  readonly separator?: string;
}

function sourcesOf(
  table: Table,
  election: Election,
  admission: Admission,
  roll: Roll | undefined,
): GroupSource[] {
  const ofRoll = (roll?.groups ?? []).flatMap((position) => roll?.file.columns[position] ?? []);
  const own = election.groups.flatMap((position) => {
    const column = table.columns[position];
    return column ? [{ position, column }] : [];
  });
  const paired = new Set<Column>();
  const found = own.map(({ position, column }, at): GroupSource => {
    const named = ofRoll.find((other) => foldText(other.heading) === foldText(column.heading));
    const beside = ofRoll[at];
    const other = named ?? (beside && shareGroup(column, beside) ? beside : undefined);
    if (other) paired.add(other);
    const separator = election.groupSeparators.get(foldText(column.heading));
    return {
      heading: column.heading,
      position,
      column,
      ...(other && { ofRoll: other }),
      ...(separator !== undefined && { separator }),
    };
  });
  const { rollRow } = admission;
  if (rollRow === undefined) return found;
  const others = ofRoll.filter((column) => !paired.has(column));
  return [
    ...found,
    ...others.map((column): GroupSource => {
      const codes = new Uint32Array(rollRow.length);
      rollRow.forEach((at, row) => {
        codes[row] = at < 0 ? 0 : (column.codes[at] ?? 0);
      });
      const { heading, texts } = column;
      const separator = election.groupSeparators.get(foldText(heading));
      return {
        heading,
        column: { codes, texts },
        ofRoll: column,
        ...(separator !== undefined && { separator }),
      };
    }),
  ];
}

function shareGroup(a: Column, b: Column): boolean {
  const names = new Set(a.texts.map((text) => foldText(text)).filter((name) => name !== ''));
  return b.texts.some((text) => names.has(foldText(text)));
}

/** A column of groups as it is counted, with the group of each of its codes. */
interface Part {
  readonly column: GroupColumn;
  readonly codes: Column['codes'];
  readonly groupOf: Int32Array;
  /** the codes that name a group that is not among them */
  readonly unlisted: ReadonlySet<number>;
}

function partsOf(source: GroupSource, admission: Admission, roll: Roll | undefined): Part[] {
  const { column, separator } = source;
  const { weights } = admission;
  const titles = namesIn({ ...column, heading: source.heading }, admission.codes, separator);
  const ballots = sumsBy(column, separator, admission.codes, weights?.of);
  const eligible = eligibleBy(source, roll, weights?.places ?? 0);
  for (const [key, title] of eligible?.titles ?? []) if (!titles.has(key)) titles.set(key, title);
  if (ballots.has('')) titles.set('', '');
  const keys = [...titles.keys()].sort(byCodeUnit);
  const groups = keys.map((key): Group => {
    const voters = eligible && (eligible.sums.get(key) ?? nothing);
    return {
      title: titles.get(key) ?? '',
      ballots: ballots.get(key) ?? nothing,
      ...(voters && { eligible: voters }),
    };
  });
  const { heading, position } = source;
  const place = { heading, ...(position !== undefined && { position }) };
  const { codes } = column;
  const unlisted = new Set(
    column.texts.flatMap((text, code) =>
      keysIn(text, separator).some((key) => key !== '' && !titles.has(key)) ? [code] : [],
    ),
  );
  if (separator === undefined) {
    const places = new Map(keys.map((key, at) => [key, at]));
    const groupOf = Int32Array.from(column.texts, (text) => places.get(foldText(text)) ?? -1);
    return [{ column: { ...place, groups }, codes, groupOf, unlisted }];
  }
  const all = totalOf(admission);
  return groups.flatMap((group, at): Part[] => {
    if (group.title === '') return [];
    const rest: Group = { title: '', ballots: minus(all, group.ballots) };
    const key = keys[at] ?? '';
    return [
      {
        column: { ...place, groups: [group, rest], members: 'some' },
        codes,
        groupOf: Int32Array.from(column.texts, (text) =>
          keysIn(text, separator).includes(key) ? 0 : 1,
        ),
        unlisted,
      },
    ];
  });
}

/** The counted ballots, and what they weigh together. */
export function totalOf({ codes, counted: heads, weights }: Admission): Amount {
  const weight = weights?.of.reduce(
    (sum, own, row) => (codes[row] === counted ? sum + own : sum),
    0,
  );
  return { heads, weight: weight ?? heads };
}

function minus(a: Amount, b: Amount): Amount {
  return { heads: a.heads - b.heads, weight: a.weight - b.weight };
}

/** How many rows name each group, and their weight. */
function sumsBy(
  { codes, texts }: Pick<Column, 'codes' | 'texts'>,
  separator: string | undefined,
  leftOut: Uint8Array,
  weights: Float64Array | undefined,
): Map<string, Amount> {
  const amounts = amountsOf(codes, texts.length, leftOut, weights);
  const sums = new Map<string, Amount>();
  texts.forEach((text, code) => {
    const own = amounts[code] ?? nothing;
    if (own.heads === 0) return;
    for (const key of keysIn(text, separator)) sums.set(key, plus(sums.get(key) ?? nothing, own));
  });
  return sums;
}

/** How many rows have each of `size` codes, and their weight. */
function amountsOf(
  codes: Codes,
  size: number,
  leftOut: Uint8Array,
  weights: Float64Array | undefined,
): readonly Amount[] {
  const heads = countCodes(codes, size, leftOut);
  const weight = weights ? new Float64Array(size) : heads;
  weights?.forEach((own, row) => {
    const code = codes[row] ?? 0;
    if (leftOut[row] === 0) weight[code] = (weight[code] ?? 0) + own;
  });
  return Array.from(heads, (own, code) => ({ heads: own, weight: weight[code] ?? 0 }));
}

/** How many of each group of the roll may vote, and their weight. */
function eligibleBy(
  { ofRoll, separator }: GroupSource,
  roll: Roll | undefined,
  places: number,
): { readonly sums: Map<string, Amount>; readonly titles: Map<string, string> } | undefined {
  if (roll === undefined || ofRoll === undefined) return undefined;
  const barred = roll.entitled.map((one) => 1 - one);
  const { weight } = roll;
  const column = roll.file.columns[weight?.column ?? -1];
  const scale = 10 ** (places - (weight?.weights.places ?? 0));
  const weights =
    weight &&
    Float64Array.from(
      barred,
      (_, row) => (weight.weights.units[column?.codes[row] ?? 0] ?? 0) * scale,
    );
  return {
    sums: sumsBy(ofRoll, separator, barred, weights),
    titles: namesIn(ofRoll, barred, separator),
  };
}
