import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../src/base/fold.ts';
import { publish } from '../../src/cli/publish.ts';
import { type Report, render } from '../../src/index.ts';
import { findDifferences } from '../../src/report/find-differences.ts';
import { publishedDefinition } from '../../src/report/published-definition.ts';
import { recountedParts } from '../../src/report/recounted-parts.ts';
import { redactBallots } from '../../src/report/redact/redact-ballots.ts';
import type { Tallied } from '../../src/tally.ts';
import { diceFrom } from '../support/elections/dice.ts';
import { inferredElections, inferredInput } from '../support/elections/inferred-election.ts';
import { gap, leaks, linesOf, smallGroups } from '../support/elections/leaks.ts';
import { elections } from '../support/elections/random-election.ts';
import { shuffled } from '../support/elections/shuffled.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { expectationOf } from '../support/expectation.ts';
import { countFixture, fixtures } from '../support/fixture.ts';
import { countInput, sharedParts } from '../support/redacted.ts';
import { runs } from '../support/runs.ts';

const counted = readdirSync(fixtures)
  .filter((fixture) => expectationOf(fixture).exit === 0)
  .sort();

const textOf = ({ lines }: { readonly lines: () => Iterable<string> }) => [...lines()].join('');

/** The report of the redacted ballots, counted with no more than what the report tells. */
async function recount(tallied: Tallied): Promise<Report> {
  const again = await countInput({
    ballots: [{ name: 'redacted.csv', text: textOf(redactBallots(tallied, undefined)) }],
    definition: JSON.stringify(
      publishedDefinition(tallied.report.definition.value, tallied.report.turnout),
    ),
  });
  if (!again.ok) throw new Error(`refused: ${JSON.stringify(again.problems)}`);
  return again.value.report;
}

/** What `tally verify` would find different. */
function unverified(report: Report, again: Report) {
  const { claimed, counted } = recountedParts(report, again);
  const { published, ...rest } = counted;
  return findDifferences({ ...claimed, published }, { ...rest, published });
}

test.each(counted)('the redacted ballots of %s give the same', async (fixture) => {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error('refused');
  const { report } = result.value;
  const again = await recount(result.value);
  expect(sharedParts(again, report)).toEqual(sharedParts(report, again));
  expect(unverified(report, again)).toEqual([]);
});

/** Their definitions list no options: these are learnt from second choices too, which redacted ballots have not. */
const learnt: readonly string[] = ['google-grids', 'ranks-in-one-cell'];
const defined = counted.filter(
  (fixture) => !learnt.includes(fixture) && existsSync(join(fixtures, fixture, 'election.yaml')),
);

test.each(defined)('so do those of %s by the definition beside them', async (fixture) => {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error('refused');
  const { report, roll } = result.value;
  const text = (name: string) => readFileSync(join(fixtures, fixture, name), 'utf8');
  const again = await countInput({
    ballots: [{ name: 'redacted.csv', text: textOf(redactBallots(result.value, undefined)) }],
    definition: text('election.yaml'),
    ...(roll && { roll: { name: 'roll.csv', text: text(roll.file.name) } }),
  });
  if (!again.ok) throw new Error(`refused: ${JSON.stringify(again.problems)}`);
  const other = again.value.report;
  expect(sharedParts(other, report)).toEqual(sharedParts(report, other));
});

test('the redacted ballots of any election give the same', async () => {
  let compared = 0;
  let groups = 0;
  await fc.assert(
    fc.asyncProperty(elections({ rows: 120 }), async (election) => {
      const result = await countInput(inputOf(election));
      if (!result.ok) return;
      const { report } = result.value;
      // With no ballot, no weight says how finely votes are counted.
      if (report.turnout.voted === 0 && election.weighted !== 'no') return;
      const again = await recount(result.value);
      expect(sharedParts(again, report)).toEqual(sharedParts(report, again));
      expect(unverified(report, again)).toEqual([]);
      compared += 1;
      groups += again.groups.length;
    }),
    runs(80),
  );
  expect(compared).toBeGreaterThan(40);
  expect(groups).toBeGreaterThan(20);
}, 90_000);

test('so do those of ballots that nobody prepared', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(inferredElections(), async (election) => {
      const result = await countInput(inferredInput(election));
      if (!result.ok) return;
      const { report } = result.value;
      const again = await recount(result.value);
      expect(sharedParts(again, report)).toEqual(sharedParts(report, again));
      compared += 1;
    }),
    runs(100),
  );
  expect(compared).toBeGreaterThan(50);
}, 90_000);

test('their bytes do not depend on the order of the rows', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(
      elections({ rows: 50, orderless: true }),
      fc.nat(),
      async (election, chance) => {
        const first = await countInput(inputOf(election));
        const again = await countInput(inputOf(shuffled(election, diceFrom(chance))));
        if (!first.ok || !again.ok) return;
        const text = (tallied: Tallied) => textOf(redactBallots(tallied, undefined));
        expect(text(again.value)).toBe(text(first.value));
        compared += 1;
      },
    ),
    runs(60),
  );
  expect(compared).toBeGreaterThan(30);
}, 90_000);

test('what is published tells nothing of who voted, of private cells, of small groups, and no line', async () => {
  const found = { published: 0, voters: 0, small: 0, lines: 0 };
  await fc.assert(
    fc.asyncProperty(elections({ rows: 80 }), async (election) => {
      const result = await countInput(inputOf(election, gap));
      if (!result.ok) return;
      const publication = await publish(result.value, 'redacted.csv', undefined);
      if (!publication.ok) return;
      const { definition, report } = publication.value;
      const text = textOf(publication.value);
      const published = [text, JSON.stringify(definition), JSON.stringify(report)];
      expect(leaks([...published, render(report, 'text')].join('\n'), election)).toEqual([]);
      const figures = new Set(text.match(/\d+/g));
      const lines = linesOf(result.notes);
      expect(lines.filter((line) => figures.has(String(line)))).toEqual([]);
      found.published += 1;
      found.voters += election.hasVoters ? 1 : 0;
      found.small += smallGroups(election).length > 0 ? 1 : 0;
      found.lines += lines.length;
    }),
    runs(40),
  );
  expect(Object.values(found).filter((times) => times < 6)).toEqual([]);
}, 90_000);

const names = [
  'Ana',
  'Bo',
  'Zoë Q.',
  'zoe-q',
  'Zoe Q',
  'D. Dee',
  'Dee Dee',
  'dee-dee',
  '=1+1',
  '(write-in 1)',
];

/** Ballots on which voters may write names, in one contest with one choice and in one with several. */
const written = fc.record({
  rows: fc.array(
    fc.tuple(fc.constantFrom(...names, ''), fc.subarray(names, { maxLength: 2 }), fc.nat(2)),
    {
      maxLength: 16,
    },
  ),
  seats: fc.integer({ min: 1, max: 4 }),
  listed: fc.integer({ min: 1, max: 4 }),
  weighted: fc.boolean(),
});

test('the redacted ballots of voters who write names give the same, without names that few wrote', async () => {
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(written, async ({ rows, seats, listed, weighted }) => {
      const quoted = (text: string) => `"${text}"`;
      const lines = rows.map(([one, several, weight], at) =>
        [`v${at}`, weight, quoted(one), quoted(several.join(';'))].join(','),
      );
      const options = ['Ana', 'Bo'];
      const writeIns = { listed };
      const result = await countInput({
        ballots: [{ name: 'b.csv', text: ['Token,W,Chair,Team', ...lines].join('\n') }],
        definition: {
          columns: { voter: 'Token', ...(weighted ? { weight: 'W' } : { ignored: 'W' }) },
          contests: [
            { column: 'Chair', method: 'plurality', seats, options, writeIns },
            { column: 'Team', method: 'approval', seats, options, writeIns, separator: ';' },
          ],
        },
      });
      if (!result.ok) return;
      const { report } = result.value;
      const again = await recount(result.value);
      expect(sharedParts(again, report)).toEqual(sharedParts(report, again));
      const text = textOf(redactBallots(result.value, undefined));
      const told = JSON.stringify([report.contests, text]);
      for (const name of names.slice(2, -1)) {
        const shown = report.contests.some((one) =>
          one.options.some(({ id, title }) => [id, foldText(title)].includes(foldText(name))),
        );
        if (shown) continue;
        expect(told).not.toContain(`"${name}"`);
        expect(text.split(/[,;"\r\n]/)).not.toContain(name);
        hidden += rows.some(([one, several]) => [one, ...several].includes(name)) ? 1 : 0;
      }
    }),
    runs(150),
  );
  expect(hidden).toBeGreaterThan(50);
}, 90_000);

/** Ballots on which voters write names that nobody listed: some vote twice, and some are on no roll. */
const unlisted = fc.record({
  rows: fc.array(
    fc.tuple(fc.nat(8), fc.constantFrom(...names, ''), fc.subarray(names, { maxLength: 3 })),
    { maxLength: 14 },
  ),
  columns: fc.constantFrom('Chair', 'Team', 'both'),
});

test('names that nobody listed and one voter alone wrote are in nothing that is published', async () => {
  const found = { hidden: 0, published: 0 };
  await fc.assert(
    fc.asyncProperty(unlisted, async ({ rows, columns }) => {
      const lines = rows.map(
        ([voter, one, several]) =>
          `v${voter},"${one}","${several[0] ?? ''}","${several.slice(1).join(';')}"`,
      );
      const input = {
        ballots: [{ name: 'b.csv', text: ['Token,Chair,Team,More', ...lines].join('\n') }],
        roll: { name: 'r.csv', text: ['Token', ...'0123456'].join('\nv') },
        definition: {
          columns: { voter: 'Token' },
          contests: [
            { id: 'chair', column: 'Chair', method: 'plurality' },
            { id: 'team', column: 'More', method: 'approval', separator: ';' },
            { id: 'pair', columns: ['Chair', 'Team'], method: 'approval' },
          ].filter(({ id }) => columns === 'both' || (id === 'chair') === (columns === 'Chair')),
        },
      };
      const plain = await countInput(input);
      if (!plain.ok || !(await publish(plain.value, 'p.csv', undefined)).ok) return;
      const result = await countInput(input, { rareOptions: 'write-ins' });
      if (!result.ok) throw new Error('refused');
      const publication = await publish(result.value, 'p.csv', undefined);
      if (!publication.ok) throw new Error(JSON.stringify(publication.problems));
      if (publication.notes.some(({ code }) => code === 'redact.options-named')) return;
      const { report, definition } = publication.value;
      const told = JSON.stringify([report, definition, textOf(publication.value)]);
      found.published += 1;
      for (const name of names.slice(0, -1)) {
        const isNamed = report.contests.some(({ options }) =>
          options.some(({ id, title }) => [id, foldText(title)].includes(foldText(name))),
        );
        if (isNamed) continue;
        expect(told.toLowerCase().split(/[",;\\]/)).not.toContain(name.toLowerCase());
        found.hidden += lines.some((line) => line.includes(name)) ? 1 : 0;
      }
      for (const { options, outcome } of report.contests)
        for (const { id, votes } of options)
          if (votes < 2 && id !== 'write-ins.other')
            expect(JSON.stringify(outcome)).toContain(`"${id}"`);
    }),
    runs(150),
  );
  expect(found.hidden).toBeGreaterThan(50);
  expect(found.published).toBeGreaterThan(15);
}, 90_000);
