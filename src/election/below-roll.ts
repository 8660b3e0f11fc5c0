import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { type Column, cellAt, textAt } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { isTotal, note, totalWords } from './below-table.ts';
import { notesBelow } from './notes-below.ts';

/** No more rows than this are looked at from the end of a roll. */
const mostBelow = 12;

const who =
  '(?:(?:eligible|entitled|voting|active|all) )*(?:members?|voters?|votes|owners?|units?|shares|electors?|delegates?|eligible|entitled|people|persons|entries|records|rows|names|mitglieder|membres|socios|leden)';
const figure = "[+-]?\\d[\\d\\s.,']* ?%?";

/** "Total members", "Number of eligible voters:"; `total` alone is told by the words for it. */
const headOfTotal = lazily(
  () => new RegExp(`^(?:${totalWords.join('|')}|number|no\\.?) (?:number )?(?:of )?${who}:?$`, 'u'),
);
const amount = lazily(() => new RegExp(`^${figure}(?: ${who})?$`, 'u'));
/** In one cell: "Total: 5", "Total members = 5", "5 members". */
const wholeTotal = lazily(
  () =>
    new RegExp(
      `^(?:(?:${totalWords.join('|')}|number|no\\.?)(?: (?:number )?(?:of )?${who})? ?[:=]? ?${figure}(?: ${who})?|${who}: ?${figure}|\\d+ ${who}(?: in total)?)$`,
      'u',
    ),
);

/** Rows below the members of a roll that are none: totals, notes, and what is empty. They are the last ones. */
export function rowsBelow(file: FileTable): readonly number[] {
  const { columns, rows, faults } = file;
  const faulty = new Uint8Array(rows);
  for (const row of faults.keys()) faulty[row] = 1;
  const notes = notesBelow({ columns, start: 0, end: rows, lines: file.lines }, faulty);
  // Three words may be a name: a note has a figure or a colon besides.
  const found = new Set(notes.filter((row) => !/^[\p{L}\p{M}\s.'’-]+$/u.test(textOf(row, file))));
  for (let row = rows - 1; row >= Math.max(0, rows - mostBelow); row -= 1) {
    if (faulty[row] === 1 || found.has(row)) continue;
    const cells = columns.map((column) => foldText(cellAt(column, row)));
    if (!isBelow(cells, row, file)) break;
    found.add(row);
  }
  return [...found].sort((a, b) => a - b);
}

function textOf(row: number, { columns }: FileTable): string {
  return columns.map((column) => cellAt(column, row)).join('');
}

/** Rows among the members that open with a total, as "North Total", and hold figures only. */
export function totalsWithin(file: FileTable, below: readonly number[]): readonly number[] {
  const [first, ...others] = file.columns;
  if (first === undefined || first.bulk) return [];
  const heads = first.texts.map((text) => isHead(foldText(text)) || within.test(foldText(text)));
  if (!heads.includes(true)) return [];
  const rows = [...first.codes.keys()].filter((row) => heads[first.codes[row] ?? 0]);
  return rows.filter((row) => {
    const cells = others.map((column) => foldText(cellAt(column, row)));
    const filled = cells.filter((cell) => cell !== '');
    return !below.includes(row) && filled.length > 0 && filled.every((cell) => amount().test(cell));
  });
}

const within = /\S (sub)?(total|count|summe|gesamt):?$/u;

function isBelow(cells: readonly string[], row: number, file: FileTable): boolean {
  const filled = cells.filter((cell) => cell !== '');
  const [first, ...more] = filled;
  if (first === undefined || isTotal(filled)) return true;
  if (more.length > 0) return isHead(first) && more.every((cell) => amount().test(cell));
  return (
    wholeTotal().test(first) || (isNoId(first) && idsElsewhere(file, cells.indexOf(first), row))
  );
}

function isHead(text: string): boolean {
  return totalWords.includes(text.replace(/:$/, '')) || headOfTotal().test(text);
}

/** A word for a total, or a note. */
function isNoId(text: string): boolean {
  return isHead(text) || note.test(text);
}

/** Whether the rows above that may not be such rows too hold figures or addresses without a space in them, as ids are. */
function idsElsewhere(
  { columns, rows, faults }: FileTable,
  position: number,
  until: number,
): boolean {
  const column: Column | undefined = columns[position];
  if (column === undefined || until < 2) return false;
  const known = new Set<number>();
  for (let row = 0; row < until; row += 1) {
    const code = column.codes[row] ?? 0;
    if (faults.has(row) || known.has(code)) continue;
    const text = foldText(textAt(column, code));
    if (row >= rows - mostBelow && (text === '' || wholeTotal().test(text) || isNoId(text)))
      continue;
    if (!/^[^\s\d@]*[\d@]\S*$/u.test(text)) return false;
    known.add(code);
  }
  return known.size > 0;
}
