import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { csvText } from '../../src/report/csv-text.ts';

test('what would be a formula begins with an apostrophe', () => {
  const signs = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1',
    '＋1',
    '－1',
    '＠a',
  ];
  const [cells = []] = parse(csvText([signs]));
  expect(cells).toEqual(signs.map((text) => `'${text}`));
});

test('what would not is left as it is', () => {
  const plain = ['a=b', '1-2', 'a@b.org', '(-1)', '> 60% of ballots', '', '12.5', "O'Neill", 'Ω+1'];
  expect(parse(csvText([plain]))).toEqual([plain]);
});

test('quotes, commas and line breaks are kept', () => {
  const cells = ['a "quoted" one', 'a, b', 'two\nlines', 'x\r\ny'];
  expect(parse(csvText([cells, cells]))).toEqual([cells, cells]);
});
