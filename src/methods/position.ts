import type { Amount } from '../election/profile.ts';
import type { Electorate, NamedBase, Unit } from './base.ts';
import { evaluate, type Verdict } from './evaluate.ts';
import type { Rule } from './rule.ts';

/** The voters of a position, and out of whom. */
export interface Support {
  readonly supporters: Amount;
  readonly participants: Amount;
  readonly ballots: Amount;
}

/** A rule held against the voters who support a position. Its bases are those of whole voters. */
export function decidePosition(
  rule: Rule,
  support: Support,
  electorate: Electorate,
  unit: Unit,
  scale: number,
): Verdict {
  const sizes: Readonly<Partial<Record<NamedBase, number | undefined>>> = {
    participants: support.participants[unit],
    ballots: support.ballots[unit],
    present: electorate.present,
    eligible: electorate.eligible,
  };
  return evaluate(rule, {
    votes: support.supporters[unit],
    against: () => 0,
    rival: () => 0,
    sizeOf: (base) => (typeof base === 'number' ? base * scale : sizes[base]),
    groupsOf: () => [],
    scale,
  });
}
