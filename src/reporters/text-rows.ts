import { formatNumber, formatPercent } from '../report/numbers.ts';
import type { ShareReport } from '../report/schema.ts';
import { drawBar } from './text-bar.ts';
import { hang, padEnd, padStart, widthOf, wrap } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { safe } from './visible.ts';

/** One thing with its votes: an option, or a position. */
interface BarRow {
  readonly mark: string;
  readonly title: string;
  readonly share: ShareReport;
}

/** With less room than this, a title stands above its bar instead of beside it. */
const leastRoom = 18;

/** `● Title  ███████░░░  189  43.45%`: aligned rows, with the title above the bar where it is narrow. */
export function barRows(rows: readonly BarRow[], pen: Pen): string[] {
  const votes = rows.map((row) => formatNumber(row.share.votes));
  const digits = Math.max(1, ...votes.map(widthOf));
  const lead = rows.some((row) => row.mark !== '') ? 4 : 2;
  const figures = digits + 2 + 7;
  const wide = Math.max(8, Math.min(28, Math.floor((pen.width - 4) * 0.28)));
  const room = pen.width - lead - wide - figures - 4;
  const stacked = room < leastRoom;
  const bar = stacked ? Math.max(4, Math.min(28, pen.width - lead - figures - 2)) : wide;
  const titles = rows.map((row) => wrap(safe(row.title), stacked ? pen.width - lead : room));
  const column = Math.max(4, ...titles.flat().map(widthOf));
  return rows.flatMap((row, at) => {
    const { votes: count, of, percent } = row.share;
    const drawn = drawBar({ width: bar, base: of, favour: count }, pen.strokes);
    const share = percent === undefined ? '' : padStart(formatPercent(percent), 7);
    const shown = `${drawn}  ${padStart(votes[at] ?? '', digits)}  ${share}`;
    const first = ' '.repeat(2) + padEnd(row.mark, lead - 2);
    const indent = ' '.repeat(lead);
    if (stacked) return [...hang(first, safe(row.title), pen.width), `${indent}${shown}`];
    const [head = '', ...rest] = titles[at] ?? [];
    return [`${first}${padEnd(head, column)}  ${shown}`, ...rest.map((line) => indent + line)];
  });
}
