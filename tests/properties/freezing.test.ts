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
