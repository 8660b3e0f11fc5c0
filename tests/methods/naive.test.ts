import fc from 'fast-check';
import { expect, test } from 'vitest';
import { methods } from '../../src/methods/index.ts';
import type { Outcome } from '../../src/methods/method.ts';
import { decideProfile } from '../support/count-ballots.ts';
import { type RandomElection, randomElection, type Wanted } from '../support/random-election.ts';
import { decidedByNobody, holds, optionOf, pollOf, quorumOf } from './naive-rule.ts';
import { electedByTransfers } from './naive-stv.ts';

// Every method a second time, in a few lines, slow: one ballot after the other, and who wins is found
// by trying every order in which ties may fall. It shares no code with src.

test.each(methods)('$id: as the plain reading of its rules has it', (method) => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(randomElection(method), (election) => {
      const outcome = decideProfile(election.setting, election.profile).result?.outcome;
      const expected = outcomeOf(election);
      expect(sorted(outcome)).toEqual(expected);
      kinds.add(expected?.kind ?? 'none');
    }),
    { seed: 44, numRuns: 1500 },
  );
  expect([...kinds].sort(), 'what the elections came to').toEqual(met[method.id]);
});

/** The outcomes that random elections must have met, or they have tested nothing. */
const met: Readonly<Record<string, readonly string[]>> = {
  question: ['no-quorum', 'no-votes', 'not-passed', 'passed'],
  plurality: ['elected', 'no-quorum', 'no-votes', 'none-elected', 'tied'],
  majority: ['elected', 'no-quorum', 'no-votes', 'none-elected', 'reballot', 'runoff', 'tied'],
  approval: ['elected', 'no-quorum', 'no-votes', 'none-elected', 'tied'],
  'instant-runoff': ['elected', 'no-quorum', 'no-votes', 'none-elected', 'tied'],
  stv: ['elected', 'no-quorum', 'no-votes', 'none-elected', 'tied'],
  score: ['elected', 'no-quorum', 'no-votes', 'none-elected', 'tied'],
};

interface Naive {
  /** the options of each ballot in their order, and what it weighs */
  readonly rankings: readonly { readonly order: readonly number[]; readonly units: number }[];
  /** the votes of each option */
  readonly votes: readonly number[];
  readonly seats: number;
  /** nobody is in the bases of the rule */
  readonly nobody: boolean;
  readonly meets: (option: number) => boolean;
  /** the option that elects nobody */
  readonly none: number | undefined;
  readonly again: boolean;
}

const half: Wanted = { kind: 'share', num: 1, den: 2, strict: true, base: 'valid' };

function outcomeOf(election: RandomElection): Outcome | undefined {
  const { setting, wanted, wantedQuorum } = election;
  const { method, options, seats: places = 1, nobody: none } = setting;
  const poll = pollOf(election);
  if (wantedQuorum && !holds(wantedQuorum.rule, poll, quorumOf(wantedQuorum.counts)))
    return { kind: 'no-quorum' };
  const rule = wanted ?? (method === 'question' || method === 'majority' ? half : undefined);
  return naive[method]?.({
    rankings: poll.ballots.flatMap(({ mark, units }) =>
      mark.kind === 'valid' ? [{ order: [...mark.options, ...(mark.later ?? [])], units }] : [],
    ),
    votes: [...Array(options).keys()].map((option) => optionOf(option, options).votes(poll)),
    seats: places,
    nobody: rule !== undefined && decidedByNobody(rule, poll),
    meets: (option) => rule === undefined || holds(rule, poll, optionOf(option, options)),
    none,
    again: setting.otherwise === 'reballot',
  });
}

const naive: Readonly<Record<string, (own: Naive) => Outcome>> = {
  question: ({ nobody, meets }) => {
    if (nobody) return { kind: 'no-votes' };
    return { kind: meets(0) ? 'passed' : 'not-passed' };
  },
  'instant-runoff': ({ rankings, votes, none }) => {
    if (votes.every((each) => each === 0)) return { kind: 'no-votes' };
    const winners = lastOnes([...votes.keys()], rankings);
    const [only = -1] = winners;
    if (winners.length > 1)
      return { kind: 'tied', winners: [], tied: [{ options: winners, seats: 1 }] };
    return only === none
      ? { kind: 'none-elected' }
      : { kind: 'elected', winners: [only], unfilled: 0 };
  },
  stv: ({ rankings, votes, seats: places, none }) => {
    if (votes.every((each) => each === 0)) return { kind: 'no-votes' };
    const ballots = rankings.flatMap(({ order, units }) =>
      Array<readonly number[]>(units).fill(order),
    );
    const ways = electedByTransfers(ballots, votes.length, places);
    const some = [...votes.keys()].filter((option) => ways.some((way) => way.includes(option)));
    const always = some.filter((option) => ways.every((way) => way.includes(option)));
    const options = some.filter((option) => !always.includes(option));
    const winners = always.filter((option) => option !== none);
    if (options.length > 0)
      return { kind: 'tied', winners, tied: [{ options, seats: places - always.length }] };
    return winners.length === 0
      ? { kind: 'none-elected' }
      : { kind: 'elected', winners, unfilled: places - winners.length };
  },
  plurality: seats,
  approval: seats,
  score: seats,
  majority: (own) => {
    const first = seats({ ...own, seats: 1 });
    const somebody = own.votes.some((each, option) => each > 0 && own.meets(option));
    if (first.kind === 'no-votes' || somebody) return first;
    const voted = [...own.votes.keys()].filter((option) => (own.votes[option] ?? 0) > 0);
    if (voted.length < 2 || own.again) return { kind: 'reballot' };
    const { winners, tied } = filled(voted, 2, own.votes, undefined);
    return { kind: 'runoff', runoff: winners, tied };
  },
};

/** Who is left at the end in some order, one after the other out, none of them while another has fewer votes. */
function lastOnes(left: readonly number[], rankings: Naive['rankings']): number[] {
  if (left.length === 1) return [...left];
  const votes = new Map(left.map((option) => [option, 0]));
  for (const { order, units } of rankings) {
    const [first] = order.filter((option) => left.includes(option));
    if (first !== undefined) votes.set(first, (votes.get(first) ?? 0) + units);
  }
  const fewest = Math.min(...votes.values());
  const found = left
    .filter((option) => votes.get(option) === fewest)
    .flatMap((out) =>
      lastOnes(
        left.filter((option) => option !== out),
        rankings,
      ),
    );
  return [...new Set(found)].sort((a, b) => a - b);
}

function seats({ votes, seats: places, nobody, meets, none }: Naive): Outcome {
  const voted = [...votes.keys()].filter((option) => (votes[option] ?? 0) > 0);
  if (voted.length === 0 || nobody) return { kind: 'no-votes' };
  const { winners, tied } = filled(voted.filter(meets), places, votes, none);
  if (tied.length > 0) return { kind: 'tied', winners, tied };
  if (winners.length === 0) return { kind: 'none-elected' };
  return { kind: 'elected', winners, unfilled: places - winners.length };
}

/** The places filled in every order in which ties may fall: who has one in all of them, and who in some. */
function filled(
  options: readonly number[],
  places: number,
  votes: readonly number[],
  none: number | undefined,
) {
  const fillings = orders(options, votes).map((order) => {
    const end = none !== undefined && order.includes(none) ? order.indexOf(none) : order.length;
    return order.slice(0, Math.min(end, places));
  });
  const winners = options.filter((option) => fillings.every((one) => one.includes(option)));
  const some = options.filter(
    (option) => !winners.includes(option) && fillings.some((one) => one.includes(option)),
  );
  // The option that elects nobody is tied with those with whom it is level.
  const level = votes[some[0] ?? -1];
  const tied = options.filter(
    (option) => some.includes(option) || (option === none && votes[option] === level),
  );
  const most = Math.max(...fillings.map((one) => one.length));
  return {
    winners,
    tied: some.length > 0 ? [{ options: tied, seats: most - winners.length }] : [],
  };
}

/** Every order of options in which none stands behind one with fewer votes. */
function orders(options: readonly number[], votes: readonly number[]): number[][] {
  if (options.length === 0) return [[]];
  const most = Math.max(...options.map((option) => votes[option] ?? 0));
  return options
    .filter((option) => votes[option] === most)
    .flatMap((first) =>
      orders(
        options.filter((option) => option !== first),
        votes,
      ).map((rest) => [first, ...rest]),
    );
}

/** Options in order of their indexes: which of two level options is named first is no matter. */
function sorted(outcome: Outcome | undefined): Outcome | undefined {
  const inOrder = (options: readonly number[]) => options.toSorted((a, b) => a - b);
  switch (outcome?.kind) {
    case 'elected':
      return { ...outcome, winners: inOrder(outcome.winners) };
    case 'tied':
      return { ...outcome, winners: inOrder(outcome.winners) };
    case 'runoff':
      return { ...outcome, runoff: inOrder(outcome.runoff) };
    default:
      return outcome;
  }
}
