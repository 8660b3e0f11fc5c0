import { exitCodes } from './exit-codes.ts';
import type { Progress } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Where a command writes, and what is known of the terminal. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly terminal: Terminal;
  /** where somebody looks on */
  readonly progress?: Progress;
}

/** Says what keeps a command from its work; gives the exit code of that. */
export function refuse(sentence: string, streams: Streams): number {
  streams.err(`error: ${sentence}\n`);
  return exitCodes.usage;
}
