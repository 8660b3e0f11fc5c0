import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fraction, fraction } from '../../src/base/fraction.ts';
import { formatNumber, formatPercent, fromUnits, shareOf } from '../../src/report/numbers.ts';

const half = fraction(1n, 2n);
const third = fraction(1n, 3n);
const twoThirds = fraction(2n, 3n);
const whole = fraction(1n, 1n);

/** A share as it is shown, and whether it was cut. */
function shown(votes: number, of: number, limits: readonly Fraction[] = []): string {
  const { percent, cut } = shareOf(votes, of, 'valid', 0, limits);
  return `${percent === undefined ? 'none' : formatPercent(percent)}${cut === true ? ' cut' : ''}`;
}

/** The percentage in hundredths, exactly: it has two decimals or fewer. */
function hundredthsOf(percent: number | undefined): bigint {
  const [whole = '', decimals = ''] = String(percent).split('.');
  expect(`${whole}.${decimals}`).toMatch(/^\d+\.\d{0,2}$/);
  return BigInt(whole + decimals.padEnd(2, '0'));
}

describe('a share', () => {
  test('has its votes, its base and a percentage of two decimals', () => {
    expect(shareOf(261, 419, 'valid', 0)).toEqual({
      votes: 261,
      of: 419,
      base: 'valid',
      percent: 62.29,
    });
  });

  test('of weights is in whole votes, and its percentage is of the units', () => {
    expect(shareOf(1250, 5000, 'ballots', 2)).toEqual({
      votes: 12.5,
      of: 50,
      base: 'ballots',
      percent: 25,
    });
  });

  test.each([0, 1, 7])('of nobody has no percentage: %i of 0', (votes) => {
    expect(shareOf(votes, 0, 'eligible', 0, [half])).toEqual({ votes, of: 0, base: 'eligible' });
  });

  test.each([
    [1, 3, '33.33%'],
    [2, 3, '66.67%'],
    [1, 8, '12.50%'],
    [1, 16, '6.25%'],
    [1, 32, '3.13%'], // 3.125
    [3, 32, '9.38%'], // 9.375
    [5, 32, '15.63%'], // 15.625
    [1, 2000, '0.05%'],
    [201, 20_000, '1.01%'], // 1.005, which a double takes for less
    [0, 5, '0.00%'],
    [5, 5, '100.00%'],
    [612, 487, '125.67%'],
  ])('%i of %i is %s, half up', (votes, of, text) => {
    expect(shown(votes, of)).toBe(text);
  });

  test.each([
    ['a threshold', 49_996, 100_000, [half], '49.99% cut'],
    ['a threshold, by a hair', 499_999, 1_000_000, [half], '49.99% cut'],
    ['a threshold between two decimals', 6_666, 10_000, [twoThirds], '66.66%'],
    ['a threshold that rounding passes', 66_666, 100_000, [twoThirds], '66.66% cut'],
    ['the second of two thresholds', 66_666, 100_000, [half, twoThirds], '66.66% cut'],
    ['100', 99_996, 100_000, [], '99.99% cut'],
    ['100, by one of a million', 999_999, 1_000_000, [], '99.99% cut'],
    ['0', 4, 100_000, [], '0.01% cut'],
    ['0, by one of a million', 1, 1_000_000, [], '0.01% cut'],
  ])('does not seem to reach %s', (_, votes, of, limits, text) => {
    expect(shown(votes, of, limits)).toBe(text);
  });

  test.each([
    ['a threshold', 50_004, 100_000, [half], '50.01% cut'],
    ['a threshold, by a hair', 500_001, 1_000_000, [half], '50.01% cut'],
    ['a threshold between two decimals', 33_334, 100_000, [third], '33.34% cut'],
    ['a small threshold', 10_004, 1_000_000, [fraction(1n, 100n)], '1.01% cut'],
    ['the first of two thresholds', 50_004, 100_000, [half, twoThirds], '50.01% cut'],
    ['the second of two thresholds', 33_334, 100_000, [half, third], '33.34% cut'],
    ['all', 100_004, 100_000, [], '100.01% cut'],
    ['all, by one of a million', 1_000_001, 1_000_000, [half], '100.01% cut'],
  ])('over %s is not shown as standing on it', (_, votes, of, limits, text) => {
    expect(shown(votes, of, limits)).toBe(text);
  });

  test.each([
    ['a threshold that was reached', 50, 100, [half], '50.00%'],
    ['one that was passed, where rounding shows it', 50_005, 100_000, [half], '50.01%'],
    ['one that was passed by more', 50_014, 100_000, [half], '50.01%'],
    ['two thirds, passed by less than they are rounded up', 66_668, 100_000, [twoThirds], '66.67%'],
    ['a third, reached', 1, 3, [third], '33.33%'],
    ['two thirds, reached', 2, 3, [twoThirds], '66.67%'],
    ['0.6667, not reached by two thirds', 2, 3, [fraction(6667n, 10_000n)], '66.66% cut'],
    ['none near', 49_996, 100_000, [twoThirds], '50.00%'],
    ['none at all', 49_996, 100_000, [], '50.00%'],
    ['nothing', 0, 100_000, [half], '0.00%'],
    ['all', 7, 7, [half], '100.00%'],
    ['over all by a hundredth', 10_001, 10_000, [], '100.01%'],
  ])('is not cut for %s', (_, votes, of, limits, text) => {
    expect(shown(votes, of, limits)).toBe(text);
  });
});

describe('any share', () => {
  // A limit of 0.01% and less cannot be told from nothing with two decimals.
  const limit = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
    .map(([one, other]) => fraction(BigInt(Math.min(one, other)), BigInt(Math.max(one, other))))
    .filter(({ num, den }) => num * 10_000n > den);
  const size = fc.oneof(
    fc.integer({ min: 1, max: 50 }),
    fc.integer({ min: 1, max: 10 ** 6 }),
    fc.integer({ min: 1, max: 10 ** 15 }),
  );
  const share = shareBy(fc.array(limit, { maxLength: 3 }));
  /** Limits a few thousandths of a percent apart, so that two decimals cannot always tell them all. */
  const crowded = shareBy(
    fc
      .tuple(fc.integer({ min: 10, max: 99_985 }), fc.array(fc.nat(20), { maxLength: 2 }))
      .map(([first, more]) =>
        [0, ...more].map((next) => fraction(BigInt(Math.min(first + next, 100_000)), 100_000n)),
      ),
  );

  /** Votes are drawn near a limit more often than not. */
  function shareBy(limitsOf: fc.Arbitrary<Fraction[]>) {
    return fc
      .record({
        of: size,
        limits: limitsOf,
        anywhere: fc.double({ min: 0, max: 1, noNaN: true }),
        near: fc.integer({ min: -3, max: 3 }),
        at: fc.constantFrom('on', 'first', 'around', 'all', 'none', 'anywhere'),
      })
      .map(({ of, limits, anywhere, near, at }) => {
        const [first = half] = limits;
        if (at === 'on') {
          const times = Math.max(1, Math.floor(of / Number(first.den)));
          return { of: times * Number(first.den), limits, votes: times * Number(first.num) };
        }
        const edge = Number((BigInt(of) * first.num) / first.den);
        const edges = {
          first: edge + near,
          around: edge + Math.round((near * of) / 30_000),
          all: of + near,
          none: near,
          anywhere: Math.floor(of * anywhere),
        };
        return { of, limits, votes: Math.max(0, edges[at]) };
      });
  }

  test('never seems to reach what it has not reached', () => {
    fc.assert(
      fc.property(share, ({ votes, of, limits }) => {
        const percent = hundredthsOf(shareOf(votes, of, 'valid', 0, limits).percent);
        for (const { num, den } of [...limits, whole]) {
          const reached = BigInt(votes) * den >= num * BigInt(of);
          if (!reached) expect(percent * den).toBeLessThan(num * 10_000n);
        }
        expect(percent === 0n).toBe(votes === 0);
      }),
      { seed: 60, numRuns: 2500 },
    );
  });

  test.each([
    ['limits apart', share, 62],
    ['limits that crowd', crowded, 63],
  ] as const)('is shown over what it is over and under what it is under: %s', (_, drawn, seed) => {
    const met = { under: 0, on: 0, over: 0, untold: 0 };
    fc.assert(
      fc.property(drawn, ({ votes, of, limits }) => {
        const edges = [...limits, whole];
        const tells = (hundredths: bigint) =>
          (hundredths === 0n) === (votes === 0) &&
          edges.every((one) => {
            const side = sideOf(votes, of, one);
            if (side === 'under') return hundredths * one.den < one.num * 10_000n;
            return side === 'on' || hundredths * one.den > one.num * 10_000n;
          });
        for (const one of limits) met[sideOf(votes, of, one)] += 1;
        // No other two decimals are as near; where they cannot tell either, none can.
        const below = (BigInt(votes) * 10_000n) / BigInt(of);
        const told = tells(below) || tells(below + 1n);
        if (!told) met.untold += 1;
        const percent = hundredthsOf(shareOf(votes, of, 'valid', 0, limits).percent);
        expect(tells(percent)).toBe(told);
        expect([below, below + 1n]).toContain(percent);
      }),
      { seed, numRuns: 2500 },
    );
    const { untold, ...sides } = met;
    expect(Math.min(...Object.values(sides)), 'the side met least').toBeGreaterThan(100);
    if (drawn === share) expect(untold).toBe(0);
    else expect(untold).toBeGreaterThan(0);
  });

  test('is rounded half up, or else cut, and cut only where rounding would mislead', () => {
    fc.assert(
      fc.property(share, ({ votes, of, limits }) => {
        const { percent, cut } = shareOf(votes, of, 'valid', 0, limits);
        const own = hundredthsOf(percent);
        const near = rounded(votes, of);
        const vanishes = near === 0n && votes > 0;
        const reaches = [...limits, whole].some(
          (one) => sideOf(votes, of, one) === 'under' && near * one.den >= one.num * 10_000n,
        );
        const stands = [...limits, whole].some(
          (one) => sideOf(votes, of, one) === 'over' && near * one.den <= one.num * 10_000n,
        );
        expect(cut === true).toBe(vanishes || reaches || stands);
        expect(own).toBe(vanishes ? 1n : reaches ? near - 1n : stands ? near + 1n : near);
      }),
      { seed: 61, numRuns: 2500 },
    );
  });

  test('of every vote of up to 60 is rounded half up', () => {
    for (let of = 1; of <= 60; of += 1) {
      for (let votes = 0; votes <= of; votes += 1) {
        expect(hundredthsOf(shareOf(votes, of, 'valid', 0).percent)).toBe(rounded(votes, of));
      }
    }
  });

  /** On which side of a limit the votes are, exactly. */
  function sideOf(votes: number, of: number, { num, den }: Fraction): 'under' | 'on' | 'over' {
    const own = BigInt(votes) * den;
    const limit = num * BigInt(of);
    return own < limit ? 'under' : own === limit ? 'on' : 'over';
  }

  /** The oracle, by long division on paper: two decimals, and one more from a remainder of half or more. */
  function rounded(votes: number, of: number): bigint {
    const size = BigInt(of);
    let hundredths = 0n;
    let rest = BigInt(votes);
    for (let digit = 0; digit <= 4; digit += 1) {
      hundredths = hundredths * 10n + rest / size;
      rest = (rest % size) * 10n;
    }
    return rest / 10n + rest / 10n >= size ? hundredths + 1n : hundredths;
  }
});

describe('an amount', () => {
  test.each([
    [1250, 2, 12.5],
    [1, 6, 0.000001],
    [0, 3, 0],
    [100, 2, 1],
    [7, 0, 7],
    [123_456_789, 6, 123.456789],
    [10, 1, 1],
    [5, 1, 0.5],
    [1_005, 3, 1.005],
  ])('of %i units with %i places is %d', (units, places, number) => {
    expect(fromUnits(units, places)).toBe(number);
  });

  test('keeps every digit of up to fifteen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), fc.nat(6), (units, places) => {
        const [whole = '', decimals = ''] = plain(fromUnits(units, places)).split('.');
        expect(BigInt(whole + decimals.padEnd(places, '0'))).toBe(BigInt(units));
      }),
      { seed: 62, numRuns: 1000 },
    );
  });

  function plain(number: number): string {
    return formatNumber(number).replaceAll(',', '');
  }
});

describe('a number is written', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [12_345.5, '12,345.5'],
    [1_234_567.125, '1,234,567.125'],
    [1234.123456, '1,234.123456'],
    [0.000001, '0.000001'],
    [100_000, '100,000'],
    [10 ** 15, '1,000,000,000,000,000'],
  ])('%d as %s', (number, text) => {
    expect(formatNumber(number)).toBe(text);
  });

  test.each([
    [0, '0.00%'],
    [0.01, '0.01%'],
    [0.1, '0.10%'],
    [5, '5.00%'],
    [62.29, '62.29%'],
    [99.99, '99.99%'],
    [100, '100.00%'],
    [125.67, '125.67%'],
  ])('and %d as %s', (percent, text) => {
    expect(formatPercent(percent)).toBe(text);
  });

  test('and every percentage with its two decimals', () => {
    for (let hundredths = 0; hundredths <= 10_000; hundredths += 1) {
      const digits = String(hundredths).padStart(3, '0');
      const text = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
      if (formatPercent(Number(text)) !== `${text}%`) expect.fail(text);
    }
  });
});
