import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Diagnostic } from '../../src/base/diagnostic.ts';
import { readDefinition } from '../../src/election/read-definition.ts';
import { definitionVocabulary } from '../../src/methods/definition-vocabulary.ts';
import { wordsOf } from '../../src/report/messages/diagnostics.ts';

// What somebody writes who knows the bylaws and not YAML.

function read(...lines: string[]) {
  return readDefinition('election.yaml', `${lines.join('\n')}\n`, definitionVocabulary);
}

/** What is told of a definition: the line, and the sentence with what it suggests. */
function told(...lines: string[]): string[] {
  const result = read(...lines);
  const found: readonly Diagnostic[] = result.ok ? result.value.problems : result.problems;
  return found.flatMap((one) =>
    one.places.map(({ line, suggestion }) =>
      [line, wordsOf(one).message, suggestion].filter((part) => part !== undefined).join(' | '),
    ),
  );
}

const contests = ['contests:', '  - column: Chair'];

describe('a text that needs quotes is named, with its line', () => {
  test.each([
    ['rule: > 60%', '> 60%'],
    ['rule: >= 2/3 of eligible', '>= 2/3 of eligible'],
    ['title: @home', '@home'],
    ['title: %s', '%s'],
    ['title: `Meeting`', '`Meeting`'],
    ['title: *Meeting*', '*Meeting*'],
    ['title: &Meeting', '&Meeting'],
    ['title: !Meeting', '!Meeting'],
    ['title: [AGM] 2026', '[AGM] 2026'],
    ['title: Members: a vote', 'Members: a vote'],
    ["title: 'Members' vote'", "Members' vote"],
    ['title: "The" vote', '"The" vote'],
    ['title: Members: a vote # in May', 'Members: a vote'],
  ])('%s', (line, text) => {
    expect(told('subtitle: x', line, ...contests)).toEqual([
      `2 | "${text}" must stand in quotes in the definition.`,
    ]);
  });

  test('all of them at once, in lists as well', () => {
    expect(
      told(...contests, '    options: [*Ann, &Bo, !Cy, %Di]', 'title: @home').map(
        (one) => one.split(' must')[0],
      ),
    ).toEqual(['3 | "*Ann"', '3 | "!Cy"', '3 | "&Bo"', '3 | "%Di"', '4 | "@home"']);
  });

  test('an option with a colon is no block of keys', () => {
    expect(
      told(...contests, '    options:', '      - Plan A: build', '      - Plan B: sell'),
    ).toEqual([
      '4 | "Plan A: build" must stand in quotes in the definition.',
      '5 | "Plan B: sell" must stand in quotes in the definition.',
    ]);
  });
});

describe('a text that a # would cut', () => {
  test.each([
    ['columns: {voter: #1}', '#1'],
    ['title: Flat #2', 'Flat #2'],
    ['title: Flat #2 is sold', 'Flat #2 is sold'],
  ])('%s', (line, text) => {
    expect(told(line, ...contests)).toEqual([
      `1 | "${text}" is cut in the definition: behind a space, # begins a comment.`,
    ]);
  });

  test('nor is what stands in quotes, in JSON or in a block of text', () => {
    for (const text of [
      '{"title":"Flat #2","contests":[{"column":"Chair #1 \\"x\\" #3"}]}',
      "{'title':'It''s #2'}",
      'title: |\n  Flat #2\n  #3\nsubtitle: x',
      'title: >-\n  #3 is\n',
    ])
      expect(told(text)).toEqual([]);
  });

  test('comments are none', () => {
    for (const line of [
      'title: x # 2 of 3',
      '# by its heading, or #3',
      '#3',
      'title: "Flat #2"',
      'title: x # see #3',
      "title: 'a #3'",
      'title: a#3',
    ])
      expect(told(line, ...contests)).toEqual([]);
  });
});

test('a key that stands twice, tabs, other indents and open brackets are told in plain words', () => {
  const first = (...lines: string[]) => told(...lines)[0];
  expect(first('rule: majority', 'rule: two-thirds')).toBe(
    '2 | The key "rule" stands twice in one block of the definition.',
  );
  expect(first('contests:', '\t- column: Chair')).toMatch(/^2 .* begins with a tab/);
  expect(first(...contests, '   rule: majority')).toMatch(/^3 .* further left or right/);
  expect(first('contests:', '- column: Chair', 'rule: majority', '  quorum: 5')).toMatch(
    /^3 .* further left or right/,
  );
  expect(first('contests: [a, b')).toMatch(/^1 .* in brackets is not closed/);
});

describe('what YAML takes for a number, a truth or nothing is the text that it is', () => {
  const valueIn = (...lines: string[]) => {
    const result = read(...lines);
    return result.ok ? result.value.value : result.problems;
  };

  test('where a text is asked for', () => {
    expect(
      valueIn(
        'title: 2026',
        'opens: 20260314',
        'vocabulary: {yes: [+1], no: [-1], abstain: [0]}',
        'contests:',
        '  - column: 07',
        '    options: [08, 1.10, 1e3, 0x1F, true, Null, 5]',
        '    ties: {decided: 08}',
        '    if: {01: 02}',
      ),
    ).toMatchObject({
      title: '2026',
      opens: '20260314',
      vocabulary: { yes: ['+1'], no: ['-1'], abstain: ['0'] },
      contests: [
        {
          column: '07',
          options: ['08', '1.10', '1e3', '0x1F', 'true', 'Null', '5'],
          ties: { decided: '08' },
          if: { '01': '02' },
        },
      ],
    });
  });

  test('and stays a number or a truth where that is asked for', () => {
    expect(
      valueIn(
        'eligible: {voters: 20, weight: 1200.50}',
        'present: "12"',
        'groups: {smallest: 3}',
        'contests:',
        '  - {column: Chair, seats: "2", min: 1, max: 2, writeIns: true}',
        '  - {column: Hall, if: {chair: true}, writeIns: {listed: 3}}',
        'expect: {exit: 0}',
      ),
    ).toMatchObject({
      eligible: { voters: 20, weight: 1200.5 },
      present: 12,
      groups: { smallest: 3 },
      contests: [
        { seats: 2, min: 1, max: 2, writeIns: true },
        { if: { chair: true }, writeIns: { listed: 3 } },
      ],
      expect: { exit: 0 },
    });
  });

  test('a share without a comparison is told as one, and a quorum of ballots is one', () => {
    expect(told('rule: 0.66')).toEqual([
      '1 | The rule "0.66" is not understood at character 1, "0.66".',
    ]);
    expect(valueIn('quorum: 50')).toMatchObject({ quorum: 50 });
  });
});

describe('a key in another place, and a value of another form', () => {
  const problemsOf = (...lines: string[]) => {
    const result = read(...lines);
    return result.ok ? result.value.problems : result.problems;
  };

  test.each([
    ['voter: Member', 'columns.voter'],
    ['weight: Shares', 'columns.weight'],
    ['group: Branch', 'columns.group'],
    ['method: plurality', 'contests[].method'],
    ['smallest: 3', 'groups.smallest'],
    ['ties: {decided: yes, by: the chair}', 'contests[].ties.decided'],
  ])('%s', (line, where) => {
    const problems = problemsOf(line, ...contests);
    expect(problems.map(({ code }) => code)).toEqual(['definition.unknown-key']);
    expect(problems.map((one) => wordsOf(one).hint)).toEqual([
      `Move it to where it belongs: ${where}.`,
    ]);
  });

  test('what holds for all is no key of a contest', () => {
    const [problem] = problemsOf(...contests, '    eligible: 20');
    expect(problem && wordsOf(problem).hint).toMatch(/^Move it to the left edge/);
  });

  test.each([
    [['vocabulary: {yes: keep}'], '[keep]'],
    [['vocabulary: {keep: yes}'], 'yes: [keep]'],
    [['contests: Chair'], '[Chair]'],
    [[...contests, '    writeIns: yes'], 'true'],
    [['conflicts: [a, b]'], '[[a, b]]'],
    [['rule: [majority, two-thirds]'], 'majority and two-thirds'],
  ])('%j', (lines, meant) => {
    expect(
      told(...lines)[0]
        ?.split(' | ')
        .at(-1),
    ).toBe(meant);
  });

  test.each([
    [['contests: {Chair: x}'], 'a list, whose items stand in [ ] or begin with a dash'],
    [['contests: [Chair]'], 'keys with values (id, column, columns, cells…)'],
    [[...contests, '    if: [a]'], 'a text, or a contest and its option, such as "plan: A"'],
    [
      [...contests, '    ties: lot'],
      '"report", or "listed order", or keys with values (lot, decided, by, reason)',
    ],
  ])('%j says what is expected', (lines, expected) => {
    expect(told(...lines)[0]).toContain(`expected: ${expected}.`);
  });

  test.each([
    [['rule: {majority: eligible}']],
    [['rule: {share: 2/3, of: eligible}']],
    [['quorum: {rule: {share: 2/3, of: eligible}}']],
    [[...contests, '    rule: [{majority: eligible}]']],
  ])('%j is told once', (lines) => {
    const all = told(...lines);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain('expected: a rule in words, such as "two-thirds of eligible"');
  });

  test.each([
    [['rule: {each: Class}'], 'keys with values (group, rule, in)'],
    [['rule: {each: {group: Class, rule: 60%}}'], 'The rule "60%" is not understood'],
  ])('%j is told once, where it is wrong', (lines, said) => {
    const all = told(...lines);
    expect(all).toHaveLength(1);
    expect(all[0]).toContain(said);
  });
});

test('whatever a program writes is read as it was meant', () => {
  const piece = fc.constantFrom(
    ' #2',
    '# ',
    ': ',
    '*a',
    '&b',
    '!c',
    '%',
    '>',
    '|',
    '08',
    '+1',
    'null',
    'true',
    '"',
    "'",
    '[',
    '{',
    ',',
    '\\',
    'yes',
    '~',
  );
  const title = fc
    .array(fc.oneof(piece, fc.string({ maxLength: 4 })), { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(''))
    .filter((text) => text !== '');
  fc.assert(
    fc.property(title, title, fc.integer({ min: 1, max: 20 }), (name, option, seats) => {
      const definition = {
        title: name,
        eligible: seats,
        vocabulary: { yes: [option] },
        contests: [{ column: name, options: [option, name], seats, writeIns: true }],
      };
      for (const text of [
        JSON.stringify(definition),
        JSON.stringify(definition, null, 2),
        stringify(definition),
      ]) {
        const result = readDefinition('definition', text, definitionVocabulary);
        expect(result.ok ? result.value.value : result.problems).toEqual(definition);
      }
    }),
    { seed: 31, numRuns: 500 },
  );
});

describe('what YAML allows, and nobody mistakes, is read', () => {
  const value = (...lines: string[]) => {
    const result = read(...lines);
    return result.ok && result.value.problems.length === 0 ? result.value.value : told(...lines);
  };
  const lease = { contests: [{ id: 'lease', title: 'A', options: ['B', 'C'] }] };

  test.each([
    ['behind a key with a list', ['contests: #3 in all', '  - id: lease']],
    ['behind a key with a list in its column', ['contests: #3 in all', '- id: lease']],
    ['behind a dash with its block', ['contests:', '  - #1 of 3', '    id: lease']],
    ['behind the first key of a file with a mark', ['\ufeffcontests: #3', ' - id: lease']],
    ['above blanks and comments', ['contests: #1', '', '# more', '  - id: lease']],
  ])('a comment that begins with a figure %s', (_, lines) => {
    const last = ['title: "A" #1', 'options: [B, C] #2 of them'].map(
      (line) => `${' '.repeat((lines.at(-1) ?? '').indexOf('id'))}${line}`,
    );
    expect(value(...lines, ...last)).toEqual(lease);
  });

  test('but not where a text may be cut', () => {
    const cut = (text: string) => expect.stringContaining(`"${text}" is cut in the definition`);
    expect(told('columns:', '  voter: #3', '  weight: #4')).toEqual([cut('#3'), cut('#4')]);
    expect(told(...contests, '    options:', '    - #1', '    - Flat "B" #2')).toEqual([
      cut('#1'),
      cut('Flat "B" #2'),
    ]);
  });

  test('an anchor or a tag of a list or a block is no name', () => {
    expect(
      value('contests: &all', '  - id: lease', '    title: A', '    options: !list [B, C]'),
    ).toEqual(lease);
  });

  test('a name with a sign is told with all its words', () => {
    expect(told('title: &Co and sons', 'subtitle: !Important news')).toEqual([
      '2 | "!Important news" must stand in quotes in the definition.',
      '1 | "&Co and sons" must stand in quotes in the definition.',
    ]);
  });

  test('a number with an anchor is one where it is counted, and a text among options', () => {
    expect(value('contests:', '  - id: a', '    options: [&n 2, B]', '    seats: *n')).toEqual({
      contests: [{ id: 'a', options: ['2', 'B'], seats: 2 }],
    });
    expect(value('contests:', '  - id: a', '    options: [&n 2, &n B]', '    title: *n')).toEqual({
      contests: [{ id: 'a', options: ['2', 'B'], title: 'B' }],
    });
  });

  test.each(['50', '050', '0x32', '5e1', '+50'])('a quorum of %s is of 50 ballots', (quorum) => {
    expect(value(`quorum: ${quorum}`)).toEqual({ quorum: 50 });
    expect(value(`quorum: {rule: ${quorum}}`)).toEqual({ quorum: { rule: 50 } });
  });

  test('thousands of aliases and of comments take no time that grows with their square', () => {
    const many = Array.from({ length: 3000 }, (_, at) => [
      `  - id: a${at}`,
      `    title: &n${at} "x" #${at}`,
      `    column: *n${at}`,
    ]);
    const start = process.cpuUsage();
    expect(read('contests:', ...many.flat()).ok).toBe(true);
    const { user, system } = process.cpuUsage(start);
    // 0.5 s; the document searched for each alias took 20 s.
    expect(user + system).toBeLessThan(8_000_000);
  });
});

test('lines behind one that is out of place are not told as well', () => {
  const rest = ['    seats: 1', '  - column: B', '    rule: majority', 'categories: []'];
  for (const line of ['   title: A', '\ttitle: A', '    options: [X, Y'])
    expect(told(...contests, line, ...rest).map((one) => one.split(' ')[0])).toEqual(['3']);
});
