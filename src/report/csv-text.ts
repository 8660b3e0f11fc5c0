import { formulaStart } from '../base/formula-start.ts';

/** Cells as lines of CSV, each ended as RFC 4180 says. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${csvCells(cells)}\r\n`).join('');
}

/** Cells as a part of a line. */
export function csvCells(cells: readonly string[], delimiter = ','): string {
  return cells.map(csvCell).join(delimiter);
}

/**
 * A cell in quotes where it needs them, and with an apostrophe before what a spreadsheet would run as a
 * formula. What else may stand between cells is quoted too, so that nobody takes it for that.
 */
export function csvCell(text: string): string {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",;|\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
