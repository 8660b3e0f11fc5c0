import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Source } from '../csv/source.ts';
import { ballotSource } from './open-files.ts';

/** A file that can be read again and again, with its hash. */
export interface HashedFile {
  readonly name: string;
  readonly sha256: string;
  readonly open: () => Source['chunks'];
}

/** Hashes a file; standard input, which comes only once, is kept. */
export async function hashFile(path: string, name = basename(path)): Promise<HashedFile> {
  const hash = createHash('sha256');
  const kept: Uint8Array[] = [];
  for await (const chunk of ballotSource(path).chunks) {
    hash.update(chunk);
    if (path === '-') kept.push(chunk);
  }
  return {
    name,
    sha256: hash.digest('hex'),
    open: () => (path === '-' ? kept : ballotSource(path).chunks),
  };
}

interface Claimed {
  readonly name: string;
  readonly sha256: string;
}

/** Which file stands for which input of the report: by its bytes, else by its name, else as it comes. */
export function matchInputs<T extends Claimed>(
  claimed: readonly T[],
  files: readonly HashedFile[],
): { readonly claim: T; readonly file: HashedFile }[] {
  const matches: { claim: T; file: HashedFile }[] = [];
  const free = new Set(files);
  const open = new Set(claimed);
  const take = (fits: (claim: T, file: HashedFile) => boolean) => {
    for (const claim of open) {
      const file = [...free].find((one) => fits(claim, one));
      if (file === undefined) continue;
      matches.push({ claim, file });
      open.delete(claim);
      free.delete(file);
    }
  };
  take((claim, file) => claim.sha256 === file.sha256);
  take((claim, file) => claim.name === file.name);
  take(() => true);
  return matches;
}
