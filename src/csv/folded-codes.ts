import { foldText } from '../base/fold.ts';
import { letterAt, letterBytes, letterTable } from '../base/letter-table.ts';
import { hashed, numberByHash } from '../base/number-by-hash.ts';
import { type CellTexts, holdsByte, someText } from './cell-texts.ts';
import { sights } from './kernel.ts';

/** Texts that are the same when folded, as one: a number for each code; 0 is blank. */
export interface FoldedCodes {
  readonly of: Uint32Array;
  /** how many numbers there are, that of blanks counted */
  readonly size: number;
  /** for each number the first code that has it */
  readonly first: Uint32Array;
}

/** What a text may hold that is not the same when folded. */
const changing = sights.high | sights.control | sights.upper | sights.spaced;

/** Whether each text is ASCII with single spaces between words: then letters alone are folded. */
export function areEven({ seen }: Pick<CellTexts, 'seen'>): boolean {
  return (seen & (changing & ~sights.upper)) === 0;
}

/** Whether each text is folded already. */
export function areFolded({ seen }: CellTexts): boolean {
  return (seen & changing) === 0;
}

const foldings = new WeakMap<CellTexts, { readonly folded: FoldedCodes | undefined }>();

/**
 * Folds the texts of a column, once: those of plain letters as bytes, without making strings of them.
 * Undefined where no two can be the same when folded, and none but the first is blank.
 */
export function foldedCodes(texts: CellTexts): FoldedCodes | undefined {
  const own = foldings.get(texts) ?? { folded: foldCodes(texts) };
  foldings.set(texts, own);
  return own.folded;
}

function foldCodes(texts: CellTexts): FoldedCodes | undefined {
  const { size } = texts;
  if (areFolded(texts)) return undefined;
  // As in `MX-0417` and `2019-03-22T09:14:10Z`.
  if ((texts.seen & changing) === sights.upper && haveNoSmallLetter(texts)) return undefined;
  const of = new Uint32Array(size);
  const first = new Uint32Array(size);
  const table = foldedTable(texts, size);
  const later: number[] = [];
  let found = 1;
  for (let code = 1; code < size; code += 1) {
    const known = table.find(texts, texts.startOf(code), texts.lengthOf(code), code);
    if (known < 0) later.push(code);
    else if (known !== code) of[code] = of[known] ?? 0;
    else {
      of[code] = found;
      first[found] = code;
      found += 1;
    }
  }
  // The others one by one, for they may fold to what is there already.
  const numberOf = numberByHash();
  const numbers: number[] = [];
  for (const code of later) {
    const folded = foldText(texts.textAt(code));
    const memory = Buffer.from(folded, 'utf8');
    const known = folded === '' ? 0 : table.find({ memory }, 0, memory.length, -1);
    if (known >= 0) {
      of[code] = of[known] ?? 0;
      continue;
    }
    const textOf = (other: number) => foldText(texts.textAt(first[numbers[other] ?? 0] ?? 0));
    const other = numberOf(memory.reduce(hashed, 1), (one) => textOf(one) === folded);
    if (other === numbers.length) {
      numbers.push(found);
      first[found] = code;
      found += 1;
    }
    of[code] = numbers[other] ?? 0;
  }
  return { of, size: found, first: first.subarray(0, found) };
}

function haveNoSmallLetter(texts: CellTexts): boolean {
  const isSmall = (byte: number) => byte >= 0x61 && byte <= 0x7a;
  return !someText(texts, (code) => holdsByte(texts, code, isSmall));
}

/** Texts by number, as bytes of UTF-8 unless they are in Windows-1252; `seen` where that is known of all. */
export type ByteTexts = Pick<CellTexts, 'memory' | 'startOf' | 'lengthOf'> &
  Partial<Pick<CellTexts, 'western' | 'seen'>>;

/**
 * Texts by their folded letters: those of printable ASCII, and of letters that are two or three bytes in UTF-8
 * and folded each to one. Up to `size` of them are kept, by numbers from 1 on.
 */
export function foldedTable(texts: ByteTexts, size: number) {
  const bits = Math.max(1, Math.ceil(Math.log2(2 * size)));
  const slots = new Uint32Array(2 ** bits);
  const last = slots.length - 1;
  const isSame = (memory: Uint8Array, start: number, length: number, code: number): boolean => {
    let own = start;
    let kept = texts.startOf(code);
    const ownEnd = own + length;
    const keptEnd = kept + texts.lengthOf(code);
    while (own < ownEnd && kept < keptEnd) {
      if (foldedAt(memory, own) !== foldedAt(texts.memory, kept)) return false;
      own += letterBytes(memory[own] ?? 0);
      kept += letterBytes(texts.memory[kept] ?? 0);
    }
    return own === ownEnd && kept === keptEnd;
  };
  return {
    /** The code of the same text; `own`, which is then kept, where it is new; -1 where it is not as plain as that. */
    find: (
      { memory, western }: Pick<ByteTexts, 'memory' | 'western'>,
      start: number,
      length: number,
      own: number,
    ): number => {
      let hash = 1;
      let before = 0x20;
      const end = start + length;
      for (let at = start; at < end; at += letterBytes(before)) {
        const byte = memory[at] ?? 0;
        const folded = byte > 0x7e && western ? 0 : foldedAt(memory, at);
        // Spaces at the ends, and two in a row, are folded too.
        if (folded < 0x20 || (byte === 0x20 && before === 0x20)) return -1;
        before = byte;
        hash = Math.imul(hash ^ folded, 0x01000193);
      }
      if (before === 0x20) return -1;
      let slot = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> (32 - bits);
      for (let code = slots[slot] ?? 0; code !== 0; code = slots[slot] ?? 0) {
        if (isSame(memory, start, length, code)) return code;
        slot = (slot + 1) & last;
      }
      if (own >= 0) slots[slot] = own;
      return own;
    },
  };
}

/** The folded letter at a place; 0 where there is none, or it is folded with what is around it. */
function foldedAt(memory: Uint8Array, at: number): number {
  const byte = memory[at] ?? 0;
  if (byte >= 0x41 && byte <= 0x5a) return byte + 0x20;
  return byte < 0x7f ? byte : foldedLetter(letterAt(memory, at));
}

const foldedLetter = letterTable((letter) => {
  const folded = foldText(letter);
  return folded.length === 1 ? folded.charCodeAt(0) : 0;
});
