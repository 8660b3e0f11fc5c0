import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';
import { reportOf } from '../support/tallied.ts';

/** How many ballots count and how many come too early or too late, of those at these times. */
async function admitted(opens: string, closes: string, zone: string, times: readonly string[]) {
  const text = ['Timestamp,Vote?', ...times.map((time) => `${time},Yes`)].join('\n');
  const definition = { opens, closes, zone };
  const report = await reportOf({ ballots: [{ name: 'b.csv', text }], definition });
  const aside = (reason: string) =>
    report.accounting.setAside.find((one) => one.reason === reason)?.rows ?? 0;
  return [aside('before-opening'), report.accounting.counted, aside('after-closing')];
}

test('both edges are inside, to the second that is given', async () => {
  const times = ['09:59:59', '10:00:00', '12:00:00', '17:59:59', '18:00:00', '18:00:01'];
  const stamps = times.map((time) => `2019-03-22 ${time}`);
  const [opens, closes] = ['2019-03-22 10:00:00', '2019-03-22 18:00:00'];
  expect(await admitted(opens, closes, 'Europe/Berlin', stamps)).toEqual([1, 4, 1]);
});

test('a window is as long as its zone has it when the clock is put forward', async () => {
  // 01:59:59 is followed by 03:00:00: half an hour of clock time, an hour and a half later.
  const stamps = [
    '2019-03-31T00:29:59Z',
    '2019-03-31T00:30:00Z',
    '2019-03-31 01:59:59',
    '2019-03-31 03:00:00',
    '2019-03-31T01:30:00Z',
    '2019-03-31T01:30:01Z',
  ];
  const [opens, closes] = ['2019-03-31 01:30:00', '2019-03-31 03:30:00'];
  expect(await admitted(opens, closes, 'Europe/Berlin', stamps)).toEqual([1, 4, 1]);
});

test('and when it is put back, the hour that comes twice lies inside', async () => {
  const stamps = [
    '2019-10-26T23:29:59Z',
    '2019-10-26T23:30:00Z',
    '2019-10-27T00:30:00Z',
    '2019-10-27T01:30:00Z',
    '2019-10-27T02:30:00Z',
    '2019-10-27T02:30:01Z',
  ];
  const [opens, closes] = ['2019-10-27 01:30:00', '2019-10-27 03:30:00'];
  expect(await admitted(opens, closes, 'Europe/Berlin', stamps)).toEqual([1, 4, 1]);
});

test('a whole day as the last one ends with its last second, whatever the clock does', async () => {
  const stamps = ['2019-03-31T21:59:59Z', '2019-03-31T22:00:00Z'];
  expect(await admitted('2019-03-30', '2019-03-31', 'Europe/Berlin', stamps)).toEqual([0, 1, 1]);
  const later = ['2019-10-27T22:59:59Z', '2019-10-27T23:00:00Z'];
  expect(await admitted('2019-10-26', '2019-10-27', 'Europe/Berlin', later)).toEqual([0, 1, 1]);
});

test.each([
  ['20.03.2026 18:00', '2026-03-20 18:00'],
  ['20/03/2026', '2026-03-20'],
  ['March 20, 2026', '2026-03-20'],
  ['2026-3-20', '2026-03-20'],
  ['20260320', '2026-03-20'],
  ['2026-03-20 6pm', '2026-03-20 18:00'],
  ['20.3.2026 18h30', '2026-03-20 18:30'],
  ['03/04/2026', undefined],
  ['18:00', undefined],
  ['20.03.2026 18:00 CET', undefined],
])(
  'closes: %s is told with what is meant, where it can be one time only',
  async (closes, meant) => {
    const result = await tally({
      ballots: [{ name: 'b.csv', text: 'Timestamp,Vote?\n2026-03-19 10:00:00,Yes\n' }],
      definition: { closes, zone: 'Europe/Berlin' },
    });
    const places = result.ok ? [] : result.problems.flatMap((one) => one.places);
    expect(places.map(({ suggestion }) => suggestion)).toEqual([meant]);
    if (meant !== undefined) {
      const again = await tally({
        ballots: [{ name: 'b.csv', text: 'Timestamp,Vote?\n2026-03-19 10:00:00,Yes\n' }],
        definition: { closes: meant, zone: 'Europe/Berlin' },
      });
      expect(again.ok).toBe(true);
    }
  },
);

test('a date alone is no time of a day in which voting opens or closes', async () => {
  const dates = ['2019-03-21', '2019-03-22', '2019-03-23', '2019-03-24', '2019-03-25'];
  const [opens, closes] = ['2019-03-22 10:00:00', '2019-03-24 18:00:00'];
  expect(await admitted(opens, closes, 'Europe/Berlin', dates)).toEqual([1, 1, 1]);
  expect(await admitted('2019-03-22', '2019-03-24', 'Europe/Berlin', dates)).toEqual([1, 3, 1]);
});
