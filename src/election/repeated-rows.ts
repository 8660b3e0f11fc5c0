import { sightingsOf } from './code-sightings.ts';
import { counted } from './disposition.ts';
import { noRows, type RowsByVoter, rowsByVoter } from './rows-by-voter.ts';
import type { VoterKeys } from './voter-keys.ts';

/** The admissible rows of each voter who has several. */
export function repeatedRows(
  codes: Uint8Array,
  voters: Pick<VoterKeys, 'of' | 'size'>,
): RowsByVoter {
  const { again, rowsOfAgain } = sightingsOf(voters.of, voters.size);
  if (again.every((word) => word === 0)) return noRows;
  return ofSeveral(rowsByVoter(again, voters, codes, new Set([counted]), rowsOfAgain()));
}

/** Without the voters of whom but one row is admissible. */
function ofSeveral(all: RowsByVoter): RowsByVoter {
  const rows = new Uint32Array(all.rows.length);
  const ends: number[] = [];
  let count = 0;
  let start = 0;
  for (let voter = 0; voter < all.ends.length; voter += 1) {
    const end = all.ends[voter] ?? 0;
    for (let at = start; at < end && end - start > 1; at += 1) {
      rows[count] = all.rows[at] ?? 0;
      count += 1;
    }
    if (end - start > 1) ends.push(count);
    start = end;
  }
  return { rows: rows.subarray(0, count), ends: Uint32Array.from(ends) };
}
