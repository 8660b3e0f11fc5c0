import { expect, test } from 'vitest';
import { foldText } from '../../src/base/fold.ts';
import { wordMeanings, wordsFor } from '../../src/election/question-words.ts';

test('the words of a question are written as folded cells are, for they are not folded when read', () => {
  const words = wordMeanings.flatMap(wordsFor);
  expect(words.length).toBeGreaterThan(200);
  expect(words.filter((word) => foldText(word) !== word)).toEqual([]);
});
