import { parentPort, workerData } from 'node:worker_threads';
import { takeShare } from './run-cases.ts';

// One thread of `tally test`; see run-cases.ts.
takeShare(workerData).then((share) => parentPort?.postMessage(share));
