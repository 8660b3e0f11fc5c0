import { type Diagnostic, diagnose, placesKept } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { columnFacts } from './column-facts.ts';
import type { PlaceOf } from './describe-rows.ts';
import { acceptedRows, counted } from './disposition.ts';
import type { Election } from './election.ts';
import { emptyRows, notesRows } from './empty-rows.ts';
import { findNamesakes, findTests } from './find-people.ts';
import type { Roll } from './roll.ts';
import { sumRows } from './sum-rows.ts';
import { isSide, namesValidity, validityOf } from './validity.ts';

/** What an organiser should look at: rows that were counted and may be no ballots. */
export function findNoBallots(
  table: Table,
  election: Election,
  roll: Roll | undefined,
  codes: Uint8Array,
  place: PlaceOf,
): Diagnostic[] {
  const accepted = acceptedRows(election);
  const rowsOf = lazily(() => rowsInDoubt(codes, accepted));
  // What was counted all the same is told, whatever the rows beside it are now.
  const { certain, doubtful } = sumRows(table, codes);
  // On a roll stands who cast a ballot that counts, whatever their name is.
  const sums = (roll ? [] : [...certain, ...doubtful])
    .filter((row) => !accepted.has(row))
    .sort((a, b) => a - b);
  return [
    ...rowsAt('rows.empty', notesRows(election) ? [] : emptyRows(table, codes), place),
    ...rowsAt('rows.sums', sums, place),
    ...saidVoid(table, election, codes, rowsOf, place),
    ...findTests(table, election, rowsOf, place),
    ...findNamesakes(table, election, rowsOf, place),
  ];
}

/** The rows that count, but for those at which somebody has looked. */
function rowsInDoubt(codes: Uint8Array, accepted: ReadonlySet<number>): number[] {
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row += 1)
    if (codes[row] === counted && !accepted.has(row)) rows.push(row);
  return rows;
}

function rowsAt(
  code: 'rows.empty' | 'rows.sums',
  rows: readonly number[],
  place: PlaceOf,
): Diagnostic[] {
  const places = rows.slice(0, placesKept).map((row) => place(row, -1));
  return rows.length === 0 ? [] : [diagnose(code, { rows: rows.length }, places, rows.length)];
}

/** Ballots of which a column says that they are withdrawn, void or the like, unless somebody settled what it is. */
function saidVoid(
  table: Table,
  election: Election,
  codes: Uint8Array,
  rowsOf: () => readonly number[],
  place: PlaceOf,
): Diagnostic[] {
  const found = table.columns.slice(0, table.width).flatMap((column, position): SaidVoid[] => {
    const { role, basis } = election.roles[position] ?? {};
    if (role === undefined || role === 'private') return [];
    if (basis === 'definition' || basis === 'flag') return [];
    if (!namesValidity(column.heading)) return [];
    const facts = columnFacts(column, position, codes);
    const { says } = validityOf(facts) ?? {};
    if (says === undefined) return [];
    const rows = rowsWith(column, rowsOf(), says);
    const places = rows.slice(0, placesKept).map((row) => place(row, position));
    const args = { heading: column.heading, rows: rows.length, role };
    const votedOn =
      role === 'contest' && facts.values.every(({ folded }) => !says(folded) || isSide(folded));
    return rows.length === 0
      ? []
      : [{ votedOn, told: diagnose('rows.said-void', args, places, rows.length) }];
  });
  // Of several columns of which each may say it, the one that is left for a contest may say it too.
  const others = found.some(({ votedOn }) => !votedOn);
  return found.flatMap(({ votedOn, told }) => (votedOn && !others ? [] : [told]));
}

interface SaidVoid {
  /** whether it is a contest, and what it says are its answers */
  readonly votedOn: boolean;
  readonly told: Diagnostic;
}

/** The rows that have a cell of a sort in a column. */
function rowsWith(
  column: Column,
  rows: readonly number[],
  test: (folded: string) => boolean,
): number[] {
  const wanted = Uint8Array.from({ length: sizeOf(column) }, (_, code) =>
    test(foldText(textAt(column, code))) ? 1 : 0,
  );
  return rows.filter((row) => wanted[column.codes[row] ?? 0] === 1);
}
