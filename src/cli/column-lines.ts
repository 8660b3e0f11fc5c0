import { columnSentence } from '../report/messages/terminal.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';

/** How each column was read, one a line, private headings too: for the organiser. */
export function columnLines({ table, election }: Tallied): string[] {
  return table.columns.slice(0, table.width).map((column, at) => {
    const role = election.roles[at];
    const contest = election.contests.find(
      (one) => one.column === at || one.spread?.columns.includes(at),
    );
    return columnSentence({
      number: at + 1,
      heading: safe(column.heading),
      role: role?.role ?? 'ignored',
      detail: contest === undefined ? '' : `${contest.id} (${contest.method})`,
      certain: role?.certain ?? true,
    });
  });
}
