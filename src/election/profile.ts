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

/** One distinct mark and the ballots that bear it. */
interface ProfileEntry extends Amount {
  readonly mark: Mark;
}

/** All that a method sees of the ballots: each distinct mark with its ballots. */
export type Profile = readonly ProfileEntry[];

/** The rows that count, with their weights. */
export interface CountedRows {
  /** the code of each row's disposition */
  readonly codes: Uint8Array;
  readonly weights?: { readonly of: Float64Array };
}

/** Counts each mark of a contest over the rows that count: a histogram over codes. */
export function profileOf(marks: ContestMarks, column: Column, rows: CountedRows): Profile {
  const heads = new Float64Array(marks.marks.length);
  const weight = new Float64Array(marks.marks.length);
  const weights = rows.weights?.of;
  column.codes.forEach((code, row) => {
    if (rows.codes[row] !== counted) return;
    const mark = marks.markOf[code] ?? 0;
    heads[mark] = (heads[mark] ?? 0) + 1;
    weight[mark] = (weight[mark] ?? 0) + (weights ? (weights[row] ?? 0) : 1);
  });
  return marks.marks.flatMap((mark, at) => {
    const own = heads[at] ?? 0;
    return own === 0 ? [] : [{ mark, heads: own, weight: weight[at] ?? 0 }];
  });
}
