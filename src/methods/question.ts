import { applyRule } from './apply-rule.ts';
import type { Method } from './method.ts';
import { majority } from './rule.ts';

/**
 * A question: yes or no.
 *
 * 1. Count the yes votes.
 * 2. Take the base that the rule names (the valid votes, yes + no, unless it says otherwise).
 * 3. It passes when the yes votes satisfy the rule on that base. A base of nobody decides nothing.
 *
 * Source: Robert's Rules of Order Newly Revised (12th ed.) 44:1: a majority is more than half of the
 * votes cast by persons entitled to vote, excluding blanks or abstentions; so a tie vote defeats a motion.
 * Blanks and abstentions are out of the default base; `valid+abstain` and `ballots` let them in.
 * Invalid marks are out of it too; `valid+invalid` lets them in.
 *
 * Example: 261 yes, 158 no, 28 abstain, 40 blank, majority of valid: base 419, 210 needed, passed, 51 in excess.
 */
export const question: Method = {
  id: 'question',
  title: 'Question',
  summary: 'yes or no; passes when the yes votes meet the rule',
  reads: 'question',
  defaultRule: majority,
  decide: (input) => {
    const applied = applyRule(input.rule ?? majority, 0, input);
    if (applied === undefined) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    return {
      outcome: { kind: applied.met ? 'passed' : 'not-passed' },
      exhibits: applied.findings,
    };
  },
};
