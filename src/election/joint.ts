import type { Table } from '../csv/table.ts';
import type { Category, Contest, Position } from './election.ts';
import type { Lot, Lots } from './lots.ts';
import { isFor, type Mark } from './mark.ts';
import { numbering } from './numbering.ts';
import { type Amount, nothing, plus } from './profile.ts';
import type { ContestMarks } from './read-marks.ts';

/**
 * The voters of a category by the positions they support and the groups they are in: bit n of
 * `positions` is the nth position, `cell` is that of `Groups`.
 */
export interface Combination extends Amount {
  readonly positions: number;
  readonly cell: number;
}

/** The participants of a category, each in exactly one combination; 0 supports no position. */
export interface JointProfile {
  readonly combinations: readonly Combination[];
}

/** Beside the bits of positions: whether the voter took part. */
const takesPart = 2 ** 30;

/** What each code of one contest contributes: the positions that it supports, and that its voter took part. */
interface Contribution {
  readonly bits: Uint32Array;
  readonly codes: ArrayLike<number>;
}

/** So many rows are joined at once: what is found of them fits into a cache. */
const block = 2 ** 14;

/** Counts distinct voters of a category, never selections. Withdrawn contests contribute nothing. */
export function jointProfile(
  category: Category,
  contests: readonly Contest[],
  marksOf: readonly (ContestMarks | undefined)[],
  table: Pick<Table, 'columns' | 'rows'>,
  { lots, of }: Lots,
): JointProfile {
  const parts = category.contests.flatMap((at) => {
    const contest = contests[at];
    const marks = marksOf[at];
    const column = table.columns[contest?.column ?? -1];
    if (contest?.status !== 'active' || !marks || !column) return [];
    return [contribution(at, category.positions, marks, column.codes, contest.scores?.lowest)];
  });
  const wordOf = numbering(2 * takesPart);
  const pairOf = numbering(Number.MAX_SAFE_INTEGER);
  const pairs: { readonly positions: number; readonly lot: Lot; heads: number }[] = [];
  const words = new Uint32Array(block);
  for (let start = 0; start < table.rows; start += block) {
    const end = Math.min(start + block, table.rows);
    words.fill(0);
    for (const part of parts) contribute(part, words, start, end);
    for (let row = start; row < end; row += 1) {
      const word = words[row - start] ?? 0;
      const lot = lots[of[row] ?? -1];
      if (word === 0 || lot === undefined) continue;
      const pair = pairOf(wordOf(word) * lots.length + (of[row] ?? 0));
      if (pair === pairs.length) pairs.push({ positions: word - takesPart, lot, heads: 0 });
      const own = pairs[pair];
      if (own) own.heads += 1;
    }
  }
  return { combinations: byCell(pairs) };
}

function contribute({ bits, codes }: Contribution, words: Uint32Array, start: number, end: number) {
  for (let row = start; row < end; row += 1)
    words[row - start] = (words[row - start] ?? 0) | (bits[codes[row] ?? 0] ?? 0);
}

/** Lots of one cell together. */
function byCell(
  pairs: readonly { readonly positions: number; readonly lot: Lot; readonly heads: number }[],
): readonly Combination[] {
  const found = new Map<string, Combination>();
  for (const { positions, lot, heads } of pairs) {
    const { cell, weight } = lot;
    const key = `${positions} ${cell}`;
    const own = plus(found.get(key) ?? nothing, { heads, weight: heads * weight });
    found.set(key, { positions, cell, ...own });
  }
  return [...found.values()].sort((a, b) => a.positions - b.positions || a.cell - b.cell);
}

function contribution(
  contest: number,
  positions: readonly Position[],
  marks: ContestMarks,
  codes: ArrayLike<number>,
  lowest: number | undefined,
): Contribution {
  const bits = Uint32Array.from(marks.marks, (mark) =>
    mark.kind === 'valid' || mark.kind === 'abstain'
      ? supportOf(contest, positions, mark, lowest) | takesPart
      : 0,
  );
  return { codes, bits: Uint32Array.from(marks.markOf, (mark) => bits[mark] ?? 0) };
}

function supportOf(
  contest: number,
  positions: readonly Position[],
  mark: Mark,
  lowest: number | undefined,
): number {
  if (mark.kind !== 'valid') return 0;
  return positions.reduce((bits, position, at) => {
    const supports = position.selections.some(
      (selection) => selection.contest === contest && isFor(mark, selection.option, lowest),
    );
    return supports ? bits | (1 << at) : bits;
  }, 0);
}
