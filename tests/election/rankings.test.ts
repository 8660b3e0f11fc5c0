import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { auditFor } from '../../src/report/audit.ts';
import { publishedDefinition } from '../../src/report/published-definition.ts';
import { redactBallots } from '../../src/report/redact/redact-ballots.ts';
import { countInput, sharedParts } from '../support/redacted.ts';
import { reportOf, tallied } from '../support/tallied.ts';

const byRounds = { methods: new Map([['chair', 'instant-runoff']]) };

function fileOf(lines: readonly string[]) {
  return [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
}

/** The rounds of the first contest, and what was invalid; the definition that the report carries comes to the same. */
async function roundsOf(lines: readonly string[], flags: TallyInput['flags'] = byRounds) {
  const ballots = fileOf(lines);
  const report = await reportOf({ ballots, flags });
  const definition = JSON.stringify(report.definition.value);
  const again = await reportOf({ ballots, definition });
  expect(again.contests).toEqual(report.contests);
  expect(again.definition.sha256).toBe(report.definition.sha256);
  const [contest] = report.contests;
  const titles = new Map(contest?.options.map(({ id, title }) => [id, title]));
  const rounds = (contest?.exhibits ?? []).flatMap((one) =>
    one.kind === 'round'
      ? [Object.fromEntries(one.options.map((own) => [titles.get(own.option), own.votes]))]
      : [],
  );
  return { rounds, invalid: contest?.accounting.invalid, blank: contest?.accounting.blank };
}

async function codesOf(lines: readonly string[], input: Omit<TallyInput, 'ballots'>) {
  const checked = await tallied({ ballots: fileOf(lines), ...input });
  return checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
}

const expected = {
  rounds: [
    { Ana: 4, Bo: 3, Cy: 2 },
    { Ana: 4, Bo: 5 },
  ],
  invalid: 0,
  blank: 1,
};

const perRank = [
  'Voter,Chair [1st choice],Chair [2nd choice],Chair [3rd choice]',
  '1,Ana,Cy,Bo',
  '2,Ana,Cy,',
  '3,Ana,,',
  '4,Ana,Bo,Cy',
  '5,Bo,Cy,Ana',
  '6,Bo,,',
  '7,Bo,Ana,',
  '8,Cy,Bo,Ana',
  '9,Cy,,Bo',
  '10,,,',
];

const perOption = [
  'Voter,Chair [Ana],Chair [Bo],Chair [Cy]',
  '1,1,3,2',
  '2,1,,2',
  '3,1,,',
  '4,1,2,3',
  '5,3,1,2',
  '6,,1,',
  '7,2,1,',
  '8,3,2,1',
  '9,,3,1',
  '10,,,',
];

const inOneCell = [
  'Voter,Chair',
  '1,Ana > Cy > Bo',
  '2,ana>cy',
  '3,Ana',
  '4,Ana > Bo > Cy',
  '5,Bo > Cy > Ana',
  '6,Bo',
  '7,Bo > Ana',
  '8,Cy > Bo > Ana',
  '9,Cy > Bo',
  '10,',
];

/** `1,Ana > Bo` as `1,1. Ana 2. Bo`; what ranks one only stays as it is. */
function numbered(sign: string, between: string) {
  return (line: string) => {
    const [voter, cell = ''] = line.split(',');
    const names = cell.split('>').map((name) => name.trim());
    if (names.length < 2) return line;
    return `${voter},${names.map((name, at) => `${at + 1}${sign}${name}`).join(between)}`;
  };
}

describe('an instant runoff reads whole rankings', () => {
  test.each([
    ['from a column for each rank, whichever are left out', perRank],
    ['from ranks in a column for each option', perOption],
    ['from one cell', inOneCell],
    ['from one cell with arrows', inOneCell.map((line) => line.replaceAll('>', '→'))],
    ['from numbers in one cell', inOneCell.map(numbered('. ', ' '))],
    ['from numbers close to the names', inOneCell.map(numbered('.', ' '))],
    ['from numbers in brackets', inOneCell.map(numbered(') ', '; '))],
  ])('%s', async (_, lines) => {
    expect(await roundsOf(lines)).toEqual(expected);
  });

  test('from cells as forms write them, where every ballot ranks all', async () => {
    const lines = ['Voter,Chair', '1,Ana;Bo;Cy;', '2,Bo;Cy;Ana;', '3,Cy;Bo;Ana;', '4,Ana;Cy;Bo;'];
    const { rounds } = await roundsOf([...lines, '5,Bo;Ana;Cy;']);
    expect(rounds).toEqual([
      { Ana: 2, Bo: 2, Cy: 1 },
      { Ana: 2, Bo: 3 },
    ]);
  });

  test('but not numbers that belong to the options', async () => {
    const titles = ['1. Ana', '1. Ana 2. Bo', '2. Bo', '1. Ana 2. Bo 3. Cy'];
    const lines = ['Voter,Chair', ...titles.map((title, at) => `${at + 1},${title}`)];
    expect(await codesOf(lines, {})).not.toContain('contest.ranking');
    const always = ['Voter,Chair', '1,1. Ana 2. Bo', '2,1. Ana 2. Bo 3. Cy', '3,1. Ana'];
    expect(await codesOf(always, {})).not.toContain('contest.ranking');
    const dates = ['Voter,Day', '1,1. May', '2,12. May', '3,1. June', '4,1. June 2. July'];
    expect(await codesOf(dates, {})).not.toContain('contest.ranking');
  });

  test('and nobody at all, where nobody voted', async () => {
    const empty = ['Voter,Chair', '1,', '2,'];
    expect(await roundsOf(empty)).toEqual({ rounds: [], invalid: 0, blank: 2 });
  });

  test('and is refused without a method', async () => {
    for (const lines of [perRank, perOption, inOneCell, inOneCell.map(numbered('. ', ' '))])
      expect(await codesOf(lines, {})).toEqual(['contest.ranking']);
  });
});

describe('a rank', () => {
  const start = ['Voter,Chair', '1,Ana > Bo', '2,Ana', '3,Bo > Ana', '4,Cy > Bo'];

  test('that is given to two counts no more, nor does what follows', async () => {
    const { rounds, invalid } = await roundsOf([...start, '5,Cy > Ana = Bo > Bo', '6,Bo']);
    expect(invalid).toBe(0);
    expect(rounds.at(-1)).toEqual({ Ana: 2, Bo: 2, Cy: 2 });
    const level = await roundsOf([...start, '5,Bo', '6,Dee > Ana = Bo > Ana']);
    expect(level.rounds.at(-1)).toEqual({ Ana: 2, Bo: 3 });
  });

  test('that is given to two at the head is invalid', async () => {
    expect(await roundsOf([...start, '5,Ana = Bo > Cy'])).toMatchObject({ invalid: 1 });
    expect(await codesOf([...start, '5,Ana = Bo > Cy'], { flags: byRounds })).toContain(
      'marks.miscounted',
    );
  });

  test('that names somebody once more is passed over', async () => {
    const { rounds } = await roundsOf([...start, '5,Cy > Cy > Bo']);
    expect(rounds).toEqual([
      { Ana: 2, Bo: 1, Cy: 2 },
      { Ana: 3, Cy: 2 },
    ]);
  });

  test('that names nobody on the list is passed over, and told', async () => {
    const definition = `contests: [{column: Chair, cells: order, method: instant-runoff, options: [Ana, Bo, Cy]}]`;
    const lines = [...start, '5,Zed > Cy', '6,Zed', '7,Cy > Zed > Bo'];
    const report = await reportOf({ ballots: fileOf(lines), definition });
    expect(report.contests[0]?.accounting).toMatchObject({ valid: 6, invalid: 1 });
    expect(report.contests[0]?.options.map(({ votes }) => votes)).toEqual([2, 1, 3]);
    expect(await codesOf(lines, { definition })).toContain('marks.unread');
  });

  test('that is said to be an overvote ends the ranking, or makes it invalid', async () => {
    const heading = 'Cast Vote Record,Chair Choice 1,Chair Choice 2,Chair Choice 3';
    const lines = [
      heading,
      '1,Ana,Bo,Cy',
      '2,overvote,Ana,Bo',
      '3,undervote,Cy,undervote',
      '4,Cy,overvote,Ana',
      '5,Bo,undervote,Ana',
      '6,Ana,Cy,Bo',
    ];
    const { rounds, invalid } = await roundsOf(lines);
    expect(invalid).toBe(1);
    expect(rounds).toEqual([
      { Ana: 2, Bo: 1, Cy: 2 },
      { Ana: 3, Cy: 2 },
    ]);
  });
});

describe('several names in the cell of one rank', () => {
  const heading = 'Voter,Chair [1st choice],Chair [2nd choice],Chair [3rd choice]';
  const start = [heading, '1,Ana,Bo,Cy', '2,Ana,Cy,Bo', '3,Bo,Cy,Ana', '4,Bo,,', '5,Cy,Bo,'];

  test.each(['"Ana;Bo"', '"Ana, Bo"', 'Ana|Bo'])('%s are no option of their own', async (both) => {
    const later = await roundsOf([...start, `6,Cy,${both},Ana`]);
    expect(later.rounds[0]).toEqual({ Ana: 2, Bo: 2, Cy: 2 });
    const first = await roundsOf([...start, `6,${both},Cy,`]);
    expect(first).toMatchObject({ invalid: 1, rounds: [{ Ana: 2, Bo: 2, Cy: 1 }, { Bo: 3 }] });
    const plurality = { methods: new Map([['chair', 'plurality']]) };
    expect(await roundsOf([...start, `6,${both},Cy,`], plurality)).toMatchObject({ invalid: 1 });
    const report = await reportOf({ ballots: fileOf([...start, `6,${both},,`]), flags: plurality });
    expect(report.contests[0]?.options).toHaveLength(3);
  });

  test('are one where the definition lists them so', async () => {
    const columns = '["Chair [1st choice]", "Chair [2nd choice]", "Chair [3rd choice]"]';
    const definition = `contests: [{title: Chair, columns: ${columns}, method: instant-runoff, options: [Ana, Bo, Cy, "Bo, Cy"]}]`;
    const report = await reportOf({ ballots: fileOf([...start, '6,"Bo, Cy",,']), definition });
    expect(report.contests[0]?.options.map(({ votes }) => votes)).toEqual([2, 2, 1, 1]);
  });
});

describe('a ranking is asked about, and not counted as contests', () => {
  test.each([
    ['where the ends of the scale are explained', ['1 (best)', '2', '3 (worst)']],
    ['where somebody has no opinion', ['First choice', 'Second choice', 'No opinion']],
    ['where N/A stands for no rank', ['1', '2', 'N/A']],
  ])('%s', async (_, [one = '', two = '', three = '']) => {
    const lines = [
      'Voter,Chair [Ana],Chair [Bo],Chair [Cy]',
      `1,${one},${two},${three}`,
      `2,${two},${one},${three}`,
      `3,${three},${two},${one}`,
      `4,${one},${three},${two}`,
    ];
    expect(await codesOf(lines, {})).toEqual(['contest.ranking']);
    const { rounds } = await roundsOf([...lines, `5,${two},${three},${one}`, `6,${one},,`]);
    expect(rounds[0]).toEqual({ Ana: 3, Bo: 1, Cy: 2 });
  });

  test('where names below First, Second and Third are spelt in several ways', async () => {
    const lines = [
      'Voter,First,Second,Third',
      '1,Ana Lee,Bo,Cy',
      '2,Bo,Ana Lea,Cy',
      '3,Cy,Ana Lee,',
    ];
    expect(await codesOf([...lines, '4,Ana Lee,Bo,', '5,Bo,A. Lee,'], {})).toEqual([
      'contest.votes',
    ]);
  });

  test('where lists stand below a heading that asks for an order, though not all list all', async () => {
    const lines = ['Ana;Bo;Cy;', 'Bo;Ana;', 'Cy;', 'Bo;Cy;Ana;'].map((cell, at) => `${at},${cell}`);
    expect(await codesOf(['Voter,Rank the candidates', ...lines], {})).toEqual(['contest.ranking']);
    expect(await codesOf(['Voter,Whom do you approve of?', ...lines], {})).toEqual([]);
    const unturned = ['Ana;Bo;Cy;', 'Ana;Bo;', 'Cy;', 'Bo;Cy;'].map((cell, at) => `${at},${cell}`);
    expect(await codesOf(['Voter,Rank the candidates', ...unturned], {})).toEqual([]);
  });
});

test('cells are a ranking where few ballots rank more than one of those whom others name alone', async () => {
  const alone = Array.from({ length: 20 }, (_, at) => `${at},${['Ana', 'Bo', 'Cy'][at % 3]}`);
  const few = ['Voter,Chair', ...alone, '20,Ana > Bo > Cy > Dora'];
  expect(await codesOf(few, {})).toEqual(['contest.ranking']);
  const { rounds } = await roundsOf(few);
  expect(rounds[0]).toEqual({ Ana: 8, Bo: 7, Cy: 6, Dora: 0 });
  const other = ['Voter,Chair', ...alone, '20,Move > Berlin'];
  expect(await codesOf(other, {})).toEqual([]);
});

describe('an instant runoff is refused', () => {
  const definitionWith = (more: string) =>
    `contests: [{column: Chair, cells: order, method: instant-runoff, options: [Ana, Bo, Cy]${more}}]`;

  test.each([
    ['for several seats', definitionWith(', seats: 2'), 'contest.one-seat'],
    ['with a rule', definitionWith(', rule: two-thirds'), 'ranking.no-key'],
    ['with write-ins', definitionWith(', writeIns: true'), 'ranking.no-key'],
    ['with the most ranks', definitionWith(', max: 2'), 'ranking.no-key'],
    ['with the fewest ranks', definitionWith(', min: 2'), 'ranking.no-key'],
  ])('%s', async (_, definition, code) => {
    expect(await codesOf(inOneCell, { definition })).toEqual([code]);
  });

  test('where the cells are no rankings', async () => {
    const lines = ['Voter,Chair', '1,Ana', '2,Bo', '3,Ana'];
    expect(await codesOf(lines, { flags: byRounds })).toEqual(['contest.no-ranking']);
    const boxes = ['Voter,Chair [Ana],Chair [Bo],Chair [Cy]', '1,x,,', '2,,x,', '3,,x,x'];
    expect(await codesOf(boxes, { flags: byRounds })).toEqual(['contest.no-ranking']);
  });

  test('but counts the rule of all contests for the others alone', async () => {
    const definition = `${definitionWith('').slice(0, -1)}, {column: Adopt}]\nrule: two-thirds`;
    const lines = inOneCell.map((line, at) => `${line},${at === 0 ? 'Adopt' : 'yes'}`);
    const report = await reportOf({ ballots: fileOf(lines), definition });
    expect(report.contests.map(({ rule }) => rule)).toEqual([undefined, 'two-thirds of valid']);
    const flags = { ...byRounds, rules: new Map([['', 'two-thirds']]) };
    const flagged = await reportOf({ ballots: fileOf(lines), flags });
    expect(flagged.contests.map(({ rule }) => rule)).toEqual([undefined, 'two-thirds of valid']);
    const named = { ...byRounds, rules: new Map([['chair', 'two-thirds']]) };
    expect(await codesOf(lines, { flags: named })).toEqual(['ranking.no-key']);
  });
});

test('a title that asks for more than an instant runoff does is told', async () => {
  const titled = (title: string) =>
    inOneCell.map((line, at) => (at === 0 ? `Voter,${title}` : line));
  const codes = (title: string, id: string, more: TallyInput['flags'] = {}) =>
    codesOf(titled(title), { flags: { methods: new Map([[id, 'instant-runoff']]), ...more } });
  expect(await codes('Elect two auditors', 'elect-two-auditors')).toEqual([
    'contest.seats-in-title',
  ]);
  const one = { seats: new Map([['elect-two-auditors', 1]]) };
  expect(await codes('Elect two auditors', 'elect-two-auditors', one)).toEqual([]);
  const several = {
    seats: new Map([['elect-two-auditors', 2]]),
    methods: new Map([['elect-two-auditors', 'approval']]),
  };
  expect(await codes('Elect two auditors', 'elect-two-auditors', several)).toEqual([
    'marks.over-title',
  ]);
  expect(await codes('Chair (two-thirds)', 'chair-two-thirds')).toEqual(['contest.rule-in-title']);
});

test('a group of which all rank the same first is told, whatever they rank behind', async () => {
  const branches = ['N', 'N', 'N', 'S', 'S', 'S', 'S', 'S', 'S', 'N', 'N'];
  const ranks = [
    'Ana > Bo',
    'Ana > Cy',
    'Ana',
    'Bo',
    'Cy',
    'Bo',
    'Cy',
    'Bo',
    'Cy',
    'Ana > Bo',
    'Ana',
  ];
  const lines = ['Voter,Branch,Chair', ...ranks.map((own, at) => `${at},${branches[at]},${own}`)];
  expect(await codesOf(lines, { flags: { ...byRounds, group: ['Branch'] } })).toEqual([
    'groups.unanimous',
  ]);
});

describe('columns that are a rank each', () => {
  const votes = perRank.slice(1).map((line) => line.split(','));
  const columns = (order: readonly number[], headings: readonly string[]) => [
    ['Voter', ...order.map((at) => headings[at])].join(),
    ...votes.map(([voter, ...ranks]) => [voter, ...order.map((at) => ranks[at])].join()),
  ];

  test.each([
    ['Chair choice 1', 'Chair choice 2', 'Chair choice 3'],
    ['Chair [1st choice]', 'Chair [2nd choice]', 'Chair [3rd choice]'],
    ['Chair: first preference', 'Chair: second preference', 'Chair: tenth preference'],
    ['Chair 9th choice', 'Chair 10th choice', 'Chair 11th choice'],
    ['Chair (1. Wahl)', 'Chair (2. Wahl)', 'Chair (10. Wahl)'],
    ['Chair: vote 1', 'Chair: vote 2', 'Chair: vote 10'],
  ])('count in the order of their ranks, wherever they stand: %s', async (...headings) => {
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [0, 2, 1],
    ])
      expect(await roundsOf(columns(order, headings)), order.join()).toEqual(expected);
  });
});

test('groups show first choices, and a category counts the first choice', async () => {
  const lines = inOneCell.map((line, at) => `${line},${at === 0 ? 'Branch' : 'North'}`);
  const definition = `
columns: {group: Branch}
contests: [{column: Chair, cells: order, method: instant-runoff, options: [Ana, Bo, Cy]}]
categories: [{id: who, title: Who, contests: [chair], positions: [{id: bo, title: Bo, selections: [{chair: [Bo]}]}]}]
`;
  const report = await reportOf({ ballots: fileOf(lines), definition });
  expect(report.categories[0]?.positions[0]).toMatchObject({ supporters: 3 });
});

describe('by approval each name in a cell is a vote', () => {
  const approved = { methods: new Map([['chair', 'approval']]) };

  test.each([
    ['that a flag asks of', inOneCell, { flags: approved }],
    ['in a definition', inOneCell, { definition: 'contests: [{column: Chair, method: approval}]' }],
    [
      'of which a definition says that it is an order',
      inOneCell,
      { definition: 'contests: [{column: Chair, cells: order, method: approval}]' },
    ],
    ['of one rank, too', [...perRank.slice(0, -1), '10,"Ana;Bo",,'], { flags: approved }],
  ])('%s', async (_, lines, input) => {
    const report = await reportOf({ ballots: fileOf(lines), ...input });
    const [ana, bo, cy] = report.contests[0]?.options.map((own) => own.votes) ?? [];
    expect([ana, bo, cy]).toEqual(lines === inOneCell ? [7, 7, 6] : [8, 8, 6]);
    const definition = JSON.stringify(report.definition.value);
    const again = await reportOf({ ballots: fileOf(lines), definition });
    expect(again.contests).toEqual(report.contests);
  });

  test('and redacted ballots give the same', async () => {
    const result = await countInput({ ballots: fileOf(inOneCell), flags: approved });
    if (!result.ok) throw new Error('refused');
    const { report } = result.value;
    const text = [...redactBallots(result.value, undefined).lines()].join('');
    const again = await countInput({
      ballots: [{ name: 'redacted.csv', text }],
      definition: JSON.stringify(publishedDefinition(report.definition.value, report.turnout)),
    });
    if (!again.ok) throw new Error(`refused: ${JSON.stringify(again.problems)}`);
    const other = again.value.report;
    expect(sharedParts(other, report)).toEqual(sharedParts(report, other));
  });
});

describe('redacted ballots hold the whole ranking, and give the same', () => {
  const named = (title: string) => (lines: readonly string[]) =>
    lines.map((line) => line.replaceAll('Ana', title));

  test.each([
    ['of a column for each rank', perRank, 'Ana > Cy > Bo'],
    ['of ranks in a column for each option', perOption, 'Ana > Cy > Bo'],
    ['of one cell', inOneCell, 'Ana > Cy > Bo'],
    ['of a name with the sign in it', named('A > B')(perRank), 'A > B;Cy;Bo'],
    ['of a name with both', named('A > B; C')(perRank), '"A > B; C, Cy, Bo"'],
  ])('%s', async (_, lines, cell) => {
    const result = await countInput({ ballots: fileOf(lines), flags: byRounds });
    if (!result.ok) throw new Error('refused');
    const { report } = result.value;
    const text = [...redactBallots(result.value, undefined).lines()].join('');
    expect(text).toContain(cell);
    const again = await countInput({
      ballots: [{ name: 'redacted.csv', text }],
      definition: JSON.stringify(publishedDefinition(report.definition.value, report.turnout)),
    });
    if (!again.ok) throw new Error(`refused: ${JSON.stringify(again.problems)}`);
    const other = again.value.report;
    expect(sharedParts(other, report)).toEqual(sharedParts(report, other));
  });
});

test('invalid marks of a contest on which it hangs may change what comes of it', async () => {
  const adopt = ['Adopt', 'yes', 'yes', 'no', 'maybe', '', '', '', '', '', ''];
  const lines = inOneCell.map((line, at) => `${line},${adopt[at]}`);
  const definition = `contests: [{id: adopt, column: Adopt}, {column: Chair, cells: order, method: instant-runoff, options: [Ana, Bo, Cy], if: adopt}]`;
  const report = await reportOf({ ballots: fileOf(lines), definition });
  expect(report.contests[1]?.robustness).toMatchObject({
    setAside: { kind: 'not-computed', changes: true },
    sentence: expect.stringContaining(
      'Whether invalid marks in contests on which this hangs could change the outcome was not computed.',
    ),
  });
});

test('the audit trail tells first choices from later ranks', async () => {
  const result = await countInput({ ballots: fileOf(inOneCell.slice(0, 3)), flags: byRounds });
  if (!result.ok) throw new Error('refused');
  const trail = (name: string) => [...auditFor(name)(result.value)].join('');
  const readings = trail('a.csv')
    .split('\n')
    .map((line) => line.split(',').slice(4, 6).join(' '));
  expect(readings.slice(1, 6)).toEqual([
    'valid ana',
    'later cy',
    'later bo',
    'valid ana',
    'later cy',
  ]);
  expect(trail('a.ndjson')).toContain('{"id":"cy","title":"Cy","rank":2}');
});

test('an arrow in what is voted on makes no ranking of it', async () => {
  const lines = ['Voter,Plan', '1,Move → Berlin', '2,Stay → Bonn', '3,Move → Berlin', '4,Wait'];
  const report = await reportOf({ ballots: fileOf(lines) });
  expect(report.contests.map(({ method, options }) => [method, options.length])).toEqual([
    ['plurality', 3],
  ]);
});
