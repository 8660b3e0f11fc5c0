import type { StampOrder } from './policies.ts';
import { day, hour, minute, second } from './stamp-calendar.ts';
import { type DateHead, readDateHead } from './stamp-date.ts';
import { parseOffset } from './stamp-zone.ts';

type Precision = 'day' | 'minute' | 'second' | 'millisecond';

/** One way to read a text as a time. */
export type StampReading = {
  readonly order: StampOrder;
  /** Milliseconds since 1970-01-01 00:00 on the clock that wrote the text; a day is its first millisecond. */
  readonly local: number;
  /** Minutes east of UTC, where the text says so. */
  readonly offsetMinutes?: number;
  readonly precision: Precision;
};

/**
 * Why a text is no time: nothing in it, no known form, a date or a time of day that does not exist,
 * an offset that is malformed or beyond 14 hours, or a zone written as `EST`, which is never guessed.
 */
export type StampFault = 'empty' | 'form' | 'date' | 'time' | 'offset' | 'zone-abbreviation';

export type Stamp =
  | { readonly ok: true; readonly readings: readonly StampReading[] }
  | { readonly ok: false; readonly reason: StampFault };

type TimeOfDay = Omit<StampReading, 'order' | 'local'> & { readonly sinceMidnight: number };

/** No stamp is longer; a cell may be a megabyte of free text. */
const longest = 80;

const timeTail =
  /^(?:[Tt]|,? [Aa][Tt] |,? )(\d{1,2})([:.])(\d\d)(?:\2(\d\d)(?:[.,](\d+))?)?(?: ?([APap])\.? ?[Mm]\b\.?| Uhr)?(?: ?(\S.*))?$/u;

/** All readings of one cell: two for `3/4/2019`, none where `readStamp` gives a reason. */
export function readStampText(text: string): readonly StampReading[] {
  const stamp = readStamp(text);
  return stamp.ok ? stamp.readings : [];
}

/** Reads one cell as a local or absolute time, at least one reading, or says why it is none. */
export function readStamp(text: string): Stamp {
  const spaced = plainText(text);
  if (spaced === '') return fault('empty');
  const head = spaced.length > longest ? undefined : readDateHead(spaced);
  if (head === undefined) return fault('form');
  const time = readTime(head.rest);
  if (typeof time === 'string') return fault(time);
  return head.readings.length === 0 ? fault('date') : { ok: true, readings: joined(head, time) };
}

function joined(head: DateHead, { sinceMidnight, ...time }: TimeOfDay): readonly StampReading[] {
  return head.readings.map(({ order, days }) => ({
    order,
    local: days * day + sinceMidnight,
    ...time,
  }));
}

function readTime(tail: string): TimeOfDay | StampFault {
  if (tail === '') return { sinceMidnight: 0, precision: 'day' };
  const match = timeTail.exec(tail);
  if (match === null) return 'form';
  const [, hourText, , minutes, seconds, fraction, half, zone] = match;
  const hours = hourOf(Number(hourText), half?.toLowerCase());
  if (hours === undefined || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return 'time';
  const offset = zone === undefined ? undefined : readOffset(zone);
  if (typeof offset === 'string') return offset;
  return {
    sinceMidnight:
      hours * hour +
      Number(minutes) * minute +
      Number(seconds ?? 0) * second +
      cutToMilliseconds(fraction ?? ''),
    precision: fraction !== undefined ? 'millisecond' : seconds !== undefined ? 'second' : 'minute',
    ...(offset === undefined ? {} : { offsetMinutes: offset }),
  };
}

/** Hours since midnight; `half` is the letter of am or pm. 24:00 is the next day's business, and 15 pm is nobody's. */
export function hourOf(hours: number, half: string | undefined): number | undefined {
  if (half === undefined) return hours < 24 ? hours : undefined;
  if (hours < 1 || hours > 12) return undefined;
  return (hours % 12) + (half === 'p' ? 12 : 0);
}

/** The digits after the point, to three: a ballot of .9999 s was cast in that second and not in the next. */
function cutToMilliseconds(fraction: string): number {
  return Number(fraction.slice(0, 3).padEnd(3, '0'));
}

function readOffset(zone: string): number | StampFault {
  const offset = parseOffset(zone);
  if (offset !== undefined) return offset;
  if (/^(?:utc|gmt)? ?[+-]\d[\d:]*$/iu.test(zone)) return 'offset';
  return /^[A-Z]{2,5}$/u.test(zone) ? 'zone-abbreviation' : 'form';
}

/** Most stamps are written so. */
const plain = /^(?! )(?:[!-~]| (?! ))*$/;

/** White space of any sort (forms write a narrow no-break space before PM) is one space, a minus sign a hyphen. */
function plainText(text: string): string {
  if (plain.test(text)) return text.trim();
  return text
    .replace(/[\u200b\u200e\u200f\ufeff]/gu, '')
    .replace(/\u2212/gu, '-')
    .replace(/(\d{4})[年년]\s?(\d\d?)[月월]\s?(\d\d?)[日일]/u, '$1-$2-$3 ')
    .replace(/\s+/gu, ' ')
    .replace(/(\d\d?)[時时시] ?(\d\d?)[分분](?: ?(\d\d?)[秒초])?/u, clockOf)
    .replace(/([上下]午|午[前後]|오[전후]) ?(\d{1,2}:\d\d(?::\d\d)?)/u, halfBehind)
    .replace(/(?<=\d) ([صم])(?= |$)/u, (_, half) => (half === 'ص' ? ' AM' : ' PM'))
    .replace('غرينتش', 'GMT')
    .trim();
}

/** `9時05分` is 9:05. */
function clockOf(_: string, ...parts: readonly (string | undefined)[]): string {
  const [hours, minutes, seconds] = parts.slice(0, 3).map((part) => part?.padStart(2, '0'));
  return [hours, minutes, ...(seconds === undefined ? [] : [seconds])].join(':');
}

/** `上午 9:00` is 9:00 AM; in Japan the first hour of a half is 0. */
function halfBehind(_: string, half: string, time: string): string {
  const first = '上午,午前,오전'.includes(half);
  if (!/^0{1,2}:/.test(time)) return `${time} ${first ? 'AM' : 'PM'}`;
  return first ? time : time.replace(/^0{1,2}/, '12');
}

function fault(reason: StampFault): Stamp {
  return { ok: false, reason };
}
