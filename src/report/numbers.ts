import type { Fraction } from '../base/fraction.ts';
import type { ShareReport } from './schema.ts';

/** An amount in whole units of 1/10^places as a JSON number: 1250 with two places is 12.5. */
export function fromUnits(units: number, places: number): number {
  return places === 0 ? units : Number(decimalText(units, places));
}

/** The same as text with all of its places: 1250 with two places is 12.50. */
export function decimalText(units: number, places: number): string {
  if (places === 0) return String(units);
  const digits = String(units).padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Groups of three digits, with a comma: 12,345.5. The same in every locale. */
export function formatNumber(number: number): string {
  const text = String(number);
  if (text.length < 4) return text;
  const [whole = '', rest] = text.split('.');
  const grouped = whole.length < 4 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A percentage of two decimals, as it is shown: 62.29%. */
export function formatPercent(percent: number): string {
  const hundredths = Math.round(percent * 100);
  const digits = String(hundredths).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}

/** The percentage of a share as it is shown; nothing where it is of nobody, or there is no share. */
export function percentOf(share: Pick<ShareReport, 'percent'> | undefined): string {
  return share?.percent === undefined ? '' : formatPercent(share.percent);
}

/**
 * A share of a base with its percentage.
 *
 * The percentage is rounded half up to hundredths, unless that would seem to reach a threshold, or
 * 100, that was not reached: then it is cut. What is over a threshold is shown above it, and what
 * is not nothing is never shown as 0.
 * @param votes whole units
 * @param of whole units; with 0 there is no percentage
 */
export function shareOf(
  votes: number,
  of: number,
  base: string,
  places: number,
  thresholds: readonly Fraction[] = [],
): ShareReport {
  const plain = { votes: fromUnits(votes, places), of: fromUnits(of, places), base };
  if (of === 0) return plain;
  const exact = BigInt(votes) * 10000n;
  const size = BigInt(of);
  const rounded = (exact * 2n + size) / (size * 2n);
  const floor = exact / size;
  if (rounded === 0n && votes > 0) return { ...plain, percent: 0.01, cut: true };
  // No threshold but one between these two hundredths can seem to be reached, or not to be passed.
  const near = [...thresholds, { num: 1n, den: 1n }].filter(
    ({ num, den }) => floor * den <= num * 10000n && num * 10000n <= (floor + 1n) * den,
  );
  const under = near.some(({ num, den }) => exact * den < num * 10000n * size);
  const over = near.some(({ num, den }) => exact * den > num * 10000n * size);
  if (under && rounded > floor) return { ...plain, percent: Number(floor) / 100, cut: true };
  // What is over a threshold does not look as if it stood on it.
  if (over && !under && rounded === floor)
    return { ...plain, percent: Number(rounded + 1n) / 100, cut: true };
  return { ...plain, percent: Number(rounded) / 100 };
}

/**
 * Points per ballot, as a decimal of two places: rounded half up, unless that would seem to reach the highest score, or
 * nothing, that was not reached.
 * @param of more than 0
 */
export function meanOf(points: number, of: number, highest: number): number {
  const exact = BigInt(points) * 100n;
  const size = BigInt(of);
  const most = BigInt(highest) * 100n;
  const rounded = (exact * 2n + size) / (size * 2n);
  if (rounded === 0n && points > 0) return 0.01;
  const shown = rounded === most && exact < most * size ? rounded - 1n : rounded;
  return Number(shown) / 100;
}
