import type { Mark } from './mark.ts';
import { numbering } from './numbering.ts';
import type { DuplicatesPolicy } from './policies.ts';
import type { RowChoices } from './row-choices.ts';

/** A row as it counts, or would. */
export interface OpenRow {
  /** its marks in the contests that were asked for, in their order */
  readonly marks: readonly Mark[];
  /** an index into the cells of open ballots */
  readonly cell: number;
  /** in the unit that decides */
  readonly weight: number;
}

/** Voters, or rows that stand for themselves, who have the same choice of rows: at most one of each counts. */
export interface OpenVoters {
  readonly voters: number;
  /** the row that counts now */
  readonly now?: OpenRow;
  readonly others: readonly OpenRow[];
  /** whether none of the rows may count where one does now */
  readonly orNone: boolean;
}

/** What is looked at of a row: rows with the same numbers, each smaller than its `size`, are of one sort. */
export interface RowReader {
  readonly traits: readonly { readonly size: number; readonly of: (row: number) => number }[];
  readonly read: (row: number) => OpenRow;
}

/** Those with the same choice together. Who could only have cast the same again is left out. */
export function votersIn(
  { rows, now, ends }: RowChoices,
  policy: DuplicatesPolicy,
  reader: RowReader,
): readonly OpenVoters[] {
  const { of, firsts } = sortsOf(rows, reader);
  const found = new Map<number | string, Sorted>();
  let start = 0;
  for (let choice = 0; choice < ends.length; choice += 1) {
    const end = ends[choice] ?? 0;
    const own = now[start] === 1 ? (of[start] ?? -1) : -1;
    const others = sortsBeside(own, of, own < 0 ? start : start + 1, end);
    start = end;
    // Where all of a voter's ballots are set aside for being several, one more sets aside the one that counts.
    if (others.length === 0 && !(own >= 0 && policy === 'none')) continue;
    const [first] = others;
    // One row set aside is the rule, and a number is found sooner than a text.
    const key =
      first !== undefined && others.length === 1
        ? (own + 1) * firsts.length + first
        : `${own} ${others.join(' ')}`;
    const known = found.get(key);
    if (known) known.voters += 1;
    else found.set(key, { own, others, voters: 1 });
  }
  const read = (sort: number) => reader.read(firsts[sort] ?? -1);
  return [...found.values()].map(({ own, others, voters }) => ({
    voters,
    ...(own >= 0 && { now: read(own) }),
    others: others.map(read),
    orNone: own >= 0 && policy === 'none',
  }));
}

/** Voters by the sorts of their rows: of the one that counts, -1 without one, and of the others. */
interface Sorted {
  readonly own: number;
  readonly others: readonly number[];
  voters: number;
}

/** The sorts of a voter's other rows, each once and in order, but for the sort of the row that counts. */
function sortsBeside(own: number, of: Uint32Array, start: number, end: number): readonly number[] {
  if (end - start === 1) return of[start] === own ? [] : [of[start] ?? 0];
  const sorts = new Set(of.subarray(start, end));
  sorts.delete(own);
  return [...sorts].sort((a, b) => a - b);
}

/** Numbers the sorts of rows as they come; `firsts` has a row of each. */
function sortsOf(rows: Uint32Array, { traits }: RowReader) {
  const of = new Uint32Array(rows.length);
  let most = 1;
  for (const { size, of: traitOf } of traits) {
    most *= size;
    const number = numbering(most);
    for (let at = 0; at < rows.length; at += 1)
      of[at] = number((of[at] ?? 0) * size + traitOf(rows[at] ?? 0));
  }
  const firsts: number[] = [];
  for (let at = 0; at < rows.length; at += 1)
    if (of[at] === firsts.length) firsts.push(rows[at] ?? 0);
  return { of, firsts };
}
