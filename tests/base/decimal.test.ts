import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inUnits, parseDecimal } from '../../src/base/decimal.ts';

describe('a decimal is read exactly', () => {
  test.each([
    ['12', 12n, 0],
    ['+12', 12n, 0],
    ['0', 0n, 0],
    ['007', 7n, 0],
    ['12.5', 125n, 1],
    ['12.50', 125n, 1],
    ['12.00', 12n, 0],
    ['0.1', 1n, 1],
    ['0.000001', 1n, 6],
    ['100.010', 10001n, 2],
    ['9007199254740993', 9007199254740993n, 0],
  ])('%s', (text, digits, places) => {
    expect(parseDecimal(text, '.')).toEqual({ digits, places });
    expect(parseDecimal(text.replace('.', ','), ',')).toEqual({ digits, places });
  });

  test.each([
    '',
    '-1',
    '1.',
    '.5',
    '1.5.2',
    '1,5',
    '1,000',
    '1 000',
    '1e3',
    'NaN',
    '٣',
    '1½',
    ' 1',
  ])('%j is none', (text) => {
    expect(parseDecimal(text, '.')).toBeUndefined();
  });

  test('a point is no decimal comma, and thousands are never separated', () => {
    expect(parseDecimal('1.5', ',')).toBeUndefined();
    expect(parseDecimal('1.000,5', ',')).toBeUndefined();
    expect(parseDecimal('1,000.5', '.')).toBeUndefined();
  });

  test('thirty digits are the most', () => {
    expect(parseDecimal('9'.repeat(30), '.')?.digits).toBe(10n ** 30n - 1n);
    expect(parseDecimal('9'.repeat(31), '.')).toBeUndefined();
    expect(parseDecimal(`0.${'1'.repeat(31)}`, '.')).toBeUndefined();
  });
});

test('units are what the text says with its point moved', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 15n }),
      fc.nat(6),
      fc.nat(3),
      (units, own, more) => {
        const digits = String(units).padStart(own + 1, '0');
        const text = own === 0 ? digits : `${digits.slice(0, -own)}.${digits.slice(-own)}`;
        const decimal = parseDecimal(text, '.');
        if (decimal === undefined) throw new Error(`not read: ${text}`);
        expect(inUnits(decimal, own + more)).toBe(units * 10n ** BigInt(more));
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});
