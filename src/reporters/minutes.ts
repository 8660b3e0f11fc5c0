import { weightSentence } from '../report/messages/accounting.ts';
import { unitOf, unitOfReport } from '../report/messages/bases.ts';
import { positionOutcomeWords, supportSentence } from '../report/messages/category.ts';
import {
  decisionMinutes,
  doubtsMinutes,
  provenanceMinutes,
  quorumMinutes,
  rowsMinutes,
  turnoutMinutes,
} from '../report/messages/minutes.ts';
import { countedInPart } from '../report/messages/reading.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';
import { isolated } from './isolated.ts';
import { listedOptions } from './option-order.ts';
import { notesOf, rulesOf, sectionsOf, titlesOf } from './outline.ts';
import type { Reporter } from './reporter.ts';

/**
 * The paragraphs that a secretary pastes into minutes: turnout and quorum, each decision with its
 * count, base and rule, and what was set aside. A paragraph is one line, for a word processor wraps.
 */
export const minutes: Reporter = {
  id: 'minutes',
  extensions: ['minutes.txt'],
  render: (report) => {
    const { title, subtitle } = report.election;
    const sections = sectionsOf(report);
    const titleOf = titlesOf(report);
    const paragraphs = [
      ...openingParagraphs(report),
      ...sections.flatMap(({ title: heading, category, contests }) => [
        ...(sections.length > 1 ? [heading] : []),
        ...(category ? categoryParagraphs(category) : []),
        ...contests.map((contest) => contestParagraph(contest, titleOf(contest), report)),
      ]),
      doubtsMinutes(notesOf(report)),
      [...countedInPart(report.reading.sentences), ...rulesOf(report)].join(' '),
      provenanceMinutes(report),
    ];
    const head = [title, ...(subtitle === undefined ? [] : [subtitle])].map(isolated).join('\n');
    const shown = [head, ...paragraphs.map(isolated)].filter((text) => text !== '');
    return `${shown.join('\n\n')}\n`;
  },
};

function openingParagraphs(report: Report): string[] {
  const { turnout, accounting } = report;
  const { duplicates, weight, rulings } = accounting;
  return [
    [
      turnoutMinutes(turnout),
      ...(turnout.quorum ? [quorumMinutes(turnout.quorum, unitOfReport(report))] : []),
    ].join(' '),
    [
      rowsMinutes(accounting),
      duplicates.sentence,
      ...(weight === undefined ? [] : [weightSentence(weight)]),
    ].join(' '),
    (rulings ?? []).map(({ sentence }) => sentence).join(' '),
  ];
}

function contestParagraph(contest: ContestReport, title: string, report: Report): string {
  const { quorum } = contest;
  const own = quorum && quorum.sentence !== report.turnout.quorum?.sentence;
  return [
    ...decisionMinutes(contest, title, listedOptions(contest.options)),
    ...(own ? [quorumMinutes(quorum, unitOf(contest))] : []),
  ].join(' ');
}

/** Who supported which position, and which of these have a rule and met it. */
function categoryParagraphs(category: CategoryReport): string[] {
  if (category.positions.length === 0) return [];
  const outcomes = category.positions.flatMap((position) => positionOutcomeWords(position) ?? []);
  return [[supportSentence(category), category.sentence ?? '', ...outcomes].join(' ').trim()];
}
