import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { terminalOf } from '../../src/cli/terminal.ts';
import { ballotsOf, tally } from './run-tally.ts';

const path = ballotsOf('plain-table');

/** What a shell says of colour: options, then the environment. */
type Wish = readonly [options: readonly string[], env: Readonly<Record<string, string>>];

const coloured: readonly Wish[] = [
  [[], { FORCE_COLOR: '1' }],
  [[], { FORCE_COLOR: '1', NO_COLOR: '1' }],
];

const plain: readonly Wish[] = [
  [[], {}],
  [[], { TERM: 'xterm-256color', COLORTERM: 'truecolor' }],
  [[], { NO_COLOR: '1' }],
  [[], { FORCE_COLOR: '0' }],
  [['--no-color'], { FORCE_COLOR: '1' }],
  [['--format', 'json'], { FORCE_COLOR: '1' }],
];

describe('in a pipe', () => {
  test.each(coloured)('%j with %j has colours', (options, env) => {
    expect(tally([...options, path], { env }).out).toContain('\u001b[');
  });

  test.each(plain)('%j with %j has none', (options, env) => {
    expect(tally([...options, path], { env }).out).not.toContain('\u001b');
  });

  test('colours change nothing but colours', () => {
    for (const fixture of ['convention-2019-one-choice', 'withdrawn-contest']) {
      const without = tally([ballotsOf(fixture)]).out;
      const { out } = tally([ballotsOf(fixture)], { env: { FORCE_COLOR: '1' } });
      expect(stripVTControlCharacters(out)).toBe(without);
    }
  });
});

describe('on a terminal', () => {
  const screen = { isTTY: true, columns: 100 };

  test.each([
    [{}, true, 1],
    [{ NO_COLOR: '1' }, true, 0],
    [{ NO_COLOR: '' }, true, 1],
    [{ TERM: 'dumb' }, true, 0],
    [{ FORCE_COLOR: '0' }, true, 0],
    [{ FORCE_COLOR: 'false' }, true, 0],
    [{ FORCE_COLOR: 'true', TERM: 'dumb' }, true, 1],
    [{ FORCE_COLOR: '2' }, true, 2],
    [{ FORCE_COLOR: '3', NO_COLOR: '1' }, true, 3],
    [{ FORCE_COLOR: '3' }, false, 0],
  ])('%j, colour wanted: %s, gives level %d', (env, wanted, level) => {
    expect(terminalOf(screen, env, wanted).color).toBe(level);
  });

  test.each([
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LC_CTYPE: 'C.utf8' }, true],
    [{}, true],
    [{ LANG: 'de_DE.ISO-8859-1' }, false],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }, false],
    [{ LC_ALL: '', LANG: 'POSIX' }, false],
    [{ LANG: 'de_DE.UTF-8', TERM: 'linux' }, false],
  ])('%j: frames beyond ASCII %s', (env, unicode) => {
    expect(terminalOf(screen, env, true).unicode).toBe(unicode);
  });

  test('its own width counts, before COLUMNS', () => {
    expect(terminalOf(screen, { COLUMNS: '60' }, true).width).toBe(100);
    expect(terminalOf({ isTTY: true }, { COLUMNS: '60' }, true).width).toBe(60);
  });
});

test.each(['', '0', '-5', 'wide', '1e9x', '60.5'])(
  'COLUMNS=%j in a pipe is passed over',
  (COLUMNS) => {
    expect(terminalOf({}, { COLUMNS }, true)).toEqual({
      isTerminal: false,
      width: 80,
      unicode: true,
      color: 0,
    });
  },
);
