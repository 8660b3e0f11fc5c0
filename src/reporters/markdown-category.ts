import { unitOf } from '../report/messages/bases.ts';
import {
  categoryLabel,
  countedUnit,
  positionOutcomeWords,
  positionsSentence,
  positionWords,
  standAbove,
} from '../report/messages/category.ts';
import { supportLabels, tableLabels } from '../report/messages/labels.ts';
import { formatNumber, percentOf } from '../report/numbers.ts';
import type { CategoryReport, Report } from '../report/schema.ts';
import { combinationsOf } from './combinations.ts';
import { groupTitle } from './markdown-groups.ts';
import { bullets, markdownTable } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';
import { listedGroups } from './outline.ts';

/** A category: who took part, the support of its positions by distinct voter and by group, and their overlaps. */
export function markdownCategory(
  category: CategoryReport,
  above: number,
  report: Report,
): string[] {
  const { positions } = category;
  const counted = countedUnit(category);
  const { ofParticipants, ofBallots } = supportLabels[unitOf(category)];
  const groups = listedGroups(category.groups);
  const combinations = combinationsOf(category);
  const outcomes = positions.flatMap((position) => positionOutcomeWords(position) ?? []);
  const head = [
    markdownText(categoryLabel(category)),
    ...(above === 0 ? [] : [markdownText(standAbove(above))]),
  ];
  if (positions.length === 0) return head;
  return [
    ...head,
    markdownTable(
      [
        [tableLabels.position, 'left'],
        [counted, 'right'],
        [ofParticipants, 'right'],
        [ofBallots, 'right'],
        [tableLabels.alone, 'right'],
        ...groups.map(({ group }) => [groupTitle(group, report), 'right'] as const),
      ],
      [
        ...positions.map((position, at) => [
          markdownText(positionWords(position)),
          formatNumber(position.supporters),
          percentOf(position.ofParticipants),
          percentOf(position.ofBallots),
          formatNumber(position.only),
          ...groups.map((group) => formatNumber(group.positions[at]?.supporters ?? 0)),
        ]),
      ],
    ),
    ...(outcomes.length === 0 ? [] : [bullets(outcomes.map(markdownText))]),
    markdownText(positionsSentence(category)),
    ...(combinations.length === 0
      ? []
      : [
          markdownTable(
            [
              [counted, 'right'],
              [tableLabels.together, 'left'],
            ],
            combinations.map(([count, words]) => [formatNumber(count), markdownText(words)]),
          ),
        ]),
  ];
}
