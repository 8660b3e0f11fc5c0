import { describe, expect, test } from 'vitest';
import { countBallots } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const approval = { method: 'approval', options: 3 };

test('the worked example', () => {
  expect(workedExample('approval')).toBe(
    'ballots {A B}, {A}, {B C}, {} for one seat: A 2, B 2, C 1 of 3 valid: A and B are tied for one seat.',
  );
  const { count, result } = countBallots(approval, { 'A B': 1, A: 1, 'B C': 1, blank: 1 });
  expect(count.options.map((own) => own.heads)).toEqual([2, 2, 1]);
  expect(count.valid.heads).toBe(3);
  expect(result?.outcome).toEqual({
    kind: 'tied',
    winners: [],
    tied: [{ options: [0, 1], seats: 1 }],
  });
});

test('the most approvals win, though fewer marked that option alone', () => {
  const { count, result } = countBallots(approval, { A: 4, 'B C': 3, B: 2, C: 1 });
  expect(count.options.map((own) => own.heads)).toEqual([4, 5, 4]);
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [1], unfilled: 0 });
});

test('votes are more than ballots, and the base is of ballots', () => {
  const setting = { ...approval, rule: 'majority' };
  const { count, result } = countBallots(setting, { 'A B C': 2, A: 2, invalid: 3 });
  expect(count.votes.heads).toBe(8);
  expect(count.valid.heads).toBe(4);
  expect(result?.exhibits).toMatchObject([
    { option: 0, votes: 4, of: 4, needed: 3, met: true },
    { option: 1, votes: 2, of: 4, needed: 3, met: false },
    { option: 2, votes: 2, of: 4, needed: 3, met: false },
  ]);
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 0 });
});

test('nobody is elected where no option meets the rule', () => {
  for (const seats of [1, 2]) {
    const setting = { ...approval, seats, rule: 'two-thirds' };
    const { result } = countBallots(setting, { 'A B': 2, B: 1, C: 2 });
    expect(result?.outcome).toEqual({ kind: 'none-elected' });
    expect(result?.exhibits).toMatchObject([
      { kind: 'threshold', option: 1, votes: 3, of: 5, needed: 4, met: false },
      { kind: 'threshold', option: 0, votes: 2, of: 5, needed: 4, met: false },
      { kind: 'threshold', option: 2, votes: 2, of: 5, needed: 4, met: false },
    ]);
  }
});

test('everybody approves of everybody: all are tied', () => {
  expect(countBallots({ ...approval, seats: 2 }, { 'A B C': 7 }).result?.outcome).toEqual({
    kind: 'tied',
    winners: [],
    tied: [{ options: [0, 1, 2], seats: 2 }],
  });
});

describe('nobody approves', () => {
  test.each([
    ['no ballots', {}],
    ['all blank', { blank: 9 }],
    ['all invalid', { invalid: 9 }],
    ['all abstain', { abstain: 9 }],
  ])('%s: no votes', (_, ballots) => {
    for (const seats of [1, 3]) {
      expect(countBallots({ ...approval, seats }, ballots).result).toEqual({
        outcome: { kind: 'no-votes' },
        exhibits: [],
      });
    }
  });
});

test('one option: elected with an approval, not without', () => {
  const single = { ...approval, options: 1 };
  expect(countBallots(single, { A: 1, blank: 5 }).result?.outcome).toEqual({
    kind: 'elected',
    winners: [0],
    unfilled: 0,
  });
  expect(countBallots(single, { blank: 5 }).result?.outcome).toEqual({ kind: 'no-votes' });
});
