import { describe, expect, test } from 'vitest';
import { countBallots } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const score = { method: 'score', options: 3 };

test('the worked example', () => {
  expect(workedExample('score')).toBe(
    'scores from 0 to 5 for A and B, ballots {5 0}, {3 4}, {- 4}, {- -}: A 8, B 8 of at most 15 points on 3 valid ballots: A and B are tied for one seat.',
  );
  const two = { method: 'score', options: 2 };
  const { count, result } = countBallots(two, { '5 0': 1, '3 4': 1, '- 4': 1, blank: 1 });
  expect(count.options.map((own) => own.heads)).toEqual([8, 8]);
  expect(count.valid.heads).toBe(3);
  expect(result?.outcome).toEqual({
    kind: 'tied',
    winners: [],
    tied: [{ options: [0, 1], seats: 1 }],
  });
});

test('the most points win, though more ballots give another the highest score', () => {
  const { count, result } = countBallots(score, { '5 3 0': 3, '0 4 5': 2 });
  expect(count.options.map((own) => own.heads)).toEqual([15, 17, 10]);
  expect(count.votes.heads).toBe(42);
  expect(result).toEqual({
    outcome: { kind: 'elected', winners: [1], unfilled: 0 },
    exhibits: [
      { kind: 'cut', lastIn: { option: 1, votes: 17 }, firstOut: { option: 0, votes: 15 } },
    ],
  });
});

test('a score left out adds nothing: few who give the highest elect nobody', () => {
  const { result } = countBallots(score, { '3 - -': 9, '- 5 -': 2 });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 0 });
});

test('points weigh what their ballots do', () => {
  const weighed = { ...score, unit: 'weight' } as const;
  const ballots = { '1 2 0': 3, '4 0 1': 2 };
  const { count } = countBallots(weighed, ballots);
  expect(count.options.map((own) => own.weight)).toEqual([11, 6, 2]);
});

test('several seats go to the most points, and the last may be tied', () => {
  const { result } = countBallots({ ...score, seats: 2 }, { '5 2 2': 2, '4 1 1': 1 });
  expect(result?.outcome).toEqual({
    kind: 'tied',
    winners: [0],
    tied: [{ options: [1, 2], seats: 1 }],
  });
});

test('an option without a point takes no seat', () => {
  const { result } = countBallots({ ...score, seats: 3 }, { '5 2 0': 2, '4 1 -': 1 });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0, 1], unfilled: 1 });
});

test('the option that elects nobody keeps those below it from a seat', () => {
  const { result } = countBallots({ ...score, seats: 2, nobody: 1 }, { '5 4 3': 2 });
  expect(result?.outcome).toEqual({ kind: 'elected', winners: [0], unfilled: 1 });
  expect(result?.exhibits).toEqual([{ kind: 'nobody', option: 1, votes: 8 }]);
});

describe('nobody gives a point', () => {
  test.each([
    ['no ballots', {}, 0],
    ['all blank', { blank: 9 }, 0],
    ['all invalid', { invalid: 9 }, 0],
    ['all abstain', { abstain: 9 }, 0],
    ['all give 0', { '0 0 0': 9 }, 9],
  ])('%s: no votes', (_, ballots, valid) => {
    const { count, result } = countBallots({ ...score, seats: 2 }, ballots);
    expect(result).toEqual({ outcome: { kind: 'no-votes' }, exhibits: [] });
    expect(count.valid.heads).toBe(valid);
  });
});

test('one option: elected with a point, not without', () => {
  const single = { ...score, options: 1 };
  expect(countBallots(single, { '1': 1, '0': 5 }).result?.outcome).toEqual({
    kind: 'elected',
    winners: [0],
    unfilled: 0,
  });
  expect(countBallots(single, { '0': 5 }).result?.outcome).toEqual({ kind: 'no-votes' });
});
