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
  const why = '2 of 2 valid votes, 100.00%; a majority needs 2; exactly enough.';
  expect(hall).toBe(
    `Overridden: hut prevails with as many votes in favour, 2. ${tie} By itself it passed: ${why}`,
  );
  expect(hut).toBe(`Passed: ${why} ${tie}`);
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

test('what does not apply for now, for it hangs on a tie, says so', async () => {
  const question = (id: string, needed?: string) => ({
    id,
    title: id,
    method: 'question' as const,
    ...(needed !== undefined && { if: needed }),
  });
  const chair = { id: 'chair', column: 'chair', method: 'plurality' as const };
  const contests = [
    question('hall'),
    question('hut'),
    chair,
    question('paint', 'hall'),
    question('car', 'chair: Ana'),
    question('boat', 'chair: Cy'),
  ];
  const options = { options: ['Ana', 'Bo', 'Cy'] };
  const sentences = await sentencesOf(
    { contests: contests.with(2, { ...chair, ...options }), conflicts: [['hall', 'hut']] },
    'hall,hut,chair,paint,car,boat',
    'Yes,Yes,Ana,Yes,Yes,Yes',
    'Yes,Yes,Bo,Yes,Yes,Yes',
  );
  expect(sentences.slice(3)).toEqual([
    'Not applicable: it applies only if "hall" passes, and that is tied.',
    'Not applicable: it applies only if Ana wins "chair", and that is tied.',
    'Not applicable: it applies only if Cy wins "chair".',
  ]);
});
