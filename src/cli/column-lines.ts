import { meantAnswers } from '../report/meant-answers.ts';
import { answerSentence, columnSentence } from '../report/messages/terminal.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';

/** How each column was read, one a line, private headings too, and what answers mean that say more than a word: for the organiser. */
export function columnLines({ table, election }: Tallied): string[] {
  return table.columns.slice(0, table.width).flatMap((column, at) => {
    const role = election.roles[at];
    const contest = election.contests.find(
      (one) => one.column === at || one.spread?.columns.includes(at),
    );
    const answers = contest === undefined || contest.spread ? [] : meantAnswers(contest, table);
    const line = columnSentence({
      number: at + 1,
      heading: safe(column.heading),
      role: role?.role ?? 'ignored',
      detail: contest === undefined ? '' : `${contest.id} (${contest.method})`,
      certain: role?.certain ?? true,
    });
    return [
      line,
      ...answers.map(({ text, meaning }) => answerSentence({ text: safe(text), meaning })),
    ];
  });
}
