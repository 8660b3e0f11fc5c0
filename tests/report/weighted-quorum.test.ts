import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';

const text = 'Member,Weight,Lifts,Roof\nm1,2,Yes,No\nm2,3.5,Yes,Yes\n';
const ballots = [{ name: 'b.csv', text }];

test('a quorum of what all weigh, of whom only the number is known, is refused once, and settled as its hint has it', async () => {
  const flags = { quorum: '>= 50%', eligible: 4 };
  const refused = await tally({ ballots, flags });
  expect(
    !refused.ok &&
      refused.problems.flatMap(({ severity, message, hint }) =>
        severity === 'error' ? [[message, hint]] : [],
      ),
  ).toEqual([
    [
      'The quorum is ">= 1/2 of eligible", and of the 4 eligible only the number is known, not what they weigh.',
      'Give the roll with its weights, in a definition: roll: {file: FILE, weight: its heading}. Without a roll: eligible: {voters: 4, weight: N}.',
    ],
  ]);
  const definition = 'quorum: ">= 50%"\neligible: {voters: 4, weight: 10}\n';
  const settled = await tally({ ballots, definition });
  expect(settled.ok && settled.report.turnout.quorum?.sentence).toBe(
    'Quorum 5 votes: met with 5.5.',
  );
});
