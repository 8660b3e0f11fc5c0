import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { dispositions } from '../../src/election/disposition.ts';
import { render } from '../../src/index.ts';
import { expectedFigures, reportedFigures } from '../support/elections/figures.ts';
import { hostileSorts } from '../support/elections/hostile.ts';
import { brokenIdentities } from '../support/elections/identities.ts';
import type { ModelElection } from '../support/elections/model.ts';
import { countNaively } from '../support/elections/naive-count.ts';
import { elections } from '../support/elections/random-election.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { runs } from '../support/runs.ts';
import { tallied } from '../support/tallied.ts';

const valid = ['question', 'plurality', 'majority', 'approval'].map((method) => `${method} valid`);
const markSorts = [...valid, 'abstain', 'blank', 'unknown', 'too-many', 'too-few', 'spoilt'];
const refusals = ['duplicates.refused', 'duplicates.across-files'];

test('nothing is lost: every row and every mark is where a naive count has it', async () => {
  const seen = new Map<string, number>();
  const note = (sorts: readonly string[]) => {
    for (const sort of sorts) seen.set(sort, (seen.get(sort) ?? 0) + 1);
  };
  await fc.assert(
    fc.asyncProperty(elections(), async (election) => {
      const expected = countNaively(election);
      const checked = await tallied(inputOf(election));
      if (expected.refused !== undefined || !checked.ok) {
        const codes = checked.ok ? [] : checked.codes;
        expect(codes).toEqual(expected.refused === undefined ? [] : [expected.refused]);
        note(codes);
        return;
      }
      const { report } = checked;
      expect(reportedFigures(report)).toEqual(expectedFigures(election, expected));
      expect(brokenIdentities(report, election)).toEqual([]);
      if (election.rows.length % 4 === 0) expect(render(report, 'text')).not.toBe('');
      note([...expected.fates, ...marksOf(election, expected.fates)]);
      note(election.hostile);
    }),
    runs(450),
  );
  const rarer = (sorts: readonly string[], times: number) =>
    sorts.flatMap((sort) => {
      const own = seen.get(sort) ?? 0;
      return own < times ? [`${sort}: ${own} of ${times}`] : [];
    });
  expect([
    ...rarer([...dispositions, ...markSorts], 1000),
    ...rarer(hostileSorts, 50),
    ...rarer(refusals, 5),
  ]).toEqual([]);
}, 120_000);

/** The sorts of the marks that count. */
function marksOf(election: ModelElection, fates: readonly string[]): string[] {
  const counted = election.rows.filter((_, at) => fates[at] === 'counted');
  return counted.flatMap((row) =>
    row.marks.flatMap((mark, at) => {
      const contest = election.contests[at];
      if (contest === undefined || contest.withdrawn) return [];
      if (mark.kind === 'valid') return [`${contest.method} valid`];
      return [mark.kind === 'invalid' ? mark.reason : mark.kind];
    }),
  );
}
