import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { editDistance } from '../base/suggest.ts';
import { type BindingVote, bindingVotes, mostBinding } from './binding-votes.ts';
import { type ColumnFacts, everyValue, valueList } from './column-facts.ts';
import { rankIn } from './headings.ts';
import { learnOptions, mostOptions, otherSeparators, recombines } from './learn-options.ts';
import { isFullName, looksLikeProse } from './looks-like-prose.ts';
import { opposedIn } from './opposites.ts';
import type { WordMeaning } from './question-words.ts';
import type { CellForm } from './shapes.ts';
import {
  chosenOf,
  everyOf,
  rowsIn,
  rowsOf,
  sortedValues,
  type Value,
  type ValueList,
} from './value-list.ts';
import {
  doubtfulWords,
  joinWords,
  nameWords,
  signedWords,
  type Vocabularies,
  type Vocabulary,
} from './vocabulary.ts';
import { noneWorded, slipShare, wordedAnswers } from './worded-answers.ts';
import { type Answers, isSigned, type Known, wordsHere } from './words-here.ts';

/** What the values of a column look like as answers. `certain` is false where a flag should settle it. */
export type KindReading =
  | { readonly kind: 'question'; readonly words: Vocabulary; readonly certain: boolean }
  | {
      readonly kind: 'choice';
      readonly options: readonly string[];
      readonly words: Vocabulary;
      readonly separator?: string;
      readonly certain: boolean;
    }
  | {
      readonly kind: 'approval';
      readonly options: readonly string[];
      readonly words: Vocabulary;
      readonly separator: string;
      readonly certain: boolean;
    }
  | { readonly kind: 'ranking' }
  | { readonly kind: 'zero-one' }
  /** votes of which some bind, and nothing says whether the others count */
  | { readonly kind: 'binding'; readonly votes: readonly BindingVote[] }
  /** which of these columns holds what was voted on is not plain */
  | { readonly kind: 'numbers'; readonly beside: readonly string[] }
  /** what may be scores or ranks of what the headings of these columns name; `whole` numbers side by side can be counted as approvals */
  | { readonly kind: 'scores'; readonly columns: readonly number[]; readonly whole: boolean }
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' };

/** With words for one side only, at least this share of the cells must be words of a question. */
const oneSidedShare = 0.8;
/** With words for both sides, this share is enough: what else is written is an unread mark. */
const twoSidedShare = 0.5;
/** With fewer cells than this share holding several options, they are taken for overvotes. */
const approvalShare = 0.1;
/** A box by itself holds one of these, and its heading says what it is for. */
const tickWords: ReadonlySet<string> = new Set(['checked', 'selected', 'x', 'on', 'ok']);

/** Reads what a column asks from its values. */
export function inferKind(facts: ColumnFacts, cells: CellForm, words: Vocabularies): KindReading {
  const list = valueList(facts);
  if (list.length === 0) return { kind: 'empty' };
  const worded = facts.bulk ? noneWorded : wordedAnswers(facts.values, words);
  const question = joinWords(words.question, worded.question);
  const choice = joinWords(words.choice, worded.choice);
  const column = { facts, list, known: knownIn(list, { question, choice }) };
  const numbers = readNumbers(column, question);
  if (numbers) return withWords(numbers, worded.question);
  const binding = readBinding(column, words.question);
  if (binding) return binding;
  const asked = readQuestion(column, question);
  if (asked) return withWords(asked, worded.question);
  if (looksRanked(column)) return { kind: 'ranking' };
  return withWords(readChoice(column, cells, { question, choice }), worded.choice);
}

function withWords(kind: KindReading, more: Vocabulary): KindReading {
  return 'words' in kind && more.size > 0 ? { ...kind, words: joinWords(more, kind.words) } : kind;
}

/** The values that may be more than names of options. */
function knownIn(list: ValueList, { question, choice }: Vocabularies): readonly Known[] {
  const known: Known[] = [];
  for (let at = 0; at < list.length; at += 1) {
    const folded = list.foldedAt(at);
    if (
      [question, choice, signedWords, doubtfulWords].some((words) => words.has(folded)) ||
      oppositeWords().has(folded)
    )
      known.push({ at, folded, text: list.textAt(at), rows: list.rowsAt(at) });
  }
  return known;
}

/** The opposites of doubtful words. */
const oppositeWords = lazily(() => new Set([...doubtfulWords.values()].flat()));

/** 1 and 0 do not say which is for and which against; +1 and -1 do, and then 0 abstains. */
function readNumbers({ list, known }: Answers, vocabulary: Vocabulary): KindReading | undefined {
  const signs = known.filter((value) => signedWords.has(value.folded));
  const digits = signs.filter((value) => !vocabulary.has(value.folded));
  const others = known.filter((value) => !signs.includes(value));
  const allKnown = known.length === list.length;
  if (digits.length === 0 || !allKnown || !others.every((value) => isAside(vocabulary, value)))
    return undefined;
  const signed = digits.some(
    ({ folded }) => folded.startsWith('+') || signedWords.get(folded) === 'no',
  );
  return signed ? { kind: 'question', words: signedWords, certain: true } : { kind: 'zero-one' };
}

/** Where all votes bind, or none is said to, their signs are the answers. */
function readBinding({ list }: Answers, vocabulary: Vocabulary): KindReading | undefined {
  const votes =
    list.length > mostBinding ? undefined : bindingVotes(sortedValues(list), vocabulary);
  if (votes === undefined) return undefined;
  if (votes.some(({ tag }) => tag !== votes[0]?.tag)) return { kind: 'binding', votes };
  const words = new Map(votes.map(({ text, meaning }) => [foldText(text), meaning]));
  return { kind: 'question', words, certain: true };
}

function readQuestion(answers: Answers, general: Vocabulary): KindReading | undefined {
  const { facts, list } = answers;
  const words = wordsHere(answers, general);
  const vocabulary = joinWords(general, words);
  const known = answers.known.filter((value) => vocabulary.has(value.folded));
  const on = (side: string) => known.some((value) => vocabulary.get(value.folded) === side);
  const sides = Number(on('yes')) + Number(on('no'));
  if (known.length === list.length) {
    const names = sides < 2 && known.every((value) => nameWords.has(value.folded));
    const decided = known.some((value) => !isAside(vocabulary, value));
    return names && known.length > 1 ? undefined : { kind: 'question', words, certain: decided };
  }
  if (sides === 0) return undefined;
  const share = rowsOf(known) / facts.filled;
  if (share < (sides === 2 ? twoSidedShare : oneSidedShare)) return undefined;
  const others = withoutPlaces(list, known);
  const slips = everyOf(others, (at) => others.rowsAt(at) <= slipShare * facts.filled);
  if (sides === 2 && everyOf(others, (at) => !isDegree(others.foldedAt(at))))
    return { kind: 'question', words, certain: slips };
  return sides === 1 && slips ? { kind: 'question', words, certain: true } : undefined;
}

/** One step of a scale: "strongly agree" is an answer of its own, no misspelt "agree". */
function isDegree(folded: string): boolean {
  return /^(strongly|somewhat|slightly|mostly|rather|fully|totally|completely|partly|very|tend to)\b/u.test(
    folded,
  );
}

function looksRanked({ facts, list }: Answers): boolean {
  return (
    rankIn(facts.name) !== undefined ||
    (facts.name.endsWith(']') &&
      /\[.+\]$/u.test(facts.name) &&
      list.length > 2 &&
      everyValue(facts, (folded) => /^(\d+(st|nd|rd|th)?( choice)?|rank \d+)$/u.test(folded)))
  );
}

function readChoice(
  answers: Answers,
  { separators, form }: CellForm,
  { question: vocabulary, choice: aside }: Vocabularies,
): KindReading {
  const { facts, list } = answers;
  const words = doubtfulHere(answers);
  const left = answers.known.filter(({ folded }) => aside.has(folded) || words.has(folded));
  const marks = withoutPlaces(list, left);
  const learnt =
    learnOptions(marks, separators, aside) ??
    learnOptions(marks, otherSeparators(marks, separators, facts.heading), aside);
  if (learnt) {
    const { options, separator, several, checkboxes, sure } = learnt;
    const share = several / rowsIn(marks);
    const boxes = checkboxes || (form === true && sure && several > 0);
    return boxes || (several > 1 && share >= approvalShare)
      ? {
          kind: 'approval',
          options,
          words,
          separator,
          certain: sure && (boxes || share >= 2 * approvalShare),
        }
      : { kind: 'choice', options, words, separator, certain: false };
  }
  if (marks.length > mostOptions || looksLikeProse(marks)) return { kind: 'text' };
  const options = sortedValues(marks).map((value) => value.text);
  const ofAll = (test: (text: string) => boolean) => everyOf(marks, (at) => test(marks.textAt(at)));
  const anyFolded = (test: (folded: string) => boolean) =>
    !everyOf(marks, (at) => !test(marks.foldedAt(at)));
  // The same in every row is more likely a note of the form than a vote.
  const alone = marks.length === 1 && facts.rows > 1;
  const certain =
    anyFolded((folded) => !/^[+-]?\d+([.,]\d+)?( ?%| ?\/ ?\d+)?$/u.test(folded)) &&
    !anyFolded((folded) => nameWords.has(folded) || doubtfulWords.has(folded)) &&
    !separators.some((separator) => recombines(marks, separator)) &&
    // A name has a space behind its comma; "Mon,Tue" may be two options.
    ofAll((text) => !(/[,;]/.test(text) && /\p{L}[,;]\p{L}/u.test(text))) &&
    // As good as each row has its own.
    (marks.length * 5 < facts.filled * 4 || facts.filled <= 3) &&
    // Records of a program, or lines.
    ofAll((text) => !/^\{.*:.*\}$|[\n\r]/su.test(text)) &&
    (marks.length > 3 || marks.length >= list.length - words.size || ofAll(isFullName)) &&
    !(alone && (facts.filled === facts.rows || anyFolded((folded) => tickWords.has(folded)))) &&
    opposedIn(options) === undefined &&
    // "Agree" beside "Stand aside" is an answer to a question.
    !answers.known.some(({ folded }) => isSide(vocabulary.get(folded))) &&
    !isSigned(answers) &&
    !missesSide(answers, vocabulary);
  return { kind: 'choice', options, words, certain };
}

/** Fewer letters than these are too few to be misspelt. */
const leastSpelt = 5;

/** Whether beside the words of one side stands what is nearly a word of the other: "For" and "Agianst". */
function missesSide({ list, known }: Answers, vocabulary: Vocabulary): boolean {
  const sides = new Set(known.map(({ folded }) => vocabulary.get(folded)));
  const missed = sides.has('yes') ? 'no' : sides.has('no') ? 'yes' : undefined;
  if (missed === undefined || sides.has(missed) || list.length > 5) return false;
  const words = [...vocabulary].flatMap(([word, meaning]) => (meaning === missed ? [word] : []));
  return !everyOf(list, (at) => {
    const folded = list.foldedAt(at);
    return (
      folded.length < leastSpelt ||
      vocabulary.has(folded) ||
      !words.some((word) => word.length >= leastSpelt && editDistance(word, folded, 3) < 3)
    );
  });
}

/** The doubtful words that here stand for an invalid mark. */
function doubtfulHere({ facts, known }: Answers): Vocabulary {
  const present = new Set(known.map((value) => value.folded));
  const invalid = known.filter(({ folded, rows }) => {
    const opposites = doubtfulWords.get(folded);
    return (
      opposites &&
      rows <= approvalShare * facts.filled &&
      !opposites.some((word) => present.has(word))
    );
  });
  return new Map(invalid.map((value) => [value.folded, 'invalid']));
}

function isSide(meaning: WordMeaning | undefined): boolean {
  return meaning === 'yes' || meaning === 'no';
}

function isAside(vocabulary: Vocabulary, value: Value): boolean {
  const meaning = vocabulary.get(value.folded);
  return meaning === 'blank' || meaning === 'invalid';
}

function withoutPlaces(list: ValueList, known: readonly Known[]): ValueList {
  const places = new Set(known.map(({ at }) => at));
  return places.size === 0 ? list : chosenOf(list, (at) => !places.has(at));
}
