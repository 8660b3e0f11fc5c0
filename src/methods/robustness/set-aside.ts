import { type Case, casesOf } from './cases.ts';
import type { Condition } from './condition.ts';
import { type Opening, openSources } from './open-sources.ts';
import { fewestBallots, lackOf, type Source } from './solve.ts';

/** Whether some choice for what is open makes a condition hold. `might`: neither was that shown nor excluded. */
export type Possibility = 'yes' | 'no' | 'might';

/** Whether some choice for what is open makes a condition hold that does not hold now. */
export function canHold(condition: Condition, opening: Opening): Possibility {
  let found: Possibility = 'no';
  for (const way of casesOf(condition)) {
    const possible = isPossible(way, opening);
    if (possible === 'yes') return 'yes';
    if (possible === 'might') found = 'might';
  }
  return found;
}

function isPossible(way: Case, opening: Opening): Possibility {
  const { sums, needs, choices } = lackOf(way, opening.fieldOf);
  const { sources, partial } = openSources(sums, opening);
  const within = needs.map((need, i) => need <= mostOf(sources, i));
  const excluded =
    way.sums.some((_, i) => within[i] === false) ||
    choices.some(({ atLeast, of }) => of.filter((i) => within[i]).length < atLeast);
  if (excluded) return partial ? 'might' : 'no';
  if (!way.whole) return 'might';
  if (needs.length <= 1) return 'yes';
  const { least, most } = fewestBallots(sources, { needs, choices });
  if (most < Number.POSITIVE_INFINITY) return 'yes';
  return least < Number.POSITIVE_INFINITY || partial ? 'might' : 'no';
}

/** The most that a sum can gain. */
function mostOf(sources: readonly Source[], at: number): bigint {
  let all = 0n;
  for (const { capacity, effects } of sources) {
    let most = 0n;
    for (const { [at]: effect = 0n } of effects) if (effect > most) most = effect;
    all += most * BigInt(capacity);
  }
  return all;
}
