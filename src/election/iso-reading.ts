import type { StampReading } from './stamp.ts';
import { day, daysFromCivil, hour, isCivil, minute, second } from './stamp-calendar.ts';

/**
 * `2019-03-22 09:14:10`, with a T or a space and nothing more, read from its bytes; undefined for any
 * other text. It reads as `readStamp` does, a hundred times sooner: a column may hold ten million.
 */
export function isoReading(
  bytes: Uint8Array,
  start: number,
  length: number,
): StampReading | undefined {
  const local = isoLocal(bytes, start, length);
  return local === undefined ? undefined : { order: 'ymd', local, precision: 'second' };
}

/** The same as a number of milliseconds alone. */
export function isoLocal(bytes: Uint8Array, start: number, length: number): number | undefined {
  if (length !== 19) return undefined;
  const between = bytes[start + 10];
  const marked =
    bytes[start + 4] === 0x2d &&
    bytes[start + 7] === 0x2d &&
    (between === 0x20 || between === 0x54) &&
    bytes[start + 13] === 0x3a &&
    bytes[start + 16] === 0x3a;
  if (!marked) return undefined;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const date = twoDigits(bytes, start + 8);
  const hours = twoDigits(bytes, start + 11);
  const minutes = twoDigits(bytes, start + 14);
  const seconds = twoDigits(bytes, start + 17);
  // What is no digit makes all of it no number, and no number is in any range.
  if (!(year >= 1900 && hours < 24 && minutes < 60 && seconds < 60)) return undefined;
  if (!isCivil(year, month, date)) return undefined;
  const sinceMidnight = hours * hour + minutes * minute + seconds * second;
  return daysFromCivil(year, month, date) * day + sinceMidnight;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
