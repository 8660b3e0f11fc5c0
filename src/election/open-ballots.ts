import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { rowsWithout } from './code-counts.ts';
import { codeOf, counted, dispositions, type Reason } from './disposition.ts';
import type { Election } from './election.ts';
import type { Groups } from './groups.ts';
import { blank } from './mark.ts';
import { openPlaces } from './open-places.ts';
import { type OpenVoters, type RowChoices, type RowTrait, votersIn } from './open-voters.ts';
import type { ContestMarks } from './read-marks.ts';
import type { Roll } from './roll.ts';
import { readWeights } from './weights.ts';

/** What was set aside and could have counted. */
export interface OpenBallots {
  /** rows set aside that could count at all */
  readonly rows: number;
  /** rows of which nothing is known: any marks, in any groups, or none */
  readonly malformed: number;
  /** what the rows set aside weigh together; their number where ballots are not weighted */
  readonly weight: number;
  /** whether some could count with a weight that is not known */
  readonly weightUnknown: boolean;
  /** whether they could make a group that is not there, or take the last ballot of one */
  readonly groupsUnknown: boolean;
  /** the groups of each cell: those of the counted ballots first, then those of rows set aside alone; -1 for none */
  readonly cells: readonly (readonly number[])[];
  /** by their marks in some contests and the cells they are in; `together`: whichever these are, and all 0 */
  readonly votersIn: (
    contests: readonly number[],
    cells?: 'apart' | 'together',
  ) => readonly OpenVoters[];
}

/** Where the rows set aside come from. */
export interface OpenSource {
  readonly table: Table;
  readonly election: Election;
  /** of each contest; undefined where it has no column */
  readonly marks: readonly (ContestMarks | undefined)[];
  readonly admission: Admission;
  readonly groups: Groups | undefined;
  readonly roll: Roll | undefined;
}

/**
 * Finds what was set aside and could have counted: all but totals and test responses. Undefined where there is nothing.
 *
 * A row counts as it is marked, or not at all; a malformed one with any marks. Of a voter's rows at most
 * one counts: the one that does now, or one that was set aside. Where duplicates are kept, and where
 * nobody is named, each row stands for itself.
 */
export function findOpenBallots(source: OpenSource): OpenBallots | undefined {
  const { election, admission } = source;
  const rowsOf = (wanted: Reason) =>
    admission.setAside.find(({ reason }) => reason === wanted)?.rows ?? 0;
  const never = rowsOf('total-row') + rowsOf('test-response');
  const rows = admission.setAside.reduce((sum, own) => sum + own.rows, 0) - never;
  if (rows === 0) return undefined;
  const malformed = rowsOf('malformed');
  const choices = choicesOf(source);
  const weightOf = weightsOf(source);
  const aside = weightAside(choices, weightOf);
  const unweighed = admission.weights ? malformed + rowsOf('unreadable-weight') : 0;
  const { cells, cellAt, unknown } = openPlaces(choices, source.groups);
  const weights = admission.weights ? [weightTrait(choices.rows, weightOf)] : [];
  const ask = (contests: readonly number[], apart: readonly RowTrait[]) => {
    const columns = contests.map((at) => columnOf(source, at));
    const marks = columns.map((column) => markTrait(column, choices.rows));
    return votersIn(choices, election.duplicates, [...apart, ...weights, ...marks], (at) => {
      const row = choices.rows[at] ?? 0;
      const own = columns.map(({ marks, markOf, codes }) => marks[markOf[codes[row] ?? 0] ?? 0]);
      const cell = apart[0]?.numbers[at] ?? 0;
      return { marks: own.map((mark) => mark ?? blank), cell, weight: weightOf(row) ?? 0 };
    });
  };
  let last: { readonly asked: string; readonly voters: readonly OpenVoters[] } | undefined;
  return {
    rows,
    malformed,
    weight: malformed + aside.weight,
    weightUnknown: unweighed > 0 || aside.unknown,
    groupsUnknown: unknown,
    cells,
    votersIn: (contests, by = 'apart') => {
      const asked = [by, ...contests].join(' ');
      const apart = by === 'apart' ? [{ size: Math.max(1, cells.length), numbers: cellAt }] : [];
      // The same are asked for several times in a row.
      if (last?.asked !== asked) last = { asked, voters: ask(contests, apart) };
      return last.voters;
    },
  };
}

/** Rows of which too little is known to follow them one by one, and those that are no ballots. */
const closed: readonly number[] = [
  counted,
  ...(['malformed', 'total-row', 'test-response', 'unreadable-weight'] as const).map(codeOf),
];

/** First the rows that name no voter, each for itself; then the voters in the order of their rows set aside. */
function choicesOf({ election, admission: { codes, voterOf } }: OpenSource): RowChoices {
  const open = Uint8Array.from(dispositions, (_, code) => (closed.includes(code) ? 0 : 1));
  const named = election.duplicates === 'keep' ? undefined : voterOf;
  const voterAt = (row: number) => named?.[row] ?? -1;
  const aside = rowsWithout(codes, counted).filter((row) => open[codes[row] ?? 0] === 1);
  const most = aside.reduce((largest, row) => Math.max(largest, voterAt(row)), -1);
  const placeOf = new Int32Array(most + 1).fill(-1);
  let voters = aside.reduce((nameless, row) => (voterAt(row) < 0 ? nameless + 1 : nameless), 0);
  for (const row of aside) {
    const voter = voterAt(row);
    if (placeOf[voter] !== -1) continue;
    placeOf[voter] = voters;
    voters += 1;
  }
  const now = new Int32Array(voters).fill(-1);
  for (let row = 0; most >= 0 && row < codes.length; row += 1) {
    const place = codes[row] === counted ? (placeOf[voterAt(row)] ?? -1) : -1;
    if (place >= 0) now[place] = row;
  }
  let nameless = 0;
  const placeAt = aside.map((row) => {
    const place = placeOf[voterAt(row)];
    if (place === undefined) nameless += 1;
    return place ?? nameless - 1;
  });
  return laidOut(now, aside, placeAt);
}

/** Rows by voters, given the row of each that counts or -1, and those set aside with whose they are. */
function laidOut(now: Int32Array, aside: Uint32Array, placeAt: Uint32Array): RowChoices {
  const counts = Uint8Array.from(now, (row) => (row >= 0 ? 1 : 0));
  const sizes = Uint32Array.from(counts);
  for (const place of placeAt) sizes[place] = (sizes[place] ?? 0) + 1;
  const starts = new Uint32Array(now.length + 1);
  sizes.forEach((size, place) => {
    starts[place + 1] = (starts[place] ?? 0) + size;
  });
  const rows = new Uint32Array(starts.at(-1) ?? 0);
  const next = starts.slice();
  const put = (place: number, row: number) => {
    const at = next[place] ?? 0;
    rows[at] = row;
    next[place] = at + 1;
  };
  now.forEach((row, place) => {
    if (row >= 0) put(place, row);
  });
  aside.forEach((row, at) => {
    put(placeAt[at] ?? 0, row);
  });
  return { rows, starts, counts };
}

/** What each row weighs, or would; undefined where that is not known. Admission knows it of those it admits. */
function weightsOf({ table, election, admission, roll }: OpenSource) {
  const { weights, rollRow } = admission;
  if (weights === undefined) return () => 1;
  const column = table.columns[election.weight ?? -1];
  const delimiters = table.files.map((file) => file.delimiter);
  const read = column ? readWeights(column, delimiters, election.point) : roll?.weight?.weights;
  const ofRoll = roll?.file.columns[roll.weight?.column ?? -1];
  const scale = 10 ** (weights.places - (read?.places ?? 0));
  return (row: number): number | undefined => {
    const code = column ? column.codes[row] : ofRoll?.codes[rollRow?.[row] ?? -1];
    const units = read?.units[code ?? -1];
    return units === undefined ? undefined : units * scale;
  };
}

/** What the rows set aside weigh together, as far as it is known. */
function weightAside(
  { rows, starts, counts }: RowChoices,
  weightOf: (row: number) => number | undefined,
) {
  let weight = 0;
  let unknown = false;
  counts.forEach((one, voter) => {
    for (let at = (starts[voter] ?? 0) + one; at < (starts[voter + 1] ?? 0); at += 1) {
      const own = weightOf(rows[at] ?? 0);
      weight += own ?? 0;
      unknown ||= own === undefined;
    }
  });
  return { weight, unknown };
}

function weightTrait(rows: Uint32Array, weightOf: (row: number) => number | undefined): RowTrait {
  const index = new Map<number, number>();
  const numbers = rows.map((row) => {
    const weight = weightOf(row) ?? 0;
    const own = index.get(weight) ?? index.size;
    index.set(weight, own);
    return own;
  });
  return { size: index.size, numbers };
}

/** A contest as its rows are read; one without a column is blank in all of them. */
function columnOf({ table, election, marks }: OpenSource, at: number) {
  const codes = table.columns[election.contests[at]?.column ?? -1]?.codes ?? new Uint8Array();
  return { codes, ...(marks[at] ?? { marks: [blank], markOf: new Uint32Array(1) }) };
}

function markTrait({ codes, marks, markOf }: ReturnType<typeof columnOf>, rows: Uint32Array) {
  return { size: marks.length, numbers: rows.map((row) => markOf[codes[row] ?? 0] ?? 0) };
}
