import { expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

/** The house hangs on the chair, where one mark in three cannot be read. */
const houseWith = async (chair: readonly string[]) => {
  const rows = chair.map((mark) => `${mark},Yes`);
  const report = await reportOf({
    ballots: [{ name: 'b.csv', text: `Chair,House\n${rows.join('\n')}\n` }],
    definition: {
      contests: [
        { id: 'chair', column: 'Chair', method: 'question' },
        { id: 'house', column: 'House', method: 'question', if: 'chair' },
      ],
    },
  });
  return report.contests.find(({ id }) => id === 'house')?.robustness;
};

test('invalid marks of a contest on which another hangs are told there too', async () => {
  const house = await houseWith(['Yes', 'No', 'Hm']);
  expect(house?.setAside).toEqual({ kind: 'exact', ballots: 0, marks: 0, changes: true });
  expect(house?.sentence).toBe(
    'Invalid marks in contests on which this hangs could have changed the outcome. Nothing that the counted ballots could say here would change the outcome.',
  );
});

test('and are not where they could change nothing', async () => {
  const house = await houseWith(['Yes', 'Yes', 'Yes', 'Hm']);
  expect(house?.sentence).toBe(
    'The outcome stands unless 2 counted ballots had said something else.',
  );
});
