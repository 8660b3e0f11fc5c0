import type { Contest } from '../../election/election.ts';
import type { Rule, ShareRule } from '../rule.ts';

/**
 * What a question meets whose recorded casting vote is yes, if there are as many no: its share, and no vote
 * more. Undefined where there is no such decision, or where it can carry nothing.
 */
export function castingRule(contest: Contest, rule: Rule | undefined): ShareRule | undefined {
  const casting =
    contest.reads === 'question' &&
    contest.ties.kind === 'decided' &&
    contest.ties.chosen.includes(0);
  if (!casting || rule?.kind !== 'share' || rule.comparison !== '>') return undefined;
  // Of the valid votes an even vote is half, and never another share.
  const half = rule.share.num * 2n === rule.share.den;
  return rule.base === 'valid' && !half ? undefined : { ...rule, comparison: '>=' };
}
