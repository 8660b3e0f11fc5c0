import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Report } from '../../src/report/schema.ts';
import { entries } from './expectation.ts';
import { fixtures } from './fixture.ts';

/** What a published.json may say: the official figures of a real election. Strict, as expect.json is. */

const whole = z.int().min(0);
const words = z.string().min(1);

const contest = z.strictObject({
  id: z.string(),
  column: z.string(),
  counts: entries.describe('By the id or the title of an option, or `abstain`.'),
  winners: z.array(z.string()).optional(),
  n_ballots: whole.optional(),
  n_valid: whole.optional(),
  n_blank: whole.optional(),
  n_invalid: whole.optional(),
  n_rejected: whole.optional(),
  quota: whole.optional(),
  elected_in: z.record(z.string(), whole).optional().describe('The round in which each was.'),
  rounds: z.array(z.record(z.string(), z.string())).optional().describe('To five decimals.'),
  pct_of_valid: z.record(z.string(), z.string()).optional(),
  pct_rejected: z.string().optional(),
  official_result: z.enum(['Agreed to', 'Passed', 'Rejected']).optional(),
  passed: z.boolean().optional(),
  passes_by_simple_majority_of_yes_and_no: z.boolean().optional(),
});

const published = z.strictObject({
  source: z.strictObject({
    repo: words,
    path: words,
    commit: z.string().regex(/^[0-9a-f]{40}$/),
    licence: words,
    figures_from: words,
  }),
  contests: z.array(contest).min(1),
  totals_by_category: z
    .record(
      z.string(),
      z.strictObject({ proposals: whole, yes: whole, no: whole, abstain: whole.optional() }),
    )
    .optional(),
});

type Published = z.infer<typeof published>;
type PublishedContest = Published['contests'][number];
type Contest = Report['contests'][number];

const pathOf = (fixture: string) => join(fixtures, fixture, 'published.json');

export function isPublished(fixture: string): boolean {
  return existsSync(pathOf(fixture));
}

/** The published figures of a fixture; throws where a key of them is unknown. */
export function publishedOf(fixture: string): Published {
  return published.parse(JSON.parse(readFileSync(pathOf(fixture), 'utf8')));
}

/** The figures of a report in the form in which they were published, by the same keys. */
export function asPublished(report: Report, like: Published) {
  const { source, totals_by_category: totals } = like;
  return {
    source,
    contests: report.contests.map((one, at) => contestFigures(one, like.contests[at], report)),
    ...(totals && { totals_by_category: totalsByCategory(report, totals) }),
  };
}

function contestFigures(own: Contest, like: PublishedContest | undefined, report: Report) {
  if (like === undefined) return own;
  const { ballots, valid, abstain, blank, invalid } = own.accounting;
  const option = (name: string) => own.options.find((one) => one.id === name || one.title === name);
  const percents = own.options.map((one) => [one.title, one.share.percent?.toFixed(2)]);
  const carried = like.official_result === 'Rejected' ? 'Agreed to' : like.official_result;
  const passed = own.outcome.kind === 'passed';
  const figures: { [key in keyof PublishedContest]: unknown } = {
    id: own.id,
    column: report.reading.columns.find((one) => one.contest === own.id)?.heading,
    counts: like.counts.map(([name]) => [name, name === 'abstain' ? abstain : option(name)?.votes]),
    winners: own.outcome.winners.map((id) => option(id)?.title),
    n_ballots: ballots,
    n_valid: valid,
    n_blank: blank,
    n_invalid: invalid,
    n_rejected: blank + invalid,
    ...roundFigures(own),
    pct_of_valid: Object.fromEntries(percents),
    pct_rejected: (((blank + invalid) / ballots) * 100).toFixed(2),
    official_result: passed ? carried : 'Rejected',
    passed,
    passes_by_simple_majority_of_yes_and_no: passed,
  };
  return Object.fromEntries(Object.entries(figures).filter(([key]) => key in like));
}

function roundFigures({ exhibits, options }: Contest) {
  const rounds = exhibits.flatMap((one) => (one.kind === 'round' ? [one] : []));
  const title = (id: string) => options.find((one) => one.id === id)?.title ?? id;
  return {
    quota: exhibits.find((one) => one.kind === 'quota')?.votes,
    elected_in: Object.fromEntries(
      rounds.flatMap(({ round, elected = [] }) => elected.map((id) => [title(id), round])),
    ),
    rounds: rounds.map((round) =>
      Object.fromEntries(
        round.options.map(({ option, votes }) => [title(option), votes.toFixed(5)]),
      ),
    ),
  };
}

/** The issues of dgrtwo/unvotes: its totals count a vote on several issues once, under the first of these. */
const issues = [
  'Palestinian conflict',
  'Nuclear weapons and nuclear material',
  'Arms control and disarmament',
  'Colonialism',
  'Human rights',
  'Economic development',
];

function totalsByCategory(report: Report, like: NonNullable<Published['totals_by_category']>) {
  const titles = report.categories.map((one) => one.title);
  const issueOf = (contest: Contest) => {
    const own = contest.categories.map(
      (id) => report.categories.find((one) => one.id === id)?.title,
    );
    return own.length === 1 ? own[0] : issues.find((title) => own.includes(title));
  };
  return Object.fromEntries(
    titles.map((title) => {
      const own = report.contests.filter((contest) => issueOf(contest) === title);
      const sum = (amount: (contest: Contest) => number | undefined) =>
        own.reduce((total, contest) => total + (amount(contest) ?? 0), 0);
      const votes = (id: string) =>
        sum((contest) => contest.options.find((option) => option.id === id)?.votes);
      return [
        title,
        {
          proposals: own.length,
          yes: votes('yes'),
          no: votes('no'),
          ...(like[title]?.abstain !== undefined && {
            abstain: sum((contest) => contest.accounting.abstain),
          }),
        },
      ];
    }),
  );
}
