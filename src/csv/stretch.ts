import type { Delimiter } from './dialect.ts';
import type { KernelMemory } from './kernel.ts';
import type { Helpers } from './number-texts.ts';
import type { RawColumn } from './raw-column.ts';
import type { RowLines } from './row-lines.ts';
import type { RowFault } from './table.ts';

/** What must be known of a file to read it from the middle. */
export interface Shape {
  readonly delimiter: Delimiter;
  /** how many columns the heading row has, and up to which of them one is named */
  readonly width: number;
  readonly named: number;
  /** where the texts of the file stand */
  readonly memory: KernelMemory;
  /** of each column where the first texts stand: with the same codes for them the rest is joined without recoding */
  readonly texts: readonly Uint32Array[];
}

/**
 * The rows of a stretch of a file, from one border of records to another: arrays and numbers alone. Their
 * texts stand in the memory of the file.
 */
export interface Stretch {
  readonly rows: number;
  /** the lines of the file, or from 1 on where the stretch was read apart */
  readonly lines: RowLines;
  /** the line behind the last */
  readonly nextLine: number;
  readonly faults: ReadonlyMap<number, RowFault>;
  readonly columns: readonly RawColumn[];
}

/** Stretches of a file that are read elsewhere, at the same time. */
export interface Elsewhere {
  /** the byte at which the first begins: up to there the file is read here */
  readonly from: number;
  /** each begins where the one before it ends; undefined where one of them is not whole records that can be read */
  readonly stretches: () => Promise<readonly Stretch[] | undefined>;
  /** the bytes from there on, for the case that they must be read here */
  readonly again: () => Iterable<Uint8Array>;
  /** those who read them, who may help with the rest */
  readonly helpers: Helpers;
  /** says that they are not needed any longer */
  readonly close: () => void;
}

/**
 * Where a record seems to start in bytes from the middle of a file: behind a line feed, where the next
 * line has cells for the named columns. Whether one does is known when the records before it were read.
 */
export function likelyBorder(
  bytes: Uint8Array,
  shape: Pick<Shape, 'delimiter' | 'width' | 'named'>,
): number | undefined {
  const text = Buffer.from(bytes).toString('latin1');
  for (let at = text.indexOf('\n') + 1; at > 0; at = text.indexOf('\n', at) + 1) {
    const end = text.indexOf('\n', at);
    if (end < 0) return undefined;
    const parts = text.slice(at, end).split('"');
    // Between an even number of quotes is what stands outside of them.
    const bare = parts.filter((_, part) => part % 2 === 0).join('');
    const cells = bare.split(shape.delimiter).length;
    if (parts.length % 2 === 1 && cells >= shape.named && cells <= shape.width) return at;
  }
  return undefined;
}
