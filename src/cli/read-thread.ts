import { parentPort } from 'node:worker_threads';
import { readStretch } from '../csv/read-stretch.ts';
import type { Stretch } from '../csv/stretch.ts';
import { bytesBetween } from './open-files.ts';
import type { StretchTask } from './read-threads.ts';

// One thread that reads stretches of ballots; see read-threads.ts.
let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: StretchTask) => {
  before = before.then(() => answer(task));
});

async function answer({ file, from, to, shape, isLast }: StretchTask): Promise<void> {
  const stretch = await readStretch(bytesBetween('', file, from, to), shape, isLast);
  parentPort?.postMessage(stretch, stretch ? buffersOf(stretch) : []);
}

/** What is handed over without being copied. */
function buffersOf({ lines, columns }: Stretch): ArrayBuffer[] {
  const arrays = columns.flatMap((column) => [...column.codes, column.texts, column.hashes]);
  return [...new Set([lines.runs, ...arrays].map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
