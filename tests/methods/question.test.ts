import { describe, expect, test } from 'vitest';
import { majority } from '../../src/methods/rule.ts';
import { countBallots } from '../support/count-ballots.ts';
import { workedExample } from '../support/worked-example.ts';

const question = { method: 'question' };

test('the worked example', () => {
  expect(workedExample('question')).toBe(
    '261 yes, 158 no, 28 abstain, 40 blank, majority of valid: base 419, 210 needed, passed, 51 in excess.',
  );
  const { result } = countBallots(question, { yes: 261, no: 158, abstain: 28, blank: 40 });
  expect(result).toEqual({
    outcome: { kind: 'passed' },
    exhibits: [
      {
        kind: 'threshold',
        rule: majority,
        option: 0,
        votes: 261,
        of: 419,
        base: 'valid',
        needed: 210,
        met: true,
      },
    ],
  });
});

test('a tie defeats the question', () => {
  const { result } = countBallots(question, { yes: 10, no: 10 });
  expect(result?.outcome).toEqual({ kind: 'not-passed' });
  expect(result?.exhibits).toMatchObject([{ votes: 10, needed: 11, met: false }]);
});

test('a tie passes where half is enough', () => {
  const { result } = countBallots({ ...question, rule: 'at least half' }, { yes: 10, no: 10 });
  expect(result?.outcome).toEqual({ kind: 'passed' });
});

describe('nobody votes for or against', () => {
  test.each([
    ['no ballots', {}],
    ['all blank', { blank: 9 }],
    ['all invalid', { invalid: 9 }],
    ['all abstain', { abstain: 9 }],
    ['none of them a vote', { abstain: 1, blank: 2, invalid: 3 }],
  ])('%s: no votes, by majority', (_, ballots) => {
    expect(countBallots(question, ballots).result).toEqual({
      outcome: { kind: 'no-votes' },
      exhibits: [],
    });
  });

  test.each([
    ['all blank', 'ballots', { blank: 9 }],
    ['all invalid', 'ballots', { invalid: 9 }],
    ['all invalid', 'valid+invalid', { invalid: 9 }],
    ['all abstain', 'valid+abstain', { abstain: 9 }],
  ])('%s: not passed, of %s', (_, base, ballots) => {
    const { result } = countBallots({ ...question, rule: `majority of ${base}` }, ballots);
    expect(result?.outcome).toEqual({ kind: 'not-passed' });
    expect(result?.exhibits).toMatchObject([{ votes: 0, of: 9, needed: 5, met: false }]);
  });

  test.each([['valid'], ['valid+abstain']])('all blank: no votes, of %s', (base) => {
    const { result } = countBallots({ ...question, rule: `majority of ${base}` }, { blank: 9 });
    expect(result?.outcome).toEqual({ kind: 'no-votes' });
  });
});

test.each([
  ['only yes', { yes: 1 }, 'passed'],
  ['only no', { no: 1 }, 'not-passed'],
])('%s', (_, ballots, kind) => {
  expect(countBallots(question, ballots).result?.outcome.kind).toBe(kind);
});

test.each([
  ['valid', 100, 'passed'],
  ['valid+invalid', 105, 'passed'],
  ['valid+abstain', 110, 'not-passed'],
  ['ballots', 135, 'not-passed'],
  ['eligible', 200, 'not-passed'],
])('of %s the base is %i: %s', (base, of, kind) => {
  const { result } = countBallots(
    { ...question, rule: `majority of ${base}`, eligible: 200 },
    { yes: 54, no: 46, abstain: 10, blank: 20, invalid: 5 },
  );
  expect(result?.exhibits).toMatchObject([{ votes: 54, of, base }]);
  expect(result?.outcome.kind).toBe(kind);
});
