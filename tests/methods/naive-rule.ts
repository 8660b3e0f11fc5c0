import type { Mark } from '../../src/election/mark.ts';
import type { QuorumCount } from '../../src/election/policies.ts';
import type { Base } from '../../src/methods/base.ts';
import type { RandomElection, Wanted } from '../support/random-election.ts';

// Rules a second time, written from their definition: slow, and without a line of src.

/** The ballots of one vote, or of one group of it. */
export interface Poll {
  readonly ballots: readonly { readonly mark: Mark; readonly units: number }[];
  readonly eligible: number;
  readonly present: number;
  /** units of one vote */
  readonly scale: number;
  readonly groups: readonly Poll[];
}

/** What is measured in a poll. */
export interface Counted {
  readonly votes: (poll: Poll) => number;
  readonly others: (poll: Poll) => readonly number[];
}

export function pollOf({ setting, profile, eligibleIn }: RandomElection): Poll {
  const { unit = 'heads', scale = 1, eligible, present = 0 } = setting;
  const ballotsIn = (cells: (cell: number) => boolean) =>
    profile.filter(({ cell }) => cells(cell)).map((one) => ({ mark: one.mark, units: one[unit] }));
  return {
    ballots: ballotsIn(() => true),
    eligible,
    present: present * scale,
    scale,
    groups: eligibleIn.map((own, at) => ({
      ballots: ballotsIn((cell) => cell === at),
      eligible: own,
      present: 0,
      scale,
      groups: [],
    })),
  };
}

/** The votes of one option of so many. */
export function optionOf(option: number, options: number): Counted {
  const votes = (own: number) => (poll: Poll) =>
    poll.ballots.reduce((sum, { mark, units }) => sum + timesOf(mark, own) * units, 0);
  const others = [...Array(options).keys()].filter((other) => other !== option);
  return { votes: votes(option), others: (poll) => others.map((other) => votes(other)(poll)) };
}

/** How often a mark counts for an option: of scores as often as it has points. */
function timesOf(mark: Mark, option: number): number {
  if (mark.kind !== 'valid') return 0;
  if (mark.points) return mark.points[option] ?? 0;
  return mark.options.includes(option) ? 1 : 0;
}

/** What a quorum counts. */
export function quorumOf(counts: QuorumCount): Counted {
  return { votes: (poll) => sizeIn(poll, counts), others: () => [0] };
}

function sizeIn(poll: Poll, base: Base): number {
  const of = (...kinds: string[]) =>
    poll.ballots
      .filter(({ mark }) => kinds.length === 0 || kinds.includes(mark.kind))
      .reduce((sum, { units }) => sum + units, 0);
  if (typeof base === 'number') return base * poll.scale;
  return {
    valid: of('valid'),
    'valid+invalid': of('valid', 'invalid'),
    'valid+abstain': of('valid', 'abstain'),
    ballots: of(),
    participants: -1,
    present: poll.present,
    eligible: poll.eligible,
    'eligible-abstain': poll.eligible - of('abstain'),
  }[base];
}

/** Nothing is decided by nobody: nobody is in any base, or nobody voted where there is no base. */
export function decidedByNobody(rule: Wanted, poll: Poll): boolean {
  const sizes = sizesOf(rule, poll);
  return sizes.length === 0 ? sizeIn(poll, 'valid') === 0 : sizes.every((size) => size === 0);
}

function sizesOf(rule: Wanted, poll: Poll): number[] {
  if (rule.kind === 'share') return [sizeIn(poll, rule.base)];
  if (rule.kind === 'groups') return poll.groups.flatMap((group) => sizesOf(rule.part, group));
  return 'parts' in rule ? rule.parts.flatMap((part) => sizesOf(part, poll)) : [];
}

export function holds(rule: Wanted, poll: Poll, counted: Counted): boolean {
  switch (rule.kind) {
    case 'share': {
      const size = BigInt(sizeIn(poll, rule.base));
      const own = BigInt(counted.votes(poll)) * BigInt(rule.den);
      const bound = size * BigInt(rule.num);
      return size > 0n && (rule.strict ? own > bound : own >= bound);
    }
    case 'minimum':
      return counted.votes(poll) >= rule.votes * poll.scale;
    case 'maximum':
      return (
        counted.others(poll).reduce((sum, votes) => sum + votes, 0) <= rule.against * poll.scale
      );
    case 'all':
      return !rule.parts.some((part) => !holds(part, poll, counted));
    case 'any':
      return rule.parts.filter((part) => holds(part, poll, counted)).length > 0;
    case 'groups': {
      const carries = (group: Poll) =>
        (!decidedByNobody(rule.part, group) ||
          (rule.in === 'every' && rule.part.kind === 'maximum')) &&
        holds(rule.part, group, counted);
      const divided = (group: Poll) =>
        counted.votes(group) === Math.max(0, ...counted.others(group));
      const against = poll.groups.filter(
        (group) => !decidedByNobody(rule.part, group) && !carries(group) && !divided(group),
      ).length;
      const carried = poll.groups.filter(carries).length;
      const silent = poll.groups.length - carried - against;
      if (poll.groups.length === 0) return false;
      if (rule.in === 'every') return carried === against + silent + carried;
      if (rule.in === 'more than half') return carried > against + silent;
      return rule.in === 'voices' ? carried > against : carried >= rule.in;
    }
  }
}
