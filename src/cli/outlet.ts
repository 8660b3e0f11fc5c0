import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { lazily } from '../base/lazily.ts';
import type { Stream } from './terminal.ts';

/** Standard output or standard error. */
export interface Outlet {
  readonly write: (text: string) => void;
  /** what is known of it as a terminal: nothing of a file or a pipe */
  readonly screen: () => Stream;
  /** Calls back once all that was written has been taken, and never where it could not be. */
  readonly drained: (then: () => void) => void;
}

/**
 * A file, a pipe or /dev/null is written to without the streams of Node, which take 4 ms to load. What it does not
 * take (a pipe that is full may refuse more, a disk too) is left to the stream, which waits or fails.
 */
export function outletOf(descriptor: 1 | 2, open: () => NodeJS.WriteStream): Outlet {
  const stream = lazily(open);
  let direct = takesBytes(descriptor);
  const plain = direct;
  return {
    write: (text) => {
      const rest = direct ? leftOf(descriptor, Buffer.from(text)) : text;
      if (rest.length === 0) return;
      direct = false;
      stream().write(rest);
    },
    screen: () => (plain ? {} : stream()),
    drained: (then) => {
      if (direct) return then();
      stream().write('', (error) => {
        if (!error) then();
      });
    },
  };
}

function takesBytes(descriptor: number): boolean {
  try {
    const about = fstatSync(descriptor);
    return about.isFile() || about.isFIFO() || about.isSocket() || isNothing(about);
  } catch {
    return false;
  }
}

/** Where a check that looks at the exit code alone sends what is printed. */
function isNothing(about: Stats): boolean {
  return about.isCharacterDevice() && about.rdev === statSync('/dev/null').rdev;
}

/** What is left of bytes when a file or a pipe takes no more for now. */
function leftOf(descriptor: number, bytes: Buffer): Buffer {
  let taken = 0;
  try {
    while (taken < bytes.length) taken += writeSync(descriptor, bytes, taken);
  } catch {
    // The stream is given the rest, and meets the same fault if it lasts.
  }
  return bytes.subarray(taken);
}
