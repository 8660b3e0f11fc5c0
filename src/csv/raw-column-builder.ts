import type { PlacedTexts } from './cell-texts.ts';
import { type Codes, codesBuilder } from './column-store.ts';
import type { Kernel } from './kernel.ts';
import type { RawColumn } from './raw-column.ts';

export interface RawColumnBuilder {
  /** Takes over the first `count` rows of the batch that the kernel has read. */
  readonly take: (count: number) => void;
  readonly finish: () => RawColumn;
}

/** Collects what the kernel gives of one column. */
export function rawColumnBuilder(kernel: Kernel, at: number): RawColumnBuilder {
  const codes = codesBuilder();
  /** how many texts each block of the kernel has, by its place */
  const kept = new Map<number, number>();
  return {
    take: (count) => {
      if (kernel.isApart(at) === 0) codes.add(codesIn(kernel, at, count), kernel.countOf(at));
      else kept.set(kernel.blockOf(at) >>> 0, kernel.keptIn(at));
    },
    finish: () => ({
      ...textsIn(kernel, at),
      codes: codes.finish(),
      kept: Array.from(kept, ([place, rows]) => ({ place, rows })),
    }),
  };
}

/** The texts of a column that were looked up. */
export function textsIn(kernel: Kernel, at: number): PlacedTexts {
  const places = kernel.textsOf(at) >>> 0;
  return {
    texts: new Uint32Array(kernel.memory.buffer, places, kernel.countOf(at)).slice(),
    seen: kernel.seenIn(at),
    longest: kernel.longestIn(at),
    initials: new Uint32Array(kernel.memory.buffer, kernel.initialsOf(at) >>> 0, 8).slice(),
  };
}

function codesIn(kernel: Kernel, at: number, count: number): Codes {
  const { buffer } = kernel.memory;
  const place = kernel.codesAt(at) >>> 0;
  const width = kernel.widthOf(at);
  if (width === 1) return new Uint8Array(buffer, place, count);
  return width === 2
    ? new Uint16Array(buffer, place, count)
    : new Uint32Array(buffer, place, count);
}
