import type { ContestReport, CounterfactualReport, Report } from '../report/schema.ts';
import { exhibitFacts } from './csv-exhibits.ts';
import { type About, type Fact, factsOf, shareFact } from './csv-facts.ts';
import { quorumFacts } from './csv-quorum.ts';

/** Every figure of one contest. */
export function contestFacts(contest: ContestReport, report: Report): Fact[] {
  const { id, title, method, seats, status, rule, band, outcome, accounting, heads } = contest;
  const about = { section: 'contest', id, title };
  // Under another name than those of the options, so that nobody adds them up with their sum.
  const { votes: totalVotes, ...ballots } = accounting;
  const titles = new Map(contest.options.map((option) => [option.id, option.title]));
  const optionOf = (item: string): About => {
    const itemTitle = titles.get(item);
    return { ...about, item, ...(itemTitle !== undefined && { itemTitle }) };
  };
  return [
    ...factsOf(about, { method, seats, status, rule, outcome: outcome.kind, band }),
    ...factsOf(about, { unfilled: outcome.unfilled, sentence: outcome.sentence }),
    ...factsOf(about, { ...ballots, totalVotes }),
    ...factsOf(about, heads ?? {}, 'heads.'),
    ...(contest.invalidMarks ?? []).map(({ reason, ballots }) => ({
      ...about,
      item: reason,
      measure: 'invalidMarks',
      value: ballots,
    })),
    ...contest.options.flatMap((option) => [
      shareFact(optionOf(option.id), 'votes', option.share),
      ...factsOf(optionOf(option.id), { heads: option.heads, ...option.score }),
    ]),
    ...factsOf(about, contest.scores ?? {}, 'scores.'),
    ...outcomeFacts(contest, optionOf),
    ...exhibitFacts(contest, about, optionOf, report),
    ...quorumFacts(about, contest.quorum),
    ...(contest.counterfactuals ?? []).flatMap((one) => otherwiseFacts(one, about, optionOf)),
    ...robustnessFacts(contest, about),
    ...(contest.rivals ?? []).map(({ contest: item, votes }) => ({
      ...about,
      item,
      itemTitle: report.contests.find((one) => one.id === item)?.title ?? '',
      measure: 'rivals',
      value: votes,
    })),
    ...groupFacts(contest, optionOf, report),
  ];
}

/** Which options win, are tied, or go on. */
function outcomeFacts({ outcome }: ContestReport, optionOf: (id: string) => About): Fact[] {
  const fact = (measure: string, value: Fact['value']) => (id: string) => ({
    ...optionOf(id),
    measure,
    value,
  });
  return [
    ...outcome.winners.map(fact('winner', true)),
    ...(outcome.tied ?? []).flatMap(({ options, seats }) => options.map(fact('tied', seats))),
    ...(outcome.runoff ?? []).map(fact('runoff', true)),
  ];
}

/** What another base would have given. */
function otherwiseFacts(
  { base, of, needed, outcome, differs, winners }: CounterfactualReport,
  about: About,
  optionOf: (id: string) => About,
): Fact[] {
  const on = { base: String(base), ...(of !== undefined && { of }) };
  return [
    ...factsOf(about, { outcome, needed, differs }, 'counterfactuals.'),
    ...(winners ?? []).flatMap((id) => factsOf(optionOf(id), { winner: true }, 'counterfactuals.')),
  ].map((fact) => ({ ...fact, ...on }));
}

function robustnessFacts({ robustness }: ContestReport, about: About): Fact[] {
  if (robustness === undefined) return [];
  return [
    ...factsOf(about, robustness.margin, 'margin.'),
    ...factsOf(about, robustness.setAside, 'setAside.'),
  ];
}

function groupFacts(
  contest: ContestReport,
  optionOf: (id: string) => About,
  { groups }: Report,
): Fact[] {
  const { id, title } = contest;
  return (contest.groups ?? []).flatMap(({ group, options, ...counts }) => {
    const own = { group, groupTitle: groups.find((one) => one.id === group)?.title ?? group };
    return [
      ...factsOf({ section: 'contest', id, title, ...own }, counts),
      ...options.map((option) =>
        shareFact({ ...optionOf(option.id), ...own }, 'votes', option.share),
      ),
    ];
  });
}
