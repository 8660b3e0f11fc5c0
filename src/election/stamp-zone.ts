import { day, daysFromCivil, formatLocal, hour, minute, second } from './stamp-calendar.ts';

/** Where local times belong: `offsetAt` gives milliseconds east of UTC at an instant (milliseconds since 1970, UTC). */
export type Zone = {
  readonly name: string;
  readonly offsetAt: (instant: number) => number;
};

/** A local time in a zone: one instant, none (clocks jumped over it until `resumes`), or two (clocks were set back). */
export type LocalInstant =
  | { readonly kind: 'at'; readonly ms: number }
  | { readonly kind: 'gap'; readonly resumes: number }
  | { readonly kind: 'fold'; readonly earlier: number; readonly later: number };

/** No place on Earth is further than this from UTC. */
const farthest = 14 * 60;

/** `UTC`, `GMT`, `Z`; `+01:00`, `-0500`, `GMT+1`, `UTC-5:30`. A bare offset needs two digits of hours. */
const offsetText = /^(?:(?:utc|gmt) ?(?=[+-])|(?=[+-]\d\d))([+-])(\d{1,2})(?::?(\d\d))?$/iu;

/** `EST` is Panama to one table and New York to another: a name needs its region, `America/New_York`. */
const regionName = /^[a-z]+(?:\/[a-z0-9_+-]+)+$/iu;

/** Minutes east of UTC, or undefined when the text is not an offset that exists. */
export function parseOffset(text: string): number | undefined {
  if (/^(?:z|utc|gmt)$/iu.test(text)) return 0;
  const match = offsetText.exec(text);
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0'] = match;
  const offset = offsetOf(sign === '-', Number(hours), Number(minutes));
  return Number.isNaN(offset) ? undefined : offset;
}

/** Minutes east of UTC; no number where no clock shows such an offset. */
export function offsetOf(isWest: boolean, hours: number, minutes: number): number {
  const size = hours * 60 + minutes;
  if (minutes > 59 || size > farthest) return Number.NaN;
  return isWest && size > 0 ? -size : size;
}

/** Reads `UTC`, an offset, or an IANA name such as `Europe/Berlin`. Abbreviations are not guessed. */
export function parseZone(text: string): Zone | undefined {
  const name = text.trim();
  const minutes = parseOffset(name);
  if (minutes !== undefined) {
    return { name: offsetName(minutes), offsetAt: () => minutes * minute };
  }
  return regionName.test(name) ? regionZone(name) : undefined;
}

/** The instant of a wall clock reading (milliseconds since 1970-01-01 00:00 of that clock). */
export function instantOfLocal(local: number, zone: Zone): LocalInstant {
  const before = zone.offsetAt(local - day);
  const after = zone.offsetAt(local + day);
  // So it is where no clock is changed on the day before or after.
  if (before === after && zone.offsetAt(local - before) === before)
    return { kind: 'at', ms: local - before };
  const [first, last] = [...new Set([before, after])]
    .map((offset) => local - offset)
    .filter((instant) => instant + zone.offsetAt(instant) === local);
  if (first === undefined) {
    return { kind: 'gap', resumes: changeBetween(local - after, local - before, zone) };
  }
  if (last === undefined) return { kind: 'at', ms: first };
  return { kind: 'fold', earlier: Math.min(first, last), later: Math.max(first, last) };
}

/** The first instant, after `low` and not after `high`, at which the offset of `high` holds. */
function changeBetween(low: number, high: number, zone: Zone): number {
  const target = zone.offsetAt(high);
  let [outside, inside] = [low, high];
  while (inside - outside > 1) {
    const middle = Math.floor((outside + inside) / 2);
    if (zone.offsetAt(middle) === target) inside = middle;
    else outside = middle;
  }
  return inside;
}

function offsetName(minutes: number): string {
  if (minutes === 0) return 'UTC';
  return `${minutes < 0 ? '-' : '+'}${formatLocal(Math.abs(minutes) * minute).slice(11, 16)}`;
}

function regionZone(name: string): Zone | undefined {
  const clock = clockOf(name);
  if (clock === undefined) return undefined;
  const offset = (instant: number) => offsetShown(clock.format(instant), instant);
  // Intl takes microseconds and a column may hold a million stamps: a day that begins and ends
  // with one offset has it throughout.
  const steadyDays = new Map<number, number | undefined>();
  const steadyOffset = (today: number): number | undefined => {
    if (!steadyDays.has(today)) {
      const start = offset(today * day);
      steadyDays.set(today, start === offset((today + 1) * day) ? start : undefined);
    }
    return steadyDays.get(today);
  };
  return { name, offsetAt: (ms) => steadyOffset(Math.floor(ms / day)) ?? offset(ms) };
}

/** Intl itself is the test of a name: its list of zones leaves out the aliases that it accepts. */
function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** `shown` is what the zone's clock shows at the instant: `3/24/2019, 15:05:12`. */
function offsetShown(shown: string, instant: number): number {
  const numbers = (shown.match(/\d+/gu) ?? []).map(Number);
  const [month = 0, dayOfMonth = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = numbers;
  const date = daysFromCivil(year, month, dayOfMonth) * day;
  const time = hours * hour + minutes * minute + seconds * second;
  return date + time - Math.floor(instant / second) * second;
}
