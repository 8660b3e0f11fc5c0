import { type Delimiter, delimiters } from './dialect.ts';

type Records = readonly (readonly string[])[];

/** A title of the pages of a printed list, whose table goes on below. */
const page = /^(page|seite|pagina|página|p\.|blatt)(\W|$)/;

/** A title of what is voted on, where it stands in a row of the table. */
const subject =
  /:|^(motion|question|item|resolution|proposal|vote|ballot|round|election|contest|race|antrag|frage|wahl|abstimmung|votación|propuesta)\W+\w{1,4}(\W|$)/;

/** A blank line, or one of nothing but delimiters. */
const blankLine = /(?:\n|\r(?!\n))(?:[^\S\n\r]|[,;|])*[\n\r]/;

/** Rows that the first table has below its headings, so that a title above them begins another. */
const leastRows = 2;

/**
 * On which line of the head of a file a second table begins, if one does: where below a blank line or a title
 * the headings stand again, or below a blank line and a title the rows go on. Cells of several lines are not looked at.
 */
export function severalTablesIn(head: string, delimiter: Delimiter): number | undefined {
  // The table below other notes of a poll report is found elsewhere.
  const goesOn = goesOnBelowBlank(head) || headedAgain(head);
  if (!goesOn || head.includes('User Name')) return undefined;
  const lines = head.replace(/^"?sep=."?/i, '').split(/\r\n|\n|\r/);
  if (lines.some((line) => line.split('"').length % 2 === 0)) return undefined;
  const cut = (by: string) => lines.map((line) => cellsOf(line, by));
  const whole = lines.find((line) => line.trim() !== '') ?? '';
  // A title above it hid what stands between cells.
  const rowsBy = (by: string) => lines.filter((line) => cellsOf(line, by).length > 1).length;
  const by = whole.includes(delimiter)
    ? delimiter
    : [...delimiters].sort((a, b) => rowsBy(b) - rowsBy(a))[0];
  const at = anotherTable(cut(by ?? delimiter));
  return at === undefined ? undefined : at + 1;
}

/** Whether something stands below a blank line. The pattern does not look for it: it would at each of very many blank lines. */
function goesOnBelowBlank(head: string): boolean {
  let end = head.length;
  while (end > 0 && (head[end - 1] === '\n' || head[end - 1] === '\r')) end -= 1;
  return blankLine.test(head.slice(0, end));
}

/** Whether one of the first lines stands in it a second time. */
function headedAgain(head: string): boolean {
  const lines = head.split(/\r\n|\n|\r/, 12).filter((line) => line.trim() !== '');
  return lines.some((line) => head.includes(`\n${line}`, head.indexOf(line) + line.length));
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at <= line.length; at += 1) {
    if (line[at] === '"') quoted = !quoted;
    if (at < line.length && (quoted || line[at] !== delimiter)) continue;
    cells.push(line.slice(start, at));
    start = at + 1;
  }
  return cells;
}

/** The same of records: the index of that with which the second table begins. Blank ones are among them. */
export function anotherTable(given: Records): number | undefined {
  const records = given.map((cells) => cells.map(bare));
  const width = commonWidth(records);
  return width < 2 ? inColumn(records) : inTable(records, width);
}

function bare(cell: string): string {
  return cell
    .replace(/^\s*"|"\s*$/g, '')
    .trim()
    .toLowerCase();
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

/** How many cells most records have that fill two or more. */
function commonWidth(records: Records): number {
  const counts = new Map<number, number>();
  for (const cells of records)
    if (filled(cells) > 1) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [most] = [...counts].sort(([a, x], [b, y]) => y - x || b - a);
  return most?.[0] ?? 1;
}

function inTable(records: Records, width: number): number | undefined {
  const isRow = (cells: readonly string[]) => cells.length === width && filled(cells) > 1;
  const first = records.findIndex(isRow);
  const headings = records[first] ?? [];
  let rows = 0;
  let blank = false;
  let title: { readonly at: number; readonly sure: boolean } | undefined;
  for (let at = first + 1; at < records.length; at += 1) {
    const cells = records[at] ?? [];
    if (filled(cells) === 0) {
      blank = true;
    } else if (isRow(cells)) {
      const again = cells.every((cell, column) => cell === headings[column]);
      if (again && rows > 0 && (blank || title)) return title?.at ?? at;
      // One line by itself may be a note that its comma cuts.
      const next = records.slice(at + 1).find((one) => filled(one) > 0);
      if (blank && title?.sure && rows >= leastRows && next && isRow(next)) return title.at;
      rows += 1;
      blank = false;
      title = undefined;
    } else {
      const [text = ''] = cells;
      // A row with one cell may be a ballot, but not where it is a line by itself.
      const alone = cells.length === 1 || (filled(cells) === 1 && text !== '' && blank);
      if (page.test(text)) blank = false;
      else if (alone) title ??= { at, sure: cells.length === 1 || subject.test(text) };
    }
  }
  return undefined;
}

/** A heading that stands alone below a blank line: the first again, or one that differs in its number. */
function inColumn(records: Records): number | undefined {
  const texts = records.map((cells) => cells.join(''));
  const first = texts.findIndex((text) => text !== '');
  const heading = texts[first] ?? '';
  const form = heading.replace(/\d+/g, '#');
  const numbered = /[^\W\d_]{3}/.test(heading) && form !== heading;
  for (let at = first + 2; at + 1 < texts.length; at += 1) {
    const text = texts[at] ?? '';
    if (texts[at - 1] !== '' || text === '' || texts[at + 1] === '') continue;
    if (text === heading) return at;
    const alike = numbered && text.replace(/\d+/g, '#') === form;
    if (alike && texts.filter((one) => one === text).length === 1) return at;
  }
  return undefined;
}
