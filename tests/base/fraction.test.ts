import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fraction, parseFraction, printFraction } from '../../src/base/fraction.ts';

describe('a fraction is read exactly', () => {
  test.each([
    ['1/2', 1n, 2n],
    ['2/3', 2n, 3n],
    ['4/6', 2n, 3n],
    ['2 / 3', 2n, 3n],
    ['6/2', 3n, 1n],
    ['0/7', 0n, 1n],
    ['60%', 3n, 5n],
    ['60 %', 3n, 5n],
    ['60.0%', 3n, 5n],
    ['66.67 %', 6667n, 10000n],
    ['33.333%', 33333n, 100000n],
    ['100%', 1n, 1n],
    ['0%', 0n, 1n],
    ['0.5', 1n, 2n],
    ['0.50', 1n, 2n],
    ['0.6667', 6667n, 10000n],
    ['0.666666666666666666', 333333333333333333n, 500000000000000000n],
    ['1', 1n, 1n],
    ['007', 7n, 1n],
    ['0', 0n, 1n],
  ])('%s', (text, num, den) => {
    expect(parseFraction(text)).toEqual({ num, den });
  });

  test.each([
    '',
    ' ',
    '1/0',
    '0/0',
    '1/',
    '/2',
    '1/2/3',
    '1/2%',
    '-1/2',
    '+1/2',
    '.5',
    '5.',
    '0,5',
    '50%%',
    '%',
    '1e3',
    '0x10',
    'half',
    ' 1/2',
    '1/2 ',
    '1.5/2',
    '１/２',
    '1234567890123456789',
    '0.1234567890123456789',
  ])('%j is none', (text) => {
    expect(parseFraction(text)).toBeUndefined();
  });
});

describe('a fraction is in lowest terms', () => {
  test('whatever it is made from', () => {
    const whole = fc.bigInt({ min: 0n, max: 10n ** 18n });
    fc.assert(
      fc.property(whole, fc.bigInt({ min: 1n, max: 10n ** 18n }), (num, den) => {
        const lowest = fraction(num, den);
        expect(lowest.num * den).toBe(num * lowest.den);
        expect(lowest.den).toBeGreaterThan(0n);
        expect(commonDivisor(lowest.num, lowest.den)).toBe(1n);
      }),
      { seed: 1 },
    );
  });

  test('so that equal fractions are equal values', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), fc.nat(60), (num, den, k) => {
        const times = BigInt(k + 1);
        const plain = fraction(BigInt(num), BigInt(den));
        expect(fraction(BigInt(num) * times, BigInt(den) * times)).toEqual(plain);
      }),
      { seed: 2 },
    );
  });

  /** By trying out: the oracle of Euclid's algorithm, for what is left of a fraction in lowest terms. */
  function commonDivisor(a: bigint, b: bigint): bigint {
    for (const prime of [2n, 3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n]) {
      if (a % prime === 0n && b % prime === 0n) return prime;
    }
    return 1n;
  }
});

describe('a fraction is printed', () => {
  test.each([
    [1n, 2n, '1/2'],
    [1n, 3n, '1/3'],
    [2n, 3n, '2/3'],
    [1n, 4n, '1/4'],
    [3n, 4n, '3/4'],
    [3n, 5n, '60%'],
    [1n, 5n, '20%'],
    [5n, 8n, '5/8'],
    [11n, 20n, '55%'],
    [1n, 100n, '1%'],
    [6667n, 10000n, '66.67%'],
    [1n, 125n, '0.80%'],
    [33333n, 100000n, '33333/100000'],
    [1n, 1n, '1'],
    [0n, 1n, '0'],
  ])('%i over %i', (num, den, text) => {
    expect(printFraction({ num, den })).toBe(text);
  });

  test('and read back as the same one', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.integer({ min: 1, max: 2000 }), (num, den) => {
        const one = fraction(BigInt(num), BigInt(den));
        expect(parseFraction(printFraction(one))).toEqual(one);
      }),
      { seed: 3, numRuns: 500 },
    );
  });
});
