import { bitSet, setBit } from '../base/bit-set.ts';
import { codeOf, counted } from './disposition.ts';
import { noRows, type RowsByVoter, rowsByVoter } from './rows-by-voter.ts';
import type { VoterKeys } from './voter-keys.ts';

/**
 * Rows of which at most one counts, choice after choice: of each voter the one that does now, if one
 * does, and those set aside. A row that nobody is known to have cast stands for itself.
 */
export interface RowChoices extends RowsByVoter {
  /** 1 for each of the rows that counts now; it is the first of its choice */
  readonly now: Uint8Array;
}

/** Rows set aside, in the order of the table, and what admission knows of all rows. */
interface Aside {
  readonly rows: Uint32Array;
  readonly codes: Uint8Array;
  readonly voters?: Pick<VoterKeys, 'of' | 'size'>;
  /** the rows of voters who have several */
  readonly repeated?: RowsByVoter | undefined;
}

const duplicate = codeOf('duplicate');

export function rowChoices(aside: Aside): RowChoices {
  const { rows, codes, voters, repeated } = aside;
  const nameless = rows.filter((row) => voters === undefined || voters.of[row] === 0);
  if (voters === undefined || nameless.length === rows.length)
    return countedFirst(nameless, noRows, codes);
  // Where nothing else was set aside, as a rule, their voters are those who have several.
  const known = rows.every((row) => codes[row] === duplicate) ? repeated : undefined;
  return countedFirst(nameless, known ?? rowsOfVoters(aside, voters), codes);
}

function rowsOfVoters({ rows, codes }: Aside, voters: Pick<VoterKeys, 'of' | 'size'>): RowsByVoter {
  const wanted = bitSet(voters.size);
  const sorts = new Set([counted]);
  for (const row of rows) {
    const voter = voters.of[row] ?? 0;
    if (voter > 0) setBit(wanted, voter);
    sorts.add(codes[row] ?? 0);
  }
  return rowsByVoter(wanted, voters, codes, sorts);
}

function countedFirst(alone: Uint32Array, others: RowsByVoter, codes: Uint8Array): RowChoices {
  const rows = new Uint32Array(alone.length + others.rows.length);
  const ends = new Uint32Array(alone.length + others.ends.length);
  rows.set(alone);
  rows.set(others.rows, alone.length);
  ends.set(alone.map((_, at) => at + 1));
  ends.set(
    others.ends.map((end) => alone.length + end),
    alone.length,
  );
  const now = new Uint8Array(rows.length);
  let start = 0;
  for (let choice = 0; choice < ends.length; choice += 1) {
    const end = ends[choice] ?? 0;
    for (let at = start; at < end; at += 1) {
      const row = rows[at] ?? 0;
      if (codes[row] !== counted) continue;
      if (at > start) rows.copyWithin(start + 1, start, at);
      rows[start] = row;
      now[start] = 1;
    }
    start = end;
  }
  return { rows, ends, now };
}
