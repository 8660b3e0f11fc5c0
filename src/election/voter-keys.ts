import { hasBit } from '../base/bit-set.ts';
import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { wordList } from '../base/word-list.ts';
import { blankOpenings, type CellTexts } from '../csv/cell-texts.ts';
import { type Codes, type Column, codesFor, textAt } from '../csv/column-store.ts';
import { areFolded, type ByteTexts, foldedCodes } from '../csv/folded-codes.ts';
import { sights } from '../csv/kernel.ts';

const nobodyWords = wordList(`
  , anonymous, anonym, anonyme, anónimo, anónima, anonimo, anoniem, n/a, n.a., none, -, --, –, —,
  #n/a, #ref!, #value!, #name?, #nv, #bezug!, #wert!, #n/d, #valeur!, #valor!
`);

/** Words that stand in a column of ids and identify nobody; an empty cell does not either. */
export const nobody: ReadonlySet<string> = new Set(nobodyWords);

/** The voters that a column of ids names. */
export interface VoterKeys {
  /** the voter of each row by number, from 1 on; 0 is nobody */
  readonly of: Codes;
  /** one more than the largest number */
  readonly size: number;
  /** the folded id of each, that of nobody empty; made when first asked for */
  readonly keys: () => readonly string[];
  /** the folded id of one */
  readonly keyOf: (voter: number) => string;
  /** an id of each as bytes, which may have to be folded yet; nobody has none */
  readonly texts: () => ByteTexts;
  /** the same, where each text of the column is the folded id of a voter of its own, by its code */
  readonly plain?: CellTexts;
}

/** Folds ids once for each distinct text, so that `A@x.org ` and `a@x.org` are one voter. */
export function voterKeys(column: Column): VoterKeys {
  if (column.bulk) return manyKeys(column, column.bulk);
  const index = new Map<string, number>([['', 0]]);
  const voters = Uint32Array.from(column.texts, (text) => {
    const key = foldText(text);
    if (nobody.has(key)) return 0;
    const known = index.get(key) ?? index.size;
    index.set(key, known);
    return known;
  });
  const keys = [...index.keys()];
  return {
    of: renumbered(column.codes, voters, keys.length),
    size: keys.length,
    keys: () => keys,
    keyOf: (voter) => keys[voter] ?? '',
    texts: lazily(() => bytesOf(keys)),
  };
}

/** Texts as bytes, one after another. */
function bytesOf(texts: readonly string[]): ByteTexts {
  const all = texts.join('');
  const memory = Buffer.from(all, 'utf8');
  const ascii = memory.length === all.length;
  const lengths = texts.map((text) => (ascii ? text.length : Buffer.byteLength(text, 'utf8')));
  let end = 0;
  const starts = lengths.map((length) => {
    end += length;
    return end - length;
  });
  return {
    memory,
    startOf: (text) => starts[text] ?? 0,
    lengthOf: (text) => lengths[text] ?? 0,
    seen: ascii ? 0 : sights.high,
  };
}

/** The words that name nobody are found by how they begin; nothing else becomes a string. */
function manyKeys(column: Column, texts: CellTexts): VoterKeys {
  const folded = foldedCodes(texts);
  const size = folded?.size ?? texts.size;
  const firstOf = (name: number) => (folded ? (folded.first[name] ?? 0) : name);
  const nameless = new Set([0]);
  const end = mayNameNobody(texts) ? size : 0;
  for (let name = 1; name < end; name += 1) {
    const code = firstOf(name);
    const initial = texts.memory[texts.startOf(code)] ?? 0;
    if (initials()[initial] === 1 && nobody.has(foldText(texts.textAt(code)))) nameless.add(name);
  }
  const keys = lazily(() => {
    const named = Array.from({ length: size }, (_, name) => name).filter(
      (name) => !nameless.has(name),
    );
    return ['', ...named.map((name) => foldText(textAt(column, firstOf(name))))];
  });
  // Each text names a voter of its own, as nearly always where there are very many.
  if (folded === undefined && nameless.size === 1) {
    const keyOf = (voter: number) => foldText(texts.textAt(voter));
    const plain = areFolded(texts) ? { plain: texts } : {};
    return { of: column.codes, size, keys, keyOf, texts: () => texts, ...plain };
  }
  const voters = new Uint32Array(size);
  let count = 1;
  for (let name = 1; name < size; name += 1) {
    if (nameless.has(name)) continue;
    voters[name] = count;
    count += 1;
  }
  const ofCode = folded ? folded.of.map((name) => voters[name] ?? 0) : voters;
  const codes = new Uint32Array(count);
  for (let name = 1; name < size; name += 1) {
    const voter = voters[name] ?? 0;
    if (voter > 0) codes[voter] = firstOf(name);
  }
  const codeOf = (voter: number) => codes[voter] ?? 0;
  return {
    of: renumbered(column.codes, ofCode, count),
    size: count,
    keys,
    keyOf: (voter) => (voter === 0 ? '' : foldText(texts.textAt(codeOf(voter)))),
    texts: () => ({
      memory: texts.memory,
      western: texts.western,
      startOf: (voter) => texts.startOf(codeOf(voter)),
      lengthOf: (voter) => texts.lengthOf(codeOf(voter)),
    }),
  };
}

function renumbered(codes: Codes, numbers: Uint32Array, size: number): Codes {
  const of = codesFor(codes.length, size - 1);
  for (let row = 0; row < of.length; row += 1) of[row] = numbers[codes[row] ?? 0] ?? 0;
  return of;
}

/** Whether some text begins as such a word may. */
function mayNameNobody({ initials: own }: CellTexts): boolean {
  return initials().some((may, byte) => may === 1 && hasBit(own, byte));
}

/** A dash of Windows-1252. */
const westernDashes = [0x96, 0x97];

/** The bytes with which such a word may begin, white space and marks of no width before it. */
const initials = lazily(() => {
  const bytes = new Uint8Array(0x100);
  const opens = (byte: number) => {
    bytes[byte] = 1;
  };
  [...blankOpenings, ...westernDashes].forEach(opens);
  for (const word of nobodyWords) {
    opens(word.charCodeAt(0));
    opens(word.toUpperCase().charCodeAt(0));
  }
  return bytes;
});
