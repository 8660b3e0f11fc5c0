import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { counting, inShell, plural, quoted } from './words.ts';

type Reason = NonNullable<DiagnosticArgs['contest.uncertain']['why']>;

/** What a contest that was read from its values alone may be else, and how to say so. */
export const otherwise: Readonly<
  Record<Reason, (title: string, id: string) => { readonly message: string; readonly hint: string }>
> = {
  lines: (title, id) => ({
    message: `The cells of ${quoted(title)} have several lines, and each was taken for one option as a whole; it may be meant otherwise.`,
    hint: `If each line is a mark: --method "${id}=approval" --separator $'${id}=\\n' (a line break, in a shell). If each is a question of its own: export it with a column for each row.`,
  }),
  item: (title) => ({
    message: `${quoted(title)} was counted as a contest; it may say which of several each row answers, and no row would be a whole ballot.`,
    hint: `If so, make a column for each ${quoted(title)} (a pivot table), so that a row is a ballot. If it was voted on: --contest ${inShell(title)} (with the others).`,
  }),
  group: (title) => ({
    message: `${quoted(title)} was counted as a contest, for no other column may be one; it may say where each voter belongs.`,
    hint: `If it was voted on: --contest ${inShell(title)}. If not, no vote is in this file: export the ballots.`,
  }),
};

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
  const { columns, answers } = scores;
  const each = `If each is a contest of its own, name each: --contest ${inShell(columns[0] ?? '')}, with the others.`;
  const without = `To leave them out: ${leaving}.`;
  const coded = answers === undefined ? '' : ` ${decoding(answers)}`;
  return of === 'grades'
    ? {
        message: `${counting(columns.length, 'column')} may hold the scores of ${plural(columns.length, 'a candidate', 'candidates')}, and there is no method that adds scores.`,
        hint: `${without} ${each}`,
      }
    : {
        message: `${counting(columns.length, 'column')} of whole numbers may hold the scores of ${plural(columns.length, 'a candidate', 'candidates')}, or stand for answers; there is no method that adds scores.`,
        hint: `${approving(scores)} ${without} ${each}${coded}`,
      };
}

/** How each number is given a meaning, such as it often has. */
function decoding(answers: readonly number[]): string {
  const meanings = ['abstain', 'yes', 'no', 'abstain'];
  const flags = answers.map((one) => `--read ${one}=${meanings[one] ?? 'blank'}`).join(' ');
  return `If they stand for answers, say for which, such as ${flags}.`;
}
