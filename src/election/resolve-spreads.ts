import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { countCodes } from './code-counts.ts';
import { codedBoxes } from './coded-boxes.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import type { ColumnRole } from './column-role.ts';
import type { PlacedSpread } from './contest-draft.ts';
import { declaredSpreads, type Wanted } from './declared-spreads.ts';
import { findSpreads, namelessRace } from './find-spreads.ts';
import { claim } from './fix-roles.ts';
import { inferKind, type KindReading } from './infer-kind.ts';
import { listedBoxes } from './listed-boxes.ts';
import { itemsIn } from './listed-cell.ts';
import { ranksIn } from './ordered-cell.ts';
import { between } from './ranking-cell.ts';
import { flaggedFor, type Settings } from './settings.ts';
import type { Shape } from './shapes.ts';
import { slug } from './slug.ts';
import {
  isBoxed,
  joinSpread,
  meaning,
  noneChosen,
  ranking,
  readsMeanings,
  type Spread,
  type SpreadLayout,
  votedFor,
} from './spread.ts';
import { noWords, type Vocabularies, type Vocabulary, vocabularyOf } from './vocabulary.ts';

/** The columns with those that were made of several at their end. */
export interface Spreads {
  readonly table: Table;
  readonly columns: readonly ColumnFacts[];
  /** by the position of the made column */
  readonly placed: ReadonlyMap<number, PlacedSpread>;
  /** by the place of a contest in the definition, its made column */
  readonly madeOf: ReadonlyMap<number, number>;
  /** names, folded, of what a flag took apart: each of its columns is a question */
  readonly apart: ReadonlySet<string>;
}

interface Source {
  readonly table: Table;
  readonly leftOut: Uint8Array;
  readonly columns: readonly ColumnFacts[];
}

/**
 * Makes one column of each contest that lies over several: of those that the definition describes or,
 * where it lists no contests, of those that headings and cells show. Gives their parts their role.
 */
export function resolveSpreads(
  source: Source,
  fixed: Map<number, ColumnRole>,
  shape: Shape,
  words: Vocabularies,
  settings: Settings,
  problems: Diagnostic[],
): Spreads {
  const { table, leftOut } = source;
  const declared = settings.definition.contests;
  const apart = new Set<string>();
  const wanted = declared
    ? declaredSpreads(declared, source.columns, settings, problems)
    : inferredSpreads(source, fixed, shape, words, settings, apart, problems);
  const made: ColumnFacts[] = [];
  const added: Column[] = [];
  const placed = new Map<number, PlacedSpread>();
  const madeOf = new Map<number, number>();
  for (const { spread, certain = true, at } of wanted) {
    const position = table.width + made.length;
    const sources = spread.columns.flatMap((own) => table.columns[own] ?? []);
    const column = joinSpread(spread, sources, vocabularyOf(settings.definition.vocabulary ?? {}));
    const facts = columnFacts(column, position, leftOut);
    added.push(column);
    made.push(facts);
    placed.set(position, {
      spread,
      kind: kindOf(spread, { facts, column, leftOut }, sources, shape, words),
      ...(spread.layout === 'other' &&
        at === undefined && { own: { options: [...spread.options], writeIns: true } }),
    });
    if (at !== undefined) madeOf.set(at, position);
    const place = at === undefined ? {} : settings.place(['contests', at]);
    for (const own of spread.columns) {
      claim(fixed, source.columns[own], 'contest', place, problems);
      const role = fixed.get(own);
      if (role?.role === 'contest') fixed.set(own, { ...role, ...basisOf(at), partOf: position });
    }
    fixed.set(position, { role: 'contest', certain, ...basisOf(at) });
  }
  return {
    table: { ...table, columns: [...table.columns, ...added] },
    columns: [...source.columns, ...made],
    placed,
    madeOf,
    apart,
  };
}

function basisOf(at: number | undefined): Pick<ColumnRole, 'basis'> {
  return { basis: at === undefined ? 'values' : 'definition' };
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

/** Spreads whose parts nobody gave another role. What counts their boxes is no contest. */
function inferredSpreads(
  { table, leftOut, columns }: Source,
  fixed: Map<number, ColumnRole>,
  shape: Shape,
  words: Vocabularies,
  settings: Settings,
  apart: Set<string>,
  problems: Diagnostic[],
): Wanted[] {
  const asked = (title: string) =>
    !['question', undefined].includes(
      flaggedFor(settings.methods, [slug(title, 'contest'), title]),
    );
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
  return [...coded, ...findSpreads(others, shape, asked(namelessRace))].flatMap(
    (found): Wanted[] => {
      const { spread, open } = found;
      const id = slug(spread.title, 'contest');
      const method = flaggedFor(settings.methods, [id, spread.title]);
      if (method === 'question' && spread.layout === 'ticks') {
        apart.add(foldText(id)).add(foldText(spread.title));
        return [];
      }
      if (method === 'approval' && spread.layout === 'order') return [];
      const distinct = new Set(spread.options.map(foldText)).size === spread.options.length;
      if (!distinct) return [];
      const refused = method === undefined && (open || uncounted.has(spread.layout));
      if (refused && settings.only && !isNamed(spread, columns, settings.only)) return [];
      if (open && method === undefined) {
        const places = spread.columns.map((at) => ({ column: columns[at]?.heading ?? '' }));
        const code = spread.layout === 'votes' ? 'contest.votes' : 'contest.boxes';
        const args = { id, title: spread.title, columns: places.length };
        problems.push(diagnose(code, { ...args, ...(spread.words && { coded: true }) }, places));
      }
      const layout = layoutFor(spread.layout, method);
      const means = readsMeanings(layout) ? meaningsIn(spread.options, words.choice) : {};
      const own: Spread = { ...spread, layout, ...means, ...ranking(layout, method) };
      return [{ spread: own, certain: !found.mixed || method !== undefined }];
    },
  );
}

/** Refused where no method is named: ranks and scores. */
const uncounted: ReadonlySet<SpreadLayout> = new Set(['ranks', 'choices', 'order', 'scores']);

/** By approval all whom a ballot names have a vote, in whatever order; by another method the first. */
function layoutFor(layout: SpreadLayout, method: string | undefined): SpreadLayout {
  if (method === undefined) return layout;
  if (method !== 'approval') return layout === 'votes' ? 'choices' : layout;
  if (layout === 'choices') return 'votes';
  return layout === 'ranks' ? 'ticks' : layout;
}

/** A column that was made of several, and the rows in it that are left out. */
interface Made {
  readonly facts: ColumnFacts;
  readonly column: Column;
  readonly leftOut: Uint8Array;
}

/** What the made column is read as: an approval where some ballot marks several, else a choice. */
function kindOf(
  spread: Spread,
  { facts, column, leftOut }: Made,
  sources: readonly Column[],
  shape: Shape,
  words: Vocabularies,
): KindReading {
  const counts = countCodes(column.codes, column.texts.length, leftOut);
  const several = column.texts.some((text, code) => counts[code] && text.includes(between));
  const options = isBoxed(spread.layout)
    ? votedFor(spread)
    : optionsIn(spread, sources, words.choice);
  const shared = { options, separator: between, certain: true };
  const abstains: Vocabulary = new Map([[noneChosen, 'abstain']]);
  switch (spread.layout) {
    case 'ticks':
    case 'scores':
      return several || spread.layout === 'scores'
        ? { kind: 'approval', words: abstains, ...shared }
        : { kind: 'choice', words: abstains, ...shared };
    case 'answers':
      return { kind: 'question', words: noWords, certain: true };
    case 'votes':
      return { kind: 'approval', words: noWords, ...shared };
    case 'list':
      return several
        ? { kind: 'approval', words: noWords, ...shared }
        : inferKind(facts, shape, words);
    case 'ranks':
    case 'choices':
    case 'other':
    case 'order':
      return { kind: 'choice', words: noWords, ...shared };
  }
}

function optionsIn(
  { layout, options, separator = '>' }: Spread,
  sources: readonly Column[],
  aside: Vocabulary,
): readonly string[] {
  const texts = sources.flatMap((column) => column.texts);
  if (layout === 'choices' || layout === 'votes') return distinctIn(texts, aside);
  if (layout === 'list')
    return distinctIn(
      texts.flatMap((text) => itemsIn(text) ?? [text]),
      aside,
    );
  if (layout !== 'order') return options;
  return distinctIn(
    texts.flatMap((text) => ranksIn(text, separator).flat()),
    aside,
  );
}

/** All texts, once, but for words that choose nobody. */
function distinctIn(texts: readonly string[], aside: Vocabulary): string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const folded = foldText(text);
    if (folded !== '' && !aside.has(folded) && !found.has(folded)) found.set(folded, text);
  }
  return orderedBy(found, ([folded]) => folded).map(([, text]) => text);
}
