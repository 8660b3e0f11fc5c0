import { tableLabels } from '../report/messages/labels.ts';
import { roundLabels } from '../report/messages/rounds.ts';
import { formatNumber } from '../report/numbers.ts';
import type { ContestReport } from '../report/schema.ts';
import { markdownTable, strong } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';
import { roundTable } from './round-table.ts';

/** Rounds and options of which a table can still be read. */
const most = { rounds: 12, options: 60 };

/** The votes of each option, round by round: a table, or nothing where it would be too wide. */
export function roundRows(contest: ContestReport): string[] {
  const table = roundTable(contest, most);
  if (table === undefined) return [];
  return [
    markdownTable(
      [
        [tableLabels.option, 'left'],
        ...table.rounds.map((round) => [roundLabels.round(round), 'right'] as const),
      ],
      [
        ...table.rows.map(({ title, cells }) => [
          markdownText(title),
          ...cells.map((cell) => {
            if (cell === undefined) return '';
            const votes = formatNumber(cell.votes);
            return cell.fate === 'elected' ? strong(votes) : votes;
          }),
        ]),
        [`*${roundLabels.exhausted}*`, ...table.exhausted.map((votes) => formatNumber(votes))],
      ],
    ),
  ];
}
