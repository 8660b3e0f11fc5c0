/**
 * What can be found by adding and subtracting published figures.
 *
 * 1. Each published block has an unknown factor, so a ballot counts in a combination of the blocks
 *    by the sum of the factors of its blocks. A cell is such a sum.
 * 2. A leak is a choice of factors by which some ballots count, but fewer than `smallest`. Cells of
 *    `smallest` ballots or more must then count for nothing, which ties factors to one another.
 * 3. The other cells are tried one by one: each counts for nothing, which ties factors as well, or
 *    it counts, at the price of its ballots. Sums that the ties make proportional are one cell.
 *
 * This has about C(n + smallest, smallest) leaves for n free factors, most of them cut at once.
 *
 * The factors are integers, and exact: a prime field would be as fast, but where the prime divides
 * all the largest minors the rank falls short and a leak may be missed. Sums without a common
 * divisor stay small here; should one not, the answer is 'unknown', as when the work runs out.
 *
 * Example: branches A1 = {a}, A2 = {b, c} and classes B1 = {a, b}, B2 = {c}, with 9, 2 and 9
 * ballots. a ties B1 to -A1, and c ties B2 to -A2; b counts by A2 + B1 = A2 - A1, at the price of 2.
 * The factors A1 = -1, A2 = 0, B1 = 1, B2 = 0 do it: B1 - A1 is b. Pinned in merge-groups.test.ts.
 */

/** Unknowns with their factors, [unknown, factor, unknown, factor, ...]: unknowns ascending, no common divisor, the first factor positive. */
type Sum = readonly number[];

/** Sums that are nothing, each by its first unknown, which no later one contains. */
type Ties = ReadonlyMap<number, Sum>;

/** Ballots that count by the same sum. */
export interface Figure {
  readonly sum: Sum;
  readonly ballots: number;
}

/** How many more steps may be taken. Steps, not seconds: the same input gives the same answer. */
export interface Work {
  left: number;
}

export interface Leak {
  /** What the figures forced to be nothing say by themselves. */
  readonly forced: Ties;
  /** The sums, after `forced`, of the figures that the leak contains. */
  readonly revealed: ReadonlySet<string>;
  /** All that is nothing in the leak. */
  readonly ties: Ties;
  /** `ties`, and the revealed figures being nothing too. */
  readonly all: Ties;
}

/** Larger factors could make a product inexact. */
const largestFactor = 2 ** 25;

/** Looks for a combination that counts ballots, but fewer than `smallest`. */
export function findLeak(
  figures: readonly Figure[],
  smallest: number,
  work: Work,
): Leak | 'none' | 'unknown' {
  const cells = grouped(figures, work);
  const forced = new Map<number, Sum>();
  for (const { sum, ballots } of cells.values()) {
    if (work.left <= 0) return 'unknown';
    if (ballots >= smallest) tie(forced, sum, work);
  }
  const light = [...cells.values()].filter(({ ballots }) => ballots < smallest);
  const open = grouped(
    light.map(({ sum, ballots }) => ({ sum: reduced(sum, forced, work), ballots })),
    work,
  );
  if (countsOften([...open.values()], smallest, work)) return 'none';
  const found = search({ ties: [], open, paid: new Map(), budget: smallest - 1 }, work);
  if (found === 'none' || found === 'unknown') return found;
  const ties = new Map(forced);
  for (const sum of found.ties) tie(ties, sum, work);
  const revealed = [...open].filter(([, { sum }]) => reduced(sum, ties, work).length > 0);
  const all = new Map(ties);
  for (const [, { sum }] of revealed) tie(all, sum, work);
  return { forced, revealed: new Set(revealed.map(([key]) => key)), ties, all };
}

/** A sum as far as `ties` leave it open; an empty one is nothing. */
export function reduced(sum: Sum, ties: Ties, work: Work): Sum {
  let rest = sum;
  let at = 0;
  while (at < rest.length && work.left > 0) {
    const known = ties.get(rest[at] ?? 0);
    if (known) rest = eliminated(rest, known, work);
    else at += 2;
  }
  return rest;
}

/**
 * Whether the figures contain `smallest` sets that each determine all of them, no ballot in two of
 * them: whatever counts at all counts a ballot of each. Quick, but it misses some that are safe.
 */
function countsOften(figures: readonly Figure[], smallest: number, work: Work): boolean {
  const left = figures.map(({ ballots }) => ballots);
  let whole = 0;
  for (let round = 0; round < smallest; round += 1) {
    const ties = new Map<number, Sum>();
    for (const at of [...left.keys()].sort((a, b) => (left[b] ?? 0) - (left[a] ?? 0))) {
      const { sum = [] } = figures[at] ?? {};
      const before = ties.size;
      if (work.left <= 0) return false;
      if (round > 0 && before === whole) break;
      if (left[at] !== 0) tie(ties, sum, work);
      if (ties.size > before) left[at] = (left[at] ?? 0) - 1;
    }
    // All have ballots in the first round.
    if (round === 0) whole = ties.size;
    if (ties.size < whole) return false;
  }
  return work.left > 0;
}

/** What is decided so far: `paid` counts, `open` is undecided, and `ties` are nothing. */
interface State {
  readonly ties: readonly Sum[];
  readonly open: ReadonlyMap<string, Figure>;
  readonly paid: ReadonlyMap<string, Sum>;
  readonly budget: number;
}

function search(start: State, work: Work): State | 'none' | 'unknown' {
  const todo = [start];
  for (let state = todo.pop(); state; state = todo.pop()) {
    if (work.left <= 0) return 'unknown';
    const { open, paid, budget } = state;
    work.left -= open.size + paid.size;
    let heaviest: Figure | undefined;
    let total = 0;
    for (const figure of open.values()) {
      total += figure.ballots;
      if (figure.ballots > (heaviest?.ballots ?? 0)) heaviest = figure;
    }
    if (!heaviest || total <= budget) {
      if (open.size + paid.size > 0) return state;
      continue;
    }
    // The heaviest first: most often it cannot be paid, and its tie makes others too heavy as well.
    if (heaviest.ballots <= budget) todo.push(counting(state, heaviest));
    const next = tied(state, heaviest.sum, work);
    if (next) todo.push(next);
  }
  return work.left > 0 ? 'none' : 'unknown';
}

function counting(state: State, { sum, ballots }: Figure): State {
  const key = keyOf(sum);
  const open = new Map(state.open);
  open.delete(key);
  return {
    ...state,
    open,
    paid: new Map(state.paid).set(key, sum),
    budget: state.budget - ballots,
  };
}

/** The state once an open sum is nothing, unless the budget is spent. What is paid for is proportional to none that is open, so it stays something. */
function tied(state: State, nothing: Sum, work: Work): State | undefined {
  const paid = new Map<string, Sum>();
  for (const sum of state.paid.values()) {
    const rest = eliminated(sum, nothing, work);
    paid.set(keyOf(rest), rest);
  }
  let budget = state.budget;
  const open = new Map<string, Figure>();
  for (const [before, figure] of state.open) {
    const sum = eliminated(figure.sum, nothing, work);
    if (sum.length === 0) continue;
    const key = sum === figure.sum ? before : keyOf(sum);
    if (paid.has(key)) budget -= figure.ballots;
    else open.set(key, { sum, ballots: figure.ballots + (open.get(key)?.ballots ?? 0) });
  }
  return budget < 0 ? undefined : { ties: [...state.ties, nothing], open, paid, budget };
}

/** The figures by their sum; those that are nothing are left out. */
function grouped(figures: readonly Figure[], work: Work): Map<string, Figure> {
  const groups = new Map<string, Figure>();
  for (const { sum, ballots } of figures) {
    work.left -= 1 + 2 * sum.length;
    if (sum.length === 0) continue;
    const key = keyOf(sum);
    groups.set(key, { sum, ballots: ballots + (groups.get(key)?.ballots ?? 0) });
  }
  return groups;
}

function tie(ties: Map<number, Sum>, nothing: Sum, work: Work): void {
  const rest = reduced(nothing, ties, work);
  const [first] = rest;
  if (first !== undefined) ties.set(first, rest);
}

export function keyOf(sum: Sum): string {
  return sum.join();
}

/** The sum without the first unknown of `nothing`, as far as that being nothing tells. */
function eliminated(sum: Sum, nothing: Sum, work: Work): Sum {
  const [unknown = 0, scale = 1] = nothing;
  work.left -= 1;
  let factor = 0;
  for (let at = 0; at < sum.length; at += 2) if (sum[at] === unknown) factor = sum[at + 1] ?? 0;
  return factor === 0 ? sum : difference(sum, scale, nothing, factor, work);
}

/** a times `scale` minus b times `factor`. */
function difference(a: Sum, scale: number, b: Sum, factor: number, work: Work): Sum {
  const terms: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    const inA = a[i] ?? Infinity;
    const inB = b[j] ?? Infinity;
    const unknown = Math.min(inA, inB);
    let value = 0;
    if (inA === unknown) {
      value += scale * (a[i + 1] ?? 0);
      i += 2;
    }
    if (inB === unknown) {
      value -= factor * (b[j + 1] ?? 0);
      j += 2;
    }
    if (value !== 0) terms.push(unknown, value);
  }
  work.left -= i + j;
  return normal(terms, work);
}

function normal(terms: number[], work: Work): Sum {
  let divisor = 0;
  for (let at = 1; at < terms.length; at += 2) divisor = gcd(divisor, Math.abs(terms[at] ?? 0));
  if ((terms[1] ?? 1) < 0) divisor = -divisor;
  for (let at = 1; at < terms.length; at += 2) {
    const value = (terms[at] ?? 0) / divisor;
    if (Math.abs(value) > largestFactor) work.left = 0;
    terms[at] = value;
  }
  return terms;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}
