import { expect, test } from 'vitest';
import { render } from '../../src/index.ts';
import { reportOf } from '../support/tallied.ts';

/** What is said of a category in which few took part. */
async function sentenceOf(rows: readonly string[], voter: boolean): Promise<string> {
  const report = await reportOf({
    ballots: [{ name: 'b.csv', text: `Who,One,Two\n${rows.join('\n')}\n` }],
    definition: {
      columns: voter ? { voter: 'Who' } : { private: 'Who' },
      contests: [
        { id: 'one', column: 'One', method: 'question' },
        { id: 'two', column: 'Two', method: 'question' },
      ],
      categories: [
        {
          id: 'all',
          title: 'All',
          contests: ['one', 'two'],
          positions: [
            { title: 'First', selections: ['one'] },
            { title: 'Second', selections: ['two'] },
          ],
        },
      ],
    },
  });
  const lines = render(report, 'markdown').split('\n');
  return lines.find((line) => line.includes('took part.')) ?? '';
}

test.each([
  ['nobody', ['a,,'], true, 'Nobody took part.'],
  [
    'one voter',
    ['a,yes,no', 'b,,'],
    true,
    'Shares are of the 1 voter who took part. Voters, not votes: nobody supported more than one position, everybody at least one.',
  ],
  [
    'ballots of whoever',
    ['a,yes,no', 'b,no,no'],
    false,
    "Shares are of the 2 ballots that took part. Ballots, not votes: nobody supported more than one position, 1 none; nothing tells whether two ballots are one voter's.",
  ],
])('where %s took part', async (_, rows, voter, sentence) => {
  expect(await sentenceOf(rows, voter)).toBe(sentence);
});
