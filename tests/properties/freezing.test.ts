import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Report, TallyInput } from '../../src/index.ts';
import { countedParts } from '../support/counted-parts.ts';
import { inferredElections, inferredInput } from '../support/elections/inferred-election.ts';
import { elections } from '../support/elections/random-election.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { runs } from '../support/runs.ts';
import { reportOf, tallied } from '../support/tallied.ts';

/** Counts the same ballots by the definition that their report holds. */
function recounted(input: TallyInput, report: Report): Promise<Report> {
  const { flags, ...files } = input;
  return reportOf({ ...files, definition: JSON.stringify(report.definition.value) });
}

test('a defined election comes out the same by the definition in its report', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(elections({ rows: 60 }), async (election) => {
      const input = inputOf(election);
      const first = await tallied(input);
      if (!first.ok) return;
      const again = await recounted(input, first.report);
      expect(countedParts(again)).toEqual(countedParts(first.report));
      expect(again.definition.sha256).toBe(first.report.definition.sha256);
      counted += 1;
    }),
    runs(60),
  );
  expect(counted).toBeGreaterThan(40);
}, 60_000);

test('so do some of its contests, named by a flag, which come out as among the others', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(elections({ rows: 40 }), fc.nat(), async (election, which) => {
      const input = inputOf(election);
      const all = await tallied(input);
      if (!all.ok) return;
      const { contests } = all.report;
      const left = contests[which % contests.length]?.id;
      const kept = contests.map(({ id }) => id).filter((id) => id !== left);
      const first = await tallied({ ...input, flags: { ...input.flags, contests: kept } });
      if (!first.ok) return;
      const again = await recounted(input, first.report);
      expect(countedParts(again)).toEqual(countedParts(first.report));
      expect(again.definition.sha256).toBe(first.report.definition.sha256);
      counted += 1;
      // What a contest conflicts with or hangs on may be the one that was left out.
      if (first.warnings.some(({ code }) => code === 'contests.apart')) return;
      const outcomes = (report: Report) =>
        report.contests.filter(({ id }) => id !== left).map(({ id, outcome }) => ({ id, outcome }));
      expect(outcomes(first.report)).toEqual(outcomes(all.report));
    }),
    runs(60),
  );
  expect(counted).toBeGreaterThan(20);
}, 60_000);

test('an inferred election comes out the same by the definition in its report', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(inferredElections(), async (election) => {
      const input = inferredInput(election);
      const first = await tallied(input);
      if (!first.ok) return;
      const again = await recounted(input, first.report);
      expect(countedParts(again)).toEqual(countedParts(first.report));
      expect(again.definition.sha256).toBe(first.report.definition.sha256);
      counted += 1;
    }),
    runs(200),
  );
  expect(counted).toBeGreaterThan(100);
}, 60_000);
