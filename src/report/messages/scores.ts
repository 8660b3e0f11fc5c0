import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import type { ScoreRange } from '../../election/score-range.ts';
import { formatNumber } from '../numbers.ts';
import type { OptionReport } from '../schema.ts';
import { counting, inShell, listing, plural } from './words.ts';

type Scores = DiagnosticArgs['contest.scores'];

/** How scores are added. */
export function adding({ id }: Pick<Scores, 'id'>): string {
  return `To add them, so that the largest sum wins: --method ${id}=score.`;
}

/** How scores are counted as approvals; without a 0 every ballot would approve of all. */
export function approving({ id, spares }: Scores): string {
  return spares
    ? `To count each score above 0 as an approval: --method ${id}=approval.`
    : `As approvals (--method ${id}=approval) each score above 0 counts, which here is every one: first write 0 where a ballot does not approve.`;
}

/** Scores below headings that name no contest. */
export function scoresApart(
  scores: Scores,
  of: 'numbers' | 'grades',
  leaving: string,
): { readonly message: string; readonly hint: string } {
  const { id, columns, answers, ranks } = scores;
  const each = `If each is a contest of its own, name each: --contest ${inShell(columns[0] ?? '')}, with the others.`;
  const without = `To leave them out: ${leaving}.`;
  const coded = answers === undefined ? '' : ` ${decoding(answers)}`;
  return of === 'grades'
    ? {
        message: `${counting(columns.length, 'column')} may hold the scores of ${plural(columns.length, 'a candidate', 'candidates')}, and only whole numbers can be added.`,
        hint: `${without} ${each}`,
      }
    : {
        message: `${counting(columns.length, 'column')} of whole numbers may hold the ${ranks ? 'ranks or the ' : ''}scores of ${plural(columns.length, 'a candidate', 'candidates')}, or stand for answers, and nothing says how they are to be counted.`,
        hint: `${ranks ? `If they are ranks, 1 the first choice: --method ${id}=instant-runoff for one seat, --method ${id}=stv --seats ${id}=2 for two, or however many are elected. ` : ''}${adding(scores)} ${approving(scores)} ${without} ${each}${coded}`,
      };
}

/** How each number is given a meaning, such as it often has. */
function decoding(answers: readonly number[]): string {
  const meanings = ['abstain', 'yes', 'no', 'abstain'];
  const flags = answers.map((one) => `--read ${one}=${meanings[one] ?? 'blank'}`).join(' ');
  return `If they stand for answers, say for which, such as ${flags}.`;
}

/** So many options are named with their figures. */
const mostNamed = 12;

/** `Scores from 0 to 5. On average a valid ballot gives Ana 3.12 and Bo 2.98. A score left out counts as 0: Bo on 3 ballots.` */
export function scoresSentence(
  { lowest, highest }: ScoreRange,
  options: readonly OptionReport[],
): string {
  const order = options.toSorted((a, b) => b.votes - a.votes).slice(0, mostNamed);
  const means = order.flatMap(({ title, score }) =>
    score?.mean === undefined ? [] : [`${title} ${score.mean.toFixed(2)}`],
  );
  const left = order.flatMap(({ title, score }) =>
    score && score.unscored > 0 ? [`${title} on ${counting(score.unscored, 'ballot')}`] : [],
  );
  const some = options.length > order.length ? ' (the first of them)' : '';
  return [
    `Scores from ${formatNumber(lowest)} to ${formatNumber(highest)}.`,
    ...(means.length === 0 ? [] : [`On average a valid ballot gives ${listing(means)}${some}.`]),
    ...(left.length === 0 ? [] : [`A score left out counts as 0: ${listing(left)}${some}.`]),
  ].join(' ');
}
