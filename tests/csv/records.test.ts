import { describe, expect, test } from 'vitest';
import { faultsOf, gridOf, headingsOf, linesOf, read, refusals, rowsOf } from '../support/csv.ts';

const endings = { LF: '\n', CRLF: '\r\n', CR: '\r' } as const;
const pairs = Object.entries(endings).flatMap(([outer, end]) =>
  Object.entries(endings).map(([inner, brk]) => ({ outer, inner, end, brk })),
);

describe('the line on which a row starts', () => {
  test.each(pairs)('records end in $outer, cells break in $inner', async ({ end, brk }) => {
    const records = [
      `a,"b${brk}b",c`, //                   lines 1 and 2
      `1,2,3`, //                            3
      `"${brk}x${brk}","${brk}",y`, //       4 to 7
      '', //                                 8
      `4,"5 ""${brk}""",6`, //               9 and 10
      '',
      '', //                                 11 and 12
      `7,8,"${brk}${brk}"`, //               13 to 15
      `"",,""`, //                           16
    ];
    for (const last of ['', end]) {
      const table = await read(records.join(end) + last);
      expect(table.headerLine).toBe(1);
      expect(linesOf(table)).toEqual([3, 4, 9, 13, 16]);
      expect(rowsOf(table)).toEqual([
        ['1', '2', '3'],
        [`${brk}x${brk}`, brk, 'y'],
        ['4', `5 "${brk}"`, '6'],
        ['7', '8', brk + brk],
        ['', '', ''],
      ]);
    }
  });

  test('all sorts of line ending in one file', async () => {
    //                        1  2  3     4 5  6     7  8  9   10   11
    const table = await read('a\r1\n2\r\n"\r\n\n\r"\r\r\n3\n\r4\r\n5');
    expect(gridOf(table)).toEqual([['a'], ['1'], ['2'], ['\r\n\n\r'], ['3'], ['4'], ['5']]);
    expect(linesOf(table)).toEqual([2, 3, 4, 9, 11, 12]);
  });

  test('CR and LF apart, by a quote, a delimiter or an escaped quote, are two line breaks', async () => {
    expect(linesOf(await read('a,b\n"\r","\n"\n1,2\n'))).toEqual([2, 5]);
    expect(linesOf(await read('a\n"\r""\n"\n1\n'))).toEqual([2, 5]);
    expect(linesOf(await read('a\n"\r"\n1\n'))).toEqual([2, 4]);
  });

  test('other separators of Unicode break no line', async () => {
    const table = await read('a\n"\u2028\u2029\u0085\v\f"\n\u2028\n1\n');
    expect(linesOf(table)).toEqual([2, 3, 4]);
  });

  test('a `sep=` line is a line', async () => {
    const table = await read('sep=;\r\na;b\r\n1;2\r\n');
    expect([table.headerLine, ...linesOf(table)]).toEqual([2, 3]);
  });
});

describe('blank lines are no rows', () => {
  test('wherever they stand', async () => {
    const table = await read('\n\na,b\n\n1,2\n\r\n\r3,4\n\n\n');
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect([table.headerLine, ...linesOf(table)]).toEqual([3, 5, 8]);
  });

  test('but empty cells are', async () => {
    expect(rowsOf(await read('a,b\n,\n"",""\n'))).toEqual([
      ['', ''],
      ['', ''],
    ]);
  });

  test.each([['\n'], ['\r\n'], ['\r']])(
    'a quoted empty cell alone before %j is a row',
    async (end) => {
      const table = await read(`a${end}""${end}x${end}""${end}`);
      expect(rowsOf(table)).toEqual([[''], ['x'], ['']]);
    },
  );

  test('a quoted empty cell alone at the end of the file is a row', async () => {
    expect(rowsOf(await read('a\nx\n""'))).toEqual([['x'], ['']]);
  });
});

describe('a stray quote', () => {
  test.each<[what: string, record: string, cells: number]>([
    ['in a bare cell', '5" pipe,2', 2],
    ['at the end of a bare cell', 'x",2', 2],
    ['two in a bare cell', 'say "hi",2', 2],
    ['two side by side in a bare cell', 'x""y,2', 2],
    ['before spaces', '"x" ,2', 2],
    ['after spaces', ' "x",2', 2],
    ['text behind a quoted cell', '"x"y,2', 2],
    ['text behind an empty quoted cell', '""y,2', 2],
    ['a quoted word and another', '"x"y"z",2', 2],
    ['a backslash for an escape', '"x\\"y",2', 2],
    ['after three cells', '1,2,3,"x"y', 4],
    ['beside a cell with delimiters', '"x"y,"1,2"', 2],
    ['beside a cell with a line break', '"x"y,"1\n2"', 2],
    ['behind a cell with line breaks', '"1\n\n2","x"y', 2],
  ])('%s marks the record; the rows beside it stand', async (_, record, cells) => {
    const table = await read(`a,b\n1,2\n${record}\n3,4\n\n${record}\n${record}\n5,6`);
    const breaks = record.split('\n').length;
    const second = 4 + breaks + 1;
    expect(faultsOf(table)).toEqual([1, 3, 4].map((row) => `${row} stray-quote ${cells}`));
    expect(rowsOf(table)).toEqual([
      ['1', '2'],
      ['', ''],
      ['3', '4'],
      ['', ''],
      ['', ''],
      ['5', '6'],
    ]);
    expect(linesOf(table)).toEqual([
      2,
      3,
      3 + breaks,
      second,
      second + breaks,
      second + 2 * breaks,
    ]);
  });

  test('at the very end of the file', async () => {
    expect(faultsOf(await read('a,b\n1,2\n3,x"'))).toEqual(['1 stray-quote 2']);
    expect(faultsOf(await read('a,b\n1,2\n"3"x,4'))).toEqual(['1 stray-quote 2']);
  });

  test('in the headings leaves the text as it stands', async () => {
    const table = await read('Width ("),b\n1,2\n');
    expect(headingsOf(table)).toEqual(['Width (")', 'b']);
    expect(rowsOf(table)).toEqual([['1', '2']]);
  });

  test('a quote that opens in one row and meets the next one takes both for one', async () => {
    const table = await read('a,b\n1,"open\n2,"x"\n3,y\n');
    expect(faultsOf(table)).toEqual(['0 stray-quote 2']);
    expect(linesOf(table)).toEqual([2, 4]);
  });
});

describe('a quote that never closes is refused with the line where it opened', () => {
  test.each<[what: string, content: string, line: number]>([
    ['in the headings', '"a,b\n1,2\n', 1],
    ['at the end of the file', 'a,b\n1,2\n3,"', 3],
    ['after an escaped quote', 'a,b\n1,2\n3,"""\n', 3],
    ['after two', 'a,b\n1,2\n3,"""""\n', 3],
    ['before other lines', 'a,b\n1,"open\n2,x\n3,y\n', 2],
    ['before blank lines', 'a,b\n\n\n1,"open\n\n\n', 4],
    ['after a cell with LF', 'a,b\n"1\n\n2","open\n', 4],
    ['after a cell with CRLF', 'a,b\r\n"1\r\n\r\n2","open\r\n', 4],
    ['after a cell with CR', 'a,b\r"1\r\r2","open\r', 4],
    ['after a cell with all of them', 'a,b\n"\r\n\n\r","open\n', 5],
    ['after a cell with quotes and line breaks', 'a,b\n"1 ""\n"" 2","open\n', 3],
    ['after a quoted delimiter', 'a,b\n"1\n,","open\n', 3],
    ['after an empty quoted cell', 'a,b,c\n"\n","","open\n', 3],
    ['after a row with line breaks', 'a,b\n"1\n2",3\n4,"open\n', 4],
    ['after rows with stray quotes', 'a,b\nx"y,2\n"3"x,"\n"\n4,"open\n', 5],
    ['after a stray quote in the same row', 'a,b\n1,2\nx"y,"open\n', 3],
    ['after a stray quote and a line break', 'a,b,c\nx"y,"1\n2","open\n', 3],
  ])('%s', async (_, content, line) => {
    expect(await refusals(content)).toEqual([`csv.unclosed-quote ${line}`]);
  });

  // A quote opens a cell only where that starts, whatever quotes stand within bare ones.
  test.each<[what: string, content: string, line: number]>([
    ['after two stray quotes side by side', 'a,b,c\n1,x""y,"open\n', 2],
    ['after those and a line break', 'a,b,c\n"p\nq",x""y,"open\n', 3],
    ['after a quoted cell with text behind it', 'a,b,c\n"p\nq","x"y"","open\n', 3],
  ])('%s', async (_, content, line) => {
    expect(await refusals(content)).toEqual([`csv.unclosed-quote ${line}`]);
  });
});

test('tables stand where numbers may, whatever the lengths of the texts before them', async () => {
  for (const length of [65_501, 65_502, 70_001, 99_999]) {
    const rows = Array.from({ length: 400 }, (_, at) => `${at},${'y'.repeat(at % 7)}${at}`);
    const table = await read(`a,b\n${'x'.repeat(length)},1\n${rows.join('\n')}\n`);
    expect(rowsOf(table).slice(1)).toEqual(rows.map((row) => row.split(',')));
  }
});
