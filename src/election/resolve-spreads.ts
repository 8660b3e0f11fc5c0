import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { orderedBy } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { codedBoxes } from './coded-boxes.ts';
import { type ColumnFacts, columnFacts } from './column-facts.ts';
import type { PlacedSpread } from './contest-draft.ts';
import type { ContestDefinition } from './definition.ts';
import { asksOther } from './find-answers.ts';
import { findColumn } from './find-column.ts';
import { cellsIn, findSpreads, namelessRace } from './find-spreads.ts';
import { claim } from './fix-roles.ts';
import { inferKind, type KindReading } from './infer-kind.ts';
import type { ColumnRole } from './infer-roles.ts';
import { itemsIn } from './listed-cell.ts';
import { rankSeparators, ranksIn } from './ordered-cell.ts';
import { flaggedFor, type Settings } from './settings.ts';
import type { Shape } from './shapes.ts';
import { slug } from './slug.ts';
import { between, joinSpread, noneChosen, type Spread } from './spread.ts';
import { type Vocabularies, type Vocabulary, vocabularyOf } from './vocabulary.ts';

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
    : inferredSpreads(source, fixed, shape, settings, apart, problems);
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
      kind: kindOf(spread, facts, sources, shape, words),
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

interface Wanted {
  readonly spread: Spread;
  readonly certain?: boolean;
  readonly at?: number;
}

function declaredSpreads(
  declared: readonly ContestDefinition[],
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): Wanted[] {
  return declared.flatMap((own, at): Wanted[] => {
    const find = (reference: string, path: readonly (string | number)[]) => {
      const found = findColumn(reference, columns, settings.place(['contests', at, ...path]));
      if ('position' in found) return [found.position];
      problems.push(found.problem);
      return [];
    };
    const title = own.title ?? own.id ?? '';
    if (own.columns) {
      const found = own.columns.flatMap((reference, rank) => find(reference, ['columns', rank]));
      const asked = flaggedFor(settings.methods, [own.id ?? '', title]) ?? own.method;
      const [first, second] = found.flatMap((position) => columns[position] ?? []);
      const other = own.writeIns !== undefined && first && second && asksOther(first, second);
      const layout = asked === 'approval' ? 'votes' : other ? 'other' : 'choices';
      return [{ spread: { title, layout, columns: found, options: [] }, at }];
    }
    const boxes = (own.options ?? []).flatMap((option, index) =>
      typeof option === 'object' && option.column !== undefined
        ? [{ title: option.title, found: find(option.column, ['options', index, 'column']) }]
        : [],
    );
    if (boxes.length === 0) return declaredOrder(own, columns, settings, at);
    if (boxes.length < (own.options?.length ?? 0)) {
      problems.push(
        diagnose('options.some-columns', { title }, [settings.place(['contests', at])]),
      );
      return [];
    }
    const spread: Spread = {
      title,
      layout: own.cells ?? (own.method === 'question' ? 'answers' : 'ticks'),
      columns: boxes.flatMap(({ found }) => found),
      options: boxes.map((box) => box.title),
      ...(own.vocabulary && { words: vocabularyOf(own.vocabulary) }),
    };
    return [{ spread, at }];
  });
}

/** The one column of a ranking: of `cells: order`, or where its cells show it and no other method is asked for. */
function declaredOrder(
  own: ContestDefinition,
  columns: readonly ColumnFacts[],
  settings: Settings,
  at: number,
): Wanted[] {
  const { column, cells, separator } = own;
  if (own.status === 'withdrawn' || (column === undefined && cells === undefined)) return [];
  const found = findColumn(column ?? own.title ?? own.id ?? '', columns, {});
  const facts = 'position' in found ? columns[found.position] : undefined;
  if (facts === undefined) return [];
  const { position, heading } = facts;
  if (cells === 'list') {
    const spread = { layout: cells, columns: [position], options: [] } as const;
    return [{ spread: { title: own.title ?? heading, ...spread }, at }];
  }
  if (cells === 'order') {
    const between = rankSeparators.find((one) => one === separator?.trim()) ?? '>';
    const spread = { layout: cells, columns: [position], options: [], separator: between } as const;
    return [{ spread: { title: own.title ?? heading, ...spread }, at }];
  }
  const asked = flaggedFor(settings.methods, [own.id ?? '', own.title ?? heading]) ?? own.method;
  const plain = asked === 'approval' || separator !== undefined || own.options !== undefined;
  return cellsIn(facts).flatMap(({ spread }) =>
    plain && spread.layout === 'order' ? [] : [{ spread, at }],
  );
}

/** Spreads whose parts nobody gave another role. What counts their boxes is no contest. */
function inferredSpreads(
  { table, leftOut, columns }: Source,
  fixed: Map<number, ColumnRole>,
  shape: Shape,
  settings: Settings,
  apart: Set<string>,
  problems: Diagnostic[],
): Wanted[] {
  const asked = (title: string) =>
    !['question', undefined].includes(
      flaggedFor(settings.methods, [slug(title, 'contest'), title]),
    );
  const free = columns.filter((facts) => !fixed.has(facts.position));
  const coded = shape.coded ? codedBoxes(free, table.columns, leftOut) : [];
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
      if (open && method === undefined) {
        const places = spread.columns.map((at) => ({ column: columns[at]?.heading ?? '' }));
        const code = spread.layout === 'votes' ? 'contest.votes' : 'contest.boxes';
        const args = { id, title: spread.title, columns: places.length };
        problems.push(diagnose(code, { ...args, ...(spread.words && { coded: true }) }, places));
      }
      const first = spread.layout === 'votes' && method !== undefined && method !== 'approval';
      const certain = !found.mixed || method !== undefined;
      return [{ spread: first ? { ...spread, layout: 'choices' } : spread, certain }];
    },
  );
}

/** What the made column is read as: an approval where some ballot marks several, else a choice. */
function kindOf(
  spread: Spread,
  made: ColumnFacts,
  sources: readonly Column[],
  shape: Shape,
  words: Vocabularies,
): KindReading {
  const several = made.values.some(({ text }) => text.includes(between));
  const options = optionsIn(spread, sources, words.choice);
  const shared = { options, separator: between, certain: true };
  const abstains: Vocabulary = new Map([[noneChosen, 'abstain']]);
  switch (spread.layout) {
    case 'ticks':
    case 'scores':
      return several || spread.layout === 'scores'
        ? { kind: 'approval', words: abstains, ...shared }
        : { kind: 'choice', words: abstains, ...shared };
    case 'answers':
      return { kind: 'question', words: new Map(), certain: true };
    case 'votes':
      return { kind: 'approval', words: new Map(), ...shared };
    case 'list':
      return several
        ? { kind: 'approval', words: new Map(), ...shared }
        : inferKind(made, shape, words);
    case 'ranks':
    case 'choices':
    case 'other':
    case 'order':
      return { kind: 'choice', words: new Map(), ...shared };
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
