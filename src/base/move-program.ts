import { gcd } from './gcd.ts';
import type { Demand } from './integer-program.ts';
import { type Alone, at, ceiling, type Move, type MoveProblem, type Rules } from './moves.ts';

/** Its numbers: for each need of a choice 1 where it is to be reached, then how often each move is made. */
export function programOf(
  problem: MoveProblem,
  { required, choices, alone }: Rules & { readonly alone: readonly Alone[] },
) {
  const canFail = (need: number) => lowestSum(problem, need) < at(problem.needs, need);
  const chosen = [...new Set(choices.flatMap(({ of }) => of))].filter(canFail);
  const watched = [...required.filter(canFail), ...chosen];
  const offer = usefulOffer(problem, watched);
  const row = (
    picked: (need: number) => bigint,
    moved: (move: Move) => bigint,
    atLeast: bigint,
  ) => ({
    factors: [...chosen.map(picked), ...offer.moves.map(moved)],
    atLeast,
  });

  const demands = watched.flatMap((need, i): Demand[] => {
    const divisor = offer.moves.reduce((all, { effects }) => gcd(all, at(effects, i)), 0n) || 1n;
    const effect = ({ effects }: Move) => at(effects, i) / divisor;
    const helps = ({ effects }: Move) => (at(effects, i) > 0n ? 1n : 0n);
    const wanted = ceiling(at(problem.needs, need), divisor);
    const { moves = 0 } = at(alone, need);
    // Parts of moves are allowed while the program is relaxed: it has to be told that half a move is one.
    const least = BigInt(moves);
    if (!chosen.includes(need)) return [row(none, effect, wanted), row(none, helps, least)];
    const only = (factor: bigint) => (other: number) => (other === need ? factor : 0n);
    const lowest = lowestSum(offer, i) / divisor;
    return [
      row(only(lowest - wanted), effect, lowest),
      row(only(-least), helps, 0n),
      row(only(-1n), none, at(alone, need).moves === undefined ? 0n : -1n),
    ];
  });
  const picks = choices.map(({ atLeast, of }) => {
    const sure = of.filter((need) => !canFail(need)).length;
    return row((need) => (of.includes(need) ? 1n : 0n), none, BigInt(atLeast - sure));
  });
  const limits = offer.capacities.map((capacity, from) =>
    row(none, ({ source }) => (source === from ? -1n : 0n), -BigInt(capacity)),
  );
  return {
    costs: [...chosen.map(none), ...offer.moves.map(() => 1n)],
    demands: [...demands, ...picks, ...limits],
  };
}

type Offer = Pick<MoveProblem, 'capacities' | 'moves'>;

/** What a sum comes to when every unit goes where it harms it most. */
function lowestSum({ capacities, moves }: Offer, need: number): bigint {
  const worst = capacities.map(() => 0n);
  for (const { source, effects } of moves) {
    if (at(effects, need) < at(worst, source)) worst[source] = at(effects, need);
  }
  return worst.reduce((sum, effect, source) => sum + effect * BigInt(at(capacities, source)), 0n);
}

/** Only the watched effects, only moves that no other of their source outdoes, and as one the sources with the same moves. */
function usefulOffer({ capacities, moves }: Offer, watched: readonly number[]): Offer {
  const useful = capacities.map((): (readonly bigint[])[] => []);
  for (const { source, effects } of moves) {
    const own = watched.map((need) => at(effects, need));
    const others = at(useful, source);
    if (own.every((effect) => effect <= 0n) || others.some((other) => outdoes(other, own)))
      continue;
    useful[source] = [...others.filter((other) => !outdoes(own, other)), own];
  }
  const units = new Map<string, number>();
  const offers = new Map<string, readonly (readonly bigint[])[]>();
  for (const [source, offered] of useful.entries()) {
    const capacity = at(capacities, source);
    const name = offered
      .map((effects) => effects.join())
      .sort()
      .join(';');
    if (capacity === 0 || name === '') continue;
    units.set(name, (units.get(name) ?? 0) + capacity);
    offers.set(name, offered);
  }
  return {
    capacities: [...units.values()],
    moves: [...offers.values()].flatMap((offered, source) =>
      offered.map((effects) => ({ source, effects })),
    ),
  };
}

function outdoes(one: readonly bigint[], other: readonly bigint[]): boolean {
  return one.every((effect, i) => effect >= at(other, i));
}

function none(): bigint {
  return 0n;
}
