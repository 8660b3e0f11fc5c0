import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { counting, inShell, plural } from './words.ts';

type Scores = DiagnosticArgs['contest.scores'];

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
        message: `${counting(columns.length, 'column')} may hold the scores of ${plural(columns.length, 'a candidate', 'candidates')}, and there is no method that adds scores.`,
        hint: `${without} ${each}`,
      }
    : {
        message: `${counting(columns.length, 'column')} of whole numbers may hold the ${ranks ? 'ranks or the ' : ''}scores of ${plural(columns.length, 'a candidate', 'candidates')}, or stand for answers; there is no method that adds scores.`,
        hint: `${ranks ? `If they are ranks, 1 the first choice: --method ${id}=instant-runoff for one seat, --method ${id}=stv --seats ${id}=2 for two, or however many are elected. ` : ''}${approving(scores)} ${without} ${each}${coded}`,
      };
}

/** How each number is given a meaning, such as it often has. */
function decoding(answers: readonly number[]): string {
  const meanings = ['abstain', 'yes', 'no', 'abstain'];
  const flags = answers.map((one) => `--read ${one}=${meanings[one] ?? 'blank'}`).join(' ');
  return `If they stand for answers, say for which, such as ${flags}.`;
}
