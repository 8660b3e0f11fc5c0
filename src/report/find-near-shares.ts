import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { type Fraction, fraction, printFraction } from '../base/fraction.ts';
import { parseRule } from '../methods/parse-rule.ts';
import { neededVotes, type Rule, type ShareRule } from '../methods/rule.ts';
import type { CountedContest } from './counted.ts';
import { fromUnits } from './numbers.ts';

/** Shares that no percentage is equal to. */
const thirds = [fraction(2n, 3n), fraction(1n, 3n)];

/** Contests that a percentage decides which is nearly a third or two, and that the fraction would decide otherwise. */
export function findNearShares(contests: readonly CountedContest[], places: number): Diagnostic[] {
  return contests.flatMap(({ contest: { title, rule: words }, decided }) => {
    const findings = (decided.result?.exhibits ?? []).flatMap((one) => ('met' in one ? [one] : []));
    for (const [at, exhibit] of findings.entries()) {
      if (exhibit.kind !== 'threshold') continue;
      const { rule, votes, of, met } = exhibit;
      const share = thirds.find((third) => isNearly(rule.share, third));
      if (share === undefined) continue;
      const exact: ShareRule = { ...rule, share, comparison: '>=' };
      if (of <= 0 || votes >= neededVotes(exact, of) === met) continue;
      const held = findings.map((one) => one.met);
      if (words !== undefined && !decides(words, held, at)) continue;
      const figures = { votes: fromUnits(votes, places), of: fromUnits(of, places) };
      const said = { rule: printFraction(rule.share), share: printFraction(share) };
      return [diagnose('rule.near-share', { title, ...said, ...figures, met })];
    }
    return [];
  });
}

/** Whether the rule would come out otherwise if this part of it did; its parts are found in order, for each option. */
function decides(words: string, held: readonly boolean[], at: number): boolean {
  const parsed = parseRule(words);
  if ('fault' in parsed) return true;
  const parts = partsOf(parsed.rule);
  const first = at - (at % parts);
  const own = held.slice(first, first + parts);
  return holds(parsed.rule, own) !== holds(parsed.rule, own.with(at - first, !held[at]));
}

function partsOf(rule: Rule): number {
  return 'of' in rule ? rule.of.reduce((sum, part) => sum + partsOf(part), 0) : 1;
}

function holds(rule: Rule, held: readonly boolean[]): boolean {
  if (!('of' in rule)) return held[0] ?? false;
  let from = 0;
  const parts = rule.of.map((part) => {
    const own = held.slice(from, from + partsOf(part));
    from += own.length;
    return holds(part, own);
  });
  return rule.kind === 'all' ? !parts.includes(false) : parts.includes(true);
}

/** 66%, 67% and 0.6667 are nearly two-thirds: less than a percent away, and not it. */
function isNearly({ num, den }: Fraction, third: Fraction): boolean {
  const apart = num * third.den - third.num * den;
  return apart !== 0n && (apart < 0n ? -apart : apart) * 50n <= den;
}
