import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/methods/method.ts';
import { sameOutcome } from '../../src/methods/same-outcome.ts';

const tie = { options: [1, 2], seats: 1 };

/** Outcomes no two of which are the same. */
const outcomes: readonly Outcome[] = [
  ...(['passed', 'not-passed', 'none-elected', 'no-votes', 'no-quorum', 'overridden'] as const).map(
    (kind) => ({ kind }),
  ),
  { kind: 'not-applicable' },
  { kind: 'reballot' },
  { kind: 'elected', winners: [1], unfilled: 0 },
  { kind: 'elected', winners: [2], unfilled: 0 },
  { kind: 'elected', winners: [1, 2], unfilled: 0 },
  { kind: 'elected', winners: [12], unfilled: 0 },
  { kind: 'tied', winners: [], tied: [] },
  { kind: 'tied', winners: [], tied: [tie] },
  { kind: 'tied', winners: [1, 2], tied: [] },
  { kind: 'tied', winners: [0], tied: [tie] },
  { kind: 'tied', winners: [0], tied: [{ ...tie, seats: 2 }] },
  { kind: 'tied', winners: [0], tied: [{ ...tie, options: [1, 3] }] },
  { kind: 'tied', winners: [0], tied: [tie, { options: [3, 4], seats: 1 }] },
  { kind: 'runoff', runoff: [0, 1], tied: [] },
  { kind: 'runoff', runoff: [0, 2], tied: [] },
  { kind: 'runoff', runoff: [0], tied: [tie] },
  { kind: 'runoff', runoff: [], tied: [{ options: [0, 1, 2], seats: 2 }] },
];

test('an outcome is the same as itself, and as no other', () => {
  for (const [at, one] of outcomes.entries()) {
    for (const [other, two] of outcomes.entries()) expect(sameOutcome(one, two)).toBe(at === other);
  }
});

describe('whatever the order of', () => {
  test.each<[string, Outcome, Outcome]>([
    [
      'winners',
      { kind: 'elected', winners: [10, 9, 2], unfilled: 0 },
      { kind: 'elected', winners: [2, 9, 10], unfilled: 0 },
    ],
    [
      'the runoff',
      { kind: 'runoff', runoff: [1, 0], tied: [] },
      { kind: 'runoff', runoff: [0, 1], tied: [] },
    ],
    [
      'those tied',
      { kind: 'tied', winners: [], tied: [{ options: [2, 1], seats: 1 }] },
      { kind: 'tied', winners: [], tied: [tie] },
    ],
    [
      'the ties',
      { kind: 'tied', winners: [], tied: [tie, { options: [3, 4], seats: 1 }] },
      { kind: 'tied', winners: [], tied: [{ options: [4, 3], seats: 1 }, tie] },
    ],
  ])('%s', (_, one, two) => {
    expect(sameOutcome(one, two)).toBe(true);
  });
});
