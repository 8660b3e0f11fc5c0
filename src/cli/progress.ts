import type { Source } from '../csv/source.ts';
import { countingLabel } from '../report/messages/terminal.ts';
import { asciiStrokes, unicodeStrokes } from '../reporters/text-bar.ts';
import { progressLine } from './progress-line.ts';
import type { Terminal } from './terminal.ts';
import { turn, whenStopped } from './when-stopped.ts';

/** Shows how far the reading is, on one line that is gone when it is done or is broken off. */
export interface Progress {
  /** the same file, watched */
  readonly watch: (source: Source) => Source;
  readonly done: () => Promise<void>;
}

/** What is over sooner is not shown, in milliseconds. */
const soon = 500;

/** The line is drawn anew no more often than this, in milliseconds. */
const between = 100;

const toStart = '\r';
const clearToEnd = '\u001b[K';

/** @param clock milliseconds, from any beginning */
export function progressOn(
  write: (text: string) => void,
  { width, unicode }: Pick<Terminal, 'width' | 'unicode'>,
  clock: () => number,
): Progress {
  const begun = clock();
  const files: { size: number | undefined; bytes: number; rows: number }[] = [];
  let drawn: number | undefined;
  const sum = (of: 'bytes' | 'rows') => files.reduce((all, file) => all + file[of], 0);
  const draw = (line: string) => write(`${toStart}${line}${clearToEnd}`);
  let goesOn: (() => Promise<void>) | undefined;
  const told = async (now: number): Promise<void> => {
    const sizes = files.flatMap(({ size }) => size ?? []);
    const size = sizes.reduce((all, one) => all + one, 0);
    const whole = sizes.length === files.length && sum('bytes') >= size;
    if (!whole && drawn !== undefined && now - drawn < between) return;
    drawn = now;
    goesOn ??= whenStopped(() => draw(''));
    const soFar = { bytes: sum('bytes'), rows: sum('rows'), elapsed: now - begun };
    const strokes = unicode ? unicodeStrokes : asciiStrokes;
    draw(
      whole
        ? countingLabel
        : progressLine(sizes.length === files.length ? { ...soFar, size } : soFar, width, strokes),
    );
    await turn();
  };
  return {
    watch: (source) => {
      const file = { size: source.size, bytes: 0, rows: 0 };
      files.push(file);
      return {
        ...source,
        onRead: (bytes, rows) => {
          file.bytes = bytes;
          file.rows = rows;
          const now = clock();
          return now - begun >= soon ? told(now) : undefined;
        },
      };
    },
    done: async () => {
      await goesOn?.();
      if (drawn !== undefined) draw('');
      drawn = undefined;
    },
  };
}
