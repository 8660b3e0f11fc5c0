import { baseIn, ofBase } from '../report/messages/bases.ts';
import { figureOf, voteNoun } from '../report/messages/figures.ts';
import { countLabels, tableLabels } from '../report/messages/labels.ts';
import { moreOptions } from '../report/messages/outcome.ts';
import { formatNumber, percentOf } from '../report/numbers.ts';
import type { ContestReport, Report, ShareReport } from '../report/schema.ts';
import { groupTitle } from './markdown-groups.ts';
import { roundRows } from './markdown-rounds.ts';
import { bullets, markdownTable, strong } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';
import { headsWords, listedOptions, votesOf } from './option-order.ts';
import { listedGroups } from './outline.ts';

/** One contest: its title and outcome, every ballot by what it says, by group as well, and what the outcome hangs on. */
export function markdownContest(
  contest: ContestReport,
  title: string,
  evidence: readonly string[],
  report: Report,
): string[] {
  const { band, outcome, method, status } = contest;
  const head = [
    `### ${markdownText(title)}`,
    strong(markdownText([outcome.sentence, ...(band === undefined ? [] : [band])].join(' – '))),
  ];
  if (status === 'withdrawn') return head;
  const heads = headsWords(contest);
  const said = [...(heads === undefined ? [] : [heads]), ...evidence];
  return [
    ...head,
    ...(method === 'question' ? questionTable(contest, report) : optionTable(contest, report)),
    ...roundRows(contest),
    ...(said.length === 0 ? [] : [bullets(said.map(markdownText))]),
  ];
}

/** A question: all ballots, and those of each group, a row each. */
function questionTable(contest: ContestReport, report: Report): string[] {
  const { accounting, options } = contest;
  const groups = listedGroups(contest.groups);
  const kinds = [
    'abstain',
    'blank',
    ...(accounting.invalid > 0 ? ['invalid' as const] : []),
  ] as const;
  const row = (
    title: string,
    counts: Pick<ContestReport['accounting'], (typeof kinds)[number]>,
    votes: readonly { readonly votes: number; readonly share: ShareReport }[],
  ) => [
    title,
    ...votes.map((option) => formatNumber(option.votes)),
    ...kinds.map((kind) => formatNumber(counts[kind])),
    percentOf(votes[0]?.share),
  ];
  return [
    markdownTable(
      [
        ['', 'left'],
        ...[countLabels.yes, countLabels.no, ...kinds.map((kind) => countLabels[kind])].map(
          (label) => [label, 'right'] as const,
        ),
        [tableLabels.yesOfValid, 'right'],
      ],
      [
        row(strong(tableLabels.allBallots), accounting, options),
        ...groups.map((group) => row(groupTitle(group.group, report), group, group.options)),
      ],
    ),
  ];
}

/** A choice: its options with their votes, in each group as well, and the ballots that chose none. */
function optionTable(contest: ContestReport, report: Report): string[] {
  const { accounting, method, outcome } = contest;
  const { shown, hidden } = listedOptions(contest.options);
  const groups = listedGroups(contest.groups);
  const kinds = ['valid', 'abstain', 'blank', 'invalid'] as const;
  const options = shown.map((option) => {
    const title = markdownText(option.title);
    const won = outcome.winners.includes(option.id);
    return [
      won ? strong(title) : title,
      formatNumber(option.votes),
      percentOf(option.share),
      ...groups.map((group) => formatNumber(votesIn(group, option.id))),
    ];
  });
  const rest = kinds
    .filter((kind) => kind !== 'invalid' || accounting.invalid > 0)
    .map((kind) => [
      `*${countLabels[kind]}*`,
      formatNumber(accounting[kind]),
      '',
      ...groups.map((group) => formatNumber(group[kind])),
    ]);
  return [
    markdownTable(
      [
        [tableLabels.option, 'left'],
        [tableLabels[figureOf(method)], 'right'],
        [ofBase(baseIn(contest)), 'right'],
        ...groups.map((group) => [groupTitle(group.group, report), 'right'] as const),
      ],
      [...options, ...rest],
    ),
    ...(hidden.length === 0
      ? []
      : [markdownText(moreOptions(hidden.length, votesOf(hidden), voteNoun(method)))]),
  ];
}

function votesIn(group: NonNullable<ContestReport['groups']>[number], id: string): number {
  return group.options.find((option) => option.id === id)?.votes ?? 0;
}
