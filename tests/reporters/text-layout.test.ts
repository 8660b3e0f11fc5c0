import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { render } from '../../src/index.ts';
import { hang, padEnd, widthOf, wrap } from '../../src/reporters/text-layout.ts';
import { safe, visible } from '../../src/reporters/visible.ts';
import { reportOf } from '../support/tallied.ts';

test('the width of every letter of the first plane is that of string-width', () => {
  const differing: string[] = [];
  for (let code = 0x20; code < 0x1_0000; code += 1) {
    const letter = String.fromCodePoint(code);
    if (widthOf(letter) !== stringWidth(letter)) differing.push(code.toString(16));
  }
  expect(differing).toEqual([]);
});

describe('safe', () => {
  test.each([
    ['an escape sequence', '\u001b[31mRed\u001b[0m', '\ufffd[31mRed\ufffd[0m'],
    ['a C1 control', 'a\u009bb', 'a\ufffdb'],
    ['a mark that reorders', '\u202egnp.tac\u202c', '\ufffdgnp.tac\ufffd'],
    ['a letter of no width', 'A\u200bna', 'A\ufffdna'],
    ['a line break', 'two\r\nlines', 'two lines'],
    ['plain text', 'Émile, 山田', 'Émile, 山田'],
  ])('shows %s', (_, text, shown) => {
    expect(safe(text)).toBe(shown);
  });

  test('hides the same letters among Western ones as among others', () => {
    const differing: string[] = [];
    for (let code = 0; code < 0x1_0000; code += 1) {
      const letter = String.fromCharCode(code);
      if (`я${visible(letter)}` !== visible(`я${letter}`)) differing.push(code.toString(16));
    }
    expect(differing).toEqual([]);
  });

  test('cuts what nobody reads', () => {
    expect(safe('x'.repeat(5000))).toBe(`${'x'.repeat(1000)}…`);
  });
});

describe('wrap', () => {
  test('breaks between words, and a word that is too long where it must', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
    expect(wrap('山田太郎', 5)).toEqual(['山田', '太郎']);
  });

  test('hangs the lines below the first', () => {
    expect(hang('  9  ', 'set aside for a reason', 17)).toEqual([
      '  9  set aside',
      '     for a reason',
    ]);
  });

  test('pads by width, not by length', () => {
    expect(padEnd('山田', 6)).toBe('山田  ');
  });
});

test.each([
  [4, false],
  [6, true],
])('of %d options those left out by group are told: %s', async (options, told) => {
  const rows = Array.from({ length: 24 }, (_, at) => `t${at},B${at % 2},Name ${at % options}`);
  const text = `Token,Branch,Chair\n${rows.join('\n')}\n`;
  const report = await reportOf({ ballots: [{ name: 'b.csv', text }] });
  const shown = render(report, 'text');
  const page = render(report, 'html');
  expect(page.includes(`By group the leading 5 of ${options} options are listed.`)).toBe(told);
  expect(shown.includes(`    By group the leading 4 of ${options} options are listed.\n`)).toBe(
    told,
  );
});
