import { foldText } from '../base/fold.ts';
import { cellAt } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { headingsAt, mostTitles } from './heading-rows.ts';
import { emailHeading, nameHeading, voterHeading } from './headings.ts';

/**
 * A roll without the lines of a title that stand above its headings: where no heading is that of ids or
 * names, and one is, in a row of words below.
 */
export function settleRoll(file: FileTable): FileTable {
  const headings = file.columns.map(({ heading }) => heading);
  if (headings.some(namesVoters) || !headings.some(isOfTitle)) return file;
  for (let row = 0; row < Math.min(mostTitles, file.rows); row += 1) {
    if (!file.faults.has(row) && isHeadings(file, row)) return headingsAt(file, row);
  }
  return file;
}

/** A title leaves cells empty, or has a year or several words. */
function isOfTitle(heading: string): boolean {
  return heading === '' || /\d|\S\s+\S+\s+\S/u.test(heading);
}

function isHeadings({ columns }: FileTable, row: number): boolean {
  const cells = columns.map((column) => cellAt(column, row));
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length < Math.min(2, columns.length) || filled.some((cell) => /[\d@]/.test(cell)))
    return false;
  return columns.some((column, at) => {
    const once = column.codes.indexOf(column.codes[row] ?? 0, row + 1) < 0;
    return once && namesVoters(cells[at] ?? '');
  });
}

function namesVoters(heading: string): boolean {
  const folded = foldText(heading);
  return voterHeading.test(folded) || emailHeading.test(folded) || nameHeading.test(folded);
}
