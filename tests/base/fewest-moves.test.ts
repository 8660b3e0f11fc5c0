import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fewestMoves } from '../../src/base/fewest-moves.ts';
import type { Choice, Move, MoveProblem } from '../../src/base/moves.ts';

/** Each move as its source and its effects. */
function problem(
  capacities: readonly number[],
  moves: readonly (readonly [source: number, ...effects: number[]])[],
  needs: readonly number[],
  choices: readonly Choice[] = [],
): MoveProblem {
  return {
    capacities,
    moves: moves.map(([source, ...effects]) => ({ source, effects: effects.map(BigInt) })),
    needs: needs.map(BigInt),
    choices,
  };
}

describe('one need', () => {
  test('261 yes and 158 no: 52 of the yes as no make no majority', () => {
    const switched = problem(
      [261, 158],
      [
        [0, 2],
        [0, 1],
        [1, 0],
      ],
      [103],
    );
    expect(fewestMoves(switched)).toEqual({ kind: 'exact', moves: 52 });
  });

  test('that is reached takes no move', () => {
    expect(fewestMoves(problem([3], [[0, 1]], [0]))).toEqual({ kind: 'exact', moves: 0 });
    expect(fewestMoves(problem([], [], [-5]))).toEqual({ kind: 'exact', moves: 0 });
  });

  test('is met from the best source first, and from the next when that is empty', () => {
    const two = problem(
      [2, 9],
      [
        [0, 5],
        [1, 3],
      ],
      [17],
    );
    expect(fewestMoves(two)).toEqual({ kind: 'exact', moves: 5 });
  });

  test('out of reach is impossible', () => {
    expect(
      fewestMoves(
        problem(
          [2, 1],
          [
            [0, 5],
            [1, 3],
          ],
          [14],
        ),
      ),
    ).toEqual({ kind: 'impossible' });
    expect(fewestMoves(problem([5], [[0, -1]], [1]))).toEqual({ kind: 'impossible' });
  });

  test('of ten millions is found at once', () => {
    const many = problem(
      [10_000_000, 10_000_000],
      [
        [0, 2],
        [1, 1],
      ],
      [25_000_001],
    );
    expect(fewestMoves(many)).toEqual({ kind: 'exact', moves: 15_000_001 });
  });

  test('of a share with eighteen digits is exact', () => {
    const den = 10n ** 18n;
    const moves: Move[] = [{ source: 0, effects: [den - 1n] }];
    const own = { capacities: [10], moves, needs: [3n * den - 3n] };
    expect(fewestMoves(own)).toEqual({ kind: 'exact', moves: 3 });
    expect(fewestMoves({ ...own, needs: [3n * den - 2n] })).toEqual({ kind: 'exact', moves: 4 });
  });
});

describe('several needs', () => {
  test('that one move cannot meet together', () => {
    const apart = problem(
      [5],
      [
        [0, 2, 0],
        [0, 0, 2],
        [0, 1, 1],
      ],
      [3, 3],
    );
    expect(fewestMoves(apart)).toEqual({ kind: 'exact', moves: 3 });
  });

  test('of which one is broken by what meets the other', () => {
    const broken = problem(
      [4, 4],
      [
        [0, 3, -2],
        [1, 0, 1],
      ],
      [6, 0],
    );
    expect(fewestMoves(broken)).toEqual({ kind: 'exact', moves: 6 });
  });

  test('are impossible where each alone is not', () => {
    expect(
      fewestMoves(
        problem(
          [1],
          [
            [0, 1, 0],
            [0, 0, 1],
          ],
          [1, 1],
        ),
      ),
    ).toEqual({
      kind: 'impossible',
    });
  });

  test('that hold whole numbers only', () => {
    const odd = problem(
      [9],
      [
        [0, 2, -2],
        [0, -2, 2],
      ],
      [1, 1],
    );
    expect(fewestMoves(odd)).toEqual({ kind: 'impossible' });
  });
});

describe('a choice of needs', () => {
  const groups: readonly [number, ...number[]][] = [
    [0, 1, 0, 0],
    [1, 0, 1, 0],
    [2, 0, 0, 1],
  ];

  test('takes the easiest', () => {
    const two = problem([9, 9, 9], groups, [4, 2, 3], [{ atLeast: 2, of: [0, 1, 2] }]);
    expect(fewestMoves(two)).toEqual({ kind: 'exact', moves: 5 });
  });

  test('passes over what is out of reach', () => {
    const two = problem([9, 1, 9], groups, [4, 2, 3], [{ atLeast: 2, of: [0, 1, 2] }]);
    expect(fewestMoves(two)).toEqual({ kind: 'exact', moves: 7 });
  });

  test('that share a source counts a move for both of them once', () => {
    const shared = problem(
      [5],
      [
        [0, 2, 0],
        [0, 0, 2],
        [0, 1, 1],
      ],
      [3, 3],
      [{ atLeast: 2, of: [0, 1] }],
    );
    expect(fewestMoves(shared)).toEqual({ kind: 'exact', moves: 3 });
  });

  test('of more than there are is impossible', () => {
    const four = problem([9, 9, 9], groups, [0, 0, 0], [{ atLeast: 4, of: [0, 1, 2] }]);
    expect(fewestMoves(four)).toEqual({ kind: 'impossible' });
  });

  test('of none asks nothing', () => {
    const none = problem([9], [[0, 1]], [5], [{ atLeast: 0, of: [0] }]);
    expect(fewestMoves(none)).toEqual({ kind: 'exact', moves: 0 });
  });
});

test('fifty groups and all of them together', () => {
  const groups = Array.from({ length: 50 }, (_, group) => group);
  const moves = groups.map((source): Move => {
    const effects = groups.map((group) => (group === source ? 2n : 0n));
    return { source, effects: [...effects, 2n] };
  });
  const needs = groups.map((group) => BigInt(group % 7));
  const alone = groups.reduce((sum, group) => sum + Math.ceil((group % 7) / 2), 0);
  const capacities = groups.map(() => 100);
  const bare = fewestMoves({ capacities, moves, needs: [...needs, 0n] });
  expect(bare).toEqual({ kind: 'exact', moves: alone });
  const more = fewestMoves({ capacities, moves, needs: [...needs, 1001n] });
  expect(more).toEqual({ kind: 'exact', moves: 501 });
});

/** The same by trying everything. */
function bruteForce({ capacities, moves, needs, choices = [] }: MoveProblem): number | undefined {
  const chosen = new Set(choices.flatMap((choice) => choice.of));
  let best: number | undefined;
  const tryFrom = (at: number, left: readonly number[], sums: readonly bigint[], made: number) => {
    const met = needs.map((need, index) => (sums[index] ?? 0n) >= need);
    const required = met.every((own, index) => own || chosen.has(index));
    const picked = choices.every(
      ({ atLeast, of }) => [...new Set(of)].filter((index) => met[index]).length >= atLeast,
    );
    if (required && picked && (best === undefined || made < best)) best = made;
    const move = moves[at];
    if (move === undefined) return;
    const room = left[move.source] ?? 0;
    for (let units = 0; units <= room; units += 1) {
      tryFrom(
        at + 1,
        left.map((own, source) => (source === move.source ? own - units : own)),
        sums.map((sum, index) => sum + BigInt(units) * (move.effects[index] ?? 0n)),
        made + units,
      );
    }
  };
  tryFrom(
    0,
    capacities,
    needs.map(() => 0n),
    0,
  );
  return best;
}

const problems = fc
  .record({ sources: fc.integer({ min: 1, max: 3 }), needs: fc.integer({ min: 1, max: 3 }) })
  .chain(({ sources, needs }) =>
    fc.record({
      capacities: fc.array(fc.nat(3), { minLength: sources, maxLength: sources }),
      moves: fc.array(
        fc.record({
          source: fc.nat(sources - 1),
          effects: fc.array(fc.bigInt({ min: -3n, max: 4n }), {
            minLength: needs,
            maxLength: needs,
          }),
        }),
        { minLength: 1, maxLength: 5 },
      ),
      needs: fc.array(fc.bigInt({ min: -3n, max: 9n }), { minLength: needs, maxLength: needs }),
      choices: fc.array(
        fc.record({
          atLeast: fc.nat(3),
          of: fc.array(fc.nat(needs - 1), { minLength: 1, maxLength: 3 }),
        }),
        { maxLength: 1 },
      ),
    }),
  );

test('small problems come out as trying everything has it', () => {
  const kinds = { exact: 0, impossible: 0 };
  fc.assert(
    fc.property(problems, (own) => {
      const least = bruteForce(own);
      const found = fewestMoves(own);
      expect(found).toEqual(
        least === undefined ? { kind: 'impossible' } : { kind: 'exact', moves: least },
      );
      kinds[least === undefined ? 'impossible' : 'exact'] += 1;
    }),
    { seed: 77, numRuns: 4000 },
  );
  expect(kinds.exact).toBeGreaterThan(800);
  expect(kinds.impossible).toBeGreaterThan(800);
});
