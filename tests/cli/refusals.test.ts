import { describe, expect, test } from 'vitest';
import { ballotsOf, csv, folderWith, plainBallots, tally } from './run-tally.ts';

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );

const noise = bytes(Array.from({ length: 2000 }, (_, at) => (at * at * 31 + at * 7) % 256));

interface Refusal {
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly args?: readonly string[];
  readonly code: 2 | 3;
  readonly id: string;
  readonly says: RegExp;
  readonly where: string;
}

const pollHeadings = '#,User Name,User Email,Submitted Date/Time,';

const refusals: Readonly<Record<string, Refusal>> = {
  'a poll report with a table for each poll': {
    files: {
      'b.csv': `Poll Report\n\n${pollHeadings}Adopt?\n1,Ann,a@x.org,"03/22/2021 10:00:01",Yes\n\n${pollHeadings}Who?\n1,Ann,a@x.org,"03/22/2021 10:09:01",Bo\n`,
    },
    code: 3,
    id: 'file.poll-report',
    says: /a table for each poll/,
    where: 'b.csv',
  },
  'a poll report with questions in its rows': {
    files: {
      'b.csv': `${pollHeadings}\r\n1,Ann,a@x.org,"Mar 22, 2021 10:00:01",Adopt?,Yes,Who?,Bo,\r\n`,
    },
    code: 3,
    id: 'file.poll-report',
    says: /questions and answers by turns/,
    where: 'b.csv',
  },
  'a missing file': {
    args: ['missing.csv'],
    code: 3,
    id: 'file.unreadable',
    says: /no such file/,
    where: 'missing.csv',
  },
  'a folder': { args: ['folder'], code: 3, id: 'file.unreadable', says: /folder/, where: 'folder' },
  'an empty file': {
    files: { 'b.csv': '' },
    code: 3,
    id: 'file.empty',
    says: /empty/,
    where: 'b.csv',
  },
  'a file of blank lines': {
    files: { 'b.csv': '\n\r\n\n' },
    code: 3,
    id: 'file.empty',
    says: /empty/,
    where: 'b.csv',
  },
  'a broken workbook': {
    files: { 'b.csv': bytes('PK', [3, 4, 20, 0, 6, 0]) },
    code: 3,
    id: 'file.not-text',
    says: /workbook \(\.xlsx\) that is damaged/,
    where: 'b.csv',
  },
  'an old workbook': {
    files: { 'b.csv': bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]) },
    code: 3,
    id: 'file.not-text',
    says: /\(\.xls\), not CSV/,
    where: 'b.csv',
  },
  'a PDF': {
    files: { 'b.csv': bytes('%PDF-1.7\n%', [0xe2, 0xe3, 0xcf, 0xd3, 10]) },
    code: 3,
    id: 'file.not-text',
    says: /PDF, not CSV/,
    where: 'b.csv',
  },
  'NUL bytes': {
    files: { 'b.csv': bytes('Token,Vote?\nT1,Y', [0], 'es\n') },
    code: 3,
    id: 'csv.nul',
    says: /not text/,
    where: 'b.csv, line 2',
  },
  'binary data': {
    files: { 'b.csv': noise },
    code: 3,
    id: 'file.not-text',
    says: /not text/,
    where: 'b.csv',
  },
  'an unclosed quote': {
    files: { 'b.csv': csv('Token,Vote?', 'T1,Yes', 'T2,"No', 'T3,Yes') },
    code: 3,
    id: 'csv.unclosed-quote',
    says: /quote opens here and never closes/,
    where: 'b.csv, line 3',
  },
  'a delimiter that is not that of the file': {
    files: { 'b.csv': `${Array.from({ length: 10_001 }, () => 'x').join(',')}\n` },
    code: 3,
    id: 'csv.too-many-columns',
    says: /more than 10,000 columns/,
    where: 'b.csv, line 1',
  },
  'bad YAML': {
    files: { 'bad.yaml': csv('title: "Club', 'rule: majority') },
    args: ['ballots.csv', '--config', 'bad.yaml'],
    code: 2,
    id: 'definition.syntax',
    says: /definition cannot be read/,
    where: 'bad.yaml, line ',
  },
  'a wrong column of a flag': {
    args: ['ballots.csv', '--voter', 'Tokn'],
    code: 2,
    id: 'column.unknown',
    says: /No column has the heading "Tokn"/,
    where: '--voter: "Tokn" (did you mean "Token"?)',
  },
  'a wrong column of a definition': {
    files: { 'election.yaml': csv('title: Club', 'contests:', '  - {id: v, column: Vote}') },
    args: ['ballots.csv'],
    code: 2,
    id: 'column.unknown',
    says: /No column has the heading "Vote"/,
    where: 'election.yaml, line 3, contests[0].column: "Vote" (did you mean "Vote?"?)',
  },
  'files with other headings': {
    files: { 'a.csv': csv('Token,Vote?', 'T1,Yes'), 'b.csv': csv('Token,Choice', 'T2,No') },
    args: ['a.csv', 'b.csv'],
    code: 3,
    id: 'files.headings-differ',
    says: /do not have the same columns/,
    where: 'b.csv',
  },
  'an empty roll': {
    files: { 'roll.csv': '' },
    args: ['ballots.csv', '--roll', 'roll.csv'],
    code: 3,
    id: 'file.empty',
    says: /empty/,
    where: 'roll.csv',
  },
  'no contest': {
    files: {
      'b.csv': csv('Timestamp,Email', '3/25/2019 1:00:00,a@x.org', '3/26/2019 1:00:00,b@x.org'),
    },
    code: 3,
    id: 'contests.none',
    says: /No contest was found in 2 columns/,
    where: '',
  },
  'standard input named twice': {
    args: ['-', '-'],
    code: 2,
    id: 'file.stdin-twice',
    says: /named twice/,
    where: '',
  },
  'a file named twice': {
    files: { 'North.csv': plainBallots },
    args: ['North.csv', './North.csv'],
    code: 2,
    id: 'files.same',
    says: /"\.\/North\.csv" was named twice/,
    where: '',
  },
  'a file without headings': {
    files: { 'b.csv': csv('T1,Yes', 'T2,No', 'T3,Yes') },
    code: 3,
    id: 'file.no-headings',
    says: /no row of headings/,
    where: 'b.csv, line 1',
  },
  'a title above headings of another width': {
    files: { 'b.csv': csv('Our vote', 'Token,Vote?', 'T1,Yes', 'T2,No,3') },
    code: 3,
    id: 'rows.all-malformed',
    says: /None of the 3 rows/,
    where: 'b.csv, line 2',
  },
  'a definition that is not there': {
    args: ['ballots.csv', '--config', 'missing.yaml'],
    code: 2,
    id: 'definition.unreadable',
    says: /no such file/,
    where: 'missing.yaml',
  },
  'a column of two roles': {
    files: { 'two.yaml': csv('columns: {voter: Token, group: Token}') },
    args: ['ballots.csv', '--config', 'two.yaml'],
    code: 2,
    id: 'column.two-roles',
    says: /both as group and as voter/,
    where: 'two.yaml, line 1, columns.voter',
  },
  'seats of a question': {
    args: ['ballots.csv', '--seats', '2'],
    code: 2,
    id: 'contest.no-seats',
    says: /has no seats/,
    where: '--seats',
  },
  'several seats of yes and no in a definition': {
    files: { 'seats.yaml': csv('contests: [{column: "Vote?", seats: 2}]') },
    args: ['ballots.csv', '--config', 'seats.yaml'],
    code: 2,
    id: 'contest.no-seats',
    says: /has no seats/,
    where: 'seats.yaml, line 1, contests[0].seats',
  },
  'a roll and a number of eligible voters': {
    files: { 'roll.csv': csv('Token', 'T1', 'T2', 'T3') },
    args: ['ballots.csv', '--roll', 'roll.csv', '--eligible', '4'],
    code: 2,
    id: 'eligible.twice',
    says: /a roll, and a number/,
    where: '--eligible',
  },
  'a roll of other ids': {
    files: { 'roll.csv': csv('Token', 'X1', 'X2') },
    args: ['ballots.csv', '--roll', 'roll.csv'],
    code: 2,
    id: 'roll.nobody',
    says: /None of the 3 ballots/,
    where: '',
  },
  'weights that may be one or a thousand': {
    files: { 'b.csv': csv('Token,Vote?,Shares', 'T1,Yes,1.000', 'T2,No,2.000') },
    code: 2,
    id: 'weights.grouped',
    says: /one or a thousand/,
    where: '"Shares": "1.000"',
  },
  'weights that are no numbers': {
    files: {
      'b.csv': csv('Token,Vote?,Shares', 'T1,Yes,many', 'T2,No,few'),
      'weights.yaml': csv('columns: {weight: Shares}'),
    },
    args: ['b.csv', '--config', 'weights.yaml'],
    code: 3,
    id: 'weights.none',
    says: /None of the 2 rows/,
    where: 'b.csv, line 2',
  },
};

describe('refused with one clear sentence, a place and a hint, without a stack', () => {
  test.each(Object.entries(refusals))(
    '%s',
    (_, { files = {}, args = ['b.csv'], code, id, says, where }) => {
      const cwd = folderWith({ 'ballots.csv': plainBallots, 'folder/.keep': '', ...files });
      const run = tally(args, { cwd });
      expect(run.code).toBe(code);
      expect(run.out).toBe('');
      const [sentence = '', ...rest] = run.err.trimEnd().split('\n');
      expect(sentence).toMatch(says);
      expect(sentence).toMatch(/^error: [A-Z"].*[.:] ?.*\[[a-z]+\.[a-z-]+\]$/);
      expect(sentence).toContain(`[${id}]`);
      expect(rest.join('\n')).toContain(where);
      expect(run.err.match(/^error: /gm)).toHaveLength(1);
      expect(run.err).toMatch(/^ {2}hint: [A-Z].*\.$/m);
      expect(run.err).not.toMatch(/^\s+at |\.[cm]?[jt]s:\d|node:|bug of its own|E[A-Z]{4,}/m);
    },
  );
});

interface Hint {
  readonly id: string;
  readonly hint: string;
  readonly input?: string;
  readonly refused: readonly string[];
  readonly settled: readonly string[];
}

const stamped = csv('Timestamp,Token,Vote?', '3/4/2019 9:00:00,T1,Yes', '3/5/2019 9:00:00,T2,No');
const closing = ['-', '--stamps', 'mdy', '--closes'];
const zeroOne = ballotsOf('zero-one-column');
const twoWays = ballotsOf('stamp-read-two-ways');
const severalTimes = ballotsOf('duplicates-error');

const order = ['1,Ana > Bo > Cy', '2,Bo > Ana', '3,Ana > Cy', '4,Cy', '5,Ana > Bo'];
const ranked = csv('Voter,Board', ...order);
const threeSeats = csv('Voter,Board (elect 3)', ...order);

const hints: readonly Hint[] = [
  {
    id: 'contest.ranking',
    hint: 'For several, by single transferable vote: --method board=stv --seats board=2, or however many are elected.',
    input: ranked,
    refused: ['-'],
    settled: ['-', '--method', 'board=stv', '--seats', 'board=2'],
  },
  {
    id: 'contest.ranking',
    hint: 'For 3, by single transferable vote: --method board-elect-3=stv --seats board-elect-3=3.',
    input: threeSeats,
    refused: ['-'],
    settled: ['-', '--method', 'board-elect-3=stv', '--seats', 'board-elect-3=3'],
  },
  {
    id: 'contest.seats-unsaid',
    hint: 'Say how many: --seats "board=2", or however many are elected.',
    input: ranked,
    refused: ['-', '--method', 'board=stv'],
    settled: ['-', '--method', 'board=stv', '--seats', 'board=2'],
  },
  {
    id: 'contest.seats-unsaid',
    hint: 'Say how many: --seats "board-elect-3=3".',
    input: threeSeats,
    refused: ['-', '--method', 'board-elect-3=stv'],
    settled: ['-', '--method', 'board-elect-3=stv', '--seats', 'board-elect-3=3'],
  },
  {
    id: 'contest.one-seat',
    hint: 'use stv, the single transferable vote',
    input: ranked,
    refused: ['-', '--method', 'board=instant-runoff', '--seats', '2'],
    settled: ['-', '--method', 'board=stv', '--seats', '2'],
  },
  {
    id: 'contest.votes',
    hint: '--method board=stv for several',
    input: csv('Voter,Board: vote 1,Board: vote 2', '1,Ana,Bo', '2,Bo,Ana', '3,Ana,Cy'),
    refused: ['-'],
    settled: ['-', '--method', 'board=stv', '--seats', 'board=2'],
  },
  {
    id: 'contest.scores',
    hint: 'To add them, so that the largest sum wins: --method board=score.',
    input: csv('Voter,Board [Ana],Board [Bo]', '1,5,0', '2,3,4', '3,,2'),
    refused: ['-'],
    settled: ['-', '--method', 'board=score'],
  },
  {
    id: 'contest.zero-one',
    hint: '--read 1=yes --read 0=no',
    refused: [zeroOne],
    settled: [zeroOne, '--read', '1=yes', '--read', '0=no'],
  },
  {
    id: 'stamp.ambiguous',
    hint: '--stamps mdy',
    refused: [twoWays],
    settled: [twoWays, '--stamps', 'mdy'],
  },
  {
    id: 'duplicates.refused',
    hint: '--duplicates last',
    refused: [severalTimes],
    settled: [severalTimes, '--duplicates', 'last'],
  },
  {
    id: 'stamp.no-zone',
    hint: '--zone Europe/Berlin',
    input: stamped,
    refused: [...closing, '2019-03-04T12:00:00Z'],
    settled: [...closing, '2019-03-04T12:00:00Z', '--zone', 'Europe/Berlin'],
  },
  {
    id: 'rule.base-unknown',
    hint: '--eligible N',
    input: plainBallots,
    refused: ['-', '--rule', 'majority of eligible'],
    settled: ['-', '--rule', 'majority of eligible', '--eligible', '12'],
  },
  {
    id: 'roll.no-voter-column',
    hint: '--voter "Who"',
    input: csv('Who,Vote?', 'T1,Yes', 'T2,No', 'T2,Yes'),
    refused: ['-', '--roll', ballotsOf('plain-table')],
    settled: ['-', '--roll', ballotsOf('plain-table'), '--voter', 'Who'],
  },
  {
    id: 'contests.none',
    hint: '--contest "its heading"',
    input: csv('Timestamp,Email', '3/25/2019 1:00:00,a@x.org', '3/26/2019 1:00:00,b@x.org'),
    refused: ['-'],
    settled: ['-', '--contest', 'Email'],
  },
  {
    id: 'contest.boxes',
    hint: '--method days=question',
    input: csv('Days/Mon,Days/Tue', 'y,y', 'y,', ',y'),
    refused: ['-'],
    settled: ['-', '--method', 'days=question'],
  },
  {
    id: 'column.ambiguous',
    hint: '"#2"',
    input: csv('Token,Sell?,Sell?', 'T1,Yes,No', 'T2,No,No'),
    refused: ['-', '--contest', 'Sell?'],
    settled: ['-', '--contest', '#2'],
  },
];

describe('the hint of a refusal settles it', () => {
  test.each(hints)('$id: $hint', ({ id, hint, input = '', refused, settled }) => {
    const before = tally(refused, { input });
    expect(before.code).not.toBe(0);
    expect(before.err).toContain(`[${id}]`);
    expect(/^ {2}hint: (.*)$/m.exec(before.err)?.[1]).toContain(hint);
    const after = tally(settled, { input });
    expect(after.err).not.toContain('error: ');
    expect(after.code).toBe(0);
  });

  test('duplicates.across-files: --duplicates none', () => {
    const cwd = folderWith({
      'a.csv': csv('Token,Vote?', 'T1,Yes', 'T2,No'),
      'b.csv': csv('Token,Vote?', 'T2,Yes', 'T3,No'),
    });
    const before = tally(['a.csv', 'b.csv'], { cwd });
    expect(before.code).toBe(2);
    expect(before.err).toContain('[duplicates.across-files]');
    expect(before.err).toContain('--duplicates none');
    expect(tally(['a.csv', 'b.csv', '--duplicates', 'none'], { cwd }).code).toBe(0);
  });

  test('a time without a zone: --zone, where the time came from a flag', () => {
    const { err } = tally([...closing, '2019-03-04 12:00'], { input: stamped });
    expect(err).toMatch(/hint: .*--zone/);
  });

  test('a window without times: a flag that names their column', () => {
    const { err } = tally(['-', '--closes', '2019-03-04T12:00Z'], { input: plainBallots });
    expect(err).toMatch(/hint: .*--timestamp/);
  });
});

test('a transferable vote takes whole weights, and no more of them than are exact', () => {
  const weighing = (weight: string) =>
    csv('Voter,Weight,Board', `1,${weight},Ana > Bo`, '2,2,Bo > Ana');
  const counted = (weight: string) =>
    tally(['-', '--method', 'board=stv', '--seats', '1'], { input: weighing(weight) });
  expect(counted('1.5').code).toBe(2);
  expect(counted('15').code).toBe(0);
  expect(counted('68719476733').code).toBe(0);
  const { code, err } = counted('68719476734');
  expect(code).toBe(2);
  expect(err).toContain('[weights.transferred]');
  expect(err).toContain('hint: Use larger units: there may be 68,719,476,735 votes.');
});

test('a rule for a count of rankings is told where it was said', () => {
  const flags = ['--method', 'board=stv', '--seats', '2', '--rule', 'board=majority'];
  const { err } = tally(['-', ...flags], { input: ranked });
  expect(err).toContain('takes no rule. [ranking.no-key]\n  --rule\n');
});

test('a city is enough to find its zone', () => {
  const { err } = tally(['-', '--closes', '2026-03-12', '--zone', 'Berlin'], {
    input: plainBallots,
  });
  expect(err).toContain('--zone: "Berlin" (did you mean "Europe/Berlin"?)');
});

test('one slip of indentation is told once, with the lines it spoils', () => {
  const slip = csv('roll: {file: m.csv}', '  id: Token', '  weight: Shares', '  group: Branch');
  const cwd = folderWith({ 'ballots.csv': plainBallots, 'bad.yaml': slip });
  const { err, code } = tally(['ballots.csv', '--config', 'bad.yaml'], { cwd });
  expect([code, err.match(/error:/g)?.length, err.match(/bad.yaml, line/g)?.length]).toEqual([
    2, 1, 3,
  ]);
  expect(err).toContain('keys of one block begin in the same column');
});

const warned = (id: string, input: string, flag: string, value: string) => {
  const before = tally(['-'], { input });
  expect(before.err).toContain(`[${id}]`);
  expect(before.err).toMatch(new RegExp(`hint: .*${flag}`));
  expect(tally(['-', flag, value], { input }).err).not.toContain(`[${id}]`);
};

describe('the hint of a warning settles it', () => {
  test('voters.inferred: --voter', () => {
    warned(
      'voters.inferred',
      csv('Ballot paper,Vote?', 'A,Yes', 'B,No'),
      '--voter',
      'Ballot paper',
    );
  });

  test('columns.doubtful: --contest', () => {
    const letter = 'I would like the committee to look once more at number';
    const rows = Array.from({ length: 6 }, (_, at) => `T${at},Yes,${letter} ${at}`);
    const input = csv('Token,Vote?,What to mend', ...rows);
    warned('columns.doubtful', input, '--contest', 'What to mend');
  });

  test('marks.unread: --read', () => {
    const votes = ['Yes', 'No', 'maybe', 'Yes', 'No', 'Yes', 'Yes'];
    const input = csv('Token,Vote?', ...votes.map((vote, at) => `T${at},${vote}`));
    warned('marks.unread', input, '--read', 'maybe=blank');
  });

  test('marks.spoilt: --read', () => {
    const input = csv('Token,Vote?', 'T1,Yes', 'T2,rejected', 'T3,No');
    warned('marks.spoilt', input, '--read', 'rejected=no');
  });

  test('contest.uncertain: --contest', () => {
    const rows = ['T1,North', 'T2,South', 'T3,North', 'T4,North'];
    warned('contest.uncertain', csv('Token,Branch', ...rows), '--contest', 'Branch');
  });

  test('contest.joined-options: --separator', () => {
    const rows = ['T1,"Mon,Tue"', 'T2,Wed', 'T3,Wed', 'T4,"Mon,Tue"'];
    warned('contest.joined-options', csv('Token,Days', ...rows), '--separator', 'days=,');
  });

  test('columns.doubtful: --ignore', () => {
    const rows = Array.from({ length: 6 }, (_, at) => `T${at},Yes,${(at % 3) + 1}`);
    const input = csv('Token,Vote?,Feedback score', ...rows);
    warned('columns.doubtful', input, '--ignore', 'Feedback score');
  });

  test('marks.spoilt names the word that stands there', () => {
    const input = csv('Token;Antrag?', 'T1;Ja', 'T2;ungültig', 'T3;Nein');
    expect(tally(['check', '-'], { input }).out).toContain('--read "ungültig=no"');
  });

  test('contest.uncertain: --method, as its hint has it', () => {
    const input = csv('Token,Chair', 'T1,Ana', 'T2,Bo', 'T3,Ana', 'T4,Abstain', 'T5,Ana');
    expect(tally(['check', '-'], { input }).out).toContain('--method "chair=plurality"');
    warned('contest.uncertain', input, '--method', 'chair=plurality');
  });

  test('contest.uncertain: --method, or --contest', () => {
    warned('contest.uncertain', csv('Vote?'), '--method', 'vote=question');
    const { err } = tally(['-', '--contest', 'Vote?'], { input: csv('Vote?') });
    expect(err).not.toContain('contest.uncertain');
  });
});
