import { unitOfReport } from '../report/messages/bases.ts';
import { quorumExplained } from '../report/messages/deciding.ts';
import { sameBaseSentence } from '../report/messages/evidence.ts';
import { labels } from '../report/messages/labels.ts';
import { contestCount, mostVotesExplained } from '../report/messages/outcome.ts';
import { ruleExplained } from '../report/messages/rules.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';

/** A part of the report with its contests; each contest stands in one section only. */
export interface Section {
  readonly title: string;
  readonly category?: CategoryReport;
  /** how many contests there are, where no category says it */
  readonly label: string;
  /** contests of the category that stand in a section above */
  readonly above: number;
  readonly contests: readonly ContestReport[];
}

/** What is worth a look; of rows set aside the accounting has said it. */
export function notesOf({ diagnostics }: Report): string[] {
  return diagnostics.flatMap(({ code, message }) => (code === 'rows.set-aside' ? [] : [message]));
}

/** The contests by category, in the order in which they are read, and last those in none. */
export function sectionsOf(report: Report): Section[] {
  const shown = new Set<string>();
  const take = (ids: readonly string[]) => {
    const wanted = new Set(ids);
    const own = report.contests.filter(({ id }) => wanted.has(id) && !shown.has(id));
    for (const { id } of own) shown.add(id);
    return own;
  };
  const byId = new Map(report.categories.map((category) => [category.id, category]));
  const sections = report.categories.map((category): Section => {
    const above = category.contests.ids.filter((id) => shown.has(id)).length;
    const contests = take(directly(category, report));
    return { title: pathOf(category, byId), category, label: '', above, contests };
  });
  const rest = take(report.contests.map(({ id }) => id));
  if (rest.length === 0) return sections;
  const title = report.categories.length > 0 ? labels.otherContests : labels.contests;
  return [...sections, { title, label: contestCount(rest.length), above: 0, contests: rest }];
}

/** `Everything / Plans`: a category after those within which it lies. */
function pathOf(category: CategoryReport, byId: ReadonlyMap<string, CategoryReport>): string {
  const titles: string[] = [];
  for (let own: CategoryReport | undefined = category; own; own = byId.get(own.within ?? ''))
    titles.unshift(own.title);
  return titles.join(' / ');
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

/** The title of each contest, with its id where another has the same. */
export function titlesOf({ contests }: Report): (contest: ContestReport) => string {
  const titles = new Map<string, number>();
  for (const { title } of contests) titles.set(title, (titles.get(title) ?? 0) + 1);
  return ({ title, id }) => ((titles.get(title) ?? 0) > 1 ? `${title} (${id})` : title);
}

/** More contests than this that no base changes are told of once, at the end. */
const mostRepeated = 3;

/** How many contests come out the same on every other base, where that is told once for all. */
export function sameOnEveryBase({ contests }: Report): number | undefined {
  const same = contests.filter((one) => one.counterfactuals?.every((other) => !other.differs));
  return same.length > mostRepeated ? same.length : undefined;
}

/** Each rule that decided something, once, with what its base holds. */
export function rulesOf(report: Report): string[] {
  const { contests, categories } = report;
  const unit = unitOfReport(report);
  const active = contests.filter((contest) => contest.status === 'active');
  const rules = active.flatMap(({ rule, method }) =>
    rule === undefined ? [] : [ruleExplained(rule, unit, method)],
  );
  const most = new Set(
    active.flatMap((contest) => (contest.rule === undefined ? [contest.method] : [])),
  );
  const positions = new Set(
    categories.flatMap((category) => category.positions.flatMap((one) => one.rule ?? [])),
  );
  const quorums = new Set(
    active.flatMap(({ quorum }) => (quorum ? [quorumExplained(quorum, unit)] : [])),
  );
  return [
    ...new Set([...rules, ...[...positions].map((rule) => ruleExplained(rule, unit))]),
    ...[...most].map((method) => mostVotesExplained(method, unit)),
    ...quorums,
  ];
}

/** The rules, and of how many contests it was not said that no base changes them. */
export function rulesAndBases(report: Report): string[] {
  const same = sameOnEveryBase(report);
  return [
    ...rulesOf(report),
    ...(same === undefined
      ? []
      : [sameBaseSentence(same, report.contests.filter((one) => one.status === 'active').length)]),
  ];
}

/** Groups that are listed under a contest or a category; the document has them all. */
const mostGroups = 12;

/** The figures by group that are shown. */
export function listedGroups<T>(groups: readonly T[] | undefined): readonly T[] {
  return groups === undefined || groups.length > mostGroups ? [] : groups;
}
