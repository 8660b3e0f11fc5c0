import { progressWords } from '../report/messages/terminal.ts';
import { drawBar, type Strokes } from '../reporters/text-bar.ts';
import { widthOf } from '../reporters/text-layout.ts';

/** How far the reading is. Of standard input nobody knows how much will come. */
export interface ReadSoFar {
  readonly bytes: number;
  readonly size?: number;
  readonly rows: number;
  /** milliseconds since it began */
  readonly elapsed: number;
}

const widestBar = 24;

/** `Reading ██████░░░░ 45%  3 s left  1,234,567 rows  121.5 of 270.0 MB`, as much of it as fits in `width` columns. */
export function progressLine(soFar: ReadSoFar, width: number, strokes: Strokes): string {
  const { bytes, size } = soFar;
  const { lead, percent, rest } = progressWords({ ...soFar, ...leftOf(soFar) });
  const known = size !== undefined && size > 0;
  const bar = (columns: number) =>
    known
      ? ` ${drawBar({ width: columns, base: size, favour: Math.min(bytes, size) }, strokes)}`
      : '';
  const head = (columns: number) => `${lead}${bar(columns)}${percent === '' ? '' : ` ${percent}`}`;
  // The last column stays free: some terminals would begin a new line behind it.
  const room = width - 1;
  for (let kept = rest.length; kept >= 0; kept -= 1) {
    const line = [head(widestBar), ...rest.slice(0, kept)].join('  ');
    if (widthOf(line) <= room) return line;
  }
  return head(6).slice(0, Math.max(0, room));
}

/** Seconds until all is read, if it goes on as it went. */
function leftOf({ bytes, size, elapsed }: ReadSoFar): { readonly seconds?: number } {
  if (size === undefined || bytes === 0 || bytes >= size) return {};
  return { seconds: Math.ceil((elapsed * (size - bytes)) / bytes / 1000) };
}
