import type { PlacedTexts } from './cell-texts.ts';
import { type Codes, codesFor, joinInto, lengthOf } from './column-store.ts';
import { numberTexts } from './distinct.ts';

/**
 * One column of a stretch of a file, as places in a memory: first the rows whose texts were looked up
 * and have codes; then those whose texts were only kept, each with its place, 0 where it is empty.
 */
export interface RawColumn extends PlacedTexts {
  readonly codes: readonly Codes[];
  /** the hashes of the texts that have codes; `texts` says where these stand */
  readonly hashes: Uint32Array;
  readonly places: readonly Codes[];
  readonly placeHashes: readonly Codes[];
}

/** A whole column: the code of each row, and the texts by code. */
interface JoinedColumn extends PlacedTexts {
  readonly codes: Codes;
}

/**
 * Joins the stretches of a column. The codes are those that one stretch would have: in the order in which
 * texts first come.
 */
export function joinRaw(memory: Buffer, parts: readonly RawColumn[]): JoinedColumn {
  const seen = parts.reduce((bits, part) => bits | part.seen, 0);
  const longest = parts.reduce((most, part) => Math.max(most, part.longest), 0);
  return { ...joinTexts(memory, parts), seen, longest };
}

function joinTexts(memory: Buffer, parts: readonly RawColumn[]) {
  if (parts.some((part) => part.places.length > 0)) return joinPlaces(memory, parts);
  const [first] = parts;
  if (first === undefined || parts.length > 1) return joinCodes(memory, parts);
  const codes = codesFor(lengthOf(first.codes), first.texts.length - 1);
  joinInto(codes, first.codes);
  return { codes, texts: first.texts };
}

/** Numbers the text of each row. */
function joinPlaces(memory: Buffer, parts: readonly RawColumn[]) {
  const rows = parts.reduce((sum, part) => sum + lengthOf(part.codes) + lengthOf(part.places), 0);
  // The first is the empty text.
  const places = new Uint32Array(rows + 1);
  let end = 1;
  for (const { codes, texts, places: kept } of parts) {
    end = joinInto(places, [...codes.map((own) => pick(own, texts)), ...kept], end);
  }
  const hashes = parts.flatMap(({ codes, hashes: own, placeHashes }) => [
    ...codes.map((piece) => pick(piece, own)),
    ...placeHashes,
  ]);
  const { numbers, count } = numberTexts(memory, places, hashes);
  const codes = numbers.subarray(1);
  const texts = places.slice(0, count);
  return { codes: count <= 2 ** 16 ? Uint16Array.from(codes) : codes, texts };
}

/** What each code has; 0, the empty text, has 0. */
function pick(codes: Codes, of: Uint32Array): Uint32Array {
  const own = new Uint32Array(codes.length);
  for (let at = 0; at < own.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code > 0) own[at] = of[code] ?? 0;
  }
  return own;
}

/** Numbers the texts of each stretch, and gives its rows the numbers of theirs. */
function joinCodes(memory: Buffer, parts: readonly RawColumn[]) {
  const places = new Uint32Array(parts.reduce((sum, part) => sum + part.texts.length, 1));
  let end = 1;
  for (const { texts } of parts) {
    // The first of each is the empty text.
    places.set(texts.subarray(1), end + 1);
    end += texts.length;
  }
  const { numbers, count } = numberTexts(
    memory,
    places,
    parts.map((part) => part.hashes),
  );
  const rows = parts.reduce((sum, part) => sum + lengthOf(part.codes), 0);
  const codes = codesFor(rows, count - 1);
  let row = 0;
  let start = 1;
  for (const part of parts) {
    const own = numbers.subarray(start, start + part.texts.length);
    const same = own.every((number, code) => number === code);
    for (const piece of part.codes) {
      if (same) codes.set(piece, row);
      else if (piece instanceof Uint8Array && codes instanceof Uint8Array) {
        recodeBytes(piece, Uint8Array.from(own), codes.subarray(row));
      } else {
        for (let at = 0; at < piece.length; at += 1) codes[row + at] = own[piece[at] ?? 0] ?? 0;
      }
      row += piece.length;
    }
    start += part.texts.length;
  }
  return { codes, texts: places.slice(0, count) };
}

/** Nearly all codes are bytes; a loop that meets nothing else takes a quarter of the time. */
function recodeBytes(codes: Uint8Array, numbers: Uint8Array, to: Uint8Array): void {
  for (let at = 0; at < codes.length; at += 1) to[at] = numbers[codes[at] ?? 0] ?? 0;
}
