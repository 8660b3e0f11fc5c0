import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { codeOf, counted, dispositions, type Reason } from './disposition.ts';
import type { Election } from './election.ts';
import type { Groups } from './groups.ts';
import { blank } from './mark.ts';
import { openPlaces } from './open-places.ts';
import { type OpenVoters, type RowChoice, type RowReader, votersIn } from './open-voters.ts';
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
  readonly votersIn: (contests: readonly number[]) => readonly OpenVoters[];
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
  const weights = choices.flatMap(({ others }) => others.map(weightOf));
  const unweighed = admission.weights ? malformed + rowsOf('unreadable-weight') : 0;
  const { cells, cellOf, unknown } = openPlaces(choices, source.groups);
  const own: Located = { ...source, cells: cells.length, cellOf, weightOf };
  const known = new Map<string, readonly OpenVoters[]>();
  return {
    rows,
    malformed,
    weight: weights.reduce<number>((sum, weight) => sum + (weight ?? 0), malformed),
    weightUnknown: unweighed > 0 || weights.includes(undefined),
    groupsUnknown: unknown,
    cells,
    votersIn: (contests) => {
      const key = contests.join(' ');
      const voters =
        known.get(key) ?? votersIn(choices, election.duplicates, readerOf(own, contests));
      known.set(key, voters);
      return voters;
    },
  };
}

/** Rows of which too little is known to follow them one by one, and those that are no ballots. */
const closed: readonly number[] = [
  counted,
  ...(['malformed', 'total-row', 'test-response', 'unreadable-weight'] as const).map(codeOf),
];

function choicesOf({ election, admission: { codes, voters } }: OpenSource): readonly RowChoice[] {
  const alone: RowChoice[] = [];
  const ofVoters: { now?: number; readonly others: number[] }[] = [];
  const open = Uint8Array.from(dispositions, (_, code) => (closed.includes(code) ? 0 : 1));
  const apart = election.duplicates === 'keep';
  // Of each voter where its choice is, from 1 on.
  const known = new Uint32Array(apart ? 0 : (voters?.count ?? 0));
  for (let row = 0; row < codes.length; row += 1) {
    if (open[codes[row] ?? 0] === 0) continue;
    const voter = apart ? -1 : (voters?.at(row) ?? -1);
    const own = ofVoters[(known[voter] ?? 0) - 1];
    if (voter < 0) alone.push({ others: [row] });
    else if (own) own.others.push(row);
    else known[voter] = ofVoters.push({ others: [row] });
  }
  for (let row = 0; ofVoters.length > 0 && row < codes.length; row += 1) {
    const own = known[voters?.at(row) ?? -1] ?? 0;
    const choice = own > 0 && codes[row] === counted ? ofVoters[own - 1] : undefined;
    if (choice) choice.now = row;
  }
  return [...alone, ...ofVoters];
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

interface Located extends OpenSource {
  readonly cells: number;
  readonly cellOf: (row: number) => number;
  readonly weightOf: (row: number) => number | undefined;
}

function readerOf(source: Located, contests: readonly number[]): RowReader {
  const { table, election, marks, cells, cellOf, weightOf } = source;
  const columns = contests.map((at) => {
    const column = table.columns[election.contests[at]?.column ?? -1];
    const own = marks[at];
    return {
      size: own?.marks.length ?? 1,
      of: (row: number) => own?.markOf[column?.codes[row] ?? 0] ?? 0,
      markAt: (row: number) => own?.marks[own.markOf[column?.codes[row] ?? 0] ?? 0] ?? blank,
    };
  });
  const weights = new Map<number, number>();
  const weightIndex = (row: number): number => {
    const weight = weightOf(row) ?? 0;
    const known = weights.get(weight) ?? weights.size;
    weights.set(weight, known);
    return known;
  };
  return {
    traits: [
      ...columns,
      ...(cells > 1 ? [{ size: cells, of: cellOf }] : []),
      ...(source.admission.weights ? [{ size: table.rows, of: weightIndex }] : []),
    ],
    read: (row) => ({
      marks: columns.map(({ markAt }) => markAt(row)),
      cell: cellOf(row),
      weight: weightOf(row) ?? 0,
    }),
  };
}
