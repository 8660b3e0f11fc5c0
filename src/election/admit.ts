import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { type Result, settle } from '../base/result.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { chooseBallots } from './choose-ballots.ts';
import { codeOf, counted, type Disposition, dispositions, type Reason } from './disposition.ts';
import type { Election } from './election.ts';
import type { Roll } from './roll.ts';
import { type VoterKeys, voterKeys } from './voter-keys.ts';
import { type DecimalPoint, grouped, readWeights, type Weights } from './weights.ts';
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
  /** how many voters cast several ballots; undefined where duplicates were not looked for */
  readonly repeatVoters?: number;
}

/**
 * Gives every row exactly one disposition: the first reason in the order of `dispositions` that
 * holds, else it counts. `marked` already holds the malformed rows and the totals.
 */
export function admit(
  table: Table,
  election: Election,
  marked: Uint8Array,
  roll: Roll | undefined,
): Result<Admission> {
  const problems: Diagnostic[] = [];
  const codes = marked.slice();
  const set = (row: number, disposition: Disposition) => {
    if (codes[row] === counted) codes[row] = codeOf(disposition);
  };
  const ids = table.columns[election.voter ?? -1];
  const keys = ids && voterKeys(ids);
  const voterAt = (row: number) => keys?.of[ids?.codes[row] ?? 0] ?? -1;

  applyWindow(table, election, set, problems);
  const rollRow = roll && applyRoll(table.rows, keys, voterAt, roll, set);
  if (roll && !keys) problems.push(diagnose('roll.no-voter-column', {}));
  problems.push(...unclearWeight(table.columns[election.weight ?? -1], election.point));
  const weights = weigh(table, election, roll, rollRow, codes, set);
  const voters = keys && admissibleRows(codes, voterAt);
  const chosen =
    voters && chooseBallots(voters.values(), duplicateContext(table, election), problems);
  for (const row of chosen?.setAside ?? []) set(row, 'duplicate');
  problems.push(...describe(table, election, codes, keys, voterAt));

  const totals = dispositions.map((_, code) =>
    codes.reduce((sum, one) => sum + (one === code ? 1 : 0), 0),
  );
  const sum = totals.reduce((all, one) => all + one, 0);
  if (sum !== table.rows) throw new Error(`rows are not accounted for: ${sum} of ${table.rows}`);
  if (weights) problems.push(...tooHeavy(weights, codes));
  problems.push(...nothingAdmitted(table, codes));
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
      ...(chosen && (keys.keys.length > 0 || table.rows === 0) && { repeatVoters: chosen.voters }),
    },
    problems,
  );
}

type Setter = (row: number, disposition: Disposition) => void;

function applyWindow(table: Table, election: Election, set: Setter, problems: Diagnostic[]): void {
  const { timing, window } = election;
  const stamps = table.columns[timing?.column ?? -1];
  if (timing === undefined || stamps === undefined || !(window.opens || window.closes)) return;
  const verdicts = windowVerdicts(timing, window, stamps.texts.length);
  const zoneless = stamps.texts.find((_, code) => verdicts[code] === 'no-zone');
  if (zoneless !== undefined) {
    problems.push(
      diagnose('stamp.no-zone', { heading: stamps.heading }, [
        { column: stamps.heading, cell: zoneless },
      ]),
    );
    return;
  }
  stamps.codes.forEach((code, row) => {
    const verdict = verdicts[code];
    if (verdict !== undefined && verdict !== 'counted' && verdict !== 'no-zone') set(row, verdict);
  });
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
  for (let row = 0; row < rows; row += 1) {
    const voter = voterAt(row);
    const at = onRoll[voter] ?? -1;
    found[row] = at;
    if (voter < 0) set(row, 'no-voter-id');
    else if (at < 0) set(row, 'not-on-roll');
    else if (!roll.entitled.has(at)) set(row, 'not-entitled');
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
  const of = new Float64Array(table.rows);
  for (let row = 0; row < table.rows; row += 1) {
    const code = column
      ? (column.codes[row] ?? 0)
      : (rollColumn?.codes[rollRow?.[row] ?? -1] ?? -1);
    const units = weights.units[code];
    if (units === undefined) set(row, 'unreadable-weight');
    else if (codes[row] === counted) of[row] = units;
  }
  return { of, places: weights.places };
}

function admissibleRows(
  codes: Uint8Array,
  voterAt: (row: number) => number,
): Map<number, number[]> {
  const voters = new Map<number, number[]>();
  codes.forEach((code, row) => {
    const voter = voterAt(row);
    if (code !== counted || voter < 0) return;
    const rows = voters.get(voter);
    if (rows) rows.push(row);
    else voters.set(voter, [row]);
  });
  return voters;
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

/** Where a row is, with its cell in one column. */
export function rowPlace(table: Table, row: number, position?: number): Place {
  const file = table.files[table.fileOf[row] ?? 0]?.name;
  const line = table.lines[row];
  const column = table.columns[position ?? -1];
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column && { column: column.heading, cell: column.texts[column.codes[row] ?? 0] ?? '' }),
  };
}

/** One warning for each reason for which rows were set aside, with the rows. */
function describe(
  table: Table,
  election: Election,
  codes: Uint8Array,
  keys: VoterKeys | undefined,
  voterAt: (row: number) => number,
): Diagnostic[] {
  const rowsWith = (test: (row: number) => boolean) =>
    Array.from(codes.keys()).filter((row) => test(row));
  const columnFor: { readonly [reason in Disposition]?: number | undefined } = {
    'unreadable-time': election.timing?.column,
    'before-opening': election.timing?.column,
    'after-closing': election.timing?.column,
    'not-on-roll': election.voter,
    'not-entitled': election.voter,
    'unreadable-weight': election.weight,
    duplicate: election.voter,
  };
  const found = dispositions.flatMap((reason, code): Diagnostic[] => {
    if (reason === 'counted') return [];
    const rows = rowsWith((row) => codes[row] === code);
    if (rows.length === 0) return [];
    const places = rows.map((row) => describeRow(table, row, columnFor[reason]));
    return [
      diagnose(
        'rows.set-aside',
        { reason, rows: rows.length, policy: election.duplicates },
        places,
      ),
    ];
  });
  const nameless = keys ? rowsWith((row) => codes[row] === counted && voterAt(row) < 0) : [];
  if (nameless.length > 0) {
    const places = nameless.map((row) => rowPlace(table, row, election.voter));
    found.push(diagnose('voters.unidentified', { rows: nameless.length }, places));
  }
  return found;
}

function describeRow(table: Table, row: number, position: number | undefined): Place {
  const fault = table.faults.get(row);
  const place = rowPlace(table, row, position);
  if (fault === undefined) return place;
  const until = fault.lastLine > (table.lines[row] ?? 0) ? { lastLine: fault.lastLine } : {};
  return {
    ...place,
    ...until,
    fault: fault.kind,
    cells: fault.cells,
    expected: table.columns.length,
  };
}

function perFile(table: Table, codes: Uint8Array): Admission['perFile'] {
  let start = 0;
  return table.files.map((file) => {
    const own = codes.subarray(start, start + file.rows);
    start += file.rows;
    return {
      name: file.name,
      rows: file.rows,
      counted: own.filter((code) => code === counted).length,
    };
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

/** A file of which no row can be read, or no voter is on the roll, was misread as a whole. */
function nothingAdmitted(table: Table, codes: Uint8Array): Diagnostic[] {
  if (table.rows === 0) return [];
  const all = (reason: Disposition) => codes.every((code) => code === codeOf(reason));
  if (all('malformed'))
    return [diagnose('rows.all-malformed', { rows: table.rows }, [rowPlace(table, 0)])];
  if (all('unreadable-weight'))
    return [diagnose('weights.none', { rows: table.rows }, [rowPlace(table, 0)])];
  return all('not-on-roll') ? [diagnose('roll.nobody', { rows: table.rows })] : [];
}

/** A JSON number carries fifteen digits exactly, wherever its point stands. */
const exactSum = 10n ** 15n;

function tooHeavy(weights: NonNullable<Admission['weights']>, codes: Uint8Array): Diagnostic[] {
  let sum = 0n;
  weights.of.forEach((weight, row) => {
    if (codes[row] === counted) sum += BigInt(weight);
  });
  return sum <= exactSum ? [] : [diagnose('weights.too-large', { places: weights.places })];
}
