import { foldText } from '../base/fold.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import { foldedCodes } from '../csv/folded-codes.ts';

/** Words that stand in a column of ids and identify nobody. */
const nobody: ReadonlySet<string> = new Set(['', 'anonymous', 'anonym', 'anonyme', 'n/a', '-']);

/** For each code of an id column the voter it stands for, as an index into `keys`; -1 for nobody. */
export interface VoterKeys {
  readonly of: Int32Array;
  /** how many indexes there are */
  readonly count: number;
  /** the folded id of each; made when first asked for */
  readonly keys: readonly string[];
}

/** Folds ids once for each distinct text, so that `A@x.org ` and `a@x.org` are one voter. */
export function voterKeys(column: Column): VoterKeys {
  if (column.bulk) return manyKeys(column, column.bulk);
  const index = new Map<string, number>();
  const of = new Int32Array(sizeOf(column));
  column.texts.forEach((text, code) => {
    const key = foldText(text);
    const known = nobody.has(key) ? -1 : (index.get(key) ?? index.size);
    if (known >= 0) index.set(key, known);
    of[code] = known;
  });
  return { of, count: index.size, keys: [...index.keys()] };
}

/** The words that name nobody are found by how they begin; nothing else becomes a string. */
function manyKeys(column: Column, texts: CellTexts): VoterKeys {
  const folded = foldedCodes(texts);
  const firstOf = (number: number) => (folded ? (folded.first[number] ?? 0) : number);
  const size = folded?.size ?? texts.size;
  const numbers = new Int32Array(size);
  numbers[0] = -1;
  let count = 0;
  for (let number = 1; number < size; number += 1) {
    const code = firstOf(number);
    const initial = texts.memory[texts.startOf(code)] ?? 0;
    const named = initials[initial] === 0 || !nobody.has(foldText(texts.textAt(code)));
    numbers[number] = named ? count : -1;
    if (named) count += 1;
  }
  const of = folded ? Int32Array.from(folded.of, (number) => numbers[number] ?? -1) : numbers;
  let keys: readonly string[] | undefined;
  return {
    of,
    count,
    get keys() {
      keys ??= Array.from(numbers.keys())
        .filter((number) => (numbers[number] ?? -1) >= 0)
        .map((number) => foldText(textAt(column, firstOf(number))));
      return keys;
    },
  };
}

const openings: ReadonlySet<number> = new Set(
  [...nobody].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);

/** The bytes with which such a word may begin, white space and marks of no width before it. */
const initials = Uint8Array.from({ length: 0x100 }, (_, byte) =>
  byte <= 0x20 || byte >= 0x80 || openings.has(byte) ? 1 : 0,
);
