import { describe, expect, test } from 'vitest';
import { countBallots } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const plurality = { method: 'plurality', options: 5 };

test('the worked example', () => {
  expect(workedExample('plurality')).toBe(
    'A 10, B 7, C 7, D 7, E 1 for two seats: A is elected; B, C and D are tied for one seat.',
  );
  const setting = { ...plurality, seats: 2 };
  const { result } = countBallots(setting, { A: 10, B: 7, C: 7, D: 7, E: 1 });
  expect(result?.outcome).toEqual({
    kind: 'tied',
    winners: [0],
    tied: [{ options: [1, 2, 3], seats: 1 }],
  });
});

describe('most votes win', () => {
  test('whatever stands first', () => {
    const { result } = countBallots(plurality, { A: 2, B: 3, C: 1 });
    expect(result).toEqual({
      outcome: { kind: 'elected', winners: [1], unfilled: 0 },
      exhibits: [
        { kind: 'cut', lastIn: { option: 1, votes: 3 }, firstOut: { option: 0, votes: 2 } },
      ],
    });
  });

  test('and without half of the votes', () => {
    const { result } = countBallots(plurality, { A: 2, B: 2, C: 3, D: 2 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [2], unfilled: 0 });
  });

  test('several seats go to those with the most, most first', () => {
    const { result } = countBallots({ ...plurality, seats: 3 }, { A: 1, B: 5, C: 4, D: 9, E: 3 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [3, 1, 2], unfilled: 0 });
    expect(result?.exhibits).toEqual([
      { kind: 'cut', lastIn: { option: 2, votes: 4 }, firstOut: { option: 4, votes: 3 } },
    ]);
  });
});

describe('a tie', () => {
  test.each([
    ['for the only seat', 1, { A: 4, B: 4, C: 1 }, [], [0, 1], 1],
    ['of all', 1, { A: 4, B: 4, C: 4, D: 4, E: 4 }, [], [0, 1, 2, 3, 4], 1],
    ['for the last of two seats', 2, { A: 5, B: 4, C: 4 }, [0], [1, 2], 1],
    ['of three for two seats', 2, { A: 4, B: 4, C: 4, D: 1 }, [], [0, 1, 2], 2],
    ['of three for the last two of three', 3, { A: 3, B: 9, C: 3, D: 3 }, [1], [0, 2, 3], 2],
  ])('%s', (_, seats, ballots, winners, options, left) => {
    expect(countBallots({ ...plurality, seats }, ballots).result?.outcome).toEqual({
      kind: 'tied',
      winners,
      tied: [{ options, seats: left }],
    });
  });

  test.each([
    ['above the cut', 2, { A: 4, B: 4, C: 1 }, [0, 1]],
    ['below the cut', 1, { A: 4, B: 3, C: 3 }, [0]],
    ['of those who all have a seat', 3, { A: 4, B: 4, C: 4 }, [0, 1, 2]],
  ])('%s is none', (_, seats, ballots, winners) => {
    expect(countBallots({ ...plurality, seats }, ballots).result?.outcome).toEqual({
      kind: 'elected',
      winners,
      unfilled: 0,
    });
  });

  test('at the cut: the first that is out is not one of those tied', () => {
    const setting = { ...plurality, seats: 2 };
    const { result } = countBallots(setting, { A: 10, B: 7, C: 7, D: 7, E: 1 });
    expect(result?.exhibits).toMatchObject([
      { kind: 'cut', lastIn: { votes: 7 }, firstOut: { option: 4, votes: 1 } },
    ]);
  });
});

describe('nobody votes for an option', () => {
  test.each([
    ['no ballots', {}],
    ['all blank', { blank: 9 }],
    ['all invalid', { invalid: 9 }],
    ['all abstain', { abstain: 9 }],
  ])('%s: no votes', (_, ballots) => {
    for (const seats of [1, 2]) {
      for (const rule of [undefined, 'majority', 'majority of ballots']) {
        const setting = { ...plurality, seats, ...(rule !== undefined && { rule }) };
        expect(countBallots(setting, ballots).result).toEqual({
          outcome: { kind: 'no-votes' },
          exhibits: [],
        });
      }
    }
  });

  test('no options at all', () => {
    expect(countBallots({ ...plurality, options: 0 }, { blank: 2 }).result?.outcome).toEqual({
      kind: 'no-votes',
    });
  });
});

describe('one option', () => {
  const single = { ...plurality, options: 1 };

  test('with a vote is elected', () => {
    expect(countBallots(single, { A: 1, blank: 8 }).result).toEqual({
      outcome: { kind: 'elected', winners: [0], unfilled: 0 },
      exhibits: [],
    });
  });

  test('without one is not', () => {
    expect(countBallots(single, { blank: 8 }).result?.outcome).toEqual({ kind: 'no-votes' });
  });
});

test('a seat stays unfilled rather than go to an option without a vote', () => {
  expect(countBallots({ ...plurality, seats: 3 }, { A: 2, B: 1 }).result?.outcome).toEqual({
    kind: 'elected',
    winners: [0, 1],
    unfilled: 1,
  });
});

describe('with a rule, winners must meet it', () => {
  const setting = { ...plurality, seats: 2, rule: '>= 30%' };

  test('who does not is not elected', () => {
    const { result } = countBallots(setting, { A: 5, B: 2, C: 3 });
    expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 2], unfilled: 0 });
    expect(result?.exhibits).toMatchObject([
      { option: 0, votes: 5, of: 10, needed: 3, met: true },
      { option: 2, votes: 3, of: 10, needed: 3, met: true },
      { option: 1, votes: 2, of: 10, needed: 3, met: false },
    ]);
  });

  test('a seat that nobody else may have stays unfilled', () => {
    expect(countBallots(setting, { A: 8, B: 2 }).result?.outcome).toEqual({
      kind: 'elected',
      winners: [0],
      unfilled: 1,
    });
  });

  test.each([
    ['though one leads', { A: 8, B: 2 }, [8, 2]],
    ['by one vote short', { A: 9, B: 1 }, [9, 1]],
    ['though two are level', { A: 5, B: 5 }, [5, 5]],
    ['though one alone has votes, and half are blank', { A: 5, blank: 5 }, [5]],
  ])(
    'that nobody meets, nobody is elected, and each is shown with what it has: %s',
    (_, ballots, votes) => {
      for (const seats of [1, 2, 3]) {
        const { result } = countBallots({ ...setting, seats, rule: '>= 100% of ballots' }, ballots);
        expect(result).toEqual({
          outcome: { kind: 'none-elected' },
          exhibits: votes.map((own, option) => ({
            kind: 'threshold',
            rule: expect.objectContaining({ base: 'ballots', comparison: '>=' }),
            option,
            votes: own,
            of: 10,
            base: 'ballots',
            needed: 10,
            met: false,
          })),
        });
      }
    },
  );

  test('on a base of nobody is not decided: no votes, and not nobody elected', () => {
    const nobody = { ...setting, rule: 'unanimity of eligible', eligible: 0 };
    expect(countBallots(nobody, { A: 8, B: 2 }).result).toEqual({
      outcome: { kind: 'no-votes' },
      exhibits: [],
    });
  });

  test('a tie of those who do not meet it is none', () => {
    expect(countBallots(setting, { A: 6, B: 2, C: 2 }).result?.outcome).toEqual({
      kind: 'elected',
      winners: [0],
      unfilled: 1,
    });
  });
});
