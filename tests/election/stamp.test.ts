import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { StampOrder } from '../../src/election/policies.ts';
import { readStamp, readStampText, type StampReading } from '../../src/election/stamp.ts';
import {
  civilFromDays,
  daysFromCivil,
  formatLocal,
  isCivil,
  weekdayOf,
} from '../../src/election/stamp-calendar.ts';
import { instantOf, parseMoment } from '../../src/election/stamp-moment.ts';
import { chooseOrder, readingIn } from '../../src/election/stamp-order.ts';
import { instantOfLocal, parseZone, type Zone } from '../../src/election/stamp-zone.ts';
import { surveyTexts } from '../../src/election/survey-stamps.ts';

const midnight = Date.UTC(2019, 2, 24);
const afternoon = Date.UTC(2019, 2, 24, 15, 5);
const afternoon12 = Date.UTC(2019, 2, 24, 15, 5, 12);

/** `dmy 2019-03-24 15:05:12 second +60`: one line for each reading. */
function shown(text: string): readonly string[] {
  return readStampText(text).map((one) =>
    [one.order, formatLocal(one.local), one.precision, one.offsetMinutes]
      .filter((part) => part !== undefined)
      .join(' '),
  );
}

function zone(name: string): Zone {
  const found = parseZone(name);
  if (found === undefined) throw new Error(`no zone ${name}`);
  return found;
}

function only(text: string): StampReading {
  const [reading, ...others] = readStampText(text);
  if (reading === undefined || others.length > 0) throw new Error(`not one reading: ${text}`);
  return reading;
}

function instant(text: string, name?: string) {
  return instantOf(only(text), name === undefined ? undefined : zone(name));
}

function utc(ms: number): string {
  return formatLocal(ms);
}

describe('halves of the day before the time, and in Arabic', () => {
  test.each([
    ['2019/3/24 下午 3:05:12', '2019-03-24 15:05:12'],
    ['2019/03/24 午後3:05:12', '2019-03-24 15:05:12'],
    ['2019/3/24 上午 9:05:12', '2019-03-24 09:05:12'],
    ['2019/3/24 上午 12:05:12', '2019-03-24 00:05:12'],
    ['2019/3/24 午前0:05:12', '2019-03-24 00:05:12'],
    ['2019/3/24 午後0:05:12', '2019-03-24 12:05:12'],
    ['2019/3/24 오후 3:05:12', '2019-03-24 15:05:12'],
  ])('%s', (text, local) => {
    expect(shown(text)).toEqual([`ymd ${local} second`]);
  });

  test.each([
    ['2019/03/24 3:05:12 م غرينتش+3', 'ymd 2019-03-24 15:05:12 second 180'],
    ['2019/03/24 9:05:12 ص غرينتش+3', 'ymd 2019-03-24 09:05:12 second 180'],
  ])('%s', (text, reading) => {
    expect(shown(text)).toEqual([reading]);
  });
});

describe('forms with one reading', () => {
  test.each([
    // ISO 8601
    ['2019-03-24', 'ymd 2019-03-24 00:00:00 day'],
    ['2019-03-24T15:05', 'ymd 2019-03-24 15:05:00 minute'],
    ['2019-03-24T15:05:12', 'ymd 2019-03-24 15:05:12 second'],
    ['2019-03-24 15:05:12', 'ymd 2019-03-24 15:05:12 second'],
    ['2019-03-24t15:05:12z', 'ymd 2019-03-24 15:05:12 second 0'],
    ['2019-03-24T15:05:12.5Z', 'ymd 2019-03-24 15:05:12 millisecond 0'],
    ['2019-03-24T15:05:12+01:00', 'ymd 2019-03-24 15:05:12 second 60'],
    ['2019-03-24T15:05:12+0100', 'ymd 2019-03-24 15:05:12 second 60'],
    ['2019-03-24T15:05-05', 'ymd 2019-03-24 15:05:00 minute -300'],
    ['2019-03-24T15:05:12 \u221203:30', 'ymd 2019-03-24 15:05:12 second -210'],
    ['2019-03-24 15:05:12 UTC', 'ymd 2019-03-24 15:05:12 second 0'],
    // Google Forms, downloaded directly
    ['2019/03/24 3:05:12 PM GMT+1', 'ymd 2019-03-24 15:05:12 second 60'],
    ['2019/03/24 3:05:12 PM GMT', 'ymd 2019-03-24 15:05:12 second 0'],
    ['2019/03/24 3:05:12 PM GMT-5', 'ymd 2019-03-24 15:05:12 second -300'],
    ['2019/03/24 3:05:12 PM GMT+5:30', 'ymd 2019-03-24 15:05:12 second 330'],
    ['2019/03/24 3:05:12 p.m. GMT+1', 'ymd 2019-03-24 15:05:12 second 60'],
    ['2019/3/4', 'ymd 2019-03-04 00:00:00 day'],
    // Google Sheets, by locale
    ['3/24/2019 15:05:12', 'mdy 2019-03-24 15:05:12 second'],
    ['24/03/2019 15:05:12', 'dmy 2019-03-24 15:05:12 second'],
    ['24/03/2019 15.05.12', 'dmy 2019-03-24 15:05:12 second'],
    ['24.03.2019 15:05:12', 'dmy 2019-03-24 15:05:12 second'],
    ['24.03.2019, 15:05', 'dmy 2019-03-24 15:05:00 minute'],
    ['24-03-2019 15:05', 'dmy 2019-03-24 15:05:00 minute'],
    ['3/24/19 3:05 PM', 'mdy 2019-03-24 15:05:00 minute'],
    ['3/24/2019, 3:05:12 PM', 'mdy 2019-03-24 15:05:12 second'],
    // Microsoft Forms
    ['3/24/19 15:05:12', 'mdy 2019-03-24 15:05:12 second'],
    ['24/03/19', 'dmy 2019-03-24 00:00:00 day'],
    // dots are day.month.year although 3.4. could be March
    ['03.04.2019', 'dmy 2019-04-03 00:00:00 day'],
    // twelve hours, spaces of all sorts
    ['3/24/2019 3:05:12\u202fPM', 'mdy 2019-03-24 15:05:12 second'],
    ['3/24/2019\u00a03:05\u00a0p.\u00a0m.', 'mdy 2019-03-24 15:05:00 minute'],
    ['\u200e3/24/2019  3:05pm ', 'mdy 2019-03-24 15:05:00 minute'],
    ['2019-03-24 12:00 AM', 'ymd 2019-03-24 00:00:00 minute'],
    ['2019-03-24 12:59 a.m.', 'ymd 2019-03-24 00:59:00 minute'],
    ['2019-03-24 12:00 pm', 'ymd 2019-03-24 12:00:00 minute'],
    ['2019-03-24 1:00 am', 'ymd 2019-03-24 01:00:00 minute'],
    // named months
    ['24 Mar 2019 15:05', 'ymd 2019-03-24 15:05:00 minute'],
    ['Mar 24, 2019 3:05 PM', 'ymd 2019-03-24 15:05:00 minute'],
    ['Mar. 24, 2019', 'ymd 2019-03-24 00:00:00 day'],
    ['Sunday, 24 March 2019 at 15:05', 'ymd 2019-03-24 15:05:00 minute'],
    ['Sun, 24 Mar 2019 15:05:12 GMT', 'ymd 2019-03-24 15:05:12 second 0'],
    ['March 24th, 2019 at 3:05 PM GMT-5', 'ymd 2019-03-24 15:05:00 minute -300'],
    ['24-MAR-19', 'ymd 2019-03-24 00:00:00 day'],
    ['9 Sept 2019', 'ymd 2019-09-09 00:00:00 day'],
    ['1 may 2019', 'ymd 2019-05-01 00:00:00 day'],
  ])('%s', (text, expected) => {
    expect(shown(text)).toEqual([expected]);
  });

  test.each([
    ['.7', 700],
    [',07', 70],
    ['.123', 123],
    ['.1239999', 123],
    ['.99999', 999],
  ])('a fraction of %s is cut to milliseconds', (fraction, ms) => {
    expect(only(`2019-03-24T15:05:12${fraction}Z`).local).toBe(afternoon12 + ms);
  });

  it('has no offset where the text has none, and never minus zero', () => {
    expect(only('2019-03-24')).toStrictEqual({ order: 'ymd', local: midnight, precision: 'day' });
    expect(only('2019-03-24 15:05 -00:00').offsetMinutes).toBe(0);
  });
});

describe('forms with two readings', () => {
  test.each([
    ['3/4/2019', '2019-04-03 00:00:00 day', '2019-03-04 00:00:00 day'],
    ['03-04-2019 15:05', '2019-04-03 15:05:00 minute', '2019-03-04 15:05:00 minute'],
    ['3/4/19 3:05 PM GMT+1', '2019-04-03 15:05:00 minute 60', '2019-03-04 15:05:00 minute 60'],
    ['5/5/2019', '2019-05-05 00:00:00 day', '2019-05-05 00:00:00 day'],
  ])('%s', (text, dayFirst, monthFirst) => {
    expect(shown(text)).toEqual([`dmy ${dayFirst}`, `mdy ${monthFirst}`]);
  });

  it('a weekday settles which', () => {
    expect(shown('Wednesday, 3/4/2019')).toEqual(['dmy 2019-04-03 00:00:00 day']);
    expect(shown('Mon 3/4/2019')).toEqual(['mdy 2019-03-04 00:00:00 day']);
  });
});

describe('texts that are no time', () => {
  test.each([
    ['', 'empty'],
    [' \u00a0\t', 'empty'],
    ['yes', 'form'],
    ['43548.628', 'form'],
    ['20190324', 'form'],
    ['10.11.12.13', 'form'],
    ['2019-03/24', 'form'],
    ['2019-03-24T', 'form'],
    ['2019-03-24 15', 'form'],
    ['2019-03-24 15:5', 'form'],
    ['2019-03-24 15:05.12', 'form'],
    ['2019-03-24 15:05:123', 'form'],
    ['2019-03-24 15:05 or so', 'form'],
    ['2019-03-24Z', 'form'],
    ['24 Mars 2019', 'form'],
    ['24/03/219', 'form'],
    [`2019-03-24${' 1'.repeat(500_000)}`, 'form'],
    // a time, were it not longer than any stamp
    [`2019-03-24 15:05:12.${'1'.repeat(100)}`, 'form'],
    [`Sun${','.repeat(1_000_000)}`, 'form'],
    ['2019-02-29', 'date'],
    ['1900-02-29', 'date'],
    ['2019-00-10', 'date'],
    ['2019-13-10', 'date'],
    ['2019-04-31', 'date'],
    ['2019-04-00', 'date'],
    ['31/04/2019', 'date'],
    ['13/13/2019', 'date'],
    ['03.24.2019', 'date'],
    ['24 Feb 0019', 'date'],
    ['30 Feb 2019', 'date'],
    ['Monday, 24 March 2019', 'date'],
    ['1899-12-30', 'date'],
    ['2019-03-24 24:00', 'time'],
    ['2019-03-24 15:60', 'time'],
    ['2019-03-24 23:59:60', 'time'],
    ['2019-03-24 0:05 AM', 'time'],
    ['2019-03-24 15:05 PM', 'time'],
    ['2019-03-24 15:05 +15:00', 'offset'],
    ['2019-03-24 15:05 GMT+1:75', 'offset'],
    ['2019-03-24 15:05 +1', 'offset'],
    ['2019-03-24 15:05 EST', 'zone-abbreviation'],
    ['2019/03/24 3:05:12 PM MEZ', 'zone-abbreviation'],
    ['2019/03/24 3:05:12 PM CEST', 'zone-abbreviation'],
    ['2019-03-24 3:05 AMT', 'zone-abbreviation'],
  ])('%.40s: %s', (text, reason) => {
    expect(readStamp(text)).toEqual({ ok: false, reason });
    expect(readStampText(text)).toEqual([]);
  });

  it('knows leap years', () => {
    expect(shown('29/02/2020')).toEqual(['dmy 2020-02-29 00:00:00 day']);
    expect(shown('2/29/2000')).toEqual(['mdy 2000-02-29 00:00:00 day']);
    expect(shown('2100-02-29')).toEqual([]);
    expect(shown('2/29/19')).toEqual([]);
  });
});

describe('the order of a column', () => {
  const orderOf = (texts: readonly string[], fixed?: StampOrder) =>
    chooseOrder(surveyTexts(texts), fixed);

  it('is day first when one text can only be that', () => {
    expect(orderOf(['3/4/2019', '24/3/2019 15:05', '2019-03-24', 'x', ''])).toEqual({
      ok: true,
      order: 'dmy',
      yearFirst: false,
    });
  });

  it('is month first when one text can only be that', () => {
    expect(orderOf(['3/4/2019', '3/24/2019', '3/25/2019'])).toEqual({
      ok: true,
      order: 'mdy',
      yearFirst: false,
    });
  });

  it('is ambiguous when all texts are both, with a text that shows it', () => {
    expect(orderOf(['5/5/2019', '2019-03-24', '3/4/2019 15:05:12', '4/5/2019'])).toEqual({
      ok: false,
      kind: 'ambiguous',
      text: '3/4/2019 15:05:12',
      readings: ['2019-04-03 15:05:12', '2019-03-04 15:05:12'],
    });
  });

  it('is mixed when two texts contradict, and names them', () => {
    expect(orderOf(['1/2/2019', '3/24/2019', '24/3/2019', '25/3/2019'])).toEqual({
      ok: false,
      kind: 'mixed',
      dayFirst: '24/3/2019',
      monthFirst: '3/24/2019',
    });
  });

  it('is not needed by years first, named months, and days equal to their month', () => {
    const texts = ['2019-03-24', 'Mar 4, 2019', '5/5/2019'];
    expect(orderOf(texts)).toMatchObject({ order: 'ymd', yearFirst: false });
    expect(texts.map((text) => readingIn(readStampText(text), 'ymd')?.local)).toEqual([
      midnight,
      Date.UTC(2019, 2, 4),
      Date.UTC(2019, 4, 5),
    ]);
  });

  it('is what was fixed, also for texts that do not fit it', () => {
    const texts = ['3/4/2019', '3/24/2019', '24.03.2019', '2019-03-24', 'x'];
    for (const order of ['dmy', 'mdy', 'ymd'] as const)
      expect(orderOf(texts, order)).toEqual({ ok: true, order, yearFirst: false });
  });

  it('is not known where nothing is a time', () => {
    const text = '3/24/2019 3:05 PM EST';
    expect(orderOf([text, 'x'])).toEqual({ ok: false, kind: 'unread', text });
    expect(orderOf([], 'dmy')).toEqual({ ok: false, kind: 'unread', text: '' });
  });

  it('picks the reading in that order', () => {
    const readings = readStampText('3/4/2019');
    expect(readingIn(readings, 'dmy')?.local).toBe(Date.UTC(2019, 3, 3));
    expect(readingIn(readings, 'mdy')?.local).toBe(Date.UTC(2019, 2, 4));
    expect(readingIn(readings, 'ymd')).toBeUndefined();
    expect(readingIn(readStampText('24/3/2019'), 'mdy')).toBeUndefined();
    expect(readingIn(readStampText('24/3/2019'), 'ymd')).toBeUndefined();
    expect(readingIn([], 'dmy')).toBeUndefined();
  });
});

describe('zones', () => {
  test.each([
    ['UTC', 'UTC', 0],
    ['gmt', 'UTC', 0],
    ['Z', 'UTC', 0],
    ['+01:00', '+01:00', 60],
    ['-0500', '-05:00', -300],
    ['GMT+1', '+01:00', 60],
    ['UTC-5:30', '-05:30', -330],
    ['UTC +14', '+14:00', 840],
    ['Europe/Berlin', 'Europe/Berlin', 60],
    [' America/Argentina/Buenos_Aires ', 'America/Argentina/Buenos_Aires', -180],
    ['Asia/Kolkata', 'Asia/Kolkata', 330],
    ['US/Eastern', 'US/Eastern', -300],
    ['Etc/GMT+1', 'Etc/GMT+1', -60],
  ])('%s is %s', (text, name, minutes) => {
    const found = zone(text);
    expect(found.name).toBe(name);
    expect(found.offsetAt(Date.UTC(2019, 0, 15))).toBe(minutes * 60_000);
  });

  test.each([
    '',
    'EST',
    'PST',
    'CET',
    'IST',
    'Japan',
    'Europe/Atlantis',
    'Europe/',
    '../etc',
    '+1',
    '+14:01',
    '+05:60',
    'GMT+15',
  ])('%s is none', (text) => {
    expect(parseZone(text)).toBeUndefined();
  });

  it('follows a zone through every hour around its changes', () => {
    const berlin = zone('Europe/Berlin');
    const change = Date.UTC(2019, 2, 31, 1);
    expect(berlin.offsetAt(change - 1)).toBe(3_600_000);
    expect(berlin.offsetAt(change)).toBe(7_200_000);
    expect(berlin.offsetAt(change - 86_400_000)).toBe(3_600_000);
    expect(berlin.offsetAt(change + 86_400_000)).toBe(7_200_000);
  });
});

describe('instants', () => {
  it('an offset of the text goes before the zone', () => {
    const expected = { kind: 'at', ms: Date.UTC(2019, 2, 24, 14, 5) };
    expect(instant('2019-03-24T15:05+01:00')).toEqual(expected);
    expect(instant('2019-03-24T15:05+01:00', 'America/Chicago')).toEqual(expected);
  });

  it('a local time needs a zone', () => {
    expect(instant('2019-03-24T15:05')).toEqual({ kind: 'no-zone' });
    expect(instant('2019-03-24')).toEqual({ kind: 'no-zone' });
    expect(instant('2019-03-24T15:05', 'UTC')).toEqual({ kind: 'at', ms: afternoon });
    expect(instant('2019-03-24T15:05', '-05:00')).toEqual({
      kind: 'at',
      ms: afternoon + 5 * 3_600_000,
    });
  });

  // The last local time before each change, the first of the skipped or repeated hour, its last, and the first after it.
  test.each([
    ['Europe/Berlin', '2019-03-31 01:59:59', 'at 2019-03-31 00:59:59'],
    ['Europe/Berlin', '2019-03-31 02:00:00', 'gap 2019-03-31 01:00:00'],
    ['Europe/Berlin', '2019-03-31 02:59:59', 'gap 2019-03-31 01:00:00'],
    ['Europe/Berlin', '2019-03-31 03:00:00', 'at 2019-03-31 01:00:00'],
    ['Europe/Berlin', '2019-10-27 01:59:59', 'at 2019-10-26 23:59:59'],
    ['Europe/Berlin', '2019-10-27 02:00:00', 'fold 2019-10-27 00:00:00 2019-10-27 01:00:00'],
    ['Europe/Berlin', '2019-10-27 02:59:59', 'fold 2019-10-27 00:59:59 2019-10-27 01:59:59'],
    ['Europe/Berlin', '2019-10-27 03:00:00', 'at 2019-10-27 02:00:00'],
    ['America/Chicago', '2019-03-10 01:59:59', 'at 2019-03-10 07:59:59'],
    ['America/Chicago', '2019-03-10 02:30:00', 'gap 2019-03-10 08:00:00'],
    ['America/Chicago', '2019-03-10 03:00:00', 'at 2019-03-10 08:00:00'],
    ['America/Chicago', '2019-11-03 00:59:59', 'at 2019-11-03 05:59:59'],
    ['America/Chicago', '2019-11-03 01:30:00', 'fold 2019-11-03 06:30:00 2019-11-03 07:30:00'],
    ['America/Chicago', '2019-11-03 02:00:00', 'at 2019-11-03 08:00:00'],
    ['Australia/Lord_Howe', '2019-10-06 02:15:00', 'gap 2019-10-05 15:30:00'],
    ['Pacific/Apia', '2011-12-30 12:00:00', 'gap 2011-12-30 10:00:00'],
    ['Asia/Tokyo', '2019-03-31 02:30:00', 'at 2019-03-30 17:30:00'],
  ])('%s %s: %s', (name, text, expected) => {
    const found = instant(text, name);
    const parts = Object.values(found).map((part) => (typeof part === 'number' ? utc(part) : part));
    expect(parts.join(' ')).toBe(expected);
  });

  it('a day whose midnight was skipped or repeated begins with its first instant', () => {
    const havana = 'America/Havana';
    expect(instant('2019-03-10 00:00', havana).kind).toBe('gap');
    expect(instant('2019-03-10', havana)).toEqual({ kind: 'at', ms: Date.UTC(2019, 2, 10, 5) });
    expect(instant('2019-11-03 00:00', havana).kind).toBe('fold');
    expect(instant('2019-11-03', havana)).toEqual({ kind: 'at', ms: Date.UTC(2019, 10, 3, 4) });
  });

  test.each(['Europe/Berlin', 'America/Chicago', 'Australia/Lord_Howe', 'Asia/Kolkata', '-03:30'])(
    'every instant is found again from its local time in %s',
    (name) => {
      const place = zone(name);
      fc.assert(
        fc.property(
          fc.integer({ min: Date.UTC(1975, 0, 1), max: Date.UTC(2037, 0, 1) }),
          (moment) => {
            const found = instantOfLocal(moment + place.offsetAt(moment), place);
            const all = found.kind === 'fold' ? [found.earlier, found.later] : [];
            expect(found.kind === 'at' ? [found.ms] : all).toContain(moment);
          },
        ),
      );
    },
  );
});

describe('opens and closes', () => {
  const berlin = zone('Europe/Berlin');

  it('a day is whole: opens at its start, closes at its end', () => {
    expect(parseMoment('2019-03-22', berlin)).toEqual({
      ok: true,
      from: Date.UTC(2019, 2, 21, 23),
      until: Date.UTC(2019, 2, 22, 23) - 1,
    });
  });

  it('a day on which clocks change has 23 or 25 hours', () => {
    const length = (text: string, name: string) => {
      const found = parseMoment(text, zone(name));
      return found.ok ? (found.until - found.from + 1) / 3_600_000 : undefined;
    };
    expect(length('2019-03-31', 'Europe/Berlin')).toBe(23);
    expect(length('2019-10-27', 'Europe/Berlin')).toBe(25);
    expect(length('2019-03-10', 'America/Havana')).toBe(23);
    expect(length('2019-03-09', 'America/Havana')).toBe(24);
    expect(length('2019-11-03', 'America/Havana')).toBe(25);
    expect(length('2019-11-02', 'America/Havana')).toBe(24);
  });

  it('a second is whole: 23:59:59.7 is inside closes 23:59:59', () => {
    const closes = parseMoment('2019-03-29T23:59:59-05:00');
    const late = instant('2019-03-29T23:59:59.7-05:00');
    const next = instant('2019-03-30T00:00:00-05:00');
    if (!closes.ok || late.kind !== 'at' || next.kind !== 'at') throw new Error('unread');
    expect(closes.from).toBe(Date.UTC(2019, 2, 30, 4, 59, 59));
    expect(late.ms).toBeLessThanOrEqual(closes.until);
    expect(next.ms).toBe(closes.until + 1);
  });

  it('a minute is its second :00, exactly as given', () => {
    const at = Date.UTC(2019, 2, 29, 22, 59);
    const expected = { ok: true, from: at, until: at + 999 };
    expect(parseMoment('2019-03-29 23:59', berlin)).toEqual(expected);
    expect(parseMoment('2019-03-29 23:59 +01:00')).toEqual(expected);
  });

  it('a fraction is its millisecond', () => {
    const at = Date.UTC(2019, 2, 29, 12, 0, 0, 250);
    expect(parseMoment('2019-03-29T12:00:00.2509Z')).toEqual({ ok: true, from: at, until: at });
  });

  test.each([
    ['2019-03-22', undefined, 'no-zone'],
    ['2019-03-22 00:00', undefined, 'no-zone'],
    ['2019-03-31 02:30', berlin, 'gap'],
    ['2019-10-27 02:30', berlin, 'fold'],
    ['2019-02-30', berlin, 'date'],
    ['2019-03-22 24:00', berlin, 'time'],
    ['2019-03-22 12:00 EST', berlin, 'zone-abbreviation'],
    ['2019-03-22 12:00+19:00', berlin, 'offset'],
    ['', berlin, 'empty'],
    ['tomorrow', berlin, 'form'],
    ['22.03.2019', berlin, 'form'],
    ['2019/03/22', berlin, 'form'],
    ['2019-3-22', berlin, 'form'],
    ['22 March 2019', berlin, 'form'],
    ['2019-03-22 3:05 PM', berlin, 'form'],
    ['2019-03-22 12:00 GMT+1', berlin, 'form'],
  ])('%s is refused', (text, place, reason) => {
    expect(parseMoment(text, place)).toEqual({ ok: false, reason });
  });
});

describe('the calendar', () => {
  it('agrees with Date.UTC on every day from 1900 to 2100', () => {
    const last = daysFromCivil(2100, 12, 31);
    for (let days = daysFromCivil(1900, 1, 1); days <= last; days += 1) {
      const { year, month, day } = civilFromDays(days);
      expect(Date.UTC(year, month - 1, day)).toBe(days * 86_400_000);
      expect(daysFromCivil(year, month, day)).toBe(days);
    }
  });

  it('knows the days of months and weeks', () => {
    expect(isCivil(2020, 2, 29)).toBe(true);
    expect(isCivil(2019, 2, 29)).toBe(false);
    expect(isCivil(2019, 12, 31)).toBe(true);
    expect(isCivil(2019, 12, 32)).toBe(false);
    expect(weekdayOf(daysFromCivil(2019, 3, 24))).toBe(0);
    expect(weekdayOf(daysFromCivil(1969, 12, 27))).toBe(6);
  });

  it('prints seconds cut, before 1970 too', () => {
    expect(formatLocal(afternoon12 + 999)).toBe('2019-03-24 15:05:12');
    expect(formatLocal(-1)).toBe('1969-12-31 23:59:59');
    expect(formatLocal(0)).toBe('1970-01-01 00:00:00');
  });
});

describe('a stamp written in any form is read back', () => {
  const monthNames =
    'January February March April May June July August September October November December'.split(
      ' ',
    );
  const stamp = fc.record({
    local: fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) - 1 }),
    offset: fc.integer({ min: -56, max: 56 }).map((quarters) => quarters * 15),
  });
  type Parts = Readonly<Record<'y' | 'm' | 'd' | 'time' | 'fraction' | 'half', string>>;

  function partsOf(local: number): Parts {
    const text = formatLocal(local);
    const hours = Number(text.slice(11, 13));
    const half = `${((hours + 11) % 12) + 1}${text.slice(13)} ${hours < 12 ? 'AM' : 'PM'}`;
    const fraction = String(local % 1000).padStart(3, '0');
    const [y, m, d] = [text.slice(0, 4), text.slice(5, 7), text.slice(8, 10)];
    return { y, m, d, time: text.slice(11), fraction, half };
  }

  function offsetOf(minutes: number, colon: string): string {
    const clock = formatLocal(Math.abs(minutes) * 60_000).slice(11, 16);
    return `${minutes < 0 ? '-' : '+'}${clock.replace(':', colon)}`;
  }

  const bare = (digits: string) => String(Number(digits));
  const name = (month: string) => monthNames[Number(month) - 1] ?? '';

  test.each<[string, 'ymd' | 'dmy' | 'mdy', (parts: Parts) => string]>([
    ['ISO', 'ymd', (p) => `${p.y}-${p.m}-${p.d}T${p.time}`],
    ['Google Forms', 'ymd', (p) => `${p.y}/${p.m}/${p.d} ${p.half}`],
    ['slashes, month first', 'mdy', (p) => `${bare(p.m)}/${bare(p.d)}/${p.y} ${p.time}`],
    ['slashes, day first', 'dmy', (p) => `${p.d}/${p.m}/${p.y} ${p.time}`],
    ['Microsoft Forms', 'mdy', (p) => `${bare(p.m)}/${bare(p.d)}/${p.y.slice(2)} ${p.time}`],
    ['twelve hours', 'mdy', (p) => `${bare(p.m)}/${bare(p.d)}/${p.y.slice(2)}, ${p.half}`],
    ['dots', 'dmy', (p) => `${p.d}.${p.m}.${p.y}, ${p.time}`],
    ['dashes', 'dmy', (p) => `${p.d}-${p.m}-${p.y} ${p.time}`],
    ['day and month', 'ymd', (p) => `${bare(p.d)} ${name(p.m)} ${p.y} at ${p.time}`],
    ['month and day', 'ymd', (p) => `${name(p.m).slice(0, 3)} ${bare(p.d)}, ${p.y} ${p.half}`],
  ])('%s', (_form, order, write) => {
    fc.assert(
      fc.property(stamp, ({ local, offset }) => {
        const cut = Math.floor(local / 1000) * 1000;
        const text = write(partsOf(local));
        const expected = { order, local: cut, precision: 'second' };
        expect(readStampText(text)).toContainEqual(expected);
        expect(readingIn(readStampText(text), order)?.local).toBe(cut);
        expect(readStampText(`${text} GMT${offsetOf(offset, ':')}`)).toContainEqual({
          ...expected,
          offsetMinutes: offset,
        });
      }),
    );
  });

  test('ISO with milliseconds and offset, as a stamp and as a moment', () => {
    fc.assert(
      fc.property(stamp, fc.constantFrom('', ':'), ({ local, offset }, colon) => {
        const { y, m, d, time, fraction } = partsOf(local);
        const text = `${y}-${m}-${d}T${time}.${fraction}${offsetOf(offset, colon)}`;
        const ms = local - offset * 60_000;
        expect(instantOf(only(text))).toEqual({ kind: 'at', ms });
        expect(parseMoment(text)).toEqual({ ok: true, from: ms, until: ms });
      }),
    );
  });

  test('any text at all is read without a throw, and an unread one has a reason', () => {
    const nearly = fc.stringMatching(/^[0-9a-zA-Z:.,/+ -]{0,30}$/u);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
        const found = readStamp(text);
        expect(found.ok ? found.readings.length : found.reason).toBeTruthy();
      }),
    );
  });
});

test.each([
  ['2019年3月24日 15:05', 'ymd 2019-03-24 15:05:00 minute'],
  ['2019年3月24日15時05分12秒', 'ymd 2019-03-24 15:05:12 second'],
  ['2019年3月24日 午後3時5分', 'ymd 2019-03-24 15:05:00 minute'],
  ['2019년 3월 24일 15:05', 'ymd 2019-03-24 15:05:00 minute'],
  ['24.3.2019, 15:05 Uhr', 'dmy 2019-03-24 15:05:00 minute'],
  ['24.3.2019 15:05:12 Uhr', 'dmy 2019-03-24 15:05:12 second'],
])('words for year, month, day and hour are read: %s', (text, reading) => {
  expect(shown(text)).toEqual([reading]);
});
