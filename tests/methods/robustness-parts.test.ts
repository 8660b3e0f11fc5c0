import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abstain, blank, invalid, type Mark, valid } from '../../src/election/mark.ts';
import { decide } from '../../src/methods/decide.ts';
import { casesOf } from '../../src/methods/robustness/cases.ts';
import {
  allOf,
  always,
  anyOf,
  atLeast,
  type Condition,
  contestsIn,
  isLevel,
  never,
  not,
  reaches,
  staysAt,
  unknown,
} from '../../src/methods/robustness/condition.ts';
import { type Field, fieldOf } from '../../src/methods/robustness/field.ts';
import { marginOf } from '../../src/methods/robustness/margin.ts';
import { lookOf, permittedMarks, viewOf } from '../../src/methods/robustness/marks.ts';
import { forMargin, forOpen } from '../../src/methods/robustness/shortlist.ts';
import { fewestBallots, lackOf, type Source } from '../../src/methods/robustness/solve.ts';
import {
  combined,
  constantSum,
  difference,
  type Part,
  type Scope,
  type Sum,
} from '../../src/methods/robustness/sum.ts';
import { added, gains, scaled, undominated } from '../../src/methods/robustness/vectors.ts';
import { amountNow, cellKeyOf, scopesIn, shares } from '../../src/methods/robustness/weigh.ts';
import {
  type Ballots,
  contestFor,
  profileFor,
  type Setting,
  situationFor,
} from '../support/count-ballots.ts';

// What margins are made of, each against what it stands for.

const runs = 300;

/** What ballots have of a part, as numbers that a test gives: of contest 2 the votes for option 1 is the sixth. */
function amounts(values: readonly number[]): (at: number) => Field {
  return (at) => {
    const amountOf = (part: Part) => BigInt(values[at * 2 + (part === 0 ? 0 : 1)] ?? 0);
    return { amountOf } as unknown as Field;
  };
}

function votes(contest: number, option: number, factor = 1n): Sum {
  return { terms: [{ contest, part: option, factor }], constant: 0n };
}

/** A condition, and whether it ought to hold where ballots have so much. */
interface Claim {
  readonly condition: Condition;
  readonly holds: (values: readonly number[]) => boolean;
}

const sides = fc
  .tuple(fc.nat(2), fc.nat(1), fc.integer({ min: -3, max: 3 }), fc.boolean())
  .map(([contest, option, bound, above]): Claim => {
    const value = (values: readonly number[]) => values[contest * 2 + option] ?? 0;
    const sum = votes(contest, option);
    return above
      ? {
          condition: reaches(sum, BigInt(bound)),
          holds: (values) => value(values) >= bound,
        }
      : { condition: staysAt(sum, BigInt(bound)), holds: (values) => value(values) <= bound };
  });

const level = fc.tuple(fc.nat(2), fc.nat(2)).map(
  ([one, other]): Claim => ({
    condition: isLevel(difference(votes(one, 0), votes(other, 1))),
    holds: (values) => values[one * 2] === values[other * 2 + 1],
  }),
);

const fixed = fc.constantFrom<Claim>(
  { condition: always, holds: () => true },
  { condition: never, holds: () => false },
);

const { claim } = fc.letrec<{ claim: Claim }>((tie) => ({
  claim: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    sides,
    level,
    fixed,
    tie('claim').map(
      ({ condition, holds }): Claim => ({
        condition: not(condition),
        holds: (values) => !holds(values),
      }),
    ),
    fc
      .tuple(
        fc.array(tie('claim'), { maxLength: 4 }),
        fc.constantFrom('all', 'any'),
        fc.integer({ min: -1, max: 5 }),
        fc.boolean(),
      )
      .map(([claims, kind, count, counted]): Claim => {
        const conditions = claims.map(({ condition }) => condition);
        const holding = (values: readonly number[]) =>
          claims.filter(({ holds }) => holds(values)).length;
        if (counted)
          return {
            condition: atLeast(count, conditions),
            holds: (values) => holding(values) >= count,
          };
        return kind === 'all'
          ? { condition: allOf(conditions), holds: (values) => holding(values) === claims.length }
          : { condition: anyOf(conditions), holds: (values) => holding(values) > 0 };
      }),
  ),
}));

const values = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 6, maxLength: 6 });

function holds(condition: Condition, own: readonly number[]): boolean {
  switch (condition.kind) {
    case 'always':
    case 'never':
      return condition.kind === 'always';
    case 'unknown':
      throw new Error('nothing here is too large to write down');
    case 'reach':
      return amountNow(condition.sum, amounts(own)) >= 0n;
    case 'all':
      return condition.of.every((one) => holds(one, own));
    case 'any':
      return condition.of.some((one) => holds(one, own));
    case 'at-least':
      return condition.of.filter((one) => holds(one, own)).length >= condition.count;
  }
}

/** All conditions in a condition, itself first. */
function within(condition: Condition): readonly Condition[] {
  return 'of' in condition ? [condition, ...condition.of.flatMap(within)] : [condition];
}

describe('conditions', () => {
  test('hold where what they were made of holds', () => {
    fc.assert(
      fc.property(claim, values, (own, now) => {
        expect(holds(own.condition, now)).toBe(own.holds(now));
      }),
      { numRuns: 5 * runs, seed: 1 },
    );
  });

  test('are as short as they can be', () => {
    fc.assert(
      fc.property(claim, ({ condition }) => {
        for (const one of within(condition)) {
          if (!('of' in one)) continue;
          expect(one.of.length).toBeGreaterThan(1);
          for (const { kind } of one.of) expect(['always', 'never', one.kind]).not.toContain(kind);
          if (one.kind !== 'at-least') continue;
          expect(one.count).toBeGreaterThan(1);
          expect(one.count).toBeLessThan(one.of.length);
        }
      }),
      { numRuns: 5 * runs, seed: 2 },
    );
  });

  test('name the contests that they look at, each once', () => {
    fc.assert(
      fc.property(claim, ({ condition }) => {
        const found = within(condition).flatMap((one) =>
          one.kind === 'reach' ? one.sum.terms.map(({ contest }) => contest) : [],
        );
        expect([...contestsIn(condition)].sort()).toEqual([...new Set(found)].sort());
      }),
      { numRuns: runs, seed: 3 },
    );
    expect(contestsIn(unknown)).toEqual([]);
  });

  test('a sum of no ballots is what it is', () => {
    expect(reaches(constantSum(2n), 2n)).toBe(always);
    expect(reaches(constantSum(1n), 2n)).toBe(never);
  });

  test('of so many that are no sums are written out, but for a hundred combinations', () => {
    const pair = (at: number) => allOf([reaches(votes(at, 0), 1n), reaches(votes(at, 1), 1n)]);
    const pairs = (count: number) => Array.from({ length: count }, (_, at) => pair(at));
    const written = (count: number, of: number) => {
      const found = atLeast(count, pairs(of));
      return found.kind === 'any' ? found.of.length : found.kind;
    };
    expect(written(2, 14)).toBe(91);
    expect(written(12, 14)).toBe(91);
    expect(written(3, 9)).toBe(84);
    expect(written(2, 15)).toBe('unknown');
    expect(written(13, 15)).toBe('unknown');
    expect(written(3, 10)).toBe('unknown');
    expect(not(unknown)).toBe(unknown);
    // A hundred exactly, and one more.
    const sum = reaches(votes(0, 0), 1n);
    expect(written(99, 100)).toBe(100);
    expect(written(100, 101)).toBe('unknown');
    expect(atLeast(2, [sum, sum, sum])).toMatchObject({ kind: 'at-least', count: 2 });
  });
});

describe('the ways in which a condition can hold', () => {
  test('are those in which it holds', () => {
    fc.assert(
      fc.property(claim, values, (own, now) => {
        const reached = (sum: Sum) => amountNow(sum, amounts(now)) >= 0n;
        const ways = casesOf(own.condition);
        for (const { whole } of ways) expect(whole).toBe(true);
        const some = ways.some(
          ({ sums, choices }) =>
            sums.every(reached) &&
            choices.every(({ atLeast: count, of }) => of.filter(reached).length >= count),
        );
        expect(some).toBe(own.holds(now));
      }),
      { numRuns: 3 * runs, seed: 4 },
    );
  });

  test('what is not known takes something more, alone and beside others', () => {
    const sum = votes(0, 0);
    const known = reaches(sum, 0n);
    expect(casesOf(unknown)).toEqual([{ sums: [], choices: [], whole: false }]);
    expect(casesOf(allOf([known, unknown]))).toEqual([{ sums: [sum], choices: [], whole: false }]);
    expect(casesOf(allOf([unknown, known]))).toEqual([{ sums: [sum], choices: [], whole: false }]);
  });

  const either = (at: number, count: number) =>
    anyOf(Array.from({ length: count }, (_, i) => reaches(votes(at, 0), BigInt(i))));

  test('are two thousand at the most', () => {
    expect(casesOf(either(0, 2000))).toHaveLength(2000);
    expect(casesOf(either(0, 2001))).toEqual([{ sums: [], choices: [], whole: false }]);
    expect(casesOf(allOf([either(0, 40), either(1, 50)]))).toHaveLength(2000);
    const ways = casesOf(allOf([either(0, 40), either(1, 51)]));
    expect(ways).toHaveLength(40);
    for (const { sums, whole } of ways) expect([sums.length, whole]).toEqual([1, false]);
  });
});

describe('sums over ballots', () => {
  const parts = fc.constantFrom<Part>(
    0,
    1,
    'ballots',
    'valid',
    'abstain',
    'blank',
    'invalid',
    'votes',
  );
  const scopes = fc.option(fc.record({ column: fc.nat(1), group: fc.nat(1) }), { nil: undefined });
  const sums = fc
    .tuple(
      fc.array(fc.tuple(fc.nat(1), parts, scopes, fc.bigInt(-3n, 3n)), { maxLength: 4 }),
      fc.bigInt(-5n, 5n),
    )
    .map(
      ([terms, constant]): Sum => ({
        terms: terms.map(([contest, part, scope, factor]) => ({
          ...{ contest, part, factor },
          ...(scope && { scope }),
        })),
        constant,
      }),
    );
  const marks: readonly Mark[] = [
    ...[valid(0), valid(1), valid(2), valid(0, 1), valid(0, 1, 2)],
    ...[abstain, blank, invalid('spoilt')],
  ];
  const ballots = fc.array(
    fc.record({
      marks: fc.tuple(fc.constantFrom(...marks), fc.constantFrom(...marks)),
      cell: fc.tuple(fc.nat(1), fc.nat(1)),
    }),
    { maxLength: 5 },
  );

  function times(part: Part, mark: Mark): number {
    switch (part) {
      case 'ballots':
        return 1;
      case 'votes':
        return mark.kind === 'valid' ? mark.options.length : 0;
      case 'valid':
      case 'abstain':
      case 'blank':
      case 'invalid':
        return mark.kind === part ? 1 : 0;
      default:
        return mark.kind === 'valid' && mark.options.some((option) => option === part) ? 1 : 0;
    }
  }

  const isIn = (cell: readonly number[], scope?: Scope) =>
    scope === undefined || cell[scope.column] === scope.group;

  test('are what each ballot adds to them', () => {
    fc.assert(
      fc.property(sums, ballots, (sum, all) => {
        const naive = sum.terms.reduce(
          (value, { contest, part, scope, factor }) =>
            all.reduce((before, { marks: own, cell }) => {
              const mark = own[contest] ?? blank;
              return isIn(cell, scope) ? before + factor * BigInt(times(part, mark)) : before;
            }, value),
          sum.constant,
        );
        const fieldOf = (at: number) =>
          ({
            amountOf: (part: Part, scope?: Scope) =>
              BigInt(
                all.reduce(
                  (before, { marks: own, cell }) =>
                    isIn(cell, scope) ? before + times(part, own[at] ?? blank) : before,
                  0,
                ),
              ),
          }) as unknown as Field;
        expect(amountNow(sum, fieldOf)).toBe(naive);
        const shared = all.flatMap(({ marks: own, cell }) =>
          own.flatMap((mark, contest) => shares([sum], contest, mark, cell)),
        );
        expect(shared.reduce((before, share) => before + share, sum.constant)).toBe(naive);
      }),
      { numRuns: runs, seed: 5 },
    );
    expect(amountNow(votes(3, 0), () => undefined)).toBe(0n);
  });

  test('are added and taken away', () => {
    fc.assert(
      fc.property(sums, sums, fc.bigInt(-3n, 3n), values, (a, b, factor, now) => {
        const amount = (sum: Sum) => amountNow(sum, amounts(now));
        expect(amount(combined([factor, a], [2n, b]))).toBe(factor * amount(a) + 2n * amount(b));
        expect(amount(difference(a, b))).toBe(amount(a) - amount(b));
      }),
      { numRuns: runs, seed: 6 },
    );
  });

  test('look at groups, each once; cells that they do not tell apart have the same key', () => {
    const cells = [0, 1].flatMap((one) => [0, 1].map((other) => [one, other]));
    fc.assert(
      fc.property(fc.array(sums, { maxLength: 2 }), (own) => {
        const scoped = own.flatMap(({ terms }) => terms.flatMap(({ scope }) => scope ?? []));
        const texts = (found: readonly Scope[]) =>
          found.map(({ column, group }) => `${column}.${group}`);
        expect([...texts(scopesIn(own))].sort()).toEqual([...new Set(texts(scoped))].sort());
        const keyOf = cellKeyOf(own);
        const memberships = (cell: readonly number[]) => scoped.map((scope) => isIn(cell, scope));
        for (const one of cells) {
          for (const other of cells)
            expect(keyOf(one) === keyOf(other)).toBe(
              memberships(one).join() === memberships(other).join(),
            );
        }
      }),
      { numRuns: runs, seed: 7 },
    );
  });

  test('see of marks what they count', () => {
    fc.assert(
      fc.property(fc.array(sums, { minLength: 1, maxLength: 2 }), fc.nat(1), (own, contest) => {
        const view = viewOf(own, contest);
        const plain = own.map(({ terms }) => ({
          terms: terms.map(({ scope, ...term }) => term),
          constant: 0n,
        }));
        const seen = plain.flatMap(({ terms }) => terms.filter((term) => term.contest === contest));
        const options = seen.flatMap(({ part }) => (typeof part === 'number' ? [part] : []));
        expect(view.options).toEqual([...new Set(options)].sort());
        expect(view.marked).toBe(seen.some(({ part }) => part === 'votes'));
        for (const one of marks) {
          for (const other of marks) {
            if (lookOf(one, view) !== lookOf(other, view)) continue;
            expect(shares(plain, contest, one, undefined)).toEqual(
              shares(plain, contest, other, undefined),
            );
          }
        }
      }),
      { numRuns: runs, seed: 8 },
    );
  });
});

describe('the marks that a ballot may bear', () => {
  const views = fc.record({
    options: fc.subarray([0, 1, 2, 3]),
    marked: fc.boolean(),
  });

  test('look like all that are permitted, each once', () => {
    fc.assert(
      fc.property(
        views,
        fc.constantFrom('question', 'approval'),
        fc.nat(3),
        fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
        (view, method, min, max) => {
          const size = method === 'question' ? 2 : 4;
          const own = { ...view, options: view.options.filter((option) => option < size) };
          fc.pre(max === undefined || min <= max);
          const contest = {
            ...contestFor({ method, options: size }),
            ...{ min, ...(max !== undefined && { max }) },
          };
          const found = permittedMarks(contest, own) ?? [];
          const all: Mark[] = [abstain, blank];
          for (let bits = 1; bits < 2 ** size; bits += 1) {
            const options = [0, 1, 2, 3].filter((option) => bits & (1 << option));
            const fits =
              method === 'question'
                ? options.length === 1
                : options.length >= min && options.length <= (max ?? size);
            if (fits) all.push(valid(...options));
          }
          // Of those with more marks on options that nobody looks at one is enough.
          const looks = (marks: readonly Mark[]) =>
            marks.map((mark) => lookOf(mark, { ...own, marked: false }));
          expect([...new Set(looks(found))].sort()).toEqual([...new Set(looks(all))].sort());
          if (!own.marked) expect(new Set(looks(found)).size).toBe(found.length);
          for (const mark of found) expect(all).toContainEqual(mark);
          if (!own.marked || method === 'question') return;
          const least = (marks: readonly Mark[]) => {
            const counts = new Map<string, number>();
            for (const mark of marks) {
              if (mark.kind !== 'valid') continue;
              const key = lookOf(mark, { ...own, marked: false });
              counts.set(key, Math.min(counts.get(key) ?? 9, mark.options.length));
            }
            return counts;
          };
          expect(least(found)).toEqual(least(all));
        },
      ),
      { numRuns: runs, seed: 9 },
    );
  });

  test('are not written down where more than ten options are looked at', () => {
    const contest = contestFor({ method: 'approval', options: 12 });
    const view = (count: number) => ({
      options: Array.from({ length: count }, (_, at) => at),
      marked: false,
    });
    expect(permittedMarks(contest, view(10))).toHaveLength(2 ** 10 + 2);
    expect(permittedMarks(contest, view(11))).toBeUndefined();
  });
});

describe('what ballots add', () => {
  const vectors = fc.array(fc.tuple(fc.bigInt(-2n, 2n), fc.bigInt(-2n, 2n)), { maxLength: 6 });
  const outdoes = (one: readonly bigint[], other: readonly bigint[]) =>
    one.every((own, at) => own >= (other[at] ?? 0n));

  test('is kept but for what something else outdoes', () => {
    fc.assert(
      fc.property(vectors, (own) => {
        const kept = undominated(own);
        for (const one of kept) expect(own).toContain(one);
        for (const [at, one] of kept.entries())
          for (const [place, other] of kept.entries())
            expect(at !== place && outdoes(one, other)).toBe(false);
        for (const one of own) expect(kept.some((other) => outdoes(other, one))).toBe(true);
      }),
      { numRuns: runs, seed: 10 },
    );
    const [first, second] = [[1n], [1n]];
    expect(undominated([first, second])[0]).toBe(first);
  });

  test('is added, multiplied, and held against what is there', () => {
    expect(added([1n, 2n], [3n, -2n])).toEqual([4n, 0n]);
    expect(scaled([1n, -2n], 3n)).toEqual([3n, -6n]);
    expect(scaled([1n, -2n], 1n)).toEqual([1n, -2n]);
    const ways = [
      [1n, 0n],
      [2n, 0n],
      [0n, 3n],
      [-1n, -1n],
    ];
    expect(gains(ways, [1n, 1n])).toEqual([
      [1n, -1n],
      [-1n, 2n],
    ]);
    expect(gains([[1n, 1n]], [1n, 1n])).toEqual([]);
  });
});

describe('the fewest ballots', () => {
  const effects = (least: bigint, sums: number) =>
    fc.array(fc.array(fc.bigInt(least, 3n), { minLength: sums, maxLength: sums }), {
      maxLength: 2,
    });
  const sources = (sums: number) =>
    fc.array(fc.record({ capacity: fc.nat(2), effects: effects(-2n, sums) }), { maxLength: 3 });

  /** By trying all ways to mark every ballot. */
  function naive(
    own: readonly Source[],
    isEnough: (total: readonly bigint[]) => boolean,
    sums: number,
  ) {
    let states = new Map<string, { total: readonly bigint[]; moved: number }>();
    const none = Array.from({ length: sums }, () => 0n);
    states.set(none.join(), { total: none, moved: 0 });
    for (const { capacity, effects: ways } of own) {
      for (let ballot = 0; ballot < capacity; ballot += 1) {
        const next = new Map(states);
        for (const { total, moved } of states.values()) {
          for (const way of ways) {
            const sum = added(total, way);
            const known = next.get(sum.join());
            if (!known || known.moved > moved + 1)
              next.set(sum.join(), { total: sum, moved: moved + 1 });
          }
        }
        states = next;
      }
    }
    const enough = [...states.values()].filter(({ total }) => isEnough(total));
    return Math.min(...enough.map(({ moved }) => moved), Number.POSITIVE_INFINITY);
  }

  test('of one sum are those that add most', () => {
    fc.assert(
      fc.property(sources(1), fc.bigInt(-1n, 9n), (own, need) => {
        const least = naive(own, ([total = 0n]) => total >= need, 1);
        expect(fewestBallots(own, { needs: [need], choices: [] })).toEqual({ least, most: least });
      }),
      { numRuns: 2 * runs, seed: 11 },
    );
  });

  test('of several sums, and of choices among them, are found', () => {
    const needs = fc.tuple(fc.bigInt(-1n, 4n), fc.bigInt(-1n, 4n));
    fc.assert(
      fc.property(sources(2), needs, fc.boolean(), (own, [one, other], either) => {
        const reached = (total: readonly bigint[]) =>
          [(total[0] ?? 0n) >= one, (total[1] ?? 0n) >= other].filter(Boolean).length;
        const way = {
          sums: either ? [] : [votes(0, 0), votes(1, 0)],
          choices: either ? [{ atLeast: 1, of: [votes(0, 0), votes(1, 0)] }] : [],
          whole: true,
        };
        const now = amounts([-Number(one), 0, -Number(other)]);
        const { sums, needs: lacks, choices } = lackOf(way, now);
        expect(sums).toHaveLength(2);
        expect(lacks).toEqual([one, other]);
        const least = naive(own, (total) => reached(total) >= (either ? 1 : 2), 2);
        const found = fewestBallots(own, { needs: lacks, choices });
        expect(found).toEqual({ least, most: least });
      }),
      { numRuns: runs, seed: 12 },
    );
  });

  test('choices come behind the sums that are all needed', () => {
    const way = {
      sums: [votes(0, 0)],
      choices: [
        { atLeast: 1, of: [votes(1, 0), votes(1, 1)] },
        { atLeast: 2, of: [votes(2, 0), votes(2, 1)] },
      ],
      whole: true,
    };
    const { needs, choices } = lackOf(way, amounts([1, 2, 3, 4, 5, 6]));
    expect(needs).toEqual([-1n, -3n, -4n, -5n, -6n]);
    expect(choices).toEqual([
      { atLeast: 1, of: [1, 2] },
      { atLeast: 2, of: [3, 4] },
    ]);
  });
});

describe('the fewest counted ballots, where something more is not known', () => {
  const fieldFor = (setting: Setting, ballots: Ballots, weight = 1) => {
    const contest = contestFor(setting);
    const situation = situationFor(setting);
    const profile = profileFor(ballots).map((entry) => ({
      ...entry,
      weight: entry.heads * weight,
    }));
    const decided = decide(contest, profile, situation);
    return fieldOf(0, { contest, profile, decided }, situation, 1000n);
  };
  const choice = fieldFor({ method: 'plurality', options: 4 }, { A: 20, B: 12, C: 6, blank: 4 });
  const approval = fieldFor(
    { method: 'approval', options: 3 },
    { A: 9, B: 5, 'A B': 2, C: 1, abstain: 2 },
  );
  const lead = (a: number, b: number) => difference(votes(0, a), votes(0, b));
  const part = (name: Part, factor = 1n): Sum => ({
    terms: [{ contest: 0, part: name, factor }],
    constant: 0n,
  });
  const bound = (conditions: readonly Condition[], field = choice) =>
    marginOf(allOf([...conditions, unknown]), field, []);
  const atLeastSo = (ballots: number) => ({ kind: 'at-least', ballots });

  test('is what the sums lack, by the most that a ballot can add', () => {
    expect(bound([reaches(votes(0, 1), 20n)])).toEqual(atLeastSo(8));
    // What leaves one for the other adds two.
    expect(bound([reaches(lead(1, 0), 1n)])).toEqual(atLeastSo(5));
    expect(bound([reaches(lead(1, 0), 2n)])).toEqual(atLeastSo(5));
    expect(bound([reaches(lead(1, 0), 3n)])).toEqual(atLeastSo(6));
    // A ballot is for one option; of two that are counted together it adds to either.
    expect(bound([reaches(combined([1n, votes(0, 1)], [1n, votes(0, 2)]), 22n)])).toEqual(
      atLeastSo(4),
    );
    expect(bound([reaches(combined([2n, votes(0, 1)], [1n, votes(0, 2)]), 36n)])).toEqual(
      atLeastSo(3),
    );
    // The hardest of several.
    const [two, six] = [reaches(votes(0, 2), 8n), reaches(votes(0, 1), 18n)];
    expect(bound([two, six])).toEqual(atLeastSo(6));
    expect(bound([six, two])).toEqual(atLeastSo(6));
  });

  test('sees what a ballot is besides its vote', () => {
    expect(bound([reaches(part('valid'), 41n)])).toEqual(atLeastSo(3));
    expect(bound([reaches(part('valid', 3n), 121n)])).toEqual(atLeastSo(3));
    // Who votes for the second no longer is blank, and adds to both.
    expect(bound([reaches(combined([1n, votes(0, 1)], [-1n, part('blank')]), 13n)])).toEqual(
      atLeastSo(3),
    );
    expect(bound([reaches(combined([1n, part('abstain')], [-1n, part('blank')]), 2n)])).toEqual(
      atLeastSo(3),
    );
    expect(bound([staysAt(part('valid'), 30n)])).toEqual(atLeastSo(8));
    // That a ballot is there does not change.
    expect(bound([reaches(combined([2n, votes(0, 1)], [-1n, part('ballots')]), 0n)])).toEqual(
      atLeastSo(9),
    );
    expect(bound([reaches(part('ballots'), 99n)])).toEqual({ kind: 'unchangeable' });
  });

  test('of approvals is by all the marks of a ballot', () => {
    expect(bound([reaches(combined([1n, votes(0, 1)], [1n, votes(0, 2)]), 18n)], approval)).toEqual(
      atLeastSo(5),
    );
    expect(bound([reaches(lead(1, 0), 1n)], approval)).toEqual(atLeastSo(3));
    expect(bound([reaches(part('votes'), 29n)], approval)).toEqual(atLeastSo(4));
    expect(bound([reaches(part('votes'), 27n)], approval)).toEqual(atLeastSo(3));
  });

  test('is fewer where ballots weigh more', () => {
    const weighted = fieldFor(
      { method: 'plurality', options: 3, unit: 'weight' },
      { A: 20, B: 12 },
      5,
    );
    expect(bound([reaches(votes(0, 1), 71n)], weighted)).toEqual(atLeastSo(3));
    expect(bound([reaches(votes(0, 1), 70n)], weighted)).toEqual(atLeastSo(2));
  });

  test('of choices is that of the easiest that are needed', () => {
    const three = [3, 9, 5].map((more) => reaches(votes(0, 1), BigInt(12 + more)));
    expect(bound([atLeast(2, three)])).toEqual(atLeastSo(5));
    expect(bound([atLeast(2, three), reaches(votes(0, 2), 13n)])).toEqual(atLeastSo(7));
    const half = anyOf([allOf([reaches(votes(0, 1), 20n), unknown]), reaches(votes(0, 1), 17n)]);
    expect(marginOf(half, choice, [])).toEqual({ kind: 'exact', ballots: 5 });
    const other = anyOf([allOf([reaches(votes(0, 1), 15n), unknown]), reaches(votes(0, 1), 17n)]);
    expect(marginOf(other, choice, [])).toEqual(atLeastSo(3));
  });

  test('is not computed where one ballot might do, and exact where all is known', () => {
    expect(bound([])).toEqual({ kind: 'not-computed' });
    expect(bound([reaches(votes(0, 1), 13n)])).toEqual({ kind: 'not-computed' });
    expect(marginOf(reaches(votes(0, 1), 20n), choice, [])).toEqual({ kind: 'exact', ballots: 8 });
    expect(marginOf(never, choice, [])).toEqual({ kind: 'unchangeable' });
  });
});

describe('the options that are looked at one by one', () => {
  const field = (method: string, votes: readonly number[], more: Partial<Field> = {}) => {
    const options = votes.map((heads) => ({ heads, weight: 100 - heads }));
    const contest = contestFor({ method, options: votes.length });
    const own = { contest, count: { options }, unit: 'heads', grouped: false, ...more };
    return own as unknown as Field;
  };
  const votes = [5, 9, 1, 7];
  const all = [0, 1, 2, 3];

  test('of single votes are the one with the most and the one with the fewest', () => {
    const own = forMargin(field('plurality', votes));
    expect(own.strongest(all)).toEqual({ options: [1] });
    expect(own.weakest(all)).toEqual({ options: [2] });
    expect(own.strongest([0, 3])).toEqual({ options: [3] });
    expect(own.weakest([])).toEqual({ options: [] });
    expect(own.ordered).toBe(true);
    expect(forMargin(field('plurality', [4, 4])).strongest([0, 1])).toEqual({ options: [0] });
  });

  test.each<readonly [string, string, Partial<Field>, readonly number[], boolean]>([
    ['approvals', 'approval', {}, [1, 3, 0, 2], true],
    ['weights', 'plurality', { unit: 'weight' }, [2, 0, 3, 1], true],
    ['groups', 'plurality', { grouped: true }, [1, 3, 0, 2], false],
  ])('of %s are all, in order', (_, method, more, order, ordered) => {
    const own = forMargin(field(method, votes, more));
    expect(own.strongest(all)).toEqual({ options: order });
    expect(own.weakest(all)).toEqual({ options: order.toReversed() });
    expect(own.ordered).toBe(ordered);
  });

  test('are forty of more, and the next is what the others are at best', () => {
    const many = Array.from({ length: 42 }, (_, at) => at);
    const own = forMargin(field('approval', many));
    expect(own.strongest(many)).toEqual({ options: many.toReversed().slice(0, 40), left: 1 });
    expect(own.weakest(many)).toEqual({ options: many.slice(0, 40), left: 40 });
    expect(own.weakest(many.slice(0, 40))).toEqual({ options: many.slice(0, 40) });
  });

  test('of open ballots are those that they name, and the nearest of the others', () => {
    const own = forOpen(field('plurality', votes), () => new Set([2, 3]));
    expect(own.strongest(all)).toEqual({ options: [3, 2, 1] });
    expect(own.weakest(all)).toEqual({ options: [3, 2, 0] });
    expect(own.ordered).toBe(false);
    const grouped = forOpen(field('plurality', votes, { grouped: true }), () => new Set());
    expect(grouped.strongest(all)).toEqual({ options: [1, 3, 0, 2] });
    const many = Array.from({ length: 202 }, (_, at) => at);
    const long = forOpen(field('approval', many), () => new Set(many));
    expect(long.strongest(many)).toEqual({ options: many.toReversed().slice(0, 200), left: 1 });
  });
});
