import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareExpectation } from '../../src/report/compare-expectation.ts';
import { demandKinds, judge, parseDemand } from '../../src/report/demands.ts';
import { readExpectation } from '../../src/report/read-expectation.ts';
import type { ContestReport, Report } from '../../src/report/schema.ts';
import { countedFixtures, countFixture, fixtures } from '../support/fixture.ts';
import { reportOf as tallied } from '../support/tallied.ts';

async function reportOf(fixture: string): Promise<Report> {
  const counted = await countFixture(fixture);
  if (!counted.ok) throw new Error(`${fixture} is refused`);
  return counted.value.report;
}

/** Outcomes after which something is still open. */
const open = /^(tied|runoff|reballot|no-votes|no-quorum)$/;
const seen = new Set<string>();

describe.each(countedFixtures)('%s', (fixture) => {
  test('is what its list expects, and otherwise where a count of the list is changed', async () => {
    const report = await reportOf(fixture);
    const own = readExpectation(readFileSync(join(fixtures, fixture, 'expect.json'), 'utf8'));
    if (!('kind' in own) || own.kind !== 'facts') throw new Error('no list of facts');
    expect(compareExpectation(own.facts, report)).toEqual([]);
    const { counted = report.accounting.counted } = own.facts;
    const changed = compareExpectation({ ...own.facts, counted: counted + 1 }, report);
    expect(changed.map((one) => [one.before, one.after])).toEqual([[counted + 1, counted]]);
  });

  test('meets the demands that its outcomes meet', async () => {
    const report = await reportOf(fixture);
    const isSettled = ({ outcome }: ContestReport) =>
      !open.test(outcome.kind) && !outcome.sentence.includes('not decided');
    for (const contest of report.contests) {
      const { kind } = contest.outcome;
      const met = {
        decided: isSettled(contest),
        passed: kind === 'passed' || kind === 'elected',
        quorum: contest.quorum?.met === true,
      };
      for (const asked of demandKinds) {
        const judged = judge({ kind: asked, contest: contest.id }, report);
        if (asked === 'quorum' && contest.quorum === undefined) {
          expect(judged).toEqual({ impossible: 'no-quorum', title: contest.title });
          continue;
        }
        expect(judged).toEqual({ unmet: met[asked] ? [] : [contest] });
        seen.add(`${asked} ${met[asked]}`);
      }
    }
    const all = judge({ kind: 'decided' }, report);
    const unsettled = report.contests.filter(
      (contest) => contest.status === 'active' && !isSettled(contest),
    );
    const none = report.contests.every(({ status }) => status === 'withdrawn');
    expect(all).toEqual(none ? { impossible: 'no-contest' } : { unmet: unsettled });
  });
});

test('what hangs on a tie is not decided, however it stands by itself', async () => {
  const report = await tallied({
    ballots: [
      {
        name: 'b.csv',
        text: 'Site,Build,Rent,Paint,Sell\nMill,Yes,Yes,Yes,Yes\nBarn,Yes,No,Yes,No\nMill,Yes,Yes,Yes,No\nBarn,Yes,Yes,Yes,Yes\n',
      },
    ],
    definition: {
      contests: [
        { id: 'site', column: 'Site', method: 'plurality' },
        { id: 'build', column: 'Build', method: 'question', if: 'site: Mill' },
        { id: 'rent', column: 'Rent', method: 'question' },
        { id: 'paint', column: 'Paint', method: 'question', if: 'rent: no' },
        { id: 'sell', column: 'Sell', method: 'question' },
      ],
      conflicts: [['build', 'rent']],
    },
  });
  const judged = judge({ kind: 'decided' }, report);
  const unmet = 'unmet' in judged ? judged.unmet : [];
  // Were it the mill, building would override renting, and painting would apply.
  expect(unmet.map(({ id, outcome }) => [id, outcome.kind, outcome.hangsOn])).toEqual([
    ['site', 'tied', undefined],
    ['build', 'not-applicable', ['site']],
    ['rent', 'passed', ['site']],
    ['paint', 'not-applicable', ['site']],
  ]);
  expect(unmet.slice(1).map(({ outcome }) => outcome.sentence)).toEqual([
    'Not applicable: it applies only if Mill wins "Site", and that is tied.',
    'Passed: 3 of 4 valid votes, 75.00%; a majority needs 3; exactly enough. This hangs on "Site", which is not decided.',
    'Not applicable: it applies only if "Rent" does not pass. This hangs on "Site", which is not decided.',
  ]);
});

test('every demand was met somewhere, and somewhere not', () => {
  expect([...seen].sort()).toEqual(
    demandKinds.flatMap((kind) => [`${kind} false`, `${kind} true`]).sort(),
  );
});

test.each([
  ['passed', { kind: 'passed' }],
  ['quorum = p01', { kind: 'quorum', contest: 'p01' }],
  ['decided=A = B', { kind: 'decided', contest: 'A = B' }],
  ['won', undefined],
  ['passed=', undefined],
])('%j is read', (text, demand) => {
  expect(parseDemand(text)).toEqual(demand);
});

test('a contest may be named by its title, and one that is not there is suggested', async () => {
  const report = await reportOf('tie-for-one-seat');
  const [contest] = report.contests;
  if (contest === undefined) throw new Error('no contest');
  expect(judge({ kind: 'decided', contest: contest.title.toUpperCase() }, report)).toEqual({
    unmet: [contest],
  });
  expect(judge({ kind: 'passed', contest: `${contest.id}x` }, report)).toEqual({
    unknown: `${contest.id}x`,
    suggestion: contest.id,
  });
});
