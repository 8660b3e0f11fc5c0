/** Cells as lines of CSV, each ended as RFC 4180 says. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');
}

/** What a spreadsheet would take for a formula: signs of full width too, and behind white space. */
const formula = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** A cell in quotes where it needs them, and with an apostrophe before what a spreadsheet would run as a formula. */
function csvCell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
