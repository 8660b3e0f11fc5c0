import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Writes a file whole or not at all: to a temporary name beside it, then renamed over it. The old file
 * stays until the new one is complete.
 * @throws the system's error, after the temporary file is removed
 */
export function writeWhole(path: string, text: string | Iterable<string>): void {
  if (existsSync(path) && !statSync(path).isFile())
    throw new Error('it is no ordinary file; use -o - or a pipe');
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const file = openSync(temporary, 'wx');
  try {
    for (const part of typeof text === 'string' ? [text] : text) {
      const bytes = Buffer.from(part, 'utf8');
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    }
    fsyncSync(file);
    closeSync(file);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
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
export function writeNew(path: string, text: string): void {
  if (existsSync(path)) throw new Error('it is there already; remove it first, or name another');
  writeWhole(path, text);
}
