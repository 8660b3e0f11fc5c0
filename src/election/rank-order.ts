import { foldText } from '../base/fold.ts';
import { rankIn } from './headings.ts';
import { ordinals, readRank } from './read-box.ts';

/** Columns that are a rank each, the first choice first, wherever they stand in the file; as they stand where a rank is not told. */
export function byRank<T extends { readonly item: string }>(columns: readonly T[]): readonly T[] {
  const ranked = columns.map((column) => ({ column, rank: rankNamed(foldText(column.item)) }));
  const ranks = new Set(ranked.map(({ rank }) => rank));
  if (ranks.has(undefined) || ranks.size < columns.length) return columns;
  return ranked.sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0)).map(({ column }) => column);
}

/** Whether it names a rank. */
export function isRank(item: string): boolean {
  const folded = foldText(item);
  return readRank(folded) !== undefined || rankIn(folded) !== undefined;
}

/** The rank that a heading names: `Choice 2`, `2nd preference`, `Second`, `Vote 2`. */
function rankNamed(folded: string): number | undefined {
  const words = rankIn(folded)?.[0] ?? folded;
  const figures = /\d+/.exec(words)?.[0];
  if (figures !== undefined) return Number(figures);
  const named = ordinals.findIndex((ordinal) => words.split(/[\s[(]/).includes(ordinal));
  return named < 0 ? undefined : named + 1;
}
