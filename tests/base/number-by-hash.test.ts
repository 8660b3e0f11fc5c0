import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashed, numberByHash } from '../../src/base/number-by-hash.ts';
import { seed } from '../support/csv.ts';

/** Each thing by its place among the different ones, found by going through all. */
function placesOf(things: readonly number[]): number[] {
  const found: number[] = [];
  return things.map((thing) => {
    if (!found.includes(thing)) found.push(thing);
    return found.indexOf(thing);
  });
}

test.each<[string, (thing: number) => number]>([
  ['a hash of its own', (thing) => hashed(1, thing)],
  ['a hash that others have too', (thing) => thing % 7],
  ['the same hash', () => -1],
])('things with %s are numbered as they first come', (_, hashOf) => {
  const things = fc.array(fc.integer({ min: -300, max: 300 }), { maxLength: 700 });
  fc.assert(
    fc.property(things, (list) => {
      const numberOf = numberByHash();
      const met: number[] = [];
      const numbers = list.map((thing) => {
        const number = numberOf(hashOf(thing), (known) => met[known] === thing);
        if (number === met.length) met.push(thing);
        return number;
      });
      expect(numbers).toEqual(placesOf(list));
    }),
    { seed, numRuns: 60 },
  );
});
