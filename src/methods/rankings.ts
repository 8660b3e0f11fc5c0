import { choicesOf } from '../election/mark.ts';
import type { Profile } from '../election/profile.ts';
import type { Unit } from './base.ts';
import type { Exhibit, MethodInput, RoundExhibit, TieBreakExhibit } from './method.ts';

/** Ballots that rank the same in the same order, and what they weigh together. */
export interface Ranking {
  readonly options: readonly number[];
  readonly votes: number;
}

/** Each ranking once: in however many groups its ballots are, ties are followed as far. */
export function rankingsIn(profile: Profile, unit: Unit): readonly Ranking[] {
  const found = new Map<string, Ranking>();
  for (const entry of profile) {
    if (entry.mark.kind !== 'valid') continue;
    const options = choicesOf(entry.mark);
    const key = options.join(' ');
    found.set(key, { options, votes: (found.get(key)?.votes ?? 0) + entry[unit] });
  }
  return [...found.values()];
}

/** Those who are left when some are out, in their order. */
export function without(left: readonly number[], out: readonly number[]): readonly number[] {
  const gone = new Set(out);
  return left.filter((option) => !gone.has(option));
}

/** The rounds among the evidence, in their order. */
export function roundsIn(exhibits: readonly Exhibit[]): readonly RoundExhibit[] {
  return exhibits.flatMap((one) => (one.kind === 'round' ? [one] : []));
}

/** Who comes first, for so many places, among those who are level in a round; undefined where no order says so. */
export function breakTieIn(
  round: number,
  options: readonly number[],
  seats: number,
  draw: MethodInput['draw'],
): TieBreakExhibit | undefined {
  const drawn = draw?.(options);
  if (drawn === undefined || drawn.order.length < seats) return undefined;
  const chosen = drawn.order.slice(0, seats);
  return { kind: 'tie-break', options, seats, chosen, round, ...drawn.evidence };
}

/** So many ballots and options are looked at to follow each way in which ties may fall; what is open then stays tied. */
export const mostLooks = 20_000_000;
