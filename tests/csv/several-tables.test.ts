import { describe, expect, test } from 'vitest';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { anotherTable, severalTablesIn } from '../../src/csv/several-tables.ts';
import { tallied } from '../support/tallied.ts';

const of = (lines: readonly string[], delimiter: Delimiter = ',') =>
  severalTablesIn(`${lines.join('\r\n')}\r\n`, delimiter);

const first = ['Voter,Vote', '1,Yes', '2,No', '3,Yes'];
const second = ['1,No', '2,No', '3,Yes'];

describe('a second table in a file', () => {
  test.each([
    ['headings again below a blank line', [...first, '', 'Voter,Vote', ...second], 6],
    ['a blank line, a title and headings', [...first, '', 'Motion 2', 'Voter,Vote', ...second], 6],
    ['a title and headings', [...first, 'Motion 2', 'Voter,Vote', ...second], 5],
    ['a blank line and a title', [...first, '', 'Motion 2: the hall', ...second], 6],
    ['titles above both', ['Motion 1', ...first, '', 'Motion 2', 'Voter,Vote', ...second], 7],
    ['lines padded by a spreadsheet', [...first, ',', 'Motion 2,', 'Voter,Vote', ...second], 6],
    ['a title in a padded line', [...first, ',', 'Motion 2: the hall,', ...second], 6],
    ['quoted cells', ['"Voter","Vote"', '"1","Yes"', '', '"Voter","Vote"', '"1","No"'], 4],
    ['a column alone', ['Vote', 'Yes', 'No', '', 'Vote', 'No'], 5],
    ['numbered columns', ['Motion 1', 'Yes', 'No', '', 'Motion 2', 'No'], 5],
  ])('is found: %s', (_, lines, line) => {
    expect(of(lines)).toBe(line);
  });

  test('is found between whatever stands between the cells', () => {
    const lines = ['Motion 1', ...first, '', 'Motion 2', 'Voter,Vote', ...second];
    const other = lines.map((line) => line.replaceAll(',', ';'));
    expect(of(other, ';')).toBe(7);
    // The title tells nothing of what stands between cells.
    expect(of(other, ',')).toBe(7);
  });

  test.each([
    ['one table', first],
    ['blank lines', [...first.slice(0, 2), '', ...first.slice(2), '', '', '4,No']],
    ['notes below it', [...first, '', 'Notes', 'Exported on Monday']],
    ['notes above it', ['Vote of 5 March', '', 'Hall A', '', ...first]],
    ['a page of a printed list', [...first, '', 'Page 2', 'Voter,Vote', ...second]],
    ['headings again without a break', [...first, 'Voter,Vote', '4,Yes']],
    ['a ballot that is blank below a blank line', [...first, ',', '4,', '5,Yes']],
    ['a row with one cell', [...first, '4', '5,Yes']],
    ['an answer below a blank line', ['Vote', 'Yes', 'No', '', 'No', 'Yes']],
    ['a cell of several lines', ['Voter,Vote', '1,"Yes', '', 'Voter,Vote', 'No"', '2,No']],
  ])('is none: %s', (_, lines) => {
    expect(of(lines)).toBeUndefined();
  });

  test('is found among the rows of a sheet', () => {
    expect(
      anotherTable([
        ['A', 'B'],
        ['1', 'x'],
        ['', ''],
        ['A', 'B'],
        ['2', 'y'],
      ]),
    ).toBe(3);
  });

  test('is refused', async () => {
    const text = [...first, '', 'Voter,Vote', ...second].join('\n');
    expect(await tallied({ ballots: [{ name: 'b.csv', text }] })).toEqual({
      ok: false,
      codes: ['file.several-tables'],
    });
  });
});

test.each(['\n', '\r\n', '\r', '\n,,'])('very many blank lines come to an end: %j', (line) => {
  const head = `${first.join('\n')}${line.repeat(2 ** 20)}`;
  expect(severalTablesIn(`${head}\n`, ',')).toBeUndefined();
  expect(severalTablesIn(`${head}\n${first.join('\n')}\n`, ',')).toBeGreaterThan(2 ** 20);
});

test('headings that stand again far below are no ballot', async () => {
  const rows = (from: number) => Array.from({ length: 150 }, (_, at) => `v${from + at},Ana`);
  const text = ['Voter,Vote', ...rows(0), 'Voter,Vote', ...rows(150)].join('\n');
  const result = await tallied({ ballots: [{ name: 'b.csv', text }] });
  expect(result).toEqual({ ok: false, codes: ['file.no-headings'] });
});
