import { rowsIn, setAsideLead, weightSentence } from '../report/messages/accounting.ts';
import { standAbove } from '../report/messages/category.ts';
import { labels } from '../report/messages/labels.ts';
import { summarySentence } from '../report/messages/outcome.ts';
import { provenance } from '../report/messages/reading.ts';
import { listing, withoutCount } from '../report/messages/words.ts';
import { formatNumber } from '../report/numbers.ts';
import type { ContestReport, Report } from '../report/schema.ts';
import { evidenceOf } from './contest-evidence.ts';
import { notesOf, rulesAndBases, sectionsOf, titlesOf } from './outline.ts';
import type { Reporter, View } from './reporter.ts';
import { categoryLines, sectionLines } from './text-category.ts';
import { contestLines } from './text-contest.ts';
import { categoryGroupLines, contestGroupLines, groupLines } from './text-groups.ts';
import { hang, padStart, widthOf, wrap } from './text-layout.ts';
import { type Pen, penFor } from './text-pen.ts';
import { roundLines } from './text-rounds.ts';
import { safe } from './visible.ts';

/** Lines no longer than this are easy to read, however wide the terminal is. */
const widest = 110;
const narrowest = 30;

/** The report for a terminal or a plain file: who won, out of what, by which rule, and what was set aside. */
export const text: Reporter = {
  id: 'text',
  extensions: ['.txt'],
  render: (report, view) => {
    const pen = penFor(fitted(view));
    const lines = [
      ...titleLines(report, pen),
      '',
      ...accountingLines(report, pen),
      '',
      ...contestSections(report, pen),
      ...groupLines(report, pen),
      ...footerLines(report, pen),
    ];
    const shown = lines.map((line) => line.trimEnd()).join('\n');
    // What is cut has a mark of one letter in either, for the lines are measured already.
    return `${view.unicode ? shown : shown.replaceAll('…', '~')}\n`;
  },
};

function fitted(view: View): View {
  return { ...view, width: Math.max(narrowest, Math.min(widest, view.width)) };
}

function titleLines({ election }: Report, pen: Pen): string[] {
  const title = safe(election.title);
  const subtitle = safe(election.subtitle ?? '');
  const gap = pen.width - widthOf(title) - widthOf(subtitle);
  if (subtitle !== '' && gap >= 2) return [`${pen.strong(title)}${' '.repeat(gap)}${subtitle}`];
  return [
    ...wrap(title, pen.width).map((line) => pen.strong(line)),
    ...(subtitle === '' ? [] : wrap(subtitle, pen.width)),
  ];
}

/** Every row of the file: those that count, and why the others do not. */
function accountingLines({ accounting, turnout, contests }: Report, pen: Pen): string[] {
  const { rows, counted, setAside, files } = accounting;
  const digits = Math.max(5, ...[rows, counted].map((one) => formatNumber(one).length + 2));
  const lead = (number: number) => `${padStart(formatNumber(number), digits)}  `;
  const aside = rows - counted;
  const why = setAside.map((one) => one.sentence).join(', ');
  const several =
    files.length > 1 ? files.map((file) => rowsIn(file.name, file.rows, file.counted)) : [];
  return [
    ...hang(lead(counted), withoutCount(turnout.sentence), pen.width),
    ...hang(lead(aside), setAsideLead(why), pen.width),
    ...hang(lead(rows), safe(rowsIn(listing(files.map((file) => file.name)), rows)), pen.width),
    ...several.flatMap((line) => hang(' '.repeat(digits + 2), safe(line), pen.width)),
    '',
    ...wrap(accounting.duplicates.sentence, pen.width),
    ...(accounting.rulings ?? []).flatMap((one) => wrap(safe(one.sentence), pen.width)),
    ...(accounting.weight === undefined ? [] : wrap(weightSentence(accounting.weight), pen.width)),
    ...(contests.length > 1 ? wrap(summarySentence(contests), pen.width) : []),
  ];
}

function contestSections(report: Report, pen: Pen): string[] {
  return sectionsOf(report).flatMap(({ title, label, category, above, contests }) => [
    ...(category
      ? [
          ...categoryLines(category, title, pen),
          ...categoryGroupLines(category, report.groups, pen),
          ...aboveLines(above, pen),
        ]
      : [...sectionLines(title, label, pen), '']),
    ...blocks(report, contests, pen),
  ]);
}

/** Contests of several categories stand under the first of them. */
function aboveLines(contests: number, pen: Pen): string[] {
  return contests === 0 ? [] : [...hang('  ', standAbove(contests), pen.width), ''];
}

function blocks(report: Report, contests: readonly ContestReport[], pen: Pen): string[] {
  const titleOf = titlesOf(report);
  const evidence = evidenceOf(report, (contest) => roundLines(contest, pen).length > 0);
  return contests.flatMap((contest) => [
    ...contestLines(contest, evidence(contest), pen, titleOf(contest)),
    ...contestGroupLines(contest, report.groups, pen),
    '',
  ]);
}

function footerLines(report: Report, pen: Pen): string[] {
  const notes = notesOf(report);
  const bullets = (lines: readonly string[]) =>
    lines.flatMap((line) => hang('  ', safe(line), pen.width));
  return [
    ...sectionLines(labels.byRule, '', pen),
    '',
    ...bullets(rulesAndBases(report)),
    '',
    ...sectionLines(labels.howRead, '', pen),
    '',
    ...bullets(report.reading.sentences),
    ...(notes.length === 0
      ? []
      : ['', ...sectionLines(labels.lookAt, '', pen), '', ...bullets(notes)]),
    '',
    ...bullets(provenance(report)).map((line) => pen.faint(line)),
  ];
}
