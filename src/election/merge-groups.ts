import { type Figure, findLeak, keyOf, type Leak, reduced, type Work } from './subtraction.ts';

/** Ballots that are in the same group of every column. `groups[c]` is the index of the group in column c. */
export interface Cell {
  readonly groups: readonly number[];
  readonly ballots: number;
}

/** For each group of a column, the number of its block. */
type Blocks = readonly number[];

/** The steps of one search, and those after which a column is coarsened by halves: a second at most. */
const stepsOfSearch = 2_000_000;
const stepsOfColumn = 4_000_000;
/** Of so many combinations the searches would take seconds. */
const mostCells = 20_000;

/**
 * Merges groups into blocks so that nothing about fewer than `smallest` ballots is published, nor
 * found by adding and subtracting the figures of blocks, over all columns. Columns are taken in
 * order, and an earlier one is never coarsened for the sake of a later one.
 *
 * Not seen: what follows from figures being whole and not negative, or from knowing some voters.
 * When all ballots together are fewer than `smallest`, each column is one block.
 *
 * @param cells the distinct combinations with their ballots (each > 0)
 * @param groupCounts how many groups each column has (some may have no ballots at all)
 * @param merged the blocks of the first columns, where they are known
 * @returns for each column, for each of its groups, the index of the block under which it is
 * published; blocks are numbered from 0 in order of their first group. A column may end as one
 * block, which tells nothing apart.
 */
export function mergeGroups(
  cells: readonly Cell[],
  groupCounts: readonly number[],
  smallest: number,
  merged: readonly Blocks[] = [],
): readonly Blocks[] {
  const done = [...merged];
  for (const [column, count] of groupCounts.entries()) {
    if (column < merged.length) continue;
    const ballots = new Array<number>(count).fill(0);
    for (const cell of cells) {
      const group = cell.groups[column] ?? 0;
      ballots[group] = (ballots[group] ?? 0) + cell.ballots;
    }
    const blocks = smallest > 1 ? mergedAlone(ballots, smallest) : [...ballots.keys()];
    done.push(mergedBeside(done, blocks, ballots, cells, smallest));
  }
  return done;
}

/** The small groups are one block; alone or still too small, it takes in the next smallest. */
function mergedAlone(ballots: readonly number[], smallest: number): Blocks {
  const bySize = smallestFirst(ballots);
  let merged = 0;
  let sum = 0;
  for (const group of bySize) {
    const size = ballots[group] ?? 0;
    if (size >= smallest && (merged === 0 || sum >= smallest)) break;
    merged += 1;
    sum += size;
  }
  const hidden = new Set(bySize.slice(0, merged));
  const [kept = 0] = hidden;
  return numbered(ballots.map((_, group) => (hidden.has(group) ? kept : group)));
}

/** Coarsens a column until it gives nothing away beside those already done. */
function mergedBeside(
  done: readonly Blocks[],
  alone: Blocks,
  ballots: readonly number[],
  cells: readonly Cell[],
  smallest: number,
): Blocks {
  let blocks = alone;
  let spent = 0;
  // One block is the sum of any other column's: it adds nothing. Blocks of one column have no ballot in common.
  while (smallest > 1 && countOf(blocks) > 1 && done.some((other) => countOf(other) > 1)) {
    if (cells.length > mostCells) return blocks.map(() => 0);
    const columns = [...done, blocks];
    const starts = unknownsOf(columns);
    const work = { left: stepsOfSearch };
    const leak = findLeak(figuresOf(cells, columns, starts), smallest, work);
    if (leak === 'none') break;
    const bySize = smallestFirst(sizesOf(blocks, ballots));
    if (leak === 'unknown' || spent > stepsOfColumn) {
      blocks = halved(blocks, ballots);
    } else {
      const [one, other] = undoing(leak, bySize, starts.at(-1) ?? 0, work);
      blocks = joined(blocks, one, other);
    }
    spent += stepsOfSearch - work.left;
  }
  return blocks;
}

/**
 * The two blocks to join: the smallest with the next smallest such that a figure that leaks counts
 * for nothing thereafter; or, if there are none, that the leak has one figure fewer to tell.
 */
function undoing(
  { forced, revealed, ties, all }: Leak,
  bySize: readonly number[],
  start: number,
  work: Work,
): readonly [number, number] {
  const apart = (one: number, other: number) =>
    one < other ? [start + one, 1, start + other, -1] : [start + other, 1, start + one, -1];
  return (
    firstPair(bySize, work, (a, b) => revealed.has(keyOf(reduced(apart(a, b), forced, work)))) ??
    firstPair(
      bySize,
      work,
      (a, b) =>
        reduced(apart(a, b), all, work).length === 0 && reduced(apart(a, b), ties, work).length > 0,
    ) ?? [bySize[0] ?? 0, bySize[1] ?? 0]
  );
}

function firstPair(
  bySize: readonly number[],
  work: Work,
  fits: (one: number, other: number) => boolean,
): readonly [number, number] | undefined {
  for (const [at, one] of bySize.entries()) {
    for (const other of bySize.slice(at + 1)) {
      if (work.left <= 0) return undefined;
      if (fits(one, other)) return [one, other];
    }
  }
  return undefined;
}

/** Half as many blocks: time and again the smallest joins the next smallest. */
function halved(blocks: Blocks, ballots: readonly number[]): Blocks {
  const aim = Math.ceil(countOf(blocks) / 2);
  let rest = blocks;
  while (countOf(rest) > aim) {
    const bySize = smallestFirst(sizesOf(rest, ballots));
    // All that must go at once, in pairs: thousands one by one would take too long.
    const pairs = Math.min(Math.ceil(bySize.length / 4), countOf(rest) - aim);
    const into = new Map(
      Array.from({ length: pairs }, (_, pair) => [
        bySize[2 * pair + 1] ?? 0,
        bySize[2 * pair] ?? 0,
      ]),
    );
    rest = numbered(rest.map((block) => into.get(block) ?? block));
  }
  return rest;
}

function joined(blocks: Blocks, one: number, other: number): Blocks {
  return numbered(blocks.map((block) => (block === other ? one : block)));
}

/** Numbers blocks in order of their first group. */
function numbered(blocks: Blocks): Blocks {
  const numbers = new Map<number, number>();
  for (const block of blocks) if (!numbers.has(block)) numbers.set(block, numbers.size);
  return blocks.map((block) => numbers.get(block) ?? 0);
}

function countOf(blocks: Blocks): number {
  return blocks.reduce((most, block) => Math.max(most, block + 1), 0);
}

function sizesOf(blocks: Blocks, ballots: readonly number[]): readonly number[] {
  const sizes = new Array<number>(countOf(blocks)).fill(0);
  for (const [group, block] of blocks.entries()) {
    sizes[block] = (sizes[block] ?? 0) + (ballots[group] ?? 0);
  }
  return sizes;
}

function smallestFirst(sizes: readonly number[]): readonly number[] {
  return [...sizes.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0) || a - b);
}

/** The unknown of each column's first block. The longest column comes first: sums stay short when its unknowns are told by the others'. */
function unknownsOf(columns: readonly Blocks[]): readonly number[] {
  const counts = columns.map(countOf);
  const longestFirst = smallestFirst(counts).toReversed();
  const starts = new Array<number>(columns.length).fill(0);
  let next = 0;
  for (const column of longestFirst) {
    starts[column] = next;
    next += counts[column] ?? 0;
  }
  return starts;
}

function figuresOf(
  cells: readonly Cell[],
  columns: readonly Blocks[],
  starts: readonly number[],
): readonly Figure[] {
  const order = [...columns.keys()]
    .filter((column) => countOf(columns[column] ?? []) > 1)
    .sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  return cells.map(({ groups, ballots }) => ({
    ballots,
    sum: order.flatMap((column) => [
      (starts[column] ?? 0) + (columns[column]?.[groups[column] ?? 0] ?? 0),
      1,
    ]),
  }));
}
