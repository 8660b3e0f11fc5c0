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

/** What begins and ends each style on a terminal: ECMA-48, 8.3.117, SGR. */
const styles = {
  bold: ['\u001b[1m', '\u001b[22m'],
  dim: ['\u001b[2m', '\u001b[22m'],
  red: ['\u001b[31m', '\u001b[39m'],
  green: ['\u001b[32m', '\u001b[39m'],
  yellow: ['\u001b[33m', '\u001b[39m'],
} as const;

type Style = keyof typeof styles;

const verdicts: Readonly<Record<OutcomeReport['kind'], readonly Style[]>> = {
  passed: ['green', 'bold'],
  elected: ['green', 'bold'],
  'not-passed': ['red', 'bold'],
  'none-elected': ['red', 'bold'],
  tied: ['yellow', 'bold'],
  runoff: ['yellow', 'bold'],
  reballot: ['yellow', 'bold'],
  'no-votes': ['yellow', 'bold'],
  'no-quorum': ['yellow', 'bold'],
  overridden: ['yellow', 'bold'],
  'not-applicable': ['dim'],
  withdrawn: ['dim'],
};

export function penFor(view: View): Pen {
  const styled = (text: string, ...own: readonly Style[]): string =>
    view.color === 0 || text === ''
      ? text
      : own.reduceRight((inner, style) => styles[style][0] + inner + styles[style][1], text);
  return {
    width: view.width,
    strokes: view.unicode ? unicodeStrokes : asciiStrokes,
    line: view.unicode ? '─' : '-',
    won: view.unicode ? '●' : '*',
    strong: (text) => styled(text, 'bold'),
    faint: (text) => styled(text, 'dim'),
    verdict: (kind, text) => styled(text, ...verdicts[kind]),
  };
}
