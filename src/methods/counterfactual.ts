import type { ConflictSet } from '../election/election.ts';
import type { Profile } from '../election/profile.ts';
import { contestBases, type NamedBase, sizeOf } from './base.ts';
import { inputFor, resultOf, type Situation, unknownBases } from './decide.ts';
import type { Outcome } from './method.ts';
import { neededVotes, type Rule, sharesOf, withBase } from './rule.ts';
import { sameOutcome } from './same-outcome.ts';
import { type Settleable, type Settled, settle } from './settle.ts';

/** What would have come of a contest on another base. `needed` where one share decides, and not by nobody. */
export interface Counterfactual {
  readonly base: NamedBase;
  readonly size?: number;
  readonly needed?: number;
  /** absent where nobody said how large the base is */
  readonly outcome?: Outcome;
  readonly differs: boolean;
}

/** The contests of an election, decided and settled. */
export interface Decisions {
  readonly contests: readonly (Settleable & { readonly profile: Profile })[];
  readonly settled: readonly (Settled | undefined)[];
  readonly conflicts: readonly ConflictSet[];
  readonly situation: Situation;
}

/**
 * The outcome of a contest under every base that its rule does not name, all else being as it is:
 * the other contests, the quorum and the way ties are broken. None for what no share decides.
 */
export function counterfactualsOf(at: number, decisions: Decisions, rule: Rule): Counterfactual[] {
  const shares = sharesOf(rule);
  const own = new Set(shares.map((share) => share.base));
  if (shares.length === 0) return [];
  return contestBases
    .filter((base) => own.size > 1 || !own.has(base))
    .map((base) => counterfactual(at, decisions, withBase(rule, base), base));
}

function counterfactual(
  at: number,
  { contests, settled, conflicts, situation }: Decisions,
  rule: Rule,
  base: NamedBase,
): Counterfactual {
  const own = contests[at];
  const now = settled[at]?.outcome;
  if (own === undefined || now === undefined) return { base, differs: false };
  const input = inputFor(own.contest, own.profile, situation, rule, own.decided.count);
  const size = sizeOf(base, input.count, input.electorate, input.unit);
  if (size === undefined || unknownBases([rule], input).length > 0) return { base, differs: false };
  const result = resultOf(own.contest, input, own.decided.quorum);
  const other = () =>
    contests.map((one, index) =>
      index === at ? { ...one, decided: { ...one.decided, result } } : one,
    );
  const hangs = own.contest.condition || conflicts.some((set) => set.contests.includes(at));
  const outcome = hangs ? settle(other(), conflicts, situation.unit)[at]?.outcome : result.outcome;
  return {
    base,
    size,
    ...(rule.kind === 'share' && size > 0 && { needed: neededVotes(rule, size) }),
    ...(outcome && { outcome }),
    differs: outcome !== undefined && !sameOutcome(now, outcome),
  };
}
