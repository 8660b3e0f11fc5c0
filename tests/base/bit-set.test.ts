import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bitSet, countBits, hasBit, ranksIn, setBit } from '../../src/base/bit-set.ts';
import { seed } from '../support/csv.ts';

test('a set of bits is a set of numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(199)), (numbers) => {
      const expected = new Set(numbers);
      const set = bitSet(200);
      for (const number of numbers) setBit(set, number);
      expect(countBits(set)).toBe(expected.size);
      const rankOf = ranksIn(set);
      for (let number = 0; number < 200; number += 1) {
        expect(hasBit(set, number)).toBe(expected.has(number));
        expect(rankOf(number)).toBe([...expected].filter((own) => own < number).length);
      }
    }),
    { seed, numRuns: 50 },
  );
});
