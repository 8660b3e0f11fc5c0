import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Profile } from '../../src/election/profile.ts';
import { methods } from '../../src/methods/index.ts';
import type { Outcome } from '../../src/methods/method.ts';
import { decideProfile, type Setting } from '../support/count-ballots.ts';
import { randomElection } from '../support/random-election.ts';

// Every method a second time, in a few lines, slow: one ballot after the other, and who wins is found
// by asking of each option how many others stand before it, not by sorting. It shares no code with src.

test.each(methods)('$id: as the plain reading of its rules has it', (method) => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(randomElection(method), ({ setting, profile }) => {
      const outcome = decideProfile(setting, profile).result?.outcome;
      const expected = naive[method.id]?.(ballotsOf(setting, profile));
      expect(sorted(outcome)).toEqual(expected);
      kinds.add(expected?.kind ?? 'none');
    }),
    { seed: 44, numRuns: 1500 },
  );
  expect([...kinds].sort(), 'what the elections came to').toEqual(met[method.id]);
});

/** The outcomes that random elections must have met, or they have tested nothing. */
const met: Readonly<Record<string, readonly string[]>> = {
  question: ['no-votes', 'not-passed', 'passed'],
  plurality: ['elected', 'no-votes', 'none-elected', 'tied'],
  majority: ['elected', 'no-votes', 'reballot', 'runoff', 'tied'],
  approval: ['elected', 'no-votes', 'none-elected', 'tied'],
};

interface Naive {
  /** the votes of each option */
  readonly votes: readonly number[];
  readonly seats: number;
  readonly ruled: boolean;
  /** nobody is in the base of the rule */
  readonly nobody: boolean;
  readonly meets: (votes: number) => boolean;
}

const naive: Readonly<Record<string, (own: Naive) => Outcome>> = {
  question: ({ votes: [yes = 0], nobody, meets }) => {
    if (nobody) return { kind: 'no-votes' };
    return { kind: meets(yes) ? 'passed' : 'not-passed' };
  },
  plurality: seats,
  approval: seats,
  majority: (own) => {
    const { votes, nobody, meets } = own;
    if (nobody || votes.every((each) => each === 0)) return { kind: 'no-votes' };
    const most = Math.max(...votes);
    if (meets(most)) return seats({ ...own, seats: 1, ruled: false });
    if (votes.filter((each) => each > 0).length < 2) return { kind: 'reballot' };
    const { winners, tied } = leading(votes, 2);
    return { kind: 'runoff', runoff: winners, tied };
  },
};

function seats({ votes, seats: places, ruled, nobody, meets }: Naive): Outcome {
  if (votes.every((each) => each === 0) || (ruled && nobody)) return { kind: 'no-votes' };
  const able = votes.map((each) => (!ruled || meets(each) ? each : 0));
  if (able.every((each) => each === 0)) return { kind: 'none-elected' };
  const { winners, tied } = leading(able, places);
  if (tied.length > 0) return { kind: 'tied', winners, tied };
  return { kind: 'elected', winners, unfilled: places - winners.length };
}

/** Who is among the first whichever way ties fall, and who is if they fall well. */
function leading(votes: readonly number[], places: number) {
  const options = [...votes.keys()].filter((option) => (votes[option] ?? 0) > 0);
  const others = (option: number, stands: (own: number, other: number) => boolean) =>
    options.filter((other) => other !== option && stands(votes[option] ?? 0, votes[other] ?? 0));
  const surely = (option: number) => others(option, (own, other) => other >= own).length < places;
  const perhaps = (option: number) => others(option, (own, other) => other > own).length < places;
  const winners = options.filter(surely);
  const tied = options.filter((option) => !surely(option) && perhaps(option));
  return {
    winners,
    tied: tied.length === 0 ? [] : [{ options: tied, seats: places - winners.length }],
  };
}

/** The ballots one by one, and the condition in plain numbers: these are small enough for them. */
function ballotsOf(setting: Setting, profile: Profile): Naive {
  const { unit = 'heads', options = 0, eligible = 0 } = setting;
  const marks = profile.flatMap((one) => Array.from({ length: one[unit] }, () => one.mark));
  const of = (...kinds: string[]) => marks.filter(({ kind }) => kinds.includes(kind)).length;
  const text = setting.rule ?? 'majority';
  const base = Object.entries({
    'valid+invalid': of('valid', 'invalid'),
    'valid+abstain': of('valid', 'abstain'),
    ballots: marks.length,
    eligible,
    '': of('valid'),
  }).find(([name]) => text.endsWith(name));
  const size = base?.[1] ?? 0;
  const enough: Readonly<Record<string, (votes: number) => boolean>> = {
    majority: (votes) => votes + votes > size,
    'at least half': (votes) => votes + votes >= size,
    'two-thirds': (votes) => votes * 3 >= size * 2,
    '> 1/3': (votes) => votes * 3 > size,
    '>= 40%': (votes) => votes * 5 >= size * 2,
    '>= 20%': (votes) => votes * 5 >= size,
  };
  const meets = enough[text.split(' of ')[0] ?? ''];
  if (meets === undefined) throw new Error(`not known here: ${text}`);
  const votes = Array.from({ length: options }, (_, option) => {
    return marks.filter((mark) => mark.kind === 'valid' && mark.options.includes(option)).length;
  });
  const ruled = setting.rule !== undefined;
  return { votes, seats: setting.seats ?? 1, ruled, nobody: size === 0, meets };
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
