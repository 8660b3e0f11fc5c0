import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { type Result, settle } from '../base/result.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { chooseBallots } from './choose-ballots.ts';
import { type Cast, describeRows, nothingAdmitted, rowPlace } from './describe-rows.ts';
import {
  acceptedRows,
  codeOf,
  counted,
  type Disposition,
  dispositions,
  pardonable,
  type Reason,
} from './disposition.ts';
import type { Election } from './election.ts';
import { emptyRows, notesRows } from './empty-rows.ts';
import { flaggedRows } from './flagged-rows.ts';
import { matchVoters } from './match-voters.ts';
import { columnOnRoll } from './nobody-on-roll.ts';
import { redactedShape } from './redacted.ts';
import { repeatedRows } from './repeated-rows.ts';
import type { Roll } from './roll.ts';
import { rowWeights } from './row-weights.ts';
import type { RowsByVoter } from './rows-by-voter.ts';
import { type VoterKeys, voterKeys } from './voter-keys.ts';
import { type DecimalPoint, exactSum, grouped, placesWritten } from './weights.ts';
import { windowVerdicts } from './window-verdicts.ts';

/** Which rows count. `weights` are by row, in units of 1/10^places; absent where every ballot weighs one. */
export interface Admission {
  /** the code of each row's disposition */
  readonly codes: Uint8Array;
  readonly counted: number;
  readonly setAside: readonly { readonly reason: Reason; readonly rows: number }[];
  readonly perFile: readonly {
    readonly name: string;
    readonly rows: number;
    readonly counted: number;
  }[];
  readonly weights?: { readonly of: Float64Array; readonly places: number };
  /** the row of the roll on which each row's voter stands, or -1 */
  readonly rollRow?: Int32Array;
  /** absent where nothing says who voted */
  readonly voters?: VoterKeys;
  /** the rows of voters with several that were admissible but for that */
  readonly repeated?: RowsByVoter;
  /** how many voters cast several ballots; undefined where duplicates were not looked for */
  readonly repeatVoters?: number;
}

/**
 * Gives every row exactly one disposition: the first reason in the order of `dispositions` that
 * holds, else it counts. `marked` already holds the malformed rows, the totals and the
 * responses that are tests or were not finished.
 */
export function admit(
  table: Table,
  election: Election,
  marked: Uint8Array,
  roll: Roll | undefined,
): Result<Admission> {
  const problems: Diagnostic[] = [];
  const codes = marked.slice();
  if (notesRows(election))
    for (const row of emptyRows(table, codes)) codes[row] = codeOf('empty-row');
  const accepted = acceptedRows(election);
  for (const row of accepted)
    if (pardonable.has(dispositions[codes[row] ?? 0] ?? 'counted')) codes[row] = counted;
  const set = (row: number, disposition: Disposition) => {
    if (accepted.has(row) && pardonable.has(disposition)) return;
    if (codes[row] === counted) codes[row] = codeOf(disposition);
  };
  const ids = table.columns[election.voter ?? -1];
  const voters = ids && voterKeys(ids);
  const cast = { table, election, voters, roll };

  applyWindow(table, election, set, problems);
  const rollRow = roll && applyRoll(table.rows, voters, roll, set);
  if (roll && !voters) {
    const heading = columnOnRoll(table, roll)?.heading;
    problems.push(diagnose('roll.no-voter-column', heading ? { heading } : {}));
  }
  problems.push(...unclearWeight(table.columns[election.weight ?? -1], election.point));
  const weights = weigh(cast, rollRow, codes, set);
  for (const { row, decision } of election.rulings)
    if (decision === 'set-aside') set(row, 'ruling');
  const repeated = voters && repeatedRows(codes, voters);
  if (repeated) {
    const duplicates = chooseBallots(repeated, duplicateContext(table, election), problems);
    for (const row of duplicates) codes[row] = codeOf('duplicate');
  }
  problems.push(...describeRows(cast, codes));
  const spurned = [...accepted].filter((row) => codes[row] !== counted);
  if (spurned.length > 0) {
    const places = spurned.map((row) => rowPlace(table, row));
    problems.push(diagnose('ruling.without-effect', { rows: spurned.length }, places));
  }

  const aside = flaggedRows(codes);
  const totals = new Uint32Array(dispositions.length);
  for (const row of aside) totals[codes[row] ?? 0] = (totals[codes[row] ?? 0] ?? 0) + 1;
  if (weights) problems.push(...tooHeavy(weights, codes, mostMarks(election)));
  problems.push(...nothingAdmitted(cast, codes));
  return settle(
    {
      codes,
      counted: table.rows - aside.length,
      setAside: dispositions.flatMap((reason, code) => {
        const rows = totals[code] ?? 0;
        return reason === 'counted' || rows === 0 ? [] : [{ reason, rows }];
      }),
      perFile: perFile(table, aside),
      ...(weights && { weights }),
      ...(rollRow && { rollRow }),
      ...(voters && { voters }),
      ...(repeated && { repeated }),
      ...(repeated &&
        (voters.size > 1 || table.rows === 0) && { repeatVoters: repeated.ends.length }),
    },
    problems,
  );
}

type Setter = (row: number, disposition: Disposition) => void;

function applyWindow(table: Table, election: Election, set: Setter, problems: Diagnostic[]): void {
  const { timing, window } = election;
  const stamps = table.columns[timing?.column ?? -1];
  if (timing === undefined || stamps === undefined || !(window.opens || window.closes)) return;
  const verdicts = windowVerdicts(timing, window, sizeOf(stamps));
  const zoneless = verdicts.indexOf('no-zone');
  if (zoneless >= 0) {
    problems.push(
      diagnose('stamp.no-zone', { heading: stamps.heading }, [
        { column: stamps.heading, cell: textAt(stamps, zoneless) },
      ]),
    );
    return;
  }
  const outside = verdicts.map((verdict) => verdict !== 'counted' && verdict !== 'no-zone');
  if (!outside.includes(true)) return;
  for (let row = 0; row < stamps.codes.length; row += 1) {
    const code = stamps.codes[row] ?? 0;
    const verdict = outside[code] === true ? verdicts[code] : undefined;
    if (verdict !== undefined && verdict !== 'counted' && verdict !== 'no-zone') set(row, verdict);
  }
}

function applyRoll(
  rows: number,
  voters: VoterKeys | undefined,
  roll: Roll,
  set: Setter,
): Int32Array {
  const onRoll = voters && matchVoters(voters, roll.voters);
  const found = new Int32Array(rows).fill(-1);
  // Where all may vote, that is not looked up: for very many voters each look takes as long as reading one.
  const some = roll.votingColumn !== undefined;
  for (let row = 0; row < rows; row += 1) {
    const voter = voters?.of[row] ?? 0;
    const at = roll.rowOf[onRoll?.[voter] ?? 0] ?? -1;
    found[row] = at;
    if (voter === 0) set(row, 'no-voter-id');
    else if (at < 0) set(row, 'not-on-roll');
    else if (some && roll.entitled[at] !== 1) set(row, 'not-entitled');
  }
  return found;
}

function weigh(
  { table, election, roll }: Cast,
  rollRow: Int32Array | undefined,
  codes: Uint8Array,
  set: Setter,
): Admission['weights'] {
  const own = rowWeights(table, election, roll, rollRow);
  if (own === undefined) return undefined;
  const { weights, column, unitsOf } = own;
  const places = Math.max(
    weights.places,
    roll?.weight?.weights.places ?? 0,
    election.eligibleWeight?.places ?? 0,
    column && election.shape === redactedShape ? placesWritten(column) : 0,
  );
  const scale = 10 ** (places - weights.places);
  const of = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const units = unitsOf(row);
    if (units === undefined) set(row, 'unreadable-weight');
    else if (codes[row] === counted) of[row] = units * scale;
  }
  return { of, places };
}

function duplicateContext(table: Table, election: Election) {
  const stamps = table.columns[election.timing?.column ?? -1];
  const place = (row: number): Place => rowPlace(table, row, election.voter);
  return {
    election,
    stampCode: (row: number) => stamps?.codes[row] ?? 0,
    fileOf: (row: number) => table.fileOf[row] ?? 0,
    place,
  };
}

function perFile(table: Table, aside: Uint32Array): Admission['perFile'] {
  let end = 0;
  let at = 0;
  return table.files.map(({ name, rows }) => {
    const before = at;
    end += rows;
    while ((aside[at] ?? end) < end) at += 1;
    return { name, rows, counted: rows - (at - before) };
  });
}

function unclearWeight(column: Column | undefined, point: DecimalPoint | undefined): Diagnostic[] {
  const text = column && point === undefined ? grouped(column) : undefined;
  if (column === undefined || text === undefined) return [];
  return [
    diagnose('weights.grouped', { heading: column.heading, text }, [
      { column: column.heading, cell: text },
    ]),
  ];
}

/** The most votes that one ballot can give in one contest. */
function mostMarks(election: Election): number {
  const marks = election.contests.map(({ reads, options, scores }) => {
    if (reads === 'scores') return options.length * (scores?.highest ?? 0);
    return reads === 'approval' ? options.length : 1;
  });
  return Math.max(1, ...marks);
}

function tooHeavy(
  weights: NonNullable<Admission['weights']>,
  codes: Uint8Array,
  marks: number,
): Diagnostic[] {
  let sum = 0n;
  let exact = 0;
  weights.of.forEach((weight, row) => {
    if (codes[row] === counted) exact += weight;
    // Beyond this a sum of numbers might be rounded.
    if (exact < 2 ** 52) return;
    sum += BigInt(exact);
    exact = 0;
  });
  sum += BigInt(exact);
  return sum * BigInt(marks) <= exactSum
    ? []
    : [diagnose('weights.too-large', { places: weights.places })];
}
