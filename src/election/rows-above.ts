import { foldText } from '../base/fold.ts';
import { type Column, cellAt, textAt } from '../csv/column-store.ts';

/** The rows above: how many, and the cells that a column has in them; of very many texts those nearest. */
export interface Body {
  readonly rows: number;
  /** the texts of a column, and how often each stands there */
  readonly textsOf: (column: Column) => ReadonlyMap<string, number>;
  /** whether one of its cells is of a sort, and how many are */
  readonly has: (column: Column, test: (folded: string) => boolean) => boolean;
  readonly having: (column: Column, test: (folded: string) => boolean) => number;
  /** of all rows: the sum of its figures, if they are such, and how many cells are filled */
  readonly totals: (column: Column) => { readonly sum: number; readonly filled: number };
}

/** Of columns of very many texts those in so many rows are kept. */
const nearest = 10_000;

export function bodyOf(start: number, top: number, flags: Uint8Array): Body {
  let rows = 0;
  for (let row = start; row < top; row += 1) if (flags[row] === 0) rows += 1;
  const known = new Map<Column, ReadonlyMap<string, number>>();
  const textsOf = (column: Column) => {
    const first = column.bulk ? Math.max(start, top - nearest) : start;
    const own = known.get(column) ?? textsIn(column, first, top, flags);
    known.set(column, own);
    return own;
  };
  return {
    rows,
    textsOf,
    has: (column, test) => {
      for (const text of textsOf(column).keys()) if (test(text)) return true;
      return false;
    },
    having: (column, test) => {
      let found = 0;
      for (const [text, count] of textsOf(column)) if (test(text)) found += count;
      return found;
    },
    totals: (column) => {
      let [sum, filled] = [0, 0];
      const add = (text: string, count: number) => {
        sum += count * Number(text);
        if (text !== '') filled += count;
      };
      if (column.bulk === undefined) for (const one of textsOf(column)) add(...one);
      else
        for (let row = start; row < top; row += 1)
          if (flags[row] === 0) add(foldText(cellAt(column, row)), 1);
      return { sum, filled };
    },
  };
}

/** The folded texts of a column in some rows, and how often each stands there. */
function textsIn(
  column: Column,
  start: number,
  top: number,
  flags: Uint8Array,
): ReadonlyMap<string, number> {
  const byCode = new Map<number, number>();
  for (let row = start; row < top; row += 1) {
    const code = column.codes[row] ?? 0;
    if (flags[row] === 0) byCode.set(code, (byCode.get(code) ?? 0) + 1);
  }
  const found = new Map<string, number>();
  for (const [code, count] of byCode) {
    const text = foldText(textAt(column, code));
    found.set(text, (found.get(text) ?? 0) + count);
  }
  return found;
}
