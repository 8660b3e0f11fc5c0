import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { binary, folderWith, run, tally } from './run-tally.ts';

/** Ballots of so many voters, some of whom vote twice; every seventh writes a comment, over several lines where `breaks` says so. */
function ballots(voters: number, first: number, breaks: 'breaks' | 'none'): string {
  const comment = breaks === 'breaks' ? '"so\nv1,Yes,2\nand ""so"""' : 'a comment of one line';
  const rows = Array.from({ length: voters }, (_, at) => {
    const id = at % 50 === 3 ? first : first + at;
    const text = at % 7 === 0 ? comment : '';
    return `v${id},${at % 3 === 0 ? 'No' : 'Yes'},Branch ${at % 9},${text}\n`;
  });
  return `Voter ID,Adopt?,Branch,Comments\n${rows.join('')}`;
}

const answers = (folder: string, args: readonly string[], input?: string) =>
  ['1', '2', '3', '5'].map((threads) => {
    const { code, out, err } = tally(['--format', 'json', '--threads', threads, ...args], {
      cwd: folder,
      ...(input !== undefined && { input }),
    });
    return { code, out, err };
  });

describe('however many threads read the ballots, the answer is the same byte for byte', () => {
  const plain = ballots(20_000, 0, 'none');

  test.each<[what: string, files: Record<string, string>]>([
    ['one file', { 'a.csv': plain }],
    [
      'several files of several sizes',
      {
        'a.csv': plain,
        'b.csv': ballots(30, 50_000, 'none'),
        'c.csv': ballots(15_000, 60_000, 'none'),
      },
    ],
    ['cells whose lines look like ballots', { 'a.csv': ballots(20_000, 0, 'breaks') }],
    ['lines that end in CR alone', { 'a.csv': plain.replaceAll('\n', '\r') }],
    [
      'rows that are malformed',
      { 'a.csv': `${plain}v1,Yes\nv2,"Y"es,B,\n${ballots(20_000, 30_000, 'none').slice(31)}` },
    ],
  ])('of %s', (_, files) => {
    const [one, ...others] = answers(folderWith(files), Object.keys(files));
    expect(one).toMatchObject({ code: 0, out: expect.stringContaining('"Adopt?"') });
    expect(others).toHaveLength(3);
    for (const other of others) expect(other).toEqual(one);
  });

  test.each<[what: string, end: string, said: string]>([
    ['a zero byte', 'v1,Y\0es,B,\n', 'NUL byte'],
    ['a quote that is never closed', `v1,"Yes,B,\n${plain}`, 'quote'],
  ])('and so is what is said of %s in the last of them', (_, end, said) => {
    const [one, ...others] = answers(folderWith({ 'a.csv': plain + end }), ['a.csv']);
    expect(one).toMatchObject({ code: 3, err: expect.stringContaining(said) });
    for (const other of others) expect(other).toEqual(one);
  });

  test('and so many there are, but no more than a small file is worth where nobody says', () => {
    const folder = folderWith({ 'a.csv': ballots(60_000, 0, 'none') });
    // Node writes a profile for each of its threads.
    const profiled = ['--cpu-prof', '--cpu-prof-dir=profiles', binary, 'a.csv'];
    const started = ['1', '2', '4', undefined].map((threads) => {
      const asked = threads === undefined ? [] : ['--threads', threads];
      const { code } = run(process.execPath, [...profiled, ...asked], { cwd: folder });
      expect(code).toBe(0);
      const { length } = readdirSync(join(folder, 'profiles'));
      rmSync(join(folder, 'profiles'), { recursive: true });
      return length;
    });
    expect(started).toEqual([1, 2, 4, 1]);
  });

  test('of a roll too, which they share after the ballots', () => {
    const members = Array.from({ length: 30_000 }, (_, at) => `v${(at * 7919) % 30_000},North\n`);
    const folder = folderWith({
      'a.csv': ballots(20_000, 15_000, 'none'),
      'roll.csv': `Voter ID,District\n${members.join('')}`,
    });
    const [one, ...others] = answers(folder, ['a.csv', '--roll', 'roll.csv']);
    // Those from v30000 on are not on it.
    expect(one).toMatchObject({ code: 0, out: expect.stringContaining('"not-on-roll"') });
    expect(others).toHaveLength(3);
    for (const other of others) expect(other).toEqual(one);
  });

  test('of standard input, which is read by one', () => {
    const [one, ...others] = answers(folderWith({}), ['-'], plain);
    expect(one?.code).toBe(0);
    for (const other of others) expect(other).toEqual(one);
  });

  test('of an empty file and of headings alone', () => {
    const folder = folderWith({ 'empty.csv': '', 'headings.csv': 'Voter ID,Adopt?\n' });
    for (const name of ['empty.csv', 'headings.csv']) {
      const [one, ...others] = answers(folder, [name]);
      for (const other of others) expect(other).toEqual(one);
    }
  });
});

// A pipe can be read once, and by one.
test.skipIf(process.platform === 'win32')('a pipe beside a file is read by one', () => {
  const folder = folderWith({
    'a.csv': ballots(20_000, 0, 'none'),
    'b.csv': 'Voter ID,Adopt?,Branch,Comments\nx,Yes,B,\n',
  });
  const counted = (script: string) => run('bash', ['-c', script], { cwd: folder });
  const count = `'${process.execPath}' '${binary}' --format csv --quiet --threads 3 a.csv`;
  const piped = counted(`${count} <(cat b.csv)`);
  expect(piped.code, piped.err).toBe(0);
  expect(piped.out).toContain('20001');
});
