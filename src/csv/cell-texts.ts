import { isUtf8 } from 'node:buffer';
import { decodeWestern } from './encoding.ts';
import { type Kernel, sights } from './kernel.ts';

/** The distinct texts of one column of a file, kept as bytes; code 0 is the empty one. */
export interface CellTexts {
  readonly size: number;
  readonly textAt: (code: number) => string;
  /** bytes of the longest */
  readonly longest: number;
  /** what was seen in any of them: the bits of `sights` */
  readonly seen: number;
  /** where the bytes of a text start, and how many there are */
  readonly startOf: (code: number) => number;
  readonly lengthOf: (code: number) => number;
  readonly memory: Uint8Array;
}

/** Whether each text of a column is UTF-8. */
export function isColumnUtf8(kernel: Kernel, column: number): boolean {
  if ((kernel.seenIn(column) & sights.high) === 0) return true;
  const { memory, startOf, lengthOf, size } = cellTexts(kernel, column, false);
  for (
    let code = kernel.nextHigh(column, 1);
    code < size;
    code = kernel.nextHigh(column, code + 1)
  ) {
    const start = startOf(code);
    if (!isUtf8(memory.subarray(start, start + lengthOf(code)))) return false;
  }
  return true;
}

/** In the arena of the kernel a text is a byte of length, or 255 and four bytes, and its bytes. */
export function cellTexts(kernel: Kernel, column: number, western: boolean): CellTexts {
  const { buffer } = kernel.memory;
  const memory = Buffer.from(buffer);
  const size = kernel.countOf(column);
  const places = new Uint32Array(buffer, kernel.textsOf(column) >>> 0, size);
  const seen = kernel.seenIn(column);
  const encoding = western || (seen & sights.high) === 0 ? 'latin1' : 'utf8';
  const startOf = (code: number): number => {
    const place = places[code] ?? 0;
    return place + (memory[place] === 255 ? 5 : 1);
  };
  const lengthOf = (code: number): number => {
    const place = places[code] ?? 0;
    const short = memory[place] ?? 0;
    return short === 255 ? memory.readUInt32LE(place + 1) : short;
  };
  const textAt = (code: number): string => {
    const start = startOf(code);
    const text = memory.toString(encoding, start, start + lengthOf(code));
    return western ? decodeWestern(text) : text;
  };
  const longest = kernel.longestIn(column);
  return { size, textAt, longest, seen, startOf, lengthOf, memory };
}
