import { describe, expect, test } from 'vitest';
import { abstain, blank } from '../../src/election/mark.ts';
import { decide } from '../../src/methods/decide.ts';
import type { Exhibit, MethodResult } from '../../src/methods/method.ts';
import { robustnessOf } from '../../src/methods/robustness/robustness.ts';
import { settle } from '../../src/methods/settle.ts';
import { mostVotes, votePlaces, wholeVote } from '../../src/methods/transfers.ts';
import { fromUnits } from '../../src/report/numbers.ts';
import { contestFor, countBallots, profileFor, situationFor } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const stv = { method: 'stv', options: 3, seats: 2 };

/** Of each round: the votes by option, in votes. */
function votesIn(result: MethodResult | undefined) {
  return roundsOf(result).map(({ votes }) =>
    Object.fromEntries(votes.map((own) => [own.option, own.votes / 100_000])),
  );
}

function roundsOf(result: MethodResult | undefined) {
  return (result?.exhibits ?? []).flatMap((one) => (one.kind === 'round' ? [one] : []));
}

/** Of each round: who is elected in it, whose surplus goes on, who is out. */
function stepsOf(result: MethodResult | undefined) {
  return roundsOf(result).map(({ elected = [], surplus, out }) => [elected, surplus?.option, out]);
}

function tieBreaksOf(result: MethodResult | undefined): Exhibit[] {
  return (result?.exhibits ?? []).filter((one) => one.kind === 'tie-break');
}

test('the worked example', () => {
  expect(workedExample('stv')).toBe(
    'for 2 seats A>B 5, B 1, C 3 of 9: the quota is 4; A is elected, and a surplus of 1 goes on at 0.2 a ballot, so that B has 2; B is out, and C, the last one left, is elected with 3.',
  );
  const { count, result } = countBallots(stv, { 'A>B': 5, B: 1, C: 3 });
  expect(count.options.map((own) => own.heads)).toEqual([5, 1, 3]);
  expect(result?.exhibits[0]).toEqual({ kind: 'quota', votes: 4, of: 9, seats: 2 });
  expect(votesIn(result)).toEqual([
    { 0: 5, 1: 1, 2: 3 },
    { 0: 4, 1: 2, 2: 3 },
    { 0: 4, 2: 3 },
  ]);
  expect(stepsOf(result)).toEqual([
    [[0], 0, []],
    [[], undefined, [1]],
    [[2], undefined, []],
  ]);
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 2], unfilled: 0 });
});

describe('the quota', () => {
  test.each([
    [1, 8, 5],
    [1, 9, 5],
    [2, 8, 3],
    [2, 9, 4],
    [3, 4, 2],
    [4, 1, 1],
  ])('for %i seats of %i valid ballots is %i', (seats, ballots, quota) => {
    const { result } = countBallots({ ...stv, seats }, { A: ballots });
    expect(result?.exhibits[0]).toEqual({ kind: 'quota', votes: quota, of: ballots, seats });
  });

  test('is of the valid ballots: blank and abstaining ones are not in it', () => {
    const profile = [...profileFor({ A: 5, B: 3 }), ...[blank, abstain].map(withoutChoice)];
    const result = decide(contestFor(stv), profile, situationFor(stv)).result;
    expect(result?.exhibits[0]).toEqual({ kind: 'quota', votes: 3, of: 8, seats: 2 });
  });
});

function withoutChoice(mark: typeof blank) {
  return { mark, cell: 0, heads: 4, weight: 4 };
}

describe('a surplus', () => {
  test('goes on in parts that are cut to five decimals; what is cut is exhausted', () => {
    const { result } = countBallots(stv, { 'A>B': 6, 'A>C': 1, C: 3, B: 2 });
    // The quota is 5; each of the 7 ballots goes on at 2/7, which is 0.28571 cut.
    expect(votesIn(result)[1]).toEqual({ 0: 5, 1: 3.71426, 2: 3.28571 });
    expect(roundsOf(result)[1]?.exhausted).toBe(3);
  });

  test('of ballots that came at a part of their value takes a part of that', () => {
    const four = { ...stv, options: 4, seats: 3 };
    const { result } = countBallots(four, { 'A>B>C': 9, 'B>D': 3, C: 2, D: 2 });
    // The quota is 5. A's 9 go on at 4/9, 0.44444; B has 6.99996, of which 1.99996 goes on.
    expect(votesIn(result)[1]).toEqual({ 0: 5, 1: 6.99996, 2: 2, 3: 2 });
    // 1.99996 * 0.44444 / 6.99996 is 0.12698 cut, for nine; 1.99996 / 6.99996 is 0.28571, for three.
    expect(votesIn(result)[2]).toEqual({ 0: 5, 1: 5, 2: 3.14282, 3: 2.85713 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 1, 2], unfilled: 0 });
  });

  test('passes over who is elected already or in the same round', () => {
    const { result } = countBallots(
      { ...stv, options: 4, seats: 3 },
      { 'A>B>C': 7, B: 5, C: 1, D: 3 },
    );
    expect(stepsOf(result)[0]).toEqual([[0, 1], 0, []]);
    expect(votesIn(result)[1]).toEqual({ 0: 5, 1: 5, 2: 2.99997, 3: 3 });
  });

  test('that is the largest goes on first', () => {
    const { result } = countBallots(
      { ...stv, options: 5, seats: 3 },
      { 'A>C': 6, 'B>D': 8, C: 2, D: 1, E: 1 },
    );
    expect(stepsOf(result).slice(0, 2)).toEqual([
      [[1, 0], 1, []],
      [[], 0, []],
    ]);
  });

  test('is none where the quota is just reached', () => {
    const { result } = countBallots(stv, { 'A>B': 4, B: 2, C: 3 });
    expect(stepsOf(result)).toEqual([
      [[0], undefined, [1]],
      [[2], undefined, []],
    ]);
  });
});

test('of as many votes as there may be, all decimals are told', () => {
  const told = (parts: number) => fromUnits(mostVotes * wholeVote - parts, votePlaces);
  const last = Array.from({ length: 1000 }, (_, parts) => told(parts).toFixed(votePlaces));
  expect(new Set(last).size).toBe(1000);
  expect(last[1]).toBe('68719476734.99999');
  expect(String(told(1))).toBe('68719476734.99999');
});

describe('who is out', () => {
  test('hands its ballots on at the value they have', () => {
    const { result } = countBallots({ ...stv, options: 4 }, { 'A>B>C': 8, 'C>A': 3, 'D>C': 4 });
    // The quota is 6; A's go on at 0.25, so that B has 2 and is out: C gets 2.
    expect(votesIn(result)[2]).toEqual({ 0: 6, 2: 5, 3: 4 });
  });

  test('is who had fewer in the last round in which they were not equal', () => {
    const { result } = countBallots(
      { ...stv, options: 4, seats: 1 },
      { A: 5, B: 3, 'C>D': 2, 'D>C': 1 },
    );
    // D is out, C has 3 like B, who had 3 to 2 the round before: C is out.
    expect(stepsOf(result)).toEqual([
      [[], undefined, [3]],
      [[], undefined, [2]],
      [[], undefined, [1]],
      [[0], undefined, []],
    ]);
    expect(roundsOf(result)[1]?.tie).toEqual({
      options: [1, 2],
      told: { round: 1, level: [2] },
      came: 'earlier',
    });
    expect(tieBreaksOf(result)).toEqual([]);
  });

  test('is everybody at once for whom nobody votes, while enough are left', () => {
    const { result } = countBallots({ ...stv, options: 5 }, { A: 3, B: 2, C: 2 });
    expect(stepsOf(result)[0]).toEqual([[0], undefined, [3, 4]]);
    expect(result?.outcome).toEqual({
      kind: 'tied',
      winners: [0],
      tied: [{ options: [1, 2], seats: 1 }],
    });
  });
});

describe('a tie', () => {
  test('in which the same are elected whoever is out decides nothing', () => {
    const { result } = countBallots(
      { ...stv, options: 4, seats: 1 },
      { A: 4, B: 3, 'C>A': 1, 'D>A': 1 },
    );
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 0 });
    expect(roundsOf(result)[0]?.tie).toEqual({ options: [2, 3], came: 'same-winner' });
    expect(stepsOf(result)[0]).toEqual([[], undefined, [2]]);
  });

  test('stands where nothing breaks it: elected are those who are in every way', () => {
    const { result } = countBallots(stv, { A: 5, B: 2, C: 2 });
    expect(result?.outcome).toEqual({
      kind: 'tied',
      winners: [0],
      tied: [{ options: [1, 2], seats: 1 }],
    });
    expect(roundsOf(result).at(-1)?.tie).toEqual({ options: [1, 2], came: 'open' });
  });

  test('is broken by who stays', () => {
    const ties = { kind: 'decided', chosen: [2] } as const;
    const { result } = countBallots({ ...stv, ties }, { A: 4, B: 3, C: 3 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 2], unfilled: 0 });
    expect(tieBreaksOf(result)).toEqual([
      { kind: 'tie-break', options: [1, 2], seats: 1, chosen: [2], round: 1, by: 'decision' },
    ]);
  });

  test('of surpluses is broken by whose goes first', () => {
    const three = { ...stv, options: 5, seats: 3 };
    const ballots = { 'A>C': 7, 'B>D': 7, C: 2, D: 2, E: 1 };
    const ties = { kind: 'decided', chosen: [1] } as const;
    const { result } = countBallots({ ...three, ties }, ballots);
    expect(stepsOf(result)[0]).toEqual([[0, 1], 1, []]);
    expect(tieBreaksOf(result)[0]).toMatchObject({ options: [0, 1], chosen: [1], surplus: true });
    const open = countBallots(three, ballots).result;
    expect(roundsOf(open)[0]?.tie).toMatchObject({ options: [0, 1], surplus: true });
  });

  test('with too many ways to follow stands for all who are left', () => {
    const many = Object.fromEntries([...'ABCDEFGHIJKLMNO'].map((name) => [name, 1]));
    const { result } = countBallots({ ...stv, options: 15 }, many);
    expect(roundsOf(result).at(-1)?.tie?.came).toBe('unknown');
    expect(result?.outcome).toMatchObject({ kind: 'tied', winners: [], tied: [{ seats: 2 }] });
  });
});

test('a tie that changes nothing stays one, however many ways were followed before', () => {
  const nine = Object.fromEntries([...'BCDEFGHIJ'].map((name) => [name, 1]));
  const { result } = countBallots({ ...stv, options: 10, seats: 1 }, { A: 9, ...nine });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 0 });
  const ties = roundsOf(result).flatMap(({ tie }) => tie?.came ?? []);
  expect(ties).toEqual(Array(8).fill('same-winner'));
});

test.each([
  ['no ballot', {}, { kind: 'no-votes' }],
  ['one option', { A: 3 }, { kind: 'elected', winners: [0], unfilled: 1 }],
])('%s', (_, ballots, outcome) => {
  expect(countBallots({ ...stv, options: 1 }, ballots).result?.outcome).toEqual(outcome);
});

test('all blank, all invalid: nobody votes', () => {
  const profile = [blank, { kind: 'invalid', reason: 'unknown' } as const].map((mark) => ({
    mark,
    cell: 0,
    heads: 2,
    weight: 2,
  }));
  const { result } = decide(contestFor(stv), profile, situationFor(stv));
  expect(result?.outcome).toEqual({ kind: 'no-votes' });
});

test('as many as there are seats are elected, even one without a vote', () => {
  const { result } = countBallots({ ...stv, options: 2 }, { A: 3 });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 1], unfilled: 0 });
});

test('a seat of the option that elects nobody stays empty', () => {
  const { result } = countBallots({ ...stv, nobody: 1 }, { A: 5, B: 4, C: 1 });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 1 });
  const alone = countBallots({ ...stv, seats: 1, nobody: 1 }, { A: 1, B: 4 }).result;
  expect(alone?.outcome).toEqual({ kind: 'none-elected' });
});

describe('the option that elects nobody', () => {
  const three = { ...stv, options: 4, seats: 3, nobody: 0 };
  const seat = { kind: 'nobody', option: 0, places: 5 };

  test('is no winner of a tie, and has its seat all the same', () => {
    const { result } = countBallots({ ...three, seats: 2 }, { A: 5, B: 2, C: 2 });
    expect(result?.outcome).toEqual({
      kind: 'tied',
      winners: [],
      tied: [{ options: [1, 2], seats: 1 }],
    });
    expect(result?.exhibits.at(-1)).toEqual({ ...seat, votes: 500_000 });
  });

  test('is none either where it is elected in all ways, later on', () => {
    const { result } = countBallots(three, { 'A>B': 2, B: 6, C: 1, D: 1 });
    expect(result?.outcome).toEqual({
      kind: 'tied',
      winners: [1],
      tied: [{ options: [2, 3], seats: 1 }],
    });
    expect(result?.exhibits.at(-1)).toEqual({ ...seat, votes: 200_000 });
  });

  test('has the votes with which it was elected, before its surplus went on', () => {
    const { result } = countBallots({ ...three, seats: 2 }, { 'A>B': 7, B: 2, C: 1 });
    expect(result?.exhibits.at(-1)).toEqual({ ...seat, votes: 700_000 });
  });
});

describe('a quota of whole votes', () => {
  test('sees the scale of votes: twice as many of each elect others', () => {
    const four = { ...stv, options: 4 };
    const once = countBallots(four, { 'A>D': 1, 'B>C': 3 }).result;
    const twice = countBallots(four, { 'A>D': 2, 'B>C': 6 }).result;
    expect(once?.exhibits[0]).toMatchObject({ votes: 2, of: 4 });
    expect(twice?.exhibits[0]).toMatchObject({ votes: 3, of: 8 });
    expect(once?.outcome).toMatchObject({ kind: 'elected', winners: [1, 0] });
    expect(twice?.outcome).toMatchObject({ kind: 'elected', winners: [1, 2] });
  });

  test('may let one more vote for a winner take its seat', () => {
    const five = { ...stv, options: 5, seats: 3 };
    const before = countBallots(five, { 'A>B>E': 3, C: 1, 'E>B': 3 }).result;
    expect(before?.outcome).toMatchObject({ winners: [0, 4, 1] });
    const after = countBallots(five, { 'A>B>E': 3, C: 1, 'E>B': 3, B: 1 }).result;
    expect(after?.outcome).toMatchObject({ winners: [0, 4], tied: [{ options: [1, 2] }] });
  });
});

test('how firm it is was not computed, but for an election without valid votes', () => {
  const firmness = (profile: ReturnType<typeof profileFor>) => {
    const contest = contestFor(stv);
    const situation = situationFor(stv);
    const polled = { contest, profile, decided: decide(contest, profile, situation) };
    const settled = settle([polled], [], 'heads');
    return robustnessOf({
      contests: [polled],
      settled,
      conflicts: [],
      situation,
      open: undefined,
    })[0];
  };
  const setAside = { kind: 'exact', changes: false, ballots: 0, marks: 0 };
  const voted = profileFor({ A: 5, B: 3, C: 1 });
  expect(firmness(voted)).toEqual({ margin: { kind: 'not-computed' }, setAside });
  const nobody = firmness([withoutChoice(blank)]);
  expect(nobody).toEqual({ margin: { kind: 'exact', ballots: 1 }, setAside });
});
