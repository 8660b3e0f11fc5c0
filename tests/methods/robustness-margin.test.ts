import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionId } from '../../src/base/brand.ts';
import type { Contest } from '../../src/election/election.ts';
import { valid } from '../../src/election/mark.ts';
import { decide } from '../../src/methods/decide.ts';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { settle } from '../../src/methods/settle.ts';
import {
  type Ballots,
  contestFor,
  profileFor,
  type Setting,
  situationFor,
} from '../support/count-ballots.ts';
import { naiveMargin, type Shape, settlementOf, smallElection } from '../support/small-election.ts';

// Margins against trying every change of one ballot, of two, and so on, with the real decisions.

const runs = Number(process.env.RUNS ?? 120);
const question = { method: 'question' };

const shapes: readonly (readonly [string, Shape])[] = [
  ['questions', { settings: [question], most: 6 }],
  ['questions with a quorum', { settings: [{ ...question, quorum: true }], most: 6 }],
  ['plurality', { settings: [{ method: 'plurality' }], most: 5 }],
  ['plurality with a quorum', { settings: [{ method: 'plurality', quorum: true }], most: 5 }],
  ['majority', { settings: [{ method: 'majority', quorum: true }], most: 5 }],
  ['approval', { settings: [{ method: 'approval', quorum: true }], most: 3 }],
  ['scores', { settings: [{ method: 'score', quorum: true }], most: 3 }],
  ['weighted scores', { settings: [{ method: 'score' }], most: 3, weighted: true }],
  ['weighted questions', { settings: [{ ...question, quorum: true }], most: 5, weighted: true }],
  ['weighted plurality', { settings: [{ method: 'plurality' }], most: 5, weighted: true }],
  ['weighted majority', { settings: [{ method: 'majority' }], most: 4, weighted: true }],
  ['weighted approval', { settings: [{ method: 'approval' }], most: 3, weighted: true }],
  [
    'groups',
    {
      settings: [
        {
          ...question,
          scopes: ['', ' in each Class', ' in more than half of Class', ' in at least 2 of Class'],
        },
      ],
      groups: 3,
      most: 6,
    },
  ],
  [
    'groups in a choice',
    {
      settings: [
        { method: 'plurality', scopes: ['', ' in each Class', ' in at least 1 of Class'] },
      ],
      groups: 2,
      most: 4,
    },
  ],
  [
    'one voice for each group',
    { settings: [{ ...question, rules: ['majority by one voice per Class'] }], groups: 4, most: 6 },
  ],
  ['conflicts of two', { settings: [question, question], conflicts: [[0, 1]], most: 6 }],
  [
    'conflicts of three',
    { settings: [question, question, question], conflicts: [[0, 1, 2]], most: 6 },
  ],
  [
    'overlapping conflicts',
    {
      settings: [question, question, question],
      conflicts: [
        [1, 0],
        [1, 2],
      ],
      most: 6,
    },
  ],
  [
    'weighted conflicts',
    { settings: [question, question, question], conflicts: [[0, 1, 2]], most: 5, weighted: true },
  ],
  [
    'conflicts with what hangs on conflicts whose ties are broken',
    {
      settings: Array(4).fill({ ...question, rules: ['at least 1 in favour'] }),
      conditions: [{ of: 1, on: 2 }],
      conflicts: [
        [0, 1],
        [2, 3],
      ],
      policies: true,
      most: 4,
    },
  ],
  ['conditions', { settings: [question, question], conditions: [{ of: 0, on: 1 }], most: 5 }],
];

test.each(shapes)(
  '%s: the fewest ballots, and no bound',
  (_, shape) => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(smallElection(shape), (election) => {
        const [found] = robustnessOf(settlementOf(election));
        if (found === undefined) return;
        const margin = naiveMargin(election, 0);
        expect(found.margin).toEqual(
          margin === undefined ? { kind: 'unchangeable' } : { kind: 'exact', ballots: margin },
        );
        kinds.set(found.margin.kind, (kinds.get(found.margin.kind) ?? 0) + 1);
      }),
      { seed: 7, numRuns: runs },
    );
    expect(kinds.get('exact')).toBeGreaterThan(runs / 3);
  },
  600_000,
);

// What is too much to write down is said to be a bound, or not computed.
const scopes = ['', ' in each Class', ' in at least 2 of Class', ' by one voice per Class'];

test('rules that are too much: nothing that is claimed is wrong', () => {
  const shape: Shape = { settings: [{ ...question, scopes }], groups: 4, most: 5 };
  fc.assert(
    fc.property(smallElection(shape), (election) => {
      const margin = robustnessOf(settlementOf(election))[0]?.margin;
      if (margin === undefined || margin.kind === 'not-computed') return;
      const fewest = naiveMargin(election, 0);
      if (margin.kind === 'unchangeable') expect(fewest).toBeUndefined();
      else if (margin.kind === 'exact') expect(fewest).toBe(margin.ballots);
      else expect(fewest ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(margin.ballots);
    }),
    { seed: 9, numRuns: runs },
  );
}, 600_000);

interface Example {
  readonly setting: Setting;
  readonly ballots: Ballots;
}

function marginOf({ setting, ballots }: Example) {
  const contest = contestFor(setting);
  const situation = situationFor(setting);
  const profile = profileFor(ballots);
  const contests = [{ contest, profile, decided: decide(contest, profile, situation) }];
  const settled = settle(contests, [], situation.unit);
  return robustnessOf({ contests, settled, conflicts: [], situation, open: undefined })[0]?.margin;
}

test.each<readonly [string, Example, number | 'unchangeable']>([
  [
    'the example of the file: 52 of the yes as no',
    {
      setting: { method: 'question' },
      ballots: { yes: 261, no: 158, abstain: 28, blank: 40 },
    },
    52,
  ],
  [
    'of eligible, abstaining is as good as voting against',
    {
      setting: { method: 'question', rule: 'majority of eligible', eligible: 500 },
      ballots: { yes: 261 },
    },
    11,
  ],
  [
    'a lead of 5: 3 of the first for the second',
    { setting: { method: 'plurality', options: 3 }, ballots: { A: 12, B: 7, C: 3 } },
    3,
  ],
  [
    'a tie is resolved by one',
    { setting: { method: 'plurality', options: 3 }, ballots: { A: 7, B: 7, C: 3 } },
    1,
  ],
  [
    'a seat that stays empty needs one vote for another',
    { setting: { method: 'plurality', options: 3, seats: 2 }, ballots: { A: 9 } },
    1,
  ],
  [
    'one option alone has to lose all votes',
    { setting: { method: 'plurality', options: 1 }, ballots: { A: 9, abstain: 3 } },
    9,
  ],
  [
    'scores: a ballot that gives 5 and 0 as 0 and 5 takes 10 from a lead of 10',
    { setting: { method: 'score' }, ballots: { '5 0': 3, '0 5': 1 } },
    1,
  ],
  [
    'scores: one that gives 5 and 4 as 0 and 5 takes 6',
    { setting: { method: 'score' }, ballots: { '5 4': 10 } },
    2,
  ],
  [
    'scores of 0 alone: a point is enough',
    { setting: { method: 'score' }, ballots: { '0 0': 10 } },
    1,
  ],
  [
    'a runoff: the third has to reach the second',
    { setting: { method: 'majority', options: 4 }, ballots: { A: 40, B: 30, C: 20, D: 20 } },
    5,
  ],
  [
    'a quorum of ballots that was missed stays missed',
    {
      setting: {
        method: 'question',
        eligible: 100,
        quorum: { counts: 'ballots', rule: 'majority' },
      },
      ballots: { yes: 20, no: 3 },
    },
    'unchangeable',
  ],
  [
    'a recorded casting vote for yes: half is enough, and one fewer is not',
    {
      setting: { method: 'question', ties: { kind: 'decided', chosen: [0] } },
      ballots: { yes: 5, no: 5 },
    },
    1,
  ],
  [
    'with it, 2 fewer of 4 more; without it 2 as well would only make a tie',
    {
      setting: { method: 'question', ties: { kind: 'decided', chosen: [0] } },
      ballots: { yes: 9, no: 5 },
    },
    3,
  ],
  [
    'with it, of all ballots: 1 yes of 2 is half and not even, and one more passes',
    {
      setting: {
        method: 'question',
        rule: 'majority of ballots',
        ties: { kind: 'decided', chosen: [0] },
      },
      ballots: { yes: 1, blank: 1 },
    },
    1,
  ],
  [
    'with it, of all ballots: 4 to 2 is carried at 3 to 3, and not at 3 to 2',
    {
      setting: {
        method: 'question',
        rule: 'majority of ballots',
        ties: { kind: 'decided', chosen: [0] },
      },
      ballots: { yes: 4, no: 2 },
    },
    1,
  ],
  [
    'with it, more than 60%: no casting vote comes in',
    {
      setting: { method: 'question', rule: '> 60%', ties: { kind: 'decided', chosen: [0] } },
      ballots: { yes: 6, no: 4 },
    },
    1,
  ],
  [
    'without it an even vote is not enough',
    { setting: { method: 'question' }, ballots: { yes: 9, no: 5 } },
    2,
  ],
  [
    'a casting vote for no changes nothing',
    {
      setting: { method: 'question', ties: { kind: 'decided', chosen: [1] } },
      ballots: { yes: 9, no: 5 },
    },
    2,
  ],
  [
    'a policy that is no casting vote changes nothing',
    { setting: { method: 'question', ties: { kind: 'listed-order' } }, ballots: { yes: 9, no: 5 } },
    2,
  ],
  [
    'a choice with a decision on ties needs more than half as any',
    {
      setting: { method: 'majority', rule: 'majority', ties: { kind: 'decided', chosen: [0] } },
      ballots: { A: 9, B: 5 },
    },
    2,
  ],
  [
    'a tie that was broken is still a tie, which one ballot resolves',
    {
      setting: { method: 'plurality', options: 3, ties: { kind: 'listed-order' } },
      ballots: { A: 7, B: 7, C: 3 },
    },
    1,
  ],
  [
    'what no tie was broken in is as it was decided',
    {
      setting: { method: 'plurality', options: 3, ties: { kind: 'listed-order' } },
      ballots: { A: 12, B: 7, C: 3 },
    },
    3,
  ],
  [
    'a tie of three that was broken: one ballot leaves two of them',
    {
      setting: {
        method: 'plurality',
        options: 3,
        seats: 2,
        ties: { kind: 'decided', chosen: [2, 1] },
      },
      ballots: { A: 4, B: 4, C: 4 },
    },
    1,
  ],
  [
    'nobody is elected where the option for it is ahead by 4',
    { setting: { method: 'plurality', options: 2, nobody: 1 }, ballots: { A: 3, B: 7 } },
    2,
  ],
  [
    'a majority for nobody falls with a runoff',
    { setting: { method: 'majority', options: 3, nobody: 2 }, ballots: { A: 2, B: 2, C: 8 } },
    2,
  ],
  [
    'nobody meets the rule: two more for the only one',
    {
      setting: { method: 'plurality', options: 2, rule: 'at least 5 in favour' },
      ballots: { A: 3, B: 2 },
    },
    2,
  ],
  [
    'an approval cannot be taken from more than there are',
    { setting: { method: 'approval', options: 3 }, ballots: { 'A B': 6, 'B C': 2, C: 1 } },
    1,
  ],
  ['nobody voted', { setting: { method: 'question' }, ballots: {} }, 'unchangeable'],
])('%s', (_, example, expected) => {
  expect(marginOf(example)).toEqual(
    expected === 'unchangeable' ? { kind: expected } : { kind: 'exact', ballots: expected },
  );
});

test('very many options, and very many ballots, are no more work', () => {
  const options = 100_000;
  const contest: Contest = {
    ...contestFor({ method: 'plurality' }),
    options: Array.from({ length: options }, (_, at) => ({
      id: optionId(`o${at}`),
      title: `${at}`,
      aliases: [],
    })),
  };
  const profile = contest.options.map((_, at) => {
    const votes = at === 0 ? 10_000_000 : at + 1;
    return { mark: valid(at), cell: 0, heads: votes, weight: votes };
  });
  const situation = situationFor({ method: 'plurality' });
  const contests = [{ contest, profile, decided: decide(contest, profile, situation) }];
  const settled = settle(contests, [], situation.unit);
  const [found] = robustnessOf({ contests, settled, conflicts: [], situation, open: undefined });
  expect(found?.margin).toEqual({ kind: 'exact', ballots: 4_950_000 });
});
