import { describe, expect, test } from 'vitest';
import { decodeUtf8, decodeWestern, readOpening, utf16Transcoder } from '../../src/csv/encoding.ts';
import { faultsOf, gridOf, read, refusals, rowsOf, shown, tryRead } from '../support/csv.ts';

const grid = [
  ['Naïve', '名前', '😀'],
  ['ʤ', '', 'é\r\ne\u0301'],
  ['\ud83d\udc69\u200d\ud83d\ude80', 'ﷺ', '\u{10ffff}'],
];
const text = grid.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\r\n');

const utf16le = Buffer.from(`\ufeff${text}`, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();

describe.each<[encoding: string, bytes: Buffer]>([
  ['utf-8', Buffer.from(text)],
  ['utf-8', Buffer.from(`\ufeff${text}`)],
  ['utf-16le', utf16le],
  ['utf-16be', utf16be],
])('%s', (encoding, bytes) => {
  test.each([[[]], [[1]], [[2]], [[3]], [[5, 1, 2]]])('in chunks of %j bytes', async (sizes) => {
    const result = await tryRead(bytes, { sizes });
    expect(result).toMatchObject({ ok: true, notes: [], value: { encoding, bytes: bytes.length } });
    expect(gridOf(await read(bytes, { sizes }))).toEqual(grid);
  });
});

test('only the first byte order mark is one', async () => {
  expect(gridOf(await read('\ufeffa,b\n\ufeff1,2\ufeff\n'))).toEqual([
    ['a', 'b'],
    ['\ufeff1', '2\ufeff'],
  ]);
});

test('letters of UTF-16 whose bytes are those of delimiters, quotes and line breaks are letters', async () => {
  const letters = '\u2c22\u220a\u0a0d\u2c2c\u222c\u0d0a\u3b09\u7c3b';
  const bytes = Buffer.from(`\ufeffa,b\n${letters},"${letters}"\n`, 'utf16le');
  for (const one of [bytes, Buffer.from(bytes).swap16()]) {
    expect(gridOf(await read(one))).toEqual([
      ['a', 'b'],
      [letters, letters],
    ]);
  }
});

test('UTF-16 that is cut within a letter shows where', () => {
  const transcode = utf16Transcoder('utf-16le');
  expect(Buffer.from(transcode(Uint8Array.of(0x61, 0x00, 0x62))).toString()).toBe('a');
  expect(Buffer.from(transcode()).toString()).toBe('\ufffd');
});

test('a file of UTF-16 that is cut within a letter keeps what is left of it', async () => {
  const bytes = Buffer.from('\ufeffa,b\n1,23', 'utf16le');
  expect(rowsOf(await read(bytes.subarray(0, -1)))).toEqual([['1', '2\ufffd']]);
});

test('the mark is taken off once, before the letters are', () => {
  expect(readOpening(Uint8Array.of(0xff, 0xfe, 0xff, 0xfe))).toMatchObject({ skip: 2 });
  const transcode = utf16Transcoder('utf-16le');
  expect(Buffer.from(transcode(Buffer.from('\ufeffa', 'utf16le'))).toString()).toBe('\ufeffa');
});

describe('Windows-1252', () => {
  const bytes = (content: string) => Buffer.from(content, 'latin1');

  test('is what is no UTF-8, with a warning', async () => {
    const result = await tryRead(bytes('Name,x\nJos\xe9,1\n'), { name: 'a.csv' });
    expect(result).toMatchObject({
      ok: true,
      value: { encoding: 'windows-1252' },
      notes: [{ code: 'file.western', severity: 'warning', places: [{ file: 'a.csv' }] }],
    });
    expect(gridOf(await read(bytes('Name,x\nJos\xe9,1\n')))).toEqual([
      ['Name', 'x'],
      ['José', '1'],
    ]);
  });

  test('holds for the whole file: one cell decides for all', async () => {
    const content = Buffer.concat([Buffer.from('é,b\né,1\n'), bytes('\xe9,2\n')]);
    expect(gridOf(await read(content))).toEqual([
      ['Ã©', 'b'],
      ['Ã©', '1'],
      ['é', '2'],
    ]);
  });

  test('is found in the headings alone', async () => {
    expect(gridOf(await read(bytes('\xe9,b\n1,2\n')))).toEqual([
      ['é', 'b'],
      ['1', '2'],
    ]);
  });

  test('letters count as cells where they are no UTF-8', async () => {
    expect(faultsOf(await read(bytes('a,b\n1,2,\xe9\n')))).toEqual(['0 ragged 3']);
    expect(faultsOf(await read(bytes('a,\xe9\n1\n')))).toEqual(['0 ragged 1']);
  });

  test('ends a row of blanks with no-break spaces', async () => {
    const table = await read(bytes('a,b,\xa0\n1,\xe9\n'));
    expect([...table.faults]).toEqual([]);
  });

  test('letters from A0 to FF are those of Latin-1', () => {
    const letters = Array.from({ length: 96 }, (_, at) => String.fromCharCode(0xa0 + at)).join('');
    expect(decodeWestern(letters)).toBe(letters);
  });

  // TextDecoder takes them for those of Latin-1 on many versions of Node (nodejs/node#56542); Excel writes ’ as 92.
  test('letters from 80 to 9F are its own', () => {
    const letters = Array.from({ length: 32 }, (_, at) => String.fromCharCode(0x80 + at)).join('');
    expect(decodeWestern(letters)).toBe(
      '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ',
    );
  });
});

describe('UTF-8 is read strictly', () => {
  test.each<[what: string, bytes: readonly number[]]>([
    ['a lone continuation', [0x80]],
    ['a cut sequence', [0xe2, 0x82]],
    ['too long a form', [0xc0, 0xaf]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
    ['a byte of no meaning', [0xff]],
  ])('%s is none', (_, bytes) => {
    expect(decodeUtf8(Buffer.from(bytes).toString('latin1'))).toBeUndefined();
  });

  test('ASCII, a byte order mark and letters of four bytes are', () => {
    for (const one of ['', 'abc\t\r\n\x7f', '\ufeffa', '😀', 'é']) {
      expect(decodeUtf8(Buffer.from(one).toString('latin1'))).toBe(one);
    }
  });
});

describe('what is no text is refused by name', () => {
  const utf32 = (mark: readonly number[], unit: (code: number) => readonly number[]) =>
    Buffer.from([...mark, ...[...'a,b\n1,2\n'].flatMap((one) => unit(one.charCodeAt(0)))]);

  test.each<[what: string, bytes: Buffer]>([
    ['zip', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1')],
    ['html', Buffer.from('<!DOCTYPE html>\n<html lang="en">')],
    ['html', Buffer.from('\n <HTML><body><table><tr><td>a,b</td></tr></table>')],
    ['json', Buffer.from('[{"vote":"yes"},{"vote":"no"}]')],
    ['json', Buffer.from('{\n  "ballots": []\n}\n')],
    ['image', Buffer.from('\xff\xd8\xff\xe0', 'latin1')],
    ['image', Buffer.from('GIF89a')],
    ['zip', Buffer.from('PK\x05\x06', 'latin1')],
    ['pdf', Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')],
    ['old-excel', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0', 'latin1')],
    ['utf-32', utf32([0xff, 0xfe, 0, 0], (code) => [code, 0, 0, 0])],
    ['utf-32', utf32([0, 0, 0xfe, 0xff], (code) => [0, 0, 0, code])],
    ['utf-16-unmarked', Buffer.from('name,vote\nAda,yes\n', 'utf16le')],
    ['utf-16-unmarked', Buffer.from('name,vote\nAda,yes\n', 'utf16le').swap16()],
    ['utf-16-unmarked', Buffer.from('a', 'utf16le')],
    ['binary', Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1')],
    ['image', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')],
  ])('%s', async (what, bytes) => {
    expect(readOpening(bytes)).toEqual({ kind: 'refused', what });
    for (const sizes of [[], [1], [3]]) {
      expect(await tryRead(bytes, { sizes, name: 'x.csv' })).toMatchObject({
        ok: false,
        problems: [{ code: 'file.not-text', args: { what }, places: [{ file: 'x.csv' }] }],
      });
    }
  });

  test('but a few letters like those are text', async () => {
    expect(gridOf(await read('PK,%PDF\n1,2\n'))).toEqual([
      ['PK', '%PDF'],
      ['1', '2'],
    ]);
    expect(gridOf(await read('[Q1] Budget,{id}\nyes,1\n'))).toEqual([
      ['[Q1] Budget', '{id}'],
      ['yes', '1'],
    ]);
  });
});

describe('NUL', () => {
  const rows = Buffer.from(`a,b\n${'1,2\n'.repeat(30_000)}\0,2\n${'1,2\n'.repeat(30_000)}`);

  test('beyond the head of the file is refused with its line', async () => {
    expect(await refusals(rows, { sizes: [65_536] })).toEqual(['csv.nul 30002']);
  });

  test.each([
    ['in a small file', 'a,b\n1,2\n1,\0\n', 3],
    ['at its end', `a,b\n${'1,2\n'.repeat(100)}\0`, 102],
    ['in a heading', 'a,b\0\n1,2\n', 1],
  ])('%s too', async (_, text, line) => {
    expect(await refusals(Buffer.from(text))).toEqual([`csv.nul ${line}`]);
  });

  test('in UTF-16 is refused with its line', async () => {
    const bytes = Buffer.from('\ufeffa,b\n1,2\n1,\0\n', 'utf16le');
    expect(await refusals(bytes)).toEqual(['csv.nul 3']);
  });

  test('is refused alike however the file is cut', async () => {
    const results = await Promise.all(
      [[], [1_000], [65_536], [100_000]].map((sizes) => tryRead(rows, { sizes })),
    );
    const problems = results.map((one) => (one.ok ? [] : one.problems.map(shown)));
    expect(new Set(problems.map((one) => one.join())).size).toBe(1);
  });
});

test('the delimiter is found alike however the file is cut', async () => {
  const long = `${'x'.repeat(1_000)}\n`.repeat(40);
  const bytes = Buffer.from(`\ufeffa,b;c\n${long}${'1;2\n'.repeat(19)}`, 'utf16le');
  const whole = await read(bytes);
  const cut = await read(bytes, { sizes: [65_536] });
  expect(cut.delimiter).toBe(whole.delimiter);
});
