import type { Codes, Column } from '../csv/column-store.ts';
import { countCodes, rowsWithout } from './code-counts.ts';
import { counted } from './disposition.ts';
import type { Mark } from './mark.ts';
import type { ContestMarks } from './read-marks.ts';

/**
 * How much of something: `heads` are ballots, `weight` their weight in whole units of 1/10^places.
 * Where ballots are not weighted both are the same number.
 */
export interface Amount {
  readonly heads: number;
  readonly weight: number;
}

export const nothing: Amount = { heads: 0, weight: 0 };

export function plus(a: Amount, b: Amount): Amount {
  return { heads: a.heads + b.heads, weight: a.weight + b.weight };
}

/** Ballots that bear the same mark, are in the same groups (see `Cells`) and weigh the same. */
interface ProfileEntry extends Amount {
  readonly mark: Mark;
  readonly cell: number;
}

/** All that a method sees of the ballots: each distinct mark with its ballots. */
export type Profile = readonly ProfileEntry[];

/** The rows that count, with their weights and the cell of groups in which each is. */
export interface CountedRows {
  /** the code of each row's disposition */
  readonly codes: Uint8Array;
  readonly weights?: { readonly of: Float64Array };
}

/** The cell of groups in which each row is that counts, and as many as there are. */
interface RowCells {
  readonly cellOf: Uint32Array;
  readonly cells: ArrayLike<unknown>;
}

/** Counts each mark of a contest over the rows that count: a histogram over codes, cells and weights. */
export function profileOf(
  marks: ContestMarks,
  { codes }: Column,
  rows: CountedRows,
  groups?: RowCells,
): Profile {
  if (rows.weights)
    return weighedProfile(marks, codes, rows.codes, rows.weights.of, groups?.cellOf);
  const { markOf } = marks;
  const counts = groups
    ? countInCells(codes, markOf.length, rows.codes, groups)
    : countCodes(codes, markOf.length, rows.codes, counted);
  const sort = marks.marks.length;
  const heads: number[] = [];
  counts.forEach((own, key) => {
    if (own === 0) return;
    const at = (markOf[key % markOf.length] ?? 0) + sort * Math.floor(key / markOf.length);
    heads[at] = (heads[at] ?? 0) + own;
  });
  const found: ProfileEntry[] = [];
  heads.forEach((own, at) => {
    const mark = marks.marks[at % sort];
    if (mark) found.push({ mark, cell: Math.floor(at / sort), heads: own, weight: own });
  });
  return found;
}

/** Codes in cells are counted in one array up to so many; most of more have no rows. */
const mostDense = 2 ** 22;

/** How many rows that count have each code in each cell, at `code + size * cell`. */
function countInCells(
  codes: Codes,
  size: number,
  admitted: Uint8Array,
  { cells, cellOf }: RowCells,
): Uint32Array | number[] {
  const dense = size * cells.length;
  const counts = dense <= mostDense ? new Uint32Array(dense) : [];
  for (let row = 0; row < codes.length; row += 1) {
    const key = (codes[row] ?? 0) + size * (cellOf[row] ?? 0);
    counts[key] = (counts[key] ?? 0) + 1;
  }
  for (const row of rowsWithout(admitted, counted)) {
    const key = (codes[row] ?? 0) + size * (cellOf[row] ?? 0);
    counts[key] = (counts[key] ?? 0) - 1;
  }
  return counts;
}

function weighedProfile(
  marks: ContestMarks,
  given: Codes,
  codes: Uint8Array,
  weights: Float64Array,
  cellOf: Uint32Array | undefined,
): Profile {
  const found = new Map<string, { -readonly [key in keyof ProfileEntry]: ProfileEntry[key] }>();
  given.forEach((code, row) => {
    if (codes[row] !== counted) return;
    const at = marks.markOf[code] ?? 0;
    const cell = cellOf?.[row] ?? 0;
    const weight = weights[row] ?? 0;
    const key = `${at} ${cell} ${weight}`;
    const own = found.get(key);
    const mark = marks.marks[at];
    if (own) {
      own.heads += 1;
      own.weight += weight;
    } else if (mark) found.set(key, { mark, cell, heads: 1, weight });
  });
  return [...found.values()];
}
