import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { countCodes } from './code-counts.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import type { ColumnRole } from './column-role.ts';
import type { PlacedSpread } from './contest-draft.ts';
import { declaredSpreads } from './declared-spreads.ts';
import { claim } from './fix-roles.ts';
import { inferKind, type KindReading } from './infer-kind.ts';
import { inferredSpreads, type SpreadReading, type SpreadSource } from './inferred-spreads.ts';
import { itemsIn } from './listed-cell.ts';
import { areMostlyRanks } from './mostly-ranks.ts';
import { ranksIn } from './ordered-cell.ts';
import { between, withinRank } from './ranking-cell.ts';
import { isBoxed, joinSpread, noneChosen, type Spread, votedFor } from './spread.ts';
import { noWords, type Vocabulary, vocabularyOf } from './vocabulary.ts';

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

/**
 * Makes one column of each contest that lies over several: of those that the definition describes or,
 * where it lists no contests, of those that headings and cells show. Gives their parts their role.
 */
export function resolveSpreads(
  source: SpreadSource,
  fixed: Map<number, ColumnRole>,
  reading: SpreadReading,
  problems: Diagnostic[],
): Spreads {
  const { table, leftOut } = source;
  const { settings } = reading;
  const declared = settings.definition.contests;
  const { wanted, apart } = declared
    ? {
        wanted: declaredSpreads(declared, source.columns, settings, problems),
        apart: new Set<string>(),
      }
    : inferredSpreads(source, fixed, reading, problems);
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
      kind: kindOf(spread, { facts, column, leftOut }, sources, reading),
      ...(spread.layout === 'other' &&
        at === undefined && { own: { options: [...spread.options], writeIns: true } }),
    });
    if (at !== undefined) madeOf.set(at, position);
    // Whoever writes a definition has looked at the cells.
    else if (spread.scored && areMostlyRanks(sources, leftOut))
      problems.push(diagnose('scores.may-be-ranks', { title: spread.title }));
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
  { shape, words }: SpreadReading,
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
      if (spread.scored) return { kind: 'approval', words: noWords, ...shared };
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
      return { kind: spread.approved ? 'approval' : 'choice', words: noWords, ...shared };
  }
}

function optionsIn(
  { layout, options, separator = '>' }: Spread,
  sources: readonly Column[],
  aside: Vocabulary,
): readonly string[] {
  const texts = sources.flatMap((column) => column.texts);
  if (layout === 'choices' || layout === 'votes') return withoutJoined(distinctIn(texts, aside));
  if (layout === 'list')
    return distinctIn(
      texts.flatMap((text) => itemsIn(text) ?? [text]),
      aside,
    );
  if (layout !== 'order') return options;
  const ranked = new Set<string>();
  for (const text of texts)
    for (const rank of ranksIn(text, separator)) for (const option of rank) ranked.add(option);
  const titles = distinctIn(ranked, aside);
  return separator === '>' ? withoutJoined(titles) : titles;
}

/** All texts, once, but for words that choose nobody. */
function distinctIn(texts: Iterable<string>, aside: Vocabulary): string[] {
  const found = new Map<string, string>();
  for (const text of texts) {
    const folded = foldText(text);
    if (folded !== '' && !aside.has(folded) && !found.has(folded)) found.set(folded, text);
  }
  return orderedBy(found, ([folded]) => folded).map(([, text]) => text);
}

/** Where several may be marked for one rank, a cell of several options is none of its own. */
function withoutJoined(titles: readonly string[]): readonly string[] {
  const known = new Set(titles.map(foldText));
  const areKnown = (parts: readonly string[]) =>
    parts.length > 1 && parts.every((part) => known.has(foldText(part)));
  return titles.filter((title) => !withinRank.some((one) => areKnown(title.split(one))));
}
