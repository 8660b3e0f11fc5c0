import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { cellAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { counted } from './disposition.ts';
import type { Contest, Election } from './election.ts';
import { flaggedFor, type Settings } from './settings.ts';

/** Forms write boxes in their own order, and some in that of the clicks, which mostly is the same. */
const leastTurned = 0.2;
/** Fewer options that follow another say nothing. */
const leastPairs = 20;
/** So many ballots tell. */
const sample = 1000;

/** Marks of one cell that each were counted alike, though which comes first differs from ballot to ballot: they may be ranks. */
export function findOrders(
  { id, title, column, reads, separator, spread }: Contest,
  { roles }: Election,
  settings: Settings,
  { columns }: Table,
  codes: Uint8Array,
): Diagnostic[] {
  const cells = columns[column ?? -1];
  const learnt = column !== undefined && roles[column]?.basis === 'values';
  if (!cells || !learnt || reads !== 'approval' || separator === undefined || spread) return [];
  if (flaggedFor(settings.methods, [id, title]) !== undefined) return [];
  const texts: string[] = [];
  for (let row = 0; row < codes.length && texts.length < sample; row += 1)
    if (codes[row] === counted) texts.push(cellAt(cells, row));
  const { pairs, turned } = pairsIn(texts, separator);
  if (pairs < leastPairs || turned < leastTurned * pairs) return [];
  const args = { id, title, method: 'approval', why: 'order' as const };
  return [diagnose('contest.uncertain', args, [{ column: title }])];
}

/** How often an option follows another in these cells, and how often the rarer way round. */
function pairsIn(
  texts: readonly string[],
  separator: string,
): { readonly pairs: number; readonly turned: number } {
  const counts = new Map<string, Map<string, number>>();
  const count = (one: string, next: string) => counts.get(one)?.get(next) ?? 0;
  for (const text of texts) {
    const own = text
      .split(separator)
      .map(foldText)
      .filter((one) => one !== '');
    own.slice(1).forEach((next, at) => {
      const one = own[at] ?? '';
      const after = counts.get(one) ?? new Map<string, number>();
      counts.set(one, after.set(next, count(one, next) + 1));
    });
  }
  const all = [...counts].flatMap(([one, after]) =>
    [...after].map(([next, times]) => ({ times, turned: Math.min(times, count(next, one)) / 2 })),
  );
  return {
    pairs: all.reduce((sum, { times }) => sum + times, 0),
    turned: all.reduce((sum, { turned }) => sum + turned, 0),
  };
}
