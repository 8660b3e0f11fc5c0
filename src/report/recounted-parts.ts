import { orderedBy } from '../base/order.ts';
import { robustnessSentence } from './messages/evidence.ts';
import { basesOfOneReport, namesOf, publishedParts } from './published-parts.ts';
import type { Report, RobustnessReport } from './schema.ts';

/**
 * All that follows from the redacted ballots of a report: its contests and categories, how many ballots
 * count and how firm each outcome is, the turnout, and the groups that stand in the ballots. `claimed`
 * is what the report says of it, `counted` what the ballots give.
 */
export function recountedParts(report: Report, recount: Report) {
  const { accounting, published } = report;
  const aside = accounting.setAside.reduce((sum, one) => sum + one.rows, 0);
  const now = recount.accounting.counted;
  return {
    claimed: {
      ...partsOf(report, recount, report),
      accounting: accountingOf(report, accounting.rows),
      published: { rows: published?.rows },
    },
    counted: {
      ...partsOf(recount, report, report),
      accounting: accountingOf(recount, now + aside),
      published: { rows: now },
    },
  };
}

/** Headings of the groups that the report shows and the ballots do not have, each once. */
export function groupsLeftOut(report: Report, recount: Report): string[] {
  const there = new Set(recount.groups.map(({ column }) => column));
  return [...new Set(report.groups.map(({ column }) => column))].filter((own) => !there.has(own));
}

/** Titles of the contests that the report tells of on a base of eligible voters, and the ballots do not. */
export function basesLeftOut(report: Report, recount: Report): string[] {
  return report.contests.flatMap(({ title, counterfactuals }, at) =>
    basesOfOneReport(counterfactuals, recount.contests[at]?.counterfactuals).size > 0
      ? [title]
      : [],
  );
}

function partsOf(own: Report, other: Report, report: Report) {
  const names = namesOf(own);
  const shared = new Set(namesOf(other).values());
  const ids = new Map([...namesOf(report)].map(([id, name]) => [name, id]));
  const groupId = (name = '') => ids.get(name) ?? name;
  const renamed = <T extends { readonly group: string }>(groups: readonly T[]) =>
    groups.map((one) => ({ ...one, group: groupId(one.group) }));
  const { contests, categories } = publishedParts(own, other);
  return {
    contests: contests.map(({ groups, ...rest }, at) => ({
      ...rest,
      groups: renamed(groups),
      robustness: firmness(own.contests[at]?.robustness, report.contests[at]?.robustness),
    })),
    categories: categories.map(({ groups, ...rest }) => ({ ...rest, groups: renamed(groups) })),
    groups: orderedBy(
      own.groups
        .filter(({ id }) => shared.has(names.get(id) ?? ''))
        .map(({ id, title, column, ballots, weight, share }) => {
          return { id: groupId(names.get(id)), title, column, ballots, weight, share };
        }),
      ({ id }) => id,
    ),
    turnout: own.turnout,
  };
}

function accountingOf({ accounting: { counted, weight } }: Report, rows: number) {
  return { rows, counted, weight };
}

/** Of the robustness the margin, and the sentence; what was set aside is taken from the report. */
function firmness(
  own: RobustnessReport | undefined,
  claimed: RobustnessReport | undefined,
): Pick<RobustnessReport, 'margin' | 'sentence'> | undefined {
  if (own === undefined || claimed === undefined || own === claimed)
    return own && { margin: own.margin, sentence: own.sentence };
  const { margin } = own;
  return { margin, sentence: robustnessSentence({ margin, setAside: claimed.setAside }) };
}
