import { Chalk } from 'chalk';
import type { OutcomeReport } from '../report/schema.ts';
import type { View } from './reporter.ts';
import { asciiStrokes, type Strokes, unicodeStrokes } from './text-bar.ts';

/** What the text reporter writes with: the width, the strokes, and colours that only repeat what words say. */
export interface Pen {
  readonly width: number;
  readonly strokes: Strokes;
  readonly line: string;
  readonly won: string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly verdict: (kind: OutcomeReport['kind'], text: string) => string;
}

export function penFor(view: View): Pen {
  const chalk = new Chalk({ level: view.color });
  const verdicts: Readonly<Record<OutcomeReport['kind'], (text: string) => string>> = {
    passed: chalk.green.bold,
    elected: chalk.green.bold,
    'not-passed': chalk.red.bold,
    'none-elected': chalk.red.bold,
    tied: chalk.yellow.bold,
    runoff: chalk.yellow.bold,
    reballot: chalk.yellow.bold,
    'no-votes': chalk.yellow.bold,
    'no-quorum': chalk.yellow.bold,
    overridden: chalk.yellow.bold,
    'not-applicable': chalk.dim,
    withdrawn: chalk.dim,
  };
  return {
    width: view.width,
    strokes: view.unicode ? unicodeStrokes : asciiStrokes,
    line: view.unicode ? '─' : '-',
    won: view.unicode ? '●' : '*',
    strong: chalk.bold,
    faint: chalk.dim,
    verdict: (kind, text) => verdicts[kind](text),
  };
}
