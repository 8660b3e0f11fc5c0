import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Delimiter } from './dialect.ts';
import { faultOfEndless, tooManyColumns } from './endless.ts';
import { type Kernel, stops } from './kernel.ts';
import { limits } from './limits.ts';
import type { RowCollector } from './row-collector.ts';

export interface RecordReader {
  /** Where the next bytes may be written, so that taking them needs no copying; until then only. */
  readonly room: () => Uint8Array;
  /** Takes the next bytes; what is wrong ends the file. */
  readonly push: (chunk: Uint8Array) => Promise<Diagnostic | undefined>;
  /** Reads all records that are whole by now. */
  readonly settle: () => Promise<Diagnostic | undefined>;
  /** Whether no byte of a record waits for the rest of it. */
  readonly isBetween: () => boolean;
  /** Says that no more bytes come; reads the last records. */
  readonly end: () => Promise<Diagnostic | undefined>;
}

/** Bytes that are looked at together; a record that does not fit waits for more. */
const window = 256 * 1024;
/** Bytes that may be read behind the last. */
const slack = 64;

/**
 * Cuts bytes into records. The kernel reads those that are well formed; csv-parse decides on every
 * other: a record with a quote in the wrong place is read by it with relaxed quotes, so that it is
 * known where the record ends; it is marked, and reading goes on behind it. Blank lines are no records.
 */
export function recordReader(
  file: string,
  kernel: Kernel,
  delimiter: Delimiter,
  firstLine: number,
  rows: Pick<RowCollector, 'add' | 'flush'>,
): RecordReader {
  const held = heldBytes(kernel);
  let wanted = window;
  kernel.begin(0, limits.columns + 2, delimiter.charCodeAt(0));
  kernel.setLine(firstLine, 0);

  /** A record with its place: one that the kernel has cut, or one that csv-parse reads. */
  const keep = (cells: readonly string[], bytes: Uint8Array, strayQuote: boolean) => {
    const line = kernel.line();
    if (bytes.length > limits.row) {
      return (
        faultOfEndless(bytes, delimiter, file, line, true) ??
        diagnose('csv.row-too-large', { limit: limits.row }, [{ file, line }])
      );
    }
    const lastLine = line + lineBreaks(cells);
    return rows.add({ cells, line, lastLine, strayQuote });
  };

  const take = async (final: boolean): Promise<Diagnostic | undefined> => {
    const start = held.start();
    const end = start + held.length();
    let from = start;
    let fault: Diagnostic | undefined;
    for (;;) {
      const stop = kernel.scan(from, end, final ? 1 : 0);
      from = kernel.at() >>> 0;
      if (stop === stops.full) rows.flush();
      if (stop === stops.full) continue;
      if (stop === stops.end) break;
      if (stop === stops.tooMany) return tooManyColumns(file, kernel.line());
      if (stop === stops.check) {
        const next = kernel.end() >>> 0;
        const record = Buffer.from(kernel.memory.buffer, from, next - from);
        fault = keep(cellsCut(kernel), record, false);
        from = next;
      } else {
        const { parseIrregular } = await import('./irregular.ts');
        const bytes = held.from(from);
        const parsed = parseIrregular(bytes, delimiter, final);
        if (parsed === undefined) break;
        fault = keep(parsed.cells, bytes.subarray(0, parsed.bytes), parsed.strayQuote);
        from += parsed.bytes;
      }
      if (fault) return fault;
    }
    // What waits to be looked up stands where the next bytes will.
    if (kernel.rows() > 0) rows.flush();
    const rest = held.from(from);
    wanted = from > start ? window : Math.min(wanted * 2, limits.row + 1);
    const endless = rest.length > limits.row || (final && rest.length > 0);
    if (endless || rest.length >= limits.cell) {
      fault = faultOfEndless(rest, delimiter, file, kernel.line(), endless);
    }
    held.dropTo(from);
    return fault;
  };

  return {
    room: () => held.offer(Math.max(wanted - held.length(), 1)),
    push: async (chunk) => {
      // No more is held than is looked at together.
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + Math.max(wanted - held.length(), 1));
        held.add(part);
        at += part.length;
        const fault = held.length() >= wanted ? await take(false) : undefined;
        if (fault) return fault;
      }
      return undefined;
    },
    settle: () => take(false),
    isBetween: () => held.length() === 0,
    end: () => take(true),
  };
}

/** The bytes that wait to be cut into records. They stand in the memory of the kernel, and move when there is no room. */
function heldBytes(kernel: Kernel) {
  let room = 2 * window;
  let start = kernel.allocate(room + slack) >>> 0;
  let length = 0;
  /** the room that was offered last */
  let offered: Uint8Array | undefined;

  const makeRoom = (more: number): Uint8Array => {
    const needed = length + more;
    if (needed > room) {
      const wider = Math.max(needed, 2 * room);
      const place = kernel.allocate(wider + slack) >>> 0;
      new Uint8Array(kernel.memory.buffer).copyWithin(place, start, start + length);
      kernel.release(start, room + slack);
      start = place;
      room = wider;
    }
    return new Uint8Array(kernel.memory.buffer, start + length, more);
  };

  return {
    start: () => start,
    length: () => length,
    /** Those from a place on. */
    from: (place: number) => Buffer.from(kernel.memory.buffer, place, start + length - place),
    /** Room behind them: what is written there need not be copied. */
    offer: (more: number): Uint8Array => {
      offered = makeRoom(more);
      return offered;
    },
    add: (chunk: Uint8Array): void => {
      const stands = chunk.buffer === offered?.buffer && chunk.byteOffset === offered.byteOffset;
      if (!stands) makeRoom(chunk.length).set(chunk);
      length += chunk.length;
      offered = undefined;
    },
    /** Keeps those from a place on. */
    dropTo: (place: number): void => {
      length = start + length - place;
      new Uint8Array(kernel.memory.buffer).copyWithin(start, place, place + length);
    },
  };
}

/** The cells of the record that the kernel has cut last, with one character a byte. */
function cellsCut(kernel: Kernel): string[] {
  const { buffer } = kernel.memory;
  const memory = Buffer.from(buffer);
  const bounds = new Uint32Array(buffer, kernel.boundsAt() >>> 0, 2 * kernel.cells());
  return Array.from({ length: kernel.cells() }, (_, at) => {
    const start = bounds[2 * at] ?? 0;
    // The highest bit says that quotes are doubled.
    const marked = bounds[2 * at + 1] ?? 0;
    const length = marked % 2 ** 31;
    const text = memory.toString('latin1', start, start + length);
    return marked === length ? text : text.replaceAll('""', '"');
  });
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
