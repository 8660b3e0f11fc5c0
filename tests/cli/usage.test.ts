import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/base/version.ts';
import { ballotsOf, plainBallots, root, tally } from './run-tally.ts';

describe('without ballots', () => {
  test('says what to give', () => {
    const { code, out, err } = tally([]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^error: No ballots were given\..*\n {2}hint: .*tally ballots\.csv/);
  });

  test.each([['init'], ['check'], ['schema'], ['verify'], ['diff']])(
    '%s says what it lacks',
    (command) => {
      const { code, out, err } = tally([command]);
      expect(code).toBe(2);
      expect(out).toBe('');
      expect(err).toMatch(/^error: missing required argument/);
    },
  );
});

describe('a word that is not known', () => {
  test.each([
    ['--formt', '--format'],
    ['--contests', '--contest'],
    ['--eligable', '--eligible'],
    ['--out', '--output'],
  ])('%s is refused, and %s suggested', (given, meant) => {
    const { code, out, err } = tally([given, 'x', '-'], { input: plainBallots });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(`error: unknown option '${given}'\n(Did you mean ${meant}?)`);
  });

  test('an option far from any is refused without a guess', () => {
    const { code, err } = tally(['--frobnicate', '-']);
    expect(code).toBe(2);
    expect(err).not.toContain('Did you mean');
  });

  test('an option of another command is refused', () => {
    expect(tally(['init', '--format', 'json', ballotsOf('plain-table')]).code).toBe(2);
  });

  test.each([
    ['chek', 'check'],
    ['initt', 'init'],
    ['shema', 'schema'],
  ])('the command %s is refused, and %s suggested', (given, meant) => {
    const { code, err } = tally([given, ballotsOf('plain-table')]);
    expect(err).toContain(`'${given}' (did you mean ${meant}?)`);
    expect(code).toBe(2);
  });

  test('check --format takes only what it can give', () => {
    expect(tally(['check', '--format', 'xml', ballotsOf('plain-table')]).code).toBe(2);
  });
});

describe('--version', () => {
  test.each([['--version'], ['-V']])('%s prints the version and nothing else', (flag) => {
    expect(tally([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('help', () => {
  test.each([
    ['--help'],
    ['-h'],
    ['init', '--help'],
    ['check', '--help'],
    ['schema', '--help'],
    ['test', '--help'],
    ['verify', '--help'],
    ['diff', '--help'],
  ])('%s %s is printed to standard output', (...args) => {
    const { code, out, err } = tally(args);
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: tally /);
    expect(err).toBe('');
  });

  test('names each exit code that tests/cli sees', () => {
    expect(tally(['--help']).out).toMatch(/Exit codes: 0 .*; 1 .*; 2 .*;\s+3 [\s\S]*; 4 .*;\s+70 /);
  });

  test('is a command too', () => {
    expect(tally(['help']).out).toBe(tally(['--help']).out);
    for (const command of ['init', 'redact', 'verify'])
      expect(tally(['help', command]).out).toBe(tally([command, '--help']).out);
  });

  test('fits into 80 columns', () => {
    const lines = tally(['--help']).out.split('\n');
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('schema', () => {
  test.each([['definition'], ['report'], ['diagnostics']])(
    '%s prints the schema that the package holds',
    (name) => {
      const { code, out, err } = tally(['schema', name]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const file = readFileSync(join(root, `dist/schema/${name}.schema.json`), 'utf8');
      expect(JSON.parse(out)).toEqual(JSON.parse(file));
      expect(JSON.parse(out)).toMatchObject({
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'object',
      });
    },
  );

  test('of anything else is refused, and says which there are', () => {
    const { code, out, err } = tally(['schema', 'ballots']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/definition.*report/);
  });
});
