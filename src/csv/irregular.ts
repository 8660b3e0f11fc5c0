import { CsvError, parse } from 'csv-parse/sync';
import type { Delimiter } from './dialect.ts';
import { limits } from './limits.ts';

/** A record as csv-parse reads it: its cells with one character a byte, and how many bytes it takes. */
interface ParsedRecord {
  readonly cells: readonly string[];
  readonly bytes: number;
  /** whether its quotes were in the wrong place */
  readonly strayQuote: boolean;
}

/** Bytes in which the end of a record is looked for at first: all that is held may be a thousand times as much. */
const likelyBytes = 1024;

/** The first record, whatever its quotes are like, so that it is known where it ends; undefined when its end is not there. */
export function parseIrregular(
  bytes: Uint8Array,
  delimiter: Delimiter,
  final: boolean,
): ParsedRecord | undefined {
  for (let size = likelyBytes; size < bytes.length; size *= 8) {
    const found = parseFirst(bytes.subarray(0, size), delimiter);
    // What touches the end may go on.
    if (found !== undefined && found.bytes < size) return found;
  }
  const found = parseFirst(bytes, delimiter);
  return found !== undefined && (final || found.bytes < bytes.length) ? found : undefined;
}

function parseFirst(bytes: Uint8Array, delimiter: Delimiter): ParsedRecord | undefined {
  let found: ParsedRecord | undefined;
  try {
    parse(Buffer.from(bytes), {
      encoding: 'latin1',
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: limits.row,
      to: 1,
      on_record: (cells: string[], info) => {
        found = { cells, bytes: info.bytes, strayQuote: !cells.every(isTextFormula) };
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return undefined;
  }
  return found;
}

/** A cell without quotes, or one like `="007"`, as spreadsheets are made to keep a text as it is. */
function isTextFormula(cell: string): boolean {
  return !cell.includes('"') || /^\s*="[^"]*"\s*$/.test(cell);
}
