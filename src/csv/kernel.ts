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
  ampersand: 256,
} as const;

/**
 * The calls of assembly/scan.ts, which says what they do. All places are addresses in its memory; they come
 * as signed numbers, so that `>>> 0` must make them places beyond 2 GB.
 */
export interface Kernel {
  readonly memory: KernelMemory;
  readonly clear: () => void;
  readonly enter: () => void;
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
  readonly addText: (column: number, place: number) => void;
  readonly settle: () => number;
  readonly nextBatch: () => void;
  readonly runs: () => number;
  readonly runsAt: () => number;
  readonly codesAt: (column: number) => number;
  readonly widthOf: (column: number) => number;
  readonly countOf: (column: number) => number;
  readonly textsOf: (column: number) => number;
  readonly seenIn: (column: number) => number;
  readonly initialsOf: (column: number) => number;
  readonly longestIn: (column: number) => number;
  readonly isApart: (column: number) => number;
  readonly blockOf: (column: number) => number;
  readonly keptIn: (column: number) => number;
  readonly beginSweep: (total: number, sweep: number, bits: number) => void;
  readonly countParts: (block: number) => void;
  readonly openParts: () => number;
  readonly deal: (block: number) => void;
  readonly beginTelling: () => number;
  readonly tellPart: (blocks: number, count: number, part: number) => void;
  readonly endTelling: () => void;
  readonly sortedBytes: () => number;
  readonly beginNumbers: (total: number) => void;
  readonly numberBlock: (block: number, begun: number) => number;
  readonly othersAt: () => number;
  readonly countOthers: () => number;
  readonly numbersAt: () => number;
  readonly firstsAt: () => number;
  readonly counterBytes: () => number;
  readonly hashBlock: (place: number, count: number) => void;
}

/** A memory that several threads may share. It grows; what was seen of it stays in view. */
export interface KernelMemory {
  readonly buffer: SharedArrayBuffer;
}

declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: KernelMemory } },
  ) => { readonly exports: Kernel };
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => KernelMemory;
};

let compiled: object | undefined;

/** With more memory than this a kernel is not kept for the next file. */
const keptBytes = 8 * 2 ** 20;

/** The kernel of a file that was read: its memory costs more to make than a small file to read. */
let spare: Kernel | undefined;

/** A kernel with memory of its own. */
export function takeKernel(): Kernel {
  const kernel = spare ?? kernelIn(new WebAssembly.Memory(pages));
  spare = undefined;
  kernel.clear();
  kernel.enter();
  return kernel;
}

/** A further kernel in the memory of one: for another thread that reads the same file, or another file. */
export function joinKernel(memory: KernelMemory): Kernel {
  const kernel = kernelIn(memory);
  kernel.enter();
  return kernel;
}

/** Pages of 64 KiB; see .scripts/kernel.mjs. */
const pages = { initial: 32, maximum: 65_536, shared: true } as const;

function kernelIn(memory: KernelMemory): Kernel {
  compiled ??= new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports;
}

/** Takes back a kernel whose memory nothing reads any longer. */
export function giveBack(kernel: Kernel): void {
  if (kernel.memory.buffer.byteLength <= keptBytes) spare = kernel;
}

/** Undefined where the memory of a kernel has no room left for what is done in it. */
export function whileRoom<T>(kernel: Kernel, act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (kernel.isFull() === 0) throw error;
    return undefined;
  }
}
