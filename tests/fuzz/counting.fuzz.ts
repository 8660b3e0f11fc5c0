import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyBallots } from '../support/any-ballots.ts';
import { countsOrRefuses } from '../support/counting-laws.ts';
import { settings } from './settings.ts';

test('any ballots are counted with every row accounted for, or refused in documented codes', async () => {
  const ends = { counted: 0, refused: 0 };
  const law = fc.asyncProperty(anyBallots, async (ballots) => {
    ends[await countsOrRefuses(ballots)] += 1;
  });
  await fc.assert(law, settings(0.1));
  console.log(`${ends.counted} counted, ${ends.refused} refused`);
  expect(ends.counted).toBeGreaterThan(ends.refused / 4);
});
