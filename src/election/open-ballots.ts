import { lazily } from '../base/lazily.ts';
import type { Table } from '../csv/table.ts';
import type { Admission } from './admit.ts';
import { codeOf, counted, dispositions, type Reason } from './disposition.ts';
import type { Election } from './election.ts';
import { flaggedRows } from './flagged-rows.ts';
import type { Groups } from './groups.ts';
import { blank } from './mark.ts';
import { type OpenPlaces, openPlaces } from './open-places.ts';
import { type OpenVoters, type RowReader, votersIn } from './open-voters.ts';
import type { ContestMarks } from './read-marks.ts';
import type { Roll } from './roll.ts';
import { rowChoices } from './row-choices.ts';
import { rowWeights } from './row-weights.ts';

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
  /** `together` where it does not matter in which cells their rows are, which then say 0 */
  readonly votersIn: (
    contests: readonly number[],
    cells: 'apart' | 'together',
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
 * Finds what was set aside and could have counted: all but totals, empty rows and test responses. Undefined where there is nothing.
 *
 * A row counts as it is marked, or not at all; a malformed one with any marks. Of a voter's rows at most
 * one counts: the one that does now, or one that was set aside. Where duplicates are kept, and where
 * nobody is named, each row stands for itself.
 */
export function findOpenBallots(source: OpenSource): OpenBallots | undefined {
  const { election, admission } = source;
  const rowsOf = (wanted: Reason) =>
    admission.setAside.find(({ reason }) => reason === wanted)?.rows ?? 0;
  const never = rowsOf('total-row') + rowsOf('empty-row') + rowsOf('test-response');
  const rows = admission.setAside.reduce((sum, own) => sum + own.rows, 0) - never;
  if (rows === 0) return undefined;
  const malformed = rowsOf('malformed');
  const aside = asideIn(admission.codes);
  const choices = lazily(() => {
    const { codes, voters, repeated } = admission;
    const apart = election.duplicates === 'keep' || voters === undefined;
    return rowChoices({ rows: aside, codes, ...(apart ? {} : { voters, repeated }) });
  });
  const weightOf = weightsOf(source);
  const weights = admission.weights && Array.from(aside, weightOf);
  const unweighed = admission.weights ? malformed + rowsOf('unreadable-weight') : 0;
  const places = lazily(() => openPlaces(choices(), source.groups));
  const known = new Map<string, readonly OpenVoters[]>();
  return {
    rows,
    malformed,
    weight: weights?.reduce<number>((sum, own) => sum + (own ?? 0), malformed) ?? rows,
    weightUnknown: unweighed > 0 || weights?.includes(undefined) === true,
    get groupsUnknown() {
      return places().unknown;
    },
    get cells() {
      return places().cells;
    },
    votersIn: (contests, cells) => {
      const key = `${cells} ${contests.join(' ')}`;
      const own = { ...source, weightOf, ...(cells === 'apart' && { places: places() }) };
      const voters =
        known.get(key) ?? votersIn(choices(), election.duplicates, readerOf(own, contests));
      known.set(key, voters);
      return voters;
    },
  };
}

/** Rows of which too little is known to follow them one by one, and those that are no ballots. */
const closed: readonly number[] = [
  counted,
  ...(['malformed', 'total-row', 'empty-row', 'test-response', 'unreadable-weight'] as const).map(
    codeOf,
  ),
];

function asideIn(codes: Uint8Array): Uint32Array {
  const open = Uint8Array.from(dispositions, (_, code) => (closed.includes(code) ? 0 : 1));
  return flaggedRows(codes).filter((row) => open[codes[row] ?? 0] === 1);
}

/** What each row weighs, or would; undefined where that is not known. Admission knows it of those it admits. */
function weightsOf({ table, election, admission, roll }: OpenSource) {
  const { weights, rollRow } = admission;
  if (weights === undefined) return () => 1;
  const own = rowWeights(table, election, roll, rollRow);
  const scale = 10 ** (weights.places - (own?.weights.places ?? 0));
  return (row: number): number | undefined => {
    const units = own?.unitsOf(row);
    return units === undefined ? undefined : units * scale;
  };
}

interface Located extends OpenSource {
  readonly places?: OpenPlaces;
  readonly weightOf: (row: number) => number | undefined;
}

function readerOf(source: Located, contests: readonly number[]): RowReader {
  const { table, election, marks, places, weightOf } = source;
  const columns = contests.map((at) => {
    const column = table.columns[election.contests[at]?.column ?? -1];
    const own = marks[at];
    return {
      size: own?.marks.length ?? 1,
      of: (row: number) => own?.markOf[column?.codes[row] ?? 0] ?? 0,
      markAt: (row: number) => own?.marks.at(own.markOf[column?.codes[row] ?? 0] ?? 0) ?? blank,
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
      ...(places && places.cells.length > 1
        ? [{ size: places.cells.length, of: places.cellOf }]
        : []),
      ...(source.admission.weights ? [{ size: table.rows, of: weightIndex }] : []),
    ],
    read: (row) => ({
      marks: columns.map(({ markAt }) => markAt(row)),
      cell: places?.cellOf(row) ?? 0,
      weight: weightOf(row) ?? 0,
    }),
  };
}
