import type { Method, MethodInput, Outcome, Tie } from './method.ts';
import { majority as moreThanHalf } from './rule.ts';
import { applyRule } from './threshold.ts';

/**
 * Majority: one option must meet the rule (more than half of the valid votes), else there is a runoff.
 *
 * 1. Count the votes of each option.
 * 2. The option that meets the rule is elected; where a milder rule lets several meet it, the one with most votes.
 * 3. Else the two leading options go to a runoff. Options tied for the second place, or three and
 *    more tied for the first, are named as tied for the places that are left.
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
  summary: 'choose one; more than half wins, else a runoff between the leading two',
  reads: 'choice',
  defaultRule: moreThanHalf,
  decide: (input) => {
    const rule = input.rule ?? moreThanHalf;
    const order = byVotes(input);
    const [leader] = order;
    if (leader === undefined) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    const thresholds = order.flatMap((option) => applyRule(rule, option, input) ?? []);
    if (thresholds.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
    const met = thresholds.filter((one) => one.met);
    const shown = thresholds.slice(0, 1);
    const first = met.filter((one) => one.votes === met[0]?.votes).map((one) => one.option);
    if (first.length === 1) {
      return { outcome: { kind: 'elected', winners: first, unfilled: 0 }, exhibits: shown };
    }
    if (first.length > 1) {
      const tied = [{ options: first, seats: 1 }];
      return { outcome: { kind: 'tied', winners: [], tied }, exhibits: shown };
    }
    return { outcome: pairing(order, input), exhibits: shown };
  },
};

/** The options with votes, most first. */
function byVotes({ count, unit }: MethodInput): number[] {
  const votes = (option: number) => count.options[option]?.[unit] ?? 0;
  return count.options
    .map((_, option) => option)
    .filter((option) => votes(option) > 0)
    .sort((a, b) => votes(b) - votes(a));
}

/** Who goes to the runoff: the leading two; a tie that the second place cuts through is named. */
function pairing(order: readonly number[], { count, unit }: MethodInput): Outcome {
  if (order.length < 2) return { kind: 'reballot' };
  const votes = (option: number | undefined) => count.options[option ?? -1]?.[unit] ?? 0;
  const second = votes(order[1]);
  const above = order.filter((option) => votes(option) > second);
  const level = order.filter((option) => votes(option) === second);
  const places = 2 - above.length;
  if (level.length === places) return { kind: 'runoff', runoff: order.slice(0, 2), tied: [] };
  const tied: Tie[] = [{ options: level, seats: places }];
  return { kind: 'runoff', runoff: above, tied };
}
