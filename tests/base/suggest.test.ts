import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, suggest } from '../../src/base/suggest.ts';

describe('a suggestion', () => {
  const headings = ['Voter', 'Region', 'Proposal 1', 'Proposal 2', 'Time stamp'];

  test.each([
    ['a letter too few', 'Regon', 'Region'],
    ['a letter too many', 'Regioon', 'Region'],
    ['another letter', 'Regien', 'Region'],
    ['two letters swapped', 'Reigon', 'Region'],
    ['case and white space', ' TIME\u00a0STAMP', 'Time stamp'],
    ['no space', 'timestamp', 'Time stamp'],
    ['the nearest of two', 'Proposel 2', 'Proposal 2'],
    ['the first of two as near', 'Proposal 3', 'Proposal 1'],
  ])('for %s', (_, text, meant) => {
    expect(suggest(text, headings)).toBe(meant);
  });

  test.each(['', 'Weight', 'Re', 'Regggggion', 'Proposition', 'xyz'])('is none for %j', (text) => {
    expect(suggest(text, headings)).toBeUndefined();
  });

  test('is the only one in which it stands as words, or as a number', () => {
    const long = ['1. Do you accept 4.2%?', '2. Seats on the Steering Committee', '3. Rise of 12%'];
    expect(suggest('steering committee', long)).toBe(long[1]);
    expect(suggest('2', ['1-do-you', '2-seats'])).toBe('2-seats');
    expect(suggest('rise of', long)).toBe(long[2]);
    for (const text of ['the', 'is', 'ring comm', '7']) {
      expect(suggest(text, [...long, '4. The end'])).toBeUndefined();
    }
  });

  test('may differ in one letter of three, and no more', () => {
    expect(suggest('yas', ['yes'])).toBe('yes');
    expect(suggest('yas', ['yet'])).toBeUndefined();
    expect(suggest('abcdef', ['abcdXY'])).toBe('abcdXY');
    expect(suggest('abcdef', ['abcXYZ'])).toBeUndefined();
  });

  test('is the candidate as it is written, from any iterable', () => {
    expect(suggest('VOTER', new Set(['voter ']))).toBe('voter ');
    expect(suggest('voter', [])).toBeUndefined();
  });
});

describe('the distance of two texts', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

  test('is that of a plain recursion, as far as the limit', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 7 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(distance(one, other), limit));
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  test('is the same both ways, and nothing only for the same text', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        const far = editDistance(one, other, 9);
        expect(editDistance(other, one, 9)).toBe(far);
        expect(far === 0).toBe(one === other);
      }),
      { seed: 12 },
    );
  });

  test('of two long cells is found', () => {
    expect(editDistance('x'.repeat(1_000_000), 'y'.repeat(1_000_000), 2)).toBe(2);
  });

  /** Swapped neighbours are not edited again: "optimal string alignment". */
  function distance(one: string, other: string): number {
    if (one === '' || other === '') return one.length + other.length;
    const rest = distance(one.slice(1), other.slice(1));
    if (one[0] === other[0]) return rest;
    const swapped = one[0] === other[1] && one[1] === other[0];
    return (
      1 +
      Math.min(
        rest,
        distance(one.slice(1), other),
        distance(one, other.slice(1)),
        swapped ? distance(one.slice(2), other.slice(2)) : rest,
      )
    );
  }
});
