import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { ContestContext, Draft } from './contest-draft.ts';
import type { MarkKind } from './mark.ts';
import { rangeText, readRange, type ScoreRange } from './score-range.ts';
import { rangeSeen } from './scores-seen.ts';

/** A contest, before the range of its scores is known. */
interface Scored {
  readonly title: string;
  readonly reads: MarkKind;
  readonly withdrawn: boolean;
}

/** What ballots may give: as a definition says, else as the cells show, which is told. */
export function rangeFor(
  { own, spread }: Draft,
  { title, reads, withdrawn }: Scored,
  { columns }: ContestContext,
  problems: Diagnostic[],
): ScoreRange | undefined {
  if (reads !== 'scores') return undefined;
  const said = own.scores === undefined ? undefined : readRange(own.scores);
  if (said) return said;
  const means = spread?.means ?? new Map();
  const boxes = (spread?.columns ?? []).filter((_, at) => !means.has(at));
  const seen = rangeSeen(boxes.flatMap((position) => columns[position] ?? []));
  if (seen === undefined) return undefined;
  const { times, ...range } = seen;
  const told = { title, range: rangeText(range), highest: range.highest, times };
  if (!withdrawn) problems.push(diagnose('scores.range-inferred', told, [{ column: title }]));
  return range;
}
