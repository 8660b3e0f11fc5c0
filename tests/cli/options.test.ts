import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/index.ts';
import { workbookOf } from '../support/workbook.ts';
import { csv, folderWith, plainBallots, reportOf, type Surroundings, tally } from './run-tally.ts';

/** Six rows of five voters; Ada changed her mind. Nothing says whether 3/4 is in March or in April. */
const club = csv(
  'Email,Branch,Vote?,Chair,Timestamp',
  'ada@x.org,North,Yes,Ana,3/4/2019 09:00:00',
  'bea@x.org,North,Yes,Ana,3/5/2019 09:00:00',
  'cal@x.org,South,No,Bo,3/6/2019 09:00:00',
  'ada@x.org,North,No,Bo,3/7/2019 09:00:00',
  'dov@x.org,South,Abstain,Ana,3/8/2019 09:00:00',
  'eve@x.org,South,Yes,Cy,3/8/2019 10:00:00',
);
const roll = csv('Address', 'ada@x.org', 'bea@x.org', 'zoe@x.org');

const marchFirst = ['--stamps', 'mdy'];

/** The report of the club's ballots under these options. */
function counted(options: readonly string[], given: Surroundings = {}) {
  const cwd = folderWith({ 'ballots.csv': club, 'roll.csv': roll });
  return reportOf(['ballots.csv', '--quiet', ...marchFirst, ...options], { cwd, ...given });
}

/** Votes of each option, contest by contest. */
function votes(options: readonly string[]): Readonly<Record<string, readonly number[]>> {
  const { contests } = counted(options);
  return Object.fromEntries(
    contests.map((contest) => [contest.title, contest.options.map((option) => option.votes)]),
  );
}

function setAside(options: readonly string[]): Readonly<Record<string, number>> {
  const { accounting } = counted(options);
  return Object.fromEntries(accounting.setAside.map((one) => [one.reason, one.rows]));
}

const covered = new Set<string>();

/** A test of one flag. The last test compares the names with those that --help lists. */
function flag(name: string, effect: string, check: () => void): void {
  covered.add(name);
  test(`${name} ${effect}`, check);
}

describe('what to count', () => {
  flag('--contest', 'counts one column, or several', () => {
    expect(votes([])).toEqual({ 'Vote?': [2, 2], Chair: [2, 2, 1] });
    expect(votes(['--contest', 'Chair'])).toEqual({ Chair: [2, 2, 1] });
    expect(votes(['--contest', '#4', '--contest', 'vote?'])).toEqual(votes([]));
  });

  flag('--ignore', 'leaves a column out, beside those of the definition', () => {
    expect(votes(['--ignore', 'Chair'])).toEqual({ 'Vote?': [2, 2] });
    const files = { 'b.csv': csv('A,B,C', 'Yes,No,Yes', 'No,No,Yes') };
    const cwd = folderWith({ ...files, 'election.yaml': csv('columns: {ignored: A}') });
    const { contests } = reportOf(['b.csv', '--quiet', '--ignore', '#2'], { cwd });
    expect(contests.map(({ title }) => title)).toEqual(['C']);
    const { code, err } = tally(['b.csv', '--ignore', 'D'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('[column.unknown]')]);
  });

  test('--contest takes the ids of a definition too, those that are made from titles', () => {
    const cwd = folderWith({
      'ballots.csv': csv('Vote?,Chair,Day [Sat],Day [Sun]', 'Yes,Ana,x,', 'No,Bo,x,x'),
      'election.yaml': csv(
        'contests:',
        '  - {id: p1, column: Vote?}',
        '  - {column: Chair, title: The chair, method: plurality}',
        '  - id: day',
        '    title: Which day',
        '    method: approval',
        '    options: [{title: Sat, column: "Day [Sat]"}, {title: Sun, column: "Day [Sun]"}]',
      ),
    });
    for (const id of ['p1', 'the-chair', 'day']) {
      const { contests } = reportOf(['ballots.csv', '--quiet', '--contest', id], { cwd });
      expect(contests.map((contest) => contest.id)).toEqual([id]);
    }
  });

  flag('--method', 'says how a column is counted', () => {
    const [contest] = counted(['--contest', 'Chair', '--method', 'majority']).contests;
    expect(contest).toMatchObject({ method: 'majority', rule: 'majority of valid' });
    expect(contest?.outcome.kind).toBe('runoff');
  });

  test('--method CONTEST=NAME is for one contest, by its title or id', () => {
    const methods = (...options: string[]) =>
      counted(options).contests.map((contest) => contest.method);
    expect(methods('--method', 'chair=majority')).toEqual(['question', 'majority']);
    expect(methods('--method', 'Vote?=plurality')).toEqual(['plurality', 'plurality']);
    expect(methods('--method', 'approval', '--method', 'vote=question')).toEqual([
      'question',
      'approval',
    ]);
    const cwd = folderWith({ 'ballots.csv': club });
    const stray = tally(['ballots.csv', ...marchFirst, '--method', 'chairr=majority'], { cwd });
    expect(stray).toMatchObject({ code: 2, out: '' });
    expect(stray.err).toMatch(/There is no contest "chairr".*did you mean "chair"/su);
  });

  flag('--seats', 'says how many are elected', () => {
    const elected = (...options: string[]) =>
      counted(['--contest', 'Chair', ...options]).contests[0]?.outcome.winners;
    expect(elected()).toEqual([]);
    expect(elected('--seats', '2')).toEqual(['ana', 'bo']);
    expect(elected('--seats', '3')).toEqual(['ana', 'bo', 'cy']);
    expect(elected('--seats', 'Chair=2', '--seats', '3')).toEqual(['ana', 'bo']);
    expect(counted(['--seats', '2']).contests[1]?.outcome.winners).toEqual(['ana', 'bo']);
  });

  flag('--max', 'says how many options a ballot may mark', () => {
    const cwd = folderWith({ 'b.csv': 'Id,Board,Vote?\n1,A;B;C,Yes\n2,A;B,No\n3,B;C,No\n' });
    const invalid = (...options: string[]) => {
      const { out } = tally(['b.csv', '--format', 'json', ...options], { cwd });
      const { contests } = JSON.parse(out) as Report;
      return contests.map(({ accounting }) => accounting.invalid);
    };
    expect(invalid()).toEqual([0, 0]);
    expect(invalid('--max', '2')).toEqual([1, 0]);
    expect(invalid('--max', 'Board=2')).toEqual([1, 0]);
    expect(invalid('--max', 'board=3', '--max', '1')).toEqual([0, 0]);
  });

  test('--seats is refused for a question, which fills none', () => {
    const { code } = tally(['--seats', '2', '-'], { input: plainBallots });
    expect(code).toBe(2);
  });

  test.each([
    ['--seats', '2'],
    ['--max', '2'],
    ['--rule', '>= 2/3'],
    ['--method', 'plurality'],
  ])(
    '%s of a contest there is none of is refused, with the one that may be meant',
    (name, said) => {
      const cwd = folderWith({ 'ballots.csv': club });
      const { code, err } = tally(['ballots.csv', ...marchFirst, name, `Cha=${said}`], { cwd });
      expect(code).toBe(2);
      expect(err).toMatch(/There is no contest "Cha".*did you mean "chair"/su);
    },
  );

  flag('--rule', 'says what decides', () => {
    const vote = (...options: string[]) =>
      counted(['--contest', 'Vote?', ...options]).contests[0]?.outcome;
    expect(vote()?.kind).toBe('not-passed');
    expect(vote('--rule', '>= 50%')?.kind).toBe('passed');
    expect(vote('--rule', 'two-thirds of ballots')?.sentence).toContain('two-thirds needs 4');
    expect(vote('--rule', 'vote=>= 50%', '--rule', 'two-thirds')?.kind).toBe('passed');
    expect(vote('--rule', 'Vote?=two-thirds of ballots')?.sentence).toContain('needs 4');
  });

  flag('--present', 'is the base of a rule', () => {
    const [vote] = counted([
      '--contest',
      'Vote?',
      '--rule',
      '>= 20% of present',
      '--present',
      '10',
    ]).contests;
    expect(vote?.outcome.sentence).toContain('2 of 10 voters present, 20.00%');
  });

  flag('--quorum', 'says what must be there', () => {
    const kind = (...options: string[]) => counted(options).contests[0]?.outcome.kind;
    const { counted: ballots } = counted([]).accounting;
    expect(kind('--quorum', String(ballots))).toBe('not-passed');
    expect(kind('--quorum', String(ballots + 1))).toBe('no-quorum');
  });

  flag('--ties', 'says how ties are broken', () => {
    const chair = (...options: string[]) =>
      counted(['--contest', 'Chair', '--ties', ...options]).contests[0]?.outcome;
    expect(chair('report')?.kind).toBe('tied');
    expect(chair('lot:a public seed')?.kind).toBe('elected');
  });

  flag('--read', 'gives words a meaning', () => {
    expect(votes(['--read', 'abstain=yes'])['Vote?']).toEqual([3, 2]);
    expect(votes(['--read', 'Yes=no', '--read', 'abstain = Yes'])['Vote?']).toEqual([1, 4]);
  });

  flag('--separator', 'is what stands between two marks in one cell', () => {
    const input = csv('Token,Lunch', 'T1,Rice ~ Soup', 'T2,Soup', 'T3,Soup ~ Tea ~ Rice', 'T4,Tea');
    const lunch = (...options: string[]) =>
      reportOf(['-', '-q', ...options], { input }).contests[0];
    expect(lunch()?.options).toHaveLength(4);
    const contest = lunch('--separator', '~', '--method', 'approval');
    expect(contest?.options.map(({ title, votes }) => [title, votes])).toEqual([
      ['Rice', 2],
      ['Soup', 3],
      ['Tea', 2],
    ]);
  });

  flag(
    '--separator',
    'is for one contest where it names one, and makes no choice of a question',
    () => {
      const rows = [
        'T1,"Mon,Tue","Lee, Ann",Yes',
        'T2,Tue,"Poe, Cy",No',
        'T3,"Mon,Tue","Lee, Ann",Yes',
      ];
      const input = csv(
        'Token,Days,Chair,Adopt?',
        ...rows,
        'T4,Wed,"Lee, Ann",Yes',
        'T5,Tue,"Poe, Cy",No',
      );
      const shown = (...options: string[]) =>
        reportOf(['-', '-q', ...options], { input }).contests.map(({ method, options: own }) => [
          method,
          ...own.map(({ title }) => title),
        ]);
      const question = ['question', 'Yes', 'No'];
      expect(shown('--separator', 'days=,')).toEqual([
        ['approval', 'Mon', 'Tue', 'Wed'],
        ['plurality', 'Lee, Ann', 'Poe, Cy'],
        question,
      ]);
      expect(shown('--separator', ',', '--separator', 'Chair= = ')[2]).toEqual(question);
      expect(shown('--separator', '=')[2]).toEqual(question);
    },
  );

  flag('--delimiter', 'is what stands between cells', () => {
    const cwd = folderWith({
      'ballots.csv': csv('Token;Vote, please', 'T1;Yes, now', 'T2;No, no'),
    });
    const headings = (character: string) =>
      reportOf(['ballots.csv', '-q', '--delimiter', character], { cwd }).definition.value;
    expect(headings(';')).toMatchObject({ delimiter: ';', contests: [{ title: 'Vote, please' }] });
    expect(headings(',')).toMatchObject({ delimiter: ',', contests: [{ title: 'please' }] });
    expect(headings('tab')).toMatchObject({ delimiter: '\t' });
  });

  flag('--sheet', 'names the sheet of a workbook', () => {
    const cwd = folderWith({
      'votes.xlsx': workbookOf({
        Notes: [['What'], ['Nothing']],
        Votes: [['Vote?'], ['Yes'], ['No'], ['Yes']],
      }),
    });
    const told = reportOf(['votes.xlsx', '--sheet', 'Votes'], { cwd });
    expect(told.contests.map((one) => one.options.map(({ votes: own }) => own))).toEqual([[2, 1]]);
    const { code, err } = tally(['votes.xlsx', '--sheet', 'votes'], { cwd });
    expect(code).toBe(2);
    expect(err).toContain('did you mean "Votes"?');
    const table = tally(['-', '--sheet', 'Votes'], { input: plainBallots });
    expect(table.code).toBe(2);
    expect(table.err).toContain('none has a sheet "Votes"');
  });
});

describe('who counts', () => {
  flag('--voter', 'names the column that says who voted', () => {
    const { accounting } = counted(['--voter', 'Branch']);
    expect(accounting).toMatchObject({ rows: 6, counted: 2, duplicates: { voters: 2 } });
  });

  flag('--weight', 'names the column that says what a ballot weighs', () => {
    const input = csv('Token,Seats,Q', 'a,3,Yes', 'b,1,No', 'c,1,No');
    const first = (options: readonly string[]) =>
      reportOf(['-', '--quiet', '--contest', 'Q', ...options], { input }).contests[0]?.options.map(
        (option) => option.votes,
      );
    expect(first([])).toEqual([1, 2]);
    expect(first(['--weight', 'Seats'])).toEqual([3, 2]);
    const cwd = folderWith({
      'ballots.csv': csv('Token;Seats;Held;Q', 'a;1.000;1;Yes', 'b;1;2;No'),
      'election.yaml': 'columns: {weight: {column: Held, point: ","}}',
    });
    const { contests } = reportOf(['ballots.csv', '--quiet', '--weight', 'Seats'], { cwd });
    expect(contests[0]?.options.map((option) => option.votes)).toEqual([1000, 1]);
    const { err } = tally(['-', '--weight', 'Seat'], { input });
    expect(err).toContain('--weight: "Seat" (did you mean "Seats"?)');
  });

  flag('--duplicates', "chooses among a voter's ballots", () => {
    const vote = (policy: string) => votes(['--duplicates', policy])['Vote?'];
    expect(vote('last')).toEqual([2, 2]);
    expect(vote('first')).toEqual([3, 1]);
    expect(vote('none')).toEqual([2, 1]);
    expect(vote('keep')).toEqual([3, 2]);
    const input = csv('Token,Vote?', 'T1,Yes', 'T1,No');
    const { code, err } = tally(['--duplicates', 'error', '-'], { input });
    expect(code).toBe(3);
    expect(err).toContain('[duplicates.refused]');
  });

  flag('--timestamp', 'names the column of times', () => {
    const input = csv(
      'Name of voter,When,Q',
      'Ada,2019-03-05 10:00,Yes',
      'Ada,2019-03-05 09:00,No',
    );
    const read = ['-', '--quiet', '--voter', 'Name of voter', '--contest', 'Q'];
    const first = (options: readonly string[]) =>
      reportOf([...read, ...options], { input }).contests[0]?.options.map((option) => option.votes);
    expect(first([])).toEqual([0, 1]);
    expect(first(['--timestamp', 'When'])).toEqual([1, 0]);
  });

  flag('--stamps', 'settles day and month', () => {
    const window = ['--closes', '2019-04-30', '--zone', 'UTC'];
    expect(setAside(window)).toEqual({ duplicate: 1 });
    expect(setAside(['--stamps', 'dmy', ...window])).toEqual({ 'after-closing': 5 });
  });

  flag('--opens', 'sets earlier ballots aside', () => {
    expect(setAside(['--opens', '2019-03-05 09:00:01', '--zone', 'UTC'])).toEqual({
      'before-opening': 2,
    });
  });

  flag('--closes', 'sets later ballots aside', () => {
    expect(setAside(['--closes', '2019-03-05 09:00:00', '--zone', 'UTC'])).toEqual({
      'after-closing': 4,
    });
  });

  flag('--zone', 'is that of times which name none', () => {
    const closes = ['--closes', '2019-03-05T09:00:00Z'];
    expect(setAside([...closes, '--zone', 'UTC'])).toEqual({ 'after-closing': 4 });
    expect(setAside([...closes, '--zone', 'America/Chicago'])).toEqual({ 'after-closing': 5 });
    expect(setAside([...closes, '--zone', '-05:00'])).toEqual({ 'after-closing': 5 });
  });

  flag('--roll', 'lists who may vote', () => {
    const report = counted(['--roll', 'roll.csv']);
    expect(report.turnout).toMatchObject({ voted: 2, eligible: 3 });
    expect(setAside(['--roll', 'roll.csv'])).toEqual({
      'not-on-roll': 3,
      duplicate: 1,
    });
    expect(report.inputs.map((input) => [input.name, input.role])).toEqual([
      ['ballots.csv', 'ballots'],
      ['roll.csv', 'roll'],
    ]);
  });

  flag('--eligible', 'is their number, without a roll', () => {
    const { turnout } = counted(['--eligible', '8']);
    expect(turnout).toMatchObject({ voted: 5, eligible: 8, share: { percent: 62.5 } });
  });

  test('--eligible and --roll contradict each other', () => {
    const cwd = folderWith({ 'ballots.csv': club, 'roll.csv': roll });
    const options = [...marchFirst, '--roll', 'roll.csv', '--eligible', '99'];
    expect(tally(['ballots.csv', ...options], { cwd }).code).toBe(2);
  });

  flag('--group', 'breaks the ballots down', () => {
    const input = csv('Shift,Vote?', ...Array.from({ length: 12 }, (_, at) => `S${at % 2},Yes`));
    const groups = (...options: string[]) =>
      reportOf(['-', '-q', ...options], { input }).groups.map((one) => [one.title, one.ballots]);
    expect(groups('--contest', 'Vote?')).toEqual([]);
    expect(groups('--contest', 'Vote?', '--group', 'Shift')).toEqual([
      ['S0', 6],
      ['S1', 6],
    ]);
  });
});

describe('which definition', () => {
  const files = {
    'ballots.csv': plainBallots,
    'election.yaml': csv('title: Beside'),
    'other.yaml': csv('title: Elsewhere'),
  };
  const title = (...options: string[]) =>
    reportOf(['ballots.csv', ...options], { cwd: folderWith(files) }).election.title;

  flag('--config', 'names another than the one beside the ballots', () => {
    expect(title()).toBe('Beside');
    expect(title('--config', 'other.yaml')).toBe('Elsewhere');
  });

  flag('--no-config', 'uses none', () => {
    expect(title('--no-config')).toBe('ballots.csv');
  });
});

// tests/cli/threads.test.ts holds that they are started, and that all of them give the same.
flag('--threads', 'is at least one, and at most 64', () => {
  const told = (threads: string) => {
    const { code, err } = tally(['ballots.csv', '--threads', threads]);
    return { code, err };
  };
  expect(told('0')).toMatchObject({ code: 2, err: expect.stringContaining('at least 1.') });
  expect(told('65')).toMatchObject({ code: 2, err: expect.stringContaining('at most 64.') });
});

describe('how it is shown', () => {
  const shown = (...options: string[]) =>
    tally(['-', ...options], { input: plainBallots, env: { FORCE_COLOR: '1' } }).out;

  flag('--no-color', 'takes the colours away', () => {
    expect(shown()).toContain('\u001b[');
    expect(shown('--no-color')).not.toContain('\u001b[');
  });

  flag('--format', 'is text, json, markdown, csv or minutes', () => {
    expect(shown('--format', 'text')).toBe(shown());
    expect(shown('-f', 'json')).toMatch(/^\{\n {2}"schemaVersion": 1,/);
    expect(shown('-f', 'markdown')).toMatch(/^# stdin\n/);
    expect(shown('-f', 'csv')).toContain('\ncontest,vote,Vote?,yes,Yes,,,votes,2,3,valid,66.67\r');
    expect(shown('-f', 'minutes')).toContain('\n"Vote?" passed. There were 2 votes in favour');
  });

  flag('--quiet', 'silences warnings', () => {
    const input = csv('Token,Vote?', 'T1,Yes', 'T2,No,x');
    expect(tally(['-'], { input }).err).toContain('[rows.set-aside]');
    expect(tally(['-', '--quiet'], { input }).err).toBe('');
  });
});

test('no flag of --help is untested', () => {
  const listed = tally(['--help']).out.match(/^ {2}(?:-\w, )?--[a-z-]+/gm) ?? [];
  const names = listed.map((line) => line.replace(/^.*--/, '--'));
  // These have files of tests for themselves, --version and --help stand with the commands.
  const elsewhere = [
    '--output',
    '--turnout-list',
    '--audit',
    '--require',
    '--expect',
    '--version',
    '--help',
  ];
  expect(names.sort()).toEqual([...covered, ...elsewhere].sort());
});

test.each([
  ['--seats', '0', 'at least 1'],
  ['--max', '0', 'at least 1'],
  ['--seats', '2.5', 'whole number'],
  ['--eligible', '-4', 'whole number'],
  ['--eligible', 'many', 'whole number'],
  ['--delimiter', '::', ', ; tab |'],
  ['--method', 'borda', 'question, plurality, majority, approval'],
  ['--duplicates', 'newest', 'last, first, none, error, keep'],
  ['--stamps', 'usa', 'ymd, dmy, mdy'],
  ['--format', 'pdf', 'text, json, markdown, csv, minutes, html'],
  ['--require', 'won', 'decided, passed, quorum'],
  ['--require', 'passed=', 'passed=CONTEST'],
  ['--zone', 'Mars', 'America/Chicago'],
  ['--rule', 'most', 'two-thirds'],
  ['--rule', '2/3', '>='],
  ['--opens', 'noon', '2019-03-29 23:59:59'],
])('%s %s is refused, and the message says what it takes', (name, value, expected) => {
  const { code, out, err } = tally([`${name}=${value}`, '-'], { input: plainBallots });
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain(name);
  expect(err).toContain(expected);
});

test.each(['yes', '1=maybe', '=no'])('--read %s is refused with a sentence', (value) => {
  const { code, err } = tally(['--read', value, '-'], { input: plainBallots });
  expect(code).toBe(2);
  expect(err).toMatch(/--read.*1=yes.*yes, no, abstain, blank, invalid/);
});

// As a variable that is not set makes it: the option would have no effect, or another one.
test.each([
  ['--voter', ''],
  ['--weight', ''],
  ['--timestamp', ''],
  ['--contest', ''],
  ['--group', ''],
  ['--sheet', ''],
  ['--separator', ''],
  ['--roll', ''],
  ['--config', ''],
  ['--audit', ''],
  ['--turnout-list', ''],
  ['--expect', ''],
  ['-o', ''],
  ['--rule', '=majority'],
  ['--method', ' =plurality'],
  ['--seats', '=1'],
])('%s "%s" is refused', (option, value) => {
  const { code, out, err } = tally(['ballots.csv', option, value], {
    cwd: folderWith({ 'ballots.csv': plainBallots }),
  });
  expect([code, out]).toEqual([2, '']);
  expect(err).toMatch(new RegExp(`^error: option '.*${option}.*' argument '${value}' is invalid`));
});
