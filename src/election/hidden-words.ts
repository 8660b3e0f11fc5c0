import type { Definition, OptionDefinition } from './definition.ts';
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

/** Whether a definition has words that stand for others. */
export function holdsHidden(definition: unknown): boolean {
  return /"hidden:[\da-f]{24}"/.test(JSON.stringify(definition));
}

/** A definition with the words alone that it shows: the others are on no redacted ballot. */
export function withShown(definition: Definition): Definition {
  return withWords(definition, (word) => (isHidden(word) ? [] : word));
}

/** A definition with other words, and other spellings of options. */
export function withWords(
  definition: Definition,
  change: (word: string) => string | readonly string[],
): Definition {
  const { contests } = definition;
  return {
    ...inVocabulary(definition, change),
    ...(contests && {
      contests: contests.map((contest) => {
        const { options } = contest;
        return {
          ...inVocabulary(contest, change),
          ...(options && { options: options.map((option) => inAliases(option, change)) }),
        };
      }),
    }),
  };
}

function inVocabulary<T extends { readonly vocabulary?: AddedWords | undefined }>(
  own: T,
  change: (word: string) => string | readonly string[],
): Omit<T, 'vocabulary'> & { vocabulary?: Words } {
  const { vocabulary, ...rest } = own;
  const words = mapWords(vocabulary ?? {}, change);
  return Object.keys(words).length === 0 ? rest : { ...own, vocabulary: words };
}

function inAliases(
  option: OptionDefinition,
  change: (word: string) => string | readonly string[],
): OptionDefinition {
  if (typeof option !== 'object' || option.aliases === undefined) return option;
  const { aliases, ...rest } = option;
  const spellings = aliases.flatMap(change);
  return spellings.length === 0 ? rest : { ...option, aliases: spellings };
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
