import { decodeWestern } from './encoding.ts';
import { type Kernel, sights } from './kernel.ts';

/** The texts of a column: where each stands in a memory, and what is known of all. */
export interface PlacedTexts {
  readonly texts: Uint32Array;
  /** bytes of the longest text */
  readonly longest: number;
  /** what was seen in the texts: the bits of `sights` */
  readonly seen: number;
  /** which bytes they begin with, the empty one left out: a bit for each of 256 */
  readonly initials: Uint32Array;
  /** where that is known, the rows whose text is empty or came before */
  readonly others?: Uint32Array | undefined;
}

/** The distinct texts of one column of a file, kept as bytes; code 0 is the empty one. */
export interface CellTexts extends PlacedTexts {
  readonly size: number;
  readonly textAt: (code: number) => string;
  /** where the bytes of a text start, and how many there are */
  readonly startOf: (code: number) => number;
  readonly lengthOf: (code: number) => number;
  readonly memory: Uint8Array;
  /** whether they are in Windows-1252; else in UTF-8 */
  readonly western: boolean;
  /** one in whose memory they stand */
  readonly kernel: Kernel;
}

/**
 * The bytes with which white space and marks of no width begin: those up to the space, the no-break space
 * of Windows-1252, and the first ones of those that are several bytes in UTF-8.
 */
export const blankOpenings: readonly number[] = [
  ...Array.from({ length: 0x21 }, (_, byte) => byte),
  ...[0xa0, 0xc2, 0xe1, 0xe2, 0xe3, 0xef],
];

/** Whether a text has a byte of a sort. */
export function holdsByte(
  { memory, startOf, lengthOf }: Pick<CellTexts, 'memory' | 'startOf' | 'lengthOf'>,
  code: number,
  test: (byte: number) => boolean,
): boolean {
  const start = startOf(code);
  const end = start + lengthOf(code);
  for (let at = start; at < end; at += 1) if (test(memory[at] ?? 0)) return true;
  return false;
}

/** Whether one of the texts but the first, which is empty, is of a sort. */
export function someText({ size }: Pick<CellTexts, 'size'>, test: (code: number) => boolean) {
  for (let code = 1; code < size; code += 1) if (test(code)) return true;
  return false;
}

/** In memory a text is a byte of length, or 255 and four bytes, and its bytes. */
export function cellTexts(
  kernel: Kernel,
  { texts, seen, longest, initials, others }: PlacedTexts,
  western: boolean,
): CellTexts {
  const memory = Buffer.from(kernel.memory.buffer);
  const encoding = western || (seen & sights.high) === 0 ? 'latin1' : 'utf8';
  const startOf = (code: number): number => {
    const place = texts[code] ?? 0;
    return place + (memory[place] === 255 ? 5 : 1);
  };
  const lengthOf = (code: number): number => {
    const place = texts[code] ?? 0;
    const short = memory[place] ?? 0;
    return short === 255 ? memory.readUInt32LE(place + 1) : short;
  };
  const textAt = (code: number): string => {
    const start = startOf(code);
    const text = memory.toString(encoding, start, start + lengthOf(code));
    return western ? decodeWestern(text) : text;
  };
  return {
    ...{ texts, size: texts.length, textAt, longest, seen, initials, others },
    ...{ startOf, lengthOf, memory, western, kernel },
  };
}
