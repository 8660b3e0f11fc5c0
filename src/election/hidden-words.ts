import { type WordMeaning, wordMeanings } from './question-words.ts';
import type { AddedWords } from './vocabulary.ts';

type Words = { [meaning in WordMeaning]?: string[] };

const hidden = /^hidden:[\da-f]{24}$/;

/** What stands in a published definition for a word that one voter alone wrote. */
export function hiddenWord(digest: string): string {
  return `hidden:${digest}`;
}

export function isHidden(word: string): boolean {
  return hidden.test(word);
}

/** A definition, or a contest of it, with the words alone that it shows: the others are on no redacted ballot. */
export function withShown<T extends { readonly vocabulary?: AddedWords | undefined }>(
  own: T,
): Omit<T, 'vocabulary'> & { vocabulary?: Words } {
  const { vocabulary, ...rest } = own;
  const shown = mapWords(vocabulary ?? {}, (word) => (isHidden(word) ? [] : word));
  if (Object.keys(shown).length === 0) return rest;
  return { ...own, vocabulary: shown };
}

/** Other words for each, with the same meaning. */
export function mapWords(
  own: AddedWords,
  change: (word: string) => string | readonly string[],
): Words {
  const order = Object.keys(own);
  const meanings = wordMeanings.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return Object.fromEntries(
    meanings.flatMap((meaning) => {
      const words = (own[meaning] ?? []).flatMap(change);
      return words.length > 0 ? [[meaning, words]] : [];
    }),
  );
}
