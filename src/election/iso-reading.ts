import type { CellTexts } from '../csv/cell-texts.ts';
import type { StampReading } from './stamp.ts';
import { day, daysFromCivil, hour, isCivil, minute, second } from './stamp-calendar.ts';

const isoLength = 19;
const dateLength = 10;

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
  if (length !== isoLength) return undefined;
  const between = bytes[start + 10];
  const marked =
    bytes[start + 4] === 0x2d &&
    bytes[start + 7] === 0x2d &&
    (between === 0x20 || between === 0x54);
  if (!marked) return undefined;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const month = twoDigits(bytes, start + 5);
  const date = twoDigits(bytes, start + 8);
  const time = timeAt(bytes, start + 11);
  // What is no digit makes all of it no number, and no number is in any range.
  if (!(year >= 1900 && time < day) || !isCivil(year, month, date)) return undefined;
  return daysFromCivil(year, month, date) * day + time;
}

/** Milliseconds since midnight; no number unless there is such a time. */
function timeAt(bytes: Uint8Array, start: number): number {
  const hours = twoDigits(bytes, start);
  const minutes = twoDigits(bytes, start + 3);
  const seconds = twoDigits(bytes, start + 6);
  const marked = bytes[start + 2] === 0x3a && bytes[start + 5] === 0x3a;
  return marked && hours < 24 && minutes < 60 && seconds < 60
    ? hours * hour + minutes * minute + seconds * second
    : Number.NaN;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const known = new WeakMap<CellTexts, boolean>();

/** Whether every text of a column is such a time, all with a T or all with a space. */
export function areIso(texts: CellTexts): boolean {
  const own = known.get(texts) ?? everyIso(texts);
  known.set(texts, own);
  return own;
}

/** Of times that follow each other nearly all have the date of the one before, which was read. */
function everyIso({ size, memory, startOf, lengthOf }: CellTexts): boolean {
  let before = -1;
  for (let code = 1; code < size; code += 1) {
    const start = startOf(code);
    if (lengthOf(code) !== isoLength) return false;
    if (before >= 0 && isSame(memory, before, start, dateLength + 1)) {
      if (Number.isNaN(timeAt(memory, start + dateLength + 1))) return false;
    } else {
      const alike = before < 0 || memory[before + dateLength] === memory[start + dateLength];
      if (!alike || isoLocal(memory, start, isoLength) === undefined) return false;
    }
    before = start;
  }
  return true;
}

function isSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
