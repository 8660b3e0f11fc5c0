import type { PlacedTexts } from './cell-texts.ts';
import { type Codes, codesFor } from './column-store.ts';
import { numberTexts } from './distinct.ts';

/**
 * One column of a stretch of a file, as places in a memory: first the rows whose texts were looked up
 * and have codes; then those whose texts were only kept, each with its place, 0 where it is empty.
 */
export interface RawColumn extends PlacedTexts {
  readonly codes: Codes;
  /** the hashes of the texts that have codes; `texts` says where these stand */
  readonly hashes: Uint32Array;
  readonly places: Uint32Array;
  readonly placeHashes: Uint32Array;
}

/** A whole column: the code of each row, and the texts by code. */
interface JoinedColumn extends PlacedTexts {
  readonly codes: Codes;
}

/** Joins the stretches of a column. The codes are those of one stretch: in the order in which texts first come. */
export function joinRaw(memory: Buffer, parts: readonly RawColumn[]): JoinedColumn {
  const [first] = parts;
  const seen = parts.reduce((bits, part) => bits | part.seen, 0);
  const longest = parts.reduce((most, part) => Math.max(most, part.longest), 0);
  if (first && parts.length === 1 && first.places.length === 0) return { ...first, seen, longest };
  const apart = parts.some((part) => part.places.length > 0);
  return { ...(apart ? joinPlaces(memory, parts) : joinCodes(memory, parts)), seen, longest };
}

/** Numbers the text of each row. */
function joinPlaces(memory: Buffer, parts: readonly RawColumn[]) {
  const rows = parts.reduce((sum, part) => sum + rowsOf(part), 0);
  // The first is the empty text.
  const places = new Uint32Array(rows + 1);
  const hashes = new Uint32Array(rows + 1);
  let at = 1;
  for (const part of parts) {
    for (let row = 0; row < part.codes.length; row += 1, at += 1) {
      const code = part.codes[row] ?? 0;
      if (code === 0) continue;
      places[at] = part.texts[code] ?? 0;
      hashes[at] = part.hashes[code] ?? 0;
    }
    places.set(part.places, at);
    hashes.set(part.placeHashes, at);
    at += part.places.length;
  }
  const { numbers, count } = numberTexts(memory, places, hashes);
  const codes = count <= 2 ** 16 ? Uint16Array.from(numbers.subarray(1)) : numbers.subarray(1);
  return { codes, texts: places.slice(0, count) };
}

/** Numbers the texts of each stretch, and gives its rows the numbers of theirs. */
function joinCodes(memory: Buffer, parts: readonly RawColumn[]) {
  const size = parts.reduce((sum, part) => sum + part.texts.length, 0);
  const places = new Uint32Array(size);
  const hashes = new Uint32Array(size);
  let at = 0;
  for (const part of parts) {
    places.set(part.texts, at);
    hashes.set(part.hashes, at);
    // The first of each is the empty text.
    places[at] = 0;
    at += part.texts.length;
  }
  const { numbers, count } = numberTexts(memory, places, hashes);
  const codes = codesFor(
    parts.reduce((sum, part) => sum + part.codes.length, 0),
    count - 1,
  );
  let row = 0;
  let start = 0;
  for (const part of parts) {
    for (let own = 0; own < part.codes.length; own += 1, row += 1) {
      codes[row] = numbers[start + (part.codes[own] ?? 0)] ?? 0;
    }
    start += part.texts.length;
  }
  return { codes, texts: places.slice(0, count) };
}

/** How many rows a stretch has. */
export function rowsOf({ codes, places }: RawColumn): number {
  return codes.length + places.length;
}
