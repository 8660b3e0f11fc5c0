import type { ColumnFacts, Value } from './column-facts.ts';
import { rankHeading } from './headings.ts';
import { learnOptions } from './learn-options.ts';
import { signedWords, type Vocabularies, type Vocabulary } from './vocabulary.ts';

/** What the values of a column look like as answers. `certain` is false where a flag should settle it. */
export type KindReading =
  | { readonly kind: 'question'; readonly words: Vocabulary; readonly certain: boolean }
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      readonly separator?: string;
      readonly certain: boolean;
    }
  | {
      readonly kind: 'approval';
      readonly options: readonly string[];
      readonly separator: string;
      readonly certain: boolean;
    }
  | { readonly kind: 'ranking' }
  | { readonly kind: 'zero-one' }
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' };

const noWords: Vocabulary = new Map();

/** At least this share of the filled cells must be words of a question, or it is a choice. */
const questionShare = 0.8;
/** With fewer cells than this share holding several options, they are taken for overvotes. */
const approvalShare = 0.1;
/** A cell longer than this is prose, not an option. */
const optionLength = 300;

/** Reads what a column asks from its values. */
export function inferKind(
  facts: ColumnFacts,
  separators: readonly string[],
  words: Vocabularies,
): KindReading {
  if (facts.values.length === 0) return { kind: 'empty' };
  const numbers = readNumbers(facts, words.question);
  if (numbers) return numbers;
  const question = readQuestion(facts, words.question);
  if (question) return question;
  if (looksRanked(facts)) return { kind: 'ranking' };
  return readChoice(facts, separators, words.choice);
}

/** 1 and 0 do not say which is for and which against; +1 and -1 do, and then 0 abstains. */
function readNumbers(facts: ColumnFacts, vocabulary: Vocabulary): KindReading | undefined {
  if (facts.values.every((value) => vocabulary.has(value.folded))) return undefined;
  const marks = facts.values.filter((value) => !isAside(vocabulary, value));
  const signs = marks.map((value) => value.folded);
  if (signs.length === 0 || !signs.every((sign) => signedWords.has(sign))) return undefined;
  const negative = signs.some((sign) => signedWords.get(sign) === 'no');
  const signed = negative || signs.includes('+1');
  return signed ? { kind: 'question', words: signedWords, certain: true } : { kind: 'zero-one' };
}

function readQuestion(facts: ColumnFacts, vocabulary: Vocabulary): KindReading | undefined {
  const known = facts.values.filter((value) => vocabulary.has(value.folded));
  const sides = known.filter((value) => ['yes', 'no'].includes(vocabulary.get(value.folded) ?? ''));
  if (known.length === facts.values.length) {
    const decided = known.some((value) => !isAside(vocabulary, value));
    return { kind: 'question', words: noWords, certain: decided };
  }
  const repeated = facts.values.filter(
    (value) => !known.includes(value) && value.rows * 20 >= facts.filled,
  );
  const share = rowsOf(known) / facts.filled;
  const mostlyKnown = sides.length > 0 && share >= questionShare && repeated.length === 0;
  return mostlyKnown ? { kind: 'question', words: noWords, certain: true } : undefined;
}

function looksRanked(facts: ColumnFacts): boolean {
  if (facts.values.every((value) => /^\S.*\s>\s.*\S$/u.test(value.text))) return true;
  const ordinal = facts.values.every((value) =>
    /^(\d+(st|nd|rd|th)?( choice)?|rank \d+)$/u.test(value.folded),
  );
  return (
    rankHeading.test(facts.name) ||
    (ordinal && /\[.+\]$/u.test(facts.name) && facts.values.length > 2)
  );
}

function readChoice(
  facts: ColumnFacts,
  separators: readonly string[],
  aside: Vocabulary,
): KindReading {
  const marks = facts.values.filter((value) => !aside.has(value.folded));
  const learnt = learnOptions(marks, separators);
  if (learnt) {
    const { options, separator, several, checkboxes } = learnt;
    return checkboxes || several >= approvalShare * rowsOf(marks)
      ? { kind: 'approval', options, separator, certain: true }
      : { kind: 'choice', options, separator, certain: false };
  }
  if (looksLikeProse(marks)) return { kind: 'text' };
  const numeric = marks.every((value) => /^[+-]?\d+([.,]\d+)?$/u.test(value.folded));
  return { kind: 'choice', options: marks.map((value) => value.text), certain: !numeric };
}

/** With fewer cells than this, cells that differ may still be the names of candidates. */
const fewCells = 20;
/** Words in a cell that names something; prose has more. */
const nameWords = 8;

/** Free answers are long, or seldom repeat; the choices of a contest do. */
function looksLikeProse(values: readonly Value[]): boolean {
  const filled = rowsOf(values);
  const long = values.filter(
    (value) => value.text.length > optionLength || /[\n\r]/.test(value.text),
  );
  if (rowsOf(long) * 10 > filled) return true;
  const differ = values.length > 3 && values.length * 2 > filled;
  const wordy = values.filter((value) => value.text.split(' ').length > nameWords);
  return differ && (filled >= fewCells || wordy.length * 2 > values.length);
}

function isAside(vocabulary: Vocabulary, value: Value): boolean {
  const meaning = vocabulary.get(value.folded);
  return meaning === 'blank' || meaning === 'invalid';
}

function rowsOf(values: readonly Value[]): number {
  return values.reduce((sum, value) => sum + value.rows, 0);
}
