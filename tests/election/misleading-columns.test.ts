import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Flags, tally } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

async function read(lines: readonly string[], flags: Flags = {}) {
  const input = { ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }], flags };
  const result = await tallied(input);
  if (!result.ok) return { codes: result.codes, roles: {}, outcomes: {} };
  const { contests, reading } = await reportOf(input);
  return {
    codes: result.warnings.map(({ code }) => code),
    roles: Object.fromEntries(
      reading.columns.map(({ column, heading, role }) => [heading ?? column, role]),
    ),
    outcomes: Object.fromEntries(
      contests.map((one) => [one.title, one.status === 'active' ? one.outcome.kind : one.status]),
    ),
  };
}

const rows = (count: number, row: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => row(at));

describe('ids that repeat', () => {
  const honest = rows(20, (at) => `m${at},${at % 3 === 2 ? 'Yes' : 'No'}`);
  const stuffed = rows(25, () => 'm2,Yes');

  test.each(['Member number', 'Voter ID', 'Token', 'Delegate', 'Voter Identifier'])(
    'beneath %s stay ids, however often one voted',
    async (heading) => {
      const { codes, roles, outcomes } = await read([`${heading},Adopt?`, ...honest, ...stuffed]);
      expect(roles).toEqual({ [heading]: 'voter', 'Adopt?': 'contest' });
      expect(outcomes).toEqual({ 'Adopt?': 'not-passed' });
      expect(codes).toContain('voters.inferred');
    },
  );

  test('are ids when all repeat, and answers when they are words of a few', async () => {
    const twice = await read(['Token,Adopt?', ...rows(40, (at) => `V${at % 10},Yes`)]);
    expect(twice.roles).toMatchObject({ Token: 'voter' });
    const few = ['Ana', 'Bo', 'Cy'];
    const choice = await read(['Delegate,Adopt?', ...rows(40, (at) => `${few[at % 3]},Yes`)]);
    expect(choice.roles).toMatchObject({ Delegate: 'contest' });
    expect(choice.codes).toContain('contest.uncertain');
  });

  test('the seats for which many stand are no ids, and a flat with several voters is none beside a mail', async () => {
    const seats = rows(60, (at) => `a${at}@x.org,Name ${'abcdefghijklmno'[at % 15]}`);
    const senator = await read(['Email,Senator', ...seats]);
    expect(senator.roles).toEqual({ Email: 'voter', Senator: 'contest' });
    const flats = rows(30, (at) => `a${at}@x.org,${Math.floor(at / 3)},Yes`);
    const flat = await read(['Email,Flat no.,Adopt?', ...flats]);
    expect(flat.roles).toMatchObject({ Email: 'voter', 'Adopt?': 'contest' });
  });

  test('a policy for duplicates that nobody can keep is told', async () => {
    const lines = ['Adopt?', 'Yes', 'No'];
    expect((await read(lines, { duplicates: 'error' })).codes).toEqual(['duplicates.nobody']);
    expect((await read(lines, { duplicates: 'keep' })).codes).toEqual([]);
  });

  test('namesakes are told apart where an id stands beside them', async () => {
    const people = ['Ana', 'Bo', 'Ana', 'Cy'];
    const { roles } = await read([
      'Voter Name,Matrikelnummer,Adopt?',
      ...rows(4, (at) => `${people[at]},${at}77,Yes`),
    ]);
    expect(roles).toMatchObject({ Matrikelnummer: 'voter' });
  });
});

describe('values that are no answers', () => {
  test.each([
    ['fractions', (at: number) => `${80 + at}/1000`],
    ['percentages', (at: number) => `${8 + at}.0%`],
  ])('%s are no sure choice', async (_, cell) => {
    const lines = ['Flat,Rate,Adopt?', ...rows(12, (at) => `f${at},${cell(at % 4)},Yes`)];
    expect((await read(lines)).codes).toContain('contest.uncertain');
  });

  test.each([
    ['of the fourth version', (at: number) => `10.0.0.${at % 5}`],
    ['of the sixth version', (at: number) => `2001:db8::${at % 5}`],
  ])('addresses of machines %s are private', async (_, cell) => {
    const lines = ['Token,From,Chair', ...rows(30, (at) => `t${at},${cell(at)},${'AB'[at % 2]}`)];
    expect((await read(lines)).roles).toEqual({
      Token: 'voter',
      '#2': 'private',
      Chair: 'contest',
    });
  });

  test('times that repeat are no sure choice', async () => {
    const lines = [
      'Wann,Mitglied,Antrag',
      ...rows(8, (at) => `0${1 + (at % 2)}.03.2026 10:00,M${at},Ja`),
    ];
    expect((await read(lines)).codes).toContain('contest.uncertain');
  });
});

describe('codes that a machine made', () => {
  const hash = (at: number) => createHash('sha256').update(`${at}`).digest('base64');
  const short = (at: number) => `${'QXRMTTZK'.slice(at % 7, (at % 7) + 2)}${at + 3}-${at}PD`;

  test('are no contest, whether many or few, and though nothing else is one', async () => {
    for (const count of [3, 6000]) {
      const beside = rows(count, (at) => `v${at},${hash(at)},${at % 3 ? 'Ann' : 'Bo'}`);
      const { roles, codes } = await read(['Voter,Proof,Chair', ...beside]);
      expect(roles).toEqual({ Voter: 'voter', '#2': 'private', Chair: 'contest' });
      expect(codes).toEqual([]);
      const alone = rows(count, (at) => `v${at},${hash(at)},2026-03-01 10:00:00`);
      const helios = await read(['voter,hash,cast at', ...alone]);
      expect(helios.codes).toEqual(['contests.none']);
    }
  });

  test('are told where they are short, and some rows have none', async () => {
    const lines = rows(6, (at) => `a${at}@x.org,Yes,${at === 2 ? '' : short(at)}`);
    const told = await read(['Email,Adopt?,Proof', ...lines]);
    expect(told.roles).toEqual({ Email: 'voter', 'Adopt?': 'contest', '#3': 'private' });
    expect(told.codes).toEqual(['columns.doubtful']);
    expect((await read(['Email,Adopt?,Tracking code', ...lines])).codes).toEqual([]);
  });

  test('are voters in the first column, and options where they repeat or are names', async () => {
    const first = rows(4, (at) => `${hash(at)},Yes`);
    expect((await read(['Key,Adopt?', ...first])).roles).toMatchObject({ Key: 'voter' });
    const names = ['proposal-2026-lease', 'proposal-2026-roof', 'proposal-2026-hall'];
    const options = rows(3, (at) => `t${at},${names[at]}`);
    expect((await read(['Token,Which?', ...options])).roles).toMatchObject({ 'Which?': 'contest' });
    const again = rows(6, (at) => `t${at},${hash(at % 3)}`);
    expect((await read(['Token,Which?', ...again])).roles).toMatchObject({ 'Which?': 'contest' });
  });
});

describe('ranks beneath any headings', () => {
  const names = ['Ana', 'Bo', 'Cy', 'Di'];
  const rank = (at: number, by: number) => names[(at + by) % 4];

  test.each([['Chair 1,Chair 2,Chair 3'], ['Alpha,Beta,Gamma']])(
    '%s are told',
    async (headings) => {
      const lines = rows(12, (at) => `t${at},${rank(at, 0)},${rank(at, 1)},${rank(at, 2)}`);
      expect((await read([`Token,${headings}`, ...lines])).codes).toContain('contests.ranked');
    },
  );

  test('offices for which a ballot names somebody twice are none', async () => {
    const lines = rows(12, (at) => `t${at},${rank(at, 0)},${rank(at, 1)},${rank(at, at % 4)}`);
    const { codes } = await read(['Token,Chair,Clerk,Purse', ...lines]);
    expect(codes).not.toContain('contests.ranked');
  });
});

test('a word can mean one thing only, and a flag stands over a definition', async () => {
  const ballots = [{ name: 'b.csv', text: 'Token,Motion\na,maybe\nb,Yes\nc,No\n' }];
  const both = { vocabulary: { yes: ['maybe'], no: ['Maybe'] } };
  const refused = await tallied({ ballots, definition: both });
  expect(refused.ok ? [] : refused.codes).toEqual(['word.twice']);
  const definition = { vocabulary: { no: ['maybe'] } };
  const { contests } = await reportOf({
    ballots,
    definition,
    flags: { words: { yes: ['maybe'] } },
  });
  expect(contests).toMatchObject([{ outcome: { kind: 'passed' } }]);
});

test('options that look the same are told however short they are', async () => {
  const lines = ['Token,Chair', ...rows(9, (at) => `t${at},${['Ana', 'Аna', 'Bob'][at % 3]}`)];
  expect((await read(lines)).codes).toContain('options.alike');
});

test('a motion on which voters changed their minds is no long form', async () => {
  const lines = ['Email,Motion', 'a@x.org,Yes', 'a@x.org,No', 'b@x.org,Yes', 'b@x.org,No'];
  expect((await read(lines)).outcomes).toEqual({ Motion: 'not-passed' });
});

test.each([
  ['the contest that was refused', 'Vote?', ['contest.zero-one']],
  ['one that is not there', 'Other', ['contest.zero-one', 'contest.unknown']],
] as const)('a column of 0 and 1 is told once, where a flag names %s', async (_, name, codes) => {
  const methods = new Map([[name, 'question']]);
  expect((await read(['Token,Vote?', 'a,1', 'b,', 'c,'], { methods })).codes).toEqual(codes);
});

test.each([
  ['Mon,Tue', ['contest.joined-options']],
  ['Mon', []],
  ['Plan 1,5', []],
  ['Hall, small', []],
])('%s in few rows is told where it may be two options', async (cell, expected) => {
  const lines = ['Token,Which?', `a,"${cell}"`, 'b,Wed', 'c,Wed', `d,"${cell}"`];
  expect((await read(lines)).codes).toEqual(expected);
});

describe('numbers below names, side by side', () => {
  const scored = ['a,5,3,1', 'b,5,2,2', 'c,4,5,1', 'd,5,5,3', 'e,1,2,5'];
  const lines = ['Token,Ann,Bo,Cy', ...scored];

  test.each([
    ['1 to 5', lines],
    [
      '0 to 10, one of them different on each ballot',
      ['Token,Ann,Bo', 'a,10,0', 'b,10,1', 'c,9,2', 'd,10,3'],
    ],
    ['with halves', ['Token,Ann,Bo', 'a,4.5,3', 'b,5,2.5', 'c,4.5,3', 'd,4.5,1']],
    ['up to 100', ['Token,Ann,Bo,Cy', 'a,80,30,10', 'b,100,20,20', 'c,80,20,10', 'd,80,20,10']],
    ['stars', ['Token,Ann,Bo', 'a,*****,***', 'b,*****,**', 'c,****,**']],
    ['grades', ['Token,Ann,Bo', 'a,5 - Good,1 (poor)', 'b,5 - Good,3 (fair)', 'c,4,1 (poor)']],
    ['comments between', ['Token,Ann,Comment,Bo', 'a,5,yes we can,3', 'b,5,,2', 'c,4,,3']],
    ['of plans that name dues', ['Token,Lower dues,Fewer seats', 'a,5,1', 'b,5,2', 'c,4,1']],
    ['grades of bodies', ['Token,Board,Council', 'a,Good,Fair', 'b,Good,Poor', 'c,Good,Fair']],
    ['beside a question', ['Token,Adopt?,Ann,Bo', 'a,Yes,5,3', 'b,No,5,2', 'c,Yes,4,4']],
  ])('may be scores: %s', async (_, own) => {
    expect((await read(own)).codes).toEqual(['contest.scores']);
  });

  const above0 =
    /^To add them, .*: --method candidates=score\. As approvals \(--method candidates=approval\) .* first write 0 where/;
  const approvals =
    /: --method candidates=score\. To count each score above 0 as an approval: --method candidates=approval\./;

  test.each([
    ['1 to 5', ['3,1,5', '5,2,5', '1,4,2'], above0, []],
    ['0 to 5', ['3,0,5', '5,2,5', '1,4,2'], approvals, []],
    ['1 to 5, some left out', ['3,,5', '5,2,5', '1,4,2'], approvals, []],
    ['1 and 2', ['1,2,1', '2,2,1', '1,1,2', '2,1,1'], above0, ['1=yes', '2=no']],
    ['0 to 2', ['1,2,2', '2,0,2', '1,1,2'], approvals, ['0=abstain', '1=yes', '2=no']],
    ['1 to 3', ['1,2,3', '2,2,1', '1,3,2', '2,1,1'], above0, ['1=yes', '2=no', '3=abstain']],
    ['1 and 3', ['1,3,1', '3,3,1', '1,1,3', '3,1,1'], above0, []],
  ])('are told with what suits them: %s', async (_, cells, opening, words) => {
    const text = `Token,Ann,Bo,Cy\n${cells.map((row, at) => `t${at},${row}\n`).join('')}`;
    const result = await tally({ ballots: [{ name: 'b.csv', text }] });
    const [problem] = result.ok ? [] : result.problems;
    expect(problem).toMatchObject({ code: 'contest.scores', hint: expect.stringMatching(opening) });
    const reads = [...(problem?.hint ?? '').matchAll(/--read (\S+=[a-z]+)/gu)];
    expect(reads.map(([, word]) => word)).toEqual(words);
  });

  test('are counted as somebody says', async () => {
    const methods = new Map([['candidates', 'approval']]);
    expect((await read(lines, { methods })).outcomes).toEqual({ Candidates: 'tied' });
    const each = await read(lines, { contests: ['Ann', 'Bo', 'Cy'] });
    expect(Object.keys(each.outcomes)).toEqual(['Ann', 'Bo', 'Cy']);
    const without = await read(['Token,Ann,Bo,Adopt?', 'a,5,3,Yes', 'b,5,2,No'], {
      ignored: ['Ann', 'Bo'],
    });
    expect(without).toMatchObject({ codes: [], outcomes: { 'Adopt?': 'not-passed' } });
  });

  test.each([
    [
      'below questions',
      ['Token,How many seats?,How many years?', 'a,5,3', 'b,5,2', 'c,7,3', 'd,5,3'],
    ],
    ['larger numbers', ['Token,Dues,Fine', 'a,20,15', 'b,30,15', 'c,20,25', 'd,20,15']],
    [
      'labels of options',
      ['Token,Chair,Clerk', 'a,1 - Ann,2 - Bo', 'b,1 - Ann,2 - Bo', 'c,3,2 - Bo'],
    ],
    [
      'numbers of candidates below offices',
      ['Token,Chair,Vice-chair,Election of the treasurer', 'a,1,2,1', 'b,1,2,3', 'c,2,1,1'],
    ],
    ['the same in German', ['Token,1. Vorsitzender,Kassenwart', 'a,1,2', 'b,1,2', 'c,3,1']],
    [
      'terms, dues and how many',
      ['Token,Membership fee,Number of seats,Term', 'a,20,5,2', 'b,30,7,3', 'c,20,5,3'],
    ],
    [
      'two grades',
      [
        'Token,Offer,Pension',
        ...rows(
          8,
          (at) => `t${at},${at % 3 ? 'Reject' : 'Acceptable'},${at % 2 ? 'Reject' : 'Acceptable'}`,
        ),
      ],
    ],
    ['one column', ['Token,Dues,Adopt?', 'a,5,Yes', 'b,10,No', 'c,5,Yes', 'd,5,Yes']],
    ['weights', ['Token,Weight,Dues', 'a,5,3', 'b,5,2', 'c,7,3', 'd,5,3']],
    ['where voters live', ['Token,Building,Floor,Adopt?', 'a,1,3,Yes', 'b,1,2,No', 'c,2,3,Yes']],
  ])('are none: %s', async (_, own) => {
    expect((await read(own)).codes).not.toContain('contest.scores');
  });
});

describe('names that are voted on', () => {
  const given = ['Otto', 'Rex', 'Max', 'Bella', 'Rex'];
  const below = (heading: string) =>
    read([`Token,${heading},Adopt?`, ...given.map((name, at) => `t${at},${name},Yes`)]);

  test.each(['Best name', 'Favourite team name'])('are a contest: %s', async (heading) => {
    const { codes, roles } = await below(heading);
    expect(roles).toMatchObject({ [heading]: 'contest', 'Adopt?': 'contest' });
    expect(codes).toEqual(['contest.uncertain']);
  });

  test('may be those of people, and are told', async () => {
    const { codes, roles } = await below('What name should the dog have?');
    expect(roles).toMatchObject({ '#2': 'private' });
    expect(codes).toEqual(['columns.doubtful']);
  });

  test.each(['Member name', 'Best name to call you by', 'What name should your badge show?'])(
    'are none: %s',
    async (heading) => {
      const { codes, roles } = await below(heading);
      expect(roles).toMatchObject({ '#2': 'private' });
      expect(codes).toEqual([]);
    },
  );
});

test.each([
  ['Who speaks on behalf of the residents?', ['Ann', 'Bo', 'Cy', 'Di', 'Bo', 'Bo']],
  ['Partner name', ['Acme', 'Beta', 'Acme', 'Acme', 'Beta', 'Beta']],
])('names of others are a contest: %s', async (heading, names) => {
  const lines = [`Token,${heading},Adopt?`, ...names.map((name, at) => `t${at},${name},Yes`)];
  expect((await read(lines)).roles).toMatchObject({ [heading]: 'contest', 'Adopt?': 'contest' });
});

describe('answers below a heading that is private', () => {
  const filled = (heading: string, cell: (at: number) => string) => [
    `Token,${heading},Adopt?`,
    ...rows(12, (at) => `t${at},${cell(at)},Yes`),
  ];

  test.each([
    ['Feedback score', (at: number) => `${(at % 5) + 1}`],
    ['Comments on the site', (at: number) => (at % 3 ? 'Hall' : 'Park')],
    ['Proxy holder', (at: number) => (at % 3 ? 'Ann Lee' : 'Bo Fox')],
    ['Mailing address', (at: number) => (at % 3 ? 'Office' : 'PO box')],
    ['Dirección', (at: number) => (at % 3 ? 'Ana Gil' : 'Luis Paz')],
  ])('are told: %s', async (heading, cell) => {
    const found = await read(filled(heading, cell));
    expect(found.roles).toMatchObject({ '#2': 'private', 'Adopt?': 'contest' });
    expect(found.codes).toEqual(['columns.doubtful']);
    expect((await read(filled(heading, cell), { ignored: [heading] })).codes).toEqual([]);
  });

  test.each([
    ['Comments', (at: number) => (at % 2 ? 'None' : 'no')],
    ['Comments', (at: number) => (at < 5 ? (['Hall', 'Park'][at % 2] ?? '') : '')],
    ['Comments', (at: number) => `What I think, ${at} times`.replace(',', '')],
    ['Proxy holder', (at: number) => (at < 4 ? (['Ann', 'Bo'][at % 2] ?? '') : '')],
    ['Home address', (at: number) => (at % 2 ? 'Mill Lane 1' : 'Mill Lane 3')],
    ['Address', (at: number) => (at % 2 ? 'Mill Lane' : 'High Street')],
    ['Occupation', (at: number) => (at % 2 ? 'Nurse' : 'Teacher')],
    ['Gender', (at: number) => 'fm'[at % 2] ?? ''],
    ['City', (at: number) => ['Springfield', 'Shelbyville'][at % 2] ?? ''],
  ])('are none: %s', async (heading, cell) => {
    expect((await read(filled(heading, cell))).codes).toEqual([]);
  });
});
