import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { type Result, settle } from '../base/result.ts';
import { type Codes, type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { chooseBallots } from './choose-ballots.ts';
import { describeRows, nothingAdmitted, rowPlace } from './describe-rows.ts';
import {
  codeOf,
  counted,
  type Disposition,
  dispositions,
  pardonable,
  type Reason,
} from './disposition.ts';
import type { Election } from './election.ts';
import { redactedShape } from './redacted.ts';
import type { Roll } from './roll.ts';
import { type VoterKeys, voterKeys } from './voter-keys.ts';
import { type DecimalPoint, grouped, placesWritten, readWeights, type Weights } from './weights.ts';
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
  /** the voters by number, of each row or -1; absent where nothing says who voted */
  readonly voters?: { readonly count: number; readonly at: (row: number) => number };
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
  const accepted = new Set(
    election.rulings.flatMap((one) => (one.decision === 'accept' ? [one.row] : [])),
  );
  for (const row of accepted)
    if (pardonable.has(dispositions[codes[row] ?? 0] ?? 'counted')) codes[row] = counted;
  const set = (row: number, disposition: Disposition) => {
    if (accepted.has(row) && pardonable.has(disposition)) return;
    if (codes[row] === counted) codes[row] = codeOf(disposition);
  };
  const ids = table.columns[election.voter ?? -1];
  const keys = ids && voterKeys(ids);
  const voterAt = voterReader(ids?.codes, keys?.of);

  applyWindow(table, election, set, problems);
  const rollRow = roll && applyRoll(table.rows, keys, voterAt, roll, set);
  if (roll && !keys) problems.push(diagnose('roll.no-voter-column', {}));
  problems.push(...unclearWeight(table.columns[election.weight ?? -1], election.point));
  const weights = weigh(table, election, roll, rollRow, codes, set);
  for (const { row, decision } of election.rulings)
    if (decision === 'set-aside') set(row, 'ruling');
  const chosen =
    keys &&
    chooseBallots(
      repeatedRows(codes, voterAt, keys.count),
      duplicateContext(table, election),
      problems,
    );
  for (const row of chosen?.setAside ?? []) set(row, 'duplicate');
  problems.push(...describeRows(table, election, codes, keys, roll, voterAt));
  const spurned = [...accepted].filter((row) => codes[row] !== counted);
  if (spurned.length > 0) {
    const places = spurned.map((row) => rowPlace(table, row));
    problems.push(diagnose('ruling.without-effect', { rows: spurned.length }, places));
  }

  const totals = new Uint32Array(dispositions.length);
  for (let row = 0; row < codes.length; row += 1)
    totals[codes[row] ?? 0] = (totals[codes[row] ?? 0] ?? 0) + 1;
  const sum = totals.reduce((all, one) => all + one, 0);
  if (sum !== table.rows) throw new Error(`rows are not accounted for: ${sum} of ${table.rows}`);
  if (weights) problems.push(...tooHeavy(weights, codes, mostMarks(election)));
  problems.push(...nothingAdmitted(table, election, codes));
  return settle(
    {
      codes,
      counted: totals[counted] ?? 0,
      setAside: dispositions.flatMap((reason, code) => {
        const rows = totals[code] ?? 0;
        return reason === 'counted' || rows === 0 ? [] : [{ reason, rows }];
      }),
      perFile: perFile(table, codes),
      ...(weights && { weights }),
      ...(rollRow && { rollRow }),
      ...(keys && { voters: { count: keys.count, at: voterAt } }),
      ...(chosen && (keys.count > 0 || table.rows === 0) && { repeatVoters: chosen.voters }),
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
  keys: VoterKeys | undefined,
  voterAt: (row: number) => number,
  roll: Roll,
  set: Setter,
): Int32Array {
  const onRoll = Int32Array.from(keys?.keys ?? [], (key) => roll.rowOf.get(key) ?? -1);
  const found = new Int32Array(rows).fill(-1);
  const entitled = new Uint8Array(roll.file.rows);
  for (const row of roll.entitled) entitled[row] = 1;
  for (let row = 0; row < rows; row += 1) {
    const voter = voterAt(row);
    const at = onRoll[voter] ?? -1;
    found[row] = at;
    if (voter < 0) set(row, 'no-voter-id');
    else if (at < 0) set(row, 'not-on-roll');
    else if (entitled[at] !== 1) set(row, 'not-entitled');
  }
  return found;
}

function weigh(
  table: Table,
  election: Election,
  roll: Roll | undefined,
  rollRow: Int32Array | undefined,
  codes: Uint8Array,
  set: Setter,
): Admission['weights'] {
  const column = table.columns[election.weight ?? -1];
  const weights: Weights | undefined =
    (column &&
      readWeights(
        column,
        table.files.map((file) => file.delimiter),
        election.point,
      )) ??
    roll?.weight?.weights;
  const rollColumn = roll?.file.columns[roll.weight?.column ?? -1];
  if (weights === undefined) return undefined;
  const places = Math.max(
    weights.places,
    roll?.weight?.weights.places ?? 0,
    election.eligibleWeight?.places ?? 0,
    column && election.shape === redactedShape ? placesWritten(column) : 0,
  );
  const scale = 10 ** (places - weights.places);
  const of = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const code = column
      ? (column.codes[row] ?? 0)
      : (rollColumn?.codes[rollRow?.[row] ?? -1] ?? -1);
    const units = weights.units[code];
    if (units === undefined) set(row, 'unreadable-weight');
    else if (codes[row] === counted) of[row] = units * scale;
  }
  return { of, places };
}

function voterReader(codes: Codes | undefined, of: Int32Array | undefined) {
  return (row: number): number => of?.[codes?.[row] ?? 0] ?? -1;
}

/** The admissible rows of each voter who has several, in the order of the table. */
function repeatedRows(
  codes: Uint8Array,
  voterAt: (row: number) => number,
  voters: number,
): readonly (readonly number[])[] {
  const found: (number[] & { readonly 0: number })[] = [];
  // Of each voter the only row so far, from 1 on; or where in `found` there are several, as a negative number.
  const known = new Int32Array(voters);
  for (let row = 0; row < codes.length; row += 1) {
    const voter = voterAt(row);
    if (codes[row] !== counted || voter < 0) continue;
    const own = known[voter] ?? 0;
    if (own === 0) known[voter] = row + 1;
    else if (own < 0) found[-own - 1]?.push(row);
    else known[voter] = -found.push([own - 1, row]);
  }
  return found.sort(([a], [b]) => a - b);
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

function perFile(table: Table, codes: Uint8Array): Admission['perFile'] {
  let start = 0;
  return table.files.map((file) => {
    const end = start + file.rows;
    let own = 0;
    for (; start < end; start += 1) if (codes[start] === counted) own += 1;
    return { name: file.name, rows: file.rows, counted: own };
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

/** A JSON number carries fifteen digits exactly, wherever its point stands. */
const exactSum = 10n ** 15n;

/** The most votes that one ballot can give in one contest. */
function mostMarks(election: Election): number {
  const several = election.contests.filter((contest) => contest.reads === 'approval');
  return several.reduce((most, contest) => Math.max(most, contest.options.length), 1);
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
