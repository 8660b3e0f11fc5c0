import { type Case, casesOf } from './cases.ts';
import type { Condition } from './condition.ts';
import { type Opening, openSources } from './open-sources.ts';
import { fewestBallots, lackOf, type Source } from './solve.ts';
import { mostTimes, type Sum } from './sum.ts';

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
  if (way.sums.some((sum, i) => (needs[i] ?? 0n) > roughly(sum, opening))) return 'no';
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

/** No more can a sum gain, whatever the ballots that are open say: most outcomes are far from changing. */
function roughly({ terms }: Sum, { open, fieldOf }: Opening): bigint {
  let perBallot = 0n;
  let ballots = open?.rows ?? 0;
  const contests = new Set<number>();
  for (const { contest, part, factor } of terms) {
    const field = fieldOf(contest);
    if (field === undefined || field.unit === 'weight') return most;
    const times = BigInt(mostTimes(part, field.contest));
    perBallot += (factor < 0n ? -factor : factor) * times;
    if (!contests.has(contest)) ballots += field.count.invalid.heads;
    contests.add(contest);
  }
  return perBallot * BigInt(ballots);
}

/** More than any sum lacks. */
const most = 1n << 200n;

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
