import { expect, test } from 'vitest';
import { type TallyInput, tally } from '../../src/index.ts';
import { reportOf } from '../support/tallied.ts';

/** What a column is taken for from its heading and its cells; a question mark where that is uncertain. */

type Columns = Readonly<Record<string, readonly string[]>>;

const cells = (count: number, cell: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => cell(at));
const votes = (count: number) => cells(count, (at) => (at % 3 ? 'Yes' : 'No'));
const names = (count: number) => cells(count, (at) => ['Ana', 'Bo', 'Cy'][at % 3] ?? '');
const times = (count: number) => cells(count, (at) => `2026-03-01 10:0${at}:00`);
const tokens = (count: number) => cells(count, (at) => `k${at}`);
const people = (count: number) => cells(count, (at) => `Person ${'abcdefghijkl'[at]}`);
const mails = (count: number) => cells(count, (at) => `n${at}@x.org`);
const blanks = (count: number) => cells(count, () => '');

async function rolesOf(columns: Columns, flags: NonNullable<TallyInput['flags']> = {}) {
  const headings = Object.keys(columns);
  const rows = cells(Object.values(columns)[0]?.length ?? 0, (row) =>
    headings.map((heading) => columns[heading]?.[row] ?? '').join(','),
  );
  const text = [headings.join(','), ...rows].join('\n');
  const result = await tally({ ballots: [{ name: 'ballots.csv', text }], flags });
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
  return result.report.reading.columns.map(
    ({ role, basis, certain }) => `${role} by ${basis}${certain ? '' : '?'}`,
  );
}

const vote = 'contest by values';

test.each<[what: string, columns: Columns, roles: readonly string[]]>([
  ['a stamp', { Timestamp: times(3), Vote: votes(3) }, ['timestamp by heading', vote]],
  ['a stamp behind the votes', { Vote: votes(4), Date: times(4) }, [vote, 'timestamp by heading']],
  [
    'several stamps, of which the first counts',
    { 'Start date': times(3), 'End date': times(3), 'Submitted at': times(3), Vote: votes(3) },
    ['ignored by heading', 'timestamp by heading', 'ignored by heading', vote],
  ],
  ['times first of all', { When: times(3), Vote: votes(3) }, ['timestamp by values', vote]],
  ['too few of them', { When: times(2), Vote: votes(2) }, ['voter by values?', vote]],
  ['times elsewhere', { Vote: votes(5), Seen: times(5) }, [vote, 'ignored by heading']],
  ['too few of them', { Vote: votes(3), Seen: times(3) }, [vote, 'contest by values?']],
  ['tokens', { Token: tokens(4), Vote: votes(4) }, ['voter by heading', vote]],
  [
    'tokens of which each stands twice',
    { Vote: votes(4), Token: ['a', 'b', 'a', 'b'] },
    [vote, 'voter by heading'],
  ],
  ...[
    'If proxy: for whom?',
    'Whose proxy do you hold?',
    'Who are you voting on behalf of?',
    'Member you represent',
    'Für wen haben Sie eine Vollmacht? (wen vertreten Sie)',
  ].map((heading): [string, Columns, string[]] => [
    `whom a ballot is cast for: ${heading}`,
    { Token: tokens(6), [heading]: ['', 'Old Mr Oak', '', '', '', ''], Vote: votes(6) },
    ['voter by heading', 'private by heading', vote],
  ]),
  [
    'who may be a proxy',
    {
      Token: tokens(6),
      'Who may hold a proxy?': names(6),
      'Who should represent us?': names(6),
      'How many proxies may a member hold?': cells(6, (at) => (at % 2 ? 'two' : 'three')),
    },
    ['voter by heading', vote, vote, vote],
  ],
  ...['Company', 'Organisation', 'Employer', 'Delegation', 'Local party', 'Country'].map(
    (heading): [string, Columns, string[]] => [
      `what a voter belongs to: ${heading}`,
      { Token: tokens(6), [heading]: cells(6, (at) => (at % 2 ? 'Acme' : 'Apex')), Vote: votes(6) },
      ['voter by heading', 'group by heading', vote],
    ],
  ),
  [
    'for how many a ballot is cast',
    {
      Token: tokens(6),
      'Number of members you represent': cells(6, (at) => `${(at % 3) + 2}`),
      Vote: votes(6),
    },
    ['voter by heading', 'contest by values?', vote],
  ],
  [
    'members and branches in Polish',
    {
      Vote: votes(6),
      'Numer członkowski': tokens(6),
      Koło: cells(6, (at) => (at % 2 ? 'Gdańsk' : 'Kraków')),
    },
    [vote, 'voter by heading', 'group by heading'],
  ],
  [
    'codes of delegates and local branches',
    {
      Vote: votes(6),
      'Delegate code': tokens(6),
      Ortsverband: cells(6, (at) => (at % 2 ? 'Köln' : 'Bonn')),
    },
    [vote, 'voter by heading', 'group by heading'],
  ],
  [
    'ids with a dash for a space',
    { voter_id: tokens(4), Vote: votes(4) },
    ['voter by heading', vote],
  ],
  [
    'a heading of ids with nothing below',
    { Token: blanks(4), Vote: votes(4) },
    ['ignored by heading', vote],
  ],
  ['a mail address', { Vote: votes(4), Email: mails(4) }, [vote, 'voter by heading']],
  [
    'a mail address beside an id',
    { Email: mails(4), 'Voter ID': tokens(4), Vote: votes(4) },
    ['private by heading', 'voter by heading', vote],
  ],
  [
    'a name beside an id',
    { 'Voter name': people(4), 'Voter ID': tokens(4), Vote: votes(4) },
    ['private by heading', 'voter by heading', vote],
  ],
  ['mail addresses under any heading', { Vote: votes(4), X: mails(4) }, [vote, 'voter by values']],
  [
    'tokens that mostly repeat',
    { Vote: votes(9), Token: cells(9, (at) => `T${at % 3}`) },
    [vote, 'voter by heading?'],
  ],
  [
    'one token that repeats',
    { Vote: votes(9), Token: cells(9, () => 'T1') },
    [vote, 'contest by values?'],
  ],
  [
    'many owners that repeat',
    { Vote: votes(52), Owner: cells(52, (at) => `T${at % 13}`) },
    [vote, 'voter by heading?'],
  ],
  [
    'few owners that repeat',
    { Vote: votes(48), Owner: cells(48, (at) => `T${at % 12}`) },
    [vote, 'contest by values?'],
  ],
  [
    'choices under a heading of ids',
    { Member: names(9), Vote: votes(9) },
    ['contest by values?', vote],
  ],
  [
    'names, remarks and addresses of machines',
    {
      Token: tokens(4),
      Name: people(4),
      Comments: ['x', '', 'y', ''],
      Net: cells(4, (at) => `192.0.2.${at}`),
      Vote: votes(4),
    },
    ['voter by heading', 'private by heading', 'private by heading', 'private by heading', vote],
  ],
  [
    'a weight, and no second one',
    { Token: tokens(4), Weight: ['1', '2', '1', '2'], Shares: cells(4, () => '7'), Vote: votes(4) },
    ['voter by heading', 'weight by heading', 'ignored by heading', vote],
  ],
  [
    'a flat of each beside its owner',
    { Flat: cells(4, (at) => `U${at}`), Owner: tokens(4), Vote: votes(4) },
    ['private by values', 'voter by heading', vote],
  ],
  [
    'for whom a proxy votes',
    { Token: tokens(4), 'Proxy for': ['Ann Lee', '', 'Bo Ray', ''], Vote: votes(4) },
    ['voter by heading', 'private by heading', vote],
  ],
  [
    'a note of void ballots, where none is',
    { Token: tokens(4), Void: cells(4, () => ''), Vote: votes(4) },
    ['voter by heading', 'ignored by heading', vote],
  ],
  [
    'names in other languages',
    { Jméno: cells(4, (at) => `Jan ${'abcd'[at]}`), Vote: votes(4) },
    ['private by heading', vote],
  ],
  [
    'who holds shares',
    {
      Shareholder: cells(4, (at) => `Jan ${'abcd'[at]}`),
      Aandelen: ['1', '2', '1', '1'],
      Vote: votes(4),
    },
    ['voter by heading', 'weight by heading?', vote],
  ],
  [
    'what says that it weighs, before what is held',
    {
      Token: tokens(4),
      Shares: ['7', '9', '7', '7'],
      Weight: ['1', '2', '1', '2'],
      Vote: votes(4),
    },
    ['voter by heading', 'ignored by heading', 'weight by heading', vote],
  ],
  [
    'what is held, which is doubted',
    { Token: tokens(4), Shares: ['7', '9', '7', '7'], Vote: votes(4) },
    ['voter by heading', 'weight by heading?', vote],
  ],
  [
    'what a tool notes, and points of a quiz',
    {
      Token: tokens(4),
      Progress: ['100', '90', '100', '20'],
      'Q [Score]': ['1 / 2', '-- / 0', '1 / 2', '1 / 2'],
      Vote: votes(4),
    },
    ['voter by heading', 'ignored by heading', 'ignored by heading', vote],
  ],
  ['numbers of papers', { 'No.': ['1', '2', '3'], Vote: votes(3) }, ['ignored by heading', vote]],
  [
    'a column of nothing',
    { Vote: votes(4), '': blanks(4), Chair: names(4) },
    [vote, 'ignored by values', vote],
  ],
  [
    'votes without a heading',
    { Vote: votes(4), '': names(4), Chair: names(4) },
    [vote, vote, vote],
  ],
  [
    'another value in each row, first of all',
    { Who: people(6), Chair: names(6) },
    ['voter by values?', vote],
  ],
  [
    'the same behind a stamp',
    { Timestamp: times(6), Who: people(6), Chair: names(6) },
    ['timestamp by heading', 'voter by values?', vote],
  ],
  [
    'the same beside an id',
    { Who: people(6), Chair: names(6), Token: tokens(6) },
    ['private by values?', vote, 'voter by heading'],
  ],
  [
    'another value in nearly each row, first of all',
    { Who: [...people(5), 'Person a'], Chair: names(6) },
    ['private by values?', vote],
  ],
  [
    'the same, not first',
    { Chair: names(6), Who: [...people(5), 'Person a'] },
    [vote, 'contest by values?'],
  ],
  [
    'the same, first of all, beside an id',
    { Who: [...people(5), 'Person a'], Chair: names(6), Token: tokens(6) },
    ['contest by values?', vote, 'voter by heading'],
  ],
  [
    'another value in each row, not first',
    { Token: tokens(5), Nick: people(5), Chair: names(5) },
    ['voter by heading', 'private by values?', vote],
  ],
  [
    'another value in each of few rows',
    { Token: tokens(3), Nick: people(3), Chair: names(3) },
    ['voter by heading', vote, vote],
  ],
  [
    'what those of one house share',
    {
      Token: tokens(12),
      'I live at': cells(12, (at) => `Elm St ${at % 5}`),
      'Home address': cells(12, (at) => `Elm St ${at % 5}`),
      Witness: cells(12, (at) => `W${at % 2}`),
      Chair: names(12),
    },
    ['voter by heading', ...Array.from({ length: 3 }, () => 'private by heading'), vote],
  ],
  [
    'groups',
    { Branch: cells(6, (at) => `B${at % 2}`), Chair: names(6) },
    ['group by heading', vote],
  ],
  [
    'a place of nearly each row under a heading of groups',
    { Token: tokens(30), Branch: cells(30, (at) => `B ${at % 20}`), Chair: names(30) },
    ['voter by heading', 'private by values?', vote],
  ],
  [
    'few places, though nearly each row has another',
    { Token: tokens(6), Branch: [...people(5), 'Person a'], Chair: names(6) },
    ['voter by heading', 'group by heading', vote],
  ],
  ['answers under a heading of groups', { Status: votes(6), Chair: names(6) }, [vote, vote]],
  [
    'text',
    { Token: tokens(24), Essay: cells(24, (at) => `What I ${at} think`), Chair: names(24) },
    ['voter by heading', 'private by values?', vote],
  ],
  [
    'nothing beside a choice',
    { Token: tokens(4), Later: blanks(4), Chair: names(4) },
    ['voter by heading', 'ignored by values?', vote],
  ],
  [
    'nothing beside a question, which nobody answered',
    { Token: tokens(4), Later: blanks(4), Vote: votes(4) },
    ['voter by heading', 'contest by values?', vote],
  ],
  ['the only column, whatever stands in it', { Chair: people(12) }, ['contest by values?']],
  [
    'names that repeat, where nothing else is a contest',
    { Token: tokens(6), Name: names(6) },
    ['voter by heading', 'contest by values?'],
  ],
  [
    'the last column whose answers repeat, where nothing else is a contest',
    { Token: tokens(6), Name: names(6), Comments: cells(6, (at) => `c${at % 2}`) },
    ['voter by heading', 'private by heading', 'contest by values?'],
  ],
  [
    'an answer to a question beside one of no side',
    { Token: tokens(6), Q: cells(6, (at) => (at % 3 ? 'Agree' : 'Stand aside')) },
    ['voter by heading', 'contest by values?'],
  ],
  [
    'time stamps that cannot be read, beside answers',
    { Timestamp: cells(6, (at) => `13/1${at + 3}/2026 10:00`), Zeitstempel: times(6), Q: votes(6) },
    ['ignored by heading', 'timestamp by heading', vote],
  ],
  [
    'the same where there are no others',
    { Timestamp: cells(6, (at) => `13/1${at + 3}/2026 10:00`), Q: votes(6) },
    ['timestamp by heading', vote],
  ],
  [
    'times of which nothing is known',
    { 'Marca temporal': cells(6, () => 'n/a'), Q: votes(6) },
    ['timestamp by heading', vote],
  ],
  ['answers under a heading of names', { Name: votes(6), Comments: votes(6) }, [vote, vote]],
  [
    'reasons that repeat, and others',
    { Vote: votes(6), Reasons: cells(6, (at) => `r${at % 2}`), Why: people(6) },
    [vote, 'contest by values?', 'private by heading'],
  ],
])('%s', async (_, columns, roles) => {
  expect(await rolesOf(columns)).toEqual(roles);
});

test('ids beside those that a flag names are private', async () => {
  const numbers = cells(6, (at) => `ZM-100${at % 5}`);
  const columns = { 'Email address': mails(6), 'Member no': numbers, Q: votes(6) };
  expect(await rolesOf(columns, { voter: 'Email address' })).toEqual([
    'voter by flag',
    'private by heading',
    vote,
  ]);
});

test('a flag goes before headings and cells', async () => {
  const columns = { When: times(5), Timestamp: times(5), X: mails(5), Key: tokens(5), Q: votes(5) };
  expect(await rolesOf(columns, { timestamp: 'When', voter: 'Key' })).toEqual([
    'timestamp by flag',
    'ignored by heading',
    'private by heading',
    'voter by flag',
    vote,
  ]);
});

test.each(['github', 'GitHub username', 'Discord handle', 'Handle', 'IRC nick'])(
  'who voted goes by %s too',
  async (heading) => {
    const text = `${heading},RFC 1\n@ann,+1\n@bo,-1\n@Ann,-1\n@cy,+1\n`;
    const { accounting } = await reportOf({ ballots: [{ name: 'b.csv', text }] });
    expect(accounting).toMatchObject({ counted: 3, duplicates: { voters: 1 } });
  },
);
