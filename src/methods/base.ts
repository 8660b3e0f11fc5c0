import type { Count } from './count.ts';

/** The denominators, by name. */
export const bases = ['valid', 'valid+invalid', 'valid+abstain', 'ballots', 'eligible'] as const;

export type Base = (typeof bases)[number];

/** Who could have voted, in the unit that decides; undefined where nobody said. */
export interface Electorate {
  readonly eligible?: number;
}

/** The unit in which an election is decided: heads, or weight where ballots are weighted. */
export type Unit = 'heads' | 'weight';

/** The size of a base, or undefined where it is not known. */
export function sizeOf(
  base: Base,
  count: Count,
  electorate: Electorate,
  unit: Unit,
): number | undefined {
  switch (base) {
    case 'valid':
      return count.valid[unit];
    case 'valid+invalid':
      return count.valid[unit] + count.invalid[unit];
    case 'valid+abstain':
      return count.valid[unit] + count.abstain[unit];
    case 'ballots':
      return count.ballots[unit];
    case 'eligible':
      return electorate.eligible;
  }
}
