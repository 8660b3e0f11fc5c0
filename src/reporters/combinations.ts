import { combinationWords, moreCombinations } from '../report/messages/category.ts';
import { labels } from '../report/messages/labels.ts';
import type { CategoryReport } from '../report/schema.ts';

/** Combinations that are listed; the document has them all. */
const mostListed = 12;

/**
 * Who supported what together, and nobody twice, largest first; then none, and the sum of all. Nothing
 * where nobody supported several positions.
 */
export function combinationsOf(category: CategoryReport): (readonly [number, string])[] {
  if (category.several === 0) return [];
  const order = [...category.overlaps].sort((a, b) => b.voters - a.voters);
  const shown = order.length > mostListed + 1 ? order.slice(0, mostListed) : order;
  const hidden = order.slice(shown.length);
  const rest = hidden.reduce((sum, one) => sum + one.voters, 0);
  return [
    ...shown.map((one) => [one.voters, combinationWords(category, one.positions)] as const),
    ...(hidden.length === 0 ? [] : [[rest, moreCombinations(hidden.length)] as const]),
    [category.none, labels.noPosition],
    [category.participants, labels.tookPart],
  ];
}
