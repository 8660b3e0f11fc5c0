import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  ballotsOf,
  binary,
  csv,
  folderWith,
  plainBallots,
  reportOf,
  root,
  tally,
} from './run-tally.ts';

describe('ballots', () => {
  test('come from standard input as from a file', () => {
    const path = ballotsOf('plain-table');
    const piped = reportOf(['-'], { input: readFileSync(join(root, path)) });
    const named = reportOf([path]);
    expect(piped.inputs.map((one) => one.name)).toEqual(['stdin']);
    expect(piped.contests).toEqual(named.contests);
    expect(piped.accounting.counted).toBe(named.accounting.counted);
    expect(piped.inputs[0]?.sha256).toBe(named.inputs[0]?.sha256);
  });

  // The built program carries the patterns of headings in letters of their own, which its loader must keep.
  test('under headings with accents are read by the built program as by its source', () => {
    const input = csv(
      'ID,Hora de inicio,Hora de finalización,Correo electrónico,Nombre,¿Aprobar?',
      '1,3/22/2019 9:12:01,3/22/2019 9:14:10,anonymous,,Sí',
      '2,3/22/2019 9:13:01,3/22/2019 9:15:10,anonymous,,No',
      '3,3/22/2019 9:14:01,3/22/2019 9:16:10,anonymous,,Abstención',
    );
    const { contests, reading } = reportOf(['-', '--quiet'], { input });
    expect(contests).toMatchObject([
      { title: '¿Aprobar?', accounting: { valid: 2, abstain: 1, blank: 0 } },
    ]);
    expect(reading.shape).toBe('microsoft-forms');
  });

  test('come from several files as one election, and are accounted for file by file', () => {
    const report = reportOf(['fixtures/two-precincts/a.csv', 'fixtures/two-precincts/b.csv']);
    expect(report.accounting.files).toEqual([
      { name: 'a.csv', rows: 5, counted: 5 },
      { name: 'b.csv', rows: 4, counted: 4 },
    ]);
    expect(report.accounting).toMatchObject({ rows: 9, counted: 9 });
  });

  test('of one name in several folders are told apart, and how each file is written is said of it', () => {
    const cwd = folderWith({
      '2026/north/v.csv': csv('Token,Vote?', 'N1,Yes', 'N2,Yes', 'N3,No'),
      '2026/south/v.csv': csv('Token;Vote?', 'S1;Yes', 'S2;No'),
      'east.csv': csv('Token,Vote?', 'E1,Yes'),
    });
    const files = ['2026/north/v.csv', '2026/south/v.csv', 'east.csv'];
    const report = reportOf(files, { cwd });
    expect(report.accounting.files.map(({ name }) => name)).toEqual([
      'east.csv',
      'north/v.csv',
      'south/v.csv',
    ]);
    expect(report.reading.sentences[0]).toBe(
      '3 files: a plain table, cells between commas, UTF-8 (east.csv and north/v.csv) and cells between semicolons, UTF-8 (south/v.csv).',
    );
    tally([...files, '-o', 'r.json'], { cwd });
    const [east = '', ...others] = [...files].reverse();
    expect(tally(['verify', 'r.json', ...others, east], { cwd }).code).toBe(0);
  });

  test('come from standard input and a file together', () => {
    const cwd = folderWith({ 'south.csv': csv('Token,Vote?', 'S1,No') });
    const report = reportOf(['-', 'south.csv'], { cwd, input: plainBallots });
    expect(report.accounting.files).toEqual([
      { name: 'south.csv', rows: 1, counted: 1 },
      { name: 'stdin', rows: 3, counted: 3 },
    ]);
  });

  const namedTwice = (text: string) => {
    const { code, err } = tally(['ballots.csv', './ballots.csv'], {
      cwd: folderWith({ 'ballots.csv': text }),
    });
    expect(code).toBe(2);
    expect(err).toContain('twice');
  };

  test('are not counted twice when a file is named twice', () => {
    namedTwice(plainBallots);
  });

  // Two places may have voted alike, but one path is one place.
  test('are not counted twice either when few rows without ids are named twice', () => {
    namedTwice(csv('Vote?', 'Yes', 'No', 'Yes'));
  });
});

describe('standard output', () => {
  const path = ballotsOf('convention-2019');

  test('holds one JSON document and nothing else, with warnings beside it', () => {
    const { code, out, err } = tally(['--format', 'json', path]);
    expect(code).toBe(0);
    expect(out).toBe(`${JSON.stringify(JSON.parse(out), null, 2)}\n`);
    expect(err).toContain('warning: ');
  });

  test('holds the report and no diagnostic; these, with lines and cells, are on standard error', () => {
    const { out, err } = tally([path]);
    expect(err).toContain('ballots.csv, line 311');
    expect(err).toContain('sam.visitor@example.org');
    expect(out).not.toMatch(/\bline \d|warning:|error:|hint:|@example\.org/);
  });

  test('is empty when nothing was counted', () => {
    const { code, out, err } = tally([ballotsOf('unclosed-quote')]);
    expect(code).toBe(3);
    expect(out).toBe('');
    expect(err).not.toBe('');
  });

  test('has the same bytes whatever the clock, the locale and the folder are', () => {
    const here = tally([path], { env: { TZ: 'Asia/Tokyo', LANG: 'de_DE.UTF-8' } });
    const there = tally([join(root, path)], {
      cwd: '/',
      env: { TZ: 'America/Lima', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
    });
    expect(here.out).toBe(there.out);
    expect(here.out.length).toBeGreaterThan(1000);
  });
});

describe('--quiet', () => {
  test('silences warnings and changes nothing of the report', () => {
    const path = ballotsOf('convention-2019');
    const loud = tally([path]);
    const quiet = tally([path, '--quiet']);
    expect(loud.err).not.toBe('');
    expect(quiet).toEqual({ ...loud, err: '' });
  });

  test('does not silence errors', () => {
    const { code, err } = tally(['-q', ballotsOf('duplicates-error')]);
    expect(code).toBe(3);
    expect(err).toContain('[duplicates.refused]');
  });
});

describe('a reader that goes away', () => {
  test.each([
    ['a report', ['--format', 'json', '--quiet', ballotsOf('unga-60')]],
    ['a schema', ['schema', 'report']],
  ])('is no failure: %s', async (_, args) => {
    const child = spawn(process.execPath, [binary, ...args], { cwd: root });
    child.stdout.once('data', () => child.stdout.destroy());
    let err = '';
    child.stderr.on('data', (text) => {
      err += String(text);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(err).toBe('');
    expect(code).toBe(0);
  });
});

describe('a reader that is slow', () => {
  /** What makes more than a pipe holds. */
  const argsOf = () => {
    const motions = Array.from({ length: 300 }, (_, at) => `Motion ${at + 1}`);
    const rows = ['Yes', 'No', 'Yes'].map((answer) => motions.map(() => answer).join(','));
    const folder = folderWith({ 'b.csv': csv(motions.join(','), ...rows) });
    return ['--format', 'json', '--quiet', join(folder, 'b.csv')];
  };
  const readSlowly = async (command: readonly string[]) => {
    const child = spawn(process.execPath, command, { cwd: root });
    let out = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += String(text);
      child.stdout.pause();
      setTimeout(() => child.stdout.resume(), 10);
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    return { code, out };
  };

  test('gets everything', async () => {
    const args = argsOf();
    const { out } = tally(args);
    expect(out.length).toBeGreaterThan(500_000);
    const slow = await readSlowly([binary, ...args]);
    expect(slow.code).toBe(0);
    expect(slow.out === out).toBe(true);
  });

  test('gets everything of a pipe that refuses what does not fit', async () => {
    const args = argsOf();
    // Whoever opens the stream has the pipe refuse.
    const opened = ['--import', "data:text/javascript,process.stdout.write('')"];
    const slow = await readSlowly([...opened, binary, ...args]);
    expect(slow.code).toBe(0);
    expect(slow.out === tally(args).out).toBe(true);
  });
});

describe.runIf(existsSync('/dev/full'))('a full disk behind standard output', () => {
  const fill = () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [binary, ballotsOf('plain-table')], {
      cwd: root,
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let err = '';
    child.stderr?.on('data', (text) => {
      err += String(text);
    });
    return new Promise<{ code: unknown; err: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, err }));
    });
  };

  test('is a failure of output', async () => {
    expect((await fill()).code).toBe(4);
  });

  test('is told', async () => {
    expect((await fill()).err).toMatch(/^error: .*not written: the disk is full/);
  });
});
