import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConflictSet, Contest } from '../../src/election/election.ts';
import { blank, invalid, type Mark, valid } from '../../src/election/mark.ts';
import type { OpenBallots } from '../../src/election/open-ballots.ts';
import { decide } from '../../src/methods/decide.ts';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { settle } from '../../src/methods/settle.ts';
import { contestFor, profileFor, type Setting, situationFor } from '../support/count-ballots.ts';
import {
  naiveChange,
  type Row,
  type Shape,
  type SmallElection,
  settlementOf,
  smallElection,
} from '../support/small-election.ts';

// What was set aside, against trying every choice for it, with the real decisions.

const runs = Number(process.env.RUNS ?? 120);
const question = { method: 'question' };
const open = { most: 4, voters: 2, malformed: 1 };

const shapes: readonly (readonly [string, Shape])[] = [
  ['questions', { settings: [{ ...question, quorum: true }], ...open, voters: 4 }],
  ['plurality', { settings: [{ method: 'plurality', quorum: true }], ...open, voters: 3 }],
  ['majority', { settings: [{ method: 'majority' }], ...open, voters: 3 }],
  ['approval', { settings: [{ method: 'approval' }], ...open, most: 3 }],
  ['scores', { settings: [{ method: 'score' }], most: 3, voters: 2, malformed: 1 }],
  [
    'weighted questions',
    { settings: [question], ...open, malformed: 0, voters: 4, weighted: true },
  ],
  [
    'weighted plurality',
    { settings: [{ method: 'plurality' }], ...open, malformed: 0, voters: 3, weighted: true },
  ],
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
      ...open,
    },
  ],
  [
    'groups in a choice',
    {
      settings: [
        { method: 'plurality', scopes: ['', ' in each Class', ' in at least 1 of Class'] },
      ],
      groups: 2,
      ...open,
    },
  ],
  ['conflicts of two', { settings: [question, question], conflicts: [[0, 1]], ...open }],
  [
    'conflicts of three',
    { settings: [question, question, question], conflicts: [[0, 1, 2]], ...open, malformed: 0 },
  ],
  [
    'conditions',
    {
      settings: [question, { ...question, quorum: true }],
      conditions: [{ of: 0, on: 1 }],
      ...open,
    },
  ],
  [
    'conditions on scores',
    {
      settings: [question, { method: 'score' }],
      conditions: [{ of: 0, on: 1 }],
      most: 3,
      voters: 2,
      malformed: 1,
    },
  ],
  [
    'conditions on conditions',
    {
      settings: [{ method: 'plurality' }, question, question],
      conditions: [
        { of: 0, on: 1 },
        { of: 1, on: 2 },
      ],
      ...open,
      malformed: 0,
    },
  ],
  [
    'conditions on conflicts',
    {
      settings: [question, question, question],
      conditions: [{ of: 0, on: 1 }],
      conflicts: [[1, 2]],
      ...open,
      malformed: 0,
    },
  ],
  [
    'conditions on conflicts whose ties are broken',
    {
      settings: [question, question, question],
      conditions: [{ of: 0, on: 1 }],
      conflicts: [[2, 1]],
      policies: true,
      ...open,
      malformed: 0,
    },
  ],
  [
    'conditions on conflicts of three whose ties are broken',
    {
      settings: [{ ...question, rules: ['majority'] }, question, question, question],
      conditions: [{ of: 0, on: 2 }],
      conflicts: [[1, 2, 3]],
      policies: true,
      most: 3,
      voters: 1,
    },
  ],
  [
    'conflicts with what hangs on conflicts whose ties are broken',
    {
      settings: [{ ...question, rules: ['majority'] }, question, question, question],
      conditions: [{ of: 1, on: 2 }],
      conflicts: [
        [0, 1],
        [2, 3],
      ],
      policies: true,
      most: 3,
      voters: 1,
    },
  ],
];

test.each(shapes)(
  '%s: whether anything changes, and no bound',
  (_, shape) => {
    const found = new Map<boolean, number>();
    fc.assert(
      fc.property(smallElection(shape), (election) => {
        const [robustness] = robustnessOf(settlementOf(election));
        if (robustness === undefined) return;
        const changes = naiveChange(election, 0);
        const { kind, changes: said } = robustness.setAside;
        expect({ kind, changes: said }).toEqual({ kind: 'exact', changes });
        found.set(changes, (found.get(changes) ?? 0) + 1);
      }),
      { seed: 8, numRuns: runs },
    );
    expect(found.get(true)).toBeGreaterThan(runs / 8);
    expect(found.get(false)).toBeGreaterThan(runs / 8);
  },
  600_000,
);

// What is not followed through is said to be a bound.
test.each<readonly [string, Shape]>([
  [
    'overlapping conflicts',
    {
      settings: [question, question, question],
      conflicts: [
        [0, 1],
        [1, 2],
      ],
      ...open,
      malformed: 0,
    },
  ],
  [
    'on one of several sets with policies',
    {
      settings: [{ ...question, rules: ['majority'] }, question, question, question],
      conditions: [{ of: 0, on: 2 }],
      conflicts: [
        [1, 2],
        [3, 2, 1],
      ],
      policies: true,
      most: 3,
      voters: 1,
    },
  ],
  [
    'on the option of a choice',
    {
      settings: [question, { method: 'plurality' }],
      conditions: [{ of: 0, on: 1 }],
      ...open,
      malformed: 0,
    },
  ],
  [
    'groups by several rules',
    {
      settings: [
        { ...question, scopes: ['', ' in at least 2 of Class', ' by one voice per Class'] },
      ],
      groups: 3,
      ...open,
    },
  ],
])(
  '%s: nothing that is claimed is wrong',
  (_, shape) => {
    let claims = 0;
    fc.assert(
      fc.property(smallElection(shape), (election) => {
        const found = robustnessOf(settlementOf(election))[0]?.setAside;
        if (found?.kind !== 'exact') return;
        claims += 1;
        expect(found.changes).toBe(naiveChange(election, 0));
      }),
      { seed: 10, numRuns: runs },
    );
    expect(claims).toBeGreaterThan(runs / 4);
  },
  600_000,
);

describe('261 yes, 158 no, 28 abstain, 40 blank', () => {
  const contest = contestFor({ method: 'question' });
  const situation = situationFor({ method: 'question' });
  const profile = profileFor({ yes: 261, no: 158, abstain: 28, blank: 40 });
  const contests = [{ contest, profile, decided: decide(contest, profile, situation) }];
  const settled = settle(contests, [], 'heads');
  const with9 = {
    rows: 9,
    malformed: 1,
    weight: 9,
    weightUnknown: false,
    groupsUnknown: false,
    cells: [],
    votersIn: () => [
      {
        voters: 8,
        now: { marks: [valid(0)], cell: 0, weight: 1 },
        others: [{ marks: [valid(1)], cell: 0, weight: 1 }],
        orNone: false,
      },
    ],
  };
  const setAside = (more: Partial<OpenBallots>) =>
    robustnessOf({
      contests,
      settled,
      conflicts: [],
      situation,
      open: { ...with9, ...more },
    })[0]?.setAside;

  test('9 rows set aside cannot change it', () => {
    expect(setAside({})).toEqual({ kind: 'exact', changes: false, ballots: 9, marks: 0 });
  });

  test('103 rows that could be against do, and 102 do not', () => {
    const none = { votersIn: () => [] };
    expect(setAside({ ...none, rows: 103, malformed: 103 })?.changes).toBe(true);
    expect(setAside({ ...none, rows: 102, malformed: 102 })?.changes).toBe(false);
  });

  test('weights that are not known are not guessed', () => {
    const found = setAside({ weightUnknown: true });
    expect(found?.kind).toBe('not-computed');
  });

  test('groups that may come and go matter to rules that look at them alone', () => {
    expect(setAside({ groupsUnknown: true })?.kind).toBe('exact');
  });
});

// Rare among random elections, and each of them the only way in which something changes.
describe('by themselves', () => {
  const row = (mark: Mark): Row => ({ marks: [mark], cell: 0, weight: 1 });
  const election = (setting: Setting, own: Partial<SmallElection>): SmallElection => ({
    contests: [contestFor(setting)],
    conflicts: [],
    situation: situationFor(setting),
    rows: [],
    voters: [],
    malformed: 0,
    ...own,
  });

  test.each<readonly [string, Setting, Partial<SmallElection>, boolean]>([
    [
      'an invalid mark of who has another ballot is marked once',
      { method: 'question' },
      {
        rows: [row(valid(0)), row(valid(0))],
        voters: [{ now: row(invalid('unknown')), others: [row(blank)], orNone: false }],
      },
      false,
    ],
    [
      'the same in a group that no rule looks at',
      { method: 'question' },
      {
        rows: [row(valid(0)), row(valid(0))],
        voters: [
          { now: { ...row(invalid('unknown')), cell: 1 }, others: [row(blank)], orNone: false },
        ],
      },
      false,
    ],
    [
      'none of the ballots of who has several',
      { method: 'question' },
      { voters: [{ now: row(valid(0)), others: [row(valid(0))], orNone: true }] },
      true,
    ],
    [
      'either of the ballots of who has several, but not none',
      { method: 'question' },
      { voters: [{ now: row(valid(0)), others: [row(valid(0))], orNone: false }] },
      false,
    ],
    [
      'a malformed row that is spoilt',
      { method: 'plurality', options: 1, rule: '> 1/2 of valid+invalid' },
      { rows: [row(valid(0))], malformed: 1 },
      true,
    ],
    [
      'a row set aside that is spoilt',
      { method: 'plurality', options: 1, rule: '> 1/2 of valid+invalid' },
      {
        rows: [row(valid(0))],
        voters: [{ others: [row(invalid('unknown'))], orNone: false }],
      },
      true,
    ],
  ])('%s', (_, setting, own, changes) => {
    const all = election(setting, own);
    expect(naiveChange(all, 0)).toBe(changes);
    expect(robustnessOf(settlementOf(all))[0]?.setAside).toMatchObject({ kind: 'exact', changes });
  });
});

test('a tie elsewhere is broken as the set says, whatever the ballots set aside say', () => {
  const last: Contest = {
    ...contestFor({ method: 'question' }, 'last'),
    condition: { contest: 0, option: 0 },
  };
  const ids = ['first', 'second'];
  const rivals = ids.map((id) => contestFor({ method: 'question' }, id));
  const situation = situationFor({ method: 'question' });
  const polled = (invalidMarks: readonly number[]) =>
    [...rivals, last].map((contest, at) => {
      const profile = profileFor({ yes: 9, invalid: invalidMarks[at] ?? 0 });
      return { contest, profile, decided: decide(contest, profile, situation) };
    });
  const conflicts: ConflictSet[] = [{ contests: [0, 1], ties: { kind: 'decided', chosen: [0] } }];
  const robustnessWith = (invalidMarks: readonly number[]) => {
    const contests = polled(invalidMarks);
    const settled = settle(contests, conflicts, 'heads');
    expect(settled.map((one) => one?.outcome.kind)).toEqual(['passed', 'overridden', 'passed']);
    return robustnessOf({ contests, settled, conflicts, situation, open: undefined });
  };
  const [first, , hanging] = robustnessWith([1, 1, 1]);
  expect(first?.margin).toEqual({ kind: 'exact', ballots: 1 });
  expect(hanging?.margin).toEqual({ kind: 'exact', ballots: 5 });
  // A yes for the second is one too many.
  expect(hanging?.setAside).toMatchObject({ kind: 'exact', changes: true });
  expect(robustnessWith([2, 0, 1])[2]?.setAside).toMatchObject({ kind: 'exact', changes: false });
});
