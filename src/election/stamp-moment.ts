import { assertNever } from '../base/assert-never.ts';
import { readStamp, type StampFault, type StampReading } from './stamp.ts';
import { day, minute, second } from './stamp-calendar.ts';
import { instantOfLocal, type LocalInstant, type Zone } from './stamp-zone.ts';

/**
 * A reading as milliseconds since 1970, UTC; or the local times that clocks skipped (`gap`, until `resumes`)
 * or showed twice (`fold`); or `no-zone` where neither the text nor the definition says where.
 */
export type Instant = LocalInstant | { readonly kind: 'no-zone' };

/**
 * A value of `opens` or `closes`: its first and last millisecond, both inside. A day is whole; an hour
 * and minute is its second :00 exactly as written, so that `closes: 23:59` leaves out 23:59:01.
 */
export type Moment =
  | { readonly ok: true; readonly from: number; readonly until: number }
  | { readonly ok: false; readonly reason: MomentFault };

type MomentFault = StampFault | 'no-zone' | 'gap' | 'fold';

/** A definition is written once and by hand: it gets the one form that cannot be misread. */
const isoLike =
  /^\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|[+-]\d\d(?::?\d\d)?))?)?$/iu;

/** Where a reading lies in time; its own offset goes before the zone. A day stands for its first instant. */
export function instantOf(reading: StampReading, zone?: Zone): Instant {
  const { local, offsetMinutes, precision } = reading;
  if (offsetMinutes !== undefined) return { kind: 'at', ms: local - offsetMinutes * minute };
  if (zone === undefined) return { kind: 'no-zone' };
  if (precision === 'day') return { kind: 'at', ms: startOfDay(local, zone) };
  return instantOfLocal(local, zone);
}

/** Reads `2019-03-22`, `2019-03-22 00:00` or `2019-03-29T23:59:59-05:00`; without an offset a zone is needed. */
export function parseMoment(text: string, zone?: Zone): Moment {
  const stamp = readStamp(text);
  if (!stamp.ok) return stamp;
  const [reading] = stamp.readings;
  if (reading === undefined || !isoLike.test(text.trim())) return { ok: false, reason: 'form' };
  const start = instantOf(reading, zone);
  if (start.kind !== 'at') return { ok: false, reason: start.kind };
  const last = lastInstant(reading, start.ms, zone);
  return { ok: true, from: start.ms, until: last };
}

/** The last millisecond of what was written; a day is whole. */
export function lastInstant(
  { precision, local }: StampReading,
  start: number,
  zone?: Zone,
): number {
  if (precision === 'millisecond') return start;
  // A day has 23 or 25 hours where clocks change, so that its end is where the next one starts.
  if (precision === 'day' && zone !== undefined) return startOfDay(local + day, zone) - 1;
  return start + second - 1;
}

/** Where clocks change at midnight (Havana, Beirut) a day begins at 01:00, or with the first of two midnights. */
function startOfDay(local: number, zone: Zone): number {
  const start = instantOfLocal(local, zone);
  switch (start.kind) {
    case 'at':
      return start.ms;
    case 'gap':
      return start.resumes;
    case 'fold':
      return start.earlier;
    default:
      return assertNever(start);
  }
}
