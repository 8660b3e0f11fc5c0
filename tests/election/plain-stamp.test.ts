import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainReadingIn, stampReader } from '../../src/election/plain-stamp.ts';
import { readStampText } from '../../src/election/stamp.ts';
import { readingIn } from '../../src/election/stamp-order.ts';
import { surveyPlain, surveyStamps } from '../../src/election/survey-stamps.ts';
import { many, twice } from '../support/bulk.ts';
import { seed } from '../support/csv.ts';

const orders = ['ymd', 'dmy', 'mdy'] as const;

/** What a text means in each order, by the reader of all forms. */
function asText(text: string) {
  const readings = readStampText(text);
  return orders.map((order) => readingIn(readings, order));
}

/** The same of texts that stand behind each other in one memory, from their bytes. */
function readAll(texts: readonly string[]) {
  const bytes = Buffer.from(texts.join(''));
  const read = stampReader(bytes);
  let start = 0;
  return texts.map((text) => {
    const length = Buffer.byteLength(text);
    const stamp = read(start, length);
    start += length;
    return stamp && orders.map((order) => plainReadingIn(stamp, order));
  });
}

describe('a time in a plain form', () => {
  test.each([
    '2019-03-22 09:14:10',
    '2019-03-22T09:14:10',
    '2019-03-22t09:14:10z',
    '2019-03-22T09:14:10Z',
    '2019-03-22T09:14:10.123Z',
    '2019-03-22T09:14:10,1234567+01:00',
    '2019-03-22T09:14:10.5-0500',
    '2019-03-22 09:14:10 UTC',
    '2019-03-22 09:14',
    '2019/03/22 9:14:10 AM GMT+1',
    '2019/03/22 12:14:10 am GMT-5:30',
    '2019/3/2 11:14:10PM UTC +0530',
    '3/22/2019 9:14:10',
    '3/22/2019, 9:14:10 PM',
    '22/3/19 21:14',
    '3/4/2019 9:14',
    '5/5/2019 9:14',
    '22.03.2019 09.14.10',
    '22.03.2019, 09:14:10',
    '4-3-2019 09:14 +14:00',
  ])('%s is read from its bytes as from its text', (text) => {
    const readings = asText(text);
    expect(readings.some((reading) => reading !== undefined)).toBe(true);
    expect(readAll([text])).toEqual([readings]);
  });

  test.each([
    ['no time', 'Yes'],
    ['empty', ''],
    ['a date alone', '2019-03-22'],
    ['a date that does not exist', '2019-02-30 09:14'],
    ['an hour that does not exist', '2019-03-22 24:00'],
    ['an hour that no half of a day has', '2019-03-22 13:00 PM'],
    ['a minute that does not exist', '2019-03-22 09:60'],
    ['a second that does not exist', '2019-03-22 09:14:60'],
    ['an offset that does not exist', '2019-03-22 09:14+14:01'],
    ['an offset of one digit without a name', '2019-03-22 09:14 +1'],
    ['an offset of three digits', '2019-03-22 09:14 GMT+130'],
    ['a zone that is not guessed', '2019-03-22 09:14 EST'],
    ['another mark in the date', '2019-03/22 09:14'],
    ['another mark in the time', '2019-03-22 09:14.10'],
    ['a letter in a number', '2O19-03-22 09:14:10'],
    ['cut short', '2019-03-22 09:14:1'],
    ['followed by more', '2019-03-22 09:14:10x'],
    ['a name of a month', '22 March 2019 09:14'],
    ['two spaces', '2019-03-22  09:14'],
    ['very long', `2019-03-22 09:14:10.${'1'.repeat(40)}`],
  ])('%s is left to the reader of all forms', (_, text) => {
    expect(readAll([text])).toEqual([undefined]);
  });

  test('is not read beyond its end', () => {
    expect(readAll(['2019-03-22 09:14', ':10', '2019-03-22 09:1', '4'])).toEqual([
      expect.anything(),
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['hours', '2019-03-22 09:14 AM', '2019-03-22 x9:14 AM'],
    ['hours of a whole day', '2019-03-22 09:14', '2019-03-22 0x:14'],
    ['minutes', '2019-03-22 09:14:10', '2019-03-22 09:1x:10'],
    ['seconds', '2019-03-22 09:14:10', '2019-03-22 09:14:x0'],
    ['thousandths', '2019-03-22 09:14:10.123Z', '2019-03-22 09:14:10.1x3Z'],
    ['smaller parts', '2019-03-22 09:14:10.1234Z', '2019-03-22 09:14:10.123xZ'],
    ['the mark before minutes', '2019-03-22 09:14:10', '2019-03-22 09-14:10'],
    ['the mark before seconds', '2019-03-22 09:14:10', '2019-03-22 09:14;10'],
    ['the mark before thousandths', '2019-03-22 09:14:10.123', '2019-03-22 09:14:10:123'],
    ['the date', '2019-03-22 09:14:10', '2019-02-30 09:14:10'],
    ['the offset', '2019-03-22 09:14:10+01:00', '2019-03-22 09:14:10+15:00'],
    ['the half of the day', '2019-03-22 09:14 AM', '2019-03-22 09:14 XM'],
  ])('after a time of the same form a text is none for its %s', (_, before, text) => {
    expect(readAll([before, text])).toEqual([asText(before), undefined]);
    expect(asText(text)).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['2019-03-22 09:14:10.123Z', '2019-03-22 21:59:03.004Z'],
    ['2019-03-22 09:14:10.1234Z', '2019-03-22 09:14:10.1235Z'],
    ['3/4/2019 9:14 AM', '3/4/2019 8:59 PM'],
    ['3/4/2019 9:14 +01:00', '3/4/2019 9:14 -01:00'],
    ['3/4/2019 9:14', '4/4/2019 9:14'],
  ])('%s and then %s', (before, text) => {
    expect(readAll([before, text])).toEqual([asText(before), asText(text)]);
  });

  /** Parts of times, right ones and others, as they may stand behind each other. */
  const pieces = {
    number: fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: 0, max: 34 }).map(String) },
      {
        weight: 4,
        arbitrary: fc.integer({ min: 0, max: 62 }).map((number) => `${number}`.padStart(2, '0')),
      },
      fc.integer({ min: 60, max: 1400 }).map(String),
    ),
    year: fc.oneof(fc.integer({ min: 1890, max: 2110 }).map(String), fc.constantFrom('19', '99')),
    mark: fc.constantFrom('-', '/', '.', '-', '/', '.', ' '),
    between: fc.constantFrom(' ', ' ', ' ', 'T', 't', ', ', ',', ' at ', '  ', ''),
    clockMark: fc.constantFrom(':', ':', ':', '.'),
    fraction: fc.constantFrom('', '', '', '', '.5', ',123', '.9999', '.', '.1234567'),
    half: fc.constantFrom('', '', '', ' AM', ' pm', 'PM', ' A.M.', ' p', ' PMx', ' am.', ' PM_'),
    zone: fc.constantFrom(
      ...['', '', '', 'Z', ' Z', 'z', ' UTC', ' GMT+1', ' GMT+01:00', '+01:00', '+0100', '-05'],
      ...[' UTC-5:30', ' +14:01', ' EST', '+1', ' GMT +2', ' gmt', ' GMT+130', '-00:00', ' GMT-0'],
      ...['GMT', ' Zx', ' (CET)', '+01:60', '+1:00', ' UTC+1:5', '\u202f', ' '],
    ),
  };
  const time = fc.record({
    ...{ first: pieces.number, middle: pieces.number, year: pieces.year, between: pieces.between },
    ...{ mark: pieces.mark, other: pieces.mark, hours: pieces.number, minutes: pieces.number },
    ...{ seconds: pieces.number, clockMark: pieces.clockMark, fraction: pieces.fraction },
    ...{ half: pieces.half, zone: pieces.zone, yearFirst: fc.boolean() },
    ...{ sameMark: fc.integer({ min: 0, max: 9 }), withSeconds: fc.boolean() },
  });

  test('is read from its bytes as from its text, whatever its parts are', () => {
    let plain = 0;
    const property = fc.property(fc.array(time, { minLength: 2, maxLength: 4 }), (times) => {
      const texts = times.flatMap((one) => {
        const other = one.sameMark > 0 ? one.mark : one.other;
        const date = one.yearFirst
          ? [one.year, one.mark, one.middle, other, one.first]
          : [one.first, one.mark, one.middle, other, one.year];
        const seconds = one.withSeconds ? `${one.clockMark}${one.seconds}${one.fraction}` : '';
        const clock = `${one.hours}${one.clockMark}${one.minutes}${seconds}${one.half}${one.zone}`;
        // The same date again is not read again.
        return [
          `${date.join('')}${one.between}${clock}`,
          `${date.join('')}${one.between}0:00`,
          `${date.join('')}${one.between}23:59:59`,
        ];
      });
      readAll(texts).forEach((readings, at) => {
        if (readings === undefined) return;
        plain += 1;
        expect(readings).toEqual(asText(texts[at] ?? ''));
      });
    });
    fc.assert(property, { seed, numRuns: 20_000 });
    expect(plain).toBeGreaterThan(5000);
  });
});

describe('a column of times', () => {
  const isoOf = (at: number) => new Date(Date.UTC(2019, 2, 22) + at * 1000).toISOString();
  const american = (at: number) =>
    `${3 + Math.floor(at / 3000)}/${1 + (at % 28)}/2019 ${at % 24}:${10 + (at % 50)}:${10 + (Math.floor(at / 50) % 50)}`;
  const european = (at: number) => `${isoOf(at).slice(8, 10)}/03/2019 ${isoOf(at).slice(11, 19)}`;
  const times = (form: (at: number) => string) => Array.from({ length: many }, (_, at) => form(at));

  test.each([
    ['of ISO 8601', times(isoOf)],
    ['of ISO 8601 without a zone', times((at) => isoOf(at).slice(0, 19))],
    ['month first', times(american)],
    ['day first', times(european)],
    ['day or month first', times((at) => `3/4/2019 ${isoOf(at).slice(11, 19)}`)],
    ['the same in both orders', times((at) => `5/5/2019 ${isoOf(at).slice(11, 19)}`)],
    ['of both orders', [...times(american), ...times(european)]],
    ['of many forms', [...times(american), 'Mar 22, 2019 9:14', 'yesterday', ...times(isoOf)]],
    ['with white space', times((at) => ` ${isoOf(at)}  `)],
    ['with a time that does not exist first', ['2019-02-30 09:14:10', ...times(isoOf)]],
    ['with the narrow space of forms', times((at) => `${american(at)}\u202fAM`)],
  ])('%s says the same as bytes and as strings', async (_, texts) => {
    const { bulk, plain } = await twice(texts);
    expect(surveyStamps(bulk)).toMatchObject(surveyStamps(plain));
  });

  test.each([
    ['all of one form', times((at) => isoOf(at).slice(0, 19)), true],
    ['of one form with a zone', times(isoOf), true],
    ['one with a space for the T', [...times(isoOf), '2019-03-23 00:00:00.000Z'], false],
    ['one of another length', [...times(isoOf), '2019-03-23T00:00:00Z'], false],
    ['one that is no such time', [...times(isoOf), '2019-02-30T00:00:00.000Z'], undefined],
    ['one that is no time', [...times(isoOf), '2019-03-23T00:00:00.00xZ'], undefined],
  ])('%s: whether its texts differ in digits only', async (_, texts, alike) => {
    const { bulk } = await twice(texts);
    expect(bulk.bulk && surveyPlain(bulk.bulk)?.alike).toBe(alike);
  });
});
