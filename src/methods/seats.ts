import { applyRule } from './apply-rule.ts';
import type { CutExhibit, Exhibit, MethodInput, MethodResult, Outcome } from './method.ts';

/**
 * Gives the seats to the options with the most votes. Options with the same votes at the cut are
 * tied for the seats that are left; nobody is elected with no vote; with a rule, winners must meet
 * it. Where an option elects nobody, nobody is elected who has not more votes than it.
 */
export function fillSeats(input: MethodInput): MethodResult {
  const { rule, seats, nobody } = input;
  const votesOf = votesIn(input);
  const voted = byVotes(input);
  if (voted.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
  const applied = rule ? voted.flatMap((option) => applyRule(rule, option, input) ?? []) : [];
  if (rule && applied.length === 0) return { outcome: { kind: 'no-votes' }, exhibits: [] };
  const able = rule ? applied.filter((one) => one.met).map((one) => one.option) : voted;
  const findings: Exhibit[] = applied.flatMap((one) => one.findings);
  const evidence: Exhibit[] = [...findings, ...cutAt(able, seats, votesOf)];
  if (able.length === 0) return { outcome: { kind: 'none-elected' }, exhibits: evidence };
  if (nobody !== undefined && able.includes(nobody)) {
    const above = able.filter((option) => votesOf(option) > votesOf(nobody));
    if (above.length < seats) {
      const exhibits: Exhibit[] = [
        ...findings,
        { kind: 'nobody', option: nobody, votes: votesOf(nobody) },
      ];
      return { outcome: upTo(nobody, above, able, input), exhibits };
    }
  }
  return { outcome: mostVotes(able, seats, votesOf), exhibits: evidence };
}

/** The options with votes, most first; those with the same votes in the order of the list. */
export function byVotes(input: MethodInput): number[] {
  const votesOf = votesIn(input);
  return input.count.options
    .map((_, option) => option)
    .filter((option) => votesOf(option) > 0)
    .sort((a, b) => votesOf(b) - votesOf(a));
}

export function votesIn({ count, unit }: MethodInput): (option: number) => number {
  return (option) => count.options[option]?.[unit] ?? 0;
}

function mostVotes(
  able: readonly number[],
  seats: number,
  votesOf: (option: number) => number,
): Outcome {
  const last = able[seats - 1];
  if (last === undefined) {
    return { kind: 'elected', winners: able, unfilled: seats - able.length };
  }
  const above = able.filter((option) => votesOf(option) > votesOf(last));
  const level = able.filter((option) => votesOf(option) === votesOf(last));
  const left = seats - above.length;
  return level.length === left
    ? { kind: 'elected', winners: [...above, ...level], unfilled: 0 }
    : { kind: 'tied', winners: above, tied: [{ options: level, seats: left }] };
}

/** The seats down to the option that elects nobody: those above it are elected, those level with it are tied with it. */
function upTo(
  nobody: number,
  above: readonly number[],
  able: readonly number[],
  input: MethodInput,
): Outcome {
  const votesOf = votesIn(input);
  const level = able.filter((option) => votesOf(option) === votesOf(nobody));
  const left = input.seats - above.length;
  if (level.length > 1) {
    const tie = { options: level, seats: Math.min(left, level.length - 1) };
    return { kind: 'tied', winners: above, tied: [tie] };
  }
  return above.length === 0
    ? { kind: 'none-elected' }
    : { kind: 'elected', winners: above, unfilled: left };
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
