/**
 * The physical line on which each row starts, as runs: within one, each row starts on the line after that of
 * the row before. Nearly always there is one run.
 */
export interface RowLines {
  readonly rows: number;
  /** of each run its first row and the line of that, one after the other */
  readonly runs: Uint32Array;
}

/** The line on which a row starts; undefined where there is no such row. */
export function lineAt({ rows, runs }: RowLines, row: number): number | undefined {
  if (row < 0 || row >= rows) return undefined;
  const at = 2 * runOf(runs, row);
  return (runs[at + 1] ?? 0) + row - (runs[at] ?? 0);
}

/** The number of the run in which a row is. */
function runOf(runs: Uint32Array, row: number): number {
  let low = 0;
  let high = runs.length / 2;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((runs[2 * middle] ?? 0) <= row) low = middle;
    else high = middle;
  }
  return low;
}

/** Rows one after another; `before` is how many lines come before those of a part. */
export function joinLines(
  parts: readonly { readonly lines: RowLines; readonly before: number }[],
): RowLines {
  const runs = new Uint32Array(parts.reduce((sum, { lines }) => sum + lines.runs.length, 0));
  let rows = 0;
  let to = 0;
  for (const { lines, before } of parts) {
    for (let at = 0; at < lines.runs.length; at += 2, to += 2) {
      runs[to] = rows + (lines.runs[at] ?? 0);
      runs[to + 1] = before + (lines.runs[at + 1] ?? 0);
    }
    rows += lines.rows;
  }
  return { rows, runs };
}

/** Without the first rows. */
export function linesFrom(lines: RowLines, row: number): RowLines {
  const line = lineAt(lines, row);
  if (line === undefined) return { rows: 0, runs: new Uint32Array(0) };
  const runs = lines.runs.slice(2 * runOf(lines.runs, row));
  for (let at = 2; at < runs.length; at += 2) runs[at] = (runs[at] ?? 0) - row;
  runs.set([0, line]);
  return { rows: lines.rows - row, runs };
}
