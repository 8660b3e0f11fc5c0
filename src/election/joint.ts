import type { Table } from '../csv/table.ts';
import type { Category, Contest, Position } from './election.ts';
import type { Lots } from './lots.ts';
import type { Mark } from './mark.ts';
import type { Amount } from './profile.ts';
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

/** One more than the largest word of positions. */
const wordSize = 2 ** 30;

/** What one mark in one contest contributes: whether its voter took part, and which positions it supports. */
interface Contribution {
  readonly takesPart: Uint8Array;
  readonly supports: Uint32Array;
  readonly codes: ArrayLike<number>;
}

/** Counts distinct voters of a category, never selections. Withdrawn contests contribute nothing. */
export function jointProfile(
  category: Category,
  contests: readonly Contest[],
  marksOf: readonly (ContestMarks | undefined)[],
  table: Table,
  { lots, of }: Lots,
): JointProfile {
  const parts = category.contests.flatMap((at) => {
    const contest = contests[at];
    const marks = marksOf[at];
    const column = table.columns[contest?.column ?? -1];
    if (contest?.status !== 'active' || !marks || !column) return [];
    return [contribution(at, category.positions, marks, column.codes)];
  });
  const found = new Map<number, { -readonly [key in keyof Combination]: Combination[key] }>();
  for (let row = 0; row < table.rows; row += 1) {
    const lot = lots[of[row] ?? -1];
    if (lot === undefined) continue;
    let supported = 0;
    let takesPart = 0;
    for (const part of parts) {
      const code = part.codes[row] ?? 0;
      supported |= part.supports[code] ?? 0;
      takesPart |= part.takesPart[code] ?? 0;
    }
    if (takesPart === 0) continue;
    const { cell, weight } = lot;
    const key = supported + cell * wordSize;
    const own = found.get(key) ?? { positions: supported, cell, heads: 0, weight: 0 };
    own.heads += 1;
    own.weight += weight;
    found.set(key, own);
  }
  const order = (a: Combination, b: Combination) => a.positions - b.positions || a.cell - b.cell;
  return { combinations: [...found.values()].sort(order) };
}

function contribution(
  contest: number,
  positions: readonly Position[],
  marks: ContestMarks,
  codes: ArrayLike<number>,
): Contribution {
  const bits = marks.marks.map((mark) => supportOf(contest, positions, mark));
  const parts = marks.marks.map((mark) =>
    mark.kind === 'valid' || mark.kind === 'abstain' ? 1 : 0,
  );
  return {
    codes,
    supports: Uint32Array.from(marks.markOf, (mark) => bits[mark] ?? 0),
    takesPart: Uint8Array.from(marks.markOf, (mark) => parts[mark] ?? 0),
  };
}

function supportOf(contest: number, positions: readonly Position[], mark: Mark): number {
  if (mark.kind !== 'valid') return 0;
  return positions.reduce((bits, position, at) => {
    const supports = position.selections.some(
      (selection) => selection.contest === contest && mark.options.includes(selection.option),
    );
    return supports ? bits | (1 << at) : bits;
  }, 0);
}
