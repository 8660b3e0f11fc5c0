import type { Codes, Column } from '../csv/column-store.ts';
import { countCodes, rowsWithout } from './code-counts.ts';
import { counted } from './disposition.ts';
import type { Mark } from './mark.ts';
import { numbering } from './numbering.ts';
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
  if (rows.weights) return weighedProfile(marks, codes, rows.codes, rows.weights.of, groups);
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
  { marks, markOf }: ContestMarks,
  given: Codes,
  codes: Uint8Array,
  weights: Float64Array,
  groups: RowCells | undefined,
): Profile {
  const cells = groups?.cells.length ?? 1;
  const { kindOf, kinds } = weightKinds(weights);
  const entries = numbering(marks.length * cells * kinds.length, given.length);
  const keys: number[] = [];
  const heads: number[] = [];
  for (let row = 0; row < given.length; row += 1) {
    if (codes[row] !== counted) continue;
    const place = (groups?.cellOf[row] ?? 0) + cells * (kindOf[row] ?? 0);
    const key = (markOf[given[row] ?? 0] ?? 0) + marks.length * place;
    const at = entries.of(key);
    if (at === keys.length) keys.push(key);
    heads[at] = (heads[at] ?? 0) + 1;
  }
  return keys.flatMap((key, at): ProfileEntry[] => {
    const mark = marks[key % marks.length];
    const place = Math.floor(key / marks.length);
    const own = heads[at] ?? 0;
    const weight = own * (kinds[Math.floor(place / cells)] ?? 0);
    return mark ? [{ mark, cell: place % cells, heads: own, weight }] : [];
  });
}

interface WeightKinds {
  readonly kindOf: Uint32Array;
  readonly kinds: readonly number[];
}

const knownKinds = new WeakMap<Float64Array, WeightKinds>();

/** The different weights, and which of them each row has: found once for all contests. */
function weightKinds(weights: Float64Array): WeightKinds {
  const known = knownKinds.get(weights);
  if (known) return known;
  const index = new Map<number, number>();
  const kindOf = Uint32Array.from(weights, (weight) => {
    const own = index.get(weight) ?? index.size;
    if (own === index.size) index.set(weight, own);
    return own;
  });
  const found = { kindOf, kinds: [...index.keys()] };
  knownKinds.set(weights, found);
  return found;
}
