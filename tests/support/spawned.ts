import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ModelElection } from './elections/model.ts';
import { filesOf } from './elections/write-files.ts';

const root = join(import.meta.dirname, '../..');
const program = join(root, 'bin/tally.js');

/** The program is built before the tests; where only one test is run, it may not be. */
export function buildIfMissing(): void {
  if (existsSync(join(root, 'dist/tally.cjs'))) return;
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the program cannot be built');
}

export interface Spawned {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `tally` in a process of its own with nothing in its environment but what is given. */
export async function spawnTally(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Spawned> {
  const { PATH = '' } = process.env;
  const child = promisify(execFile)(process.execPath, [program, ...args], {
    env: { PATH, ...env },
    maxBuffer: 2 ** 26,
  });
  const code = new Promise<number>((done) => child.child.on('exit', (own) => done(own ?? -1)));
  const written = await child.catch(said);
  return { code: await code, ...written };
}

/** What a process wrote that did not end well. */
function said(error: unknown): { stdout: string; stderr: string } {
  if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error;
  return { stdout: String(error.stdout), stderr: String(error.stderr) };
}

/** A folder for as long as it is used. */
export async function withFolder<T>(name: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), name));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes an election into a folder, each file into a folder of its own, and gives the arguments that count it. */
export function written(election: ModelElection, folder: string): string[] {
  const ballots = filesOf(election).map(({ name, chunks }, at) => {
    mkdirSync(join(folder, String(at)), { recursive: true });
    const path = join(folder, String(at), name);
    writeFileSync(path, Buffer.concat(chunks));
    return path;
  });
  const config = join(folder, 'election.json');
  writeFileSync(config, JSON.stringify(election.definition));
  const roll = join(folder, 'roll.csv');
  if (election.rollText !== undefined) writeFileSync(roll, election.rollText);
  const withRoll = election.rollText === undefined ? [] : ['--roll', roll];
  return [...ballots, '--config', config, ...withRoll];
}
