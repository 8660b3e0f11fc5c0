import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function warned(
  method: string,
  cells: readonly string[],
  options?: readonly string[],
  none?: string,
) {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text: `Merge\n${cells.join('\n')}\n` }],
    definition: {
      rule: 'two-thirds',
      contests: [
        {
          column: 'Merge',
          method,
          ...(options && { options: [...options] }),
          ...(none && { none }),
        },
      ],
    },
  });
  if (!checked.ok) throw new Error(checked.codes.join());
  return checked.warnings.map(({ code }) => code).filter((code) => code === 'contest.yes-no');
}

const votes = ['Yes', 'Yes', 'Yes', 'No', 'No'];

test.each(['plurality', 'majority'])('a yes elected by %s is asked about', async (method) => {
  expect(await warned(method, votes)).toEqual(['contest.yes-no']);
  expect(await warned(method, ['Ja', 'Nein', 'Enthaltung'])).toEqual(['contest.yes-no']);
  expect(await warned(method, votes, ['Yes', 'No'])).toEqual(['contest.yes-no']);
});

test('not in a question, nor where there are more options or others', async () => {
  expect(await warned('question', votes)).toEqual([]);
  expect(await warned('plurality', [...votes, 'Later'])).toEqual([]);
  expect(await warned('plurality', ['Ann', 'Bo', 'Ann'])).toEqual([]);
});

test('not where the no is declared to elect nobody: the choice was meant', async () => {
  expect(await warned('plurality', votes, ['Yes', 'No'], 'No')).toEqual([]);
});
