import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Definition, render, type TallyInput } from '../../src/index.ts';
import { countedParts } from '../support/counted-parts.ts';
import { diceFrom } from '../support/elections/dice.ts';
import { runs } from '../support/runs.ts';
import { reportOf } from '../support/tallied.ts';

/** Recorded decisions on rows, against a count of a few lines; and that they tell of nobody. */

type Rulings = NonNullable<Definition['rulings']>;

interface Row {
  readonly voter: string;
  readonly late: boolean;
  readonly onRoll: boolean;
  readonly line: number;
  readonly mark: 'Yes' | 'No' | '';
  readonly ruling?: 'accept' | 'set aside';
  readonly by: 'voter' | 'line' | 'both';
}

/** Lines far down a file are figures that nothing else is. */
const gap = 61_000;

const rows = fc
  .array(
    fc.record({
      late: fc.boolean(),
      onRoll: fc.boolean(),
      mark: fc.constantFrom('Yes' as const, 'No' as const, '' as const),
      ruling: fc.constantFrom('accept' as const, 'set aside' as const, undefined),
      by: fc.constantFrom('voter' as const, 'line' as const, 'both' as const),
    }),
    { minLength: 2, maxLength: 15 },
  )
  .map((all) =>
    all.map(
      ({ ruling, ...own }, at): Row => ({
        ...own,
        // The first is a plain ballot, so that something is always on the roll.
        ...(at === 0 ? { late: false, onRoll: true } : ruling && { ruling }),
        voter: `voterzq${at}x`,
        line: gap + 2 + at,
      }),
    ),
  );

function inputOf(all: readonly Row[]): TallyInput {
  const lines = all.map((row) =>
    [row.late ? '2024-05-02 10:00:00' : '2024-05-01 10:00:00', row.voter, row.mark].join(),
  );
  const rulings = all.flatMap(
    (row): Rulings =>
      row.ruling === undefined
        ? []
        : [
            {
              ...(row.by !== 'line' && { voter: row.voter.toUpperCase() }),
              ...(row.by !== 'voter' && { line: row.line, file: 'ballots.csv' }),
              decision: row.ruling,
              reason: row.late ? 'the clock stood still' : 'as it was agreed',
              by: 'the board',
            },
          ],
  );
  const roll = all.filter((row) => row.onRoll).map((row) => row.voter);
  return {
    ballots: [
      { name: 'ballots.csv', text: `Time,Voter,Q${'\n'.repeat(gap + 1)}${lines.join('\n')}\n` },
    ],
    roll: { name: 'roll.csv', text: ['Voter', ...roll, ''].join('\n') },
    definition: {
      columns: { timestamp: 'Time', voter: 'Voter' },
      zone: 'UTC',
      closes: '2024-05-01 12:00',
      roll: { file: 'roll.csv', id: 'Voter' },
      contests: [{ id: 'q', column: 'Q', method: 'question' }],
      ...(rulings.length > 0 && { rulings }),
    },
  };
}

function fateOf(row: Row): string {
  if (row.ruling !== 'accept') {
    if (row.late) return 'after-closing';
    if (!row.onRoll) return 'not-on-roll';
  }
  return row.ruling === 'set aside' ? 'ruling' : 'counted';
}

test('every ruling takes effect on its row and on no other', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const report = await reportOf(inputOf(all));
      const fates = all.map(fateOf);
      const count = (fate: string) => fates.filter((own) => own === fate).length;
      const { accounting } = report;
      const aside = Object.fromEntries(accounting.setAside.map((one) => [one.reason, one.rows]));
      expect(accounting.rows).toBe(all.length);
      expect(accounting.counted).toBe(count('counted'));
      expect(aside).toEqual(
        Object.fromEntries(
          ['after-closing', 'not-on-roll', 'ruling'].flatMap((fate) =>
            count(fate) > 0 ? [[fate, count(fate)]] : [],
          ),
        ),
      );
      expect(accounting.counted + accounting.setAside.reduce((sum, one) => sum + one.rows, 0)).toBe(
        all.length,
      );
      const ruled = (accounting.rulings ?? []).reduce((sum, one) => sum + one.rows, 0);
      expect(ruled).toBe(all.filter((row) => row.ruling !== undefined).length);
      const votes = (mark: string) =>
        all.filter((row, at) => fates[at] === 'counted' && row.mark === mark).length;
      expect(report.contests[0]?.options.map((one) => one.votes)).toEqual([
        votes('Yes'),
        votes('No'),
      ]);
    }),
    runs(60),
  );
}, 60_000);

test('a report tells neither whom a ruling means nor on which line, and comes out the same again', async () => {
  let rulings = 0;
  await fc.assert(
    fc.asyncProperty(rows, async (all) => {
      const input = inputOf(all);
      const report = await reportOf(input);
      const told = [JSON.stringify(report), render(report, 'text')].join('\n').toLowerCase();
      expect(told).not.toContain('voterzq');
      const { inputs, definition, ...rest } = report;
      // A digest may hold any figures; what else the definition says may not.
      const written = JSON.stringify([rest, definition.value]).replaceAll(/"row":"[0-9a-f]+"/g, '');
      const figures = new Set(written.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\d+/g));
      expect(all.filter((row) => figures.has(String(row.line)))).toEqual([]);
      const again = await reportOf({ ...input, definition: JSON.stringify(definition.value) });
      expect(countedParts(again)).toEqual(countedParts(report));
      expect(again.definition.sha256).toBe(definition.sha256);
      rulings += all.filter((row) => row.ruling !== undefined).length;
    }),
    runs(60),
  );
  expect(rulings).toBeGreaterThan(60);
}, 60_000);

test('two rows that are alike have rulings of their own', async () => {
  const dice = diceFrom(1);
  const alike: Row[] = Array.from({ length: 6 }, (_, at) => ({
    voter: '',
    late: false,
    onRoll: true,
    line: 2 + at,
    mark: 'Yes',
    by: 'line',
  }));
  const rulings: Rulings = dice
    .shuffled(alike)
    .slice(0, 2)
    .map(({ line }) => ({ line, decision: 'set aside', reason: 'not sealed', by: 'the board' }));
  const definition: Definition = {
    contests: [{ id: 'q', column: 'Q', method: 'question' }],
    rulings,
  };
  const ballots = [{ name: 'b.csv', text: `Q,Note\n${alike.map(() => 'Yes,x').join('\n')}\n` }];
  const report = await reportOf({ ballots, definition });
  expect(report.accounting.counted).toBe(4);
  const again = await reportOf({ ballots, definition: JSON.stringify(report.definition.value) });
  expect(countedParts(again)).toEqual(countedParts(report));
});
