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
  const view = (place: number, count: number) =>
    new Uint32Array(kernel.memory.buffer, place >>> 0, count);
  return {
    take: (count) => {
      if (kernel.isApart(at) === 0) codes.add(codesIn(kernel, at, count), kernel.countOf(at));
      else kept.set(kernel.blockOf(at) >>> 0, kernel.keptIn(at));
    },
    finish: () => {
      const size = kernel.countOf(at);
      const room = kernel.allocate(4 * size);
      kernel.hashesOf(at, room);
      const hashes = view(room, size).slice();
      kernel.release(room, 4 * size);
      return {
        codes: codes.finish(),
        texts: view(kernel.textsOf(at), size).slice(),
        hashes,
        kept: Array.from(kept, ([place, rows]) => ({ place, rows })),
        seen: kernel.seenIn(at),
        longest: kernel.longestIn(at),
      };
    },
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
