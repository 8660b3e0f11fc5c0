import type { ThresholdFinding } from '../methods/evaluate.ts';
import { neededVotes } from '../methods/rule.ts';
import type { Counted } from './counted.ts';
import { fromUnits } from './numbers.ts';

/**
 * How many votes would carry what failed: votes against that were in favour instead (where there are
 * as many), and votes in favour that came on top. On top of a base of marks they are in the base too.
 */
export function toCarry(
  finding: ThresholdFinding,
  at: number,
  counted: Counted,
): { switched?: number; added?: number } {
  const { places, unit, contests } = counted;
  const own = contests[at];
  const { votes, needed, of } = finding;
  const no = own?.decided.count.options[1]?.[unit] ?? 0;
  const short = needed - votes;
  const added = addedVotes(finding, of);
  const question = own?.contest.reads === 'question';
  return {
    ...(question && short <= no && { switched: fromUnits(short, places) }),
    ...(question && added !== undefined && { added: fromUnits(added, places) }),
  };
}

/** Whether one more vote in favour makes a base larger. */
function grows(base: ThresholdFinding['base']): 'with-votes' | 'fixed' {
  if (typeof base === 'number') return 'fixed';
  return base === 'present' || base === 'eligible' || base === 'eligible-abstain'
    ? 'fixed'
    : 'with-votes';
}

/** The fewest more votes in favour, one at least, for which votes + n meet the share of of + n. Undefined where none do. */
function addedVotes(
  { votes, rule, base, needed }: ThresholdFinding,
  of: number,
): number | undefined {
  if (grows(base) === 'fixed') return needed <= of ? needed - votes : undefined;
  const { num, den } = rule.share;
  // (votes + n) * den >= (of + n) * num, and > where the rule says so: n * (den - num) >= of * num - votes * den
  const left = BigInt(of) * num - BigInt(votes) * den;
  const per = den - num;
  if (per === 0n) return undefined;
  const least = rule.comparison === '>' ? left / per + 1n : (left + per - 1n) / per;
  const added = Math.max(1, Number(least));
  return votes + added >= neededVotes(rule, of + added) ? added : undefined;
}
