import type { Column } from '../csv/column-store.ts';
import type { Lots } from './lots.ts';
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

/** So many counters are laid out at once; where there may be more, few of them are met. */
const mostCounters = 2 ** 22;

/** Counts each mark of a contest over the rows that count: a histogram over codes and lots. */
export function profileOf({ marks, markOf }: ContestMarks, { codes }: Column, rows: Lots): Profile {
  const { lots, of } = rows;
  const sort = marks.length;
  const size = sort * lots.length;
  const most = Math.max(mostCounters, codes.length);
  const heads: Uint32Array | number[] = size > most ? [] : new Uint32Array(size);
  for (let row = 0; row < codes.length; row += 1) {
    const lot = of[row] ?? 0;
    if (lot >= lots.length) continue;
    const at = (markOf[codes[row] ?? 0] ?? 0) + sort * lot;
    heads[at] = (heads[at] ?? 0) + 1;
  }
  const found: ProfileEntry[] = [];
  heads.forEach((own, at) => {
    const mark = marks[at % sort];
    const lot = lots[Math.floor(at / sort)];
    if (own === 0 || mark === undefined || lot === undefined) return;
    found.push({ mark, cell: lot.cell, heads: own, weight: own * lot.weight });
  });
  return found;
}
