import { counted } from './disposition.ts';
import { rowsByVoter } from './rows-by-voter.ts';
import type { VoterKeys } from './voter-keys.ts';

/**
 * Rows of which at most one counts, choice after choice: of each voter the one that does now, if one
 * does, and those set aside. A row that nobody is known to have cast stands for itself.
 */
export interface RowChoices {
  readonly rows: Uint32Array;
  /** 1 for each of the rows that counts now; it is the first of its choice */
  readonly now: Uint8Array;
  /** where in `rows` those of each choice end */
  readonly ends: Uint32Array;
}

/** The choices for rows set aside, which come in the order of the table. */
export function rowChoices(
  aside: Uint32Array,
  codes: Uint8Array,
  voters: VoterKeys | undefined,
): RowChoices {
  if (voters === undefined) return alone(aside);
  const nameless = alone(aside.filter((row) => voters.of[row] === 0));
  const named = rowsByVoter(
    aside.filter((row) => voters.of[row] !== 0),
    voters,
  );
  const counting = new Int32Array(named.ends.length).fill(-1);
  for (let row = 0; counting.length > 0 && row < codes.length; row += 1) {
    const place = named.placeOf[voters.of[row] ?? 0] ?? 0;
    if (place > 0 && codes[row] === counted) counting[place - 1] = row;
  }
  return joined(nameless, counting, named);
}

function alone(rows: Uint32Array): RowChoices {
  return { rows, now: new Uint8Array(rows.length), ends: rows.map((_, at) => at + 1) };
}

/** Choices, and after them those of voters with the row of each that counts, or -1, and with those set aside. */
function joined(
  first: RowChoices,
  counting: Int32Array,
  aside: Pick<RowChoices, 'rows' | 'ends'>,
): RowChoices {
  const leading = counting.filter((row) => row >= 0).length;
  const rows = new Uint32Array(first.rows.length + leading + aside.rows.length);
  const now = new Uint8Array(rows.length);
  const ends = new Uint32Array(first.ends.length + counting.length);
  rows.set(first.rows);
  ends.set(first.ends);
  let end = first.rows.length;
  let at = 0;
  counting.forEach((row, voter) => {
    if (row >= 0) {
      now[end] = 1;
      rows[end] = row;
      end += 1;
    }
    for (; at < (aside.ends[voter] ?? 0); at += 1) {
      rows[end] = aside.rows[at] ?? 0;
      end += 1;
    }
    ends[first.ends.length + voter] = end;
  });
  return { rows, now, ends };
}
