import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import { codesBuilder, joinInto, lengthOf } from './column-store.ts';
import type { Delimiter } from './dialect.ts';
import { decodeUtf8, decodeWestern } from './encoding.ts';
import { tooManyColumns } from './endless.ts';
import type { Kernel } from './kernel.ts';
import { limits } from './limits.ts';
import { type RawColumnBuilder, rawColumnBuilder, textsIn } from './raw-column-builder.ts';
import type { Shape, Stretch } from './stretch.ts';
import type { RowFault } from './table.ts';

/** One record: its cells with one character a byte, the physical lines it starts and ends on, whether its quotes were stray. */
export interface RawRecord {
  readonly cells: readonly string[];
  readonly line: number;
  readonly lastLine: number;
  readonly strayQuote: boolean;
}

export interface RowCollector {
  /** Begins the rows, where the headings are known; else the first record has them. */
  readonly begin: (shape: Pick<Shape, 'width' | 'named'>, line: number) => void;
  /** Takes a record of any sort. Says what refuses the file. */
  readonly add: (record: RawRecord) => Diagnostic | undefined;
  /** Takes over the rows that the kernel has read, and lets it go on. */
  readonly flush: () => void;
  /** how many rows were read, malformed ones too */
  readonly length: () => number;
  /** the heading row, once it was read, and what is known by it */
  readonly header: () => RawRecord | undefined;
  readonly shape: () => Shape;
  /** Ends the rows. */
  readonly finish: () => Stretch;
}

/** So many texts at most are those that come over and over. */
const commonTexts = 64;

/** Collects the rows of a file: the kernel gives codes, and this keeps them, column by column. */
export function rowCollector(file: string, kernel: Kernel, delimiter: Delimiter): RowCollector {
  let header: RawRecord | undefined;
  let width = 0;
  let named = 0;
  let begun = false;
  let builders: readonly RawColumnBuilder[] = [];
  let rows = 0;
  const runs = codesBuilder();
  const faults = new Map<number, RowFault>();

  const begin: RowCollector['begin'] = (shape, line) => {
    begun = true;
    width = shape.width;
    named = shape.named;
    kernel.begin(width, named, delimiter.charCodeAt(0));
    kernel.setLine(line, 0);
    builders = Array.from({ length: width }, (_, at) => rawColumnBuilder(kernel, at));
  };

  const flush = (): void => {
    const count = kernel.settle();
    for (const builder of builders) builder.take(count);
    const begun = new Uint32Array(kernel.memory.buffer, kernel.runsAt() >>> 0, 2 * kernel.runs());
    for (let at = 0; at < begun.length; at += 2) begun[at] = (begun[at] ?? 0) + rows;
    runs.add(begun, 2 ** 32);
    rows += count;
    kernel.nextBatch();
  };

  const writer = cellWriter(kernel, flush);

  const add = (record: RawRecord): Diagnostic | undefined => {
    const refusal = refuse(record, file);
    if (refusal) return refusal;
    if (!begun) {
      header = record;
      const last = record.cells.findLastIndex((text) => !isBlank(text));
      begin({ width: record.cells.length, named: last + 1 }, record.lastLine + 1);
      return undefined;
    }
    const fault = faultOf(record, named, width);
    const cells = fault ? [] : record.cells;
    writer.makeRoom(cells.reduce((sum, text) => sum + text.length, 0));
    if (fault) faults.set(rows + kernel.rows(), fault);
    kernel.setLine(record.line, record.lastLine - record.line);
    for (let at = 0; at < width; at += 1) writer.put(cells[at] ?? '', at);
    kernel.closeRow();
    if (kernel.rows() === kernel.batchRows()) flush();
    return undefined;
  };

  return {
    begin,
    add,
    flush,
    length: () => rows + kernel.rows(),
    header: () => header,
    shape: () => ({
      ...{ delimiter, width, named, memory: kernel.memory },
      texts: builders.map((_, at) => textsIn(kernel, at).texts.slice(0, commonTexts)),
    }),
    finish: () => {
      if (kernel.rows() > 0) flush();
      const pieces = runs.finish();
      const lines = { rows, runs: new Uint32Array(lengthOf(pieces)) };
      joinInto(lines.runs, pieces);
      const columns = builders.map((builder) => builder.finish());
      return { rows, lines, nextLine: kernel.line(), faults, columns };
    },
  };
}

/** Writes the cells of records that the kernel did not cut to where it can read them. */
function cellWriter(kernel: Kernel, flush: () => void) {
  let place = 0;
  let room = 0;
  let used = 0;
  return {
    /** Room for the cells of a record. What waits in the batch may still stand there. */
    makeRoom: (needed: number): void => {
      if (used + needed <= room) return;
      flush();
      used = 0;
      if (needed <= room) return;
      const wider = Math.max(needed, 64 * 1024);
      place = kernel.allocate(wider + 64) >>> 0;
      room = wider;
    },
    put: (text: string, column: number): void => {
      Buffer.from(kernel.memory.buffer).write(text, place + used, 'latin1');
      kernel.putCell(column, place + used, text.length);
      used += text.length;
    },
  };
}

function refuse(record: RawRecord, file: string): Diagnostic | undefined {
  const place = (extra: Place = {}): Place[] => [{ file, line: record.line, ...extra }];
  if (record.cells.length > limits.columns) return tooManyColumns(file, record.line);
  const large = record.cells.findIndex((cell) => cell.length > limits.cell);
  if (large >= 0) {
    return diagnose(
      'csv.cell-too-large',
      { limit: limits.cell },
      place({ column: `#${large + 1}` }),
    );
  }
  return record.cells.some((cell) => cell.includes('\0'))
    ? diagnose('csv.nul', {}, place())
    : undefined;
}

/** A row fits when it has every named column and nothing beyond the headings but empty cells. */
function faultOf(record: RawRecord, named: number, width: number): RowFault | undefined {
  if (record.strayQuote)
    return { kind: 'stray-quote', cells: record.cells.length, lastLine: record.lastLine };
  const cells = record.cells.length;
  const fits = cells >= named && record.cells.slice(width).every(isBlank);
  return fits ? undefined : { kind: 'ragged', cells, lastLine: record.lastLine };
}

/** Whether a cell of one character a byte holds white space only, no-break spaces too. */
function isBlank(cell: string): boolean {
  return cleanText(decodeUtf8(cell) ?? decodeWestern(cell)) === '';
}
