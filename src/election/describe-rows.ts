import { type Diagnostic, diagnose, type Place, placesKept } from '../base/diagnostic.ts';
import { suggesting } from '../base/suggest.ts';
import { type Column, cellAt } from '../csv/column-store.ts';
import { sights } from '../csv/kernel.ts';
import { lineAt } from '../csv/row-lines.ts';
import type { Table } from '../csv/table.ts';
import { sightingsOf } from './code-sightings.ts';
import { codeOf, counted, type Disposition, dispositions } from './disposition.ts';
import type { Election } from './election.ts';
import { flaggedRows } from './flagged-rows.ts';
import { lookAlikes, nearIds, sameCores } from './near-ids.ts';
import { nobodyOnRoll } from './nobody-on-roll.ts';
import { shownCell } from './ranking-cell.ts';
import type { Roll } from './roll.ts';
import type { VoterKeys } from './voter-keys.ts';

/** Where a row is, with its cell in a column. */
export type PlaceOf = (row: number, column: number) => Place;

/** The same of a table; with its cell in one column, if any. */
export function rowPlace(table: Table, row: number, position?: number): Place {
  const file = table.files[table.fileOf[row] ?? 0]?.name;
  const line = lineAt(table.lines, row);
  const column = table.columns[position ?? -1];
  const cell = column ? cellAt(column, row) : '';
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column && { column: column.heading, cell: shownCell(cell) }),
  };
}

/** Rows, who cast them, and who may vote. */
export interface Cast {
  readonly table: Table;
  readonly election: Election;
  readonly voters: VoterKeys | undefined;
  readonly roll: Roll | undefined;
}

/** One warning for each reason for which rows were set aside, with the rows. */
export function describeRows(cast: Cast, codes: Uint8Array): Diagnostic[] {
  const { table, election, voters, roll } = cast;
  const counts = new Uint32Array(dispositions.length);
  const firsts = dispositions.map((): number[] => []);
  for (const row of flaggedRows(codes)) {
    const code = codes[row] ?? 0;
    const at = counts[code] ?? 0;
    counts[code] = at + 1;
    if (at < placesKept) firsts[code]?.push(row);
  }
  const columnFor: { readonly [reason in Disposition]?: number | undefined } = {
    'unreadable-time': election.timing?.column,
    'before-opening': election.timing?.column,
    'after-closing': election.timing?.column,
    'not-on-roll': election.voter,
    'not-entitled': election.voter,
    'unreadable-weight': election.weight,
    duplicate: election.voter,
  };
  let nearest: ReturnType<typeof nearIds> | undefined;
  const meant = (reason: Disposition, row: number): Place => {
    if (roll === undefined || reason !== 'not-on-roll') return {};
    nearest ??= nearIds(roll);
    return suggesting(nearest(voters?.keyOf(voters.of[row] ?? 0) ?? ''));
  };
  const found = dispositions.flatMap((reason, code): Diagnostic[] => {
    if (reason === 'counted') return [];
    const rows = counts[code] ?? 0;
    if (rows === 0) return [];
    const places = firsts[code]?.map((row) => ({
      ...describeRow(table, row, columnFor[reason]),
      ...meant(reason, row),
    }));
    return [
      diagnose('rows.set-aside', { reason, rows, policy: election.duplicates }, places, rows),
    ];
  });
  const nameless = voters ? namelessRows(codes, voters) : [];
  if (nameless.length > 0) {
    const places = nameless.slice(0, placesKept).map((row) => rowPlace(table, row, election.voter));
    found.push(diagnose('voters.unidentified', { rows: nameless.length }, places, nameless.length));
  }
  found.push(...alikeIds(cast), ...sameIds(cast));
  return found;
}

/** The rows that count though nobody is known to have cast them. */
function namelessRows(codes: Uint8Array, { of, size }: VoterKeys): number[] {
  const rows: number[] = [];
  if (sightingsOf(of, size).empty === 0) return rows;
  for (let row = 0; row < of.length; row += 1)
    if (of[row] === 0 && codes[row] === counted) rows.push(row);
  return rows;
}

/** Whether no text has a letter beyond ASCII, where that is known without reading them. */
function isAscii({ bulk }: Column): boolean {
  return bulk !== undefined && (bulk.seen & sights.high) === 0;
}

/** Ids that look alike, with a row of each. */
function alikeIds(cast: Cast): Diagnostic[] {
  const { table, election, voters } = cast;
  const column = table.columns[election.voter ?? -1];
  if (voters === undefined || column === undefined || isAscii(column)) return [];
  return told(cast, voters, lookAlikes(voters), 'letters');
}

/** Ids that may be one voter's. A roll says whose they are, and where there are very many they are codes. */
function sameIds(cast: Cast): Diagnostic[] {
  const { table, election, voters, roll } = cast;
  const column = table.columns[election.voter ?? -1];
  if (voters === undefined || column === undefined || column.bulk || roll) return [];
  return told(cast, voters, sameCores(voters), 'cores');
}

function told(
  { table, election }: Cast,
  voters: VoterKeys,
  alike: ReadonlyMap<number, number>,
  why: 'letters' | 'cores',
): Diagnostic[] {
  if (alike.size === 0) return [];
  const wanted = new Set([...alike].flat());
  const places: Place[] = [];
  for (let row = 0; row < table.rows && wanted.size > 0; row += 1) {
    if (wanted.delete(voters.of[row] ?? 0)) places.push(rowPlace(table, row, election.voter));
  }
  return [diagnose('voters.alike', { pairs: alike.size, why }, places, alike.size)];
}

function describeRow(table: Table, row: number, position: number | undefined): Place {
  const fault = table.faults.get(row);
  const place = rowPlace(table, row, position);
  if (fault === undefined) return place;
  const until =
    fault.lastLine > (lineAt(table.lines, row) ?? 0) ? { lastLine: fault.lastLine } : {};
  return {
    ...place,
    ...until,
    fault: fault.kind,
    cells: fault.cells,
    expected: table.width,
  };
}

/** More rows have one other number of cells than have as many as there are headings, which are then another row. */
function otherWidth(table: Table) {
  const fitting = table.rows - table.faults.size;
  const widths = new Map<number, number>();
  for (const { kind, cells } of table.faults.values())
    if (kind === 'ragged') widths.set(cells, (widths.get(cells) ?? 0) + 1);
  const [first] = [...widths].sort(([a, x], [b, y]) => y - x || a - b);
  if (first === undefined || fitting === 0) return undefined;
  const [cells, rows] = first;
  return rows > 1 && rows > fitting ? { rows, cells, headings: table.width } : undefined;
}

function strayQuotes({ faults }: Table): number {
  return [...faults.values()].filter(({ kind }) => kind === 'stray-quote').length;
}

/** A file of which no row can be read, or no voter is on the roll, was misread as a whole. */
export function nothingAdmitted(cast: Cast, codes: Uint8Array): Diagnostic[] {
  const { table, election, voters, roll } = cast;
  if (table.rows === 0) return [];
  const all = (reason: Disposition) => codes.every((code) => code === codeOf(reason));
  // Headings that a definition names are no row above them; one alone does not show what stands between cells.
  const named = election.roles.some(({ basis }) => basis === 'definition');
  const sure = named && (election.delimiterSaid || table.width > 1);
  const other = sure ? undefined : otherWidth(table);
  if (other) return [diagnose('rows.other-width', other, [rowPlace(table, 0)])];
  if (all('malformed'))
    return [
      diagnose('rows.all-malformed', { rows: table.rows, quotes: strayQuotes(table) }, [
        rowPlace(table, 0),
      ]),
    ];
  if (all('unreadable-weight'))
    return [diagnose('weights.none', { rows: table.rows }, [rowPlace(table, 0)])];
  if (roll === undefined || voters === undefined || !all('not-on-roll')) return [];
  const place = (row: number) => rowPlace(table, row, election.voter);
  return [nobodyOnRoll(cast, voters, roll, place)];
}
