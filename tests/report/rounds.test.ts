import { describe, expect, test } from 'vitest';
import {
  firstChoicesSentence,
  type Round,
  roundAfterSentence,
  roundSentence,
  runoffElectedSentence,
  runoffTiedSentence,
} from '../../src/report/messages/rounds.ts';

const round: Round = {
  round: 2,
  of: 98,
  exhausted: 0,
  votes: [
    { title: 'Ana', votes: 55 },
    { title: 'Bo', votes: 43 },
  ],
  out: [],
};

const three = [...round.votes, { title: 'Cy', votes: 43 }];

function optionsOf(count: number) {
  return Array.from({ length: count }, (_, at) => ({ title: `O${at + 1}`, votes: count - at }));
}

describe('a round', () => {
  test.each<[string, Partial<Round>]>([
    ['Round 2: Ana 55 and Bo 43 of 98 votes.', {}],
    [
      'Round 2: Ana 55 and Bo 43 of 98 votes, 2 exhausted; Bo is out.',
      { exhausted: 2, out: ['Bo'] },
    ],
    ['Round 2: Ana 55 and Bo 43 of 98 votes; Bo and Cy are out.', { out: ['Bo', 'Cy'] }],
    [
      'Round 2: Ana 55 (+1,003) and Bo 43 of 98 votes.',
      {
        votes: [
          { title: 'Ana', votes: 55, gained: 1003 },
          { title: 'Bo', votes: 43 },
        ],
      },
    ],
    [
      'Round 2: Ana 55 and Bo 43 of 98 votes; Ana and Bo are level, and who wins hangs on who of them is out.',
      { tie: { titles: ['Ana', 'Bo'], came: 'open' } },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest; Cy is out.',
      { out: ['Cy'], tie: { titles: ['Bo', 'Cy'], came: 'broken' }, votes: three },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest, and whoever of them leaves first, the same wins; Bo is out.',
      { out: ['Bo'], tie: { titles: ['Bo', 'Cy'], came: 'same-winner' }, votes: three },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest, and who wins hangs on who of them is out.',
      { tie: { titles: ['Bo', 'Cy'], came: 'open' }, votes: three },
    ],
  ])('%s', (sentence, more) => {
    expect(roundSentence({ ...round, ...more })).toBe(sentence);
  });

  test.each<[string, Partial<Round>]>([
    [
      'Round 2: Ana 55 and Bo 43 of 98 votes; Ana is elected; the surplus of Ana, 1,003.5, goes on.',
      { elected: ['Ana'], surplus: { title: 'Ana', votes: 1003.5 } },
    ],
    [
      'Round 2: Ana 55 and Bo 43 of 98 votes, 34 of them with the one elected before; Ana and Bo are elected.',
      { elected: ['Ana', 'Bo'], before: { options: 1, votes: 34 } },
    ],
    [
      'Round 2: Ana 55 and Bo 43 of 98 votes, 68 of them with the 2 elected before, 0.00002 exhausted; Bo is out.',
      { out: ['Bo'], before: { options: 2, votes: 68 }, exhausted: 0.00002 },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest; Cy had fewer in round 1; Cy is out.',
      {
        out: ['Cy'],
        votes: three,
        tie: { titles: ['Bo', 'Cy'], told: { round: 1, titles: ['Cy'] }, came: 'earlier' },
      },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the same surplus; Bo had more in round 1; the surplus of Bo, 3, goes on.',
      {
        votes: three,
        tie: {
          titles: ['Bo', 'Cy'],
          surplus: true,
          told: { round: 1, titles: ['Bo'] },
          came: 'earlier',
        },
        surplus: { title: 'Bo', votes: 3 },
      },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest, and whoever of them leaves first, the same are elected; Bo is out.',
      {
        out: ['Bo'],
        several: true,
        tie: { titles: ['Bo', 'Cy'], came: 'same-winner' },
        votes: three,
      },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the same surplus, and whichever goes on first, the same are elected; the surplus of Bo, 3, goes on.',
      {
        several: true,
        tie: { titles: ['Bo', 'Cy'], surplus: true, came: 'same-winner' },
        surplus: { title: 'Bo', votes: 3 },
        votes: three,
      },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the same surplus, and who is elected hangs on whose goes on first.',
      { several: true, tie: { titles: ['Bo', 'Cy'], surplus: true, came: 'open' }, votes: three },
    ],
    [
      'Round 2: Ana 55, Bo 43 and Cy 43 of 98 votes; Bo and Cy have the fewest, and the ways in which ties may fall from here are too many to follow.',
      { several: true, tie: { titles: ['Bo', 'Cy'], came: 'unknown' }, votes: three },
    ],
  ])('of several seats: %s', (sentence, more) => {
    expect(roundSentence({ ...round, ...more })).toBe(sentence);
  });

  test('beside a table of its votes', () => {
    expect(roundAfterSentence({ ...round, out: ['Bo'] })).toBe('Round 2: Bo is out.');
    expect(roundAfterSentence({ ...round, elected: ['Ana'], out: ['Bo'] })).toBe(
      'Round 2: Ana is elected; Bo is out.',
    );
    expect(roundAfterSentence(round)).toBeUndefined();
  });

  test('names nine, and of more the first and the last', () => {
    expect(roundSentence({ ...round, votes: optionsOf(9) })).toContain('O8 2 and O9 1 of');
    expect(roundSentence({ ...round, votes: optionsOf(1234), together: 753_377 })).toBe(
      'Round 2: O1 1,234, O2 1,233, O3 1,232, O4 1,231, O5 1,230, O6 1,229, O7 1,228, 1,226 others together 753,377 and O1234 1 of 98 votes.',
    );
    const out = optionsOf(1234).map(({ title }) => title);
    expect(roundSentence({ ...round, out })).toContain('; 1,234 with the fewest votes are out.');
  });
});

test('who is elected in it, by a majority or by a tie that was broken', () => {
  const share = { votes: 55, of: 98, base: 'continuing', percent: 56.12 };
  expect(runoffElectedSentence('Ana', 2, share, { votes: 50, excess: 5 })).toBe(
    'Elected in round 2: Ana with 55 of 98 continuing votes, 56.12%; a majority needs 50; 5 in excess.',
  );
  expect(runoffElectedSentence('Ana', 2, share, { votes: 55, excess: 0 })).toMatch(
    /a majority needs 55; exactly enough\.$/,
  );
  expect(runoffElectedSentence('Ana', 2, { ...share, votes: 49 }, undefined)).toBe(
    'Elected in round 2: Ana with 49 of 98 continuing votes, 56.12%.',
  );
});

test('a tie at the end, and one on the way', () => {
  expect(runoffTiedSentence(3, ['Ana', 'Bo'], 49, ['Ana', 'Bo'])).toBe(
    'Tied in round 3: Ana and Bo, with 49 votes each, for 1 seat.',
  );
  expect(runoffTiedSentence(1, ['Bo', 'Cy'], 3, ['Ana', 'Cy'])).toBe(
    'Tied in round 1: Bo and Cy have the fewest votes, 3 each, and who of them is out decides between Ana and Cy.',
  );
});

test.each([
  ['instant-runoff', 'none', ''],
  ['instant-runoff', 'table', ''],
  ['instant-runoff', 'words', '; + is what came from those who were out'],
  ['stv', 'none', ''],
  [
    'stv',
    'table',
    '; exhausted is what ranks nobody who is left, or was cut off behind five decimals',
  ],
  [
    'stv',
    'words',
    '; + is what came from a surplus or from those who were out; exhausted is what ranks nobody who is left, or was cut off behind five decimals',
  ],
] as const)('what the figures of a count by %s are, with rounds %s', (method, rounds, signs) => {
  expect(firstChoicesSentence(method, rounds)).toBe(
    `The votes and shares of the options are of first choices${signs}.`,
  );
});
