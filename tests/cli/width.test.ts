import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { text } from '../../src/reporters/text.ts';
import { ballotsOf, csv, reportOf, tally } from './run-tally.ts';

const hall = '東京都千代田区丸の内一丁目にある国際会議場の大ホール';
const input = csv(
  'Token,次回の総会をどこで開催するべきだと思いますか？会場の候補をひとつだけ選んでください,予算案を採択しますか',
  `T1,${hall},Yes`,
  'T2,大阪,No',
  `T3,${hall},Yes`,
  'T4,京都👩‍👩‍👧‍👦🇯🇵,Yes',
  'T5,e\u0301a\u0308 café,',
);

const shown = (report: Report, width: number) =>
  text.render(report, { width, unicode: true, color: 0 });
const widest = (lines: readonly string[]) => Math.max(...lines.map((line) => stringWidth(line)));

describe.each([
  ['convention-2019', () => reportOf([ballotsOf('convention-2019')])],
  ['one choice', () => reportOf([ballotsOf('convention-2019-one-choice')])],
  ['hostile titles', () => reportOf([ballotsOf('hostile-titles')])],
  ['long titles', () => reportOf([ballotsOf('unga-60')])],
  ['long figures', () => reportOf([ballotsOf('percent-cut-below-half')])],
  ['wide letters', () => reportOf(['-'], { input })],
])('%s', (name, count) => {
  test('has no line wider than 40, 60, 80 or 120 columns, and none that ends in a space', () => {
    const report = count();
    for (const width of name === 'long titles' ? [60, 80, 120] : [40, 60, 80, 120]) {
      const lines = shown(report, width).split('\n');
      expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      // The width is used, not only kept; beyond 110 columns lines are hard to read.
      expect(widest(lines)).toBe(Math.min(width, 110));
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }
  });
});

test('every letter of a title is there at 40 columns, though broken into lines', () => {
  const letters = shown(reportOf(['-'], { input }), 40).replace(/[\s█▏▎▍▌▋▊▉░▒│\d.%]/gu, '');
  expect(letters).toContain(hall);
});

test.each([
  ['40', 40],
  ['80', 80],
  ['120', 110],
])('COLUMNS=%s gives %d columns', (COLUMNS, columns) => {
  const { out } = tally(['-q', ballotsOf('convention-2019')], { env: { COLUMNS } });
  expect(widest(out.split('\n'))).toBe(columns);
});

// The sentence of a category whose contests stand above is not broken into lines.
test('long titles fit into 40 columns', () => {
  const lines = shown(reportOf([ballotsOf('unga-60')]), 40).split('\n');
  expect(widest(lines)).toBe(40);
});

test('at 40 columns no short word is broken', () => {
  const out = shown(reportOf([ballotsOf('convention-2019-one-choice')]), 40);
  const options = out.slice(0, out.indexOf('435 valid'));
  for (const word of ['Transition', 'leadership', 'independent', 'constitution'])
    expect(options).toContain(word);
});

test('at 40 columns a number stays with its noun', () => {
  const out = shown(reportOf([ballotsOf('hostile-titles')]), 40);
  expect(out).not.toMatch(/\d\n +(?:yes|no|abstain|blank|invalid)\b/);
});

test('a terminal narrower than 30 columns gets 30', () => {
  expect(widest(shown(reportOf([ballotsOf('convention-2019')]), 20).split('\n'))).toBe(30);
});

test('long figures fit into 40 columns', () => {
  const rows = ['Harbour,1234567.891234,Ana', 'Old Town,2345678.123456,Bo'];
  const report = reportOf(['-'], { input: csv('Branch,Votes held,Chair', ...rows) });
  expect(report.accounting.weight).toBeGreaterThan(3_000_000);
  expect(widest(shown(report, 40).split('\n'))).toBeLessThanOrEqual(40);
});
