import { rowsIn, setAsideLead, weightSentence } from '../report/messages/accounting.ts';
import { labels, tableLabels } from '../report/messages/labels.ts';
import { summarySentence } from '../report/messages/outcome.ts';
import { countedBy, definitionWords } from '../report/messages/reading.ts';
import { listing, withoutCount } from '../report/messages/words.ts';
import { formatNumber } from '../report/numbers.ts';
import type { Report } from '../report/schema.ts';
import { evidenceOf } from './contest-evidence.ts';
import { markdownCategory } from './markdown-category.ts';
import { markdownContest } from './markdown-contest.ts';
import { markdownGroups } from './markdown-groups.ts';
import { roundRows } from './markdown-rounds.ts';
import { bullets, markdownTable, strong } from './markdown-table.ts';
import { markdownText } from './markdown-text.ts';
import { notesOf, rulesAndBases, sectionsOf, titlesOf } from './outline.ts';
import type { Reporter } from './reporter.ts';

/** The report for a pull request, a wiki or the summary of a job: outcomes first, then what they rest on. */
export const markdown: Reporter = {
  id: 'markdown',
  extensions: ['.md', '.markdown'],
  render: (report) => {
    const { title, subtitle } = report.election;
    const titleOf = titlesOf(report);
    const evidence = evidenceOf(report, (contest) => roundRows(contest).length > 0);
    const blocks = [
      `# ${markdownText(title)}`,
      ...(subtitle === undefined ? [] : [markdownText(subtitle)]),
      ...outcomes(report),
      ...accounting(report),
      ...sectionsOf(report).flatMap((section) => [
        `## ${markdownText(section.title)}`,
        ...(section.category ? markdownCategory(section.category, section.above, report) : []),
        ...section.contests.flatMap((contest) =>
          markdownContest(contest, titleOf(contest), evidence(contest), report),
        ),
      ]),
      ...markdownGroups(report),
      ...part(labels.byRule, rulesAndBases(report)),
      ...part(labels.howRead, report.reading.sentences),
      ...part(labels.lookAt, notesOf(report)),
      ...files(report),
    ];
    return `${blocks.join('\n\n')}\n`;
  },
};

/** What came of each contest, in one table. */
function outcomes(report: Report): string[] {
  const { contests } = report;
  const titleOf = titlesOf(report);
  return [
    ...(contests.length > 1 ? [strong(markdownText(summarySentence(contests)))] : []),
    markdownTable(
      [
        [tableLabels.contest, 'left'],
        [tableLabels.outcome, 'left'],
      ],
      contests.map((contest) => [
        markdownText(titleOf(contest)),
        markdownText(contest.outcome.sentence),
      ]),
    ),
  ];
}

/** Every row of the files: those that count, and why the others do not. */
function accounting({ accounting, turnout }: Report): string[] {
  const { rows, counted, setAside, files, duplicates, rulings, weight } = accounting;
  const row = (count: number, words: string) => [formatNumber(count), markdownText(words)];
  const names = listing(files.map(({ name }) => name));
  const several = files.length > 1 ? files : [];
  return [
    `## ${labels.everyBallot}`,
    markdownTable(
      [
        [tableLabels.rows, 'right'],
        ['', 'left'],
      ],
      [
        row(counted, withoutCount(turnout.sentence)),
        ...setAside.map((one) => row(one.rows, setAsideLead(withoutCount(one.sentence)))),
        row(rows, rowsIn(names, rows)).map(strong),
      ],
    ),
    ...(several.length === 0
      ? []
      : [bullets(several.map((one) => markdownText(rowsIn(one.name, one.rows, one.counted))))]),
    bullets(
      [
        duplicates.sentence,
        ...(rulings ?? []).map(({ sentence }) => sentence),
        ...(weight === undefined ? [] : [weightSentence(weight)]),
      ].map(markdownText),
    ),
  ];
}

function part(heading: string, sentences: readonly string[]): string[] {
  if (sentences.length === 0) return [];
  return [`## ${markdownText(heading)}`, bullets(sentences.map(markdownText))];
}

/** What was counted, with what proves it. */
function files({ inputs, definition, published, tally }: Report): string[] {
  const code = (text: string) => `\`${text}\``;
  return [
    `## ${labels.files}`,
    markdownTable(
      [
        [tableLabels.file, 'left'],
        [tableLabels.rows, 'right'],
        [tableLabels.bytes, 'right'],
        [tableLabels.hash, 'left'],
      ],
      [
        ...[...inputs, ...(published ? [published] : [])].map(({ name, rows, bytes, sha256 }) => [
          markdownText(name),
          formatNumber(rows),
          formatNumber(bytes),
          code(sha256),
        ]),
        [markdownText(definitionWords(definition)), '', '', code(definition.sha256)],
      ],
    ),
    markdownText(countedBy(tally.version)),
  ];
}
