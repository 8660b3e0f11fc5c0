import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyBallots } from '../support/any-ballots.ts';
import { countsOrRefuses } from '../support/counting-laws.ts';
import { seed } from '../support/csv.ts';

test('whatever it is given is counted with every row accounted for, or refused in known codes', async () => {
  const ends = { counted: 0, refused: 0 };
  const law = fc.asyncProperty(anyBallots, async (ballots) => {
    ends[await countsOrRefuses(ballots)] += 1;
  });
  await fc.assert(law, { seed, numRuns: 600 });
  expect(Math.min(ends.counted, ends.refused)).toBeGreaterThan(100);
});
