import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Room, Sweep } from '../csv/number-texts.ts';
import { type Elsewhere, likelyBorder, type Shape, type Stretch } from '../csv/stretch.ts';
import { bytesBetween, changed, changedReason, Unreadable } from './open-files.ts';

/** Threads that read stretches of the ballots beside this one. */
export interface ReadThreads {
  /** What of a file they read, when this thread knows its headings and has read so many bytes. */
  readonly elsewhere: (path: string, shape: Shape, bytes: number) => Elsewhere | undefined;
  readonly close: () => void;
}

/** A stretch to read, from a byte to a byte of an open file. */
export interface StretchTask {
  readonly file: number;
  readonly from: number;
  readonly to: number;
  readonly shape: Shape;
  readonly isLast: 'last' | 'not last';
}

/** What a thread has done: of a stretch what it read, of a sweep the memory that it took. */
export interface Answer {
  readonly stretch?: Stretch;
  readonly room?: Room;
}

/** Bytes in which a border is looked for. */
const borderBytes = 64 * 1024;

/** What it takes to hash bytes, in parts of what it takes to read them: with SHA instructions, and measured when both threads were ready at once. */
const hashing = 0.25;

/** Bytes that are read while a thread is started; of small files but a part. */
const starting = 12 * 2 ** 20;

/** How many of all bytes this thread reads, to be ready with the others: it hashes all of them besides. */
function ownShare(bytes: number, threads: number): number {
  const waiting = Math.min(starting, bytes / 10);
  const each = (bytes * (1 + hashing) + waiting * (threads - 1)) / threads;
  return Math.max(0, each - bytes * hashing);
}

/** No more threads than the machine can run at once. */
export function atMost(threads: number): number {
  return Math.min(availableParallelism(), threads);
}

/**
 * Plans who reads what of some files, whose bytes stand in one row: this thread the first, the others about
 * as many each. They are started when there is something to read for them, or at once, while this thread
 * still reads the headings.
 */
export function readThreads(
  paths: readonly string[],
  threads: number,
  when: 'at once' | 'when needed',
): ReadThreads {
  const files = new Map<string, { readonly start: number; readonly stats: Stats }>();
  let total = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    files.set(path, { start: total, stats });
    total += stats.size;
  }
  const own = ownShare(total, threads);
  const share = (total - own) / (threads - 1);
  const pool = Array.from({ length: threads - 1 }, () => lazyWorker());
  if (when === 'at once') for (const worker of pool) worker.start();
  /** how many files are being read with them */
  let users = 0;
  const closePool = () => {
    for (const worker of pool) worker.close();
  };
  /** The one that has least to do. */
  const idle = () => [...pool].sort((a, b) => a.waiting() - b.waiting())[0];
  const open: number[] = [];
  return {
    elsewhere: (path, shape, bytes) => {
      const known = files.get(path);
      if (known === undefined) return undefined;
      const { start, stats } = known;
      const { size } = stats;
      const file = stats.isFile() ? openAgain(path) : undefined;
      if (file === undefined) return undefined;
      open.push(file);
      if (changed(stats, fstatSync(file))) return undefined;
      const cuts: number[] = [];
      for (let at = Math.max(own - start, bytes); at < size; at += share) {
        // Of a small rest no further stretch is made.
        if (cuts.length > 0 && size - at < share / 2) break;
        const border = borderFrom(file, Math.floor(at), shape);
        if (border !== undefined) cuts.push(border);
        else if (cuts.length === 0) return undefined;
      }
      const [from] = cuts;
      if (from === undefined) return undefined;
      const read = cuts.map((cut, at) => {
        const to = cuts[at + 1];
        const isLast = to === undefined ? 'last' : 'not last';
        const task: StretchTask = { file, from: cut, to: to ?? size, shape, isLast };
        return idle()?.ask(task);
      });
      users += 1;
      return {
        from,
        stretches: async () => {
          const stretches: Stretch[] = [];
          for (const answer of await Promise.all(read))
            if (answer?.stretch) stretches.push(answer.stretch);
          if (changed(stats, fstatSync(file))) throw new Unreadable(path, changedReason);
          return stretches.length === read.length ? stretches : undefined;
        },
        again: () => bytesBetween(path, file, from, size),
        helpers: {
          count: pool.length,
          tellApart: async (sweep) => (await idle()?.ask(sweep))?.room,
        },
        close: () => {
          users -= 1;
          if (users === 0) closePool();
        },
      };
    },
    close: () => {
      closePool();
      for (const file of open) closeSync(file);
    },
  };
}

/** A pipe must not be opened twice, and what cannot be opened is told by who reads it from its beginning. */
function openAgain(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined;
  }
}

function borderFrom(file: number, at: number, shape: Shape): number | undefined {
  const bytes = Buffer.alloc(borderBytes);
  const length = readSync(file, bytes, 0, borderBytes, at);
  const border = likelyBorder(bytes.subarray(0, length), shape);
  return border === undefined ? undefined : at + border;
}

/** A thread that does one thing after another, started for the first at the latest. */
function lazyWorker() {
  let worker: Worker | undefined;
  const waiting: ((answer: Answer) => void)[] = [];
  const close = () => {
    worker?.terminate();
    worker = undefined;
  };
  const start = () => {
    worker ??= opened();
    return worker;
  };
  const opened = () => {
    // The build puts the thread's own program beside this one.
    const own = new Worker(join(__dirname, 'tally-read-thread.cjs'));
    own.on('message', (answer) => waiting.shift()?.(answer));
    // What cannot be done there is done here, so that it is told as ever.
    own.on('error', () => {
      for (const give of waiting.splice(0)) give({});
      close();
    });
    return own;
  };
  return {
    start,
    waiting: () => waiting.length,
    ask: (task: StretchTask | Sweep): Promise<Answer> => {
      start().postMessage(task);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close,
  };
}
