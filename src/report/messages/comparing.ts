import type { Comparison } from '../compare-reports.ts';
import type { Report } from '../schema.ts';
import { counting } from './words.ts';

/** What `tally diff` says first: how much differs between two reports. */
export function comparedSentence(comparison: Comparison, before: Report): string {
  const { result, reading, inputs } = comparison;
  if (result.length === 0 && reading.length === 0) {
    if (inputs.length === 0) return 'No difference.';
    return inputs.every(({ path }) => path.startsWith('published'))
      ? 'Same result; the redacted ballots published with it differ:'
      : 'Same result, and read in the same way, from other files:';
  }
  if (result.length === 0) return 'Same result, from another reading or definition:';
  const contests = new Set(result.flatMap(({ contest }) => contest ?? [])).size;
  const outcomes = new Set(
    result
      .filter(({ figure }) => /^outcome\.(kind|winners)$/.test(figure))
      .map((one) => one.contest),
  ).size;
  if (contests === 0) return 'Every contest came out the same; other parts differ:';
  const all = counting(before.contests.length, 'contest');
  const changed =
    outcomes === 0 ? 'no outcome changes' : `${counting(outcomes, 'outcome')} changed`;
  return `${contests} of ${all} ${contests === 1 ? 'differs' : 'differ'}, and ${changed}:`;
}
