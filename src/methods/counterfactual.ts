import type { ConflictSet } from '../election/election.ts';
import type { Profile } from '../election/profile.ts';
import { contestBases, type NamedBase, sizeOf } from './base.ts';
import { inputFor, resultOf, type Situation, unknownBases } from './decide.ts';
import type { MethodInput, Outcome } from './method.ts';
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
  readonly contests: readonly (Settleable & {
    readonly profile: Profile;
    readonly settled?: Settled;
  })[];
  readonly conflicts: readonly ConflictSet[];
  readonly situation: Situation;
}

/**
 * The outcome of a contest under every base that its rule does not name, all else being as it is:
 * the other contests, the quorum and the way ties are broken. None for what no share decides.
 */
export function counterfactualsOf(at: number, decisions: Decisions, rule: Rule): Counterfactual[] {
  const own = decisions.contests[at];
  const shares = sharesOf(rule);
  if (own === undefined) return [];
  const { contest, profile, decided } = own;
  const given = { ...inputFor(contest, profile, decisions.situation, rule, decided.count), rule };
  return contestBases
    .filter((base) => shares.some((share) => share.base !== base))
    .map((base) => counterfactual(at, decisions, given, base));
}

function counterfactual(
  at: number,
  { contests, conflicts, situation }: Decisions,
  given: MethodInput & { readonly rule: Rule },
  base: NamedBase,
): Counterfactual {
  const own = contests[at];
  const now = own?.settled?.outcome;
  const size = sizeOf(base, given.count, given.electorate, given.unit);
  if (own === undefined || now === undefined || size === undefined) return { base, differs: false };
  const rule = withBase(given.rule, base);
  const input = { ...given, rule };
  // It is known of all together: in groups it may not be.
  if (input.groupsOf && unknownBases([rule], input).length > 0) return { base, differs: false };
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
