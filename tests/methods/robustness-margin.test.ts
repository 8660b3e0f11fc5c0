import fc from 'fast-check';
import { expect, test } from 'vitest';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { naiveMargin, type Shape, settlementOf, smallElection } from '../support/small-election.ts';

// Margins against trying every change of one ballot, of two, and so on, with the real decisions.

const runs = Number(process.env.RUNS ?? 300);
const question = { method: 'question' };

const shapes: readonly (readonly [string, Shape])[] = [
  ['questions', { settings: [question], most: 6 }],
  ['questions with a quorum', { settings: [{ ...question, quorum: true }], most: 6 }],
  ['plurality', { settings: [{ method: 'plurality' }], most: 5 }],
  ['plurality with a quorum', { settings: [{ method: 'plurality', quorum: true }], most: 5 }],
  ['majority', { settings: [{ method: 'majority', quorum: true }], most: 5 }],
  ['approval', { settings: [{ method: 'approval', quorum: true }], most: 3 }],
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
  ['conditions', { settings: [question, question], conditions: [{ of: 0, on: 1 }], most: 5 }],
];

test.each(shapes)(
  '%s: the fewest ballots, and no bound',
  (_, shape) => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(smallElection(shape), (election) => {
        const found = robustnessOf(0, settlementOf(election));
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
