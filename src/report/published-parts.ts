import { canonicalJson } from '../base/canonical-json.ts';
import { orderedBy } from '../base/order.ts';
import { baseSentence } from './messages/evidence.ts';
import type { CategoryReport, ContestReport, Report } from './schema.ts';

/**
 * The contests and categories of a report as far as they follow from its redacted ballots. What was
 * set aside does not, nor do the groups that are not in them, nor what would hang on how many of each
 * group are eligible, which the roll alone tells: `like` is the report from the other of both.
 */
export function publishedParts(report: Report, like: Report) {
  const names = namesOf(report);
  const shared = new Set(namesOf(like).values());
  const known = ({ group }: { readonly group: string }) => shared.has(names.get(group) ?? '');
  const named = <T extends { readonly group: string }>(groups: readonly T[]) =>
    orderedBy(
      groups.filter(known).map((own) => ({ ...own, group: names.get(own.group) ?? '' })),
      ({ group }) => group,
    );
  return {
    contests: report.contests.map(({ robustness, groups = [], ...rest }: ContestReport, at) => ({
      ...rest,
      ...otherBases(rest, like.contests[at]),
      groups: named(groups),
    })),
    categories: report.categories.map(({ groups = [], ...rest }: CategoryReport) => ({
      ...rest,
      groups: named(groups),
    })),
  };
}

type OtherBases = Pick<ContestReport, 'counterfactuals' | 'baseSentence'>;

/** What other bases would have given, without those of which one report alone knows the size. */
function otherBases(
  { counterfactuals, baseSentence: told, options, heads }: Omit<ContestReport, 'robustness'>,
  like: ContestReport | undefined,
): OtherBases {
  const unsaid = basesOfOneReport(counterfactuals, like?.counterfactuals);
  if (counterfactuals === undefined || unsaid.size === 0) return {};
  const shared = counterfactuals.filter(({ base }) => !unsaid.has(base));
  const sentence = (of: typeof counterfactuals) =>
    baseSentence(of, options, heads === undefined ? 'heads' : 'weight');
  // A sentence that does not say what stands beside it stays, and differs.
  const changed = told !== sentence(counterfactuals);
  return { counterfactuals: shared, ...(!changed && { baseSentence: sentence(shared) }) };
}

/** Bases of eligible voters that could be computed in one of two counts alone: with a roll they are known by group. */
export function basesOfOneReport(
  own: ContestReport['counterfactuals'] = [],
  other: ContestReport['counterfactuals'] = [],
): Set<string | number> {
  const known = new Map(other.map(({ base, computable }) => [base, computable]));
  return new Set(
    own.flatMap(({ base, computable }) =>
      String(base).startsWith('eligible') && known.get(base) === !computable ? [base] : [],
    ),
  );
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
