import { expect, test } from 'vitest';
import type { Definition } from '../../src/index.ts';
import { reportOf } from '../support/tallied.ts';

const sentencesOf = async (definition: Definition, ...lines: readonly string[]) => {
  const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
  const { contests } = await reportOf({ ballots, definition });
  return contests.map(({ outcome }) => outcome.sentence);
};

test('what a broken tie overrides is not said to have passed', async () => {
  const conflicts = [{ contests: ['hall', 'hut'], ties: { decided: 'hut', by: 'the chair' } }];
  const contests = ['hall', 'hut'].map((id) => ({ id, title: id, method: 'question' as const }));
  const [hall, hut] = await sentencesOf({ contests, conflicts }, 'hall,hut', 'Yes,Yes', 'Yes,Yes');
  const tie = 'The tie between hall and hut was broken by a recorded decision of the chair: hut.';
  const own = 'Passed: 2 of 2 valid votes, 100.00%; a majority needs 2; exactly enough.';
  expect(hall).toBe(
    `Overridden: hut prevails with as many votes in favour, 2. ${tie} By itself: ${own}`,
  );
  expect(hut).toBe(`${own} ${tie}`);
});

test('the base of a rule is named where it is not that of the shares, and whose votes are in excess', async () => {
  const board = (rule: string) => ({
    contests: [{ column: 'Board', method: 'plurality' as const, seats: 2, rule }],
  });
  const votes = ['Token,Board', 'a,Ana', 'b,Ana', 'c,Ana', 'd,Bo', 'e,Bo', 'f,'];
  expect(await sentencesOf(board('>= 1/4'), ...votes)).toEqual([
    'Elected: Ana (3) and Bo (2) of 5 valid votes; at least 1/4 needs 2; Bo has exactly enough.',
  ]);
  expect(await sentencesOf(board('>= 1/6 of ballots'), ...votes)).toEqual([
    'Elected: Ana (3) and Bo (2) of 5 valid votes; at least 1/6 of 6 ballots needs 1; Bo has 1 in excess.',
  ]);
});
