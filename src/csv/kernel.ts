import { kernelBytes } from './kernel-bytes.ts';

/** Why scanning stopped; see assembly/scan.ts. */
export const stops = { end: 0, full: 1, check: 2, irregular: 3, tooMany: 4 } as const;

/** What was seen in the texts of a column, as bits. */
export const sights = {
  high: 1,
  control: 2,
  upper: 4,
  spaced: 8,
  at: 16,
  quoted: 32,
  timed: 64,
  broken: 128,
} as const;

/**
 * The calls of assembly/scan.ts, which says what they do. All places are addresses in its memory; they come
 * as signed numbers, so that `>>> 0` must make them places beyond 2 GB.
 */
export interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly reset: () => void;
  /** whether it has trapped because no memory was left */
  readonly isFull: () => number;
  readonly allocate: (bytes: number) => number;
  readonly release: (place: number, bytes: number) => void;
  readonly begin: (columns: number, named: number, delimiter: number) => void;
  readonly scan: (from: number, end: number, final: number) => number;
  readonly at: () => number;
  readonly end: () => number;
  readonly rows: () => number;
  readonly line: () => number;
  readonly cells: () => number;
  readonly breaks: () => number;
  readonly boundsAt: () => number;
  readonly batchRows: () => number;
  readonly putCell: (column: number, start: number, length: number) => void;
  readonly closeRow: () => void;
  readonly setLine: (line: number, breaks: number) => void;
  readonly settle: () => number;
  readonly nextBatch: () => void;
  readonly linesAt: () => number;
  readonly codesAt: (column: number) => number;
  readonly widthOf: (column: number) => number;
  readonly countOf: (column: number) => number;
  readonly textsOf: (column: number) => number;
  readonly seenIn: (column: number) => number;
  readonly longestIn: (column: number) => number;
  readonly isApart: (column: number) => number;
  readonly hashesAt: (column: number) => number;
  readonly hashesOf: (column: number, place: number) => void;
  readonly used: () => number;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Kernel };
};

let compiled: object | undefined;

/** With more memory than this a kernel is not kept for the next file. */
const keptBytes = 8 * 2 ** 20;

/** The kernel of a file that was read: its memory costs more to make than a small file to read. */
let spare: Kernel | undefined;

/** A kernel with memory of its own, for one file. */
export function takeKernel(): Kernel {
  if (spare) {
    const kernel = spare;
    spare = undefined;
    return kernel;
  }
  compiled ??= new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
  return new WebAssembly.Instance(compiled).exports;
}

/** Takes back a kernel whose memory nothing reads any longer. */
export function giveBack(kernel: Kernel): void {
  if (kernel.memory.buffer.byteLength > keptBytes) return;
  kernel.reset();
  spare = kernel;
}
