import { foldText } from '../base/fold.ts';
import type { ColumnFacts, Value } from './column-facts.ts';
import { rankIn } from './headings.ts';
import { learnOptions, recombines } from './learn-options.ts';
import type { CellForm } from './shapes.ts';
import {
  doubtfulWords,
  nameWords,
  signedWords,
  type Vocabularies,
  type Vocabulary,
} from './vocabulary.ts';

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
  | { readonly kind: 'text' }
  | { readonly kind: 'empty' };

const noWords: Vocabulary = new Map();

/** With words for one side only, at least this share of the cells must be words of a question. */
const oneSidedShare = 0.8;
/** With words for both sides, this share is enough: what else is written is an unread mark. */
const twoSidedShare = 0.5;
/** A cell that is met on more than this share of the ballots is no slip of the pen. */
const slipShare = 0.05;
/** With fewer cells than this share holding several options, they are taken for overvotes. */
const approvalShare = 0.1;
/** A cell longer than this is prose, not an option. */
const optionLength = 300;

/** A box by itself holds one of these, and its heading says what it is for. */
const tickWords: ReadonlySet<string> = new Set(['checked', 'selected', 'x', 'on', 'ok']);

/** Reads what a column asks from its values. */
export function inferKind(facts: ColumnFacts, cells: CellForm, words: Vocabularies): KindReading {
  if (facts.values.length === 0) return { kind: 'empty' };
  const numbers = readNumbers(facts, words.question);
  if (numbers) return numbers;
  const question = readQuestion(facts, words.question);
  if (question) return question;
  if (looksRanked(facts)) return { kind: 'ranking' };
  return readChoice(facts, cells, words.choice);
}

/** 1 and 0 do not say which is for and which against; +1 and -1 do, and then 0 abstains. */
function readNumbers(facts: ColumnFacts, vocabulary: Vocabulary): KindReading | undefined {
  const signs = facts.values.filter((value) => signedWords.has(value.folded));
  const digits = signs.filter((value) => !vocabulary.has(value.folded));
  const others = facts.values.filter((value) => !signs.includes(value));
  if (digits.length === 0 || !others.every((value) => isAside(vocabulary, value))) return undefined;
  const signed = digits.some(
    ({ folded }) => folded.startsWith('+') || signedWords.get(folded) === 'no',
  );
  return signed ? { kind: 'question', words: signedWords, certain: true } : { kind: 'zero-one' };
}

function readQuestion(facts: ColumnFacts, general: Vocabulary): KindReading | undefined {
  const words = wordsHere(facts, general);
  const vocabulary: Vocabulary = words.size === 0 ? general : new Map([...general, ...words]);
  const known = facts.values.filter((value) => vocabulary.has(value.folded));
  const on = (side: string) => known.some((value) => vocabulary.get(value.folded) === side);
  const sides = Number(on('yes')) + Number(on('no'));
  if (known.length === facts.values.length) {
    const names = sides < 2 && known.every((value) => nameWords.has(value.folded));
    const decided = known.some((value) => !isAside(vocabulary, value));
    return names && known.length > 1 ? undefined : { kind: 'question', words, certain: decided };
  }
  const others = facts.values.filter((value) => !known.includes(value));
  const slips = others.filter((value) => value.rows <= slipShare * facts.filled);
  const share = rowsOf(known) / facts.filled;
  if (sides === 2 && share >= twoSidedShare && !others.some(isDegree)) {
    return { kind: 'question', words, certain: slips.length === others.length };
  }
  const mostlyKnown = sides === 1 && share >= oneSidedShare && slips.length === others.length;
  return mostlyKnown ? { kind: 'question', words, certain: true } : undefined;
}

/** "Rejected" beside another word for no is a rejected paper, not a no. */
function wordsHere(facts: ColumnFacts, vocabulary: Vocabulary): Vocabulary {
  const against = facts.values.filter((value) => vocabulary.get(value.folded) === 'no');
  const paper = against.length > 1 && against.some((value) => value.folded === 'rejected');
  return paper ? new Map([['rejected', 'invalid']]) : noWords;
}

/** One step of a scale: "strongly agree" is an answer of its own, no misspelt "agree". */
function isDegree(value: Value): boolean {
  return /^(strongly|somewhat|slightly|mostly|rather|fully|totally|completely|partly|very|tend to)\b/u.test(
    value.folded,
  );
}

function looksRanked(facts: ColumnFacts): boolean {
  const ordinal = facts.values.every((value) =>
    /^(\d+(st|nd|rd|th)?( choice)?|rank \d+)$/u.test(value.folded),
  );
  return (
    rankIn(facts.name) !== undefined ||
    (ordinal && /\[.+\]$/u.test(facts.name) && facts.values.length > 2)
  );
}

function readChoice(
  facts: ColumnFacts,
  { separators, form }: CellForm,
  aside: Vocabulary,
): KindReading {
  const words = doubtfulHere(facts);
  const marks = facts.values.filter(({ folded }) => !aside.has(folded) && !words.has(folded));
  const learnt = learnOptions(marks, separators, aside);
  if (learnt) {
    const { options, separator, several, checkboxes, sure } = learnt;
    const share = several / rowsOf(marks);
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
  if (looksLikeProse(marks)) return { kind: 'text' };
  const numeric = marks.every((value) =>
    /^[+-]?\d+([.,]\d+)?( ?%| ?\/ ?\d+)?$/u.test(value.folded),
  );
  const answers = marks.some(
    (value) => nameWords.has(value.folded) || doubtfulWords.has(value.folded),
  );
  const options = marks.map((value) => value.text);
  const recombined = separators.some((separator) => recombines(marks, separator));
  // A name has a space behind its comma; "Mon,Tue" may be two options.
  const joined = marks.some(({ text }) => /\p{L}[,;]\p{L}/u.test(text));
  const scattered = marks.length * 5 >= facts.filled * 4 && facts.filled > 3;
  const records = marks.some(({ text }) => /^\{.*:.*\}$|[\n\r]/su.test(text));
  // The same in every row is more likely a note of the form than a vote.
  const [only] = marks;
  const alone = marks.length === 1 && facts.rows > 1;
  const constant = alone && (facts.filled === facts.rows || tickWords.has(only?.folded ?? ''));
  const unknown = marks.length <= 3 && marks.length < facts.values.length - words.size;
  const certain =
    !numeric &&
    !answers &&
    !recombined &&
    !joined &&
    !scattered &&
    !records &&
    !unknown &&
    !constant &&
    opposedIn(options) === undefined;
  return { kind: 'choice', options, words, certain };
}

/** Pairs that may be the yes and the no of a question; which is which hangs on what is asked. */
const opposed: readonly (readonly [string, string])[] = [
  ['pass', 'fail'],
  ['keep', 'remove'],
  ['keep', 'delete'],
  ['keep', 'strike'],
  ['retain', 'remove'],
  ['confirm', 'deny'],
];

/** Two options, and hardly more, that are each other's opposite. */
export function opposedIn(options: readonly string[]): readonly [string, string] | undefined {
  if (options.length < 2 || options.length > 3) return undefined;
  const folded = options.map(foldText);
  return opposed.find((pair) => pair.every((word) => folded.includes(word)));
}

/** The doubtful words that here stand for an invalid mark. */
function doubtfulHere(facts: ColumnFacts): Vocabulary {
  const present = new Set(facts.values.map((value) => value.folded));
  const invalid = facts.values.filter(({ folded, rows }) => {
    const opposites = doubtfulWords.get(folded);
    return (
      opposites &&
      rows <= approvalShare * facts.filled &&
      !opposites.some((word) => present.has(word))
    );
  });
  return new Map(invalid.map((value) => [value.folded, 'invalid']));
}

/** With fewer cells than this, cells that differ may still be the names of candidates. */
const fewCells = 20;
/** Words in a cell that names something; prose has more. */
const titleWords = 8;

/** Free answers are long, or seldom repeat; the choices of a contest do. */
function looksLikeProse(values: readonly Value[]): boolean {
  const filled = rowsOf(values);
  const long = values.filter(
    (value) => value.text.length > optionLength || /[\n\r]/.test(value.text),
  );
  if (rowsOf(long) * 10 > filled) return true;
  const differ = values.length > 3 && values.length * 2 > filled;
  const wordy = values.filter((value) => value.text.split(' ').length > titleWords);
  return differ && (filled >= fewCells || wordy.length * 2 > values.length);
}

function isAside(vocabulary: Vocabulary, value: Value): boolean {
  const meaning = vocabulary.get(value.folded);
  return meaning === 'blank' || meaning === 'invalid';
}

function rowsOf(values: readonly Value[]): number {
  return values.reduce((sum, value) => sum + value.rows, 0);
}
