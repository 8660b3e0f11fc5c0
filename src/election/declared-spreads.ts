import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ColumnFacts } from './column-facts.ts';
import type { ContestDefinition } from './definition.ts';
import { asksOther } from './find-answers.ts';
import { findColumn } from './find-column.ts';
import { cellsIn } from './find-spreads.ts';
import { rankSeparators } from './ordered-cell.ts';
import { isRank } from './rank-order.ts';
import { areRanks } from './ranked-columns.ts';
import { flaggedFor, type Settings } from './settings.ts';
import { addsScores, counting, countsRanks, meaning, type Spread } from './spread.ts';
import { vocabularyOf } from './vocabulary.ts';

/** A spread to be made of columns; `at` is the place of its contest in the definition. */
export interface Wanted {
  readonly spread: Spread;
  readonly certain?: boolean;
  readonly at?: number;
}

/** The spreads that a definition describes. */
export function declaredSpreads(
  declared: readonly ContestDefinition[],
  columns: readonly ColumnFacts[],
  settings: Settings,
  problems: Diagnostic[],
): Wanted[] {
  const methodOf = (own: ContestDefinition, title: string) =>
    flaggedFor(settings.methods, [own.id ?? '', title]) ?? own.method;
  const wanted = declared.flatMap((own, at): Wanted[] => {
    const find = (reference: string, path: readonly (string | number)[]) => {
      const found = findColumn(reference, columns, settings.place(['contests', at, ...path]));
      if ('position' in found) return [found.position];
      problems.push(found.problem);
      return [];
    };
    const title = own.title ?? own.id ?? '';
    if (own.columns) {
      const found = own.columns.flatMap((reference, rank) => find(reference, ['columns', rank]));
      const asked = methodOf(own, title);
      const boxed = ofOptions(
        addsScores(asked) ? { cells: 'scores', ...own } : own,
        found.flatMap((position) => columns[position] ?? []),
      );
      if (boxed) return [{ spread: { title, columns: found, ...boxed }, at }];
      const [first, second] = found.flatMap((position) => columns[position] ?? []);
      const other = own.writeIns !== undefined && first && second && asksOther(first, second);
      const layout = asked === 'approval' ? 'votes' : other ? 'other' : 'choices';
      return [{ spread: { title, layout, columns: found, options: [] }, at }];
    }
    const boxes = (own.options ?? []).flatMap((option, index) =>
      typeof option === 'object' && option.column !== undefined
        ? [{ ...option, found: find(option.column, ['options', index, 'column']) }]
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
      layout: own.cells ?? layoutFor(own.method, methodOf(own, title)),
      columns: boxes.flatMap(({ found }) => found),
      options: boxes.map((box) => box.title),
      ...meaning(boxes.map(({ means }) => means)),
      ...(own.vocabulary && { words: vocabularyOf(own.vocabulary) }),
    };
    return [{ spread, at }];
  });
  return wanted.map(({ spread, at }) => {
    const method = methodOf(declared[at ?? -1] ?? {}, spread.title);
    return {
      spread: { ...spread, ...counting(spread.layout, method) },
      ...(at !== undefined && { at }),
    };
  });
}

/** What boxes hold of which a definition does not say it. */
function layoutFor(written: string | undefined, method: string | undefined): Spread['layout'] {
  if (addsScores(method)) return 'scores';
  return written === 'question' ? 'answers' : 'ticks';
}

/**
 * Columns that are those of the options, though listed without any: their cells are said to be ticks, scores or
 * ranks, or are ranks below headings that name none.
 */
function ofOptions(
  { cells, options }: ContestDefinition,
  columns: readonly ColumnFacts[],
): Pick<Spread, 'layout' | 'options'> | undefined {
  if (options !== undefined) return undefined;
  const headings = columns.map(({ heading }) => heading);
  if (cells === 'ticks' || cells === 'scores' || cells === 'ranks')
    return { layout: cells, options: headings };
  const namesRank = headings.some((heading) => /\d/.test(heading) || isRank(heading));
  if (cells !== undefined || namesRank) return undefined;
  const members = columns.map((facts) => ({ facts, item: facts.heading }));
  return areRanks(members) ? { layout: 'ranks', options: headings } : undefined;
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
  const asked = flaggedFor(settings.methods, [own.id ?? '', own.title ?? heading]) ?? own.method;
  const ranked = countsRanks(asked) ? 'ranked' : undefined;
  const known = rankSeparators.find((one) => one === separator || one === separator?.trim());
  if (cells === 'order' || (ranked && known !== undefined)) {
    const between = known ?? '>';
    const spread = {
      layout: 'order',
      columns: [position],
      options: [],
      separator: between,
    } as const;
    return [{ spread: { title: own.title ?? heading, ...spread }, at }];
  }
  const cut = separator !== undefined || own.options !== undefined;
  const plain = asked === 'approval' || (cut && !ranked);
  // No separator of marks stands in cells such as A > B.
  const isOrder = asked === 'approval' && separator === undefined;
  return cellsIn(facts, ranked).flatMap(({ spread }) =>
    plain && spread.layout === 'order' && !(isOrder && spread.separator === '>')
      ? []
      : [{ spread, at }],
  );
}
