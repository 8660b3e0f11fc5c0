import { foldText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';

/** Reads cells of a few columns by position and row, folded: each distinct text is folded once. */
export function foldedCells(
  table: readonly Column[],
  positions: readonly number[],
): (position: number, row: number) => string {
  const known = new Map(
    positions.map((at) => {
      const { codes, texts } = table[at] ?? { codes: [], texts: [] };
      return [at, { codes, texts: texts.map(foldText) }];
    }),
  );
  return (position, row) => {
    const own = known.get(position);
    return own?.texts[own.codes[row] ?? 0] ?? '';
  };
}
