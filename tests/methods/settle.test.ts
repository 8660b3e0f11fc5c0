import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Condition, ConflictSet, TiePolicy } from '../../src/election/election.ts';
import { countProfile } from '../../src/methods/count.ts';
import type { Outcome } from '../../src/methods/method.ts';
import { conflictOrder, type Settleable, type Settled, settle } from '../../src/methods/settle.ts';
import { contestFor, profileFor } from '../support/count-ballots.ts';

/** A contest as it came out by itself: a question with so many votes for it, or a choice. */
interface Decided {
  readonly method?: 'question' | 'plurality';
  /** none where it is withdrawn or was not decided */
  readonly outcome?: Outcome;
  readonly votes?: number;
  readonly condition?: Condition;
}

const passed = { kind: 'passed' } as const;
const failed = { kind: 'not-passed' } as const;

function settleable(own: Decided, at: number): Settleable {
  const { method = 'question', outcome, votes = 0, condition } = own;
  return {
    contest: { ...contestFor({ method }, `p${at}`), ...(condition && { condition }) },
    decided: {
      count: countProfile(profileFor({ yes: votes, no: 1 }), 2),
      ...(outcome && { result: { outcome, exhibits: [] } }),
    },
  };
}

function settled(contests: readonly Decided[], conflicts: readonly ConflictSet[] = []) {
  return settle(contests.map(settleable), conflicts, 'heads');
}

function kindsOf(contests: readonly Decided[], conflicts?: readonly ConflictSet[]) {
  return settled(contests, conflicts).map((one) => one?.outcome.kind);
}

function conflict(contests: readonly number[], ties: TiePolicy = { kind: 'report' }): ConflictSet {
  return { contests, ties };
}

/** Questions that pass with so many votes each. */
const passing = (...votes: number[]): Decided[] =>
  votes.map((own) => ({ outcome: passed, votes: own }));

const tied = { kind: 'tied', winners: [], tied: [] };

describe('conflicting proposals that pass', () => {
  test('the one with most votes prevails, and the others are told why they do not', () => {
    expect(settled(passing(5, 9, 7), [conflict([0, 1, 2])])).toEqual([
      { outcome: { kind: 'overridden' }, rivals: [{ contest: 1, votes: 9 }] },
      { outcome: passed },
      { outcome: { kind: 'overridden' }, rivals: [{ contest: 1, votes: 9 }] },
    ]);
  });

  test('those that do not pass override nothing', () => {
    const contests = [{ outcome: failed, votes: 9 }, ...passing(5, 4)];
    expect(kindsOf(contests, [conflict([0, 1, 2])])).toEqual([
      'not-passed',
      'passed',
      'overridden',
    ]);
  });

  test('nor does a withdrawn one, or one that is not applicable', () => {
    const contests = [{ votes: 9 }, ...passing(5, 8)];
    expect(kindsOf(contests, [conflict([0, 1])])).toEqual([undefined, 'passed', 'passed']);
    const hanging = [
      { outcome: passed, votes: 9, condition: { contest: 2, option: 0 } },
      { outcome: passed, votes: 5 },
      { outcome: failed },
    ];
    expect(kindsOf(hanging, [conflict([0, 1])])).toEqual([
      'not-applicable',
      'passed',
      'not-passed',
    ]);
  });

  test('one that is overridden overrides none', () => {
    const sets = [conflict([0, 1]), conflict([1, 2])];
    expect(kindsOf(passing(9, 8, 7), sets)).toEqual(['passed', 'overridden', 'passed']);
    expect(kindsOf(passing(8, 9, 7), sets)).toEqual(['overridden', 'passed', 'overridden']);
  });

  test('each set by itself', () => {
    const sets = [conflict([0, 1]), conflict([2, 3])];
    expect(kindsOf(passing(9, 8, 7, 6, 5), sets)).toEqual([
      'passed',
      'overridden',
      'passed',
      'overridden',
      'passed',
    ]);
  });

  test('votes are in the unit that decides', () => {
    const contests = [
      { ...settleable({ outcome: passed }, 0), weight: [1, 9] },
      { ...settleable({ outcome: passed }, 1), weight: [9, 1] },
    ].map(({ contest, decided, weight: [heads = 0, weight = 0] }) => {
      const profile = profileFor({ yes: 1 }).map((one) => ({ ...one, heads, weight }));
      return { contest, decided: { ...decided, count: countProfile(profile, 2) } };
    });
    const kinds = (unit: 'heads' | 'weight') =>
      settle(contests, [conflict([0, 1])], unit).map((one) => one?.outcome.kind);
    expect(kinds('heads')).toEqual(['overridden', 'passed']);
    expect(kinds('weight')).toEqual(['passed', 'overridden']);
  });

  test('with the same votes are tied, and a lesser one is overridden by whichever prevails', () => {
    expect(settled(passing(9, 5, 9), [conflict([0, 1, 2])])).toEqual([
      { outcome: tied, rivals: [{ contest: 2, votes: 9 }] },
      {
        outcome: { kind: 'overridden' },
        rivals: [
          { contest: 0, votes: 9 },
          { contest: 2, votes: 9 },
        ],
      },
      { outcome: tied, rivals: [{ contest: 0, votes: 9 }] },
    ]);
  });

  test('a lesser one that conflicts with one of those tied waits for it', () => {
    const sets = [conflict([0, 1]), conflict([1, 2])];
    expect(settled(passing(9, 9, 5), sets)[2]).toEqual({
      outcome: tied,
      rivals: [{ contest: 1, votes: 9 }],
    });
  });
});

describe('what waits for a tie keeps others waiting', () => {
  // 0 and 1 are tied. If 0 prevails 2 passes and overrides 3, else 2 is overridden and 3 passes.
  const sets = [conflict([0, 1]), conflict([1, 2]), conflict([2, 3])];

  test('that have fewer votes', () => {
    expect(kindsOf(passing(9, 9, 5, 4), sets)).toEqual(['tied', 'tied', 'tied', 'tied']);
  });

  test('that have as many', () => {
    expect(kindsOf(passing(9, 9, 5, 5), sets)).toEqual(['tied', 'tied', 'tied', 'tied']);
  });

  test('and one that conflicts with two that may both lose is not overridden yet', () => {
    const apart = [conflict([0, 1]), conflict([2, 3]), conflict([0, 4]), conflict([2, 4])];
    expect(kindsOf(passing(9, 9, 9, 9, 5), apart)).toEqual(Array(5).fill('tied'));
  });
});

test('what stands by itself has no rivals, though one with fewer votes conflicts with it', () => {
  expect(settled(passing(9, 5), [conflict([0, 1])])).toEqual([
    { outcome: passed },
    { outcome: { kind: 'overridden' }, rivals: [{ contest: 0, votes: 9 }] },
  ]);
});

describe('a tie of conflicting proposals is broken', () => {
  test('in the order of the list', () => {
    const ties = { kind: 'listed-order' } as const;
    const exhibit = { kind: 'tie-break', options: [0, 1], seats: 1, chosen: [0], by: 'order' };
    expect(settled(passing(9, 9), [conflict([0, 1], ties)])).toEqual([
      { outcome: passed, rivals: [{ contest: 1, votes: 9 }], tieBreak: exhibit },
      { outcome: { kind: 'overridden' }, rivals: [{ contest: 0, votes: 9 }], tieBreak: exhibit },
    ]);
  });

  test.each([
    ['of its set, whatever that of the contests is', [[1, 0]], ['overridden', 'passed', 'passed']],
    [
      'of all sets that touch, one after the other',
      [
        [2, 1],
        [0, 1],
      ],
      ['passed', 'overridden', 'passed'],
    ],
  ])('in the order %s', (_, lists, kinds) => {
    const sets = lists.map((list) => conflict(list, { kind: 'listed-order' }));
    expect(kindsOf(passing(9, 9, 9), sets)).toEqual(kinds);
  });

  test('by a lot of SEED/conflict/CONTEST', () => {
    const hash = (id: string) => createHash('sha256').update(`42/conflict/${id}`).digest('hex');
    const order = [0, 1, 2].toSorted((a, b) => (hash(`p${a}`) < hash(`p${b}`) ? -1 : 1));
    const found = settled(passing(9, 9, 9), [conflict([0, 1, 2], { kind: 'lot', seed: '42' })]);
    expect(found.map((one) => one?.outcome.kind)).toEqual(
      [0, 1, 2].map((at) => (at === order[0] ? 'passed' : 'overridden')),
    );
    expect(found[0]?.tieBreak?.draws).toEqual(
      order.map((at) => ({ option: at, text: `42/conflict/p${at}`, hash: hash(`p${at}`) })),
    );
  });

  test('by a decision, with who decided', () => {
    const ties: TiePolicy = { kind: 'decided', chosen: [1], by: 'the board' };
    const found = settled(passing(9, 9, 9), [conflict([0, 1, 2], ties)]);
    expect(found.map((one) => one?.outcome.kind)).toEqual(['overridden', 'passed', 'overridden']);
    expect(found[1]?.tieBreak).toMatchObject({ chosen: [1], decidedBy: 'the board' });
  });

  test('but not by one that names none of them', () => {
    const ties: TiePolicy = { kind: 'decided', chosen: [2] };
    const found = settled(passing(9, 9, 5), [conflict([0, 1, 2], ties)]);
    expect(found.map((one) => one?.outcome.kind)).toEqual(['tied', 'tied', 'overridden']);
    expect(found[0]).not.toHaveProperty('tieBreak');
  });

  test('but not by one that does not tell of all', () => {
    const ties: TiePolicy = { kind: 'decided', chosen: [0] };
    const sets = [conflict([0, 1], ties), conflict([1, 2], ties)];
    expect(kindsOf(passing(9, 9, 9), sets)).toEqual(['tied', 'tied', 'tied']);
    const [first] = settled(passing(9, 9, 9), sets);
    expect(first).not.toHaveProperty('tieBreak');
    expect(first?.rivals).toEqual([{ contest: 1, votes: 9 }]);
  });

  test('as far as they conflict: the ends of a chain both stand', () => {
    const ties = { kind: 'listed-order' } as const;
    const sets = [conflict([0, 1], ties), conflict([1, 2], ties)];
    expect(kindsOf(passing(9, 9, 9), sets)).toEqual(['passed', 'overridden', 'passed']);
    expect(settled(passing(9, 9, 9), sets)[0]?.tieBreak).toMatchObject({
      seats: 2,
      chosen: [0, 2],
    });
  });
});

describe('the order in which level proposals prevail', () => {
  const listed = { kind: 'listed-order' } as const;
  const orderOf = (at: number, ...sets: readonly ConflictSet[]) =>
    conflictOrder(at, passing(9, 9, 9, 9, 9).map(settleable), sets);

  test('is that of the set, for each of its members', () => {
    const set = conflict([2, 0, 1], listed);
    expect([0, 1, 2].map((at) => orderOf(at, set))).toEqual([0, 1, 2].map(() => [2, 0, 1]));
    expect(orderOf(3, conflict([3, 4]), set)).toEqual([]);
    expect(orderOf(0, conflict([3, 4], listed), set)).toEqual([2, 0, 1]);
  });

  test('is by lot that in which a tie is broken', () => {
    const set = conflict([0, 1, 2], { kind: 'lot', seed: '42' });
    const [first] = settled(passing(9, 9, 9), [set]);
    expect(orderOf(1, set)).toEqual(first?.tieBreak?.draws?.map(({ option }) => option));
  });

  test('is as long as a decision tells it', () => {
    const set = conflict([0, 1, 2], { kind: 'decided', chosen: [1] });
    expect(orderOf(0, set)).toEqual([1]);
  });

  test('is none where ties are told, or where nothing conflicts', () => {
    expect(orderOf(0, conflict([0, 1]), conflict([1, 2]))).toEqual([]);
    expect(orderOf(4, conflict([0, 1], listed))).toEqual([]);
  });

  test('is not known where sets that touch have policies', () => {
    const sets = [conflict([0, 1], listed), conflict([1, 2])];
    expect([0, 1, 2].map((at) => orderOf(at, ...sets))).toEqual([undefined, undefined, undefined]);
  });
});

describe('a contest that hangs on another', () => {
  const on = (contest: number, option: number): Decided => ({
    outcome: passed,
    condition: { contest, option },
  });

  test.each<[string, Outcome | undefined, yes: boolean, no: boolean]>([
    ['passed', passed, true, false],
    ['not passed', failed, false, true],
    ['no votes', { kind: 'no-votes' }, false, true],
    ['no quorum', { kind: 'no-quorum' }, false, true],
    ['withdrawn or undecided', undefined, false, false],
  ])('a question: %s', (_, outcome, yes, no) => {
    const first = outcome ? { outcome } : {};
    const kind = (applies: boolean) => (applies ? 'passed' : 'not-applicable');
    expect(kindsOf([first, on(0, 0), on(0, 1)]).slice(1)).toEqual([kind(yes), kind(no)]);
  });

  test('is told on what', () => {
    expect(settled([on(1, 0), { outcome: failed }])[0]).toEqual({
      outcome: { kind: 'not-applicable' },
      condition: { contest: 1 },
    });
    expect(settled([on(1, 1), { outcome: failed }])[0]).toEqual({ outcome: passed });
  });

  test.each<[string, Outcome, boolean]>([
    ['elected', { kind: 'elected', winners: [2, 1], unfilled: 0 }, true],
    ['another elected', { kind: 'elected', winners: [0, 2], unfilled: 0 }, false],
    ['elected before a tie', { kind: 'tied', winners: [1], tied: [] }, true],
    ['tied', { kind: 'tied', winners: [0], tied: [{ options: [1, 2], seats: 1 }] }, false],
    ['in a runoff', { kind: 'runoff', runoff: [1, 2], tied: [] }, false],
    ['none elected', { kind: 'none-elected' }, false],
  ])('an option of a choice: %s', (_, outcome, applies) => {
    const [, hanging] = kindsOf([{ method: 'plurality', outcome }, on(0, 1)]);
    expect(hanging).toBe(applies ? 'passed' : 'not-applicable');
  });

  test('in a chain, in whatever order they are listed', () => {
    expect(kindsOf([on(1, 0), on(2, 0), { outcome: passed }])).toEqual(Array(3).fill('passed'));
    expect(kindsOf([on(1, 0), on(2, 0), { outcome: failed }])).toEqual([
      'not-applicable',
      'not-applicable',
      'not-passed',
    ]);
    // What does not apply has not passed.
    expect(kindsOf([on(1, 1), on(2, 0), { outcome: failed }])[0]).toBe('passed');
  });

  test('waits for the conflicts of the other', () => {
    const contests = [on(1, 0), ...passing(5, 9), on(1, 1)];
    expect(kindsOf(contests, [conflict([1, 2])])).toEqual([
      'not-applicable',
      'overridden',
      'passed',
      'passed',
    ]);
    // Neither has won while they are tied.
    const even = [on(1, 0), ...passing(9, 9), on(1, 1)];
    expect(kindsOf(even, [conflict([1, 2])])).toEqual([
      'not-applicable',
      'tied',
      'tied',
      'not-applicable',
    ]);
  });

  test('hangs as its own conflict does: a withdrawn one is undecided', () => {
    expect(
      settled([{ condition: { contest: 1, option: 0 } }, { outcome: passed }])[0],
    ).toBeUndefined();
  });
});

// A second implementation, from the definition: every way in which ties may fall, one after the other.

describe('as the plain reading has it', () => {
  test('of sets apart, with conditions and every way to break ties', () => {
    fc.assert(
      fc.property(situation('apart'), ({ contests, conflicts }) => {
        expect(kindsOf(contests, conflicts)).toEqual(naive(contests, conflicts));
      }),
      { seed: 70, numRuns: 1500 },
    );
  });

  test('of sets that overlap, where no ties are left open', () => {
    fc.assert(
      fc.property(situation('overlapping'), ({ contests, conflicts }) => {
        const listed = conflicts.map((one) => ({
          ...one,
          ties: { kind: 'listed-order' } as const,
        }));
        expect(kindsOf(contests, listed)).toEqual(naive(contests, listed));
      }),
      { seed: 71, numRuns: 1000 },
    );
  });

  test('of sets that overlap, with ties', () => {
    fc.assert(
      fc.property(situation('overlapping'), ({ contests, conflicts }) => {
        const open = conflicts.map((one) => ({ ...one, ties: { kind: 'report' } as const }));
        expect(kindsOf(contests, open)).toEqual(naive(contests, open));
      }),
      { seed: 72, numRuns: 1000 },
    );
  });
});

interface Situation {
  readonly contests: readonly Decided[];
  readonly conflicts: readonly ConflictSet[];
}

function situation(sets: 'apart' | 'overlapping'): fc.Arbitrary<Situation> {
  const size = 6;
  const outcome = fc.constantFrom<Outcome | undefined>(
    passed,
    passed,
    passed,
    failed,
    { kind: 'no-quorum' },
    undefined,
  );
  const ties = fc.constantFrom<TiePolicy>(
    { kind: 'report' },
    { kind: 'listed-order' },
    { kind: 'lot', seed: 'x' },
    { kind: 'decided', chosen: [4, 2, 0] },
  );
  const apart = fc
    .tuple(fc.array(fc.nat(2), { minLength: size, maxLength: size }), fc.tuple(ties, ties, ties))
    .map(([setOf, policies]) =>
      policies.map((policy, set) => {
        const members = setOf.flatMap((own, at) => (own === set ? [at] : []));
        return conflict(set === 1 ? members.toReversed() : members, policy);
      }),
    );
  const pair = fc.subarray([...Array(size).keys()], { minLength: 2, maxLength: 3 });
  const overlapping = fc
    .array(pair, { minLength: 2, maxLength: 4 })
    .map((all) => all.map((members, at) => conflict(at % 2 ? members.toReversed() : members)));
  const contest = fc.record({
    outcome,
    votes: fc.integer({ min: 1, max: 3 }),
    hangs: fc.option(fc.tuple(fc.nat(size - 1), fc.nat(1)), { nil: undefined, freq: 2 }),
  });
  return fc
    .record({
      drafts: fc.array(contest, { minLength: size, maxLength: size }),
      conflicts: sets === 'apart' ? apart : overlapping,
    })
    .map(({ drafts, conflicts }) => ({
      conflicts,
      contests: drafts.map(({ outcome: own, votes, hangs }, at): Decided => {
        const [contest = 0, option = 0] = hangs ?? [];
        // What hangs on itself is refused before: here each hangs on one of a component before its own.
        const fits = hangs && componentOf(contest, conflicts) < componentOf(at, conflicts);
        return {
          votes,
          ...(own && { outcome: own }),
          ...(fits && { condition: { contest, option } }),
        };
      }),
    }));
}

/** The first of all contests with which one conflicts, in however many steps. */
function componentOf(at: number, conflicts: readonly ConflictSet[]): number {
  return Math.min(...reached(at, conflicts));
}

function reached(at: number, conflicts: readonly ConflictSet[], seen = new Set([at])): Set<number> {
  for (const { contests } of conflicts) {
    if (!contests.includes(at)) continue;
    for (const next of contests.filter((one) => !seen.has(one))) {
      seen.add(next);
      reached(next, conflicts, seen);
    }
  }
  return seen;
}

function naive(contests: readonly Decided[], conflicts: readonly ConflictSet[]) {
  return contests.map((_, at) => naiveKind(at, contests, conflicts));
}

function naiveKind(
  at: number,
  contests: readonly Decided[],
  conflicts: readonly ConflictSet[],
): Outcome['kind'] | undefined {
  const own = contests[at];
  if (own?.outcome === undefined) return undefined;
  if (!applies(own, contests, conflicts)) return 'not-applicable';
  if (own.outcome.kind !== 'passed') return own.outcome.kind;
  const members = [...reached(at, conflicts)].filter((other) => {
    const one = contests[other];
    return one?.outcome?.kind === 'passed' && applies(one, contests, conflicts);
  });
  const clash = (a: number, b: number) =>
    conflicts.some((set) => set.contests.includes(a) && set.contests.includes(b));
  const policy = conflicts.find((set) => set.contests.includes(at))?.ties ?? { kind: 'report' };
  const stands = orders(members, (one) => contests[one]?.votes ?? 0, {
    policy,
    listed: conflicts.flatMap((set) => set.contests),
  }).map((order) => {
    const standing: number[] = [];
    for (const next of order)
      if (!standing.some((other) => clash(next, other))) standing.push(next);
    return standing.includes(at);
  });
  if (stands.every(Boolean)) return 'passed';
  return stands.some(Boolean) ? 'tied' : 'overridden';
}

function applies(
  { condition }: Decided,
  contests: readonly Decided[],
  conflicts: readonly ConflictSet[],
): boolean {
  if (condition === undefined) return true;
  const kind = naiveKind(condition.contest, contests, conflicts);
  if (kind === undefined) return false;
  return condition.option === 0 ? kind === 'passed' : kind !== 'passed' && kind !== 'tied';
}

/** Every order, most votes first, that a policy leaves open among those with the same votes. */
function orders(
  members: readonly number[],
  votesOf: (at: number) => number,
  ties: Breaking,
): number[][] {
  if (members.length === 0) return [[]];
  const most = Math.max(...members.map(votesOf));
  const level = members.filter((at) => votesOf(at) === most);
  return firsts(level, ties).flatMap((first) =>
    orders(
      members.filter((at) => at !== first),
      votesOf,
      ties,
    ).map((rest) => [first, ...rest]),
  );
}

interface Breaking {
  readonly policy: TiePolicy;
  readonly listed: readonly number[];
}

function firsts(level: readonly number[], { policy, listed }: Breaking): readonly number[] {
  const hash = (at: number) => createHash('sha256').update(`x/conflict/p${at}`).digest('hex');
  switch (policy.kind) {
    case 'report':
      return level;
    case 'listed-order':
      return listed.filter((at) => level.includes(at)).slice(0, 1);
    case 'lot':
      return level.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, 1);
    case 'decided': {
      const named = policy.chosen.find((at) => level.includes(at));
      return named === undefined ? level : [named];
    }
  }
}

test('an election without conflicts and conditions is left as it is', () => {
  const outcomes: Outcome[] = [passed, failed, { kind: 'elected', winners: [0], unfilled: 0 }];
  const found: readonly (Settled | undefined)[] = settled(outcomes.map((outcome) => ({ outcome })));
  expect(found).toEqual(outcomes.map((outcome) => ({ outcome })));
});
