import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { render } from '../../src/index.ts';
import { countedBeyondFiles, countedParts } from '../support/counted-parts.ts';
import { type Dice, diceFrom } from '../support/elections/dice.ts';
import {
  type InferredElection,
  inferredElections,
  inferredInput,
} from '../support/elections/inferred-election.ts';
import type { ModelElection } from '../support/elections/model.ts';
import { elections } from '../support/elections/random-election.ts';
import { shuffled } from '../support/elections/shuffled.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { runs } from '../support/runs.ts';
import { type Checked, tallied } from '../support/tallied.ts';

/** Runs a property over elections with some chance of its own; most of them must be counted, not refused. */
async function overElections<T>(
  arbitrary: fc.Arbitrary<T>,
  numRuns: number,
  check: (election: T, dice: Dice) => Promise<Checked>,
): Promise<void> {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(arbitrary, fc.nat(), async (election, chance) => {
      const checked = await check(election, diceFrom(chance));
      if (checked.ok) counted += 1;
    }),
    runs(numRuns),
  );
  expect(counted).toBeGreaterThan(numRuns / 2);
}

/** What is compared: of a refusal its codes. */
function compared<T>(
  checked: Checked,
  of: (report: Extract<Checked, { ok: true }>['report']) => T,
) {
  return checked.ok ? of(checked.report) : checked.codes;
}

test('the same files in any order give the same bytes', async () => {
  await overElections(elections({ rows: 40 }), 40, async (election, dice) => {
    const input = inputOf(election);
    const first = await tallied(input);
    const again = await tallied({ ...input, ballots: dice.shuffled(input.ballots) });
    const bytes = (checked: Checked) => compared(checked, (report) => render(report, 'json'));
    expect(bytes(again)).toEqual(bytes(first));
    return first;
  });
}, 60_000);

test('the same rows in any order give the same result', async () => {
  await overElections(elections({ rows: 50, orderless: true }), 60, async (election, dice) => {
    const first = await tallied(inputOf(election));
    const again = await tallied(inputOf(shuffled(election, dice)));
    expect(compared(again, countedParts)).toEqual(compared(first, countedParts));
    return first;
  });
}, 60_000);

test('the same rows in more files give the same result', async () => {
  // A heading alone above rows that are all wider reads as a title, which a part of a file may show first.
  const several = elections({ rows: 50, orderless: true }).filter(({ sheets }) =>
    sheets.every(({ order }) => order.length > 1),
  );
  await overElections(several, 60, async (election, dice) => {
    const first = await tallied(inputOf(election));
    const again = await tallied(inputOf(split(election, dice)));
    expect(compared(again, countedBeyondFiles)).toEqual(compared(first, countedBeyondFiles));
    return first;
  });
}, 60_000);

test('inferred ballots give the same result in any order of rows and files', async () => {
  await overElections(inferredElections(), 150, async (election, dice) => {
    const first = await tallied(inferredInput(election));
    const again = await tallied(inferredInput(inOneOrder(election, dice)));
    expect(compared(again, countedBeyondFiles)).toEqual(compared(first, countedBeyondFiles));
    return first;
  });
}, 60_000);

/** Each file in up to three; rows of totals go to the last. */
function split(election: ModelElection, dice: Dice): ModelElection {
  const parts = 3;
  const sheets = election.sheets.flatMap((sheet) =>
    Array.from({ length: parts }, (_, part) => ({ ...sheet, name: `${sheet.name} ${part}` })),
  );
  const rows = election.rows.map((row) => {
    const part = row.kind === 'total-row' ? parts - 1 : dice.below(parts);
    return { ...row, sheet: row.sheet * parts + part };
  });
  return { ...election, sheets, rows };
}

/** All rows in one file, in another order. */
function inOneOrder(election: InferredElection, dice: Dice): InferredElection {
  const rows = dice.shuffled(election.files.flatMap((file) => file.rows));
  return { ...election, files: [{ name: 'all.csv', rows }] };
}
