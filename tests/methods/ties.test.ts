import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TiePolicy } from '../../src/election/election.ts';
import { drawOrder } from '../../src/methods/ties.ts';
import { type Ballots, countBallots, type Setting } from '../support/count-ballots.ts';

const plurality = { method: 'plurality', options: 4, ties: { kind: 'listed-order' } } as const;

function resultOf(setting: Setting, ballots: Ballots) {
  return countBallots(setting, ballots).result;
}

function decidedFor(...chosen: number[]): TiePolicy {
  return { kind: 'decided', chosen };
}

describe('listed order', () => {
  test.each([
    ['the first of two', 1, { B: 2, C: 2 }, [1], [1]],
    ['the first two of three', 2, { B: 2, C: 2, D: 2 }, [1, 2], [1, 2]],
    ['after those above the cut', 2, { B: 2, C: 2, D: 5 }, [3, 1], [1]],
  ])('%s', (_, seats, ballots, winners, chosen) => {
    const result = resultOf({ ...plurality, seats }, ballots);
    expect(result?.outcome).toEqual({ kind: 'elected', winners, unfilled: 0 });
    expect(result?.exhibits.at(-1)).toMatchObject({ kind: 'tie-break', chosen, by: 'order' });
  });

  test('is the order of the list, in whatever order they are tied', () => {
    const tickets = { contest: 'c', listed: [0, 3, 1, 2], idOf: String };
    expect(drawOrder([3, 2, 0], { kind: 'listed-order' }, tickets)).toEqual({
      order: [0, 3, 2],
      evidence: { by: 'order' },
    });
  });

  test('says nothing where there is no tie', () => {
    const result = resultOf(plurality, { A: 2, B: 1 });
    expect(result?.exhibits.map(({ kind }) => kind)).toEqual(['cut']);
  });
});

test('a tie is told, where nothing says how it is broken', () => {
  const setting = { ...plurality, ties: { kind: 'report' } } as const;
  expect(resultOf(setting, { A: 2, B: 2 })?.outcome.kind).toBe('tied');
  expect(
    drawOrder([0, 1], { kind: 'report' }, { contest: 'c', listed: [0, 1], idOf: String }),
  ).toBeUndefined();
});

describe('a lot', () => {
  /** As somebody with sha256sum and a pencil would draw it. */
  function drawn(seed: string, contest: string, ids: readonly string[]): string[] {
    const hash = (id: string) =>
      createHash('sha256')
        .update(Buffer.from(`${seed}/${contest}/${id}`, 'utf8'))
        .digest('hex');
    return ids.toSorted((a, b) => (hash(a) < hash(b) ? -1 : 1));
  }

  test('is in the order of the hashes of SEED/CONTEST/OPTION', () => {
    // printf '%s' '2019-03-24/contest/A' | sha256sum, and so on.
    const setting: Setting = { ...plurality, ties: { kind: 'lot', seed: '2019-03-24' } };
    const result = resultOf(setting, { A: 2, B: 2, C: 2 });
    const ids = drawn('2019-03-24', 'contest', ['A', 'B', 'C']);
    const [first = ''] = ids;
    expect(result?.outcome).toEqual({
      kind: 'elected',
      winners: ['ABC'.indexOf(first)],
      unfilled: 0,
    });
    expect(result?.exhibits).toEqual([
      {
        kind: 'tie-break',
        options: [0, 1, 2],
        seats: 1,
        chosen: ['ABC'.indexOf(first)],
        by: 'lot',
        draws: ids.map((id) => {
          const text = `2019-03-24/contest/${id}`;
          const hash = createHash('sha256').update(text).digest('hex');
          return { option: 'ABC'.indexOf(id), text, hash };
        }),
      },
    ]);
  });

  test('whatever the seed, the contest and the names', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    const ids = fc.uniqueArray(text, { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(text, text, ids, (seed, contest, names) => {
        const tied = [...names.keys()];
        const found = drawOrder(
          tied,
          { kind: 'lot', seed },
          { contest, listed: tied, idOf: (at) => names[at] ?? '' },
        );
        expect(found?.order.map((at) => names[at])).toEqual(drawn(seed, contest, names));
        expect(found?.evidence.draws?.map(({ option }) => option)).toEqual(found?.order);
      }),
      { seed: 60, numRuns: 300 },
    );
  });

  test('does not depend on the order of the list, nor on what else is tied', () => {
    const tickets = {
      contest: 'board',
      listed: [0, 1, 2, 3, 4],
      idOf: (at: number) => `id-${at}`,
    };
    const policy = { kind: 'lot', seed: 's' } as const;
    const all = drawOrder([0, 1, 2, 3, 4], policy, tickets)?.order ?? [];
    expect(drawOrder([4, 3, 2, 1, 0], policy, tickets)?.order).toEqual(all);
    expect(drawOrder([1, 3, 4], policy, tickets)?.order).toEqual(
      all.filter((at) => [1, 3, 4].includes(at)),
    );
    expect(new Set(all).size).toBe(5);
  });
});

describe('a decision', () => {
  test('chooses whom it names, and is told with who decided and why', () => {
    const ties: TiePolicy = { kind: 'decided', chosen: [2], by: 'the chair', reason: 'seniority' };
    const result = resultOf({ ...plurality, ties }, { A: 2, B: 2, C: 2 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [2], unfilled: 0 });
    expect(result?.exhibits).toEqual([
      {
        kind: 'tie-break',
        options: [0, 1, 2],
        seats: 1,
        chosen: [2],
        by: 'decision',
        decidedBy: 'the chair',
        reason: 'seniority',
      },
    ]);
  });

  test('without who or why is told without', () => {
    const exhibits = resultOf({ ...plurality, ties: decidedFor(1) }, { A: 2, B: 2 })?.exhibits;
    expect(Object.keys(exhibits?.[0] ?? {})).toEqual(['kind', 'options', 'seats', 'chosen', 'by']);
  });

  test.each([
    ['in its order', 2, [2, 0, 1], [2, 0]],
    ['of those tied alone', 1, [3, 1, 0], [1]],
    ['for as many seats as there are', 1, [1, 0], [1]],
  ])('%s', (_, seats, chosen, winners) => {
    const result = resultOf(
      { ...plurality, seats, ties: decidedFor(...chosen) },
      { A: 2, B: 2, C: 2 },
    );
    expect(result?.outcome).toEqual({ kind: 'elected', winners, unfilled: 0 });
  });

  test.each([
    ['too few', 2, [1]],
    ['nobody', 1, []],
    ['none of those tied', 1, [3]],
  ])('that names %s leaves the tie', (_, seats, chosen) => {
    const setting = { ...plurality, seats, ties: decidedFor(...chosen) };
    const reported = { ...setting, ties: { kind: 'report' } } as const;
    const ballots = { A: 2, B: 2, C: 2 };
    expect(resultOf(setting, ballots)).toEqual(resultOf(reported, ballots));
  });
});

describe('the casting vote of a decision', () => {
  const question = { method: 'question', ties: { ...decidedFor(0), by: 'the chair' } } as const;

  test('passes a question that is evenly divided', () => {
    expect(resultOf(question, { yes: 4, no: 4, abstain: 1 })).toEqual({
      outcome: { kind: 'passed' },
      exhibits: [
        expect.objectContaining({ kind: 'threshold', votes: 4, of: 8, met: false }),
        {
          kind: 'tie-break',
          options: [0, 1],
          seats: 1,
          chosen: [0],
          by: 'decision',
          decidedBy: 'the chair',
        },
      ],
    });
  });

  test('passes one that is divided evenly where one more vote would', () => {
    const setting = { ...question, rule: '> 2/5 of ballots' };
    expect(resultOf(setting, { yes: 2, no: 2, blank: 1 })?.outcome).toEqual({ kind: 'passed' });
    expect(resultOf(setting, { yes: 2, no: 2, blank: 2 })?.outcome).toEqual({ kind: 'not-passed' });
  });

  test('tells its reason', () => {
    const ties: TiePolicy = { kind: 'decided', chosen: [0], reason: 'the bylaws' };
    const exhibits = resultOf({ ...question, ties }, { yes: 4, no: 4 })?.exhibits;
    expect(exhibits?.[1]).toMatchObject({ reason: 'the bylaws' });
    expect(exhibits?.[1]).not.toHaveProperty('decidedBy');
  });

  test.each<[string, Setting, Ballots, string]>([
    ['one short', question, { yes: 4, no: 5 }, 'not-passed'],
    ['one more', question, { yes: 5, no: 4 }, 'passed'],
    [
      'half a vote short',
      { ...question, rule: 'majority of ballots' },
      { yes: 4, no: 4, blank: 1 },
      'not-passed',
    ],
    ['no votes', question, { blank: 3 }, 'no-votes'],
    ['exactly 60%, and no tie', { ...question, rule: '> 60%' }, { yes: 6, no: 4 }, 'not-passed'],
    [
      'exactly half of the ballots, and no tie',
      { ...question, rule: 'majority of ballots' },
      { yes: 4, no: 1, blank: 3 },
      'not-passed',
    ],
    ['no is decided', { ...question, ties: decidedFor(1) }, { yes: 4, no: 4 }, 'not-passed'],
    ['a tie is told', { ...question, ties: { kind: 'report' } }, { yes: 4, no: 4 }, 'not-passed'],
    [
      'the listed order',
      { ...question, ties: { kind: 'listed-order' } },
      { yes: 4, no: 4 },
      'not-passed',
    ],
    ['a lot', { ...question, ties: { kind: 'lot', seed: '1' } }, { yes: 4, no: 4 }, 'not-passed'],
    ['at least half, one short', { ...question, rule: '>= 1/2' }, { yes: 4, no: 5 }, 'not-passed'],
    [
      'no tie of several conditions',
      { ...question, rule: 'majority and no veto' },
      { yes: 4, no: 4 },
      'not-passed',
    ],
    [
      'no tie of a minimum',
      { ...question, rule: 'at least 5 in favour' },
      { yes: 4, no: 4 },
      'not-passed',
    ],
  ])('does not stand where it decides nothing: %s', (_, setting, ballots, kind) => {
    const result = resultOf(setting, ballots);
    expect(result?.outcome.kind).toBe(kind);
    expect(result?.exhibits.map((one) => one.kind)).not.toContain('tie-break');
  });
});

describe('a tie for a place in the runoff', () => {
  const runoff = { method: 'majority', options: 4, ties: { kind: 'listed-order' } } as const;

  test.each([
    ['the second place', { A: 1, B: 5, C: 3, D: 3 }, [1, 2], [2]],
    ['both places', { B: 3, C: 3, D: 3 }, [1, 2], [1, 2]],
  ])('%s', (_, ballots, places, chosen) => {
    const result = resultOf(runoff, ballots);
    expect(result?.outcome).toEqual({ kind: 'runoff', runoff: places, tied: [] });
    expect(result?.exhibits.at(-1)).toMatchObject({ kind: 'tie-break', chosen });
  });

  test('a decision that names too few leaves it', () => {
    const setting = { ...runoff, ties: decidedFor(1) };
    expect(resultOf(setting, { B: 3, C: 3, D: 3 })?.outcome).toEqual({
      kind: 'runoff',
      runoff: [],
      tied: [{ options: [1, 2, 3], seats: 2 }],
    });
  });

  test('the option that elects nobody has a place like any other', () => {
    const setting: Setting = { ...runoff, nobody: 1, ties: decidedFor(1, 3) };
    expect(resultOf(setting, { B: 3, C: 3, D: 3 })?.outcome).toEqual({
      kind: 'runoff',
      runoff: [1, 3],
      tied: [],
    });
  });

  test('a runoff without a tie is left as it is', () => {
    const result = resultOf(runoff, { A: 3, B: 4, C: 2 });
    expect(result?.outcome).toEqual({ kind: 'runoff', runoff: [1, 0], tied: [] });
    expect(result?.exhibits.map(({ kind }) => kind)).toEqual(['threshold']);
  });
});

describe('an option that elects nobody', () => {
  const withNone = { method: 'plurality', options: 4, nobody: 3 } as const;

  test.each<[string, number, Ballots, object]>([
    ['is behind: no matter', 1, { A: 3, D: 2 }, { kind: 'elected', winners: [0], unfilled: 0 }],
    ['leads', 1, { A: 3, D: 4 }, { kind: 'none-elected' }],
    ['leads, of two seats', 2, { A: 3, B: 2, D: 4 }, { kind: 'none-elected' }],
    ['is second', 2, { A: 5, B: 2, D: 4 }, { kind: 'elected', winners: [0], unfilled: 1 }],
    [
      'is second, of three seats',
      3,
      { A: 5, B: 2, C: 1, D: 4 },
      { kind: 'elected', winners: [0], unfilled: 2 },
    ],
    ['is third', 2, { A: 5, B: 4, D: 3 }, { kind: 'elected', winners: [0, 1], unfilled: 0 }],
    [
      'is tied for the seat',
      1,
      { A: 3, D: 3 },
      { kind: 'tied', winners: [], tied: [{ options: [0, 3], seats: 1 }] },
    ],
    [
      'is tied for the last',
      2,
      { A: 5, B: 3, D: 3 },
      { kind: 'tied', winners: [0], tied: [{ options: [1, 3], seats: 1 }] },
    ],
    [
      'is tied though there are seats for all',
      3,
      { A: 3, D: 3 },
      { kind: 'tied', winners: [], tied: [{ options: [0, 3], seats: 1 }] },
    ],
    [
      'is tied below the cut',
      1,
      { A: 5, B: 3, D: 3 },
      { kind: 'elected', winners: [0], unfilled: 0 },
    ],
    [
      'has no vote',
      2,
      { A: 5, B: 3, C: 3 },
      { kind: 'tied', winners: [0], tied: [{ options: [1, 2], seats: 1 }] },
    ],
  ])('%s', (_, seats, ballots, outcome) => {
    for (const method of ['plurality', 'approval'])
      expect(resultOf({ ...withNone, method, seats }, ballots)?.outcome).toEqual(outcome);
  });

  test('is shown where it stands in the way, and the cut where it does not', () => {
    expect(resultOf(withNone, { A: 3, D: 4 })?.exhibits).toEqual([
      { kind: 'nobody', option: 3, votes: 4 },
    ]);
    expect(resultOf(withNone, { A: 3, D: 2 })?.exhibits.map(({ kind }) => kind)).toEqual(['cut']);
  });

  test('that does not meet the rule stands in nobody’s way', () => {
    const setting = { ...withNone, seats: 3, rule: '>= 40%' };
    expect(resultOf(setting, { A: 6, B: 1, D: 3 })?.outcome).toEqual({
      kind: 'elected',
      winners: [0],
      unfilled: 2,
    });
    expect(resultOf(setting, { A: 4, B: 0, D: 6 })?.exhibits).toMatchObject([
      { kind: 'threshold', option: 3 },
      { kind: 'threshold', option: 0 },
      { kind: 'nobody', option: 3, votes: 6 },
    ]);
  });

  test.each<[string, Ballots, object]>([
    ['has the majority', { A: 1, D: 3 }, { kind: 'none-elected' }],
    [
      'is level with another that meets a milder rule',
      { A: 3, D: 3 },
      { kind: 'tied', winners: [], tied: [{ options: [0, 3], seats: 1 }] },
    ],
    [
      'goes to the runoff',
      { A: 2, B: 2, C: 1, D: 3 },
      { kind: 'runoff', runoff: [3], tied: [{ options: [0, 1], seats: 1 }] },
    ],
  ])('in a majority: %s', (_, ballots, outcome) => {
    const result = resultOf({ ...withNone, method: 'majority', rule: '>= 1/2' }, ballots);
    expect(result?.outcome).toEqual(outcome);
    const first = 'D' in ballots && result?.outcome.kind !== 'runoff';
    expect(result?.exhibits.some(({ kind }) => kind === 'nobody')).toBe(first);
  });

  test.each<[string, number, number[], object]>([
    ['before all: nobody is elected', 1, [3, 0], { kind: 'none-elected' }],
    ['behind one: that one is elected', 1, [0, 3], { kind: 'elected', winners: [0], unfilled: 0 }],
    ['between two', 2, [1, 3, 0], { kind: 'elected', winners: [1], unfilled: 1 }],
    ['behind all', 2, [1, 0, 3], { kind: 'elected', winners: [1, 0], unfilled: 0 }],
    ['between two, of three seats', 3, [1, 3, 0], { kind: 'elected', winners: [1], unfilled: 2 }],
    ['behind all, of four seats', 4, [0, 1, 3], { kind: 'elected', winners: [0, 1], unfilled: 2 }],
  ])('is drawn %s', (_, seats, chosen, outcome) => {
    const setting = { ...withNone, seats, ties: decidedFor(...chosen) };
    const ballots: Ballots = seats === 1 ? { A: 3, D: 3 } : { A: 3, B: 3, D: 3 };
    expect(resultOf(setting, ballots)?.outcome).toEqual(outcome);
  });

  test('is drawn before all: those behind it are not said to be chosen', () => {
    const setting = { ...withNone, seats: 2, ties: decidedFor(3, 0, 1) };
    expect(resultOf(setting, { A: 3, B: 3, D: 3 })?.exhibits.at(-1)).toMatchObject({ chosen: [3] });
  });
});

describe('nobody meets the rule of a majority', () => {
  const setting = { method: 'majority', options: 3 };

  test.each([
    ['runoff', { kind: 'runoff', runoff: [0, 1], tied: [] }],
    ['reballot', { kind: 'reballot' }],
    [undefined, { kind: 'runoff', runoff: [0, 1], tied: [] }],
  ] as const)('else: %s', (otherwise, outcome) => {
    const own = { ...setting, ...(otherwise && { otherwise }) };
    expect(resultOf(own, { A: 3, B: 2, C: 1 })?.outcome).toEqual(outcome);
    expect(resultOf(own, { A: 4, B: 2, C: 1 })?.outcome.kind).toBe('elected');
  });
});
