import type { VoterKeys } from './voter-keys.ts';

/** Rows one voter after the other, in the order of their first rows. */
export interface RowsByVoter {
  readonly rows: Uint32Array;
  /** where in `rows` those of each voter end */
  readonly ends: Uint32Array;
  /** of each voter, by number, the place among these, from 1 on; 0 for all others */
  readonly placeOf: Uint32Array;
}

/** Sorts rows, which come in the order of the table, by who cast them. */
export function rowsByVoter(rows: Uint32Array, { of, size }: VoterKeys): RowsByVoter {
  const placeOf = new Uint32Array(rows.length === 0 ? 0 : size);
  const counts: number[] = [];
  for (const row of rows) {
    const voter = of[row] ?? 0;
    const place = placeOf[voter] || counts.push(0);
    placeOf[voter] = place;
    counts[place - 1] = (counts[place - 1] ?? 0) + 1;
  }
  // Where those of each voter start, and in the end, when all of them are placed, where they end.
  const ends = new Uint32Array(counts.length);
  for (let place = 1; place < ends.length; place += 1)
    ends[place] = (ends[place - 1] ?? 0) + (counts[place - 1] ?? 0);
  const sorted = new Uint32Array(rows.length);
  for (const row of rows) {
    const place = (placeOf[of[row] ?? 0] ?? 0) - 1;
    const at = ends[place] ?? 0;
    sorted[at] = row;
    ends[place] = at + 1;
  }
  return { rows: sorted, ends, placeOf };
}
