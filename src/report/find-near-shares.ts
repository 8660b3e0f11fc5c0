import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { type Fraction, fraction, printFraction } from '../base/fraction.ts';
import { neededVotes, type ShareRule } from '../methods/rule.ts';
import type { CountedContest } from './counted.ts';
import { fromUnits } from './numbers.ts';

/** Shares that no percentage is equal to. */
const thirds = [fraction(2n, 3n), fraction(1n, 3n)];

/** Contests that a percentage decides which is nearly a third or two, and that the fraction would decide otherwise. */
export function findNearShares(contests: readonly CountedContest[], places: number): Diagnostic[] {
  return contests.flatMap(({ contest: { title }, decided }) => {
    for (const exhibit of decided.result?.exhibits ?? []) {
      if (exhibit.kind !== 'threshold') continue;
      const { rule, votes, of, met } = exhibit;
      const share = thirds.find((third) => isNearly(rule.share, third));
      if (share === undefined) continue;
      const exact: ShareRule = { ...rule, share, comparison: '>=' };
      if (of <= 0 || votes >= neededVotes(exact, of) === met) continue;
      const figures = { votes: fromUnits(votes, places), of: fromUnits(of, places) };
      const said = { rule: printFraction(rule.share), share: printFraction(share) };
      return [diagnose('rule.near-share', { title, ...said, ...figures, met })];
    }
    return [];
  });
}

/** 66%, 67% and 0.6667 are nearly two-thirds: less than a percent away, and not it. */
function isNearly({ num, den }: Fraction, third: Fraction): boolean {
  const apart = num * third.den - third.num * den;
  return apart !== 0n && (apart < 0n ? -apart : apart) * 50n <= den;
}
