import type { CellTexts, PlacedTexts } from './cell-texts.ts';
import { type Codes, codesFor, joinInto, lengthOf } from './column-store.ts';
import { type Kernel, whileRoom } from './kernel.ts';
import { type Block, type Helpers, numberTexts, numberTogether } from './number-texts.ts';

/** Rows by the codes of their texts, and where the text of each code stands; the first is the empty one. */
interface CodedRows extends PlacedTexts {
  readonly codes: readonly Codes[];
}

/**
 * One column of a stretch of a file: first the rows whose texts were looked up and have codes; then those
 * whose texts were only kept, each with its place, 0 where it is empty, and its hash.
 */
export interface RawColumn extends CodedRows {
  readonly kept: readonly Block[];
}

/** A whole column: the code of each row, and the texts by code. */
interface JoinedColumn extends PlacedTexts {
  readonly codes: Codes;
}

/**
 * Joins the stretches of a column. The codes are those that one stretch would have: in the order in which
 * texts first come.
 */
export async function joinRaw(
  kernel: Kernel,
  parts: readonly RawColumn[],
  helpers: Helpers,
): Promise<JoinedColumn> {
  return { ...(await joinTexts(kernel, parts, helpers)), ...sightsOf(parts) };
}

/** What is known of all texts of some parts. */
function sightsOf(parts: readonly PlacedTexts[]): Omit<PlacedTexts, 'texts'> {
  return {
    seen: parts.reduce((bits, part) => bits | part.seen, 0),
    longest: parts.reduce((most, part) => Math.max(most, part.longest), 0),
    initials: Uint32Array.from({ length: 8 }, (_, at) =>
      parts.reduce((bits, part) => bits | (part.initials[at] ?? 0), 0),
    ),
  };
}

async function joinTexts(kernel: Kernel, parts: readonly RawColumn[], helpers: Helpers) {
  if (parts.some(({ kept }) => kept.length > 0)) return joinKept(kernel, parts, helpers);
  const [first] = parts;
  if (first === undefined || parts.length > 1) return joinCodes(kernel, parts);
  const codes = codesFor(lengthOf(first.codes), first.texts.length - 1);
  joinInto(codes, first.codes);
  return { codes, texts: first.texts };
}

/** Numbers the text of each row. */
async function joinKept(kernel: Kernel, parts: readonly RawColumn[], helpers: Helpers) {
  const blocks = parts.flatMap((part) => [
    ...part.codes.map((codes) => blockOf(kernel, part, codes)),
    ...part.kept,
  ]);
  const { numbers, texts, others } = await numberTogether(kernel, blocks, helpers);
  const codes = texts.length <= 2 ** 16 ? Uint16Array.from(numbers) : numbers;
  return { codes, texts, others };
}

/**
 * Joins rows whose texts stand in the memory of a kernel: numbers the texts of each part, and gives its rows
 * the numbers of theirs.
 */
export function joinCodes(kernel: Kernel, parts: readonly CodedRows[]): JoinedColumn {
  const { numbers, texts } = numberTexts(
    kernel,
    parts.map(({ texts }) => textsBlock(kernel, texts, texts[0] ?? 0)),
  );
  const rows = parts.reduce((sum, part) => sum + lengthOf(part.codes), 0);
  const codes = codesFor(rows, texts.length - 1);
  let row = 0;
  let start = 0;
  for (const part of parts) {
    const own = numbers.subarray(start, start + part.texts.length);
    const same = own.every((number, code) => number === code);
    for (const piece of part.codes) {
      if (same) codes.set(piece, row);
      else recode(piece, own, codes.subarray(row));
      row += piece.length;
    }
    start += part.texts.length;
  }
  return { codes, texts, ...sightsOf(parts) };
}

function recode(codes: Codes, numbers: Uint32Array, to: Codes): void {
  for (let at = 0; at < codes.length; at += 1) to[at] = numbers[codes[at] ?? 0] ?? 0;
}

/** Rows by the codes of their texts, as if each text had been kept. */
function blockOf(kernel: Kernel, { texts }: CodedRows, codes: Codes): Block {
  const places = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) places[row] = texts[codes[row] ?? 0] ?? 0;
  return textsBlock(kernel, places, texts[0] ?? 0);
}

/** Texts at these places, as if each had been kept; the empty one may stand at a place of its own. */
function textsBlock(kernel: Kernel, places: Uint32Array, empty: number): Block {
  const counters = kernel.counterBytes();
  const place = (kernel.allocate(counters + 8 * places.length) >>> 0) + counters;
  const block = new Uint32Array(kernel.memory.buffer, place, 2 * places.length);
  for (let at = 0; at < places.length; at += 1) {
    const own = places[at] ?? 0;
    block[2 * at] = own === empty ? 0 : own;
    block[2 * at + 1] = 0;
  }
  kernel.hashBlock(place, places.length);
  return { place, rows: places.length };
}

/**
 * For each text of one column the code of the same text in another; 0 where there is none. Undefined where
 * their texts do not stand in one memory, or where it has no room left for comparing them.
 */
export function matchTexts(of: CellTexts, others: CellTexts): Uint32Array | undefined {
  if (of.kernel.memory !== others.kernel.memory) return undefined;
  return whileRoom(others.kernel, () => matchIn(others.kernel, of, others));
}

function matchIn(kernel: Kernel, of: CellTexts, others: CellTexts): Uint32Array {
  const blocks = [others, of].map(({ texts }) => textsBlock(kernel, texts, texts[0] ?? 0));
  // The texts of the other column are all different: their numbers are their codes.
  const { numbers } = numberTexts(kernel, blocks);
  const matches = numbers.slice(others.size);
  for (let code = 0; code < matches.length; code += 1) {
    if ((matches[code] ?? 0) >= others.size) matches[code] = 0;
  }
  return matches;
}
