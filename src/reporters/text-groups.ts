import {
  byColumn,
  categoryGroupWords,
  groupWords,
  leadingByGroup,
  participantsWords,
} from '../report/messages/accounting.ts';
import { unitOf } from '../report/messages/bases.ts';
import { labels } from '../report/messages/labels.ts';
import { formatNumber, formatPercent, percentOf } from '../report/numbers.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';
import { mostVotesFirst } from './option-order.ts';
import { listedGroups } from './outline.ts';
import { sectionLines } from './text-category.ts';
import { hang, most, padEnd, padStart, tied, widthOf } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { safe } from './visible.ts';

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
    const digits = most([5, ...own.map((group) => formatNumber(group.ballots).length + 2)]);
    const rows = own.flatMap((group) => {
      const lead = `${padStart(formatNumber(group.ballots), digits)}  ${padStart(percentOf(group.share), 7)}  `;
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

/** A contest by group: a line each, `Member   181 yes  118 no  60.54%`, or a line for each option where these are long. */
export function contestGroupLines(contest: ContestReport, groups: Groups, pen: Pen): string[] {
  const own = listedGroups(contest.groups);
  if (own.length === 0 || contest.status === 'withdrawn') return [];
  const question = contest.method === 'question';
  const shown = question ? contest.options : mostVotesFirst(contest.options).slice(0, mostOptions);
  const digits = most(
    own.flatMap((group) => group.options.map((one) => formatNumber(one.votes).length)),
  );
  const columnOf = (id: string) => groups.find((group) => group.id === id)?.column ?? '';
  const several = new Set(own.map((group) => columnOf(group.group))).size > 1;
  const rows = own.map(({ group, options }): GroupRow => {
    const figures = shown.map(({ id, title }) => {
      const found = options.find((one) => one.id === id);
      const { percent } = found?.share ?? {};
      return {
        title: question ? id : safe(title),
        votes: padded(formatNumber(found?.votes ?? 0), digits),
        percent: percent === undefined ? '' : padded(formatPercent(percent), 6),
      };
    });
    const parts = figures.map(({ title, votes, percent }) =>
      question || percent === ''
        ? `${votes}${tied}${title}`
        : `${votes}${tied}${title}${tied}${percent}`,
    );
    const favour = question ? [figures[0]?.percent ?? ''] : [];
    const text = [...parts, ...favour].filter((part) => part !== '').join('  ');
    return { title: titleOf(group, groups), text, figures };
  });
  const widest = most(rows.map(({ title }) => widthOf(title)));
  const column = Math.min(Math.floor(pen.width / 2) - 4, widest);
  const inline = question || rows.every(({ text }) => column + 6 + widthOf(text) <= pen.width);
  const { length } = contest.options;
  const fewer = shown.length < length ? leadingByGroup(shown.length, length) : undefined;
  const lines = own.flatMap(({ group }, at) => {
    const heading = columnOf(group);
    const first = several && heading !== columnOf(own[at - 1]?.group ?? '');
    const row = rows[at];
    if (row === undefined) return [];
    const lines = inline ? inlineRow(row, column, pen) : stackedRow(row, pen);
    const above = first ? hang('    ', byColumn(safe(heading)), pen.width) : [];
    return [...above, ...lines];
  });
  const note = fewer === undefined ? [] : hang('    ', fewer, pen.width);
  return [...lines, ...note].map((line) => pen.faint(line.trimEnd()));
}

/** One group: its figures, and all of them in one line. */
interface GroupRow {
  readonly title: string;
  readonly text: string;
  readonly figures: readonly {
    readonly title: string;
    readonly votes: string;
    readonly percent: string;
  }[];
}

function inlineRow({ title, text }: GroupRow, column: number, pen: Pen): string[] {
  return widthOf(title) <= column && column + 6 + leastRoom <= pen.width
    ? hang(`    ${padEnd(title, column)}  `, text, pen.width)
    : [...hang('    ', title, pen.width), ...hang('      ', text, pen.width)];
}

function stackedRow({ title, figures }: Pick<GroupRow, 'title' | 'figures'>, pen: Pen): string[] {
  const lines = figures.flatMap(({ title: option, votes, percent }) =>
    hang(`      ${[votes, percent].join('  ').replaceAll(tied, ' ')}  `, option, pen.width),
  );
  return [...hang('    ', title, pen.width), ...lines];
}

/** Figures one below the other, in spaces that are kept when lines are broken. */
function padded(figure: string, width: number): string {
  return padStart(figure, width).replaceAll(' ', tied);
}

/** The positions of a category by group: `Member, 372 took part: 260 Dissolve, 110 Delay`, or a line for each where these are long. */
export function categoryGroupLines(category: CategoryReport, groups: Groups, pen: Pen): string[] {
  const own = listedGroups(category.groups);
  if (own.length === 0) return [];
  const unit = unitOf(category);
  const nameOf = (id: string) =>
    safe(category.positions.find((position) => position.id === id)?.title ?? id);
  const inline = own.map(({ group, participants, positions }) => {
    const parts = positions.map(({ id, supporters }) => categoryGroupWords(supporters, nameOf(id)));
    return participantsWords(titleOf(group, groups), participants, unit, parts);
  });
  if (inline.every((line) => widthOf(line) + 4 <= pen.width))
    return [...inline.map((line) => `    ${line}`), ''];
  const digits = most(own.map(({ participants }) => formatNumber(participants).length));
  const stacked = own.flatMap(({ group, participants, positions }) =>
    stackedRow(
      {
        title: participantsWords(titleOf(group, groups), participants, unit, []),
        figures: positions.map(({ id, supporters, share }) => ({
          title: nameOf(id),
          votes: padStart(formatNumber(supporters), digits),
          percent: share.percent === undefined ? '' : padStart(formatPercent(share.percent), 7),
        })),
      },
      pen,
    ),
  );
  return [...stacked, ''];
}

function titleOf(id: string, groups: Groups): string {
  return safe(groups.find((group) => group.id === id)?.title ?? id);
}
