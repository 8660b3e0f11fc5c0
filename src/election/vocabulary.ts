import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { wordSet } from '../base/word-list.ts';
import { type WordMeaning, wordMeanings, wordsFor } from './question-words.ts';

/** Folded word to meaning. */
export type Vocabulary = ReadonlyMap<string, WordMeaning>;

export const noWords: Vocabulary = new Map();

/** Words with more of them, which win. */
export function joinWords(words: Vocabulary, more: Vocabulary): Vocabulary {
  return more.size === 0 ? words : new Map([...words, ...more]);
}

/** The words that are known, as pairs. They are written folded, which a test holds. */
const known = lazily(() =>
  wordMeanings.flatMap((meaning) =>
    wordsFor(meaning).map((word): [string, WordMeaning] => [word, meaning]),
  ),
);

/** The words of a question, before a definition adds its own. */
export const generalWords: () => Vocabulary = lazily(() => new Map(known()));

/** Words of the list above that may well be options of a choice, and are left to it. */
const optionWords = wordSet(`
  present, neutral, excused, nv, invalid, blanco, branco, abs, withhold, withheld
`);

/**
 * Words that some clerks write for an invalid mark and that elsewhere are an answer. Beside their
 * opposite, or on more than a tenth of the ballots, they are an answer.
 */
export const doubtfulWords: ReadonlyMap<string, readonly string[]> = new Map([
  ['rejected', ['approved', 'accepted', 'adopted', 'upheld', 'passed', 'referred']],
  ['invalid', ['valid']],
  ['illegal', ['legal']],
  ['informal', ['formal']],
  ['void', ['valid']],
  ['nul', []],
]);

/** Words of a question that are also the names of people and things: on one side alone they say little. */
export const nameWords = wordSet(`
  si, da, noe, ne, nu, za, mot, blanc, blanco, branco, nei, ei, con, pro, non, nee, nie, ja, pour,
  na, present, absent, blank, contra, vero, kabul, ret, sant, eens
`);

export type AddedWords = { readonly [meaning in WordMeaning]?: readonly string[] | undefined };

/** The words of the two sorts of contest. */
export interface Vocabularies {
  readonly question: Vocabulary;
  readonly choice: Vocabulary;
}

/** The words before a definition adds its own. */
export const generalVocabularies: () => Vocabularies = lazily(() => ({
  question: generalWords(),
  choice: choiceVocabulary([]),
}));

/** The words that are known and those that a definition adds, which win. */
export function vocabulariesOf(added: AddedWords): Vocabularies {
  const more = entries(added);
  if (more.length === 0) return generalVocabularies();
  return { question: joinWords(generalWords(), new Map(more)), choice: choiceVocabulary(more) };
}

/** The words that are no option in a choice: abstentions, blanks and invalid marks. */
function choiceVocabulary(added: readonly [string, WordMeaning][]): Vocabulary {
  const aside = ([, meaning]: [string, WordMeaning]) => meaning !== 'yes' && meaning !== 'no';
  const general = known().filter((entry) => aside(entry) && !optionWords.has(entry[0]));
  return new Map([...general, ...added.filter(aside)]);
}

/** Numbers and signs as answers: +1 and + are for, -1 and - against, and beside these 0 abstains. */
export const signedWords: Vocabulary = new Map([
  ['+', 'yes'],
  ['-', 'no'],
  ['−', 'no'],
  ['–', 'no'],
  ['1', 'yes'],
  ['+1', 'yes'],
  ['-1', 'no'],
  ['−1', 'no'],
  ['0', 'abstain'],
  ['+0', 'abstain'],
  ['-0', 'abstain'],
  ['−0', 'abstain'],
]);

/** A list of words for each meaning as one map. */
export function vocabularyOf(lists: AddedWords): Vocabulary {
  return new Map(entries(lists));
}

/** A map of words as a list for each meaning that has any. */
export function wordsByMeaning(vocabulary: Vocabulary): { [meaning in WordMeaning]?: string[] } {
  const lists: { [meaning in WordMeaning]?: string[] } = {};
  for (const [word, meaning] of vocabulary) lists[meaning] = [...(lists[meaning] ?? []), word];
  return lists;
}

function entries(lists: AddedWords): [string, WordMeaning][] {
  return wordMeanings.flatMap((meaning) =>
    (lists[meaning] ?? []).map((word): [string, WordMeaning] => [foldText(word), meaning]),
  );
}

/** The words that stand in the lists of several meanings, with these. */
export function wordsOfSeveral(lists: AddedWords): { word: string; meanings: WordMeaning[] }[] {
  const found = new Map<string, { word: string; meanings: WordMeaning[] }>();
  for (const meaning of wordMeanings) {
    for (const word of lists[meaning] ?? []) {
      const own = found.get(foldText(word)) ?? { word, meanings: [] };
      found.set(foldText(word), own);
      if (!own.meanings.includes(meaning)) own.meanings.push(meaning);
    }
  }
  return [...found.values()].filter(({ meanings }) => meanings.length > 1);
}
