import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { type Codes, type Column, codesFor, textAt } from '../csv/column-store.ts';
import { foldedCodes } from '../csv/folded-codes.ts';

/** Words that stand in a column of ids and identify nobody. */
const nobody: ReadonlySet<string> = new Set(['', 'anonymous', 'anonym', 'anonyme', 'n/a', '-']);

/** The voters that a column of ids names. */
export interface VoterKeys {
  /** the voter of each row by number, from 1 on; 0 is nobody */
  readonly of: Codes;
  /** one more than the largest number */
  readonly size: number;
  /** the folded id of each, that of nobody empty; made when first asked for */
  readonly keys: () => readonly string[];
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
  return { of: renumbered(column.codes, voters, keys.length), size: keys.length, keys: () => keys };
}

/** The words that name nobody are found by how they begin; nothing else becomes a string. */
function manyKeys(column: Column, texts: CellTexts): VoterKeys {
  const folded = foldedCodes(texts);
  const size = folded?.size ?? texts.size;
  const firstOf = (name: number) => (folded ? (folded.first[name] ?? 0) : name);
  const nameless = new Set([0]);
  for (let name = 1; name < size; name += 1) {
    const code = firstOf(name);
    const initial = texts.memory[texts.startOf(code)] ?? 0;
    if (initials[initial] === 1 && nobody.has(foldText(texts.textAt(code)))) nameless.add(name);
  }
  const keys = lazily(() => {
    const named = Array.from({ length: size }, (_, name) => name).filter(
      (name) => !nameless.has(name),
    );
    return ['', ...named.map((name) => foldText(textAt(column, firstOf(name))))];
  });
  // Each text names a voter of its own, as nearly always where there are very many.
  if (folded === undefined && nameless.size === 1) return { of: column.codes, size, keys };
  const voters = new Uint32Array(size);
  let count = 1;
  for (let name = 1; name < size; name += 1) {
    if (nameless.has(name)) continue;
    voters[name] = count;
    count += 1;
  }
  const ofCode = folded ? folded.of.map((name) => voters[name] ?? 0) : voters;
  return { of: renumbered(column.codes, ofCode, count), size: count, keys };
}

function renumbered(codes: Codes, numbers: Uint32Array, size: number): Codes {
  const of = codesFor(codes.length, size - 1);
  for (let row = 0; row < of.length; row += 1) of[row] = numbers[codes[row] ?? 0] ?? 0;
  return of;
}

const openings: ReadonlySet<number> = new Set(
  [...nobody].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

/** The bytes with which such a word may begin, white space and marks of no width before it. */
const initials = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte <= 0x20 || byte >= 0x80 || openings.has(byte) ? 1 : 0,
);
