/*
 * The fewest single changes after which some sums reach what they need: how many ballots, marked otherwise,
 * would turn a result.
 *
 * 1. Each need alone is met soonest by the most effective moves first: that many moves are needed at least, and
 *    needs that share no source need the sum of theirs.
 * 2. Moves chosen that way for one need after another often meet all of them in no more moves. Then they are the fewest.
 * 3. Where they do not, it is an integer program.
 *
 * Example: 261 yes and 158 no, and a majority is more than half: 2 * yes - valid is 103 and has to lose 103. A
 * yes that becomes a no takes 2 from it: 52 moves.
 */
import { minimise } from './integer-program.ts';
import { programOf } from './move-program.ts';
import {
  type Alone,
  at,
  type Choice,
  ceiling,
  type Move,
  type MoveProblem,
  type Rules,
} from './moves.ts';

/** `between` is what was proven when the search grew too long; without `atMost` no moves were found that do. */
export type Fewest =
  | { readonly kind: 'exact'; readonly moves: number }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'between'; readonly atLeast: number; readonly atMost?: number };

/** The fewest moves, each unit moved at most once, for which every required sum reaches its need. */
export function fewestMoves(problem: MoveProblem): Fewest {
  const { required, choices } = rulesOf(problem);
  if (choices.some(({ atLeast, of }) => atLeast > of.length)) return { kind: 'impossible' };

  const alone = problem.needs.map((_, need) => metAlone(problem, need));
  const aims = aimsOf({ required, choices }, alone);
  if (aims === undefined) return { kind: 'impossible' };
  const least = leastMoves({ required, choices }, alone);
  const most = greedyMoves(problem, aims, alone);
  if (most === least) return { kind: 'exact', moves: least };
  const known = { required, choices, alone, least, most };
  if (choices.length === 0) return searched(problem, known);
  // With the choices made by hand it is soon searched, and only better choices are left to look for.
  const made = searched(problem, { ...known, required: aims, choices: [] });
  return searched(problem, { ...known, most: fewer(most, mostOf(made)) });
}

function rulesOf({ needs, choices = [] }: MoveProblem): Rules {
  const chosen = new Set(choices.flatMap(({ of }) => of));
  return {
    required: [...needs.keys()].filter((need) => !chosen.has(need)),
    choices: choices.map(({ atLeast, of }) => ({ atLeast, of: [...new Set(of)] })),
  };
}

function metAlone(problem: MoveProblem, need: number): Alone {
  if (at(problem.needs, need) <= 0n) return { moves: 0, sources: [] };
  const best = bestMoves(problem.moves, [need]);
  const state = untouched(problem);
  const sources = best.map(({ source }) => source);
  return meet(problem, { state, need, best }) ? { moves: state.moves, sources } : { sources };
}

interface State {
  readonly left: number[];
  readonly sums: bigint[];
  moves: number;
}

function untouched({ capacities, needs }: MoveProblem): State {
  return { left: [...capacities], sums: needs.map(() => 0n), moves: 0 };
}

/** Of each source the move that does most for the first need, the best first; of equals what does most for the next. */
function bestMoves(moves: readonly Move[], order: readonly number[]): readonly Move[] {
  const best = new Map<number, Move>();
  for (const move of moves) {
    if (at(move.effects, order[0] ?? 0) <= 0n) continue;
    const known = best.get(move.source);
    if (known === undefined || byEffects(move, known, order) < 0) best.set(move.source, move);
  }
  return [...best.values()].sort((a, b) => byEffects(a, b, order));
}

function byEffects(a: Move, b: Move, order: readonly number[]): number {
  for (const need of order) {
    const one = at(a.effects, need);
    const other = at(b.effects, need);
    if (one !== other) return one > other ? -1 : 1;
  }
  return 0;
}

interface Step {
  readonly state: State;
  readonly need: number;
  readonly best: readonly Move[];
}

/** Makes the moves in their order until the need is met; whether it is. */
function meet({ needs }: MoveProblem, { state, need, best }: Step): boolean {
  const { left, sums } = state;
  for (const { source, effects } of best) {
    const missing = at(needs, need) - at(sums, need);
    if (missing <= 0n) return true;
    const wanted = ceiling(missing, at(effects, need));
    const units = wanted < BigInt(at(left, source)) ? Number(wanted) : at(left, source);
    if (units === 0) continue;
    left[source] = at(left, source) - units;
    state.moves += units;
    for (const [i, effect] of effects.entries()) sums[i] = at(sums, i) + effect * BigInt(units);
  }
  return at(sums, need) >= at(needs, need);
}

/** The needs to aim at, the hardest first: of each choice those that are easiest alone. None where one is out of reach. */
function aimsOf({ required, choices }: Rules, alone: readonly Alone[]): number[] | undefined {
  const aims = new Set(required);
  for (const { atLeast, of } of choices) {
    const easiest = of.toSorted((a, b) => effort(alone, a) - effort(alone, b));
    for (const need of easiest.slice(0, Math.max(0, atLeast))) aims.add(need);
  }
  const hardest = [...aims].sort((a, b) => effort(alone, b) - effort(alone, a));
  return hardest.some((need) => at(alone, need).moves === undefined) ? undefined : hardest;
}

function effort(alone: readonly Alone[], need: number): number {
  return at(alone, need).moves ?? Number.MAX_SAFE_INTEGER;
}

/** The fewer of the moves that meet the hardest aim first and of those that meet the narrowest first. */
function greedyMoves(
  problem: MoveProblem,
  aims: readonly number[],
  alone: readonly Alone[],
): number | undefined {
  const hardest = movesInTurn(problem, aims);
  if (aims.length === 1) return hardest;
  const width = (need: number) => at(alone, need).sources.length;
  // What all sources can do is best left to the end: much of it is then done already.
  const narrowest = movesInTurn(
    problem,
    aims.toSorted((a, b) => width(a) - width(b)),
  );
  return fewer(hardest, narrowest);
}

/** Moves that meet one aim after another, counted; none where they hinder each other. */
function movesInTurn(problem: MoveProblem, aims: readonly number[]): number | undefined {
  const state = untouched(problem);
  const isMissed = (need: number) => at(state.sums, need) < at(problem.needs, need);
  // A need met first may be broken by the moves for a later one, and is then tried once more.
  for (const need of [...aims, ...aims]) {
    if (!isMissed(need)) continue;
    const order = [need, ...aims.filter((other) => other !== need)];
    if (!meet(problem, { state, need, best: bestMoves(problem.moves, order) })) return undefined;
  }
  return aims.some(isMissed) ? undefined : state.moves;
}

function fewer(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Math.min(a, b);
}

/** No fewer moves can do: the sum over needs and choices whose sources are apart, packed in two orders. */
function leastMoves({ required, choices }: Rules, alone: readonly Alone[]): number {
  const bounds = [
    ...required.map((need) => ({ moves: effort(alone, need), ...sourcesOf(alone, [need]) })),
    ...choices.map((choice) => leastOfChoice(choice, alone)),
  ];
  const packed = (ordered: typeof bounds) => {
    const taken = new Set<number>();
    let moves = 0;
    for (const bound of ordered) {
      if ([...bound.sources].some((source) => taken.has(source))) continue;
      for (const source of bound.sources) taken.add(source);
      moves += bound.moves;
    }
    return moves;
  };
  return Math.max(
    packed(bounds.toSorted((a, b) => b.moves - a.moves)),
    packed(bounds.toSorted((a, b) => a.sources.size - b.sources.size)),
  );
}

function sourcesOf(alone: readonly Alone[], needs: readonly number[]) {
  const all = needs.flatMap((need) => at(alone, need).sources);
  const sources = new Set(all);
  return { sources, apart: sources.size === all.length };
}

function leastOfChoice({ atLeast, of }: Choice, alone: readonly Alone[]) {
  const { sources, apart } = sourcesOf(alone, of);
  const efforts = of.map((need) => effort(alone, need)).sort((a, b) => a - b);
  const needed = efforts.slice(0, Math.max(0, atLeast));
  const moves = apart ? needed.reduce((sum, one) => sum + one, 0) : (needed.at(-1) ?? 0);
  return { moves, sources };
}

interface Known extends Rules {
  readonly alone: readonly Alone[];
  readonly least: number;
  readonly most: number | undefined;
}

function searched(problem: MoveProblem, known: Known): Fewest {
  const units = problem.capacities.reduce((sum, capacity) => sum + BigInt(capacity), 0n);
  const minimum = minimise({
    ...programOf(problem, known),
    atLeast: BigInt(known.least),
    below: known.most === undefined ? units + 1n : BigInt(known.most),
  });
  if (minimum.kind === 'found') return { kind: 'exact', moves: Number(minimum.sum) };
  if (minimum.kind === 'between') {
    const atMost = minimum.found === undefined ? known.most : Number(minimum.found);
    return {
      kind: 'between',
      atLeast: Number(minimum.atLeast),
      ...(atMost !== undefined && { atMost }),
    };
  }
  return known.most === undefined ? { kind: 'impossible' } : { kind: 'exact', moves: known.most };
}

function mostOf(fewest: Fewest): number | undefined {
  if (fewest.kind === 'impossible') return undefined;
  return fewest.kind === 'exact' ? fewest.moves : fewest.atMost;
}
