import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { progressOn } from '../../src/cli/progress.ts';
import { progressLine } from '../../src/cli/progress-line.ts';
import { showsProgress } from '../../src/cli/shows-progress.ts';
import { asciiStrokes, unicodeStrokes } from '../../src/reporters/text-bar.ts';
import { widthOf } from '../../src/reporters/text-layout.ts';
import { binary, csv, folderWith, run } from './run-tally.ts';

/** Clears the line to its end. */
const clear = '\u001b[K';

const half = { bytes: 135_040_000, size: 270_080_000, rows: 1_234_567, elapsed: 3000 };

describe('the line of progress', () => {
  test('has a bar, the time left, rows and bytes', () => {
    expect(progressLine(half, 100, unicodeStrokes)).toBe(
      'Reading ████████████░░░░░░░░░░░░ 50%  3 s left  1,234,567 rows  135.0 of 270.0 MB',
    );
  });

  test('is ASCII where the terminal is', () => {
    expect(progressLine({ ...half, bytes: 30_000_000 }, 100, asciiStrokes)).toBe(
      'Reading ##...................... 11%  25 s left  1,234,567 rows  30.0 of 270.0 MB',
    );
  });

  test.each([20, 30, 40, 50, 60, 70, 80, 200])('leaves the last of %d columns free', (width) => {
    const line = progressLine({ ...half, bytes: 1 }, width, unicodeStrokes);
    expect(widthOf(line)).toBeLessThan(width);
    expect(line).toMatch(/^Reading .* 0%/);
  });

  test('has no bar where nobody knows how much will come', () => {
    const { size, ...unknown } = half;
    expect(progressLine(unknown, 80, unicodeStrokes)).toBe('Reading  1,234,567 rows  135.0 MB');
  });

  test.each([
    [{ elapsed: 1000, bytes: 90 }, '1 s left'],
    [{ elapsed: 1000, bytes: 1 }, '99 s left'],
    [{ elapsed: 2000, bytes: 1 }, '4 min left'],
  ])('%j: %s', (given, left) => {
    expect(progressLine({ size: 100, rows: 1, ...given }, 80, unicodeStrokes)).toContain(left);
  });

  test('never says that all is read before it is', () => {
    expect(progressLine({ ...half, bytes: 270_079_999 }, 80, unicodeStrokes)).toContain(' 99%');
  });
});

describe('the progress', () => {
  const view = { width: 80, unicode: true };
  const source = { name: 'ballots.csv', chunks: [] };

  function watched(sizes: readonly number[]) {
    const written: string[] = [];
    let now = 1000;
    const progress = progressOn(
      (text) => written.push(text),
      view,
      () => now,
    );
    const files = sizes.map((size) => progress.watch({ ...source, size }));
    const at = (time: number, bytes: number, file = 0) => {
      now = 1000 + time;
      files[file]?.onRead?.(bytes, bytes / 10);
    };
    return { written, at, done: progress.done };
  }

  test('is not shown for half a second, and then ten times in one', async () => {
    const { written, at, done } = watched([1000]);
    for (let time = 0; time < 500; time += 50) at(time, time / 10);
    expect(written).toEqual([]);
    for (let time = 500; time < 1500; time += 10) at(time, time / 10);
    expect(written).toHaveLength(10);
    expect(written[0]).toContain('\rReading ');
    expect(written[0]).toContain(' 5%');
    expect(written[0]?.endsWith(clear)).toBe(true);
    await done();
    expect(written.at(-1)).toBe(`\r${clear}`);
  });

  test('leaves nothing behind that was never there', async () => {
    const { written, at, done } = watched([1000]);
    at(100, 1000);
    await done();
    expect(written).toEqual([]);
  });

  test('adds several files up, and says when all are read', () => {
    const { written, at } = watched([1000, 3000]);
    at(500, 1000, 0);
    expect(written.at(-1)).toContain(' 25%');
    at(501, 3000, 1);
    expect(written.at(-1)).toBe(`\rCounting the ballots${clear}`);
  });
});

describe('somebody looks on', () => {
  const terminal = { TERM: 'xterm' };

  test.each([
    [true, terminal, {}, true],
    [true, { OS: 'Windows_NT' }, {}, true],
    [true, { ...terminal, CI: 'false' }, {}, true],
    [false, terminal, {}, false],
    [true, terminal, { quiet: true }, false],
    [true, { ...terminal, CI: 'true' }, {}, false],
    [true, { TERM: 'dumb' }, {}, false],
    [true, { TERM: '' }, {}, false],
    [true, {}, {}, false],
  ])('terminal %s, %j, %j: %s', (isTerminal, env, options, shown) => {
    expect(showsProgress(isTerminal, env, options)).toBe(shown);
  });
});

const rows = Array.from({ length: 5 }, (_, at) => `T${at},Yes`);
const slow = (count: string) =>
  `(cat ballots.csv; sleep 0.9; cat more.csv; sleep 0.2; cat more.csv) | ${count}`;
const files = {
  // Reading begins with the first 64 KiB.
  'ballots.csv': csv(
    'Token,Vote?',
    ...rows,
    ...Array.from({ length: 9000 }, (_, at) => `U${at},No`),
  ),
  'more.csv': csv(...Array.from({ length: 3000 }, (_, at) => `V${at},Yes`)),
};
const count = `'${process.execPath}' '${binary}' --config none.yaml --duplicates keep -`;
const shell = { ...files, 'none.yaml': csv('title: Slow') };

/** What a person would see who runs this in a terminal. */
function onTerminal(command: string, env: Readonly<Record<string, string>>): string {
  const cwd = folderWith({ ...shell, 'run.sh': `stty cols 80\n${command}\n` });
  const done = spawnSync('script', ['-qec', 'sh run.sh', join(cwd, 'seen')], {
    cwd,
    env: { PATH: process.env.PATH, TERM: 'xterm', ...env },
    encoding: 'utf8',
    timeout: 30_000,
  });
  return done.stdout;
}

/** What a person would see who presses Ctrl-C when the line is shown. The shell goes on, to tell how it ended. */
function broken(command: string): Promise<{ seen: string; left: readonly string[] }> {
  const script = `stty cols 80; trap : INT\n${command}\necho "ended $?"; kill %1 2>/dev/null\n`;
  const cwd = folderWith({ ...shell, 'run.sh': script });
  const child = spawn('script', ['-qec', 'sh run.sh', join(cwd, 'seen')], {
    cwd,
    env: { PATH: process.env.PATH, TERM: 'xterm' },
  });
  let seen = '';
  child.stdout.on('data', (piece) => {
    if (!seen.includes('Reading ') && String(piece).includes('Reading '))
      child.stdin.write('\u0003');
    seen += piece;
  });
  return new Promise((done) => child.once('exit', () => done({ seen, left: readdirSync(cwd) })));
}

const hasScript = spawnSync('script', ['--version']).status === 0;

describe.skipIf(!hasScript)('on a terminal', () => {
  test('a slow reading shows it, and the report stands alone when it is done', () => {
    const seen = onTerminal(slow(count), {});
    const parts = seen.split(clear);
    expect(parts[0]).toMatch(/\rReading {2}[\d,]+ rows {2}\d\.\d MB$/);
    expect(parts.at(-2)).toBe('\r');
    const report = parts.at(-1) ?? '';
    expect(report).toContain('Slow');
    expect(report).not.toContain('Reading ');
  });

  test.each([
    ['which comes in slowly', slow(`${count} -o report.json`)],
    [
      'from a named pipe',
      `mkfifo fifo; (cat ballots.csv; sleep 0.6; cat more.csv; sleep 9) >fifo & ${count.replace(/-$/, 'fifo')}`,
    ],
  ])(
    'Ctrl-C breaks off a reading %s: the line is gone, and the signal tells it',
    async (_, command) => {
      const { seen, left } = await broken(command);
      const ended = seen.split(`\r${clear}`).at(-1) ?? '';
      expect(seen).toContain('\rReading ');
      expect(ended.trim()).toBe('ended 130');
      expect(left).not.toContain('report.json');
      expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    },
  );

  test.each([
    ['when it is to be quiet', `${count} --quiet`, {}],
    ['on a build server', count, { CI: 'true' }],
    ['on a dumb terminal', count, { TERM: 'dumb' }],
    ['where stderr goes to a file', `${count} 2>errors`, {}],
  ])('it shows none %s', (_, command, env) => {
    const seen = onTerminal(slow(command), env);
    expect(seen).toContain('Slow');
    expect(seen).not.toContain('Reading ');
  });
});

test('in a pipe there is none', () => {
  const cwd = folderWith(shell);
  const { code, err } = run('sh', ['-c', slow(`${count} --quiet`)], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
});
