import { notWritten, tooLong } from '../report/messages/outputs.ts';
import { safe } from '../reporters/visible.ts';
import { writeReason } from './open-files.ts';
import type { Streams } from './streams.ts';
import { writeWhole } from './write-file.ts';

/** Writes what is rendered to a file, or to standard output as `-`; says why where it cannot be. */
export async function rendered(
  path: string,
  render: () => string,
  streams: Streams,
): Promise<boolean> {
  let text: string;
  try {
    text = render();
  } catch (error) {
    if (!(error instanceof RangeError && error.message === 'Invalid string length')) throw error;
    streams.err(`error: ${notWritten(path === '-' ? 'The report' : safe(path), tooLong)}\n`);
    return false;
  }
  return written(path, text, streams);
}

/** Writes a text, or the parts of one, to a file, or to standard output as `-`; says why where it cannot be. */
export async function written(
  path: string,
  text: string | Iterable<string>,
  streams: Streams,
  write = writeWhole,
): Promise<boolean> {
  if (path === '-') {
    for (const part of typeof text === 'string' ? [text] : text) streams.out(part);
    return true;
  }
  try {
    await write(path, text);
    return true;
  } catch (error) {
    streams.err(`error: ${notWritten(safe(path), writeReason(error))}\n`);
    return false;
  }
}
