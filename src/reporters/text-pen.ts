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
  const style = (codes: Codes) => (text: string) =>
    view.color === 0 || text === '' ? text : text.split('\n').map(between(codes)).join('\n');
  const strong = style(bold);
  const faint = style(dim);
  const inColor = (codes: Codes) => (text: string) => style(codes)(strong(text));
  const [good, bad, open] = [inColor(green), inColor(red), inColor(yellow)];
  const verdicts: Readonly<Record<OutcomeReport['kind'], (text: string) => string>> = {
    passed: good,
    elected: good,
    'not-passed': bad,
    'none-elected': bad,
    tied: open,
    runoff: open,
    reballot: open,
    'no-votes': open,
    'no-quorum': open,
    overridden: open,
    'not-applicable': faint,
    withdrawn: faint,
  };
  return {
    width: view.width,
    strokes: view.unicode ? unicodeStrokes : asciiStrokes,
    line: view.unicode ? '─' : '-',
    won: view.unicode ? '●' : '*',
    strong,
    faint,
    verdict: (kind, text) => verdicts[kind](text),
  };
}

/** The numbers that begin and end a style on every terminal (ECMA-48, SGR). */
type Codes = readonly [begin: number, end: number];

const bold: Codes = [1, 22];
const dim: Codes = [2, 22];
const red: Codes = [31, 39];
const green: Codes = [32, 39];
const yellow: Codes = [33, 39];

function between([begin, end]: Codes) {
  return (line: string) => `\u001b[${begin}m${line}\u001b[${end}m`;
}
