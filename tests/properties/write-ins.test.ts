import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Report, render } from '../../src/index.ts';
import { runs } from '../support/runs.ts';
import { reportOf } from '../support/tallied.ts';

const names = ['Ana', 'Bo', 'Zoezq', 'Umazq', 'Tomzq', '', 'abstain'];
const rules = ['majority of eligible', 'majority of ballots', '> 1/3', 'at least 2 in favour'];

const election = fc.record({
  cells: fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 9 }),
  rule: fc.constantFrom(...rules),
  method: fc.constantFrom('plurality', 'majority'),
  listed: fc.integer({ min: 1, max: 4 }),
});

/** The ids of options that a contest names, wherever it does. */
function namedIn({ outcome, exhibits, counterfactuals = [], groups = [] }: Contest): string[] {
  return [
    ...outcome.winners,
    ...(outcome.runoff ?? []),
    ...(outcome.tied ?? []).flatMap(({ options }) => options),
    ...exhibits.flatMap((one) => ('option' in one ? one.option : [])),
    ...counterfactuals.flatMap(({ winners = [] }) => winners),
    ...groups.flatMap(({ options }) => options.map(({ id }) => id)),
  ];
}

type Contest = Report['contests'][number];

test('a write-in that is not listed is named nowhere', async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(election, async ({ cells, rule, method, listed }) => {
      const report = await reportOf({
        ballots: [
          { name: 'b.csv', text: `Chair,Also\n${cells.map((one) => `${one},x`).join('\n')}\n` },
        ],
        definition: {
          columns: { ignored: 'Also' },
          eligible: 10,
          contests: [
            {
              id: 'chair',
              column: 'Chair',
              method,
              rule,
              options: ['Ana', 'Bo'],
              writeIns: { listed },
            },
          ],
        },
      });
      const contest = report.contests.find(({ id }) => id === 'chair');
      const shown = contest?.options ?? [];
      const ids = shown.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining(contest ? namedIn(contest) : []));
      const told = `${JSON.stringify(report)}${render(report, 'text')}`;
      for (const name of ['Zoezq', 'Umazq', 'Tomzq']) {
        if (shown.some(({ title }) => title === name)) continue;
        expect(told).not.toMatch(new RegExp(name, 'i'));
        hidden += cells.includes(name) ? 1 : 0;
      }
    }),
    runs(120),
  );
  expect(hidden).toBeGreaterThan(40);
}, 90_000);
