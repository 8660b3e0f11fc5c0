import type { CutExhibit, Exhibit, MethodInput, MethodResult, ThresholdExhibit } from './method.ts';
import { applyRule } from './threshold.ts';

/**
 * Gives the seats to the options with the most votes. Options with the same votes at the cut are
 * tied for the seats that are left; nobody is elected with no vote; with a rule, winners must meet it.
 */
export function fillSeats(input: MethodInput): MethodResult {
  const { unit, rule, seats, count } = input;
  const votesOf = (option: number) => count.options[option]?.[unit] ?? 0;
  const voted = count.options
    .map((_, option) => option)
    .filter((option) => votesOf(option) > 0)
    .sort((a, b) => votesOf(b) - votesOf(a));
  if (voted.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
  const thresholds = rule ? voted.flatMap((option) => applyRule(rule, option, input) ?? []) : [];
  if (rule && thresholds.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
  const able = rule ? voted.filter((option) => meets(thresholds, option)) : voted;
  const evidence: Exhibit[] = [...thresholds, ...cutAt(able, seats, votesOf)];
  const last = able[seats - 1];
  if (able.length === 0) return { outcome: { kind: 'none-elected' }, exhibits: evidence };
  if (last === undefined) {
    return {
      outcome: { kind: 'elected', winners: able, unfilled: seats - able.length },
      exhibits: evidence,
    };
  }
  const above = able.filter((option) => votesOf(option) > votesOf(last));
  const level = able.filter((option) => votesOf(option) === votesOf(last));
  const left = seats - above.length;
  return level.length === left
    ? {
        outcome: { kind: 'elected', winners: [...above, ...level], unfilled: 0 },
        exhibits: evidence,
      }
    : {
        outcome: { kind: 'tied', winners: above, tied: [{ options: level, seats: left }] },
        exhibits: evidence,
      };
}

function meets(thresholds: readonly ThresholdExhibit[], option: number): boolean {
  return thresholds.some((one) => one.option === option && one.met);
}

function cutAt(
  able: readonly number[],
  seats: number,
  votesOf: (option: number) => number,
): CutExhibit[] {
  const last = able[seats - 1];
  const next = able.find((option) => last !== undefined && votesOf(option) < votesOf(last));
  if (last === undefined || next === undefined) return [];
  return [
    {
      kind: 'cut',
      lastIn: { option: last, votes: votesOf(last) },
      firstOut: { option: next, votes: votesOf(next) },
    },
  ];
}
