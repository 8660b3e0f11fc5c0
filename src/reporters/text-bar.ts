/** The strokes of a bar. Parts differ by their texture, so that nothing hangs on colour. */
export interface Strokes {
  readonly full: string;
  /** eighths of a cell, one to seven; none in ASCII */
  readonly eighths: readonly string[];
  readonly against: string;
  readonly rest: string;
  readonly mark: string;
}

export const unicodeStrokes: Strokes = {
  full: '█',
  eighths: ['▏', '▎', '▍', '▌', '▋', '▊', '▉'],
  against: '▒',
  rest: '░',
  mark: '│',
};

export const asciiStrokes: Strokes = { full: '#', eighths: [], against: '-', rest: '.', mark: '|' };

/** What a bar of so many cells shows of a base. */
interface Bar {
  readonly width: number;
  readonly base: number;
  readonly favour: number;
  readonly against?: number;
  readonly threshold?: number | undefined;
}

/**
 * A bar over a base: the part in favour, the part against, and what is left, with a mark where the
 * threshold lies. The part in favour is cut to whole eighths, so that it never passes a mark it
 * did not reach; it keeps a sliver when it is not nothing.
 */
export function drawBar(shown: Bar, strokes: Strokes): string {
  const { width, base, favour, against = 0, threshold } = shown;
  if (base <= 0) return strokes.rest.repeat(width);
  const steps = strokes.eighths.length + 1;
  const eighths = Math.max(favour > 0 ? 1 : 0, Math.floor((favour * width * steps) / base));
  const whole = Math.min(width, Math.floor(eighths / steps));
  const partial = whole < width ? (strokes.eighths[(eighths % steps) - 1] ?? '') : '';
  const filled = whole + partial.length;
  const both = Math.round(((favour + against) * width) / base);
  const through = against > 0 ? Math.min(width, Math.max(filled, both)) : filled;
  const bar =
    strokes.full.repeat(whole) +
    partial +
    strokes.against.repeat(through - filled) +
    strokes.rest.repeat(width - through);
  if (threshold === undefined) return bar;
  const at = markAt(shown, threshold, whole);
  return bar.slice(0, at) + strokes.mark + bar.slice(at + 1);
}

/** The cell of the mark: behind the filled part when the threshold was not reached, within it when it was. */
function markAt({ width, base, favour }: Bar, threshold: number, whole: number): number {
  const cell = Math.min(width - 1, Math.floor((threshold * width) / base));
  // Reached, the mark has filled cells behind it; not reached, it stands behind the filled part.
  return favour < threshold
    ? Math.min(width - 1, Math.max(cell, whole))
    : Math.max(0, Math.min(cell, whole - 1));
}
