import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Streams } from '../../src/cli/streams.ts';
import { rendered } from '../../src/cli/written.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { binary, csv, folderWith, plainBallots, run, tally } from './run-tally.ts';

const isReport = (text: string) => reportSchema.safeParse(JSON.parse(text)).success;
const isText = (text: string) => text.includes('By which rule, out of what');

/** Runs in a folder of its own with one file of ballots, and gives a way to read what was written. */
function inFolder(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const cwd = folderWith({ 'ballots.csv': plainBallots, ...files });
  const done = tally(args, { cwd });
  return { ...done, cwd, read: (name: string) => readFileSync(join(cwd, name), 'utf8') };
}

describe('-o', () => {
  test('writes each file in the format of its name, and nothing to standard output', () => {
    const names = ['-o', 'a.txt', '-o', 'b.json', '--output', 'C.JSON'];
    const { code, out, read } = inFolder(['ballots.csv', ...names]);
    expect(code).toBe(0);
    expect(out).toBe('');
    expect(isText(read('a.txt'))).toBe(true);
    expect(isReport(read('b.json'))).toBe(true);
    expect(read('C.JSON')).toBe(read('b.json'));
  });

  test('- is standard output, beside files', () => {
    const { out, read } = inFolder(['ballots.csv', '-o', '-', '-o', 'b.json']);
    expect(isText(out)).toBe(true);
    expect(isReport(read('b.json'))).toBe(true);
  });

  test('--format says it where the name does not', () => {
    const { code, read } = inFolder(['ballots.csv', '--format', 'json', '-o', 'result']);
    expect(code).toBe(0);
    expect(isReport(read('result'))).toBe(true);
  });

  test('without --format refuses a name that says no format, and tells which do', () => {
    const { code, out, err, cwd } = inFolder(['ballots.csv', '-o', 'a.txt', '-o', 'result.doc']);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(/^error: .*result\.doc.*\.txt, \.json.*--format/);
    expect(readdirSync(cwd)).toEqual(['ballots.csv']);
  });

  test('replaces what an earlier count wrote', () => {
    const { code, read } = inFolder(['ballots.csv', '-o', 'a.txt'], { 'a.txt': 'of last week' });
    expect(code).toBe(0);
    expect(isText(read('a.txt'))).toBe(true);
  });

  test('writes a file for any reader, whatever this terminal is: 80 columns, no colour', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    tally(['ballots.csv', '-o', 'a.txt'], { cwd, env: { FORCE_COLOR: '1', COLUMNS: '40' } });
    expect(readFileSync(join(cwd, 'a.txt'), 'utf8')).toBe(tally(['ballots.csv'], { cwd }).out);
  });
});

describe('the format of an output', () => {
  const begins: Readonly<Record<string, RegExp>> = {
    text: /^ballots\.csv\n\n {4}3 {2}ballots counted/,
    json: /^\{\n {2}"schemaVersion": 1,/,
    markdown: /^# ballots\.csv\n/,
    csv: /^\ufeffsection,id,title,/,
    minutes: /^ballots\.csv\n\n3 ballots were counted\.\n/,
  };
  const formatOf = (text: string) =>
    Object.keys(begins).filter((format) => begins[format]?.test(text));

  test.each(Object.keys(begins))('%s is the format of standard output', (format) => {
    expect(formatOf(inFolder(['ballots.csv', '--format', format]).out)).toEqual([format]);
  });

  test('is told by the ending of its name: several from one count', () => {
    const names = [
      'a.txt',
      'b.json',
      'c.md',
      'd.MARKDOWN',
      'e.csv',
      'minutes.txt',
      'x.minutes.txt',
    ];
    const { code, out, read } = inFolder(['ballots.csv', ...names.flatMap((name) => ['-o', name])]);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(names.flatMap((name) => formatOf(read(name)))).toEqual([
      'text',
      'json',
      'markdown',
      'markdown',
      'csv',
      'minutes',
      'minutes',
    ]);
  });

  test('is that of --format where the name leaves it open, wherever --format stands', () => {
    const outputs = ['-o', '-', '-o', 'a.json', '-o', 'b.txt', '-o', 'c'];
    for (const args of [
      [...outputs, '--format', 'minutes'],
      ['--format', 'minutes', ...outputs],
    ]) {
      const { code, out, read } = inFolder(['ballots.csv', ...args]);
      expect(code).toBe(0);
      expect(formatOf(out)).toEqual(['minutes']);
      expect(['a.json', 'b.txt', 'c'].flatMap((name) => formatOf(read(name)))).toEqual([
        'json',
        'minutes',
        'minutes',
      ]);
    }
  });

  test.each([[['-o', 'a.json']], [['-o', 'a.json', '-o', 'b.csv']]])(
    '--format that would say nothing is refused: %j',
    (outputs) => {
      const { code, err, cwd } = inFolder(['ballots.csv', '--format', 'markdown', ...outputs]);
      expect(code).toBe(2);
      expect(err).toMatch(/^error: --format markdown says nothing here: /);
      expect(readdirSync(cwd)).toEqual(['ballots.csv']);
    },
  );

  test('--format that says what the name says is no fault', () => {
    const { code, read } = inFolder(['ballots.csv', '--format', 'json', '-o', 'a.json']);
    expect(code).toBe(0);
    expect(isReport(read('a.json'))).toBe(true);
  });

  test('with a refused definition and ballots from standard input the definition is told', () => {
    const cwd = folderWith({ 'club.yaml': csv('titel: Club') });
    const { code, err } = tally(['-', '--config', 'club.yaml'], { cwd, input: plainBallots });
    expect(code).toBe(2);
    expect(err).toContain('[definition.unknown-key]');
  });
});

describe('two outputs in one place are refused', () => {
  test.each([
    ['a file', ['-o', 'a.json', '-o', 'b.txt', '-o', './x/../a.json'], 'a.json'],
    ['standard output', ['-o', '-', '-o', '-'], 'Standard output'],
    ['the list of who voted', ['--turnout-list', 'a.csv', '-o', 'a.csv'], 'a.csv'],
  ])('%s', (_, args, named) => {
    const { code, out, err, cwd } = inFolder(['ballots.csv', ...args], { 'x/empty': '' });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(named);
    expect(err).toMatch(/named (twice|for two outputs)/);
    expect(readdirSync(cwd).sort()).toEqual(['ballots.csv', 'x']);
  });

  test('through a linked folder', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'x/empty': '' });
    symlinkSync('x', join(cwd, 'y'));
    expect(tally(['ballots.csv', '-o', 'x/a.json', '-o', 'y/a.json'], { cwd }).code).toBe(2);
    expect(readdirSync(join(cwd, 'x'))).toEqual(['empty']);
  });
});

describe('-o refuses to overwrite what is counted', () => {
  const yaml = csv('title: Club vote');
  const roll = csv('Token', 'T1', 'T2', 'T3');

  test.each([
    ['the ballots', ['ballots.csv', '-o', 'ballots.csv'], 'ballots.csv'],
    ['the ballots by another path', ['ballots.csv', '-o', './x/../ballots.csv'], 'ballots.csv'],
    ['a second file of ballots', ['ballots.csv', 'two.csv', '-o', 'two.csv'], 'two.csv'],
    ['the roll', ['ballots.csv', '--roll', 'roll.csv', '-o', 'roll.csv'], 'roll.csv'],
    ['the definition', ['ballots.csv', '--config', 'club.yaml', '-o', 'club.yaml'], 'club.yaml'],
  ])('%s', (_, args, name) => {
    const files = { 'two.csv': csv('Token,Vote?', 'U1,No'), 'roll.csv': roll, 'club.yaml': yaml };
    const { code, out, err, read } = inFolder([...args, '--format', 'text'], {
      ...files,
      'x/empty': '',
    });
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('would overwrite what is counted');
    expect(read(name)).toBe({ 'ballots.csv': plainBallots, ...files }[name]);
  });

  test('through a link', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    symlinkSync('ballots.csv', join(cwd, 'link.txt'));
    expect(tally(['ballots.csv', '-o', 'link.txt'], { cwd }).code).toBe(2);
    expect(readFileSync(join(cwd, 'ballots.csv'), 'utf8')).toBe(plainBallots);
  });

  test('the definition found beside the ballots', () => {
    const definition = '{"title": "Club vote"}';
    const { code, read } = inFolder(['ballots.csv', '-o', 'election.json'], {
      'election.json': definition,
    });
    expect(read('election.json')).toBe(definition);
    expect(code).toBe(2);
  });

  test('the roll that the definition names', () => {
    const { code, read } = inFolder(['ballots.csv', '-f', 'text', '-o', 'roll.csv'], {
      'election.yaml': csv('roll: roll.csv'),
      'roll.csv': roll,
    });
    expect(read('roll.csv')).toBe(roll);
    expect(code).toBe(2);
  });
});

describe('a file that is written anew', () => {
  test('is read by whom it was read by before, whatever new files are like', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'a.txt': 'old', 'b.txt': 'old' });
    const modes = { 'a.txt': 0o664, 'b.txt': 0o600 } as const;
    for (const [name, mode] of Object.entries(modes)) chmodSync(join(cwd, name), mode);
    const outputs = ['-o', 'a.txt', '-o', 'b.txt', '-o', 'new.txt'];
    const count = [process.execPath, binary, 'ballots.csv', ...outputs];
    expect(run('sh', ['-c', 'umask 027 && exec "$@"', 'sh', ...count], { cwd }).code).toBe(0);
    const modeOf = (name: string) => statSync(join(cwd, name)).mode & 0o777;
    expect(isText(readFileSync(join(cwd, 'a.txt'), 'utf8'))).toBe(true);
    expect([modeOf('a.txt'), modeOf('b.txt'), modeOf('new.txt')]).toEqual([0o664, 0o600, 0o640]);
  });

  test('is what a link leads to, and the link stays', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'results/may.txt': 'old' });
    symlinkSync('results/may.txt', join(cwd, 'latest.txt'));
    expect(tally(['ballots.csv', '-o', 'latest.txt'], { cwd }).code).toBe(0);
    expect(lstatSync(join(cwd, 'latest.txt')).isSymbolicLink()).toBe(true);
    expect(isText(readFileSync(join(cwd, 'results/may.txt'), 'utf8'))).toBe(true);
    expect(readdirSync(join(cwd, 'results'))).toEqual(['may.txt']);
  });
});

describe('a file that cannot be written', () => {
  test.each([
    ['in a folder that is not there', 'missing/result.txt'],
    ['below a file', 'ballots.csv/result.txt'],
    ['below a device', '/dev/null/result.txt'],
    ['over a folder', 'folder.txt'],
  ])('%s gives exit code 4 and a sentence', (_, path) => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    mkdirSync(join(cwd, 'folder.txt'));
    const { code, out, err } = tally(['ballots.csv', '-o', path], { cwd });
    expect(code).toBe(4);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`^error: ${path} was not written: .*\\.\n$`));
    expect(readdirSync(cwd).sort()).toEqual(['ballots.csv', 'folder.txt']);
  });

  test.each([
    ['missing/result.txt', 'there is no such folder'],
    ['ballots.csv/result.txt', 'a part of the path is no folder'],
  ])('says of %s that %s', (path, reason) => {
    const { err } = inFolder(['ballots.csv', '-o', path]);
    expect(err).toContain(reason);
    expect(err).not.toMatch(/ENOTDIR|\.tmp/);
  });

  test('leaves the old one whole, and no temporary file', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'result.txt': 'of last week' });
    // No file may grow: writing fails after the temporary file was opened, for root too.
    const script = 'ulimit -f 0 && exec "$@"';
    const count = [process.execPath, binary, 'ballots.csv', '-o', 'result.txt'];
    const { code, err } = run('sh', ['-c', script, 'sh', ...count], { cwd });
    expect(code).toBe(4);
    expect(err).toContain('result.txt was not written');
    expect(readFileSync(join(cwd, 'result.txt'), 'utf8')).toBe('of last week');
    expect(readdirSync(cwd).sort()).toEqual(['ballots.csv', 'result.txt']);
  });

  test('does not undo those before it', () => {
    const { code, read } = inFolder(['ballots.csv', '-o', 'a.txt', '-o', 'missing/b.txt']);
    expect(code).toBe(4);
    expect(isText(read('a.txt'))).toBe(true);
  });

  // A rename would put a plain file in the place of /dev/stdout.
  test('is not a pipe or a device: these are never replaced by a file', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    run('mkfifo', ['pipe.txt'], { cwd });
    const { code } = tally(['ballots.csv', '-o', 'pipe.txt'], { cwd });
    expect(lstatSync(join(cwd, 'pipe.txt')).isFIFO()).toBe(true);
    expect(code).toBe(4);
  });

  test.each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1'])(
    'is not %s, where that leads to a file to which others write',
    (path) => {
      const cwd = folderWith({ 'ballots.csv': plainBallots, 'log.txt': 'of others\n' });
      const line = `"${process.execPath}" "${binary}" ballots.csv -f text -o ${path} >> log.txt`;
      const { code, err } = run('sh', ['-c', line], { cwd });
      expect(code).toBe(4);
      expect(err).toContain('use -o -');
      expect(readFileSync(join(cwd, 'log.txt'), 'utf8')).toBe('of others\n');
    },
  );
});

test.each(['-', 'report.json'])('a report longer than a text can be is told: %s', async (path) => {
  const said: string[] = [];
  const streams = { err: (text: string) => said.push(text), out: () => said.push('out') };
  const render = () => 'x'.repeat(2 ** 29);
  expect(await rendered(path, render, streams as unknown as Streams)).toBe(false);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^error: .* not written: it would be longer than 536,870,888 characters\./,
  );
  const broken = () => {
    throw new RangeError('something else');
  };
  await expect(rendered(path, broken, streams as unknown as Streams)).rejects.toThrow('else');
});
