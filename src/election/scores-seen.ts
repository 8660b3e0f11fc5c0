import { type ColumnFacts, everyValue } from './column-facts.ts';
import { isUnscored, readScore } from './read-box.ts';
import type { ScoreRange } from './score-range.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A range that cells show, and how many ballots give its highest score to some option. */
export interface SeenRange extends ScoreRange {
  readonly times: number;
}

/**
 * The range that the cells show, for a scale begins with 0 or 1: from 0 where some ballot gives one, else from 1, up to
 * the highest that one gives. Undefined where none gives more than 0.
 */
export function rangeSeen(columns: readonly ColumnFacts[]): SeenRange | undefined {
  const times = new Map<number, number>();
  // Where there are very many values, they are no scores.
  const few = columns.filter(({ bulk }) => bulk === undefined);
  for (const { folded, rows } of few.flatMap(({ values }) => values)) {
    const score = readScore(folded);
    if (score !== undefined) times.set(score, (times.get(score) ?? 0) + rows);
  }
  const highest = Math.max(0, ...times.keys());
  if (highest === 0) return undefined;
  const lowest = times.has(0) || highest === 1 ? 0 : 1;
  return { lowest, highest, times: times.get(highest) ?? 0 };
}

/** Whether something stands in these columns, and none of it is a score, or a word that means something. */
export function holdNoScores(columns: readonly ColumnFacts[], words: Vocabulary): boolean {
  const filled = columns.filter(({ distinct }) => distinct > 0);
  const isOther = (folded: string) =>
    readScore(folded) === undefined && !isUnscored(folded) && !words.has(folded);
  return filled.length > 0 && filled.every((facts) => everyValue(facts, isOther));
}
