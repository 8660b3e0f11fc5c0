/*
 * Minimises a sum of whole numbers under linear demands, exactly: branch and bound over a dual simplex
 * (Land & Doig 1960; Lemke 1954; dictionaries as in Chvátal, Linear Programming, 1983, chapters 2 and 10),
 * with Gomory's cuts (1958) before the first branch. Every number is a bigint over a bigint of its row.
 */

import { gcd } from './gcd.ts';

/** Whole numbers x >= 0, as small a sum of `costs` as can be, where each demand's sum reaches `atLeast`. */
export interface IntegerProgram {
  /** none of them negative */
  readonly costs: readonly bigint[];
  readonly demands: readonly Demand[];
  /** what no sum is known to be below */
  readonly atLeast: bigint;
  /** only sums below this are looked for */
  readonly below: bigint;
}

export interface Demand {
  /** one for each number */
  readonly factors: readonly bigint[];
  readonly atLeast: bigint;
}

/** `none` is proven as much as `found` is; `between` is what was proven when the work allowed was done. */
export type Minimum =
  | { readonly kind: 'found'; readonly sum: bigint }
  | { readonly kind: 'none' }
  | { readonly kind: 'between'; readonly atLeast: bigint; readonly found?: bigint };

/** basic = (cells[0] + the sum of cells[i] * columns[i]) / den; nothing but 1 divides all of them. */
interface Row {
  readonly basic: number;
  readonly den: bigint;
  readonly cells: readonly bigint[];
}

/** The variables of `columns` are 0 and those of the rows follow. The first row is the cost. */
interface Dictionary {
  /** the first stands for the constant */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
}

interface Node {
  readonly dictionary: Dictionary;
  /** no sum here is less */
  readonly bound: bigint;
}

interface Budget {
  nodes: number;
  cells: number;
}

const nodesAllowed = 2000;
/** Cells rewritten by pivots, those of long denominators many times over: a second of work or two at the most. */
const cellsAllowed = 2_000_000;
const word = 1n << 53n;
const longWord = 10;
const cutRounds = 8;
/** Cuts whose denominators are longer than this cost more than they prove. */
const longestCut = 1n << 20n;

export function minimise({ costs, demands, atLeast, below }: IntegerProgram): Minimum {
  const budget = { nodes: nodesAllowed, cells: cellsAllowed };
  const open: Node[] = [{ dictionary: start(costs, demands), bound: atLeast }];
  // Cuts of numbers that cost nothing, and only switch demands on and off, prove little and fill the rows.
  const hasSwitches = costs.includes(0n);
  let best = below;
  while (open.length > 0) {
    const node = best < below ? takeLowest(open) : cell(open.splice(-1), 0);
    if (node.bound >= best) continue;
    if (budget.nodes === 0 || budget.cells <= 0) return unfinished([node, ...open], best, below);
    const cuts = budget.nodes === nodesAllowed && !hasSwitches ? cutRounds : 0;
    budget.nodes -= 1;
    const dictionary = relaxed(node.dictionary, costs.length, { best, cuts, budget });
    if (dictionary === undefined) continue;
    const bound = larger(node.bound, costOf(dictionary));
    if (bound >= best) continue;
    const broken = brokenRows(dictionary, costs.length)[0];
    if (budget.cells <= 0) open.push({ dictionary, bound });
    else if (broken === undefined) best = bound;
    else
      open.push(...branches(dictionary, broken).map((branch) => ({ dictionary: branch, bound })));
  }
  return best < below ? { kind: 'found', sum: best } : { kind: 'none' };
}

function unfinished(open: readonly Node[], best: bigint, below: bigint): Minimum {
  const atLeast = open.reduce((least, { bound }) => (bound < least ? bound : least), best);
  return { kind: 'between', atLeast, ...(best < below && { found: best }) };
}

/** The open node with the lowest bound, the newest of several: the search dives before it widens. */
function takeLowest(open: Node[]): Node {
  let at = open.length - 1;
  for (let i = at - 1; i >= 0; i -= 1) {
    if (cell(open, i).bound < cell(open, at).bound) at = i;
  }
  const node = cell(open, at);
  open.splice(at, 1);
  return node;
}

function start(costs: readonly bigint[], demands: readonly Demand[]): Dictionary {
  const rows = demands.map(({ factors, atLeast }, i) =>
    reduced({ basic: costs.length + i, den: 1n, cells: [-atLeast, ...factors] }),
  );
  return {
    columns: [-1, ...costs.keys()],
    rows: [{ basic: -1, den: 1n, cells: [0n, ...costs] }, ...rows],
  };
}

interface Effort {
  readonly best: bigint;
  readonly cuts: number;
  readonly budget: Budget;
}

/** The cheapest dictionary in which nothing is negative, cut; none where there is none below `best`. */
function relaxed(from: Dictionary, numbers: number, effort: Effort): Dictionary | undefined {
  let dictionary = cheapest(from, effort);
  for (let round = 0; round < effort.cuts && dictionary !== undefined; round += 1) {
    const cuts = brokenRows(dictionary, numbers).filter(({ den }) => den < longestCut);
    if (cuts.length === 0 || effort.budget.cells <= 0) return dictionary;
    dictionary = cheapest(withRows(dictionary, cuts.map(cutOf)), effort);
  }
  return dictionary;
}

/** The dual simplex: no cell of the cost is ever negative, so that its constant is a bound at each step. */
function cheapest(from: Dictionary, { best, budget }: Effort): Dictionary | undefined {
  let dictionary = from;
  const patience = 4 * (from.rows.length + from.columns.length);
  for (let steps = 0; budget.cells > 0; steps += 1) {
    // Bland's rule never goes round in a circle; the steepest row is only quicker.
    const row = steps < patience ? lowestRow(dictionary) : firstNegativeRow(dictionary);
    if (row === undefined) return dictionary;
    const column = entering(dictionary, row);
    if (column === undefined) return undefined;
    dictionary = pivot(dictionary, { row, column }, budget);
    if (costOf(dictionary) >= best) return undefined;
  }
  return dictionary;
}

function lowestRow({ rows }: Dictionary): Row | undefined {
  let lowest: Row | undefined;
  for (const row of rows) {
    const value = constant(row);
    if (value >= 0n) continue;
    if (lowest === undefined || value * lowest.den < constant(lowest) * row.den) lowest = row;
  }
  return lowest;
}

function firstNegativeRow({ rows }: Dictionary): Row | undefined {
  let first: Row | undefined;
  for (const row of rows) {
    if (constant(row) < 0n && (first === undefined || row.basic < first.basic)) first = row;
  }
  return first;
}

/** The column that lifts the row at the least cost, of equals the first variable; none where nothing can lift it. */
function entering({ columns, rows }: Dictionary, { cells }: Row): number | undefined {
  const costs = cell(rows, 0).cells;
  let best: number | undefined;
  for (let i = 1; i < cells.length; i += 1) {
    if (cell(cells, i) <= 0n) continue;
    if (best === undefined) {
      best = i;
      continue;
    }
    const one = cell(costs, i) * cell(cells, best);
    const other = cell(costs, best) * cell(cells, i);
    if (one < other || (one === other && cell(columns, i) < cell(columns, best))) best = i;
  }
  return best;
}

/** The row's variable and the column's change places. */
function pivot(
  { columns, rows }: Dictionary,
  place: { readonly row: Row; readonly column: number },
  budget: Budget,
): Dictionary {
  const { row: leaving, column } = place;
  const cells = leaving.cells.map((value) => -value);
  cells[column] = leaving.den;
  const basic = cell(columns, column);
  const entered = reduced({ basic, den: cell(leaving.cells, column), cells });
  const swapped = [...columns];
  swapped[column] = leaving.basic;
  return {
    columns: swapped,
    rows: rows.map((row) => {
      if (row === leaving) return entered;
      if (row.cells[column] === 0n) return row;
      const changed = substituted(row, column, entered);
      budget.cells -= cells.length * (changed.den < word ? 1 : longWord);
      return changed;
    }),
  };
}

/** The row with the column's variable put as the entered row has it. */
function substituted(row: Row, column: number, entered: Row): Row {
  const factor = cell(row.cells, column);
  const shared = gcd(entered.den, factor);
  const scale = entered.den / shared;
  const times = factor / shared;
  const cells = row.cells.map((value, i) => {
    const added = cell(entered.cells, i);
    const own = i === column || value === 0n ? 0n : value * scale;
    return added === 0n ? own : own + added * times;
  });
  return reduced({ basic: row.basic, den: row.den * scale, cells });
}

function reduced(row: Row): Row {
  let shared = row.den;
  for (const value of row.cells) {
    if (shared === 1n) return row;
    if (value !== 0n) shared = gcd(shared, value);
  }
  if (shared === 1n) return row;
  return {
    basic: row.basic,
    den: row.den / shared,
    cells: row.cells.map((value) => (value === 0n ? value : value / shared)),
  };
}

/** The rows of wanted numbers that are not whole, in the order of the numbers. */
function brokenRows({ rows }: Dictionary, numbers: number): Row[] {
  return rows
    .filter((row) => row.basic >= 0 && row.basic < numbers && constant(row) % row.den !== 0n)
    .sort((a, b) => a.basic - b.basic);
}

/** The number at most its value rounded down, and at least its value rounded up. */
function branches(dictionary: Dictionary, { den, cells }: Row): readonly Dictionary[] {
  const over = modulo(cell(cells, 0), den);
  const down = cells.map((value, i) => (i === 0 ? -over : -value));
  const up = cells.map((value, i) => (i === 0 ? over - den : value));
  return [down, up].map((side) => withRows(dictionary, [{ den, cells: side }]));
}

/** Gomory's cut: what the columns hold beyond whole multiples makes up for what the value lacks. */
function cutOf({ den, cells }: Row): Omit<Row, 'basic'> {
  const over = cells.map((value) => modulo(value, den));
  over[0] = cell(over, 0) - den;
  return { den, cells: over };
}

function withRows({ columns, rows }: Dictionary, added: readonly Omit<Row, 'basic'>[]): Dictionary {
  // Each variable is in one row or one column, so that this number is new.
  const next = rows.length + columns.length - 2;
  return { columns, rows: [...rows, ...added.map((row, i) => ({ ...row, basic: next + i }))] };
}

function costOf({ rows }: Dictionary): bigint {
  const { den, cells } = cell(rows, 0);
  return (cell(cells, 0) + den - 1n) / den;
}

function constant(row: Row): bigint {
  return cell(row.cells, 0);
}

function cell<T>(values: readonly T[], at: number): T {
  const value = values[at];
  if (value === undefined) throw new Error(`nothing at ${at}`);
  return value;
}

function modulo(value: bigint, den: bigint): bigint {
  const rest = value % den;
  return rest < 0n ? rest + den : rest;
}

function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
