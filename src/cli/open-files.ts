import {
  accessSync,
  closeSync,
  constants,
  createReadStream,
  existsSync,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  type Stats,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { Source } from '../csv/source.ts';

/** A file that the system would not give us. Its message is the reason, for people. */
export class Unreadable extends Error {
  readonly path: string;

  constructor(path: string, reason: string) {
    super(reason);
    this.path = path;
  }
}

/** What is wrong where a file was not given; any other error is a bug, and is thrown on. */
export function unreadable(
  error: unknown,
  code: 'file.unreadable' | 'definition.unreadable',
): Diagnostic {
  if (!(error instanceof Unreadable)) throw error;
  return diagnose(code, { reason: error.message }, [{ file: error.path }]);
}

const reasons = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  EIO: 'the disk gave an error',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is no folder',
  EROFS: 'the disk is read-only',
} as const;

/** The ballots at a path, or on standard input for `-`. Only the file's name is ever reported, or what `namesApart` makes of it. */
export function ballotSource(path: string): Source {
  if (path === '-') return { name: 'stdin', chunks: process.stdin };
  const stats = statSync(path, { throwIfNoEntry: false });
  const { size = 0 } = stats ?? {};
  const isPipe = stats?.isFIFO() === true;
  return {
    name: basename(path),
    chunks: isPipe ? pipeChunks(path) : fileChunks(path),
    ...(size > 0 && { size }),
  };
}

/** What keeps a file from being read, found before any is, so that all of them are told at once. */
export function notReadable(path: string): Diagnostic[] {
  if (path === '-') return [];
  try {
    if (statSync(path).isDirectory()) throw new Unreadable(path, reasons.EISDIR);
    accessSync(path, constants.R_OK);
    return [];
  } catch (error) {
    const reason = error instanceof Unreadable ? error.message : readReason(error);
    return [diagnose('file.unreadable', { reason }, [{ file: path }])];
  }
}

const chunkBytes = 256 * 1024;

/** Reads with the plain calls: a stream would cost a small file a tenth of its whole time. */
function* fileChunks(path: string): Generator<Uint8Array, void, Uint8Array | undefined> {
  const file = trying(path, () => openSync(path, 'r'));
  const before = fstatSync(file);
  try {
    yield* bytesBetween(path, file);
    if (changed(before, fstatSync(file))) throw new Unreadable(path, changedReason);
  } finally {
    closeSync(file);
  }
}

/** A pipe may keep us waiting, and what waits with the plain calls hears no Ctrl-C. */
async function* pipeChunks(path: string): AsyncGenerator<Uint8Array, void> {
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw new Unreadable(path, readReason(error));
  }
}

/** The bytes of an open file, from where it stands, or those between two places of it; each piece is over when the next is asked for, and may be read into the room that is handed over for it. */
export function* bytesBetween(
  path: string,
  file: number,
  from?: number,
  to = Number.POSITIVE_INFINITY,
): Generator<Uint8Array, void, Uint8Array | undefined> {
  // One for all: to make many costs more than to fill them.
  const own = Buffer.allocUnsafe(chunkBytes);
  let room: Uint8Array | undefined;
  for (let at = from; at === undefined || at < to; ) {
    const buffer = room ?? own;
    const wanted = Math.min(buffer.length, to - (at ?? 0));
    const length = trying(path, () => readSync(file, buffer, 0, wanted, at ?? null));
    if (length === 0) break;
    room = yield buffer.subarray(0, length);
    if (at !== undefined) at += length;
  }
}

/** Why a file is not read that was changed meanwhile. */
export const changedReason = 'it was changed while it was read; count it once more';

/** Whether a file is no longer what it was. */
export function changed(before: Stats, after: Stats): boolean {
  return (
    before.isFile() &&
    (after.ino !== before.ino || after.size !== before.size || after.mtimeMs !== before.mtimeMs)
  );
}

function trying<T>(path: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    throw new Unreadable(path, readReason(error));
  }
}

/** The text of a definition, or why it cannot be read. */
export function readText(path: string): string {
  return trying(path, () => readFileSync(path, 'utf8'));
}

/** Why a file cannot be read. */
export function readReason(error: unknown): string {
  const code =
    typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  const known = Object.entries(reasons).find(([own]) => own === code)?.[1];
  return known ?? (error instanceof Error ? error.message : String(error));
}

/** Why a file was not written: what is missing then is its folder. */
export function writeReason(error: unknown): string {
  const reason = readReason(error);
  return reason === reasons.ENOENT ? 'there is no such folder' : reason;
}

const definitionNames = ['election.yaml', 'election.yml', 'election.json'];

/** The definitions that lie beside the ballots. */
export function definitionsBeside(ballots: readonly string[]): string[] {
  const folders = new Set(ballots.filter((path) => path !== '-').map((path) => folderOf(path)));
  return [...folders].flatMap((folder) =>
    definitionNames.map((name) => join(folder, name)).filter((path) => existsSync(path)),
  );
}

function folderOf(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
}
