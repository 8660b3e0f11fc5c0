import { foldText } from '../base/fold.ts';
import { hashed, numberByHash } from '../base/number-by-hash.ts';
import type { RankedMethod } from '../base/ranked-diagnostic-args.ts';
import { type Column, codesFor } from '../csv/column-store.ts';
import { itemsIn } from './listed-cell.ts';
import { type RankSeparator, ranksIn } from './ordered-cell.ts';
import type { WordMeaning } from './question-words.ts';
import { between, rankingCell } from './ranking-cell.ts';
import { isOpenOption, isUnranked, readRank, readTick, type Tick } from './read-box.ts';
import { scoreReader } from './score-row.ts';
import { joinWords, noWords, type Vocabulary } from './vocabulary.ts';

/**
 * How a contest lies over several columns. `ticks`: a column for each option, marked or not. `scores`
 * and `ranks`: the same with numbers in its cells. `choices`: a column for each rank, the first choice
 * first, with options in its cells. `order`: one column, in whose cells the options stand in order.
 * `list`: one column, each of whose cells is a list as programs write it.
 */
export const cellKinds = ['ticks', 'scores', 'ranks', 'order', 'list'] as const;

/**
 * And besides: `answers`, a column for yes and one for no, marked or not; `votes`, a column for each of
 * the options that a voter may name; `other`, a column of options and one of what was written instead.
 */
export type SpreadLayout = (typeof cellKinds)[number] | 'choices' | 'answers' | 'votes' | 'other';

/** What a box can mean that is no option. */
export const boxMeanings = ['abstain', 'blank', 'invalid'] as const;

export type BoxMeaning = (typeof boxMeanings)[number];

/** What boxes mean that are no options, by their places. */
export function meaning(boxes: readonly (BoxMeaning | undefined)[]): Pick<Spread, 'means'> {
  const means = new Map(
    boxes.flatMap((own, at): [number, BoxMeaning][] => (own === undefined ? [] : [[at, own]])),
  );
  return means.size > 0 ? { means } : {};
}

/** Whether what a box means is read with it: of a rank, or of an answer, by its title. */
export function readsMeanings(layout: SpreadLayout): boolean {
  return layout === 'ticks' || layout === 'scores';
}

/** Whether its columns rank the options. */
export function isRanking(layout: SpreadLayout): boolean {
  return layout === 'ranks' || layout === 'choices' || layout === 'order';
}

/** Whether a method counts whole rankings. */
export function countsRanks(method: string | undefined): method is RankedMethod {
  return method === 'instant-runoff' || method === 'stv';
}

/** Whether a method adds scores. */
export function addsScores(method: string | undefined): boolean {
  return method === 'score';
}

/** By these methods all ranks count, in their order or each alike, or all scores. */
export function counting(
  layout: SpreadLayout,
  method: string | undefined,
): Pick<Spread, 'ranked' | 'approved' | 'scored'> {
  if (addsScores(method)) return layout === 'scores' ? { scored: true } : {};
  if (method === 'approval' && layout === 'order') return { approved: true };
  return countsRanks(method) && isRanking(layout) ? { ranked: true } : {};
}

/** The titles of the boxes that are options. */
export function votedFor({ options, means = noMeanings }: Spread): readonly string[] {
  return options.filter((_, at) => !means.has(at));
}

/** Whether each option has a column of its own. */
export function isBoxed(layout: SpreadLayout): boolean {
  return layout === 'ticks' || layout === 'scores' || layout === 'ranks' || layout === 'answers';
}

/** A contest whose marks are made of its columns; `options` are the titles of the columns, where each is a box. */
export interface Spread {
  readonly title: string;
  readonly layout: SpreadLayout;
  readonly columns: readonly number[];
  readonly options: readonly string[];
  /** by the place of a box, what it means where it is no option: one for those who abstain */
  readonly means?: ReadonlyMap<number, BoxMeaning>;
  /** whether all ranks count, and not the first alone */
  readonly ranked?: true;
  /** whether all whom a cell names have a vote, in an `order` */
  readonly approved?: true;
  /** whether the scores themselves count, and not that they are above 0 */
  readonly scored?: true;
  /** what stands between the ranks of a cell, in an `order` */
  readonly separator?: RankSeparator;
  /** what words mean in its boxes, beside those that are usual */
  readonly words?: Vocabulary;
}

/** What the made cell holds where every option was given a 0: nobody was chosen, and that was said. */
export const noneChosen = '0';

const noMeanings: ReadonlyMap<number, BoxMeaning> = new Map();

/**
 * The columns of a contest as one, with the meaning that is given to words: each cell holds the options that the row marks (`ticks`, `scores`),
 * or its first choice (`ranks`, `choices`, `order`; where several are ranked first, all of them), or all of its ranking,
 * or what it gives each option (`scores` that count).
 * What cannot be read stands there too, so that it is told.
 */
export function joinSpread(spread: Spread, sources: readonly Column[], words: Vocabulary): Column {
  const folded = spread.options.map(foldText);
  // Whole rankings and lists are read as they stand.
  const isFolded = spread.layout !== 'order' && spread.layout !== 'list';
  const cells = isFolded ? sources.map((column) => column.texts.map(foldText)) : [];
  const meanings = joinWords(words, spread.words ?? noWords);
  const reader = readers[spread.layout](spread, folded, cells, meanings);
  const made = new Map<string, number>([['', 0]]);
  const columns = sources.map((column) => column.codes);
  const rows = columns[0]?.length ?? 0;
  const wide = new Uint32Array(rows);
  // What was read in a row with the same codes: where each ballot ticks other boxes there are very many.
  const numberOf = numberByHash();
  const firsts: number[] = [];
  let row = 0;
  const isSame = (known: number) =>
    columns.every((codes) => codes[firsts[known] ?? -1] === codes[row]);
  for (; row < rows; row += 1) {
    let hash = 1;
    for (const codes of columns) hash = hashed(hash, codes[row] ?? 0);
    const number = numberOf(hash, isSame);
    const first = firsts[number];
    if (first !== undefined) {
      wide[row] = wide[first] ?? 0;
      continue;
    }
    firsts.push(row);
    const text = reader(
      columns.map((codes, at) => cells[at]?.[codes[row] ?? 0] ?? ''),
      columns.map((codes, at) => sources[at]?.texts[codes[row] ?? 0] ?? ''),
    );
    const code = made.get(text) ?? made.size;
    made.set(text, code);
    wide[row] = code;
  }
  const codes = codesFor(rows, made.size - 1);
  codes.set(wide);
  return { heading: spread.title, codes, texts: [...made.keys()] };
}

/** Makes one cell of those of a row, which are given folded and as they stand. */
type RowReader = (folded: readonly string[], texts: readonly string[]) => string;

const readers: Readonly<
  Record<
    SpreadLayout,
    (
      spread: Spread,
      options: readonly string[],
      cells: readonly (readonly string[])[],
      words: Vocabulary,
    ) => RowReader
  >
> = {
  ticks: tickReader,
  scores: (spread, folded, cells, words) =>
    spread.scored
      ? scoreReader(folded, saidBy(spread), cells, words)
      : tickReader(spread, folded, cells, words),
  ranks: rankReader,
  choices: ({ ranked }) => (ranked ? allFilled : firstFilled),
  other: () => (cells, texts) =>
    isOpenOption(cells[0] ?? '') && cells[1] ? (texts[1] ?? '') : firstFilled(cells, texts),
  order: orderReader,
  list:
    () =>
    (_, [text = '']) =>
      (itemsIn(text) ?? [text]).join(between),
  answers: answerReader,
  votes: () => (cells, texts) =>
    [...new Set(texts.filter((_, at) => cells[at] !== ''))].join(between),
};

/**
 * A yes beside a no is neither. Where each box holds nothing but its own heading, "No" below "No" is a
 * no; where one holds another word, it is a box that is not ticked.
 */
function answerReader(
  { options }: Spread,
  folded: readonly string[],
  all: readonly (readonly string[])[],
): RowReader {
  const named = all.every((texts, at) => texts.every((text) => text === '' || text === folded[at]));
  const isTicked = (cell: string, at: number) =>
    named ? cell !== '' : readTick(cell, folded[at] ?? '') === 'ticked';
  return (cells) => options.filter((_, at) => isTicked(cells[at] ?? '', at)).join(' + ');
}

/** What the made cell holds for a box that is no option: words that mean this in every contest. */
const meantBy: Readonly<Record<BoxMeaning, string>> = {
  abstain: 'abstain',
  blank: 'blank',
  invalid: 'spoilt',
};

/** By the place of a box that is no option, what the made cell holds for it. */
function saidBy({ means = noMeanings }: Spread): ReadonlyMap<number, string> {
  return new Map([...means].map(([at, own]) => [at, meantBy[own]]));
}

function tickReader(
  { options, means = noMeanings }: Spread,
  folded: readonly string[],
  all: readonly (readonly string[])[],
  words: Vocabulary,
): RowReader {
  const known = all.map((texts, at) => {
    const option = folded[at] ?? '';
    return new Map(
      texts.map((text) => [text, saidTick(words.get(text)) ?? readTick(text, option)]),
    );
  });
  return (cells, texts) => {
    const parts: string[] = [];
    const meant: number[] = [];
    let zeros = 0;
    for (let at = 0; at < cells.length; at += 1) {
      const tick = known[at]?.get(cells[at] ?? '');
      if (tick === 'zero') zeros += 1;
      else if (tick === 'unread') parts.push(texts[at] ?? '');
      else if (tick === 'ticked') {
        if (means.has(at)) meant.push(at);
        else parts.push(options[at] ?? '');
      }
    }
    const [only] = meant;
    if (only === undefined)
      return parts.length === 0 && zeros === cells.length ? noneChosen : parts.join(between);
    const meaning = means.get(only);
    if (meaning && parts.length === 0 && meant.length === 1) return meantBy[meaning];
    // Who ticks a candidate and abstains says neither.
    return [...parts, ...meant.map((at) => options[at])].join(' + ');
  };
}

/** What a word that was given a meaning says of a box; one that is invalid is left to be told. */
function saidTick(meaning: WordMeaning | undefined): Tick | undefined {
  if (meaning === undefined) return undefined;
  if (meaning === 'invalid') return 'unread';
  if (meaning === 'abstain') return 'zero';
  return meaning === 'yes' ? 'ticked' : 'unticked';
}

function rankReader({ options, ranked }: Spread): RowReader {
  return (cells, texts) => {
    const ranks = cells.map(readRank);
    const unread = texts.filter((_, at) => {
      const cell = cells[at] ?? '';
      return cell !== '' && !isUnranked(cell) && ranks[at] === undefined;
    });
    const given = new Set(ranks.filter((rank) => rank !== undefined && rank > 0));
    const order = [...given].sort((a, b) => (a ?? 0) - (b ?? 0));
    const having = (rank: number | undefined) => options.filter((_, at) => ranks[at] === rank);
    if (ranked) return rankingCell([...order.map(having), ...unread.map((text) => [text])]);
    return [...(order.length > 0 ? having(order[0]) : []), ...unread].join(between);
  };
}

function orderReader({ separator = '>', ranked, approved }: Spread): RowReader {
  return (_, [text = '']) => {
    const ranks = ranksIn(text, separator);
    if (approved) return [...new Set(ranks.flat())].join(between);
    return ranked ? rankingCell(ranks) : (ranks[0]?.join(between) ?? '');
  };
}

function isFilled(cell: string): boolean {
  return cell !== '' && cell !== 'undervote' && cell !== 'skipped';
}

const firstFilled: RowReader = (cells, texts) => texts[cells.findIndex(isFilled)] ?? '';

const allFilled: RowReader = (cells, texts) =>
  rankingCell(texts.filter((_, at) => isFilled(cells[at] ?? '')).map((text) => [text]));
