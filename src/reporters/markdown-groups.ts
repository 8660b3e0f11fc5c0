import { labels, tableLabels } from '../report/messages/labels.ts';
import { formatNumber, percentOf } from '../report/numbers.ts';
import type { Report } from '../report/schema.ts';
import { markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';

/** The title of a group, with its column where several are shown. */
export function groupTitle(id: string, { groups }: Report): string {
  const group = groups.find((one) => one.id === id);
  if (group === undefined) return markdownText(id);
  const several = groups.some((one) => one.column !== group.column);
  return markdownText(several ? `${group.column}: ${group.title}` : group.title);
}

/** The groups of each column, with their turnout. */
export function markdownGroups({ groups }: Report): string[] {
  const columns = [...new Set(groups.map((group) => group.column))];
  return columns.flatMap((column) => {
    const own = groups.filter((group) => group.column === column);
    const known = own.some((group) => group.eligible !== undefined);
    const rows = own.map(({ title, ballots, share, eligible, turnout }) => [
      markdownText(title),
      formatNumber(ballots),
      percentOf(share),
      ...(known ? [eligible === undefined ? '' : formatNumber(eligible), percentOf(turnout)] : []),
    ]);
    return [
      `## ${markdownText(column)}`,
      markdownTable(
        [
          [tableLabels.group, 'left'],
          [tableLabels.ballots, 'right'],
          [tableLabels.ofAll, 'right'],
          ...(known
            ? [[tableLabels.eligible, 'right'] as const, [tableLabels.turnout, 'right'] as const]
            : []),
        ],
        rows,
      ),
      ...(own.some((group) => group.overlapping) ? [markdownText(labels.overlappingGroups)] : []),
    ];
  });
}
