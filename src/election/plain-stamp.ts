import { isDigit } from './digits.ts';
import { hourOf, type StampReading } from './stamp.ts';
import { day, hour, minute, second } from './stamp-calendar.ts';
import { daysOfDate, type Order } from './stamp-date.ts';
import { offsetOf } from './stamp-zone.ts';

/**
 * A time that was read from its bytes, until the next is read. A date is days since 1970-01-01 for each order in which it may
 * be read, and no number (NaN) in those in which it is none.
 */
export interface PlainStamp {
  readonly yearFirst: number;
  readonly dayFirst: number;
  readonly monthFirst: number;
  /** milliseconds */
  readonly sinceMidnight: number;
  readonly precision: 'minute' | 'second' | 'millisecond';
  /** minutes east of UTC; no number where the text does not say */
  readonly offsetMinutes: number;
  /** whether it differs from the text that was read before in digits of its time of day only */
  readonly repeats: boolean;
}

/** Where the parts of a text are. */
interface Form {
  start: number;
  length: number;
  hours: number;
  minutes: number;
  seconds: number;
  fraction: number;
  clockEnd: number;
}

/** No time in a plain form is longer. */
const longest = 48;

/** So small that no digit behind it makes it a number again. */
const notDigits = -1000;

const digitZero = 0x30;
const space = 0x20;
const colon = 0x3a;
const point = 0x2e;
const comma = 0x2c;
const slash = 0x2f;
const hyphen = 0x2d;
const plus = 0x2b;
const [letterA, letterM, letterP, letterT, letterZ] = [0x61, 0x6d, 0x70, 0x74, 0x7a];

/**
 * Reads times as clocks and forms write them: a date of figures, a time of day, and perhaps AM or PM and
 * an offset (`2019-03-22T09:14:10.123Z`, `3/22/2019 9:14:10`, `2019/03/22 9:14:10 AM GMT+1`). Undefined for
 * any other text, and for times that do not exist. It reads as `readStamp` does, many times sooner and
 * without a string: a column may hold ten million.
 */
export class StampReader implements PlainStamp {
  yearFirst = Number.NaN;
  dayFirst = Number.NaN;
  monthFirst = Number.NaN;
  precision: PlainStamp['precision'] = 'second';
  offsetMinutes = Number.NaN;
  repeats = false;
  readonly #bytes: Uint8Array;
  #at = 0;
  #end = 0;
  /** the text that was read last, if it was a time: where its parts are, seen from its start; 0 where one is not */
  readonly #form: Form = {
    start: 0,
    length: -1,
    hours: 0,
    minutes: 0,
    seconds: 0,
    fraction: 0,
    clockEnd: 0,
  };
  readonly #clock = { hours: 0, minutes: 0, seconds: 0, thousandths: 0 };
  #half: 'a' | 'p' | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** Reads the text that stands there; undefined where it is none in a plain form. */
  read(start: number, length: number): PlainStamp | undefined {
    // Times that follow each other are nearly all of one form, and of one day.
    this.repeats =
      length === this.#form.length &&
      repeatsForm(this.#bytes, start, this.#form) &&
      this.#readClock(start);
    if (this.repeats) return this;
    this.#at = start;
    this.#end = start + length;
    this.#form.start = start;
    const isTime =
      length <= longest &&
      this.#readDate() &&
      this.#findClock() &&
      this.#readClock(start) &&
      this.#readOffset() &&
      this.#at === this.#end;
    this.#form.length = isTime ? length : -1;
    return isTime ? this : undefined;
  }

  #byteAt(place: number): number {
    return place < this.#end ? (this.#bytes[place] ?? 0) : 0;
  }

  #takes(byte: number): boolean {
    if (this.#byteAt(this.#at) !== byte) return false;
    this.#at += 1;
    return true;
  }

  /** Up to so many digits; gives how many. */
  #takeDigits(most: number): number {
    const start = this.#at;
    while (this.#at - start < most && isDigit(this.#byteAt(this.#at))) this.#at += 1;
    return this.#at - start;
  }

  /** The number that digits write; a negative one where another byte is among them. */
  #numberAt(place: number, width: number): number {
    let value = 0;
    for (let at = place; at < place + width; at += 1) {
      const digit = (this.#bytes[at] ?? 0) - digitZero;
      value = digit >= 0 && digit <= 9 ? value * 10 + digit : notDigits;
    }
    return value;
  }

  #readDate(): boolean {
    const firstWidth = this.#takeDigits(4);
    const first = this.#numberAt(this.#at - firstWidth, firstWidth);
    const mark = this.#byteAt(this.#at);
    if (mark !== hyphen && mark !== slash && mark !== point) return false;
    this.#at += 1;
    const middleWidth = this.#takeDigits(2);
    const middle = this.#numberAt(this.#at - middleWidth, middleWidth);
    if (middleWidth === 0 || !this.#takes(mark)) return false;
    const lastWidth = this.#takeDigits(4);
    const last = this.#numberAt(this.#at - lastWidth, lastWidth);
    this.yearFirst = Number.NaN;
    this.dayFirst = Number.NaN;
    this.monthFirst = Number.NaN;
    if (firstWidth === 4) {
      if (lastWidth === 1 || lastWidth === 2) this.yearFirst = daysOfDate(first, middle, last);
    } else if ((firstWidth === 1 || firstWidth === 2) && (lastWidth === 2 || lastWidth === 4)) {
      const year = lastWidth === 2 ? 2000 + last : last;
      this.dayFirst = daysOfDate(year, middle, first);
      // Dots mean day.month.year everywhere.
      if (mark !== point) this.monthFirst = daysOfDate(year, first, middle);
    }
    const { yearFirst, dayFirst, monthFirst } = this;
    return !(Number.isNaN(yearFirst) && Number.isNaN(dayFirst) && Number.isNaN(monthFirst));
  }

  /** Finds the parts of a time of day: a T or a space, `9:14`, `:10`, `.123`, `AM`. */
  #findClock(): boolean {
    const form = this.#form;
    if ((this.#byteAt(this.#at) | space) === letterT) this.#at += 1;
    else {
      this.#takes(comma);
      if (!this.#takes(space)) return false;
    }
    form.hours = this.#at - form.start;
    if (this.#takeDigits(2) === 0) return false;
    const mark = this.#byteAt(this.#at);
    if (mark !== colon && mark !== point) return false;
    this.#at += 1;
    form.minutes = this.#at - form.start;
    if (this.#takeDigits(2) !== 2) return false;
    form.seconds = this.#takes(mark) ? this.#at - form.start : 0;
    if (form.seconds > 0 && this.#takeDigits(2) !== 2) return false;
    form.fraction =
      form.seconds > 0 && (this.#takes(point) || this.#takes(comma)) ? this.#at - form.start : 0;
    if (form.fraction > 0 && this.#takeDigits(longest) === 0) return false;
    form.clockEnd = this.#at - form.start;
    this.#half = this.#takeHalf();
    return true;
  }

  /** Reads the time of day whose parts were found in this text, or in one of the same form. */
  #readClock(start: number): boolean {
    const { hours, minutes, seconds, fraction, clockEnd } = this.#form;
    const clock = this.#clock;
    clock.hours = hourOf(this.#numberAt(start + hours, minutes - hours - 1), this.#half) ?? -1;
    clock.minutes = this.#numberAt(start + minutes, 2);
    clock.seconds = seconds > 0 ? this.#numberAt(start + seconds, 2) : 0;
    // Digits beyond are cut: a ballot of .9999 s was cast in that second and not in the next.
    const width = fraction > 0 ? Math.min(3, clockEnd - fraction) : 0;
    clock.thousandths = width > 0 ? this.#numberAt(start + fraction, width) * 10 ** (3 - width) : 0;
    this.precision = width > 0 ? 'millisecond' : seconds > 0 ? 'second' : 'minute';
    return (
      clock.hours >= 0 &&
      clock.minutes >= 0 &&
      clock.minutes < 60 &&
      clock.seconds >= 0 &&
      clock.seconds < 60 &&
      clock.thousandths >= 0
    );
  }

  get sinceMidnight(): number {
    const { hours, minutes, seconds, thousandths } = this.#clock;
    return hours * hour + minutes * minute + seconds * second + thousandths;
  }

  /** Which half of the day AM or PM is, where one of them stands there. */
  #takeHalf(): 'a' | 'p' | undefined {
    const from = this.#at;
    this.#takes(space);
    const letter = this.#byteAt(this.#at) | space;
    const isHalf =
      (letter === letterA || letter === letterP) &&
      (this.#byteAt(this.#at + 1) | space) === letterM &&
      !isWordByte(this.#byteAt(this.#at + 2));
    this.#at = isHalf ? this.#at + 2 : from;
    if (!isHalf) return undefined;
    return letter === letterP ? 'p' : 'a';
  }

  #readOffset(): boolean {
    this.offsetMinutes = Number.NaN;
    if (this.#at === this.#end) return true;
    this.#takes(space);
    const isNamed = this.#isNext(0x55, 0x54, 0x43) || this.#isNext(0x47, 0x4d, 0x54);
    const isZulu = (this.#byteAt(this.#at) | space) === letterZ;
    this.#at += isNamed ? 3 : isZulu ? 1 : 0;
    this.offsetMinutes =
      (isNamed || isZulu) && this.#at === this.#end ? 0 : this.#takeOffset(isNamed);
    return !Number.isNaN(this.offsetMinutes);
  }

  /** `+01:00`, `-0500`, or behind a name `+1` and `-5:30`: minutes, or no number. */
  #takeOffset(isNamed: boolean): number {
    if (isNamed) this.#takes(space);
    const isWest = this.#byteAt(this.#at) === hyphen;
    if (!isWest && this.#byteAt(this.#at) !== plus) return Number.NaN;
    this.#at += 1;
    const width = this.#takeDigits(4);
    const figures = this.#numberAt(this.#at - width, width);
    if (width === 4) return offsetOf(isWest, Math.floor(figures / 100), figures % 100);
    if (width !== 2 && !(width === 1 && isNamed)) return Number.NaN;
    if (!this.#takes(colon)) return offsetOf(isWest, figures, 0);
    return this.#takeDigits(2) === 2
      ? offsetOf(isWest, figures, this.#numberAt(this.#at - 2, 2))
      : Number.NaN;
  }

  #isNext(first: number, middle: number, last: number): boolean {
    return (
      this.#byteAt(this.#at) === first &&
      this.#byteAt(this.#at + 1) === middle &&
      this.#byteAt(this.#at + 2) === last
    );
  }
}

/** What a text means in an order of its dates, as `readingIn` has it; undefined where it is no time in that order. */
export function plainReadingIn(stamp: PlainStamp, order: Order): StampReading | undefined {
  const { yearFirst, dayFirst, monthFirst, sinceMidnight, precision, offsetMinutes } = stamp;
  const [own, days] = !Number.isNaN(yearFirst)
    ? (['ymd', yearFirst] as const)
    : dayFirst === monthFirst || order === 'dmy'
      ? (['dmy', dayFirst] as const)
      : (['mdy', order === 'mdy' ? monthFirst : Number.NaN] as const);
  if (Number.isNaN(days)) return undefined;
  const local = days * day + sinceMidnight;
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

function isWordByte(byte: number): boolean {
  const small = byte | space;
  return isDigit(byte) || (small >= letterA && small <= letterZ) || byte === 0x5f;
}

function isSame(bytes: Uint8Array, one: number, other: number, length: number): boolean {
  for (let at = 0; at < length; at += 1) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}
