import { fewestMoves } from '../../base/fewest-moves.ts';
import type { Case } from './cases.ts';
import type { Field } from './field.ts';
import type { Sum } from './sum.ts';
import { amountNow } from './weigh.ts';

/** Ballots that can be marked in the same other ways: what each way adds to each sum. */
export interface Source {
  readonly capacity: number;
  readonly effects: readonly (readonly bigint[])[];
}

/** What some sums lack: all of the first, and of each choice so many. */
interface Lack {
  readonly needs: readonly bigint[];
  readonly choices: readonly { readonly atLeast: number; readonly of: readonly number[] }[];
}

/** What a case lacks now, with all its sums in a row. */
export function lackOf(
  { sums, choices }: Case,
  fieldOf: (at: number) => Field | undefined,
): Lack & { readonly sums: readonly Sum[] } {
  const all = [...sums, ...choices.flatMap(({ of }) => of)];
  let at = sums.length;
  const picks = choices.map(({ atLeast, of }) => {
    const first = at;
    at += of.length;
    return { atLeast, of: of.map((_, i) => first + i) };
  });
  return { sums: all, needs: all.map((sum) => -amountNow(sum, fieldOf)), choices: picks };
}

/** No fewer ballots can do, and so many do, if that is known. Infinite where none do. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

export const impossible: Bounds = {
  least: Number.POSITIVE_INFINITY,
  most: Number.POSITIVE_INFINITY,
};

/** How many ballots have to be marked otherwise until the sums have what they lack. */
export function fewestBallots(sources: readonly Source[], { needs, choices }: Lack): Bounds {
  const [need] = needs;
  if (need !== undefined && needs.length === 1 && choices.length === 0)
    return exactly(fewestForOne(sources, need));
  const found = fewestMoves({
    capacities: sources.map(({ capacity }) => capacity),
    moves: sources.flatMap(({ effects }, source) =>
      effects.map((own) => ({ source, effects: own })),
    ),
    needs,
    choices,
  });
  switch (found.kind) {
    case 'exact':
      return exactly(found.moves);
    case 'impossible':
      return impossible;
    case 'between':
      return { least: found.atLeast, most: found.atMost ?? Number.POSITIVE_INFINITY };
  }
}

function exactly(ballots: number): Bounds {
  return { least: ballots, most: ballots };
}

/** One sum is met soonest by the ballots that add most to it. */
function fewestForOne(sources: readonly Source[], need: bigint): number {
  if (need <= 0n) return 0;
  const gains = sources
    .map(({ capacity, effects }) => ({ capacity, gain: largest(effects) }))
    .filter(({ gain }) => gain > 0n)
    .sort((a, b) => (a.gain === b.gain ? 0 : a.gain > b.gain ? -1 : 1));
  let missing = need;
  let ballots = 0;
  for (const { capacity, gain } of gains) {
    const wanted = (missing + gain - 1n) / gain;
    if (wanted <= BigInt(capacity)) return ballots + Number(wanted);
    ballots += capacity;
    missing -= gain * BigInt(capacity);
  }
  return Number.POSITIVE_INFINITY;
}

function largest(effects: readonly (readonly bigint[])[]): bigint {
  let most = 0n;
  for (const [effect = 0n] of effects) if (effect > most) most = effect;
  return most;
}
