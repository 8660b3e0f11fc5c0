import { rowsIn, setAsideLead, weightSentence } from '../report/messages/accounting.ts';
import { standAbove } from '../report/messages/category.ts';
import { quorumExplained } from '../report/messages/deciding.ts';
import { sameBaseSentence } from '../report/messages/evidence.ts';
import { labels } from '../report/messages/labels.ts';
import { contestCount, mostVotesExplained, summarySentence } from '../report/messages/outcome.ts';
import { provenance } from '../report/messages/reading.ts';
import { ruleExplained } from '../report/messages/rules.ts';
import { listing } from '../report/messages/words.ts';
import { formatNumber } from '../report/numbers.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';
import type { Reporter, View } from './reporter.ts';
import { categoryLines, sectionLines } from './text-category.ts';
import { contestLines } from './text-contest.ts';
import { categoryGroupLines, contestGroupLines, groupLines } from './text-groups.ts';
import { hang, padStart, safe, widthOf, wrap } from './text-layout.ts';
import { type Pen, penFor } from './text-pen.ts';

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
    return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
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
    ...hang(lead(counted), `${turnout.sentence.replace(/^[\d,]+ /, '')}`, pen.width),
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
  const titles = new Map<string, number>();
  for (const { title } of report.contests) titles.set(title, (titles.get(title) ?? 0) + 1);
  const named = ({ title, id }: ContestReport) =>
    (titles.get(title) ?? 0) > 1 ? `${title} (${id})` : title;
  const shown = new Set<string>();
  const take = (ids: readonly string[]) => {
    const own = report.contests.filter(
      (contest) => ids.includes(contest.id) && !shown.has(contest.id),
    );
    for (const contest of own) shown.add(contest.id);
    return own;
  };
  const above = (ids: readonly string[]) => ids.filter((id) => shown.has(id)).length;
  const sections = report.categories.flatMap((category) => [
    ...categoryLines(category, pathOf(category, report), pen),
    ...categoryGroupLines(category, report.groups, pen),
    ...aboveLines(above(category.contests.ids), pen),
    ...blocks(report, take(directly(category, report)), pen, named),
  ]);
  const rest = take(report.contests.map((contest) => contest.id));
  if (rest.length === 0) return sections;
  const title = report.categories.length > 0 ? labels.otherContests : labels.contests;
  return [
    ...sections,
    ...sectionLines(title, contestCount(rest.length), pen),
    '',
    ...blocks(report, rest, pen, named),
  ];
}

/** `Everything / Plans`: a category after those within which it lies. */
function pathOf(category: CategoryReport, report: Report): string {
  const parent = report.categories.find((other) => other.id === category.within);
  return parent ? `${pathOf(parent, report)} / ${category.title}` : category.title;
}

/** The contests of a category that are in none of those within it: these stand below, by themselves. */
function directly(category: CategoryReport, { categories }: Report): string[] {
  const below = new Set(
    categories
      .filter((other) => other.within === category.id)
      .flatMap((other) => other.contests.ids),
  );
  return category.contests.ids.filter((id) => !below.has(id));
}

/** Contests of several categories stand under the first of them. */
function aboveLines(contests: number, pen: Pen): string[] {
  return contests === 0 ? [] : [...hang('  ', standAbove(contests), pen.width), ''];
}

/** More contests than this that no base changes are told of once, at the end. */
const mostRepeated = 3;

/** How many contests come out the same on every other base. */
function unchanged({ contests }: Report): number {
  const same = contests.filter((one) => one.counterfactuals?.every((other) => !other.differs));
  return same.length;
}

function blocks(
  report: Report,
  contests: readonly ContestReport[],
  pen: Pen,
  named: (contest: ContestReport) => string,
): string[] {
  const shown = {
    quorum: report.turnout.quorum?.sentence,
    sameBase: unchanged(report) > mostRepeated ? ('once' as const) : ('each' as const),
  };
  return contests.flatMap((contest) => [
    ...contestLines(contest, pen, named(contest), shown),
    ...contestGroupLines(contest, report.groups, pen),
    '',
  ]);
}

function footerLines(report: Report, pen: Pen): string[] {
  const notes = report.diagnostics.filter((one) => one.code !== 'rows.set-aside');
  const bullets = (lines: readonly string[]) =>
    lines.flatMap((line) => hang('  ', safe(line), pen.width));
  return [
    ...sectionLines(labels.byRule, '', pen),
    '',
    ...bullets(rulesOf(report)),
    '',
    ...sectionLines(labels.howRead, '', pen),
    '',
    ...bullets(report.reading.sentences),
    ...(notes.length === 0
      ? []
      : [
          '',
          ...sectionLines(labels.lookAt, '', pen),
          '',
          ...bullets(notes.map((one) => one.message)),
        ]),
    '',
    ...bullets(provenance(report)).map((line) => pen.faint(line)),
  ];
}

/** Each rule that decided something, once, with what its base holds. */
function rulesOf(report: Report): string[] {
  const { contests, categories } = report;
  const active = contests.filter((contest) => contest.status === 'active');
  const rules = new Set(active.flatMap((contest) => contest.rule ?? []));
  const most = new Set(
    active.flatMap((contest) => (contest.rule === undefined ? [contest.method] : [])),
  );
  const positions = new Set(
    categories.flatMap((category) => category.positions.flatMap((one) => one.rule ?? [])),
  );
  const quorums = new Set(
    active.flatMap(({ quorum }) => (quorum ? [quorumExplained(quorum)] : [])),
  );
  return [
    ...[...rules, ...positions].map(ruleExplained),
    ...[...most].map(mostVotesExplained),
    ...quorums,
    ...(unchanged(report) > mostRepeated ? [sameBaseSentence(unchanged(report))] : []),
  ];
}
