import fc from 'fast-check';
import { expect, test } from 'vitest';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { naiveChange, type Shape, settlementOf, smallElection } from '../support/small-election.ts';

// What was set aside, against trying every choice for it, with the real decisions.

const runs = Number(process.env.RUNS ?? 120);
const question = { method: 'question' };
const open = { most: 4, voters: 2, malformed: 1 };

const shapes: readonly (readonly [string, Shape])[] = [
  ['questions', { settings: [{ ...question, quorum: true }], ...open, voters: 4 }],
  ['plurality', { settings: [{ method: 'plurality', quorum: true }], ...open, voters: 3 }],
  ['majority', { settings: [{ method: 'majority' }], ...open, voters: 3 }],
  ['approval', { settings: [{ method: 'approval' }], ...open, most: 3 }],
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
];

test.each(shapes)(
  '%s: whether anything changes, and no bound',
  (_, shape) => {
    const found = new Map<boolean, number>();
    fc.assert(
      fc.property(smallElection(shape), (election) => {
        const robustness = robustnessOf(0, settlementOf(election));
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
