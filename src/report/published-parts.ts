import { canonicalJson } from '../base/canonical-json.ts';
import type { CategoryReport, ContestReport, Report } from './schema.ts';

/**
 * The contests and categories of a report as far as they follow from its redacted ballots. What was
 * set aside does not, nor do the groups that are not in them: `like` is the report that has those.
 */
export function publishedParts(report: Report, like: Report) {
  const names = namesOf(report);
  const shared = new Set(namesOf(like).values());
  const known = ({ group }: { readonly group: string }) => shared.has(names.get(group) ?? '');
  const named = <T extends { readonly group: string }>(groups: readonly T[]) =>
    groups
      .filter(known)
      .map((own) => ({ ...own, group: names.get(own.group) ?? '' }))
      .sort((a, b) => (a.group < b.group ? -1 : 1));
  return {
    contests: report.contests.map(({ robustness, groups = [], ...rest }: ContestReport) => ({
      ...rest,
      groups: named(groups),
    })),
    categories: report.categories.map(({ groups = [], ...rest }: CategoryReport) => ({
      ...rest,
      groups: named(groups),
    })),
  };
}

/** The contests and categories, by title, in which the redacted ballots give something else. */
export function unlikeTitles(report: Report, recount: Report): string[] {
  const own = publishedParts(report, recount);
  const again = publishedParts(recount, report);
  const unlike = (key: 'contests' | 'categories') =>
    report[key].flatMap(({ title }, at) => {
      const other = again[key][at];
      return other && canonicalJson(own[key][at]) === canonicalJson(other) ? [] : [title];
    });
  return [...unlike('contests'), ...unlike('categories')];
}

/** The groups by which a report has its figures, by id, in words that are the same in another report. Those of nobody are none. */
export function namesOf({ groups, contests }: Report): Map<string, string> {
  const used = new Set(
    contests.flatMap((contest) => contest.groups ?? []).map(({ group }) => group),
  );
  return new Map(
    groups.flatMap(({ id, column, title, ballots }): [string, string][] =>
      ballots === 0 || !used.has(id) ? [] : [[id, JSON.stringify([column, title])]],
    ),
  );
}
