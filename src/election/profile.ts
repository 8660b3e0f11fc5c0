import type { Codes } from '../csv/column-store.ts';
import { countCodes } from './code-counts.ts';
import type { Lots } from './lots.ts';
import type { Mark } from './mark.ts';
import { packedCounts } from './packed-counts.ts';
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

/** Ballots that bear the same mark, are in the same groups (see `Groups`) and weigh the same. */
interface ProfileEntry extends Amount {
  readonly mark: Mark;
  readonly cell: number;
}

/** All that a method sees of the ballots: each distinct mark with its ballots. */
export type Profile = readonly ProfileEntry[];

/** So many counters are laid out at once; where there may be more, few of them are met. */
const mostCounters = 2 ** 22;

/** The marks of a contest, and the codes of its column. */
interface Marked {
  readonly marks: ContestMarks;
  readonly codes: Codes;
}

/** Counts each mark of each contest over the rows that count: histograms over codes and lots. */
export function profilesOf(
  contests: readonly (Marked | undefined)[],
  rows: Lots,
): readonly Profile[] {
  const counts = countsOf(contests, rows);
  return contests.map((own, at) => (own ? profileOf(own, rows, counts[at]) : []));
}

/** How often each code of each contest stands in each lot, as far as that is quickly found. */
function countsOf(contests: readonly (Marked | undefined)[], { lots, of }: Lots) {
  const columns = contests.map((own) => own && { codes: own.codes, size: own.marks.markOf.length });
  if (!(of instanceof Uint8Array)) return [];
  if (lots.length === 1) return columns.map((own) => own && countCodes(own.codes, own.size, of));
  return packedCounts(columns, { of, count: lots.length });
}

function profileOf(
  { marks: { marks, markOf }, codes }: Marked,
  { lots, of }: Lots,
  counts: Uint32Array | undefined,
): Profile {
  const sort = marks.length;
  const size = sort * lots.length;
  const most = Math.max(mostCounters, codes.length);
  const heads: Uint32Array | number[] = size > most ? [] : new Uint32Array(size);
  const add = (lot: number, code: number, rows: number) => {
    const at = (markOf[code] ?? 0) + sort * lot;
    heads[at] = (heads[at] ?? 0) + rows;
  };
  counts?.forEach((own, at) => {
    if (own > 0) add(Math.floor(at / markOf.length), at % markOf.length, own);
  });
  for (let row = 0; counts === undefined && row < codes.length; row += 1) {
    const lot = of[row] ?? 0;
    if (lot < lots.length) add(lot, codes[row] ?? 0, 1);
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
