import { wordList } from '../base/word-list.ts';
import type { StampOrder } from './policies.ts';
import { daysFromCivil, isCivil, weekdayOf } from './stamp-calendar.ts';

/** `days` since 1970-01-01. */
type DateReading = { readonly order: StampOrder; readonly days: number };

/** The dates that the head of a text can mean (none when it looks like a date that does not exist), and the text after it. */
export type DateHead = { readonly readings: readonly DateReading[]; readonly rest: string };

/** A spreadsheet's zero (1899-12-30) and a program's default (0001-01-01) are not days of voting. */
const firstYear = 1900;

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const months = wordList(`
  january, february, march, april, may, june, july, august, september, october, november, december
`);

const weekdayHead = /^(sun|mon|tue|wed|thu|fri|sat)(?:s|nes|r|rs|ur)?(?:day)?[.,]* /u;
const yearFirst = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/u;
const yearLast = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d\d)(?!\d)/u;
const dayThenMonth = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d\d)(?!\d)/u;
const monthThenDay = /^([a-z]{3,9})\.?[ -](\d{1,2})(?:st|nd|rd|th)?,?[ -](\d{4}|\d\d)(?!\d)/u;

/** A date as it is written, in small letters. */
type Form = { readonly readings: readonly DateReading[]; readonly length: number };

/** Reads the date that a text begins with; undefined when it does not begin with one. */
export function readDateHead(text: string): DateHead | undefined {
  // Patterns that leave the case of letters open cost a small file more than all else of its stamps.
  const lower = text.toLowerCase();
  if (!/\d\d/.test(lower)) return undefined;
  const named = weekdays.includes(lower.slice(0, 3)) ? weekdayHead.exec(lower) : null;
  const start = named?.[0].length ?? 0;
  const form = readForm(lower.slice(start));
  if (form === undefined) return undefined;
  const rest = text.slice(start + form.length);
  if (named === null) return { readings: form.readings, rest };
  const weekday = weekdays.indexOf(named[1] ?? '');
  // A weekday that contradicts the date leaves no reading, and may settle which of two it is.
  return { readings: form.readings.filter((one) => weekdayOf(one.days) === weekday), rest };
}

function startsWithDigit(text: string): boolean {
  const first = text.charCodeAt(0);
  return first >= 0x30 && first <= 0x39;
}

/** Spares most headings with a number the making of a pattern. */
function startsWithMonth(text: string): boolean {
  return months.some((month) => text.startsWith(month.slice(0, 3)));
}

function readForm(text: string): Form | undefined {
  if (!startsWithDigit(text))
    return startsWithMonth(text) ? readMonthName(monthThenDay.exec(text), 'month') : undefined;
  return readYearFirst(text) ?? readYearLast(text) ?? readMonthName(dayThenMonth.exec(text), 'day');
}

function readYearFirst(text: string): Form | undefined {
  const match = yearFirst.exec(text);
  if (match === null) return undefined;
  const [all, year = '', , month = '', day = ''] = match;
  return { readings: reading('ymd', year, month, day), length: all.length };
}

/** Dots mean day.month.year everywhere; slashes and dashes are written both ways. */
function readYearLast(text: string): Form | undefined {
  const match = yearLast.exec(text);
  if (match === null) return undefined;
  const [all, first = '', mark, second = '', year = ''] = match;
  const dayFirst = reading('dmy', year, second, first);
  const monthFirst = mark === '.' ? [] : reading('mdy', year, first, second);
  return { readings: [...dayFirst, ...monthFirst], length: all.length };
}

function readMonthName(match: RegExpExecArray | null, begins: 'day' | 'month'): Form | undefined {
  if (match === null) return undefined;
  const [all, first = '', second = '', year = ''] = match;
  const [day, name] = begins === 'day' ? [first, second] : [second, first];
  const month = monthNumber(name);
  if (month === undefined) return undefined;
  return { readings: reading('ymd', year, month, day), length: all.length };
}

/** A year of two digits belongs to this century. */
function reading(order: StampOrder, yearText: string, month: string, day: string): DateReading[] {
  const year = Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  const days = daysOfDate(year, Number(month), Number(day));
  return Number.isNaN(days) ? [] : [{ order, days }];
}

/** Days since 1970-01-01; no number where there is no such date, or it is no day of voting. */
export function daysOfDate(year: number, month: number, day: number): number {
  const exists = year >= firstYear && isCivil(year, month, day);
  return exists ? daysFromCivil(year, month, day) : Number.NaN;
}

function monthNumber(name: string): string | undefined {
  const short = name === 'sept' ? 'sep' : name;
  const index = months.findIndex((month) => month === name || month.slice(0, 3) === short);
  return index < 0 ? undefined : String(index + 1);
}
