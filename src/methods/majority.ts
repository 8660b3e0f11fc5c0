import { applyRule } from './apply-rule.ts';
import type { Exhibit, Method, MethodInput, Outcome, Tie } from './method.ts';
import { majority as moreThanHalf } from './rule.ts';
import { byVotes, votesIn } from './seats.ts';

/**
 * Majority: one option must meet the rule (more than half of the valid votes), else there is a runoff.
 *
 * 1. Count the votes of each option.
 * 2. The option that meets the rule is elected; where a milder rule lets several meet it, the one with most votes.
 * 3. Else the two leading options go to a runoff. Options tied for the second place, or three and
 *    more tied for the first, are named as tied for the places that are left. Where the definition
 *    says `else: reballot`, all options stand again instead.
 *
 * Source: Robert's Rules of Order Newly Revised (12th ed.) 44:1 (majority) and 46:32 (balloting goes on
 * until someone has one); the second ballot
 * between two is that of the French constitution of 1958, article 7.
 * Blank and abstaining marks are out of the default base; a mark for two options is invalid.
 *
 * Example: A 10, B 7, C 7 of 24: 13 needed, nobody has it; A is in the runoff, B and C are tied for the second place.
 */
export const majority: Method = {
  id: 'majority',
  title: 'Majority',
  summary: 'choose one; more than half wins, else a runoff of the leading two (or reballot)',
  reads: 'choice',
  defaultRule: moreThanHalf,
  decide: (input) => {
    const rule = input.rule ?? moreThanHalf;
    const votesOf = votesIn(input);
    const order = byVotes(input);
    if (order.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    const applied = order.flatMap((option) => applyRule(rule, option, input) ?? []);
    if (applied.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    const met = applied.filter((one) => one.met).map((one) => one.option);
    const [best] = met;
    const first = met.filter((option) => votesOf(option) === votesOf(best ?? -1));
    const shown = applied.find((one) => one.option === (best ?? order[0]))?.findings ?? [];
    const nobody: Exhibit[] = first
      .filter((option) => option === input.nobody)
      .map((option) => ({ kind: 'nobody', option, votes: votesOf(option) }));
    const exhibits = [...shown, ...nobody];
    if (first.length > 1) {
      return {
        outcome: { kind: 'tied', winners: [], tied: [{ options: first, seats: 1 }] },
        exhibits,
      };
    }
    if (nobody.length > 0) return { outcome: { kind: 'none-elected' }, exhibits };
    if (first.length === 1)
      return { outcome: { kind: 'elected', winners: first, unfilled: 0 }, exhibits };
    return { outcome: pairing(order, input), exhibits };
  },
};

/** Who goes to the runoff: the leading two; a tie that the second place cuts through is named. */
function pairing(order: readonly number[], input: MethodInput): Outcome {
  if (order.length < 2 || input.otherwise === 'reballot') return { kind: 'reballot' };
  const votesOf = votesIn(input);
  const second = votesOf(order[1] ?? -1);
  const above = order.filter((option) => votesOf(option) > second);
  const level = order.filter((option) => votesOf(option) === second);
  const places = 2 - above.length;
  if (level.length === places) return { kind: 'runoff', runoff: order.slice(0, 2), tied: [] };
  const tied: Tie[] = [{ options: level, seats: places }];
  return { kind: 'runoff', runoff: above, tied };
}
