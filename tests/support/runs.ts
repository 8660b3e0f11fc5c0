import { seed } from './csv.ts';

/** How a property runs: from one seed, and with an end to shrinking. */
export function runs(numRuns: number) {
  return { seed, numRuns, interruptAfterTimeLimit: 60_000 };
}
