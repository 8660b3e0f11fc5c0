import {
  byColumn,
  categoryGroupWords,
  groupWords,
  participantsWords,
} from '../report/messages/accounting.ts';
import { labels } from '../report/messages/labels.ts';
import { formatNumber, formatPercent } from '../report/numbers.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';
import { mostVotesFirst } from './option-order.ts';
import { listedGroups } from './outline.ts';
import { sectionLines } from './text-category.ts';
import { hang, padEnd, padStart, safe, tied, widthOf } from './text-layout.ts';
import type { Pen } from './text-pen.ts';

type Groups = Report['groups'];

/** With less room than this for its figures, a group stands above them. */
const leastRoom = 24;

/** Options whose votes are listed by group. */
const mostOptions = 4;

/** The groups of each column, with their turnout. */
export function groupLines({ groups }: Report, pen: Pen): string[] {
  const columns = [...new Set(groups.map((group) => group.column))];
  return columns.flatMap((column) => {
    const own = groups.filter((group) => group.column === column);
    const digits = Math.max(5, ...own.map((group) => formatNumber(group.ballots).length + 2));
    const rows = own.flatMap((group) => {
      const percent = group.share.percent === undefined ? '' : formatPercent(group.share.percent);
      const lead = `${padStart(formatNumber(group.ballots), digits)}  ${padStart(percent, 7)}  `;
      return hang(lead, safe(groupWords(group)), pen.width);
    });
    const several = own.some((group) => group.overlapping);
    return [
      ...sectionLines(column, labels.ballotsByGroup, pen),
      '',
      ...rows,
      ...(several ? hang('  ', labels.overlappingGroups, pen.width) : []),
      '',
    ];
  });
}

/** A contest by group, a line each: `Member   181 yes  118 no  60.54%`. */
export function contestGroupLines(contest: ContestReport, groups: Groups, pen: Pen): string[] {
  const own = listedGroups(contest.groups);
  if (own.length === 0 || contest.status === 'withdrawn') return [];
  const order = mostVotesFirst(contest.options);
  const question = contest.method === 'question';
  const shown = question ? contest.options : order.slice(0, mostOptions);
  const titles = own.map((group) => titleOf(group.group, groups));
  const column = Math.min(Math.floor(pen.width / 2) - 4, Math.max(...titles.map(widthOf)));
  const digits = Math.max(
    ...own.flatMap((group) => group.options.map((one) => formatNumber(one.votes).length)),
  );
  const columnOf = (id: string) => groups.find((group) => group.id === id)?.column ?? '';
  const several = new Set(own.map((group) => columnOf(group.group))).size > 1;
  return own.flatMap((group, at) => {
    const heading = columnOf(group.group);
    const first = several && heading !== columnOf(own[at - 1]?.group ?? '');
    const figures = shown.map((option) => {
      const votes = group.options.find((one) => one.id === option.id);
      return { option, votes: votes?.votes ?? 0, percent: percentOf(votes?.share.percent) };
    });
    const words = figures.map(
      ({ option, votes, percent }) =>
        `${padStart(formatNumber(votes), digits)}${tied}${question ? option.id : `${safe(option.title)}${percent}`}`,
    );
    const favour = question ? [figures[0]?.percent.trim() ?? ''] : [];
    const title = titles[at] ?? '';
    const text = [...words, ...favour].filter((one) => one !== '').join('  ');
    const beside = widthOf(title) <= column && column + 6 + leastRoom <= pen.width;
    const lines = beside
      ? hang(`    ${padEnd(title, column)}  `, text, pen.width)
      : [...hang('    ', title, pen.width), ...hang('      ', text, pen.width)];
    const above = first ? hang('    ', byColumn(safe(heading)), pen.width) : [];
    return [...above, ...lines].map((line) => pen.faint(line.trimEnd()));
  });
}

function percentOf(percent: number | undefined): string {
  return percent === undefined ? '' : `${tied}${padStart(formatPercent(percent), 6)}`;
}

/** The positions of a category by group: `Member, 372 took part: 260 Dissolve, 110 Delay`. */
export function categoryGroupLines(category: CategoryReport, groups: Groups, pen: Pen): string[] {
  const own = listedGroups(category.groups);
  if (own.length === 0) return [];
  const lines = own.map((group) => {
    const parts = group.positions.map(({ id, supporters }) =>
      categoryGroupWords(
        supporters,
        category.positions.find((position) => position.id === id)?.title ?? id,
      ),
    );
    return participantsWords(titleOf(group.group, groups), group.participants, parts);
  });
  return [...lines.flatMap((line) => hang('    ', safe(line), pen.width)), ''];
}

function titleOf(id: string, groups: Groups): string {
  return safe(groups.find((group) => group.id === id)?.title ?? id);
}
