import { readFileSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';

const shells = ['ash', 'bash', 'busybox', 'dash', 'fish', 'ksh', 'mksh', 'sh', 'yash', 'zsh'];

/**
 * Whether a shell closed a descriptor (`>&-`). Node opens /dev/null in its place, for reading as well,
 * before anything of ours runs; so do programs that throw output away on purpose, but no shell's
 * `>/dev/null`. It was closed if a shell started this that does not itself write to /dev/null. Only
 * Linux tells.
 */
export function closedByShell(descriptor: 1 | 2): boolean {
  try {
    const own = `/proc/self/fd/${descriptor}`;
    if (readlinkSync(own) !== '/dev/null') return false;
    const [, flags = ''] =
      /^flags:\s*(\d+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8')) ?? [];
    if (!flags.endsWith('2')) return false;
    const parent = `/proc/${process.ppid}`;
    return (
      shells.includes(basename(readlinkSync(`${parent}/exe`))) &&
      linkOf(`${parent}/fd/${descriptor}`) !== '/dev/null'
    );
  } catch {
    return false;
  }
}

/** Undefined of a descriptor that is closed there too. */
function linkOf(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}
