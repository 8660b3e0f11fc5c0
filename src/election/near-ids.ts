import { looksOf } from '../base/look-alike.ts';
import { editDistance } from '../base/suggest.ts';
import { textAt } from '../csv/column-store.ts';
import type { Roll } from './roll.ts';

/** No more ids of a roll than this are compared letter by letter, over all strangers. */
const mostCompared = 200_000;

/** Ids that look alike and are not the same, as with letters of another alphabet: each with the first that looks so. */
export function lookAlikes(keys: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  if (keys.every((key) => looksOf(key) === key)) return pairs;
  const first = new Map<string, string>();
  for (const key of keys) {
    const look = looksOf(key);
    const other = first.get(look);
    if (other === undefined) first.set(look, key);
    else pairs.set(key, other);
  }
  return pairs;
}

/**
 * Finds the id of a roll that was probably meant by one that is not on it: the same but for signs,
 * spaces, leading zeros or look-alike letters, or else a letter or two apart with the same figures.
 */
export function nearIds(roll: Roll): (id: string) => string | undefined {
  const byCore = new Map<string, number>();
  const column = roll.file.columns[roll.idColumn];
  const ids = roll.voters.keys();
  const known = [...ids.keys()].filter((voter) => (roll.rowOf[voter] ?? -1) >= 0);
  for (const voter of known) {
    const core = coreOf(ids[voter] ?? '');
    if (!byCore.has(core)) byCore.set(core, voter);
  }
  let left = mostCompared;
  const close = (id: string): number | undefined => {
    const letters = lettersOf(id);
    left -= known.length;
    if (letters.length < shortest || left < 0) return undefined;
    const figures = figuresOf(id);
    return known.find((voter) => {
      const key = ids[voter] ?? '';
      return figuresOf(key) === figures && editDistance(id, key, 3) < 3;
    });
  };
  return (id) => {
    const row = roll.rowOf[byCore.get(coreOf(id)) ?? close(id) ?? -1];
    return row === undefined || column === undefined
      ? undefined
      : textAt(column, column.codes[row]);
  };
}

/** With fewer letters than this, two ids a letter apart are two ids. */
const shortest = 6;

function coreOf(key: string): string {
  return looksOf(key)
    .replace(/[^\p{L}\p{N}@]|^@/gu, '')
    .replace(/(?<!\d)0+(?=\d)/gu, '');
}

function lettersOf(key: string): string {
  return key.replace(/[^\p{L}]/gu, '');
}

function figuresOf(key: string): string {
  return key.replace(/\D/gu, '');
}
