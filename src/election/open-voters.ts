import type { Mark } from './mark.ts';
import type { DuplicatesPolicy } from './policies.ts';

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

/** The rows of one voter by their indexes: the one that counts, if one does, and those set aside. */
export interface RowChoice {
  readonly now?: number;
  readonly others: readonly number[];
}

/** What is looked at of a row: rows with the same numbers, each smaller than its `size`, are of one sort. */
export interface RowReader {
  readonly traits: readonly { readonly size: number; readonly of: (row: number) => number }[];
  readonly read: (row: number) => OpenRow;
}

/** Those with the same choice together. Who could only have cast the same again is left out. */
export function votersIn(
  choices: readonly RowChoice[],
  policy: DuplicatesPolicy,
  reader: RowReader,
): readonly OpenVoters[] {
  const sorts = sortsOf(reader);
  const found = new Map<number | string, { sample: RowChoice; voters: number }>();
  for (const { now, others } of choices) {
    const own = now === undefined ? -1 : sorts.of(now);
    const other = sortsBeside(own, others, sorts.of);
    if (other.length === 0 && !(own >= 0 && policy === 'none')) continue;
    const key = keyOf(own, other);
    const known = found.get(key);
    if (known) {
      known.voters += 1;
      continue;
    }
    const sample: RowChoice = {
      ...(own >= 0 && { now: sorts.firstOf(own) }),
      others: other.map(sorts.firstOf),
    };
    found.set(key, { sample, voters: 1 });
  }
  return [...found.values()].map(({ sample: { now, others }, voters }) => ({
    voters,
    ...(now !== undefined && { now: reader.read(now) }),
    others: others.map(reader.read),
    // Where all of a voter's ballots are set aside for being several, one more sets aside the one that counts.
    orNone: now !== undefined && policy === 'none',
  }));
}

/** The sorts of a voter's other rows, each once and in order, but for the sort of the row that counts. */
function sortsBeside(
  own: number,
  others: readonly number[],
  sortOf: (row: number) => number,
): readonly number[] {
  const [first] = others;
  // One row set aside is the rule.
  if (first !== undefined && others.length === 1) {
    const sort = sortOf(first);
    return sort === own ? [] : [sort];
  }
  return [...new Set(others.map(sortOf))].filter((sort) => sort !== own).sort((a, b) => a - b);
}

/** There are fewer sorts of rows than this. */
const mostSorts = 2 ** 26;

/** One row set aside is the rule, and a number is found sooner than a text. */
function keyOf(own: number, others: readonly number[]): number | string {
  const [first] = others;
  return first !== undefined && others.length === 1
    ? (own + 1) * mostSorts + first
    : `${own} ${others.join(' ')}`;
}

/** Numbers the sorts of rows as they come. */
function sortsOf({ traits }: RowReader) {
  let most = 1;
  const steps = traits.map(({ size, of }) => {
    most *= size;
    return { size, of, number: numbering(most) };
  });
  const firsts: number[] = [];
  const of = (row: number): number => {
    let sort = 0;
    for (const step of steps) sort = step.number(sort * step.size + step.of(row));
    if (sort === firsts.length) firsts.push(row);
    return sort;
  };
  return { of, firstOf: (sort: number): number => firsts[sort] ?? -1 };
}

/** So many numbers are laid out at once. */
const mostLaidOut = 2 ** 16;

/** Numbers keys, each smaller than `most`, as they come. */
function numbering(most: number): (key: number) => number {
  if (most > mostLaidOut) {
    const known = new Map<number, number>();
    return (key) => {
      const own = known.get(key) ?? known.size;
      if (own === known.size) known.set(key, own);
      return own;
    };
  }
  const known = new Uint32Array(most);
  let count = 0;
  return (key) => {
    const own = known[key] ?? 0;
    if (own > 0) return own - 1;
    count += 1;
    known[key] = count;
    return count - 1;
  };
}
