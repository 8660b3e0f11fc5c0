import { labels } from '../report/messages/labels.ts';
import type { CategoryReport, ContestReport, Report } from '../report/schema.ts';

/** A part of the report with the contests that stand in it: a category, or what is left. */
export interface Section {
  readonly category: CategoryReport | undefined;
  /** `Everything / Plans`: a category after those within which it lies */
  readonly title: string;
  readonly contests: readonly ContestReport[];
  /** contests of the category that stand in an earlier section */
  readonly above: number;
}

/** Every contest once: under the first of its categories, or else under the last heading. */
export function sectionsOf(report: Report): Section[] {
  const shown = new Set<string>();
  const take = (ids: ReadonlySet<string>) => {
    const own = report.contests.filter(({ id }) => ids.has(id) && !shown.has(id));
    for (const contest of own) shown.add(contest.id);
    return own;
  };
  const sections = report.categories.map((category): Section => {
    const above = category.contests.ids.filter((id) => shown.has(id)).length;
    const contests = take(directly(category, report));
    return { category, title: pathOf(category, report), contests, above };
  });
  const rest = take(new Set(report.contests.map(({ id }) => id)));
  if (rest.length === 0) return sections;
  const title = report.categories.length > 0 ? labels.otherContests : labels.contests;
  return [...sections, { category: undefined, title, contests: rest, above: 0 }];
}

function pathOf(category: CategoryReport, report: Report): string {
  const parent = report.categories.find((other) => other.id === category.within);
  return parent ? `${pathOf(parent, report)} / ${category.title}` : category.title;
}

/** The contests of a category that are in none of those within it: these stand below, by themselves. */
function directly(category: CategoryReport, { categories }: Report): ReadonlySet<string> {
  const below = new Set(
    categories
      .filter((other) => other.within === category.id)
      .flatMap((other) => other.contests.ids),
  );
  return new Set(category.contests.ids.filter((id) => !below.has(id)));
}

/** What a contest is called: its title, with its id where another has the same. */
export function namesOf({ contests }: Report): (contest: ContestReport) => string {
  const titles = new Map<string, number>();
  for (const { title } of contests) titles.set(title, (titles.get(title) ?? 0) + 1);
  return ({ title, id }) => ((titles.get(title) ?? 0) > 1 ? `${title} (${id})` : title);
}
