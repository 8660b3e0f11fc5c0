import { bitSet, hasBit, setBit } from '../base/bit-set.ts';
import { foldText } from '../base/fold.ts';
import { byCodeUnit, orderedBy } from '../base/order.ts';
import {
  type CutCells,
  cutCells,
  mergeInseparable,
  pairNames,
  partsIn,
  separatorsIn,
} from './cut-cells.ts';
import { plainSeparators } from './shapes.ts';
import { splitterAt } from './split-cell.ts';
import { asksForSeveral } from './title-terms.ts';
import { everyOf, type ValueList } from './value-list.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface LearntOptions {
  /** titles, by folded text */
  readonly options: readonly string[];
  readonly separator: string;
  /** how many rows hold several options */
  readonly several: number;
  /** a separator also follows the last option, as only checkboxes write it */
  readonly checkboxes: boolean;
  /** nothing else explains the cells */
  readonly sure: boolean;
}

/** More options are no contest, and what is said of each would not fit into memory. */
export const mostOptions = 250_000;

/** A cell in more parts than this is no list of options. */
const mostParts = 400;

/** Separators that option texts hardly ever contain. */
const strong: ReadonlySet<string> = new Set([';', '|', '\n']);

/**
 * Learns the options of a checkbox column from its cells.
 *
 * A comma may belong to an option, so with a weak separator the cells are cut only where that
 * explains them with fewer options than there are distinct cells. Neighbours that never occur
 * without each other ("Dissolve, transfer assets") are one option.
 */
export function learnOptions(
  list: ValueList,
  separators: readonly string[],
  aside: Vocabulary = new Map(),
): LearntOptions | undefined {
  for (const separator of separators) {
    const learnt = learnWith(list, separator, aside);
    if (learnt) return learnt;
  }
  return undefined;
}

/**
 * The same for a separator that somebody named: it is cut at wherever it stands, unless each option occurs
 * by itself with it.
 */
export function learnNamed(
  list: ValueList,
  separator: string,
  aside: Vocabulary,
): LearntOptions | undefined {
  return learnWith(list, separator, aside, 'named');
}

function learnWith(
  list: ValueList,
  separator: string,
  aside: Vocabulary,
  by: 'found' | 'named' = 'found',
): LearntOptions | undefined {
  if (!list.mayHold(separator.trim() || separator)) return undefined;
  const found = separatorsIn(list, separator);
  if (found.most < 2 || found.most > mostParts) return undefined;
  const whole = found.ending ? undefined : wholeOptions(list, separator, found.lengths);
  if (whole) return whole;
  const named = by === 'named';
  const weak = !named && !strong.has(separator);
  const cells = cutCells(list, separator, aside, found.parts);
  const paired = weak && pairNames(cells, separator);
  const merges = !named && (weak || found.spaced || separator === '\n');
  const merged = merges && mergeInseparable(cells, separator);
  const { trailing } = found;
  const several = rowsOfSeveral(cells, list);
  if (several === 0 && !trailing) return undefined;
  const options = titlesIn(cells);
  if (weak && !explains(cells, options.size)) return undefined;
  return {
    options: orderedBy(options.values(), foldText),
    separator,
    checkboxes: trailing,
    several,
    sure: trailing || (!weak && !merged) || (!paired && metAlone(cells).size === options.size),
  };
}

/** How many rows hold several parts. */
function rowsOfSeveral(cells: CutCells, list: ValueList): number {
  let rows = 0;
  for (let cell = 0; cell < cells.size; cell += 1)
    if (partsIn(cells, cell) > 1) rows += list.rowsAt(cell);
  return rows;
}

/** The title of each name: of its spellings the first in order. */
function titlesIn({ size, starts, ends, parts, spellings }: CutCells): Map<number, string> {
  const titles = new Map<number, string>();
  const seen = bitSet(spellings.count());
  for (let cell = 0; cell < size; cell += 1) {
    for (let at = starts[cell] ?? 0; at < (ends[cell] ?? 0); at += 1) {
      const spelling = parts[at] ?? 0;
      if (hasBit(seen, spelling)) continue;
      setBit(seen, spelling);
      const name = spellings.nameOf(spelling);
      const text = spellings.textOf(spelling);
      const known = titles.get(name);
      if (known === undefined || byCodeUnit(text, known) < 0) titles.set(name, text);
    }
  }
  return titles;
}

/** The names that are all there is in a cell. */
function metAlone(cells: CutCells): ReadonlySet<number> {
  const alone = new Set<number>();
  for (let cell = 0; cell < cells.size; cell += 1) {
    const only = cells.parts[cells.starts[cell] ?? 0] ?? 0;
    if (partsIn(cells, cell) === 1) alone.add(cells.spellings.nameOf(only));
  }
  return alone;
}

/** More texts that stay whole are no options with separators in them, but ballots of which each is another. */
const mostWhole = 500;

/**
 * Options that all occur alone, though separators stand in them ("Dissolve, transfer assets"): every
 * other cell is made of them, and no part of one is an option by itself. Behind a separator that
 * options hardly contain, no option goes on where another ends ("Bo;Cy", "Bo;Cy;Di").
 */
function wholeOptions(
  list: ValueList,
  separator: string,
  lengths: Uint32Array,
): LearntOptions | undefined {
  const splitter = splitterAt(separator);
  const names = new Set<string>();
  const titles: string[] = [];
  const parts = new Set<string>();
  let several = 0;
  const bare = separator.trimEnd();
  for (let at = 0; at < list.length; at += 1) if (list.textAt(at).endsWith(bare)) return undefined;
  for (const at of shortestFirst(lengths)) {
    const text = list.textAt(at);
    const { options, unread } = splitter.split(text);
    if (unread.length === 0 && options.length > 1) several += list.rowsAt(at);
    else if (strong.has(separator) && options.length > 0) return undefined;
    else {
      if (titles.length === mostWhole) return undefined;
      const folded = foldText(text);
      names.add(folded);
      splitter.know(folded, titles.length);
      titles.push(text);
      const cut = text.split(separator);
      if (cut.length > 1) for (const part of cut) parts.add(foldText(part));
    }
  }
  if (several === 0 || parts.size === 0 || [...parts].some((part) => names.has(part)))
    return undefined;
  const options = orderedBy(titles, foldText);
  return { options, separator, several, checkboxes: false, sure: true };
}

/** The places of lengths, those of the shortest first: counted, for there may be very many. */
function shortestFirst(lengths: Uint32Array): Uint32Array {
  const ends = new Uint32Array(lengths.reduce((most, length) => Math.max(most, length), 0) + 2);
  for (const length of lengths) ends[length + 1] = (ends[length + 1] ?? 0) + 1;
  for (let at = 1; at < ends.length; at += 1) ends[at] = (ends[at] ?? 0) + (ends[at - 1] ?? 0);
  const places = new Uint32Array(lengths.length);
  lengths.forEach((length, at) => {
    const place = ends[length] ?? 0;
    places[place] = at;
    ends[length] = place + 1;
  });
  return places;
}

/** What stands between the options of a cell though the export writes something else, where the title asks for several. */
export function otherSeparators(
  marks: ValueList,
  separators: readonly string[],
  title: string,
): readonly string[] {
  const others = plainSeparators.filter(
    (one) =>
      !separators.includes(one) &&
      marks.mayHold(one.trim() || one) &&
      !everyOf(marks, (at) => !marks.textAt(at).includes(one)),
  );
  return others.length > 0 && asksForSeveral(title) ? others : [];
}

/** Whether cells share parts, as those of a checkbox do: nothing then says that they are single options. */
export function recombines(list: ValueList, separator: string): boolean {
  const seen = new Set<string>();
  for (let at = 0; at < list.length; at += 1) {
    const parts = list.textAt(at).split(separator);
    if (parts.length === 1) continue;
    for (const part of parts) if (seen.size === seen.add(foldText(part)).size) return true;
  }
  return false;
}

/** Fewer options than distinct cells, and options that are met alone or in different company. */
function explains(cells: CutCells, options: number): boolean {
  const { size, starts, ends, parts, spellings } = cells;
  if (options >= size) return false;
  const company = new Uint32Array(spellings.names() + 1);
  const lastCell = new Int32Array(spellings.names() + 1).fill(-1);
  for (let cell = 0; cell < size; cell += 1) {
    const more = partsIn(cells, cell) === 1 ? 2 : 1;
    for (let at = starts[cell] ?? 0; at < (ends[cell] ?? 0); at += 1) {
      const name = spellings.nameOf(parts[at] ?? 0);
      if (lastCell[name] === cell) continue;
      lastCell[name] = cell;
      company[name] = (company[name] ?? 0) + more;
    }
  }
  const settled = company.reduce((sum, count) => (count >= 2 ? sum + 1 : sum), 0);
  return settled * 2 >= options;
}
