import { expect, test } from 'vitest';
import type { Condition, ConflictSet } from '../../src/election/election.ts';
import { countProfile } from '../../src/methods/count.ts';
import { hangsOn } from '../../src/methods/hangs-on.ts';
import type { Outcome } from '../../src/methods/method.ts';
import { contestFor, profileFor } from '../support/count-ballots.ts';

/** A question that came out so by itself, with so many votes for it, and the contest and option on which it hangs. */
type Given = readonly [outcome: Outcome, on?: readonly [number, number], votes?: number];

const passed = { kind: 'passed' } as const;
const failed = { kind: 'not-passed' } as const;
const noQuorum = { kind: 'no-quorum' } as const;
const reballot = { kind: 'reballot' } as const;
/** A choice: option 0 is elected, 1 and 2 are tied, 3 is out. */
const tied = { kind: 'tied', winners: [0], tied: [{ options: [1, 2], seats: 1 }] } as const;
/** A choice: option 0 against 1 or 2; 3 is out. */
const runoff = { kind: 'runoff', runoff: [0], tied: [{ options: [1, 2], seats: 1 }] } as const;

function hanging(given: readonly Given[], conflicts: readonly (readonly number[])[] = []) {
  const contests = given.map(([outcome, on, votes = 5], at) => {
    const method = 'tied' in outcome || outcome === reballot ? 'plurality' : 'question';
    const condition: Condition | undefined = on && { contest: on[0], option: on[1] };
    return {
      contest: { ...contestFor({ method }, `p${at}`), ...(condition && { condition }) },
      decided: {
        count: countProfile(profileFor({ yes: votes, no: 1 }), 2),
        result: { outcome, exhibits: [] },
      },
    };
  });
  const sets = conflicts.map((own): ConflictSet => ({ contests: own, ties: { kind: 'report' } }));
  return hangsOn(contests, sets, 'heads');
}

test.each<readonly [string, readonly Given[], readonly (readonly number[])[], number[][]]>([
  ['what hangs on nothing', [[passed], [tied]], [], [[], []]],
  ['what hangs on one that is decided', [[failed], [passed, [0, 0]]], [], [[], []]],
  ['an option that is tied', [[tied], [passed, [0, 1]]], [], [[], [0]]],
  ['one that is elected whoever wins the tie', [[tied], [passed, [0, 0]]], [], [[], []]],
  ['one that is out', [[tied], [passed, [0, 3]]], [], [[], []]],
  ['the pair of a runoff', [[runoff], [passed, [0, 0]]], [], [[], [0]]],
  ['who may be in it', [[runoff], [passed, [0, 2]]], [], [[], [0]]],
  ['who is not in it', [[runoff], [passed, [0, 3]]], [], [[], []]],
  ['one to be voted on again', [[reballot], [passed, [0, 3]]], [], [[], [0]]],
  ['one without a quorum', [[noQuorum], [passed, [0, 0]]], [], [[], [0]]],
  ['the no to one without a quorum', [[noQuorum], [passed, [0, 1]]], [], [[], [0]]],
  ['one by way of another', [[tied], [passed, [0, 1]], [failed, [1, 0]]], [], [[], [0], [0]]],
  // If the tie falls so that 1 applies, it overrides 2, which has fewer votes.
  [
    'a stronger rival that may apply',
    [[tied], [passed, [0, 1], 9], [passed]],
    [[1, 2]],
    [[], [0], [0]],
  ],
  ['a weaker one', [[tied], [passed, [0, 1], 3], [passed]], [[1, 2]], [[], [0], []]],
  // 0 and 1 are tied with each other, so that it is open whether 2 applies.
  ['a tie between rivals', [[passed], [passed], [passed, [0, 0]]], [[0, 1]], [[], [], [0]]],
  // 1 and 2 never apply together, but each may.
  [
    'several ways',
    [[tied], [passed, [0, 1], 9], [passed, [0, 2], 8], [passed]],
    [
      [1, 3],
      [2, 3],
    ],
    [[], [0], [0], [0]],
  ],
])('%s', (_, given, conflicts, expected) => {
  expect(hanging(given, conflicts)).toEqual(expected);
});

test('more open conditions than can be followed together are followed one by one', () => {
  const many = Array.from({ length: 20 }, (_, at): Given[] => [[tied], [passed, [2 * at, 1]]]);
  expect(hanging(many.flat())).toEqual(many.flatMap((_, at) => [[], [2 * at]]));
});
