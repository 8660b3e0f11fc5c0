import { describe, expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

const sentenceOf = async (stamps: readonly string[]) => {
  const rows = stamps.map((stamp, at) => `"${stamp}",${at % 2 ? 'No' : 'Yes'}`);
  const text = ['Timestamp,Vote?', ...rows].join('\n');
  const { reading } = await reportOf({ ballots: [{ name: 'ballots.csv', text }] });
  return reading.sentences.find((one) => one.startsWith('Time of voting'));
};

describe('how times of voting were read', () => {
  const oneWay = 'in dates that can be read in one way only';
  test.each([
    ['the year stands first', ['2026-03-03 9:00', '2026-03-04 9:00'], 'read year first'],
    ['the month is named', ['Mar 3, 2026 9:00', '24 March 2026 3:05 PM'], oneWay],
    ['the day is the month', ['5/5/2026 9:00', '5/5/2026 10:00'], oneWay],
    ['some name the month', ['2026-03-03 9:00', '4 March 2026 9:00'], oneWay],
    ['one has the day first', ['2026-03-03 9:00', '24/3/2026 9:00'], 'read day first'],
  ])('where %s', async (_, stamps, words) => {
    expect(await sentenceOf(stamps)).toBe(`Time of voting: "Timestamp", ${words}.`);
  });
});
