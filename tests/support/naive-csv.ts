/** A record as the naive reader has it. */
interface NaiveRecord {
  readonly cells: readonly string[];
  /** the physical line on which it starts, from 1 */
  readonly line: number;
  readonly stray: boolean;
  readonly blank: boolean;
}

export interface NaiveReading {
  readonly records: readonly NaiveRecord[];
  /** the line of a quote that never closes */
  readonly openQuote?: number;
}

/**
 * CSV read letter by letter, slow and plain, to check the real reader against.
 *
 * A cell that starts with a quote goes on to the first single quote. Where that is not followed by
 * a delimiter, a line break or the end, the quotes were stray and the rest of the cell is taken as
 * it stands, up to the next delimiter or line break.
 */
export function readNaively(text: string, delimiter: string): NaiveReading {
  const records: NaiveRecord[] = [];
  const endsCell = (at: number) =>
    at >= text.length || `${delimiter}\r\n`.includes(text.charAt(at));
  let at = 0;
  while (at < text.length) {
    const start = at;
    const cells: string[] = [];
    let stray = false;
    for (;;) {
      let cell = '';
      if (text[at] === '"') {
        const opened = at;
        at += 1;
        while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
          cell += text.charAt(at);
          at += text[at] === '"' ? 2 : 1;
        }
        if (at >= text.length) return { records, openQuote: lineAt(text, opened) };
        at += 1;
        if (!endsCell(at)) {
          stray = true;
          cell = `"${cell}"`;
        }
      }
      while (!endsCell(at)) {
        if (text[at] === '"') stray = true;
        cell += text.charAt(at);
        at += 1;
      }
      cells.push(cell);
      if (text[at] !== delimiter) break;
      at += 1;
    }
    const blank = at === start;
    at += text.startsWith('\r\n', at) ? 2 : 1;
    // A cell like ="007" holds quotes, and means what a spreadsheet was told by them.
    const formulas = cells.every((one) => !one.includes('"') || /^\s*="[^"]*"\s*$/.test(one));
    records.push({ cells, line: lineAt(text, start), stray: stray && !formulas, blank });
  }
  return { records };
}

/** The physical line of a place: LF, CRLF and a lone CR end one each. */
function lineAt(text: string, at: number): number {
  return text.slice(0, at).split(/\r\n|\n|\r/).length;
}
