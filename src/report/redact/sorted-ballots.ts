import { byCodeUnit } from '../../base/order.ts';
import { type Codes, codesFor } from '../../csv/column-store.ts';

/** One column of ballots: its distinct cells, and by number which of them each ballot has. */
export interface CellColumn {
  readonly cells: readonly string[];
  readonly of: Codes;
}

/** The cells of so many ballots. */
export function cellColumn(ballots: number, cellOf: (ballot: number) => string): CellColumn {
  const numbers = new Map<string, number>();
  const wide = new Uint32Array(ballots);
  for (let ballot = 0; ballot < ballots; ballot += 1) {
    const cell = cellOf(ballot);
    const number = numbers.get(cell) ?? numbers.size;
    if (number === numbers.size) numbers.set(cell, number);
    wide[ballot] = number;
  }
  const of = codesFor(ballots, numbers.size - 1);
  of.set(wide);
  return { cells: [...numbers.keys()], of };
}

/**
 * Ballots in the order of the lines that their cells make, one column behind the other with a delimiter
 * between; those with the same line stay as they were. They are counted by each column, the last first,
 * without a line of each.
 */
export function sortedBallots(
  columns: readonly CellColumn[],
  delimiter: string,
  ballots: Uint32Array,
): Uint32Array {
  let order = ballots;
  for (const [at, { cells, of }] of [...columns.entries()].reverse()) {
    if (cells.length < 2) continue;
    const end = at === columns.length - 1 ? '' : delimiter;
    const ranks = ranksOf(cells.map((cell) => cell + end));
    const starts = new Uint32Array(cells.length + 1);
    for (const number of of) {
      const next = (ranks[number] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + 1;
    }
    for (let rank = 1; rank < starts.length; rank += 1)
      starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
    const sorted = new Uint32Array(order.length);
    for (const ballot of order) {
      const rank = ranks[of[ballot] ?? 0] ?? 0;
      const place = starts[rank] ?? 0;
      sorted[place] = ballot;
      starts[rank] = place + 1;
    }
    order = sorted;
  }
  return order;
}

/** The place of each text in the order of all. */
function ranksOf(texts: readonly string[]): Uint32Array {
  const ranks = new Uint32Array(texts.length);
  const order = [...texts.keys()].sort((a, b) => byCodeUnit(texts[a] ?? '', texts[b] ?? ''));
  for (const [rank, text] of order.entries()) ranks[text] = rank;
  return ranks;
}
