import { type Finding, isLimitInEach, type ThresholdFinding } from '../methods/evaluate.ts';
import { printRule } from '../methods/print-rule.ts';
import type { Counted } from './counted.ts';
import { weighedBase } from './messages/bases.ts';
import { groupsClause, minimumClause, thresholdClause, vetoClause } from './messages/deciding.ts';
import type { Requirement } from './messages/outcome.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type { QuorumReport } from './schema.ts';

/** A threshold as sentences tell it. `base` is another name for the base, where it has one. */
export function requirementOf(
  finding: ThresholdFinding,
  base: string,
  { places, unit }: Pick<Counted, 'places' | 'unit'>,
): Requirement {
  const { votes, of, needed, rule } = finding;
  const name = weighedBase(base === '' ? String(rule.base) : base, unit);
  return {
    share: shareOf(votes, of, name, places, [rule.share]),
    rule: printRule(rule),
    needed: fromUnits(needed, places),
    difference: fromUnits(Math.abs(votes - needed), places),
    met: finding.met,
  };
}

/** One condition among several, in a few words; of a quorum, with what it counts. */
export function clauseOf(
  finding: Finding,
  base: string,
  counted: Pick<Counted, 'places' | 'unit'>,
  quorum?: QuorumReport['counts'],
): string {
  const { places, unit } = counted;
  switch (finding.kind) {
    case 'threshold':
      return thresholdClause(requirementOf(finding, base, counted));
    case 'minimum':
      return minimumClause(
        fromUnits(finding.votes, places),
        fromUnits(finding.needed, places),
        finding.met,
        quorum && weighedBase(quorum, unit),
      );
    case 'veto':
      return vetoClause(fromUnits(finding.against, places), fromUnits(finding.most, places));
    case 'groups': {
      const against = finding.groups.filter((group) => group.voice === 'against').length;
      return groupsClause({
        column: finding.rule.group,
        voices: finding.rule.in.kind === 'voices' ? { against } : undefined,
        carried: finding.carried,
        of: finding.of,
        needed: finding.needed,
        ...(isLimitInEach(finding.rule) && { limit: printRule(finding.rule.rule) }),
      });
    }
  }
}
