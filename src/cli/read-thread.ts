import { parentPort } from 'node:worker_threads';
import { type Sweep, tellSweep } from '../csv/number-texts.ts';
import { readStretch } from '../csv/read-stretch.ts';
import type { Stretch } from '../csv/stretch.ts';
import { bytesBetween } from './open-files.ts';
import type { Answer, StretchTask } from './read-threads.ts';

// One thread that reads stretches of ballots, and helps with what is done of all; see read-threads.ts.
let before: Promise<void> = Promise.resolve();
parentPort?.on('message', (task: StretchTask | Sweep) => {
  before = before.then(() => answer(task));
});

async function answer(task: StretchTask | Sweep): Promise<void> {
  if ('sweep' in task) {
    const room = tellSweep(task);
    post(room ? { room } : {});
    return;
  }
  const { file, from, to, shape, isLast } = task;
  const stretch = await readStretch(bytesBetween('', file, from, to), shape, isLast);
  if (stretch) post({ stretch }, buffersOf(stretch));
  else post({});
}

function post(answer: Answer, handedOver: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(answer, handedOver);
}

/** What is handed over without being copied. */
function buffersOf({ lines, columns }: Stretch): ArrayBuffer[] {
  const arrays = columns.flatMap(({ codes, texts }) => [...codes, texts]);
  return [...new Set([lines.runs, ...arrays].map(({ buffer }) => buffer))].filter(
    (buffer) => buffer instanceof ArrayBuffer,
  );
}
