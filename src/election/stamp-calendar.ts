/** The proleptic Gregorian calendar in integers. Source: howardhinnant.github.io/date_algorithms.html */

export const second = 1000;
export const minute = 60 * second;
export const hour = 60 * minute;
export const day = 24 * hour;

const daysTo1970 = 719_468;
const daysPerEra = 146_097;

/** Days since 1970-01-01. The year counts from 1 March, so that the leap day comes last. */
export function daysFromCivil(year: number, month: number, dayOfMonth: number): number {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + dayOfMonth - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * daysPerEra + yearOfEra * 365 + leapDays + dayOfYear - daysTo1970;
}

export function civilFromDays(days: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const shifted = days + daysTo1970;
  const era = Math.floor(shifted / daysPerEra);
  const dayOfEra = shifted - era * daysPerEra;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month > 2 ? 0 : 1),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a date exists, as 30 February does not. */
export function isCivil(year: number, month: number, dayOfMonth: number): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0);
  return dayOfMonth >= 1 && dayOfMonth <= last;
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(days: number): number {
  return (((days + 4) % 7) + 7) % 7;
}

/** `2019-03-24 15:05:12` for messages. Milliseconds are cut, never rounded up into the next second. */
export function formatLocal(local: number): string {
  const days = Math.floor(local / day);
  const { year, month, day: dayOfMonth } = civilFromDays(days);
  const rest = local - days * day;
  const date = [digits(year, 4), digits(month, 2), digits(dayOfMonth, 2)].join('-');
  const time = [rest / hour, (rest % hour) / minute, (rest % minute) / second];
  return `${date} ${time.map((part) => digits(Math.floor(part), 2)).join(':')}`;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
