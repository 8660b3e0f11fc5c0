import type { Count } from './count.ts';

/** The denominators, by name. Beside them a rule may name a number. */
export const bases = [
  'valid',
  'valid+invalid',
  'valid+abstain',
  'ballots',
  'participants',
  'present',
  'eligible',
  'eligible-abstain',
] as const;

export type NamedBase = (typeof bases)[number];

/** A denominator: one with a name, or a number of votes. */
export type Base = NamedBase | number;

/** Bases of contests: the participants are those of a category, and its positions alone have them. */
export const contestBases = bases.filter((base) => base !== 'participants');

/** Who could have voted, in the unit that decides; undefined where nobody said. */
export interface Electorate {
  readonly eligible?: number;
  /** who was there, a number of the definition */
  readonly present?: number;
}

/** The unit in which an election is decided: heads, or weight where ballots are weighted. */
export type Unit = 'heads' | 'weight';

/**
 * The size of a base, or undefined where it is not known. Whole units; a number in a rule is in votes,
 * and `scale` units are one vote.
 */
export function sizeOf(
  base: Base,
  count: Count,
  electorate: Electorate,
  unit: Unit,
  scale = 1,
): number | undefined {
  if (typeof base === 'number') return base * scale;
  switch (base) {
    case 'valid':
      return count.valid[unit];
    case 'valid+invalid':
      return count.valid[unit] + count.invalid[unit];
    case 'valid+abstain':
      return count.valid[unit] + count.abstain[unit];
    case 'ballots':
      return count.ballots[unit];
    case 'participants':
      return undefined;
    case 'present':
      return electorate.present;
    case 'eligible':
      return electorate.eligible;
    case 'eligible-abstain':
      return electorate.eligible === undefined
        ? undefined
        : Math.max(0, electorate.eligible - count.abstain[unit]);
  }
}
