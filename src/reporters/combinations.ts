import { unitOf } from '../report/messages/bases.ts';
import { combinationWords, moreCombinations } from '../report/messages/category.ts';
import { labels, supportLabels } from '../report/messages/labels.ts';
import type { CategoryReport } from '../report/schema.ts';

type Combination = CategoryReport['overlaps'][number];

/** Combinations that are listed; the document has them all. */
const mostListed = 12;

/** The largest combinations, as many as are listed, and of the others how many they are and their voters. */
export function listedCombinations({ overlaps }: CategoryReport): {
  readonly shown: readonly Combination[];
  readonly hidden: number;
  readonly rest: number;
} {
  const order = [...overlaps].sort((a, b) => b.voters - a.voters);
  const shown = order.length > mostListed + 1 ? order.slice(0, mostListed) : order;
  const hidden = order.slice(shown.length);
  return { shown, hidden: hidden.length, rest: hidden.reduce((sum, one) => sum + one.voters, 0) };
}

/**
 * Who supported what together, and nobody twice, largest first; then none, and the sum of all. Nothing
 * where nobody supported several positions.
 */
export function combinationsOf(category: CategoryReport): (readonly [number, string])[] {
  if (category.several === 0) return [];
  const { shown, hidden, rest } = listedCombinations(category);
  return [
    ...shown.map((one) => [one.voters, combinationWords(category, one.positions)] as const),
    ...(hidden === 0 ? [] : [[rest, moreCombinations(hidden)] as const]),
    [category.none, labels.noPosition],
    [category.participants, supportLabels[unitOf(category)].tookPart],
  ];
}
