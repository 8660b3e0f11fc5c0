import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { type Report, reportSchema } from '../../src/report/schema.ts';

export const root = join(import.meta.dirname, '../..');
export const binary = join(root, 'bin/tally.js');

/** The ballots of a fixture, as one would name them from the root. */
export function ballotsOf(fixture: string): string {
  return join('fixtures', fixture, 'ballots.csv');
}

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Surroundings {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** Runs the built program. Nothing of this process's terminal or environment reaches it but the path. */
export function tally(args: readonly string[], given: Surroundings = {}): Run {
  return run(process.execPath, [binary, ...args], given);
}

export function run(program: string, args: readonly string[], given: Surroundings = {}): Run {
  const { input = '', env = {}, cwd = root } = given;
  const done = spawnSync(program, args, {
    cwd,
    input,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    timeout: 15_000,
  });
  if (done.error) throw done.error;
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** The report of a count that must come out. */
export function reportOf(args: readonly string[], given: Surroundings = {}): Report {
  const { code, out, err } = tally(['--format', 'json', ...args], given);
  expect(code, err).toBe(0);
  return reportSchema.parse(JSON.parse(out));
}

/** A folder of its own with these files, removed when the test is over. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tally-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** The lines of a CSV file. */
export function csv(...lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}

/** Three ballots without a fault: two for, one against. */
export const plainBallots = csv('Token,Vote?', 'T1,Yes', 'T2,No', 'T3,Yes');
