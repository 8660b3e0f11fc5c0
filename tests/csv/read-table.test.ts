import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { faultsOf, gridOf, headingsOf, linesOf, read, refusals, rowsOf } from '../support/csv.ts';

describe('RFC 4180', () => {
  test.each<[rule: string, content: string, grid: string[][]]>([
    [
      '1: each record on a line of its own',
      'aaa,bbb\r\nzzz,yyy\r\n',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    [
      '2: the last line may lack its ending',
      'aaa,bbb\r\nzzz,yyy',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    [
      '4: spaces belong to the cell',
      'a,b\r\n 1 ,  2\r\n',
      [
        ['a', 'b'],
        [' 1 ', '  2'],
      ],
    ],
    [
      '5: cells may be quoted or not',
      '"aaa",bbb\r\nzzz,"yyy"',
      [
        ['aaa', 'bbb'],
        ['zzz', 'yyy'],
      ],
    ],
    [
      '6: line breaks and commas in quotes',
      'a,b\r\n"b \r\nbb","c,c"\r\n',
      [
        ['a', 'b'],
        ['b \r\nbb', 'c,c'],
      ],
    ],
    [
      '7: a quote is doubled',
      'a,b\r\n"b""bb",""""\r\n',
      [
        ['a', 'b'],
        ['b"bb', '"'],
      ],
    ],
  ])('rule %s', async (_, content, grid) => {
    expect(gridOf(await read(content))).toEqual(grid);
  });
});

const abc = ['a', 'b', 'c'];
const spectrum: Readonly<Record<string, readonly [content: string, grid: string[][]]>> = {
  comma_in_quotes: [
    'first,last,address,city,zip\nJohn,Doe,120 any st.,"Anytown, WW",08123\n',
    [
      ['first', 'last', 'address', 'city', 'zip'],
      ['John', 'Doe', '120 any st.', 'Anytown, WW', '08123'],
    ],
  ],
  empty: ['a,b,c\n1,"",""\n2,3,4\n', [abc, ['1', '', ''], ['2', '3', '4']]],
  empty_crlf: ['a,b,c\r\n1,"",""\r\n2,3,4\r\n', [abc, ['1', '', ''], ['2', '3', '4']]],
  escaped_quotes: [
    'a,b\n1,"ha ""ha"" ha"\n3,4\n',
    [
      ['a', 'b'],
      ['1', 'ha "ha" ha'],
      ['3', '4'],
    ],
  ],
  json: [
    'key,val\n1,"{""type"": ""Point"", ""coordinates"": [102.0, 0.5]}"\n',
    [
      ['key', 'val'],
      ['1', '{"type": "Point", "coordinates": [102.0, 0.5]}'],
    ],
  ],
  newlines: [
    'a,b,c\n1,2,3\n"Once upon \na time",5,6\n7,8,9\n',
    [abc, ['1', '2', '3'], ['Once upon \na time', '5', '6'], ['7', '8', '9']],
  ],
  newlines_crlf: [
    'a,b,c\r\n1,2,3\r\n"Once upon \r\na time",5,6\r\n7,8,9\r\n',
    [abc, ['1', '2', '3'], ['Once upon \r\na time', '5', '6'], ['7', '8', '9']],
  ],
  quotes_and_newlines: [
    'a,b\n1,"ha \n""ha"" \nha"\n3,4\n',
    [
      ['a', 'b'],
      ['1', 'ha \n"ha" \nha'],
      ['3', '4'],
    ],
  ],
  simple: ['a,b,c\n1,2,3\n', [abc, ['1', '2', '3']]],
  simple_crlf: ['a,b,c\r\n1,2,3\r\n', [abc, ['1', '2', '3']]],
  utf8: ['a,b,c\n1,2,3\n4,5,ʤ\n', [abc, ['1', '2', '3'], ['4', '5', 'ʤ']]],
};

test.each(Object.entries(spectrum))('csv-spectrum: %s', async (_, [content, grid]) => {
  expect(gridOf(await read(content))).toEqual(grid);
});

describe('rows that do not fit', () => {
  test('too few and too many cells are marked, and the rows beside them stand', async () => {
    const table = await read('a,b,c\n1,2,3\n1,2\n1,2,3,4\n\n4,5,6\n');
    expect(faultsOf(table)).toEqual(['1 ragged 2', '2 ragged 4']);
    expect(rowsOf(table)).toEqual([
      ['1', '2', '3'],
      ['', '', ''],
      ['', '', ''],
      ['4', '5', '6'],
    ]);
    expect(linesOf(table)).toEqual([2, 3, 4, 6]);
  });

  test('cells beyond the headings may be blank', async () => {
    const table = await read('a,b\n1,2,,\n1,2, ,\n1,2,,x\n');
    expect(faultsOf(table)).toEqual(['2 ragged 4']);
  });

  test('a row may end where the headings do', async () => {
    const table = await read('a,b,,\n1,2\n1,2,\n1,2,,\n1\n');
    expect(faultsOf(table)).toEqual(['3 ragged 1']);
    expect(headingsOf(table)).toEqual(['a', 'b']);
  });

  test('quoted empty cells count as cells', async () => {
    const table = await read('a,b\n"",""\n""\n');
    expect(faultsOf(table)).toEqual(['1 ragged 1']);
  });

  test('a heading of a no-break space is an empty heading', async () => {
    expect(faultsOf(await read('a,b,\u00a0\n1,2\n'))).toEqual([]);
  });

  test('a no-break space beyond the headings is a blank cell', async () => {
    expect(faultsOf(await read('a,b\n1,2,\u00a0\n'))).toEqual([]);
  });
});

describe('columns', () => {
  test('empty ones at the end vanish', async () => {
    const table = await read('a,b,,\n1,2,,\n3,4, ,\n');
    expect(gridOf(table)).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('one without heading stays where it holds something, or where another follows', async () => {
    expect(gridOf(await read('a,,\n1,,x\n2,,\n'))).toEqual([
      ['a', '', ''],
      ['1', '', 'x'],
      ['2', '', ''],
    ]);
    expect(headingsOf(await read('a,,b\n1,,2\n'))).toEqual(['a', '', 'b']);
  });

  test('a heading without cells stays', async () => {
    expect(headingsOf(await read('a,b\n1,\n2,\n'))).toEqual(['a', 'b']);
  });

  test('repeated headings are kept, by position', async () => {
    expect(gridOf(await read('Rank,Rank,Rank\nA,B,C\n'))).toEqual([
      ['Rank', 'Rank', 'Rank'],
      ['A', 'B', 'C'],
    ]);
  });

  test('headings are trimmed and composed; cells are kept as they are', async () => {
    expect(gridOf(await read('" a\u00a0","e\u0301"\n" a\u00a0","e\u0301"\n'))).toEqual([
      ['a', 'é'],
      [' a\u00a0', 'e\u0301'],
    ]);
  });

  test('words of the language are only text', async () => {
    const grid = [
      ['__proto__', 'constructor', 'toString'],
      ['constructor', '__proto__', 'hasOwnProperty'],
      ['__proto__', '__proto__', ''],
    ];
    expect(gridOf(await read(grid.map((row) => row.join(',')).join('\n')))).toEqual(grid);
  });

  test('each distinct text is kept once, and the empty text has code 0', async () => {
    const { columns } = await read('a,b\nyes,\nno,x\nyes,\n');
    expect(columns.map((column) => column.texts)).toEqual([
      ['', 'yes', 'no'],
      ['', 'x'],
    ]);
    expect(columns.map((column) => [...column.codes])).toEqual([
      [1, 2, 1],
      [0, 1, 0],
    ]);
  });
});

describe('what is known of the file', () => {
  test('its name, bytes and hash are those of the bytes as they came', async () => {
    const table = await read('abc', { name: 'days/1.csv' });
    expect(table).toMatchObject({
      name: 'days/1.csv',
      bytes: 3,
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
      encoding: 'utf-8',
      delimiter: ',',
      headerLine: 1,
      rows: 0,
    });
  });

  test.each<[what: string, bytes: Buffer]>([
    ['a byte order mark', Buffer.from('\ufeffa,b\r\n1,é\r\n')],
    ['UTF-16', Buffer.from('\ufeffa,b\r\n1,é\r\n', 'utf16le')],
    ['Windows-1252', Buffer.from('a,b\r\n1,é\r\n', 'latin1')],
    ['a line that names the delimiter', Buffer.from('sep=;\r\na;b\r\n1;é\r\n')],
    ['more than one window', Buffer.from(`a,b\r\n${'1,é\r\n'.repeat(60_000)}`)],
  ])('%s counts as it stands', async (_, bytes) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    for (const sizes of [[], [65_536], [70_001]]) {
      expect(await read(bytes, { sizes })).toMatchObject({ bytes: bytes.length, sha256 });
    }
  });

  test('the heading row is the first that is not blank', async () => {
    const table = await read('\n\r\n\ra,b\n1,2\n');
    expect(table.headerLine).toBe(4);
    expect(linesOf(table)).toEqual([5]);
  });

  test.each([
    [''],
    ['\ufeff'],
    ['\n'],
    ['\r\n\r\n\n\r'],
    ['sep=;'],
    ['sep=;\r\n'],
    ['\ufeffsep=;\n\n'],
  ])('%j holds no headings', async (content) => {
    expect(await refusals(content)).toEqual(['file.empty']);
  });

  test('a file of no chunks, and one of empty chunks, hold none either', async () => {
    expect(await refusals('')).toEqual(['file.empty']);
    expect(gridOf(await read('a\n1\n', { sizes: [0, 1] }))).toEqual([['a'], ['1']]);
  });
});
