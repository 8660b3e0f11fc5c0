import { foldText } from '../base/fold.ts';
import { type Column, sizeOf } from '../csv/column-store.ts';
import { foldedCodes } from '../csv/folded-codes.ts';

/** Words that stand in a column of ids and identify nobody. */
const nobody: ReadonlySet<string> = new Set(['', 'anonymous', 'anonym', 'anonyme', 'n/a', '-']);
const longestOfNobody = 9;

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
  if (column.bulk) return manyKeys(column);
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

/** The words that name nobody are found by their length; nothing else becomes a string. */
function manyKeys(column: Column): VoterKeys {
  const { bulk } = column;
  if (bulk === undefined) return { of: new Int32Array(), count: 0, keys: [] };
  const folded = foldedCodes(bulk);
  const of = new Int32Array(bulk.size);
  const names = new Uint8Array(folded.size).fill(1);
  names[0] = 0;
  for (let number = 1; number < folded.size; number += 1) {
    const code = folded.first[number] ?? 0;
    const initial = bulk.memory[bulk.startOf(code)] ?? 0;
    const short = bulk.lengthOf(code) <= longestOfNobody;
    if ((short && initials.has(initial)) || initial <= 0x20 || initial >= 0x80)
      names[number] = nobody.has(foldText(bulk.textAt(code))) ? 0 : 1;
  }
  const numbers = new Int32Array(folded.size);
  let count = 0;
  for (let number = 0; number < folded.size; number += 1) {
    numbers[number] = names[number] === 1 ? count : -1;
    count += names[number] ?? 0;
  }
  for (let code = 0; code < of.length; code += 1) of[code] = numbers[folded.of[code] ?? 0] ?? -1;
  let keys: readonly string[] | undefined;
  return {
    of,
    count,
    get keys() {
      keys ??= Array.from(folded.first)
        .filter((_, number) => names[number] === 1)
        .map((code) => foldText(bulk.textAt(code)));
      return keys;
    },
  };
}

const initials: ReadonlySet<number> = new Set(
  [...nobody].flatMap((word) => [word.charCodeAt(0), word.toUpperCase().charCodeAt(0)]),
);
