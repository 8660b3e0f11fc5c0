import { describe, expect, test } from 'vitest';
import {
  nobodyAloneSentence,
  nobodySeatedSentence,
  type OpenTie,
  openTieSentence,
  quotaSentence,
  type Seated,
  seatedSentence,
} from '../../src/report/messages/transfers.ts';
import { reportOf } from '../support/tallied.ts';

const quota = { votes: 34, of: 100, seats: 2 };
const ana: Seated = { title: 'Ana', votes: 40, round: 1, below: false };
const bo: Seated = { title: 'Bo', votes: 30.2, round: 4, below: true };

test.each([
  ['The quota for 3 seats is 1,101 of 4,401 valid votes.', { votes: 1101, of: 4401, seats: 3 }],
  ['The quota for 1 seat is 1 of 1 valid vote.', { votes: 1, of: 1, seats: 1 }],
])('%s', (sentence, own) => {
  expect(quotaSentence(own)).toBe(sentence);
});

test('who is elected, in which round, and who without the quota', () => {
  expect(seatedSentence([ana, bo], 0, quota)).toBe(
    'Elected: Ana (40 in round 1) and Bo (30.2 in round 4, below the quota). The quota for 2 seats is 34 of 100 valid votes.',
  );
  expect(seatedSentence([ana], 2, quota)).toMatch(/ valid votes\. 2 seats stay unfilled\.$/);
});

describe('an open tie', () => {
  const tie: OpenTie = {
    round: 3,
    level: ['Bo', 'Cy'],
    votes: 25,
    surplus: false,
    among: ['Ana', 'Bo'],
    seats: 1,
    unknown: false,
    inAll: [],
  };
  const nine = [...'ABCDEFGHI'];
  const tail = ' The quota for 2 seats is 34 of 100 valid votes.';

  test.each<[string, Partial<OpenTie>, readonly Seated[]]>([
    [
      'Tied in round 3: Bo and Cy have the fewest votes, 25 each, and who of them is out decides between Ana and Bo for 1 seat.',
      {},
      [],
    ],
    [
      'Tied in round 3: Bo and Cy, with 25 votes each, for 1 seat. Elected: Ana (40 in round 1).',
      { among: ['Cy', 'Bo'] },
      [ana],
    ],
    [
      'Tied in round 3: 9 options, with 1 vote each, for 2 seats.',
      { level: nine, among: nine, votes: 1, seats: 2 },
      [],
    ],
    [
      'Tied in round 3: Bo and Cy have the same surplus, 1.5 each, and whose goes on first decides between Dora and Eli for 1 seat. Elected in any case: Fay.',
      { surplus: true, votes: 1.5, among: ['Dora', 'Eli'], inAll: ['Fay'] },
      [],
    ],
    [
      'Tied in round 3: Bo and Cy have the same surplus, 1 each, and whose goes on first decides between Bo and Cy for 1 seat.',
      { surplus: true, votes: 1, among: ['Bo', 'Cy'] },
      [],
    ],
    [
      'Tied in round 3: 9 options have the fewest votes, 1 each, and the ways in which ties may fall from here are too many to follow; the 9 options that are left stay tied for 2 seats until "ties" says who comes first.',
      { level: nine, among: nine, votes: 1, seats: 2, unknown: true },
      [],
    ],
    [
      'Tied in round 3: Bo and Cy, with 25 votes each, for 1 seat. Re-open nominations has a seat in any case, which nobody takes.',
      { among: ['Bo', 'Cy'], nobody: { title: 'Re-open nominations' } },
      [],
    ],
  ])('%s', (sentence, own, seated) => {
    expect(openTieSentence({ ...tie, ...own }, seated, quota)).toBe(sentence + tail);
  });
});

test('a seat that nobody takes', () => {
  const ron = { title: 'RON', votes: 50, round: 2, below: false };
  expect(nobodySeatedSentence(ron)).toBe('RON has a seat (50 in round 2), which nobody takes.');
  expect(nobodyAloneSentence(ron, { ...quota, seats: 1 })).toBe(
    'Nobody is elected: RON has the seat (50 in round 2), which nobody takes. The quota for 1 seat is 34 of 100 valid votes.',
  );
});

describe('what a report says', () => {
  async function contestOf(votes: Readonly<Record<string, number>>, seats: number, more = '') {
    const rows = Object.entries(votes).flatMap(([cell, own]) => Array<string>(own).fill(cell));
    const text = ['Council', ...rows].join('\n');
    const options = [...new Set(Object.keys(votes).flatMap((cell) => cell.split(' > ')))].sort();
    const definition = `contests: [{column: Council, cells: order, method: stv, seats: ${seats}, options: [${options.join()}]${more}}]`;
    const report = await reportOf({ ballots: [{ name: 'b.csv', text }], definition });
    const [contest] = report.contests;
    if (contest === undefined) throw new Error('no contest');
    const rounds = contest.exhibits.flatMap((one) => (one.kind === 'round' ? [one.sentence] : []));
    return { contest, said: contest.outcome.sentence, rounds };
  }

  const surpluses = { 'A > C': 7, 'B > D': 7, C: 2, D: 2, E: 1 };

  test('of surpluses that are equal, and of the lot between them', async () => {
    expect((await contestOf(surpluses, 3)).said).toBe(
      'Tied in round 1: A and B have the same surplus, 2 each, and whose goes on first decides between C and D for 1 seat. Elected: A (7 in round 1) and B (7 in round 1). The quota for 3 seats is 5 of 19 valid votes.',
    );
    const decided = await contestOf(surpluses, 3, ', ties: {decided: [B], by: the chair}');
    expect(decided.said).toMatch(
      / The tie between the surpluses of A and B in round 1 was broken by a recorded decision of the chair: that of B goes on first\.$/,
    );
    expect(decided.rounds[1]).toBe(
      'Round 2: D 3.99997 (+1.99997), C 2 and E 1 of 18.99997 votes, 12 of them with the 2 elected before, 0.00003 exhausted; the surplus of A, 2, goes on.',
    );
  });

  test('of a surplus in parts of a vote, without the digits of a float', async () => {
    const first = { 'D > A > C': 11, 'D > B > E': 11, 'A > C': 4, 'B > E': 4 };
    const { said } = await contestOf({ ...first, C: 3, E: 3, F: 2 }, 4);
    // 10.99996 less a quota of 8.
    expect(said).toMatch(
      /^Tied in round 2: A and B have the same surplus, 2\.99996 each, and whose goes on first decides between C and E for 1 seat\./,
    );
  });

  test('of many options: those it does not name are added up without the digits of a float', async () => {
    const some = [...'EFGHIJKLMN'].map((name, at) => [name, at + 1] as const);
    const gained = some.map(([name]) => [`D > ${name}`, 5] as const);
    const { rounds } = await contestOf(Object.fromEntries([...some, ...gained]), 2);
    // 4.4 and 3.4
    expect(rounds[1]).toContain(' 2 others together 7.8 and ');
  });

  test('of the option that elects nobody: in a tie it is no winner', async () => {
    const { contest, said } = await contestOf({ RON: 5, B: 2, C: 2 }, 2, ', none: RON');
    expect(contest.outcome.winners).toEqual([]);
    expect(said).toBe(
      'Tied in round 2: B and C, with 2 votes each, for 1 seat. RON has a seat (5 in round 1), which nobody takes. The quota for 2 seats is 4 of 9 valid votes.',
    );
  });
});
