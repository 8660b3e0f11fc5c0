import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankIn, voterHeading, voterPattern } from '../../src/election/headings.ts';

const nouns = [
  'rank 1',
  'preference 2',
  'pref. 3',
  'priority #1',
  'rang 1',
  'choice 1',
  'first choice',
  '2nd preference',
  'third rank',
  '4th pick',
  'fifth vote',
  '10th choice',
  '12th preference',
  '21st choice',
  'twelfth rank',
  '1. wahl',
  '1. präferenz',
  '2. rang',
  '3. platz',
  '1er choix',
  '2e préférence',
  '2ème rang',
  '1ª opción',
  '2ª preferencia',
  '1ª scelta',
  '1º opção',
];

test.each(nouns)('%s is a rank, wherever it stands', (rank) => {
  expect(rankIn(rank)?.[0]).toBe(rank);
  expect(rankIn(`mayor (${rank})`)?.index).toBe(6);
});

test.each(['choices', 'how do you vote?', 'prank 1', 'proposal 1: shall it be adopted?'])(
  '%s is none',
  (heading) => expect(rankIn(heading)).toBeUndefined(),
);

test('no heading of voters lacks the words that are sought before their pattern is made', () => {
  fc.assert(
    fc.property(fc.stringMatching(voterPattern()), (heading) => {
      expect(voterHeading.test(heading), heading).toBe(true);
    }),
    { seed: 63, numRuns: 20_000 },
  );
});
