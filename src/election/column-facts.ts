import { cleanText, foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import type { Column } from '../csv/column-store.ts';

/** One distinct cell of a column: its folded text, its commonest spelling, and in how many rows it stands. */
export interface Value {
  readonly folded: string;
  readonly text: string;
  readonly rows: number;
}

/** What is known of a column before its meaning is. `values` leave out blank cells and are ordered by folded text. */
export interface ColumnFacts {
  readonly position: number;
  readonly heading: string;
  /** the folded heading */
  readonly name: string;
  readonly rows: number;
  readonly filled: number;
  readonly values: readonly Value[];
}

/** Looks at each distinct cell once. Rows of which `usable` is 0 are left out. */
export function columnFacts(column: Column, position: number, usable: Uint8Array): ColumnFacts {
  const counts = new Uint32Array(column.texts.length);
  let rows = 0;
  column.codes.forEach((code, row) => {
    if (usable[row] !== 1) return;
    counts[code] = (counts[code] ?? 0) + 1;
    rows += 1;
  });
  const spellings = new Map<string, Map<string, number>>();
  column.texts.forEach((text, code) => {
    const count = counts[code] ?? 0;
    const folded = foldText(text);
    if (count === 0 || folded === '') return;
    const own = spellings.get(folded) ?? new Map<string, number>();
    const clean = cleanText(text).replace(/[^\S\n\r]+/gu, ' ');
    own.set(clean, (own.get(clean) ?? 0) + count);
    spellings.set(folded, own);
  });
  const values = [...spellings]
    .map(([folded, own]) => ({ folded, text: commonest(own), rows: sum(own.values()) }))
    .sort((a, b) => byCodeUnit(a.folded, b.folded));
  const filled = sum(values.map((value) => value.rows));
  return {
    position,
    heading: column.heading,
    name: foldText(column.heading),
    rows,
    filled,
    values,
  };
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  return first?.[0] ?? '';
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
