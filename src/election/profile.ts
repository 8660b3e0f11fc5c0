import { type Sequence, sequence } from '../base/sequence.ts';
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

export function times({ heads, weight }: Amount, points: number): Amount {
  return { heads: heads * points, weight: weight * points };
}

/** Ballots that bear the same mark, are in the same groups (see `Groups`) and weigh the same. */
export interface ProfileEntry extends Amount {
  readonly mark: Mark;
  readonly cell: number;
}

/** All that a method sees of the ballots: each distinct mark with its ballots. */
export type Profile = Sequence<ProfileEntry>;

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

/** How many ballots bear a mark in a lot: the marks of the first lot stand at 0 and on, then those of the next. */
interface Heads {
  /** where those stand that any bear, ascending */
  readonly places: ArrayLike<number>;
  readonly heads: ArrayLike<number>;
}

/** So many counters are laid out at once; where there may be more, few of them are met. */
const mostCounters = 2 ** 22;

function profileOf(
  { marks: { marks, markOf }, codes }: Marked,
  { lots, of }: Lots,
  counts: Uint32Array | undefined,
): Profile {
  const sort = marks.length;
  const size = sort * lots.length;
  const { add, found } =
    size > Math.max(mostCounters, codes.length) ? sparse(codes.length) : dense(size);
  counts?.forEach((own, at) => {
    const lot = Math.floor(at / markOf.length);
    if (own > 0) add((markOf[at % markOf.length] ?? 0) + sort * lot, own);
  });
  for (let row = 0; counts === undefined && row < codes.length; row += 1) {
    const lot = of[row] ?? 0;
    if (lot < lots.length) add((markOf[codes[row] ?? 0] ?? 0) + sort * lot, 1);
  }
  const { places, heads } = found();
  return sequence(places.length, (at) => {
    const place = places[at] ?? size;
    const lot = lots[Math.floor(place / sort)];
    const mark = marks.at(place % sort);
    const own = heads[at] ?? 0;
    return lot && mark && { mark, cell: lot.cell, heads: own, weight: own * lot.weight };
  });
}

interface Counters {
  readonly add: (place: number, ballots: number) => void;
  readonly found: () => Heads;
}

function dense(size: number): Counters {
  const all = new Uint32Array(size);
  return {
    add: (place, ballots) => {
      all[place] = (all[place] ?? 0) + ballots;
    },
    found: () => {
      const places = new Uint32Array(all.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0));
      let next = 0;
      all.forEach((own, place) => {
        if (own === 0) return;
        places[next] = place;
        next += 1;
      });
      return { places, heads: places.map((place) => all[place] ?? 0) };
    },
  };
}

/** The places of up to so many ballots; they may be larger than any index of an array. */
function sparse(ballots: number): Counters {
  const all = new Float64Array(ballots);
  let length = 0;
  return {
    add: (place, more) => {
      all.fill(place, length, length + more);
      length += more;
    },
    found: () => {
      const sorted = all.subarray(0, length).sort();
      const heads = new Uint32Array(length);
      let last = -1;
      for (const [at, place] of sorted.entries()) {
        if (at === 0 || place !== sorted[last]) {
          last += 1;
          sorted[last] = place;
        }
        heads[last] = (heads[last] ?? 0) + 1;
      }
      return { places: sorted.slice(0, last + 1), heads: heads.slice(0, last + 1) };
    },
  };
}
