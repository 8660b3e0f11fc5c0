import { lazily } from '../base/lazily.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { WordMeaning } from './question-words.ts';
import { everyOf, type Value, type ValueList } from './value-list.ts';
import { joinWords, noWords, signedWords, type Vocabulary } from './vocabulary.ts';

/** A column to be read: its values, and those of them that are words with a meaning. */
export interface Answers {
  readonly facts: ColumnFacts;
  readonly list: ValueList;
  readonly known: readonly Known[];
}

export interface Known extends Value {
  /** its place in the list */
  readonly at: number;
}

/** Words that mean here what they do not mean elsewhere. */
export function wordsHere(answers: Answers, vocabulary: Vocabulary): Vocabulary {
  const { known } = answers;
  const against = known.filter((value) => vocabulary.get(value.folded) === 'no');
  // "Rejected" beside another word for no is a rejected paper, not a no.
  const paper = against.length > 1 && against.some((value) => value.folded === 'rejected');
  const words = paper ? new Map<string, WordMeaning>([['rejected', 'invalid']]) : noWords;
  if (known.length === answers.list.length) return words;
  const initials = lettersIn(answers).flatMap((letter): [string, WordMeaning][] => {
    const meaning = ofInitial(letter, known, vocabulary);
    return meaning ? [[letter, meaning]] : [];
  });
  const more = joinWords(words, new Map(initials));
  return isSigned(answers) ? joinWords(signedWithFigures(), more) : more;
}

/** The cells that are a letter, where answers are few enough to be looked at one by one. */
function lettersIn({ facts, list }: Answers): string[] {
  if (facts.bulk) return [];
  return Array.from({ length: list.length }, (_, at) => list.foldedAt(at)).filter(
    (folded) => folded.length === 1 && folded !== folded.toUpperCase(),
  );
}

/** "O" beside "Oui", if no word of another meaning begins so. */
function ofInitial(
  letter: string,
  known: readonly Known[],
  vocabulary: Vocabulary,
): WordMeaning | undefined {
  if (vocabulary.has(letter)) return undefined;
  const meanings = new Set(
    known.flatMap(({ folded }) =>
      folded.startsWith(letter) ? (vocabulary.get(folded) ?? []) : [],
    ),
  );
  const [meaning, other] = meanings;
  return other === undefined && meaning !== 'blank' && meaning !== 'invalid' ? meaning : undefined;
}

/** Whether votes are +1 and -1, and whatever is beside them nothing larger. */
export function isSigned({ list, known }: Answers): boolean {
  const signed = known.some(({ folded }) => folded === '+1' || folded === '-1' || folded === '−1');
  return signed && everyOf(list, (at) => !/^[+−-]?(?:[2-9]|\d\d)/.test(list.foldedAt(at)));
}

const signedWithFigures = lazily(
  () => new Map([...signedWords].filter(([sign]) => /\d/.test(sign))),
);
