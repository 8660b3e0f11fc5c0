import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { Contest } from './election.ts';
import { abstain, blank, invalid, type Mark, ranking, scored, valid } from './mark.ts';
import { type Marks, markCollector } from './mark-list.ts';
import type { WordMeaning } from './question-words.ts';
import { between, ranksOf, withinRank } from './ranking-cell.ts';
import { optionNames, type SplitCell, type Splitter, splitterAt } from './split-cell.ts';
import { joinWords, noWords, type Vocabularies, type Vocabulary } from './vocabulary.ts';

/** The distinct marks of a contest, and for each code of its column which of them it is. */
export interface ContestMarks {
  readonly marks: Marks;
  readonly markOf: Uint32Array;
  /** codes of texts that hold something no option explains */
  readonly unread: ReadonlySet<number>;
}

/** Gives a meaning to each distinct cell of a contest, once. */
export function readMarks(contest: Contest, column: Column, words: Vocabularies): ContestMarks {
  const read = readerFor(contest, words);
  const size = sizeOf(column);
  const { numberOf, marks } = markCollector(contest, size);
  const unread = new Set<number>();
  const markOf = new Uint32Array(size);
  for (let code = 0; code < size; code += 1) {
    const { mark, rest } = read(textAt(column, code));
    if (rest) unread.add(code);
    markOf[code] = numberOf(mark);
  }
  return { marks: marks(), markOf, unread };
}

interface Reading {
  readonly mark: Mark;
  /** something of the cell was not understood */
  readonly rest: boolean;
}

type CellReader = (text: string) => Reading;

function readerFor(contest: Contest, words: Vocabularies): CellReader {
  const own = contest.words ?? noWords;
  switch (contest.reads) {
    case 'question':
      return questionReader(joinWords(words.question, own));
    case 'choice':
      return choiceReader(contest, joinWords(words.choice, own));
    case 'approval':
      return approvalReader(contest, joinWords(words.choice, own));
    case 'ranking':
      return rankingReader(contest, joinWords(words.choice, own));
    case 'scores':
      return scoresReader(contest, joinWords(words.choice, own));
  }
}

function understood(mark: Mark): Reading {
  return { mark, rest: false };
}

const unknown: Reading = { mark: invalid('unknown'), rest: true };

function questionReader(words: Vocabulary): CellReader {
  return (text) => {
    const folded = foldText(text);
    if (folded === '') return understood(blank);
    const meaning = words.get(folded);
    if (meaning === 'yes') return understood(valid(0));
    if (meaning === 'no') return understood(valid(1));
    return meaning === undefined ? unknown : understood(aside(meaning, folded));
  };
}

function choiceReader(contest: Contest, words: Vocabulary): CellReader {
  const names = optionNames(contest.options);
  const separators =
    contest.spread?.layout === 'choices'
      ? [...withinRank, contest.separator ?? ';']
      : contest.separator === undefined
        ? [';', '|', ', ']
        : [contest.separator];
  const splitters = lazily(() => separators.map((separator) => splitterAt(separator, names)));
  return (text) => {
    const folded = foldText(text);
    if (folded === '') return understood(blank);
    const option = names.get(folded);
    if (option !== undefined) return understood(valid(option));
    const meaning = words.get(folded);
    if (meaning !== undefined) return understood(aside(meaning, folded));
    return readSeveral(text, splitters()) ?? unknown;
  };
}

/** Several options where one was asked for: too many marks. */
function readSeveral(text: string, splitters: readonly Splitter[]): Reading | undefined {
  for (const { split } of splitters) {
    const { options, unread } = split(text);
    if (unread.length > 0) continue;
    if (options.length === 1) return understood(valid(...options));
    if (options.length > 1) return understood(invalid('too-many'));
  }
  return undefined;
}

function approvalReader(contest: Contest, words: Vocabulary): CellReader {
  const names = optionNames(contest.options);
  const separator = contest.separator ?? ';';
  const { split } = splitterAt(separator, names);
  // Where one column holds a vote, or a rank, a form may let its voters give it to several.
  const several = contest.spread?.layout === 'votes' || contest.spread?.layout === 'order';
  const together = optionsTogether(names);
  const parted = (found: SplitCell): SplitCell => {
    const options = new Set(found.options);
    const unread = found.unread.filter((part) => {
      const own = together(part);
      for (const option of own ?? []) options.add(option);
      return own === undefined;
    });
    return { options: [...options].sort((a, b) => a - b), unread };
  };
  // What stands between the boxes of several columns is in no word and no name.
  const isJoined = (text: string) => contest.spread !== undefined && text.includes(separator);
  return (text) => {
    const folded = isJoined(text) ? undefined : foldText(text);
    if (folded === '') return understood(blank);
    if (folded !== undefined && !names.has(folded)) {
      const meaning = words.get(folded);
      if (meaning !== undefined) return understood(aside(meaning, folded));
    }
    const found = split(text);
    const { options, unread } = several && found.unread.length > 0 ? parted(found) : found;
    const rest = unread.length > 0;
    if (options.length === 0) {
      // "Abstain;" stands alone, with the separator that the form writes behind each box.
      const alone = foldText(unread.length === 1 ? (unread[0] ?? '') : '');
      const meaning = words.get(alone);
      if (meaning !== undefined) return understood(aside(meaning, alone));
      return rest ? unknown : understood(blank);
    }
    if (contest.max !== undefined && options.length > contest.max)
      return { mark: invalid('too-many'), rest };
    if (options.length < contest.min) return { mark: invalid('too-few'), rest };
    return { mark: valid(...options), rest };
  };
}

/** Reads a text in which forms put several options for one rank; undefined where something else is in it. */
function optionsTogether(names: ReadonlyMap<string, number>) {
  const splitters = lazily(() => withinRank.map((separator) => splitterAt(separator, names)));
  return (text: string): readonly number[] | undefined =>
    splitters()
      .map(({ split }) => split(text))
      .find(({ unread }) => unread.length === 0)?.options;
}

/** So many texts of ranks are kept with their meaning. */
const mostKnown = 10_000;

/**
 * The options of a ranking, each where it stands first; a rank without one is passed over. Nothing counts from a
 * rank on that is given to several, or that is said to be: whom the voter meant there is not known.
 */
function rankingReader(contest: Contest, words: Vocabulary): CellReader {
  const names = optionNames(contest.options);
  const together = optionsTogether(names);
  const read = (text: string) => {
    const folded = foldText(text);
    const option = names.get(folded);
    const meaning = option === undefined ? words.get(folded) : undefined;
    return { folded, meaning, options: option === undefined ? (together(text) ?? []) : [option] };
  };
  /** Cells that rank few names rank them over and over. */
  const known = new Map<string, ReturnType<typeof read>>();
  const readOnce = (text: string) => {
    const found = known.get(text);
    if (found) return found;
    const own = read(text);
    if (known.size < mostKnown) known.set(text, own);
    return own;
  };
  return (text) => {
    const order = new Set<number>();
    let rest = false;
    for (const rank of ranksOf(text)) {
      const found = rank.map(readOnce);
      const [only] = found;
      const meaning = found.length === 1 ? only?.meaning : undefined;
      if (meaning !== undefined && order.size === 0 && meaning !== 'blank')
        return understood(aside(meaning, only?.folded ?? ''));
      if (meaning === 'invalid') break;
      if (meaning !== undefined) continue;
      const options = found.flatMap((one) => one.options);
      if (found.some((one) => one.options.length === 0)) rest = true;
      if (new Set(options).size > 1) {
        if (order.size === 0) return { mark: invalid('too-many'), rest };
        break;
      }
      for (const option of options) order.add(option);
    }
    if (order.size > 0) return { mark: ranking([...order]), rest };
    return rest ? unknown : understood(blank);
  };
}

const digits = /^\d{1,4}$/;

/** What each option is given, an empty part where that is nothing; one that is no score of the range, or no number, makes all invalid. */
function scoresReader({ options, scores }: Contest, words: Vocabulary): CellReader {
  const { lowest, highest } = scores ?? { lowest: 0, highest: Number.POSITIVE_INFINITY };
  return (text) => {
    if (text === '') return understood(blank);
    const parts = text.split(between);
    const folded = parts.length === 1 ? foldText(text) : '';
    const meaning = words.get(folded);
    if (meaning !== undefined) return understood(aside(meaning, folded));
    if (parts.length !== options.length) return unknown;
    const points = parts.map((part) => (part === '' ? undefined : Number(part)));
    if (parts.some((part) => part !== '' && !digits.test(part))) return unknown;
    const isOut = (one: number | undefined) => one !== undefined && (one < lowest || one > highest);
    if (points.some(isOut)) return understood(invalid('out-of-range'));
    return understood(scored(points));
  };
}

function aside(meaning: WordMeaning, word: string): Mark {
  if (meaning === 'blank') return blank;
  if (meaning === 'invalid') return invalid(word.startsWith('over') ? 'too-many' : 'spoilt');
  return abstain;
}
