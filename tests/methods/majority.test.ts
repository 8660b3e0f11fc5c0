import { describe, expect, test } from 'vitest';
import { majority as moreThanHalf } from '../../src/methods/rule.ts';
import { countBallots } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const majority = { method: 'majority', options: 4 };

test('the worked example', () => {
  expect(workedExample('majority')).toBe(
    'A 10, B 7, C 7 of 24: 13 needed, nobody has it; A is in the runoff, B and C are tied for the second place.',
  );
  expect(countBallots({ ...majority, options: 3 }, { A: 10, B: 7, C: 7 }).result).toEqual({
    outcome: { kind: 'runoff', runoff: [0], tied: [{ options: [1, 2], seats: 1 }] },
    exhibits: [
      {
        kind: 'threshold',
        rule: moreThanHalf,
        option: 0,
        votes: 10,
        of: 24,
        base: 'valid',
        needed: 13,
        met: false,
      },
    ],
  });
});

describe('more than half', () => {
  test('is elected', () => {
    const { result } = countBallots(majority, { A: 4, B: 11, C: 3, D: 3 });
    expect(result).toEqual({
      outcome: { kind: 'elected', winners: [1], unfilled: 0 },
      exhibits: [
        {
          kind: 'threshold',
          rule: moreThanHalf,
          option: 1,
          votes: 11,
          of: 21,
          base: 'valid',
          needed: 11,
          met: true,
        },
      ],
    });
  });

  test('half is not', () => {
    expect(countBallots(majority, { A: 5, B: 10, C: 5 }).result?.outcome).toMatchObject({
      kind: 'runoff',
    });
  });

  test('of what the rule says: blanks, invalid marks, the absent', () => {
    const ballots = { A: 6, B: 4, blank: 1, abstain: 1, invalid: 2 };
    const kind = (base: string) =>
      countBallots({ ...majority, eligible: 11, rule: `majority of ${base}` }, ballots).result
        ?.outcome.kind;
    expect(kind('valid')).toBe('elected');
    expect(kind('valid+abstain')).toBe('elected');
    expect(kind('eligible')).toBe('elected');
    expect(kind('valid+invalid')).toBe('runoff');
    expect(kind('ballots')).toBe('runoff');
  });
});

describe('else there is a runoff', () => {
  test.each([
    ['between the leading two', { A: 4, B: 8, C: 7, D: 1 }, [1, 2], []],
    ['between two that are level', { A: 8, B: 8 }, [0, 1], []],
    ['between two that are level before others', { A: 1, B: 8, C: 8, D: 1 }, [1, 2], []],
    ['a tie for the second place', { A: 9, B: 5, C: 5, D: 5 }, [0], [[1, 2, 3], 1]],
    ['a tie of three for both', { A: 5, B: 5, C: 5, D: 1 }, [], [[0, 1, 2], 2]],
    ['a tie of all for both', { A: 5, B: 5, C: 5, D: 5 }, [], [[0, 1, 2, 3], 2]],
  ])('%s', (_, ballots, runoff, [options, seats] = []) => {
    expect(countBallots(majority, ballots).result?.outcome).toEqual({
      kind: 'runoff',
      runoff,
      tied: options === undefined ? [] : [{ options, seats }],
    });
  });

  test('or a new ballot, where there is nobody to run against', () => {
    const setting = { ...majority, rule: 'majority of ballots' };
    expect(countBallots(setting, { B: 4, blank: 5 }).result).toEqual({
      outcome: { kind: 'reballot' },
      exhibits: [
        {
          kind: 'threshold',
          rule: { ...moreThanHalf, base: 'ballots' },
          option: 1,
          votes: 4,
          of: 9,
          base: 'ballots',
          needed: 5,
          met: false,
        },
      ],
    });
  });
});

describe('with a milder rule', () => {
  const milder = { ...majority, rule: 'at least 40%' };

  test('the one with most votes of those who meet it is elected', () => {
    expect(countBallots(milder, { A: 4, B: 5, C: 1 }).result?.outcome).toEqual({
      kind: 'elected',
      winners: [1],
      unfilled: 0,
    });
  });

  test('several with the same votes are tied, and none goes to a runoff', () => {
    expect(countBallots(milder, { A: 2, B: 4, C: 4 }).result?.outcome).toEqual({
      kind: 'tied',
      winners: [],
      tied: [{ options: [1, 2], seats: 1 }],
    });
  });
});

describe('nobody votes for an option', () => {
  test.each([
    ['no ballots', {}],
    ['all blank', { blank: 9 }],
    ['all invalid', { invalid: 9 }],
    ['all abstain', { abstain: 9 }],
  ])('%s: no votes', (_, ballots) => {
    for (const rule of ['majority', 'majority of ballots', '>= 1/2 of valid+invalid']) {
      expect(countBallots({ ...majority, rule }, ballots).result).toEqual({
        outcome: { kind: 'no-votes' },
        exhibits: [],
      });
    }
  });
});

test('one option: elected with a vote, not without', () => {
  const single = { ...majority, options: 1 };
  expect(countBallots(single, { A: 1, blank: 5 }).result?.outcome).toEqual({
    kind: 'elected',
    winners: [0],
    unfilled: 0,
  });
  expect(countBallots(single, { blank: 5 }).result?.outcome).toEqual({ kind: 'no-votes' });
});
