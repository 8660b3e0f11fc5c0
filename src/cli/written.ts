import { notWritten } from '../report/messages/outputs.ts';
import { safe } from '../reporters/visible.ts';
import { writeReason } from './open-files.ts';
import type { Streams } from './streams.ts';
import { writeWhole } from './write-file.ts';

/** Writes a file; says why where it cannot be. */
export async function written(
  path: string,
  text: string | Iterable<string>,
  streams: Streams,
): Promise<boolean> {
  try {
    await writeWhole(path, text);
    return true;
  } catch (error) {
    streams.err(`error: ${notWritten(safe(path), writeReason(error))}\n`);
    return false;
  }
}
