import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Report } from '../../src/index.ts';
import { fixtures } from '../support/fixture.ts';
import { publishedOf } from '../support/published.ts';
import { reportOf } from '../support/tallied.ts';

/** Real votes by group: parts add up to the whole, and the whole is what was published. */

const text = (fixture: string, name: string) => readFileSync(join(fixtures, fixture, name), 'utf8');

/** Correlates of War numbers its states by region. */
function regionOf(country: string): string {
  const number = Number(country.replace('COW', ''));
  if (number < 200) return 'Americas';
  if (number < 400) return 'Europe';
  if (number < 626) return 'Africa';
  if (number < 700) return 'Middle East';
  return number < 900 ? 'Asia' : 'Oceania';
}

/** The ballots of a fixture with a column of regions after that of the countries. */
function withRegions(fixture: string): string {
  const [heading = '', ...rows] = text(fixture, 'ballots.csv').trimEnd().split(/\r?\n/);
  const insert = (line: string, cell: string) => line.replace(',', `,${cell},`);
  return [
    insert(heading, 'region'),
    ...rows.map((row) => insert(row, regionOf(row.split(',')[0] ?? ''))),
    '',
  ].join('\n');
}

const smallest = '\ngroups: {smallest: 1}\n';

const elections = {
  'senate-109': () =>
    reportOf({
      ballots: [{ name: 'ballots.csv', text: text('senate-109', 'ballots.csv') }],
      definition: text('senate-109', 'election.yaml').replace('smallest: 5', 'smallest: 1'),
    }),
  'unga-20': () => regional('unga-20'),
  'unga-60': () => regional('unga-60'),
};

function regional(fixture: string): Promise<Report> {
  const definition = text(fixture, 'election.yaml').replace(
    '  voter: country\n',
    '  voter: country\n  group: region\n',
  );
  return reportOf({
    ballots: [{ name: 'ballots.csv', text: withRegions(fixture) }],
    definition: definition + smallest,
  });
}

test.each(Object.keys(elections) as (keyof typeof elections)[])(
  'the groups of %s add up to the whole in every contest and category',
  async (fixture) => {
    const report = await elections[fixture]();
    expect(sum(report.groups.map((one) => one.ballots))).toBe(report.accounting.counted);
    for (const { accounting, options, groups = [], id } of report.contests) {
      expect(groups, id).toHaveLength(report.groups.length);
      const { ballots, valid, abstain, blank, invalid } = accounting;
      for (const [key, whole] of Object.entries({ ballots, valid, abstain, blank, invalid })) {
        expect(sum(groups.map((one) => Number(Object(one)[key]))), `${id} ${key}`).toBe(whole);
      }
      options.forEach((option, at) => {
        expect(sum(groups.map((one) => one.options[at]?.votes ?? 0)), id).toBe(option.votes);
      });
    }
    for (const { participants, none, positions, overlaps, groups = [], id } of report.categories) {
      if (positions.length === 0) continue;
      expect(sum(groups.map((one) => one.participants)), id).toBe(participants);
      expect(sum(groups.map((one) => one.none)), id).toBe(none);
      positions.forEach((position, at) => {
        expect(sum(groups.map((one) => one.positions[at]?.supporters ?? 0)), id).toBe(
          position.supporters,
        );
      });
      expect(sum(groups.flatMap((one) => one.overlaps.map((own) => own.voters))), id).toBe(
        sum(overlaps.map((own) => own.voters)),
      );
    }
  },
);

test('the parties of the Senate are 55, 45 and 1', async () => {
  const { groups, contests } = await elections['senate-109']();
  expect(groups.map(({ title, ballots }) => [title, ballots])).toEqual([
    ['D', 45],
    ['Indep', 1],
    ['R', 55],
  ]);
  const [first] = contests;
  expect(first?.groups?.map((one) => one.options.map((option) => option.votes))).toEqual(byParty());
});

/** Yes and no of the first roll call by party, counted from the file as it stands. */
function byParty(): number[][] {
  const rows = text('senate-109', 'ballots.csv').trimEnd().split(/\r?\n/).slice(1);
  const cells = rows.map((row) => row.split(',').slice(1, 3).join(' '));
  return ['D', 'Indep', 'R'].map((party) =>
    ['yes', 'no'].map((mark) => cells.filter((cell) => cell === `${party} ${mark}`).length),
  );
}

test.each(Object.keys(elections) as (keyof typeof elections)[])(
  'what %s decided by a majority of valid votes came out as it was declared',
  async (fixture) => {
    const report = await elections[fixture]();
    const { contests } = publishedOf(fixture);
    let agreed = 0;
    report.contests.forEach((own, at) => {
      const { official_result: result, passes_by_simple_majority_of_yes_and_no: passes } =
        contests[at] ?? {};
      const declared = result === undefined ? passes : result !== 'Rejected';
      if (declared === undefined || own.rule !== 'majority of valid') return;
      expect(own.outcome.kind === 'passed', own.id).toBe(declared);
      agreed += 1;
    });
    expect(agreed).toBe({ 'senate-109': 21, 'unga-20': 41, 'unga-60': 28 }[fixture]);
  },
);

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, own) => all + own, 0);
}
