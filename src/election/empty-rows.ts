import { hasBit } from '../base/bit-set.ts';
import { cleanText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { blankOpenings } from '../csv/cell-texts.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { sightingsOf } from './code-sightings.ts';
import { counted } from './disposition.ts';
import type { Election } from './election.ts';

/**
 * Whether a form notes of each ballot whose it is or when it was cast: a row without even that is none.
 * Elsewhere it may be a paper that was left blank.
 */
export function notesRows({ voter, roles }: Election): boolean {
  return voter !== undefined || roles.some(({ role }) => role === 'timestamp');
}

/** The rows that count and have no filled cell, as they may be a spreadsheet's leavings. */
export function emptyRows(table: Table, codes: Uint8Array): readonly number[] {
  if (table.columns.some(isFilled)) return [];
  const blanksOf = (column: Column) => ({ codes: column.codes, blank: blankCodes(column) });
  const [first, ...more] = table.columns;
  const opening = first && blanksOf(first);
  // Where the first column is filled, and it is as a rule, the others are not looked at.
  const others = lazily(() => more.map(blanksOf));
  const rows: number[] = [];
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== counted || opening?.blank[opening.codes[row] ?? 0] === 0) continue;
    if (others().every(({ codes: own, blank }) => blank[own[row] ?? 0] === 1)) rows.push(row);
  }
  return rows;
}

/** Whether no text but the empty one is blank, where that is known without reading them. */
function isPlain({ bulk }: Column): boolean {
  return bulk !== undefined && !blankOpenings.some((byte) => hasBit(bulk.initials, byte));
}

/** Whether a column of very many texts has one in every row. */
function isFilled(column: Column): boolean {
  return isPlain(column) && sightingsOf(column.codes, sizeOf(column)).empty === 0;
}

/** For each code of a column whether its text is blank. */
function blankCodes(column: Column): Uint8Array {
  const blank = new Uint8Array(sizeOf(column));
  blank[0] = 1;
  if (isPlain(column)) return blank;
  for (let code = 1; code < blank.length; code += 1)
    blank[code] = cleanText(textAt(column, code)) === '' ? 1 : 0;
  return blank;
}
