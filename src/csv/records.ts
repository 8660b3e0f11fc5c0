import { CsvError, parse } from 'csv-parse/sync';
import type { Delimiter } from './dialect.ts';
import { limits } from './limits.ts';
import { type ScannedRecord, scanRecords } from './scan-records.ts';

/** One record: its cells with one character a byte, the physical line it starts on, whether its quotes were stray. */
export interface RawRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly strayQuote: boolean;
}

export type RecordFault =
  | { readonly kind: 'unclosed-quote'; readonly line: number }
  | { readonly kind: 'row-too-large'; readonly line: number };

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
  let pending: Buffer = Buffer.alloc(0);
  let line = firstLine;
  let wanted = window;

  const emit = (record: ScannedRecord, strayQuote: boolean): void => {
    // A quoted empty cell alone on its line ("") is a row of a one-column file, and longer than a line ending.
    const blank =
      record.cells.length === 1 && record.cells[0] === '' && record.end - record.start <= 2;
    if (!blank) onRecord({ cells: record.cells, line, strayQuote });
    line += 1 + lineBreaks(record.cells);
  };

  const take = (final: boolean): RecordFault | undefined => {
    const text = pending.toString('latin1');
    let start = 0;
    for (;;) {
      const { records, stop } = scanRecords(
        start === 0 ? text : text.slice(start),
        delimiter,
        final,
      );
      for (const record of records) emit(record, false);
      start += records.at(-1)?.end ?? 0;
      if (stop !== 'irregular') break;
      const stray = parseIrregular(pending.subarray(start), delimiter, final);
      if (stray === undefined) break;
      emit(stray, true);
      start += stray.end;
    }
    pending = pending.subarray(start);
    wanted = start > 0 ? window : wanted * 2;
    return pending.length > limits.row || (final && pending.length > 0)
      ? faultIn(pending, delimiter, line)
      : undefined;
  };

  return {
    push: (chunk) => {
      pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk]);
      return pending.length >= wanted ? take(false) : undefined;
    },
    end: () => take(true),
  };
}

/** The first record, whatever its quotes are like; undefined when its end is not there. */
function parseIrregular(
  bytes: Buffer,
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
        found = { cells, start: 0, end: info.bytes };
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
  // What touches the end may go on.
  return found !== undefined && (final || found.end < bytes.length) ? found : undefined;
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

/** What is wrong with a record that never ends: a quote stays open, or there is simply too much of it. */
function faultIn(bytes: Buffer, delimiter: Delimiter, line: number): RecordFault {
  const { open, lines } = scanQuotes(bytes, delimiter);
  return open ? { kind: 'unclosed-quote', line: line + lines } : { kind: 'row-too-large', line };
}

/** Whether a quote stays open, and how many line breaks stand before it. */
function scanQuotes(bytes: Buffer, delimiter: Delimiter): { open: boolean; lines: number } {
  let open = false;
  let lines = 0;
  let linesAtOpen = 0;
  let cellStart = true;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const breaks = byte === 0x0a || (byte === 0x0d && bytes[at + 1] !== 0x0a);
    if (byte === 0x22) {
      if (open) open = false;
      else if (cellStart || bytes[at - 1] === 0x22) {
        if (cellStart) linesAtOpen = lines;
        open = true;
      }
    }
    cellStart = !open && (byte === delimiter.charCodeAt(0) || breaks);
    if (breaks) lines += 1;
  }
  return { open, lines: linesAtOpen };
}
