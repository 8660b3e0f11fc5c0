import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { limits } from '../../src/csv/limits.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { chunksOf, gridOf, linesOf, shown } from '../support/csv.ts';
import { type MadeCell, workbookOf } from '../support/workbook.ts';

async function readSheets(
  sheets: Readonly<Record<string, readonly (readonly MadeCell[])[]>>,
  sheet?: string,
  sizes?: readonly number[],
) {
  const chunks = chunksOf(workbookOf(sheets), sizes);
  return readTable({ name: 'ballots.xlsx', chunks }, { sheet });
}

async function tableOf(...given: Parameters<typeof readSheets>) {
  const result = await readSheets(...given);
  if (!result.ok) throw new Error(result.problems.map(shown).join());
  return result.value;
}

describe('a workbook', () => {
  test('is read as text: numbers as they stand, dates without a zone, truth in capitals', async () => {
    const table = await tableOf({
      Form1: [
        ['ID', 'Completion time', 'Vote', 'Weight', 'Ticked'],
        [1, new Date('2019-03-22T09:14:10Z'), 'Yes', 0.1, true],
        [2, new Date('2019-03-22T09:14:59.9996Z'), ' Non\u00a0', 0.30000000000000004, false],
        ['007', null, 'a "b"; c\nd', 1_000_000, null],
      ],
    });
    expect(gridOf(table)).toEqual([
      ['ID', 'Completion time', 'Vote', 'Weight', 'Ticked'],
      ['1', '2019-03-22 09:14:10', 'Yes', '0.1', 'TRUE'],
      ['2', '2019-03-22 09:15:00', ' Non\u00a0', '0.3', 'FALSE'],
      ['007', '', 'a "b"; c\nd', '1000000', ''],
    ]);
    expect(table).toMatchObject({ encoding: 'xlsx', name: 'ballots.xlsx', headerLine: 1, rows: 3 });
  });

  test('has the rows of the sheet for lines; empty ones are no rows', async () => {
    const table = await tableOf({ S: [[], ['Vote'], ['Yes'], [], ['No']] }, undefined, [7]);
    expect(table.headerLine).toBe(2);
    expect(linesOf(table)).toEqual([3, 5]);
    expect(gridOf(table)).toEqual([['Vote'], ['Yes'], ['No']]);
  });

  test('gives its first sheet, with a word of the others, or the one that is named', async () => {
    const sheets = { Notes: [['Read me'], ['x']], Form1: [['Vote'], ['Yes']] };
    const first = await readSheets(sheets);
    expect(first.ok && first.notes.map(shown)).toEqual(['file.first-sheet']);
    expect(first.ok && gridOf(first.value)).toEqual([['Read me'], ['x']]);
    const named = await readSheets(sheets, 'Form1');
    expect(named.ok && named.notes).toEqual([]);
    expect(named.ok && gridOf(named.value)).toEqual([['Vote'], ['Yes']]);
    const missing = await readSheets(sheets, 'Form2');
    expect(missing.ok ? [] : missing.problems).toMatchObject([
      { code: 'file.no-sheet', places: [{ file: 'ballots.xlsx', suggestion: 'Form1' }] },
    ]);
  });

  test('without a cell is an empty file', async () => {
    const result = await readSheets({ S: [] });
    expect(result.ok ? [] : result.problems.map(shown)).toEqual(['file.empty']);
  });

  test.each([
    ['a ZIP file of something else', zipSync({ 'a.txt': strToU8('Vote\nYes\n') })],
    ['a ZIP file that breaks off', workbookOf({ S: [['Vote'], ['Yes']] }).subarray(0, 400)],
    ['the first bytes of one', Uint8Array.of(0x50, 0x4b, 0x03, 0x04)],
    [
      'one that would unpack to more than we hold',
      zipSync({ 'xl/workbook.xml': new Uint8Array(limits.workbook + 1) }),
    ],
  ])('%s is refused', async (_, bytes) => {
    const result = await readTable({ name: 'b.xlsx', chunks: [bytes] });
    expect(result.ok ? [] : result.problems.map(shown)).toEqual(['file.not-text']);
  });

  test('one that is itself larger than it may unpack to is refused for what it is', async () => {
    const [head, rest] = [Uint8Array.of(0x50, 0x4b, 0x03, 0x04), Buffer.alloc(2 ** 20, 'x,y\n')];
    const chunks = [head, ...Array.from({ length: limits.workbook / rest.length }, () => rest)];
    const result = await readTable({ name: 'b.xlsx', chunks });
    expect(result.ok ? [] : result.problems).toMatchObject([
      { code: 'file.not-text', args: { what: 'zip' } },
    ]);
  });

  test('a huge cell is refused by its row', async () => {
    const result = await readSheets({ S: [['Vote'], ['x'.repeat(limits.cell + 1)]] });
    expect(result.ok ? [] : result.problems.map(shown)).toEqual(['csv.cell-too-large 2 #1']);
  });
});
