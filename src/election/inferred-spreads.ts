import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Table } from '../csv/table.ts';
import { codedBoxes } from './coded-boxes.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ColumnRole } from './column-role.ts';
import type { Wanted } from './declared-spreads.ts';
import { type FoundSpread, findSpreads, namelessRace } from './find-spreads.ts';
import { listedBoxes } from './listed-boxes.ts';
import { areMostlyRanks } from './mostly-ranks.ts';
import { flaggedFor, type Settings } from './settings.ts';
import type { Shape } from './shapes.ts';
import { slug } from './slug.ts';
import {
  addsScores,
  counting,
  countsRanks,
  isBoxed,
  meaning,
  readsMeanings,
  type Spread,
  type SpreadLayout,
} from './spread.ts';
import type { Vocabularies, Vocabulary } from './vocabulary.ts';

/** The columns of the ballots, and the rows that are none. */
export interface SpreadSource {
  readonly table: Table;
  readonly leftOut: Uint8Array;
  readonly columns: readonly ColumnFacts[];
}

/** How the columns are read, and what was said of them. */
export interface SpreadReading {
  readonly shape: Shape;
  readonly words: Vocabularies;
  readonly settings: Settings;
}

/** Spreads whose parts nobody gave another role. What counts their boxes is no contest. */
export function inferredSpreads(
  { table, leftOut, columns }: SpreadSource,
  fixed: Map<number, ColumnRole>,
  reading: SpreadReading,
  problems: Diagnostic[],
): { readonly wanted: readonly Wanted[]; readonly apart: ReadonlySet<string> } {
  const { shape, settings } = reading;
  const free = columns.filter((facts) => !fixed.has(facts.position));
  const coded = [
    ...(shape.coded ? codedBoxes(free, table.columns, leftOut) : []),
    ...listedBoxes(free, table.columns, leftOut),
  ];
  for (const { counter } of coded)
    if (counter !== undefined)
      fixed.set(counter, { role: 'ignored', basis: 'values', certain: true });
  const placed = new Set(coded.flatMap(({ spread }) => spread.columns));
  const others = free.filter(({ position }) => !placed.has(position) && !fixed.has(position));
  const nameless = !['question', undefined].includes(methodOf(namelessRace, settings));
  const isRanked = (title: string) => countsRanks(methodOf(title, settings));
  const found = [...coded, ...findSpreads(others, shape, nameless, isRanked)].map(
    (own): FoundSpread =>
      own.spread.layout === 'scores' &&
      areMostlyRanks(
        own.spread.columns.flatMap((at) => table.columns[at] ?? []),
        leftOut,
      )
        ? { ...own, spread: { ...own.spread, layout: 'ranks' } }
        : own,
  );
  const apart = found.filter(({ spread }) => isApart(spread, settings));
  return {
    wanted: found.flatMap((own): Wanted[] =>
      apart.includes(own) ? [] : wantedOf(own, columns, reading, problems),
    ),
    apart: new Set(
      apart.flatMap(({ spread: { title } }) => [slug(title, 'contest'), title].map(foldText)),
    ),
  };
}

/** The method that a flag names for a contest. */
function methodOf(title: string, { methods }: Settings): string | undefined {
  return flaggedFor(methods, [slug(title, 'contest'), title]);
}

/** Whether a flag makes a question of each of its columns. */
function isApart({ title, layout }: Spread, settings: Settings): boolean {
  return layout === 'ticks' && methodOf(title, settings) === 'question';
}

/** A spread as it is counted, if it is; where nothing says how, that is asked. */
function wantedOf(
  { spread, open, mixed }: FoundSpread,
  columns: readonly ColumnFacts[],
  { words, settings }: SpreadReading,
  problems: Diagnostic[],
): Wanted[] {
  const method = methodOf(spread.title, settings);
  if (method === 'approval' && spread.layout === 'order' && spread.separator !== '>') return [];
  const distinct = new Set(spread.options.map(foldText)).size === spread.options.length;
  if (!distinct) return [];
  const refused = method === undefined && (open || uncounted.has(spread.layout));
  if (refused && settings.only && !isNamed(spread, columns, settings.only)) return [];
  if (open && method === undefined) {
    const places = spread.columns.map((at) => ({ column: columns[at]?.heading ?? '' }));
    const code = spread.layout === 'votes' ? 'contest.votes' : 'contest.boxes';
    const args = { id: slug(spread.title, 'contest'), title: spread.title, columns: places.length };
    problems.push(diagnose(code, { ...args, ...(spread.words && { coded: true }) }, places));
  }
  const layout = layoutFor(spread.layout, method);
  const means = readsMeanings(layout) ? meaningsIn(spread.options, words.choice) : {};
  const own: Spread = { ...spread, layout, ...means, ...counting(layout, method) };
  return [{ spread: own, certain: !mixed || method !== undefined }];
}

/** Whether the contests that are to be counted may be this one. */
function isNamed(
  { title, columns: own }: Spread,
  columns: readonly ColumnFacts[],
  only: readonly string[],
): boolean {
  const names = [title, slug(title, 'contest'), ...own.map((at) => columns[at]?.heading ?? '')];
  const numbers = own.map((at) => `#${at + 1}`);
  const known = new Set([...names, ...numbers].map(foldText));
  return only.some((reference) => known.has(foldText(reference)));
}

/** A box for those who abstain, or who choose nobody, has a heading that is a word for it. */
function meaningsIn(titles: readonly string[], aside: Vocabulary): Pick<Spread, 'means'> {
  const own = titles.map((title) => {
    const word = aside.get(foldText(title));
    return word === 'yes' || word === 'no' ? undefined : word;
  });
  return own.includes(undefined) ? meaning(own) : {};
}

/** Refused where no method is named: ranks and scores. */
const uncounted: ReadonlySet<SpreadLayout> = new Set(['ranks', 'choices', 'order', 'scores']);

/** By approval all whom a ballot names have a vote, in whatever order; by a method of scores each number is one; by another the first. */
function layoutFor(layout: SpreadLayout, method: string | undefined): SpreadLayout {
  if (method === undefined) return layout;
  if (addsScores(method)) return isBoxed(layout) && layout !== 'answers' ? 'scores' : layout;
  if (method !== 'approval') return layout === 'votes' ? 'choices' : layout;
  if (layout === 'choices') return 'votes';
  return layout === 'ranks' ? 'ticks' : layout;
}
