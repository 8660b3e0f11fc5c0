import type { Column } from '../csv/column-store.ts';
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

/** Counts each mark of a contest over the rows that count: a histogram over codes, cells and weights. */
export function profileOf(
  marks: ContestMarks,
  column: Column,
  rows: CountedRows,
  cellOf?: Uint32Array,
): Profile {
  if (rows.weights) return weighedProfile(marks, column, rows.codes, rows.weights.of, cellOf);
  const sort = marks.marks.length;
  const heads: number[] = [];
  const { codes } = column;
  const { markOf } = marks;
  const admitted = rows.codes;
  if (cellOf === undefined) {
    const of = new Uint32Array(markOf.length);
    for (let row = 0; row < codes.length; row += 1) {
      const code = codes[row] ?? 0;
      if (admitted[row] === counted) of[code] = (of[code] ?? 0) + 1;
    }
    of.forEach((own, code) => {
      const at = markOf[code] ?? 0;
      if (own > 0) heads[at] = (heads[at] ?? 0) + own;
    });
  } else {
    for (let row = 0; row < codes.length; row += 1) {
      if (admitted[row] !== counted) continue;
      const at = (markOf[codes[row] ?? 0] ?? 0) + sort * (cellOf[row] ?? 0);
      heads[at] = (heads[at] ?? 0) + 1;
    }
  }
  const found: ProfileEntry[] = [];
  heads.forEach((own, at) => {
    const mark = marks.marks[at % sort];
    if (mark) found.push({ mark, cell: Math.floor(at / sort), heads: own, weight: own });
  });
  return found;
}

function weighedProfile(
  marks: ContestMarks,
  column: Column,
  codes: Uint8Array,
  weights: Float64Array,
  cellOf: Uint32Array | undefined,
): Profile {
  const found = new Map<string, { -readonly [key in keyof ProfileEntry]: ProfileEntry[key] }>();
  column.codes.forEach((code, row) => {
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
