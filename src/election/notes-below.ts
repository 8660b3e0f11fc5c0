import { cleanText, foldText } from '../base/fold.ts';
import { type Column, cellAt, everyText } from '../csv/column-store.ts';
import { lineAt } from '../csv/row-lines.ts';
import { note } from './below-table.ts';
import type { FileRows } from './file-rows.ts';
import { generalWords } from './vocabulary.ts';

/** No more rows than this stand below a table, and so many fuller ones above them. */
const mostNotes = 12;
const leastTable = 3;

/** The rows of notes below a table, of those that are not set aside already. */
export function notesBelow(file: FileRows, setAside: Uint8Array): number[] {
  const apart = notesApart(file, setAside);
  return apart.length > 0 ? apart : notesCut(file, setAside);
}

/**
 * The last rows of a file from an empty one on, if each of them is empty or fills its first cell alone
 * with a note, below rows that all fill two cells or more.
 */
function notesApart(file: FileRows, setAside: Uint8Array): number[] {
  const { columns, start, end } = file;
  let first = end;
  for (let row = end - 1; row >= Math.max(start, end - mostNotes); row -= 1) {
    const filled = filledAt(file, row);
    if (filled.length === 0) first = row;
    else if (filled.length > 1 || filled[0] !== 0 || !isNote(columns[0], row)) break;
    else if (standsHigher(columns[0], start, row)) break;
  }
  if (first === end || filledAt(file, end - 1).length === 0) return [];
  return standsAbove(file, first, setAside) ? rowsFrom(first, end, setAside) : [];
}

/** Notes below an empty line. Nobody put them in quotes: "Counted by J. Doe, 3 March 2026" is cut at its comma. */
function notesCut(file: FileRows, setAside: Uint8Array): number[] {
  const { start, end, lines } = file;
  let first = end;
  for (let row = end - 1; row >= Math.max(start, end - mostNotes); row -= 1) {
    if (setAside[row] === 0 && !isCutNote(file, row)) break;
    first = row;
  }
  const gap = (lineAt(lines, first) ?? 0) - (lineAt(lines, first - 1) ?? 0);
  const below = first < end && first > start && gap > 1;
  return below && standsAbove(file, first, setAside) ? rowsFrom(first, end, setAside) : [];
}

/** Whether only the first cell is filled, or all other filled ones begin with a space, as no other cells of their columns do. */
function isCutNote(file: FileRows, row: number): boolean {
  const [first, ...more] = filledAt(file, row);
  if (first !== 0 || !isNote(file.columns[0], row)) return false;
  if (more.length === 0) return !standsHigher(file.columns[0], file.start, row);
  return more.every((at) => {
    const column = file.columns[at];
    if (column === undefined) return false;
    const text = cellAt(column, row);
    const folded = foldText(text);
    const other = (one: string) => one === text || !(/^\s/u.test(one) || foldText(one) === folded);
    return /^\s/u.test(text) && !generalWords().has(folded) && everyText(column, other);
  });
}

function filledAt({ columns }: FileRows, row: number): number[] {
  return columns.flatMap((column, at) => (cleanText(cellAt(column, row)) === '' ? [] : [at]));
}

/** Whether rows that fill two cells or more stand above a row. */
function standsAbove(file: FileRows, first: number, setAside: Uint8Array): boolean {
  return Array.from({ length: leastTable }, (_, at) => first - 1 - at).every(
    (row) => row >= file.start && setAside[row] === 0 && filledAt(file, row).length > 1,
  );
}

function rowsFrom(first: number, end: number, setAside: Uint8Array): number[] {
  return Array.from({ length: end - first }, (_, at) => first + at).filter(
    (row) => setAside[row] === 0,
  );
}

/** Whether what stands in a row stands above it too: then it is an answer or a name. */
function standsHigher(column: Column | undefined, start: number, row: number): boolean {
  return column !== undefined && column.codes.indexOf(column.codes[row] ?? 0, start) < row;
}

function isNote(column: Column | undefined, row: number): boolean {
  return column !== undefined && note.test(cellAt(column, row));
}
