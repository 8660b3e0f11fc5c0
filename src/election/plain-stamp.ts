import {
  byteAt,
  type Cursor,
  isNext,
  numberAt,
  numberBefore,
  takeDigits,
  takes,
} from './byte-cursor.ts';
import { isDigit } from './digits.ts';
import type { StampOrder } from './policies.ts';
import { hourOf, type StampReading } from './stamp.ts';
import { day, hour, minute, second } from './stamp-calendar.ts';
import { daysOfDate } from './stamp-date.ts';
import { offsetOf } from './stamp-zone.ts';

/**
 * A time that was read from its bytes. A date is days since 1970-01-01 for each order in which it may
 * be read, and no number (NaN) in those in which it is none.
 */
export interface PlainStamp {
  readonly yearFirst: number;
  readonly dayFirst: number;
  readonly monthFirst: number;
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
  readonly thousandths: number;
  readonly precision: 'minute' | 'second' | 'millisecond';
  /** minutes east of UTC; no number where the text does not say */
  readonly offsetMinutes: number;
  /** whether it differs from the text that was read before in digits of its time of day only */
  readonly repeats: boolean;
}

/** Where the parts of a text are, seen from its start; 0 for one that is not there. */
interface Form {
  start: number;
  length: number;
  hours: number;
  minutes: number;
  seconds: number;
  fraction: number;
  clockEnd: number;
  half: 'a' | 'p' | undefined;
}

type Writable = { -readonly [K in keyof PlainStamp]: PlainStamp[K] };

/** No time in a plain form is longer. */
const longest = 48;

const space = 0x20;
const colon = 0x3a;
const point = 0x2e;
const comma = 0x2c;
const slash = 0x2f;
const hyphen = 0x2d;
const plus = 0x2b;
const [letterA, letterM, letterP, letterT, letterZ] = [0x61, 0x6d, 0x70, 0x74, 0x7a];

/**
 * Reads times as clocks and forms write them, each by where its bytes start and how many there are: a date
 * of figures, a time of day, and perhaps AM or PM and an offset (`2019-03-22T09:14:10.123Z`,
 * `3/22/2019 9:14:10`, `2019/03/22 9:14:10 AM GMT+1`). Undefined for any other text, and for times that do
 * not exist. It reads as `readStamp` does, many times sooner and without a string: a column may hold ten
 * million. What it gives holds until the next is read.
 */
export function stampReader(
  bytes: Uint8Array,
): (start: number, length: number) => PlainStamp | undefined {
  const cursor: Cursor = { bytes, at: 0, end: 0 };
  const form: Form = {
    ...{ start: 0, length: -1, hours: 0, minutes: 0, seconds: 0, fraction: 0, clockEnd: 0 },
    half: undefined,
  };
  const stamp: Writable = {
    ...{ yearFirst: Number.NaN, dayFirst: Number.NaN, monthFirst: Number.NaN },
    ...{ hours: 0, minutes: 0, seconds: 0, thousandths: 0, precision: 'second' },
    ...{ offsetMinutes: Number.NaN, repeats: false },
  };
  return (start, length) => {
    // Times that follow each other are nearly all of one form, and of one day.
    stamp.repeats =
      length === form.length &&
      repeatsForm(bytes, start, form) &&
      readClock(bytes, start, form, stamp);
    if (stamp.repeats) return stamp;
    cursor.at = start;
    cursor.end = start + length;
    form.start = start;
    const isTime =
      length <= longest &&
      readDate(cursor, stamp) &&
      findClock(cursor, form) &&
      readClock(bytes, start, form, stamp) &&
      readOffset(cursor, stamp) &&
      cursor.at === cursor.end;
    form.length = isTime ? length : -1;
    return isTime ? stamp : undefined;
  };
}

/** What a text means in an order of its dates, as `readingIn` has it; undefined where it is no time in that order. */
export function plainReadingIn(stamp: PlainStamp, order: StampOrder): StampReading | undefined {
  const { yearFirst, dayFirst, monthFirst, precision, offsetMinutes } = stamp;
  const [own, days] = !Number.isNaN(yearFirst)
    ? (['ymd', yearFirst] as const)
    : dayFirst === monthFirst || order === 'dmy'
      ? (['dmy', dayFirst] as const)
      : (['mdy', order === 'mdy' ? monthFirst : Number.NaN] as const);
  if (Number.isNaN(days)) return undefined;
  const local =
    days * day +
    stamp.hours * hour +
    stamp.minutes * minute +
    stamp.seconds * second +
    stamp.thousandths;
  return Number.isNaN(offsetMinutes)
    ? { order: own, local, precision }
    : { order: own, local, offsetMinutes, precision };
}

/** Whether a text is as the one before but for what stands in the places of the digits of its time of day. */
function repeatsForm(bytes: Uint8Array, start: number, form: Form): boolean {
  const { start: before, length, hours, minutes, seconds, fraction, clockEnd } = form;
  const isShort = fraction > 0 && clockEnd - fraction <= 3;
  const rest = isShort ? clockEnd : (seconds > 0 ? seconds : minutes) + 2;
  return (
    isSame(bytes, before + minutes - 1, start + minutes - 1, 1) &&
    (seconds === 0 || isSame(bytes, before + seconds - 1, start + seconds - 1, 1)) &&
    (!isShort || isSame(bytes, before + fraction - 1, start + fraction - 1, 1)) &&
    isSame(bytes, before, start, hours) &&
    (rest === length || isSame(bytes, before + rest, start + rest, length - rest))
  );
}

function readDate(cursor: Cursor, stamp: Writable): boolean {
  const firstWidth = takeDigits(cursor, 4);
  const first = numberBefore(cursor, firstWidth);
  const mark = byteAt(cursor, 0);
  if (mark !== hyphen && mark !== slash && mark !== point) return false;
  cursor.at += 1;
  const middleWidth = takeDigits(cursor, 2);
  const middle = numberBefore(cursor, middleWidth);
  if (middleWidth === 0 || !takes(cursor, mark)) return false;
  const lastWidth = takeDigits(cursor, 4);
  const last = numberBefore(cursor, lastWidth);
  stamp.yearFirst = Number.NaN;
  stamp.dayFirst = Number.NaN;
  stamp.monthFirst = Number.NaN;
  if (firstWidth === 4) {
    if (lastWidth === 1 || lastWidth === 2) stamp.yearFirst = daysOfDate(first, middle, last);
  } else if ((firstWidth === 1 || firstWidth === 2) && (lastWidth === 2 || lastWidth === 4)) {
    const year = lastWidth === 2 ? 2000 + last : last;
    stamp.dayFirst = daysOfDate(year, middle, first);
    // Dots mean day.month.year everywhere.
    if (mark !== point) stamp.monthFirst = daysOfDate(year, first, middle);
  }
  const { yearFirst, dayFirst, monthFirst } = stamp;
  return !(Number.isNaN(yearFirst) && Number.isNaN(dayFirst) && Number.isNaN(monthFirst));
}

/** Finds the parts of a time of day: a T or a space, `9:14`, `:10`, `.123`, `AM`. */
function findClock(cursor: Cursor, form: Form): boolean {
  if ((byteAt(cursor, 0) | space) === letterT) cursor.at += 1;
  else {
    takes(cursor, comma);
    if (!takes(cursor, space)) return false;
  }
  form.hours = cursor.at - form.start;
  if (takeDigits(cursor, 2) === 0) return false;
  const mark = byteAt(cursor, 0);
  if (mark !== colon && mark !== point) return false;
  cursor.at += 1;
  form.minutes = cursor.at - form.start;
  if (takeDigits(cursor, 2) !== 2) return false;
  form.seconds = takes(cursor, mark) ? cursor.at - form.start : 0;
  if (form.seconds > 0 && takeDigits(cursor, 2) !== 2) return false;
  const hasFraction = form.seconds > 0 && (takes(cursor, point) || takes(cursor, comma));
  form.fraction = hasFraction ? cursor.at - form.start : 0;
  if (hasFraction && takeDigits(cursor, longest) === 0) return false;
  form.clockEnd = cursor.at - form.start;
  form.half = takeHalf(cursor);
  return true;
}

/** Reads the time of day whose parts were found in this text, or in one of the same form. */
function readClock(bytes: Uint8Array, start: number, form: Form, stamp: Writable): boolean {
  const { hours, minutes, seconds, fraction, clockEnd, half } = form;
  stamp.hours = hourOf(numberAt(bytes, start + hours, minutes - hours - 1), half) ?? -1;
  stamp.minutes = numberAt(bytes, start + minutes, 2);
  stamp.seconds = seconds > 0 ? numberAt(bytes, start + seconds, 2) : 0;
  // Digits beyond are cut: a ballot of .9999 s was cast in that second and not in the next.
  const width = fraction > 0 ? Math.min(3, clockEnd - fraction) : 0;
  stamp.thousandths = width > 0 ? numberAt(bytes, start + fraction, width) * 10 ** (3 - width) : 0;
  stamp.precision = width > 0 ? 'millisecond' : seconds > 0 ? 'second' : 'minute';
  return (
    stamp.hours >= 0 &&
    stamp.minutes >= 0 &&
    stamp.minutes < 60 &&
    stamp.seconds >= 0 &&
    stamp.seconds < 60 &&
    stamp.thousandths >= 0
  );
}

/** Which half of the day AM or PM is, where one of them stands there. */
function takeHalf(cursor: Cursor): 'a' | 'p' | undefined {
  const from = cursor.at;
  takes(cursor, space);
  const letter = byteAt(cursor, 0) | space;
  const isHalf =
    (letter === letterA || letter === letterP) &&
    (byteAt(cursor, 1) | space) === letterM &&
    !isWordByte(byteAt(cursor, 2));
  cursor.at = isHalf ? cursor.at + 2 : from;
  if (!isHalf) return undefined;
  return letter === letterP ? 'p' : 'a';
}

function readOffset(cursor: Cursor, stamp: Writable): boolean {
  stamp.offsetMinutes = Number.NaN;
  if (cursor.at === cursor.end) return true;
  takes(cursor, space);
  const isNamed = isNext(cursor, 'UTC') || isNext(cursor, 'GMT');
  const isZulu = (byteAt(cursor, 0) | space) === letterZ;
  cursor.at += isNamed ? 3 : isZulu ? 1 : 0;
  const isUtc = (isNamed || isZulu) && cursor.at === cursor.end;
  stamp.offsetMinutes = isUtc ? 0 : takeOffset(cursor, isNamed);
  return !Number.isNaN(stamp.offsetMinutes);
}

/** `+01:00`, `-0500`, or behind a name `+1` and `-5:30`: minutes, or no number. */
function takeOffset(cursor: Cursor, isNamed: boolean): number {
  if (isNamed) takes(cursor, space);
  const isWest = byteAt(cursor, 0) === hyphen;
  if (!isWest && byteAt(cursor, 0) !== plus) return Number.NaN;
  cursor.at += 1;
  const width = takeDigits(cursor, 4);
  const figures = numberBefore(cursor, width);
  if (width === 4) return offsetOf(isWest, Math.floor(figures / 100), figures % 100);
  if (width !== 2 && !(width === 1 && isNamed)) return Number.NaN;
  if (!takes(cursor, colon)) return offsetOf(isWest, figures, 0);
  return takeDigits(cursor, 2) === 2
    ? offsetOf(isWest, figures, numberBefore(cursor, 2))
    : Number.NaN;
}

function isWordByte(byte: number): boolean {
  const small = byte | space;
  return isDigit(byte) || (small >= letterA && small <= letterZ) || byte === 0x5f;
}

function isSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
