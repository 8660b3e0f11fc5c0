import type { Mark } from './mark.ts';
import { numbering } from './numbering.ts';
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

/** The rows of one voter after those of another: the one that counts, if one does, and those set aside. */
export interface RowChoices {
  readonly rows: Uint32Array;
  /** where the rows of each voter start, and at last where those of the last end */
  readonly starts: Uint32Array;
  /** 1 for a voter of whose rows the first counts */
  readonly counts: Uint8Array;
}

/** Something that is looked at of each row of the choices: a number smaller than `size`. */
export interface RowTrait {
  readonly size: number;
  readonly numbers: Uint32Array;
}

/** Voters with the same choice, by one of them. */
interface Alike {
  readonly own: number;
  readonly others: readonly number[];
  voters: number;
}

/**
 * Those with the same choice together: rows are of one sort where all their traits are the same. Who
 * could only have cast the same again is left out. `read` takes a place in `rows`.
 */
export function votersIn(
  choices: RowChoices,
  policy: DuplicatesPolicy,
  traits: readonly RowTrait[],
  read: (at: number) => OpenRow,
): readonly OpenVoters[] {
  const { rows, starts, counts } = choices;
  const { sorts, size } = sortsOf(traits, rows.length);
  const pairs = numbering((size + 1) * size, counts.length);
  const found: Alike[] = [];
  const ofPairs: Alike[] = [];
  const ofSeveral = new Map<string, Alike>();
  for (let voter = 0; voter < counts.length; voter += 1) {
    const start = starts[voter] ?? 0;
    const end = starts[voter + 1] ?? 0;
    const own = counts[voter] === 1 ? (sorts[start] ?? 0) : -1;
    const from = own < 0 ? start : start + 1;
    const first = sorts[from] ?? 0;
    // One row set aside is the rule, and a number is found sooner than a text.
    const isPair = end - from === 1 && first !== own;
    const others = isPair ? [first] : sortsBeside(own, sorts, from, end);
    if (others.length === 0 && !(own >= 0 && policy === 'none')) continue;
    const pair = isPair ? pairs.of((own + 1) * size + first) : -1;
    const key = isPair ? '' : `${own} ${others.join(' ')}`;
    const known = isPair ? ofPairs[pair] : ofSeveral.get(key);
    if (known) {
      known.voters += 1;
      continue;
    }
    const alike = { own, others, voters: 1 };
    found.push(alike);
    if (isPair) ofPairs[pair] = alike;
    else ofSeveral.set(key, alike);
  }
  const firsts = new Uint32Array(size);
  for (let at = sorts.length - 1; at >= 0; at -= 1) firsts[sorts[at] ?? 0] = at;
  const sample = (sort: number) => read(firsts[sort] ?? 0);
  return found.map(({ own, others, voters }) => ({
    voters,
    ...(own >= 0 && { now: sample(own) }),
    others: others.map(sample),
    // Where all of a voter's ballots are set aside for being several, one more sets aside the one that counts.
    orNone: own >= 0 && policy === 'none',
  }));
}

/** The sorts of a voter's other rows, each once and in order, but for the sort of the row that counts. */
function sortsBeside(
  own: number,
  sorts: Uint32Array,
  from: number,
  end: number,
): readonly number[] {
  if (end - from === 1 && sorts[from] === own) return [];
  const others = new Set(sorts.subarray(from, end));
  return [...others].filter((sort) => sort !== own).sort((a, b) => a - b);
}

/** Numbers the sorts of rows as they come. */
function sortsOf(traits: readonly RowTrait[], length: number) {
  const sorts = new Uint32Array(length);
  let size = 1;
  for (const { size: own, numbers } of traits) {
    const sort = numbering(size * own, length);
    for (let at = 0; at < length; at += 1)
      sorts[at] = sort.of((sorts[at] ?? 0) * own + (numbers[at] ?? 0));
    size = sort.size();
  }
  return { sorts, size };
}
