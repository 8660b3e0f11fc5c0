import { expect, test } from 'vitest';
import { foldText } from '../../src/base/fold.ts';
import { wordMeanings, wordsFor } from '../../src/election/question-words.ts';
import { reportOf } from '../support/tallied.ts';

test('the words of a question are written as folded cells are, for they are not folded when read', () => {
  const words = wordMeanings.flatMap(wordsFor);
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((word) => foldText(word) !== word)).toEqual([]);
});

test.each(['Abs', 'Withheld', 'Vote withheld', 'Ne se prononce pas', 'Keine Meinung'])(
  '%s abstains',
  async (word) => {
    const cells = ['For', 'Against', word, 'For', word];
    const text = `Token,Motion\n${cells.map((cell, at) => `t${at},${cell}`).join('\n')}\n`;
    const { contests } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(contests[0]?.accounting).toMatchObject({ valid: 3, abstain: 2, invalid: 0 });
  },
);
