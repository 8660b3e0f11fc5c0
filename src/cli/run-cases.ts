import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Case } from './find-cases.ts';
import { type CaseResult, runCase } from './run-case.ts';

/** Elections that threads take one by one; `next[0]` is the first that none has taken yet, and shared by all. */
interface Queue {
  readonly cases: readonly Case[];
  readonly mode: 'compare' | 'update';
  readonly next: Int32Array;
}

/**
 * How many threads pay where nobody says. Node compiles and collects beside the thread that counts: for
 * 528 small elections one thread took 4.6 s of processor time within 3.2 s, and two, each of which has to
 * warm up, 6.4 s. On two processors a second thread gained nothing; it wants one and a half of its own.
 */
const processorsOfOne = 1.5;
/** Counting so many small elections takes as long as a thread needs to start and to warm up. */
const worthAThread = 60;

/** Runs elections in so many threads, or in as many as pay, and gives what came of them in their order. */
export async function runCases(
  cases: readonly Case[],
  mode: Queue['mode'],
  jobs = defaultJobs(cases.length),
): Promise<CaseResult[]> {
  const queue = { cases, mode, next: new Int32Array(new SharedArrayBuffer(4)) };
  const threads = Math.max(1, Math.min(jobs, cases.length));
  const others = Array.from({ length: threads - 1 }, () => inThread(queue));
  const shares = await Promise.all([takeShare(queue), ...others]);
  return shares
    .flat()
    .sort(([one], [other]) => one - other)
    .map(([, result]) => result);
}

function defaultJobs(cases: number): number {
  const free = Math.floor(availableParallelism() / processorsOfOne);
  return Math.min(free, Math.ceil(cases / worthAThread));
}

/** Runs the elections that no other thread takes; each with its place among all. */
export async function takeShare({ cases, mode, next }: Queue): Promise<[number, CaseResult][]> {
  const share: [number, CaseResult][] = [];
  for (;;) {
    const at = Atomics.add(next, 0, 1);
    const own = cases[at];
    if (own === undefined) return share;
    share.push([at, await runCase(own, mode)]);
  }
}

function inThread(queue: Queue): Promise<[number, CaseResult][]> {
  // The build puts the thread's own program beside this one.
  const worker = new Worker(join(__dirname, 'tally-case-thread.cjs'), { workerData: queue });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
