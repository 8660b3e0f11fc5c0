import { foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';

/** Words that stand in a column of ids and identify nobody. */
const nobody: ReadonlySet<string> = new Set(['', 'anonymous', 'anonym', 'anonyme', 'n/a', '-']);

/** For each code of an id column the voter it stands for, as an index into `keys`; -1 for nobody. */
export interface VoterKeys {
  readonly of: Int32Array;
  readonly keys: readonly string[];
}

/** Folds ids once for each distinct text, so that `A@x.org ` and `a@x.org` are one voter. */
export function voterKeys(column: Column): VoterKeys {
  const index = new Map<string, number>();
  const of = Int32Array.from(column.texts, (text) => {
    const key = foldText(text);
    if (nobody.has(key)) return -1;
    const known = index.get(key) ?? index.size;
    index.set(key, known);
    return known;
  });
  return { of, keys: [...index.keys()] };
}
