import { describe, expect, test } from 'vitest';
import { type Problem, type Report, tally } from '../../src/index.ts';

/** Definitions that decide nothing, or other than they say: each is refused, and nothing is left out in silence. */

const text = 'Voter,Class,Q,R,Plan\nv1,X,Yes,Yes,A\nv2,X,Yes,No,B\nv3,Y,No,Yes,A\nv4,Y,Yes,No,C\n';

interface Parts {
  readonly q?: string;
  readonly plan?: string;
  readonly top?: string;
}

function definitionOf({ q = '', plan = '', top = '' }: Parts): string {
  return [
    'columns: {voter: Voter}',
    'eligible: 9',
    'contests:',
    `  - {id: q, column: Q, method: question${q && `, ${q}`}}`,
    '  - {id: r, column: R, method: question}',
    `  - {id: plan, column: Plan, method: plurality, options: [A, B, C]${plan && `, ${plan}`}}`,
    top,
  ].join('\n');
}

async function resultOf(parts: Parts) {
  return tally({ ballots: [{ name: 'b.csv', text }], definition: definitionOf(parts) });
}

async function errorsOf(parts: Parts): Promise<Problem[]> {
  const result = await resultOf(parts);
  return result.ok ? [] : result.problems.filter((one) => one.severity === 'error');
}

async function reportOf(parts: Parts): Promise<Report> {
  const result = await resultOf(parts);
  if (!result.ok) throw new Error(result.problems.map((one) => one.message).join(' '));
  return result.report;
}

const nested = '{each: {group: Class, rule: {each: {group: Class}}}}';

describe('a rule that cannot be read as it is composed is an error, and never another rule', () => {
  test.each([
    ['groups within groups', nested],
    ['groups within groups, beside another', `{all: [two-thirds, ${nested}]}`],
    ['more groups than a rule can say', '{each: {group: Class, in: 1000000000}}'],
    ['groups of a blank heading', '{each: {group: " "}}'],
  ])('%s', async (_, rule) => {
    expect((await errorsOf({ q: `rule: ${rule}` })).length).toBeGreaterThan(0);
    expect((await errorsOf({ top: `rule: ${rule}` })).length).toBeGreaterThan(0);
    expect((await errorsOf({ top: `quorum: ${rule}` })).length).toBeGreaterThan(0);
    expect((await errorsOf({ top: `bands: [{title: a, rule: ${rule}}]` })).length).toBeGreaterThan(
      0,
    );
  });

  test('a quorum of those present in each group, for nobody says how many they are', async () => {
    const quorum = '{count: present, rule: {each: {group: Class, rule: ">= 1/2 of ballots"}}}';
    const errors = await errorsOf({ top: `present: 3\nquorum: ${quorum}` });
    expect([...new Set(errors.map((one) => one.code))]).toEqual(['rule.base-unknown']);
  });

  test('a rule of thousands of brackets', async () => {
    const rule = `${'('.repeat(3000)}majority${')'.repeat(3000)}`;
    expect((await errorsOf({ q: `rule: "${rule}"` })).map((one) => one.code)).toEqual([
      'definition.rule',
    ]);
  });
});

test('a number in a list of quorums is so many ballots', async () => {
  const report = await reportOf({ top: 'quorum: {any: [40, "> 5%"]}' });
  const quorum = report.contests[0]?.quorum;
  expect(quorum?.rule).toBe('at least 40 or > 5% of eligible');
  expect(quorum?.sentence).toMatch(/^Quorum: \d+ ballots? \(at least 40: not met\); /);
});

test('a decision that names somebody twice elects nobody twice', async () => {
  const rows = 'Voter,Plan\nv1,A\nv2,B\nv3,C\n';
  const contest =
    '{id: p, column: Plan, method: plurality, seats: 2, options: [A, B, C], ties: {decided: [A, A]}}';
  const result = await tally({
    ballots: [{ name: 'b.csv', text: rows }],
    definition: `contests:\n  - ${contest}\n`,
  });
  const winners = result.ok ? (result.report.contests[0]?.outcome.winners ?? []) : [];
  expect(new Set(winners).size).toBe(winners.length);
});

test.each<[how: string, q: string, r: string]>([
  ['by its id', 'id: q, column: Q', 'id: r, column: R'],
  ['by its column alone', 'column: Q', 'column: R'],
  ['with the title of another', 'id: q, column: Q, title: B', 'id: r, column: R, title: B'],
])('a condition holds of the contest that has it, named %s', async (_, q, r) => {
  // Q passes.
  const definition = `contests:\n  - {${q}}\n  - {${r}, if: "q: no"}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }], definition });
  const kinds = result.ok ? result.report.contests.map(({ outcome }) => outcome.kind) : [];
  expect(kinds).toEqual(['passed', 'not-applicable']);
});

describe('a condition on nothing is an error', () => {
  test.each(['{}', '{__proto__: yes}'])('if: %s', async (condition) => {
    expect((await errorsOf({ q: `if: ${condition}` })).length).toBeGreaterThan(0);
  });
});

test('a position of a contest with the name of every object selects it, or is refused', async () => {
  const position = '{title: p, selections: [{__proto__: yes}]}';
  const result = await resultOf({
    q: 'title: __proto__',
    top: `categories: [{title: c, contests: [q], positions: [${position}]}]`,
  });
  if (result.ok) expect(result.report.categories[0]?.positions[0]?.supporters).toBe(3);
});

describe('what has no effect is an error', () => {
  test.each([
    ['a contest that conflicts with itself', { top: 'conflicts: [[q, q]]' }],
    [
      'a conflict decided for a contest outside it',
      { top: 'conflicts: [{contests: [q, r], ties: {decided: plan}}]' },
    ],
    ['a lot without a seed', { plan: 'ties: {lot: ""}' }],
    ['a lot with a blank seed', { top: 'ties: {lot: " "}' }],
    ['a quorum of no veto', { top: 'quorum: no veto' }],
    ['a band of no veto on a choice', { plan: 'bands: [{title: a, rule: no veto}]' }],
  ])('%s', async (_, parts) => {
    expect((await errorsOf(parts)).length).toBeGreaterThan(0);
  });
});

describe('one fault is one error', () => {
  test.each([
    ['a quorum below nobody', { top: 'quorum: -1' }],
    ['a band with a typing error', { top: 'bands: [{title: a, rule: majorty}]' }],
    [
      'a decision that there is not',
      { top: 'rulings: [{voter: v1, decision: reject, reason: x, by: y}]' },
    ],
    ['a band without a name', { top: 'bands: [{title: "", rule: majority}]' }],
  ])('%s', async (_, parts) => {
    expect((await errorsOf(parts)).map((one) => one.message)).toHaveLength(1);
  });
});

describe('the error is about what is wrong', () => {
  test('one list where a list of lists is wanted', async () => {
    const [first] = await errorsOf({ top: 'conflicts: [q, r]' });
    expect(first?.message).not.toContain('characters');
  });

  test('what was expected is said once', async () => {
    const [first] = await errorsOf({ top: 'quorum: []' });
    expect(first?.message).not.toMatch(/expected: expected|(expected object, received array).*\1/);
  });

  test('contests that hang on each other, where they say so', async () => {
    const [first] = await errorsOf({ q: 'if: q' });
    expect(first?.places[0]?.path).toBe('contests[0].if');
  });

  test('a contest where it is written, though only others are to be counted', async () => {
    const definition = 'contests:\n  - {id: q, column: Q}\n  - {title: Elsewhere}\n';
    const ballots = [{ name: 'b.csv', text }];
    const result = await tally({ ballots, definition, flags: { contests: ['Q'] } });
    const [first] = result.ok ? [] : result.problems;
    expect(first?.code).toBe('contest.no-column');
    expect(first?.places).toEqual([{ file: 'definition', path: 'contests[1]', line: 3 }]);
  });

  test('a contest whose name is the heading of several columns', async () => {
    const ballots = [{ name: 'b.csv', text: 'Vote,Name,Vote\nyes,Ann,no\nno,Ben,yes\n' }];
    const result = await tally({ ballots, definition: 'contests:\n  - {title: vote}\n' });
    const [first] = result.ok ? [] : result.problems;
    expect(first?.code).toBe('column.ambiguous');
    expect(first?.places[0]).toMatchObject({ path: 'contests[0]', line: 2 });
    expect(first?.message).toContain('#1, #3');
  });

  test.each([
    ['Condorcet', /^That is not counted yet; of rankings there are instant-runoff/],
    ['RCV', /^Here rankings are counted by instant-runoff for one seat, by stv for several\./],
    ['irv', /^The README lists all keys/],
    ['nothing', /^The README lists all keys/],
  ])('a method that goes by another name, or is none: %s', async (method, hint) => {
    const ballots = [{ name: 'b.csv', text: 'Token,Q\n1,yes\n' }];
    const definition = `contests:\n  - {column: Q, method: ${method}}\n`;
    const result = await tally({ ballots, definition });
    const found = result.ok ? [] : result.problems;
    expect(found.find(({ code }) => code === 'definition.value')?.hint).toMatch(hint);
  });

  test('contests of which too few conflict, whatever else is wrong', async () => {
    const rule = 'rule: majority of present';
    const errors = await errorsOf({ q: rule, top: 'conflicts: [[q, q]]' });
    expect(errors.map(({ code }) => code)).toEqual(['rule.base-unknown', 'definition.value']);
    const unknown = await errorsOf({ top: 'conflicts: [[q, elsewhere]]' });
    expect(unknown.map(({ code }) => code)).toEqual(['contest.unknown']);
  });

  test('a contest that is there as one that does not conflict', async () => {
    const [first] = await errorsOf({
      top: 'conflicts: [{contests: [q, r], ties: {decided: plan}}]',
    });
    expect(first?.code).toBe('conflict.not-member');
    expect(first?.message).toContain('"plan", which is not among the contests that conflict');
  });

  test('no key is suggested for itself', async () => {
    const [first] = await errorsOf({ plan: 'ties: {lot: x, decided: A}' });
    expect(first?.places[0]?.suggestion).not.toBe('decided');
  });
});

test('names that every object has are names', async () => {
  const rows =
    '__proto__,toString\n__proto__,__proto__\n__proto__,constructor\nconstructor,constructor\n,__proto__\n';
  const definition = [
    'columns: {group: __proto__}',
    'groups: {smallest: 1}',
    'contests:',
    '  - {id: constructor, title: __proto__, column: toString, method: plurality, options: [__proto__, constructor], ties: {decided: constructor}}',
    'categories: [{title: __proto__, contests: [__proto__], positions: [{title: valueOf, selections: ["__proto__: constructor"]}]}]',
  ].join('\n');
  const input = { ballots: [{ name: 'b.csv', text: rows }], definition };
  const result = await tally(input);
  if (!result.ok) throw new Error('refused');
  const { contests, groups, categories, definition: own } = result.report;
  expect(contests[0]?.outcome).toMatchObject({ kind: 'elected', winners: ['constructor'] });
  expect(groups.map(({ title, ballots }) => [title, ballots])).toEqual([
    ['no group named', 1],
    ['__proto__', 2],
    ['constructor', 1],
  ]);
  expect(categories[0]?.positions[0]?.supporters).toBe(2);
  const again = await tally({ ...input, definition: JSON.stringify(own.value) });
  expect(again.ok && again.report.contests).toEqual(contests);
});

const weird = [
  '[]',
  '{}',
  '""',
  '" "',
  'null',
  'true',
  '-1',
  '1.5',
  '1e400',
  '.nan',
  '99999999999999999999',
  '[[]]',
  '[null]',
  '"\\u0000"',
  '{__proto__: 1}',
];

describe('a value that does not fit is refused with a sentence and a hint, and never with a stack', () => {
  const keys: Readonly<Record<string, (value: string) => Parts>> = {
    quorum: (value) => ({ top: `quorum: ${value}` }),
    'quorum of a contest': (value) => ({ q: `quorum: ${value}` }),
    present: (value) => ({ top: `present: ${value}` }),
    rule: (value) => ({ q: `rule: ${value}` }),
    ties: (value) => ({ plan: `ties: ${value}` }),
    'ties of all': (value) => ({ top: `ties: ${value}` }),
    bands: (value) => ({ top: `bands: ${value}` }),
    conflicts: (value) => ({ top: `conflicts: ${value}` }),
    if: (value) => ({ q: `if: ${value}` }),
    none: (value) => ({ plan: `none: ${value}` }),
    else: (value) => ({ plan: `else: ${value}` }),
    rulings: (value) => ({ top: `rulings: ${value}` }),
    within: (value) => ({ top: `categories: [{title: c, within: ${value}, contests: [q]}]` }),
    smallest: (value) => ({ top: `groups: {smallest: ${value}}` }),
  };
  // A quorum of nothing said is the quorum of all keys left out.
  const fitting = ['quorum {}', 'quorum of a contest {}'];
  test.each(Object.keys(keys).flatMap((key) => weird.map((value) => [key, value] as const)))(
    '%s: %s',
    async (key, value) => {
      if (fitting.includes(`${key} ${value}`)) {
        expect((await reportOf(keys[key]?.(value) ?? {})).contests).toHaveLength(3);
        return;
      }
      const errors = await errorsOf(keys[key]?.(value) ?? {});
      expect(errors.length).toBeGreaterThan(0);
      for (const { message, hint = '' } of errors) {
        expect(message).toMatch(/^["A-Z].*[.:]$/s);
        expect(hint).toMatch(/^[a-zA-Z].*\.$/s);
        expect(message).not.toMatch(/undefined is not|cannot read|\n\s+at /i);
      }
    },
  );
});

test.each([
  ['present: 3.5', 'present does not fit; expected: a whole number.'],
  ['present: -1', 'present does not fit; expected: at least 0.'],
  ['title: ""', 'title does not fit; expected: a text that is not empty.'],
  ['quorum: {count: 7}', 'quorum.count does not fit; expected: '],
  [
    'rulings: [{voter: x, decision: accept, by: me}]',
    'rulings[0].reason is missing; expected: a text.',
  ],
])('what would fit is said in words: %s', async (top, words) => {
  const [error] = await errorsOf({ top });
  expect(error?.message).toContain(`The value of ${words}`);
  expect(error?.message).not.toMatch(/received|Too (small|big)|\bint\b/);
});

describe('a title that several contests have', () => {
  const twice = (name: string) =>
    errorsOf({ q: 'title: Both', plan: `title: Both, if: "${name}: yes"` });

  test('names none of them, and the ids are told', async () => {
    const conditions = await twice('both');
    expect(conditions.map(({ code, hint }) => [code, hint])).toEqual([
      ['contest.ambiguous', 'Name it by its id: q or plan.'],
    ]);
    const conflicts = await errorsOf({
      q: 'title: R',
      top: 'conflicts: [[q, R]]\ncategories: [{id: all, title: All, contests: [r], positions: [{id: p, title: P, selections: [R]}]}]',
    });
    expect(conflicts.map(({ code }) => code)).toEqual(['contest.ambiguous', 'contest.ambiguous']);
  });

  test('is of no matter where one is named by its id', async () => {
    expect(await twice('q')).toEqual([]);
  });
});
