import { describe, expect, test } from 'vitest';
import { methodMeant } from '../../src/base/method-names.ts';
import { methodInTitle } from '../../src/election/title-methods.ts';
import { type TallyInput, tally } from '../../src/index.ts';

async function problemsOf(lines: readonly string[], flags: TallyInput['flags'] = {}) {
  const ballots = [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
  const result = await tally({ ballots, flags });
  return result.ok ? result.warnings : result.problems;
}

const single = (title: string) => [
  `Voter,"${title}"`,
  ...['Ana', 'Ana', 'Bo', 'Ana', 'Bo', 'Cy', 'Cy', 'Ana'].map((name, at) => `${at},${name}`),
];

const ranked = (title: string) => [
  `Voter,"${title} [1st choice]","${title} [2nd choice]","${title} [3rd choice]"`,
  '1,Ana,Bo,Cy',
  '2,Ana,Cy,Bo',
  '3,Bo,Cy,',
  '4,Cy,Bo,Ana',
];

describe('a method in a title', () => {
  test.each([
    ['Committee (STV)', 'stv', 'STV'],
    ['Elect 3 by single transferable vote', 'stv', 'single transferable vote'],
    ['President - Alternative Vote', 'instant-runoff', 'Alternative Vote'],
    ['Chair (instant run-off)', 'instant-runoff', 'instant run-off'],
    ['Board, ranked choice', 'either', 'ranked choice'],
  ])('%s', (title, method, words) => {
    expect(methodInTitle(title)).toEqual({ words, method });
  });

  test.each([
    'Which method: STV or FPTP',
    'Adopt the alternative vote?',
    'Alternative venue',
    'Destvik branch',
    'Treasurer (AV)',
  ])('none in %s', (title) => {
    expect(methodInTitle(title)).toBeUndefined();
  });

  test('of a choice of one is told, unless somebody says how it is counted', async () => {
    const [problem, ...more] = await problemsOf(single('Committee (STV)'));
    expect(more).toEqual([]);
    expect(problem?.code).toBe('contest.rule-in-title');
    expect(problem?.message).toContain('its cells are no rankings: it was counted by plurality');
    expect(problem?.hint).toContain('--method "committee-stv=plurality"');
    const methods = new Map([['committee-stv', 'plurality']]);
    expect(await problemsOf(single('Committee (STV)'), { methods })).toEqual([]);
  });

  test.each([
    ['Committee (STV)', {}, /^For several.* For one seat/],
    ['Committee (STV)', { seats: new Map([['', 1]]) }, /^For one seat.* For several/],
    ['Chair (alternative vote)', {}, /^For one seat.* For several/],
    ['Committee', {}, /^For one seat.* For several/],
    ['Committee', { seats: new Map([['', 4]]) }, /^For 4, .*--seats committee=4\. For one seat/],
    ['Committee (3 seats)', {}, /^For 3, .* For one seat/],
  ])('of a ranking puts the method first that is meant: %s %j', async (title, flags, hint) => {
    const [problem] = await problemsOf(ranked(title), flags);
    expect(problem?.code).toBe('contest.ranking');
    expect(problem?.hint).toMatch(hint);
  });
});

describe('cells that are no rankings', () => {
  test('beside rankings, under one method for all, are told from these', async () => {
    const lines = ranked('Board').map(
      (line, at) => `${line},${at ? ['Yes', 'No'][at % 2] : 'Roof'}`,
    );
    const [problem] = await problemsOf(lines, {
      methods: new Map([['', 'stv']]),
      seats: new Map([['', 2]]),
    });
    expect(problem?.code).toBe('contest.no-ranking');
    expect(problem?.hint).toContain('--method board=stv.');
    const methods = new Map([['roof', 'stv']]);
    const named = await problemsOf(lines, { methods });
    expect(named.find(({ code }) => code === 'contest.no-ranking')?.hint).toMatch(/^Rankings are/);
  });

  test('that list several in the order of the form are not offered as an order', async () => {
    const lists = ['Ana;Bo', 'Ana;Cy', 'Bo;Cy', 'Ana', 'Ana;Bo;Cy', 'Cy'];
    const lines = ['Voter,Board', ...lists.map((list, at) => `${at},${list}`)];
    const [problem] = await problemsOf(lines, {
      methods: new Map([['board', 'stv']]),
      seats: new Map([['board', 2]]),
    });
    expect(problem?.hint).toMatch(/^Votes for several, in no order/);
  });
});

test('a quota in a title is no matter of the most votes where rankings are transferred', async () => {
  const flags = {
    methods: new Map([['', 'stv']]),
    seats: new Map([['', 2]]),
  };
  const [problem] = await problemsOf(ranked('Board (at least one woman)'), flags);
  expect(problem?.code).toBe('contest.quota-in-title');
  expect(problem?.message).not.toContain('most votes');
  expect(problem?.hint).toContain('first choices alone do not say');
});

test.each([
  ['single transferable vote', { kind: 'one', method: 'stv' }],
  ['av', { kind: 'one', method: 'instant-runoff' }],
  ['first past the post', { kind: 'one', method: 'plurality' }],
  ['ranked choice', { kind: 'by-seats' }],
  ['meek', { kind: 'uncounted' }],
  ['hare quota', { kind: 'uncounted' }],
  ['preferential block voting', { kind: 'uncounted' }],
  ['xyz', undefined],
])('%s as the name of a method', (name, meant) => {
  expect(methodMeant(name)).toEqual(meant);
});
