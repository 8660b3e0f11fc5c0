import { describe, expect, test } from 'vitest';
import { ballotsOf, csv, folderWith, tally } from './run-tally.ts';

/** Control bytes but the line feed, and marks that reorder or hide text. */
const dangerous = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const found = (text: string) => dangerous.exec(text.replaceAll('\n', ''))?.[0];

const commands: readonly (readonly string[])[] = [
  [],
  ['check'],
  ['--format', 'markdown'],
  ['--format', 'minutes'],
  ['--format', 'csv'],
];

/** A table of CSV ends its lines with both. */
const withoutLineEnds = (text: string) => text.replaceAll('\r\n', '\n');

/** What Markdown shows. */
const plainText = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('\\|', '|');

describe('fixtures/hostile-titles', () => {
  test.each(commands)('puts no control byte on a terminal: %s', (...command) => {
    const { code, out, err } = tally([...command, ballotsOf('hostile-titles')]);
    expect(code).toBe(0);
    expect(found(withoutLineEnds(out))).toBeUndefined();
    expect(found(err)).toBeUndefined();
    expect(plainText(out + err)).toContain('<script>alert(1)</script> | close?');
  });

  test.each([['--format', 'json'], ['check', '--format', 'json'], ['init']])(
    'nor from a document: %s %s',
    (...command) => {
      const { code, out } = tally([...command, ballotsOf('hostile-titles')]);
      expect(code).toBe(0);
      expect(/\p{Cc}/u.exec(out.replaceAll('\n', ''))?.[0]).toBeUndefined();
    },
  );

  test('counts options with names of properties', () => {
    const { out } = tally([ballotsOf('hostile-titles')]);
    expect(out).toContain('Elected: constructor with 4 of 7 valid votes');
  });
});

// C1 controls (U+009B is ESC [ in one) and DEL are no control characters to JSON and YAML.
const eightBit = csv(
  'Token,\u009b31mSell?,"A\u007fB"',
  'T1,Yes,\u009bx',
  'T2,No,\u0085y',
  'T3,Yes,z',
);

describe('control characters of eight bits', () => {
  test.each(commands)('do not reach a terminal: %s', (...command) => {
    const { code, out, err } = tally([...command, '-'], { input: eightBit });
    expect(code).toBe(0);
    expect(found(withoutLineEnds(out + err))).toBeUndefined();
  });

  test.each([['--format', 'json'], ['init']])('nor from a document: %s %s', (...command) => {
    const { out } = tally([...command, '-'], { input: eightBit });
    expect(found(out)).toBeUndefined();
  });
});

describe('names', () => {
  test.each([
    ['of ballots', 'a\u001b[31m\u009bm.csv'],
    ['with a line break', 'a\nerror: forged.csv'],
  ])('%s are cleaned in the report and in messages', (_, name) => {
    const cwd = folderWith({ [name]: csv('Token,Vote?', 'T1,Yes', 'T2,No', 'T3,No,x') });
    const { code, out, err } = tally([name], { cwd });
    expect(code).toBe(0);
    expect(err).toContain('[rows.set-aside]');
    expect(found(out + err)).toBeUndefined();
    expect(out + err).not.toMatch(/^error: forged/m);
    expect(found(tally([`missing ${name}`], { cwd }).err)).toBeUndefined();
  });

  test('of columns that hide letters show it', () => {
    const input = csv('Token,Chair', 'T1,Ana', 'T2,A\u200bna', 'T3,A\u{e0041}na', 'T4,Bo');
    const { out } = tally(['-'], { input });
    expect(out).not.toMatch(/[\u200b\u{e0041}]/u);
    expect(out).toContain('A\ufffdna');
  });
});

describe('a heading or a cell of great length', () => {
  test('is shortened on standard error', () => {
    const cell = 'x'.repeat(5000);
    const { err } = tally(['--method', 'question', '-'], {
      input: csv('T,Q', `1,${cell}`, '2,Yes'),
    });
    expect(err).toContain('[marks.unread]');
    expect(Math.max(...err.split('\n').map((line) => line.length))).toBeLessThan(300);
  });
});
