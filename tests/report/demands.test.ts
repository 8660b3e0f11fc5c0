import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareExpectation } from '../../src/report/compare-expectation.ts';
import { demandKinds, judge, parseDemand } from '../../src/report/demands.ts';
import { readExpectation } from '../../src/report/read-expectation.ts';
import type { Report } from '../../src/report/schema.ts';
import { countedFixtures, countFixture, fixtures } from '../support/fixture.ts';

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
    for (const contest of report.contests) {
      const { kind } = contest.outcome;
      const met = {
        decided: !open.test(kind),
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
      ({ status, outcome }) => status === 'active' && open.test(outcome.kind),
    );
    const none = report.contests.every(({ status }) => status === 'withdrawn');
    expect(all).toEqual(none ? { impossible: 'no-contest' } : { unmet: unsettled });
  });
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
