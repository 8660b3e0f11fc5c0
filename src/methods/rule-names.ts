import { type Fraction, fraction } from '../base/fraction.ts';
import type { Comparison } from './rule.ts';

/** What a rule's name says: a share, and how it is compared. */
export interface Bound {
  readonly share: Fraction;
  readonly comparison: Comparison;
}

/** Rules that go by a name. */
export const namedBounds: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['majority', { share: fraction(1n, 2n), comparison: '>' }],
  ['two-thirds', { share: fraction(2n, 3n), comparison: '>=' }],
  ['three-quarters', { share: fraction(3n, 4n), comparison: '>=' }],
  ['three-fourths', { share: fraction(3n, 4n), comparison: '>=' }],
  ['unanimity', { share: fraction(1n, 1n), comparison: '>=' }],
]);

/** Names of a share alone: `majority` and `unanimity` say how it is compared, and stand by themselves. */
export const shareNames: ReadonlyMap<string, Fraction> = new Map([
  ['half', fraction(1n, 2n)],
  ['two-thirds', fraction(2n, 3n)],
  ['three-quarters', fraction(3n, 4n)],
  ['three-fourths', fraction(3n, 4n)],
  ['three-fifths', fraction(3n, 5n)],
  ['two-fifths', fraction(2n, 5n)],
  ['four-fifths', fraction(4n, 5n)],
  ['one-third', fraction(1n, 3n)],
  ['one-quarter', fraction(1n, 4n)],
  ['one-fourth', fraction(1n, 4n)],
  ['one-fifth', fraction(1n, 5n)],
  ['one-tenth', fraction(1n, 10n)],
]);

/** A rule must be able to pass and to fail: not `>= 0`, not `> 100%`. */
export function canDecide(share: Fraction | undefined, comparison: Comparison): share is Fraction {
  if (share === undefined) return false;
  const { num, den } = share;
  return comparison === '>' ? num < den : num > 0n && num <= den;
}
