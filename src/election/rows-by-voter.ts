import { type BitSet, countBits, ranksIn } from '../base/bit-set.ts';
import type { Codes } from '../csv/column-store.ts';
import { rowsWith } from './code-sightings.ts';
import type { VoterKeys } from './voter-keys.ts';

/** Rows one voter after the other, in the order of their first rows. */
export interface RowsByVoter {
  readonly rows: Uint32Array;
  /** where in `rows` those of each voter end */
  readonly ends: Uint32Array;
}

export const noRows: RowsByVoter = { rows: new Uint32Array(), ends: new Uint32Array() };

/** The rows that some voters cast, of the dispositions asked for. Where it is known, `rows` says which are theirs. */
export function rowsByVoter(
  wanted: BitSet,
  { of }: Pick<VoterKeys, 'of'>,
  codes: Uint8Array,
  dispositions: ReadonlySet<number>,
  rows: Uint32Array = rowsWith(wanted, of),
): RowsByVoter {
  const asked = Uint8Array.from({ length: 256 }, (_, code) => (dispositions.has(code) ? 1 : 0));
  return sorted(
    rows.filter((row) => asked[codes[row] ?? 0] === 1),
    of,
    wanted,
  );
}

function sorted(rows: Uint32Array, of: Codes, voters: BitSet): RowsByVoter {
  const rankOf = ranksIn(voters);
  // Of each of the voters the place, from 1 on.
  const placeOf = new Uint32Array(countBits(voters));
  const places = new Uint32Array(rows.length);
  const counts = new Uint32Array(placeOf.length);
  let met = 0;
  for (let at = 0; at < places.length; at += 1) {
    const rank = rankOf(of[rows[at] ?? 0] ?? 0);
    if (placeOf[rank] === 0) {
      met += 1;
      placeOf[rank] = met;
    }
    const place = (placeOf[rank] ?? 0) - 1;
    places[at] = place;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  // Where the rows of each voter start, and when all of them are placed, where they end.
  const ends = new Uint32Array(met);
  for (let place = 1; place < met; place += 1)
    ends[place] = (ends[place - 1] ?? 0) + (counts[place - 1] ?? 0);
  const found = new Uint32Array(rows.length);
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const end = ends[place] ?? 0;
    found[end] = rows[at] ?? 0;
    ends[place] = end + 1;
  }
  return { rows: found, ends };
}
