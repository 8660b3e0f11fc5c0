import fc from 'fast-check';
import {
  abstain,
  blank,
  invalid,
  type Mark,
  type MarkKind,
  valid,
} from '../../src/election/mark.ts';
import type { Profile } from '../../src/election/profile.ts';
import type { Method } from '../../src/methods/method.ts';
import type { Setting } from './count-ballots.ts';

/** A contest with its ballots, as a method may meet them. */
export interface RandomElection {
  readonly setting: Setting & { readonly options: number; readonly eligible: number };
  readonly profile: Profile;
}

/** Rules of every base, both comparisons, and none. */
const rules = [
  undefined,
  'majority',
  'at least half',
  'two-thirds of ballots',
  '> 1/3 of valid+invalid',
  '>= 40% of valid+abstain',
  'majority of eligible',
  '>= 20% of eligible',
];

/** Small elections, so that ties, unanimity and nobody at all are met often; everybody who voted was eligible. */
export function randomElection(method: Method): fc.Arbitrary<RandomElection> {
  const sizes = method.reads === 'question' ? fc.constant(2) : fc.integer({ min: 1, max: 5 });
  return sizes.chain((options) =>
    fc
      .record({
        profile: fc.array(entry(method.reads, options), { maxLength: 8 }),
        seats: method.reads === 'question' ? fc.constant(1) : fc.integer({ min: 1, max: 3 }),
        rule: fc.constantFrom(...rules),
        absent: fc.nat(6),
        unit: fc.constantFrom('heads' as const, 'weight' as const),
      })
      .map(({ profile, seats, rule, absent, unit }) => ({
        profile,
        setting: {
          method: method.id,
          options,
          seats,
          unit,
          eligible: profile.reduce((sum, one) => sum + one[unit], absent),
          ...(rule !== undefined && { rule }),
        },
      })),
  );
}

function entry(reads: MarkKind, options: number): fc.Arbitrary<Profile[number]> {
  return fc.record({
    mark: fc.oneof(
      { arbitrary: validMark(reads, options), weight: 6 },
      { arbitrary: fc.constantFrom(abstain, blank, invalid('unknown')), weight: 2 },
    ),
    cell: fc.constant(0),
    heads: fc.integer({ min: 1, max: 4 }),
    weight: fc.nat(4),
  });
}

function validMark(reads: MarkKind, options: number): fc.Arbitrary<Mark> {
  const every = Array.from({ length: options }, (_, at) => at);
  switch (reads) {
    case 'question':
    case 'choice':
      return fc.constantFrom(...every).map((option) => valid(option));
    case 'approval':
      return fc.subarray(every, { minLength: 1 }).map((chosen) => valid(...chosen));
  }
}
