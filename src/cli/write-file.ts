import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { turn, whenStopped } from './when-stopped.ts';

/** After so many bytes others have a turn. */
const bytesAtOnce = 2 ** 22;

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed over it. The old file
 * stays until the new one is complete, and who may read it stays as it was.
 * @throws the system's error, after the temporary file is removed; a signal removes it too
 */
export async function writeWhole(path: string, text: string | Iterable<string>): Promise<void> {
  const old = existsSync(path) ? statSync(path) : undefined;
  if (old && (!old.isFile() || isStream(path)))
    throw new Error('it is no ordinary file; use -o - or a pipe');
  // What a link leads to is replaced, and not the link.
  const target = old ? realpathSync(path) : path;
  removeLeftovers(target);
  const temporary = temporaryName(target, process.pid);
  const remove = () => rmSync(temporary, { force: true });
  // The signal is listened for before there is anything to remove.
  const goesOn = whenStopped(remove);
  try {
    const file = openSync(temporary, 'wx', old ? old.mode & 0o777 : 0o666);
    try {
      // What new files are like by default (umask) says nothing of one that is there.
      if (old) fchmodSync(file, old.mode & 0o777);
      await writeParts(file, typeof text === 'string' ? [text] : text);
      renameSync(temporary, target);
    } catch (error) {
      remove();
      throw error;
    }
  } finally {
    await goesOn();
  }
}

/** Writes all of a text and closes the file. */
async function writeParts(file: number, parts: Iterable<string>): Promise<void> {
  let written = 0;
  try {
    for (const part of parts) {
      const bytes = Buffer.from(part, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      written += bytes.length;
      if (written < bytesAtOnce) continue;
      written = 0;
      await turn();
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Whether a path is another name of an open stream, such as /dev/stdout, even where that ends in a file. */
function isStream(path: string): boolean {
  return /^\/(?:dev(?:\/fd)?|proc\/.*)$/.test(realpathSync(dirname(resolve(path))));
}

function temporaryName(path: string, process: number): string {
  return join(dirname(path), `.${basename(path)}.${process}.tmp`);
}

/** Removes what a count left that was killed while it wrote this file. */
function removeLeftovers(path: string): void {
  const own = `.${basename(path)}.`;
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  for (const name of names) {
    const [, number] =
      /^(\d+)\.tmp$/.exec(name.startsWith(own) ? name.slice(own.length) : '') ?? [];
    if (number === undefined || (Number(number) !== process.pid && isRunning(Number(number))))
      continue;
    rmSync(join(dirname(path), name), { force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch (error) {
    // It is there, and is somebody else's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether two paths are one file. */
export function isSameFile(a: string, b: string): boolean {
  if (!existsSync(a) || !existsSync(b)) return false;
  return realpathSync(a) === realpathSync(b);
}

/** Whether what is written to one path would be in the place of the other, whether a file is there or not. */
export function isSamePath(a: string, b: string): boolean {
  if (a === '-' || b === '-') return a === b;
  return isSameFile(a, b) || settled(a) === settled(b);
}

/** A path without detours and links of its folder. */
function settled(path: string): string {
  const folder = dirname(resolve(path));
  return join(existsSync(folder) ? realpathSync(folder) : folder, basename(path));
}

/** Writes a file that must not be there yet, whole or not at all. */
export async function writeNew(path: string, text: string | Iterable<string>): Promise<void> {
  if (existsSync(path)) throw new Error('it is there already; remove it first, or name another');
  await writeWhole(path, text);
}
