import { CsvError, parse } from 'csv-parse/sync';
import type { Delimiter } from './dialect.ts';
import { limits } from './limits.ts';
import { type ScannedRecord, scanRecords } from './scan-records.ts';

/** One record: its cells with one character a byte, the physical lines it starts and ends on, whether its quotes were stray. */
export interface RawRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly lastLine: number;
  readonly strayQuote: boolean;
}

export type RecordFault =
  | { readonly kind: 'unclosed-quote'; readonly line: number }
  | { readonly kind: 'row-too-large'; readonly line: number }
  | { readonly kind: 'too-many-columns'; readonly line: number };

export interface RecordReader {
  /** Takes the next bytes; the fault ends the file. */
  readonly push: (chunk: Uint8Array) => RecordFault | undefined;
  /** Says that no more bytes come; gives the last records. */
  readonly end: () => RecordFault | undefined;
}

/** Bytes that are looked at together; a record that does not fit waits for more. */
const window = 256 * 1024;

/**
 * Cuts bytes into records. Well-formed ones are scanned; csv-parse decides on every other: a record
 * with a quote in the wrong place is read by it with relaxed quotes, so that it is known where the
 * record ends; it is marked, and reading goes on behind it. Blank lines are no records.
 */
export function recordReader(
  delimiter: Delimiter,
  firstLine: number,
  onRecord: (record: RawRecord) => void,
): RecordReader {
  /** what has come and is not read yet, in pieces that are joined when there is enough to read */
  let waiting: Uint8Array[] = [];
  let length = 0;
  let line = firstLine;
  let wanted = window;

  let tooLarge: RecordFault | undefined;

  const emit = (record: ScannedRecord, strayQuote: boolean, text: string): void => {
    if (tooLarge) return;
    if (record.end - record.start > limits.row) {
      tooLarge = faultIn(
        Buffer.from(text.slice(record.start, record.start + limits.row), 'latin1'),
        delimiter,
        line,
        true,
      );
    }
    // A quoted empty cell alone on its line ("") is a row of a one-column file.
    const [only = ''] = record.cells;
    const blank = record.cells.length === 1 && only === '' && text[record.start] !== '"';
    const lastLine = line + lineBreaks(record.cells);
    if (!blank && !tooLarge) onRecord({ cells: record.cells, line, lastLine, strayQuote });
    line = lastLine + 1;
  };

  const take = (final: boolean): RecordFault | undefined => {
    const pending = Buffer.concat(waiting);
    const text = pending.toString('latin1');
    let start = 0;
    for (;;) {
      const { end, stop } = scanRecords(text, start, delimiter, final, (record) =>
        emit(record, false, text),
      );
      start = end;
      if (stop !== 'irregular') break;
      const stray = parseIrregular(pending.subarray(start), start, delimiter, final);
      if (stray === undefined) break;
      emit(stray, !stray.cells.every(isTextFormula), text);
      start = stray.end;
    }
    if (tooLarge) return tooLarge;
    const rest = pending.subarray(start);
    waiting = [rest];
    length = rest.length;
    wanted = start > 0 ? window : Math.min(wanted * 2, limits.row + 1);
    const endless = length > limits.row || (final && length > 0);
    return endless || length >= limits.cell ? faultIn(rest, delimiter, line, endless) : undefined;
  };

  return {
    push: (chunk) => {
      waiting.push(chunk);
      length += chunk.length;
      return length >= wanted ? take(false) : undefined;
    },
    end: () => take(true),
  };
}

/** The first record, whatever its quotes are like, with its place from `offset`; undefined when its end is not there. */
function parseIrregular(
  bytes: Buffer,
  offset: number,
  delimiter: Delimiter,
  final: boolean,
): ScannedRecord | undefined {
  let found: ScannedRecord | undefined;
  try {
    parse(bytes, {
      encoding: 'latin1',
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.row,
      to: 1,
      on_record: (cells: string[], info) => {
        found = { cells, start: offset, end: offset + info.bytes };
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
  // What touches the end may go on.
  return found !== undefined && (final || found.end < offset + bytes.length) ? found : undefined;
}

/** A cell without quotes, or one like `="007"`, as spreadsheets are made to keep a text as it is. */
function isTextFormula(cell: string): boolean {
  return !cell.includes('"') || /^\s*="[^"]*"\s*$/.test(cell);
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) {
      breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
    }
  }
  return breaks;
}

/**
 * What is wrong with a record that does not end: it has too many cells, or, where it is `endless`,
 * a quote stays open or there is simply too much of it.
 */
function faultIn(
  bytes: Buffer,
  delimiter: Delimiter,
  line: number,
  endless: boolean,
): RecordFault | undefined {
  const { open, lines, cells } = measure(bytes.subarray(0, limits.row), delimiter);
  if (cells > limits.columns) return { kind: 'too-many-columns', line };
  if (!endless) return undefined;
  return open ? { kind: 'unclosed-quote', line: line + lines } : { kind: 'row-too-large', line };
}

/** Whether a quote stays open, how many line breaks stand before it, and how many cells there are. */
function measure(
  bytes: Buffer,
  delimiter: Delimiter,
): { open: boolean; lines: number; cells: number } {
  const between = delimiter.charCodeAt(0);
  let state: 'start' | 'quoted' | 'bare' = 'start';
  let lines = 0;
  let linesAtOpen = 0;
  let cells = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a)) lines += 1;
    if (state === 'quoted') {
      if (byte !== 0x22) continue;
      // A doubled quote belongs to the text; any other ends the quoting.
      if (bytes[at + 1] === 0x22) at += 1;
      else state = 'bare';
    } else if (byte === between) {
      cells += 1;
      state = 'start';
    } else if (state === 'start' && byte === 0x22) {
      linesAtOpen = lines;
      state = 'quoted';
    } else state = 'bare';
  }
  return { open: state === 'quoted', lines: linesAtOpen, cells };
}
