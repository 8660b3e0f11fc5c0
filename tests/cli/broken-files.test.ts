import {
  chmodSync,
  closeSync,
  cpSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ballotSource, Unreadable } from '../../src/cli/open-files.ts';
import { csv, folderWith, plainBallots, type Run, root, run, tally } from './run-tally.ts';

const refused = ({ code, out, err }: Run, reason: RegExp, id = 'file.unreadable') => {
  expect({ code, out }).toEqual({ code: 3, out: '' });
  expect(err).toMatch(reason);
  expect(err).toContain(`[${id}]`);
};

describe('ballots that cannot be read are refused with the reason', () => {
  test('a folder', () => {
    const cwd = folderWith({ 'inner/b.csv': plainBallots });
    refused(tally(['inner'], { cwd }), /it is a folder/);
  });

  test('no such file', () => {
    refused(tally(['b.csv'], { cwd: folderWith({}) }), /there is no such file/);
  });

  test('a file that belongs to another', () => {
    const cwd = folderWith({ 'b.csv': plainBallots });
    chmodSync(cwd, 0o755);
    chmodSync(join(cwd, 'b.csv'), 0);
    // The superuser reads everything, and nobody else may see this folder.
    mkdirSync(join(cwd, 'copy'));
    for (const name of ['bin', 'dist', 'package.json'])
      cpSync(join(root, name), join(cwd, 'copy', name), { recursive: true });
    const program = join(cwd, 'copy/bin/tally.js');
    const asNobody =
      process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups', '--'] : [];
    const [first = '', ...rest] = [...asNobody, process.execPath, program, 'b.csv'];
    refused(run(first, rest, { cwd }), /permission denied/);
  });

  test('a pipe that somebody writes to is read', () => {
    const cwd = folderWith({ 'b.csv': plainBallots });
    run('mkfifo', ['pipe'], { cwd });
    const line = `cat b.csv > pipe & exec "${process.execPath}" "${join(root, 'bin/tally.js')}" -q pipe`;
    const { code, out } = run('sh', ['-c', line], { cwd });
    expect(code).toBe(0);
    expect(out).toContain('rows in pipe');
  });
});

describe('a file that changes while it is read is refused', () => {
  const half = 'a'.repeat(400_000);

  function readAnd(change: (path: string) => void): () => number {
    const path = join(folderWith({ 'b.csv': `${half}\n${half}\n` }), 'b.csv');
    return () => {
      let bytes = 0;
      const { chunks } = ballotSource(path);
      if (!(Symbol.iterator in Object(chunks))) throw new Error('a stream');
      for (const chunk of chunks as Iterable<Uint8Array>) {
        if (bytes === 0) change(path);
        bytes += chunk.length;
      }
      return bytes;
    };
  }

  test('unless it does not', () => {
    expect(readAnd(() => undefined)()).toBe(800_002);
  });

  test.each<[string, (path: string) => void]>([
    [
      'shorter',
      (path) => {
        const file = openSync(path, 'r+');
        ftruncateSync(file, 300_000);
        closeSync(file);
      },
    ],
    ['longer', (path) => writeFileSync(path, 'more\n', { flag: 'a' })],
  ])('%s', (_, change) => {
    expect(readAnd(change)).toThrow(Unreadable);
    expect(readAnd(change)).toThrow(/changed while it was read/);
  });
});

describe('a full disk', () => {
  /** A disk of a few pages, where the system lets us have one. */
  function smallDisk(): string {
    const cwd = folderWith({ 'b.csv': plainBallots });
    const disk = join(cwd, 'disk');
    mkdirSync(disk);
    const mounted = run('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', disk]);
    if (mounted.code !== 0) throw new Error(`no disk to fill: ${mounted.err}`);
    onTestFinished(() => {
      run('umount', [disk]);
    });
    return cwd;
  }

  test.runIf(process.getuid?.() === 0)('leaves the old report, and nothing half written', () => {
    const cwd = smallDisk();
    const old = 'of last week\n'.repeat(400);
    writeFileSync(join(cwd, 'disk/r.json'), old);
    const { code, err } = tally(['b.csv', '-q', '-o', 'disk/r.json'], { cwd });
    expect(code).toBe(4);
    expect(err).toContain('the disk is full');
    expect(readdirSync(join(cwd, 'disk'))).toEqual(['r.json']);
    expect(readFileSync(join(cwd, 'disk/r.json'), 'utf8')).toBe(old);
  });

  test.runIf(process.platform === 'linux')('of standard output is an error of its own', () => {
    const line = `exec "${process.execPath}" "${join(root, 'bin/tally.js')}" -q b.csv > /dev/full`;
    const { code, err } = run('sh', ['-c', line], { cwd: folderWith({ 'b.csv': plainBallots }) });
    expect(code).toBe(4);
    expect(err).toContain('the disk is full');
  });
});

describe('names of properties are only texts', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  test('as headings, options and ids', () => {
    const rows = names.flatMap((id) =>
      ['hasOwnProperty', 'constructor'].map((option) => `${id},${option},yes`),
    );
    const cwd = folderWith({
      'b.csv': csv('isPrototypeOf,__proto__,valueOf', ...rows),
      'roll.csv': csv('isPrototypeOf', ...names, 'valueOf'),
    });
    const args = ['b.csv', '--roll', 'roll.csv', '--voter', 'isPrototypeOf', '--format', 'json'];
    const { code, out } = tally(args, { cwd });
    expect(code).toBe(0);
    const report = JSON.parse(out);
    expect(report.accounting).toMatchObject({ rows: 8, counted: 4 });
    expect(report.turnout).toMatchObject({ voted: 4, eligible: 5 });
    expect(report.contests[0].options.map((one: { title: string }) => one.title)).toEqual([
      'constructor',
      'hasOwnProperty',
    ]);
    expect(report.contests[1].accounting.valid).toBe(4);
  });
});

test('formulas are texts: nothing is computed, and none opens a cell of a list', () => {
  const cwd = folderWith({
    'b.csv': csv('Member,Vote?', '=1+1,Yes', '@SUM(A1),No', '+2,Yes'),
    'roll.csv': csv('Member', '=1+1', '@SUM(A1)', '+2', '-3'),
  });
  const args = ['b.csv', '-q', '--roll', 'roll.csv', '--turnout-list', 'list.csv'];
  expect(tally(args, { cwd }).code).toBe(0);
  const cells = readFileSync(join(cwd, 'list.csv'), 'utf8').split(/[,\n]/);
  expect(cells.filter((cell) => /^"?[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells.join(' ')).toContain('=1+1');
});

test('a file whose texts do not fit into memory is refused', () => {
  const ids = Array.from({ length: 100_000 }, (_, at) => `a-rather-long-id-${at},yes`);
  const cwd = folderWith({ 'b.csv': csv('id,vote', ...ids) });
  const pages = '--wasm-max-mem-pages=64';
  const [counted, full] = [[], [pages]].map((flags) =>
    run(process.execPath, [...flags, join(root, 'bin/tally.js'), 'b.csv'], { cwd }),
  );
  expect(counted?.code).toBe(0);
  if (full) refused(full, /do not fit into memory/, 'file.too-many-texts');
});
