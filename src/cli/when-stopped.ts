const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const undoings = new Set<() => void>();

/**
 * Does something before a signal ends the program, such as Ctrl-C, until it is told that this is no longer needed.
 * The program hears signals only between two turns: who is at work for long takes some.
 */
export function whenStopped(undo: () => void): () => Promise<void> {
  if (undoings.size === 0) for (const signal of signals) process.on(signal, stop);
  undoings.add(undo);
  return async () => {
    // A signal that came meanwhile is heard now; it would be lost with who listens. The first turn may
    // be the end of one that had looked for signals already.
    await turn();
    await turn();
    undoings.delete(undo);
    if (undoings.size === 0) for (const signal of signals) process.off(signal, stop);
  };
}

/** Lets whatever waits have its turn: signals among it. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Ends as the signal does of itself, so that a shell or a script knows of it. */
function stop(signal: (typeof signals)[number]): void {
  for (const undo of undoings) undo();
  for (const own of signals) process.off(own, stop);
  process.kill(process.pid, signal);
}
