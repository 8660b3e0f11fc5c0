import { type Fraction, printFraction } from '../base/fraction.ts';
import type { GroupShare, Rule, ShareRule } from './rule.ts';
import { namedBounds } from './rule-names.ts';
import type { RuleSubject } from './rule-subject.ts';

/**
 * The canonical words of a rule, which read back as the same rule: `majority of valid`, `>= 60% of
 * ballots`. Of a quorum (`ballots`) a minimum is not in favour of anything.
 */
export function printRule(rule: Rule, counts: RuleSubject['counts'] = 'votes'): string {
  const inside = (part: Rule) => bracketed(part, counts);
  switch (rule.kind) {
    case 'share':
      return `${printBound(rule)} of ${rule.base}`;
    case 'minimum':
      return `at least ${rule.votes}${counts === 'ballots' ? '' : ' in favour'}`;
    case 'maximum':
      return rule.against === 0 ? 'no veto' : `at most ${rule.against} against`;
    case 'all':
      return rule.of.map(inside).join(' and ');
    case 'any':
      return rule.of.map(inside).join(' or ');
    case 'each':
      return `${inside(rule.rule)} ${printScope(rule.in)} ${quotedName(rule.group)}`;
  }
}

/** `majority`, `>= 60%`: a share and its comparison, without its base. */
export function printBound({ share, comparison }: Pick<ShareRule, 'share' | 'comparison'>): string {
  for (const [name, bound] of namedBounds) {
    if (bound.comparison === comparison && equal(bound.share, share)) return name;
  }
  return `${comparison} ${printFraction(share)}`;
}

function equal(a: Fraction, b: Fraction): boolean {
  return a.num === b.num && a.den === b.den;
}

function bracketed(rule: Rule, counts: RuleSubject['counts']): string {
  const words = printRule(rule, counts);
  return rule.kind === 'all' || rule.kind === 'any' ? `(${words})` : words;
}

function printScope(share: GroupShare): string {
  switch (share.kind) {
    case 'every':
      return 'in each';
    case 'more-than-half':
      return 'in more than half of';
    case 'at-least':
      return `in at least ${share.groups} of`;
    case 'voices':
      return 'by one voice per';
  }
}

/** A heading between quotes; a quote in it is doubled. */
function quotedName(heading: string): string {
  return `"${heading.replaceAll('"', '""')}"`;
}
