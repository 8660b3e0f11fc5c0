import { cleanText, foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Value } from './column-facts.ts';
import { splitCell } from './split-cell.ts';
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
  values: readonly Value[],
  separators: readonly string[],
  aside: Vocabulary = new Map(),
): LearntOptions | undefined {
  for (const separator of separators) {
    const learnt = learnWith(values, separator, aside);
    if (learnt) return learnt;
  }
  return undefined;
}

function learnWith(
  values: readonly Value[],
  separator: string,
  aside: Vocabulary,
): LearntOptions | undefined {
  if (!values.some((value) => value.text.includes(separator))) return undefined;
  if (values.some((value) => value.text.split(separator).length > mostParts)) return undefined;
  const whole = wholeOptions(values, separator);
  if (whole) return whole;
  const weak = !strong.has(separator);
  const spaced = values.some((value) => value.text.includes(`${separator} `));
  const raw = values.map((value) => ({
    rows: value.rows,
    spaced: value.text.includes(`${separator} `),
    parts: cut(value.text, separator, aside),
  }));
  const named = weak ? pairNames(raw, separator) : raw;
  let cells: readonly Cell[] = named;
  let merged =
    weak || spaced || separator === '\n' ? mergeInseparable(cells, separator) : undefined;
  while (merged) {
    cells = merged;
    merged = mergeInseparable(cells, separator);
  }
  const several = cells.filter((cell) => cell.parts.length > 1);
  const trailing = values.some((value) => value.text.endsWith(separator));
  if (several.length === 0 && !trailing) return undefined;
  const options = new Map<string, string>();
  const alone = new Set<string>();
  for (const part of orderedBy(
    cells.flatMap((cell) => cell.parts),
    (text) => text,
  )) {
    if (!options.has(foldText(part))) options.set(foldText(part), part);
  }
  for (const { parts } of cells) if (parts.length === 1) alone.add(foldText(parts[0] ?? ''));
  if (weak && !explains(cells, options)) return undefined;
  return {
    options: orderedBy(options, ([folded]) => folded).map(([, title]) => title),
    separator,
    checkboxes: trailing,
    several: several.reduce((sum, cell) => sum + cell.rows, 0),
    sure: trailing || (!weak && cells === raw) || (named === raw && alone.size === options.size),
  };
}

/** More texts that stay whole are no options with separators in them, but ballots of which each is another. */
const mostWhole = 500;

/**
 * Options that all occur alone, though separators stand in them ("Dissolve, transfer assets"): every
 * other cell is made of them, and no part of one is an option by itself. Behind a separator that
 * options hardly contain, no option goes on where another ends ("Bo;Cy", "Bo;Cy;Di").
 */
function wholeOptions(values: readonly Value[], separator: string): LearntOptions | undefined {
  const names = new Map<string, number>();
  const titles: string[] = [];
  const parts = new Set<string>();
  let several = 0;
  const ends = (text: string) => text.endsWith(separator.trimEnd());
  if (values.some(({ text }) => ends(text))) return undefined;
  const byLength = [...values].sort((a, b) => a.text.length - b.text.length);
  for (const { text, folded, rows } of byLength) {
    const { options, unread } = splitCell(text, separator, names);
    if (unread.length === 0 && options.length > 1) several += rows;
    else if (strong.has(separator) && options.length > 0) return undefined;
    else {
      if (titles.length === mostWhole) return undefined;
      names.set(folded, titles.length);
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

/** Whether cells share parts, as those of a checkbox do: nothing then says that they are single options. */
export function recombines(values: readonly Value[], separator: string): boolean {
  const seen = new Set<string>();
  return values
    .filter((value) => value.text.includes(separator))
    .some((value) =>
      value.text.split(separator).some((part) => seen.size === seen.add(foldText(part)).size),
    );
}

/** "Smith, John, Lee, Kim": where no part ever stands alone and all come in twos, the twos are the names. */
function pairNames(cells: readonly Cell[], separator: string): readonly Cell[] {
  if (!cells.every((cell) => cell.parts.length > 0 && cell.parts.length % 2 === 0)) return cells;
  return cells.map(({ rows, spaced, parts }) => ({
    rows,
    spaced,
    parts: parts.flatMap((part, at) =>
      at % 2 === 0 ? [`${part}${separator}${parts[at + 1]}`] : [],
    ),
  }));
}

interface Cell {
  readonly rows: number;
  /** a space follows a separator in it */
  readonly spaced: boolean;
  readonly parts: readonly string[];
}

function cut(text: string, separator: string, aside: Vocabulary): string[] {
  return text
    .split(separator)
    .map(cleanText)
    .filter((part) => part !== '' && !aside.has(foldText(part)));
}

/** Fewer options than distinct cells, and options that are met alone or in different company. */
function explains(cells: readonly Cell[], options: ReadonlyMap<string, string>): boolean {
  if (options.size >= cells.length) return false;
  const company = new Map<string, number>();
  for (const cell of cells) {
    for (const part of new Set(cell.parts.map(foldText))) {
      company.set(part, (company.get(part) ?? 0) + (cell.parts.length === 1 ? 2 : 1));
    }
  }
  const settled = [...company.values()].filter((count) => count >= 2).length;
  return settled * 2 >= options.size;
}

/** Joins two parts that are always next to each other; undefined when there are none such. */
function mergeInseparable(cells: readonly Cell[], separator: string): readonly Cell[] | undefined {
  const after = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  for (const { parts } of cells) {
    parts.forEach((part, at) => {
      note(after, foldText(part), foldText(parts[at + 1] ?? ''));
      note(before, foldText(part), foldText(parts[at - 1] ?? ''));
    });
  }
  for (const [first, followers] of after) {
    const [second = ''] = followers;
    const always = followers.size === 1 && second !== '' && second !== first;
    if (always && before.get(second)?.size === 1)
      return cells.map((cell) => joinPair(cell, first, separator));
  }
  return undefined;
}

function note(map: Map<string, Set<string>>, key: string, value: string): void {
  const known = map.get(key) ?? new Set<string>();
  known.add(value);
  map.set(key, known);
}

function joinPair(cell: Cell, first: string, separator: string): Cell {
  const at = cell.parts.findIndex((part) => foldText(part) === first);
  if (at < 0) return cell;
  const glue = separator.trim() === '' || !cell.spaced ? separator : `${separator.trimEnd()} `;
  const joined = `${cell.parts[at]}${glue}${cell.parts[at + 1]}`;
  return {
    rows: cell.rows,
    spaced: cell.spaced,
    parts: [...cell.parts.slice(0, at), joined, ...cell.parts.slice(at + 2)],
  };
}
