import { CsvError, parse } from 'csv-parse/sync';
import type { Delimiter } from './dialect.ts';
import { limits } from './limits.ts';

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

/** Bytes that are handed to csv-parse at a time; a record that does not fit waits for more. */
const window = 256 * 1024;

/**
 * Cuts bytes into records with csv-parse, which decides what a record is.
 *
 * csv-parse stops at a quote in the wrong place. Such a record is read once more by itself with
 * relaxed quotes, so that it is known where it ends; it is marked, and reading goes on behind it.
 * Blank lines are counted as lines and are no records.
 */
export function recordReader(
  delimiter: Delimiter,
  firstLine: number,
  onRecord: (record: RawRecord) => void,
): RecordReader {
  let pending: Buffer = Buffer.alloc(0);
  let line = firstLine;
  let wanted = window;

  const take = (final: boolean): RecordFault | undefined => {
    let start = 0;
    while (start < pending.length) {
      const step = parseWindow(pending.subarray(start), delimiter, final);
      for (const record of step.records) {
        if (!record.blank) onRecord({ cells: record.cells, line, strayQuote: record.strayQuote });
        line += record.lines;
      }
      start += step.consumed;
      if (step.fault === 'unclosed-quote') {
        return {
          kind: 'unclosed-quote',
          line: line + linesToOpenQuote(pending.subarray(start), delimiter),
        };
      }
      if (step.fault === 'row-too-large') {
        const open = opensAndNeverCloses(pending.subarray(start), delimiter);
        return open
          ? {
              kind: 'unclosed-quote',
              line: line + linesToOpenQuote(pending.subarray(start), delimiter),
            }
          : { kind: 'row-too-large', line };
      }
      if (step.consumed === 0) break;
    }
    wanted = start > 0 ? window : wanted * 2;
    pending = pending.subarray(start);
    return undefined;
  };

  return {
    push: (chunk) => {
      pending = pending.length === 0 ? Buffer.from(chunk) : Buffer.concat([pending, chunk]);
      return pending.length >= wanted ? take(false) : undefined;
    },
    end: () => take(true),
  };
}

interface WindowRecord {
  readonly cells: readonly string[];
  readonly lines: number;
  readonly blank: boolean;
  readonly strayQuote: boolean;
}

interface WindowResult {
  readonly records: readonly WindowRecord[];
  readonly consumed: number;
  readonly fault?: 'unclosed-quote' | 'row-too-large';
}

/** The complete records at the start of some bytes. A record that touches the end may go on, unless it is final. */
function parseWindow(bytes: Buffer, delimiter: Delimiter, final: boolean): WindowResult {
  const strict = runParser(bytes, delimiter, 'strict');
  const complete = keepComplete(strict.records, bytes.length, final);
  const consumed = complete.at(-1)?.end ?? 0;
  const records = complete.map((record) => describe(record, false));
  switch (strict.error) {
    case undefined:
      return { records, consumed };
    case 'CSV_QUOTE_NOT_CLOSED':
      return final ? { records, consumed, fault: 'unclosed-quote' } : { records, consumed };
    case 'CSV_MAX_RECORD_SIZE':
      return { records, consumed, fault: 'row-too-large' };
    default: {
      const rest = bytes.subarray(consumed);
      const relaxed = runParser(rest, delimiter, 'relaxed-once');
      const [one] = keepComplete(relaxed.records, rest.length, final);
      if (one) {
        return { records: [...records, describe(one, true)], consumed: consumed + one.end };
      }
      if (relaxed.error === 'CSV_MAX_RECORD_SIZE')
        return { records, consumed, fault: 'row-too-large' };
      return final ? { records, consumed, fault: 'unclosed-quote' } : { records, consumed };
    }
  }
}

interface ParsedRecord {
  readonly cells: readonly string[];
  readonly start: number;
  readonly end: number;
}

function keepComplete(
  records: readonly ParsedRecord[],
  length: number,
  final: boolean,
): readonly ParsedRecord[] {
  return final || records.at(-1)?.end !== length ? records : records.slice(0, -1);
}

function describe(record: ParsedRecord, strayQuote: boolean): WindowRecord {
  const [only] = record.cells;
  // A quoted empty cell alone on its line ("") is a row of a one-column file; it is longer than a line ending.
  const blank = record.cells.length === 1 && only === '' && record.end - record.start <= 2;
  return { cells: record.cells, lines: 1 + lineBreaks(record.cells), blank, strayQuote };
}

function lineBreaks(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r'))
      breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
  }
  return breaks;
}

function runParser(
  bytes: Buffer,
  delimiter: Delimiter,
  mode: 'strict' | 'relaxed-once',
): { records: ParsedRecord[]; error?: string } {
  const records: ParsedRecord[] = [];
  let start = 0;
  try {
    parse(bytes, {
      encoding: 'latin1',
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: limits.row,
      ...(mode === 'strict' ? {} : { relax_quotes: true, to: 1 }),
      on_record: (cells: string[], info) => {
        records.push({ cells, start, end: info.bytes });
        start = info.bytes;
        return null;
      },
    });
    return { records };
  } catch (error) {
    if (error instanceof CsvError) return { records, error: error.code };
    throw error;
  }
}

function opensAndNeverCloses(bytes: Buffer, delimiter: Delimiter): boolean {
  return scanQuotes(bytes, delimiter).open;
}

/** How many line breaks stand before the quote that stays open, from the start of its record. */
function linesToOpenQuote(bytes: Buffer, delimiter: Delimiter): number {
  return scanQuotes(bytes, delimiter).lines;
}

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
