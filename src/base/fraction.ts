import { gcd } from './gcd.ts';

/** An exact non-negative fraction in lowest terms. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}

/** The fraction num/den in lowest terms; `den` is positive. */
export function fraction(num: bigint, den: bigint): Fraction {
  const divisor = gcd(num, den);
  return { num: num / divisor, den: den / divisor };
}

/** Reads `2/3`, `60%`, `66.67 %`, `0.6667` or `1` exactly: `0.6667` is 6667/10000 and never two thirds. */
export function parseFraction(text: string): Fraction | undefined {
  const ratio = /^(\d{1,40})\s*\/\s*(\d{1,40})$/.exec(text);
  if (ratio) {
    const den = BigInt(ratio[2] ?? 0);
    return den === 0n ? undefined : fraction(BigInt(ratio[1] ?? 0), den);
  }
  const decimal = /^(\d{1,18})(?:\.(\d{1,18}))?\s*(%?)$/.exec(text);
  if (!decimal) return undefined;
  const places = decimal[2] ?? '';
  const percent = decimal[3] === '%' ? 100n : 1n;
  return fraction(BigInt((decimal[1] ?? '') + places), 10n ** BigInt(places.length) * percent);
}

/** `2/3`, or `60%` where the fraction is a whole number of percent other than a half. */
export function printFraction({ num, den }: Fraction): string {
  if (den === 1n) return String(num);
  if ((num * 100n) % den === 0n && den > 4n) return `${(num * 100n) / den}%`;
  const hundredths = (num * 10000n) / den;
  const exact = (num * 10000n) % den === 0n && den > 100n;
  return exact
    ? `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}%`
    : `${num}/${den}`;
}
