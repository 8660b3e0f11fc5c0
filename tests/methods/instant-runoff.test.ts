import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { abstain, blank, type Mark, ranking } from '../../src/election/mark.ts';
import type { ProfileEntry } from '../../src/election/profile.ts';
import { decide } from '../../src/methods/decide.ts';
import type { Exhibit, MethodResult } from '../../src/methods/method.ts';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { settle } from '../../src/methods/settle.ts';
import {
  type Ballots,
  contestFor,
  countBallots,
  decideProfile,
  profileFor,
  type Setting,
  situationFor,
} from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const runoff = { method: 'instant-runoff', options: 3 };

function won(option: number) {
  return { kind: 'elected', winners: [option], unfilled: 0 };
}

function tiedBetween(...options: number[]) {
  return { kind: 'tied', winners: [], tied: [{ options, seats: 1 }] };
}

/** Of each round: the votes by option, what is exhausted, and who is out. */
function roundsOf(result: MethodResult | undefined) {
  return (result?.exhibits ?? []).flatMap((one) =>
    one.kind === 'round'
      ? [
          [
            Object.fromEntries(one.votes.map((own) => [own.option, own.votes])),
            one.exhausted,
            one.out,
          ],
        ]
      : [],
  );
}

function tieOf(result: MethodResult | undefined): Exhibit | undefined {
  return result?.exhibits.find((one) => one.kind === 'tie-break');
}

test('the worked example', () => {
  expect(workedExample('instant-runoff')).toBe(
    'A>C 4, B>C 3, C>B 2 of 9: C is out, B has 5 of 9 and is elected.',
  );
  const { count, result } = countBallots(runoff, { 'A>C': 4, 'B>C': 3, 'C>B': 2 });
  expect(count.valid.heads).toBe(9);
  expect(count.options.map((own) => own.heads)).toEqual([4, 3, 2]);
  expect(roundsOf(result)).toEqual([
    [{ 0: 4, 1: 3, 2: 2 }, 0, [2]],
    [{ 0: 4, 1: 5 }, 0, []],
  ]);
  expect(result?.outcome).toEqual(won(1));
});

test('who has more than half is elected at once; half is not more', () => {
  expect(roundsOf(countBallots(runoff, { A: 3, 'B>A': 1, 'C>A': 1 }).result)).toHaveLength(1);
  const half = countBallots(runoff, { A: 2, 'B>C': 1, 'C>B': 1 }).result;
  expect(half?.outcome).toEqual(tiedBetween(0, 1, 2));
});

test('a ballot that ranks nobody who is left is exhausted, and what is needed sinks', () => {
  const { result } = countBallots(runoff, { 'A>B': 5, 'B>A': 4, C: 3 });
  expect(roundsOf(result)).toEqual([
    [{ 0: 5, 1: 4, 2: 3 }, 0, [2]],
    [{ 0: 5, 1: 4 }, 3, []],
  ]);
  expect(result?.outcome).toEqual(won(0));
});

test('a choice that is out is passed over', () => {
  const four = { ...runoff, options: 4 };
  const { result } = countBallots(four, { A: 6, B: 5, 'C>D>B': 3, 'D>B': 2 });
  expect(roundsOf(result).at(-1)).toEqual([{ 0: 6, 1: 10 }, 0, []]);
  expect(result?.outcome).toEqual(won(1));
});

describe('several with the fewest votes', () => {
  test('are out together where even together they have fewer than the next', () => {
    const four = { ...runoff, options: 4 };
    const { result } = countBallots(four, { A: 5, B: 4, 'C>B': 1, 'D>B': 1 });
    expect(roundsOf(result)).toEqual([
      [{ 0: 5, 1: 4, 2: 1, 3: 1 }, 0, [2, 3]],
      [{ 0: 5, 1: 6 }, 0, []],
    ]);
  });

  test('with no vote are out in the first round', () => {
    const six = { ...runoff, options: 6 };
    expect(roundsOf(countBallots(six, { 'A>B': 2, 'B>A': 1, C: 2 }).result)[0]).toEqual([
      { 0: 2, 1: 1, 2: 2, 3: 0, 4: 0, 5: 0 },
      0,
      [3, 4, 5],
    ]);
  });

  test('leave one after the other where the same wins in every way', () => {
    const { result } = countBallots(runoff, { A: 4, 'B>A': 2, 'C>A': 2 });
    expect(result?.outcome).toEqual(won(0));
    expect(result?.exhibits[0]).toMatchObject({
      out: [1],
      tie: { options: [1, 2], came: 'same-winner' },
    });
  });

  const open: Ballots = { A: 4, 'B>C': 3, 'C>A': 3 };

  test('are a tie where it hangs on who of them is out', () => {
    const { result } = countBallots(runoff, open);
    expect(result?.outcome).toEqual(tiedBetween(0, 2));
    expect(result?.exhibits).toMatchObject([{ out: [], tie: { options: [1, 2], came: 'open' } }]);
  });

  const broken: readonly [string, Setting['ties'], number][] = [
    ['by the order of the list', { kind: 'listed-order' }, 0],
    ['by lot, lowest hash first', { kind: 'lot', seed: 'dice of 3 May' }, 0],
    ['by a decision of who stays', { kind: 'decided', chosen: [2], by: 'the chair' }, 0],
  ];

  test.each(broken)('are told apart %s', (_, ties) => {
    const { result } = countBallots({ ...runoff, ...(ties && { ties }) }, open);
    const tie = tieOf(result);
    const stays = tie?.kind === 'tie-break' ? tie.chosen : [];
    const expected = ties?.kind === 'listed-order' ? [1] : ties?.kind === 'decided' ? [2] : stays;
    expect(tie).toMatchObject({ options: [1, 2], seats: 1, round: 1, chosen: expected });
    expect(stays).toHaveLength(1);
    expect(roundsOf(result)[0]?.[2]).toEqual([3 - (stays[0] ?? 0)]);
    // B's ballots go on to C, and C's to A.
    expect(result?.outcome).toEqual(won(stays[0] === 1 ? 0 : 2));
  });

  test('stay tied where a decision names none of them, or where more than one is left to go', () => {
    const none: Setting['ties'] = { kind: 'decided', chosen: [0] };
    expect(countBallots({ ...runoff, ties: none }, open).result?.outcome.kind).toBe('tied');
    const one: Setting['ties'] = { kind: 'decided', chosen: [1] };
    const all = { 'A>B': 1, 'B>C': 1, 'C>A': 1 };
    expect(countBallots({ ...runoff, ties: one }, all).result?.outcome).toEqual(
      tiedBetween(0, 1, 2),
    );
  });

  test('of two that are left, who stays is elected', () => {
    const level = { 'A>B': 2, B: 2 };
    expect(countBallots({ ...runoff, options: 2 }, level).result?.outcome).toEqual(
      tiedBetween(0, 1),
    );
    const ties = { kind: 'listed-order' } as const;
    const { result } = countBallots({ ...runoff, options: 2, ties }, level);
    expect(result?.outcome).toEqual(won(0));
    expect(roundsOf(result)).toEqual([[{ 0: 2, 1: 2 }, 0, [1]]]);
  });
});

test('very many ties are not followed to the end: all that are left stay tied', () => {
  const options = 24;
  const profile = Array.from({ length: options }, (_, at) =>
    Array.from({ length: 40 }, (__, more) => ({
      mark: ranking([...new Set([at, (at * 7 + more) % options, (at + more * 11) % options])]),
      cell: 0,
      heads: 1,
      weight: 1,
    })),
  ).flat();
  const { result } = decideProfile({ ...runoff, options }, profile);
  expect(result?.outcome.kind).toBe('tied');
  expect(result?.exhibits.at(-1)).toMatchObject({ tie: { came: 'unknown' } });
});

test('where the option that elects nobody wins, nobody is elected', () => {
  const { result } = countBallots({ ...runoff, nobody: 2 }, { A: 2, 'B>C': 1, C: 3 });
  expect(result?.outcome).toEqual({ kind: 'none-elected' });
  expect(result?.exhibits.at(-1)).toEqual({ kind: 'nobody', option: 2, votes: 4 });
});

test('weights decide where ballots are weighted', () => {
  const profile = profileFor({ A: 3, 'B>A': 2 }).map((one) => ({ ...one, weight: 7 - one.heads }));
  const { result } = decideProfile({ ...runoff, unit: 'weight' }, profile);
  expect(result?.outcome).toEqual(won(1));
});

describe('robustness', () => {
  const marks: readonly Mark[] = [
    blank,
    abstain,
    ...[[0], [1], [2], [0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1]].map(ranking),
  ];
  const ballots = fc.array(fc.nat(marks.length - 1), { minLength: 4, maxLength: 9 });

  function profileOf(chosen: readonly number[]): ProfileEntry[] {
    return chosen.map((at) => ({ mark: marks[at] ?? blank, cell: 0, heads: 1, weight: 1 }));
  }

  function foundFor(chosen: readonly number[]) {
    return foundIn(runoff, profileOf(chosen));
  }

  function foundIn(setting: Setting, profile: readonly ProfileEntry[]) {
    const contest = contestFor(setting);
    const situation = situationFor(setting);
    const decided = decide(contest, profile, situation);
    const contests = [{ contest, profile, decided }];
    const settled = settle(contests, [], 'heads');
    return robustnessOf({ contests, settled, conflicts: [], situation, open: undefined })[0];
  }

  function outcomeFor(chosen: readonly number[]) {
    return decideProfile(runoff, profileOf(chosen)).result?.outcome;
  }

  function same(one: unknown, other: unknown): boolean {
    return JSON.stringify(one) === JSON.stringify(other);
  }

  /** All that so many ballots can be changed to. */
  function changed(chosen: readonly number[], ways: number): readonly (readonly number[])[] {
    if (ways === 0) return [chosen];
    return [...chosen.keys()].flatMap((at) =>
      [...marks.keys()].flatMap((to) => changed(chosen.with(at, to), ways - 1)),
    );
  }

  test('no fewer ballots than it says change the outcome; where it is exact, so many do', () => {
    const kinds = new Map<string, number>();
    fc.assert(
      fc.property(ballots, (chosen) => {
        const margin = foundFor(chosen)?.margin;
        if (margin === undefined || !('ballots' in margin)) return;
        kinds.set(margin.kind, (kinds.get(margin.kind) ?? 0) + 1);
        const outcome = outcomeFor(chosen);
        const changes = (ways: number) =>
          changed(chosen, ways).some((other) => !same(outcomeFor(other), outcome));
        expect(changes(Math.min(margin.ballots - 1, 2))).toBe(false);
        if (margin.kind === 'exact' && margin.ballots <= 2)
          expect(changes(margin.ballots)).toBe(true);
      }),
      { seed: 31, numRuns: 300 },
    );
    expect(Math.min(kinds.get('exact') ?? 0, kinds.get('at-least') ?? 0)).toBeGreaterThan(10);
  });

  test('those who are out together have one gap, whichever of them leaves first', () => {
    const settings = { A: 20, B: 10, C: 2, D: 1 };
    const found = foundIn({ ...runoff, options: 4 }, profileFor(settings));
    expect(found?.margin).toEqual({ kind: 'at-least', ballots: 4 });
    const close = { 'A>B': 9, 'B>A': 8, 'C>A': 2, 'D>B': 1 };
    expect(foundIn({ ...runoff, options: 4 }, profileFor(close))?.margin).toEqual({
      kind: 'exact',
      ballots: 1,
    });
  });

  test('one ballot decides what no ballot has, and one option stands until nobody names it', () => {
    const none = foundIn(runoff, profileOf([0, 0]));
    expect(none?.margin).toEqual({ kind: 'exact', ballots: 1 });
    const alone = foundIn({ ...runoff, options: 1 }, profileFor({ A: 5 }));
    expect(alone?.margin).toEqual({ kind: 'exact', ballots: 5 });
  });

  test('a lead of seven is not lost by three ballots', () => {
    const profile = profileFor({ A: 10, B: 3 });
    const chosen = profile.flatMap(({ heads, mark }) =>
      Array<number>(heads).fill(mark.kind === 'valid' && mark.options[0] === 0 ? 2 : 3),
    );
    expect(foundFor(chosen)).toMatchObject({
      margin: { kind: 'at-least', ballots: 4 },
      setAside: { kind: 'exact', changes: false },
    });
  });
});
