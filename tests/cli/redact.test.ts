import { createHash, createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import { csv, folderWith, reportOf, run, tally } from './run-tally.ts';

/** Ten members of two branches; one voted twice, one is a stranger, and one wrote a name of their own. */
const ballots = csv(
  'Time,Email,Branch,Adopt it?,Chair,Comments',
  '2026-03-14 09:00,ada@x.org,North,Yes,Ana,my back hurts',
  '2026-03-14 09:01,ben@x.org,North,yes ,ana,',
  '2026-03-14 09:02,cal@x.org,North,No,Bo,',
  '2026-03-14 09:03,dee@x.org,North,maybe,Zebulon,',
  '2026-03-14 09:04,eli@x.org,North,,Ana,',
  '2026-03-14 09:05,Fay@x.org,South,No,Bo,',
  '2026-03-14 09:06,gus@x.org,South,Yes,Bo,',
  '2026-03-14 09:07,hal@x.org,South,Abstain,,',
  '2026-03-14 09:08,ivo@x.org,South,Yes,Aaron,',
  '2026-03-14 09:09,ada@x.org,North,No,Ana,changed my mind',
  '2026-03-14 09:10,eve@y.org,South,No,Ana,',
);
const roll = csv(
  'Email',
  ...'ada ben cal dee eli fay gus hal ivo jon'.split(' ').map((name) => `${name}@x.org`),
);
const definition = csv(
  'columns: {timestamp: Time, voter: Email, group: Branch, private: Comments}',
  'roll: roll.csv',
  'contests:',
  '  - {id: adopt, column: "Adopt it?", method: question}',
  '  - {id: chair, column: Chair, method: plurality, options: [Ana, Bo], writeIns: true}',
  'groups: {smallest: 4}',
);
const files = { 'ballots.csv': ballots, 'roll.csv': roll, 'election.yaml': definition };

/** Redacts the ballots with these options; the folder in which everything lies. */
function redacted(
  options: readonly string[] = [],
  given: Readonly<Record<string, string>> = files,
) {
  const folder = folderWith(given);
  const args = ['redact', 'ballots.csv', '-o', 'public.csv', ...options];
  const done = tally(args, { cwd: folder });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { ...done, folder, read };
}

const key = 'k'.repeat(64);
const receipts = ['--receipts', 'receipts.key', '--receipts-list', 'list.csv'];

describe('the redacted ballots', () => {
  test('have marks in plain words and groups, in the order of these, and nothing else', () => {
    const { code, out, read } = redacted(['-q']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
    expect(read('public.csv').split('\r\n')).toEqual([
      ',,Branch,Adopt it?,Chair,,redacted voter',
      ',,North,(unreadable),(write-in 2),,1',
      ',,North,,Ana,,2',
      ',,North,No,Ana,,3',
      ',,North,No,Bo,,4',
      ',,North,Yes,Ana,,5',
      ',,South,Abstain,,,6',
      ',,South,No,Bo,,7',
      ',,South,Yes,(write-in 1),,8',
      ',,South,Yes,Bo,,9',
      '',
    ]);
  });

  test.each([
    ['the definition of the ballots, and the roll', ['--config', 'election.yaml']],
    ['the definition that was written, without the roll', ['--config', 'public.yaml']],
  ])('give the same by %s', (_, options) => {
    const { folder, read } = redacted([
      '-q',
      '--definition-out',
      'public.yaml',
      '--report',
      'r.json',
    ]);
    const report = reportSchema.parse(JSON.parse(read('r.json')));
    const again = reportOf(['public.csv', '-q', ...options], { cwd: folder });
    const parts = ({ contests, categories, turnout, groups }: typeof report) => ({
      contests: contests.map(({ robustness, ...rest }) => rest),
      categories,
      turnout,
      groups,
    });
    expect(parts(again)).toEqual(parts(report));
    expect(again.turnout.eligible).toBe(10);
    expect(again.accounting).toMatchObject({ rows: 9, counted: 9, setAside: [] });
  });

  test('are named in the report that is made with them', () => {
    const { read } = redacted(['-q', '--report', 'r.json', '--report', 'r.txt']);
    const text = read('public.csv');
    const sha256 = createHash('sha256').update(text).digest('hex');
    expect(reportSchema.parse(JSON.parse(read('r.json'))).published).toEqual({
      name: 'public.csv',
      bytes: Buffer.byteLength(text),
      sha256,
      rows: 9,
    });
    expect(read('r.txt')).toContain(`9 redacted ballots, SHA-256 ${sha256.slice(0, 16)}`);
  });

  test('say that they are, and how many are unique', () => {
    const { err, folder } = redacted();
    expect(err).toContain('9 of 9 ballots are like no other');
    const again = tally(['public.csv'], { cwd: folder });
    expect(again.err).toContain('[ballots.redacted]');
    expect(again.out).toContain('redacted ballots; who counts was decided before');
  });

  test('number write-ins that the report does not list, by what else is on their ballots', () => {
    const reports = ['--report', 'r.json', '--report', 'r.txt', '--definition-out', 'd.yaml'];
    const { read } = redacted(['-q', ...reports]);
    for (const name of ['public.csv', 'r.json', 'r.txt', 'd.yaml'])
      expect(read(name)).not.toMatch(/zebulon|aaron/i);
    const renamed = ballots.replace('Zebulon', 'Abel').replace('Aaron', 'Zoe');
    const other = redacted(['-q'], { ...files, 'ballots.csv': renamed });
    expect(other.read('public.csv')).toBe(read('public.csv'));
    const forged = ballots
      .replace(',Bo,\n', ',(Write-In 1),\n')
      .replace(',Bo,\n', ',(write-in 1),\n');
    const third = redacted(['-q'], { ...files, 'ballots.csv': forged });
    expect(third.code).toBe(0);
    expect(
      third
        .read('public.csv')
        .match(/\(write-in \d\)/gi)
        ?.sort(),
    ).toEqual(['(Write-In 1)', '(Write-In 1)', '(write-in 2)', '(write-in 3)']);
  });

  test('merge small groups', () => {
    const rows = ['North,6', 'South,5', 'East,3', 'West,2'].flatMap((one) => {
      const [branch = '', size] = one.split(',');
      return Array.from({ length: Number(size) }, (_, at) => `${branch}${at},${branch},Yes`);
    });
    const { read } = redacted(['-q'], { 'ballots.csv': csv('Token,Branch,Vote?', ...rows) });
    const groups = read('public.csv')
      .split('\r\n')
      .map((line) => line.split(',')[1]);
    expect(groups.filter((name) => name === '2 smaller groups')).toHaveLength(5);
    expect(read('public.csv')).not.toMatch(/East|West/);
  });

  test('leave out a column of groups that would show few ballots beside another', () => {
    const groups = ['North,New', 'North,Old', 'South,New', 'South,Old', 'East,New', 'East,Old'];
    const rows = groups.flatMap((group, nth) =>
      Array.from(
        { length: nth === 0 ? 1 : 9 },
        (_, at) => `${group.replace(',', ' ')} ${at},${group},${at % 3 ? 'Yes' : 'No'}`,
      ),
    );
    const given = {
      'ballots.csv': csv('Token,Branch,Class,Vote?', ...rows),
      'election.yaml': csv('columns: {voter: Token, group: [Branch, Class]}'),
    };
    const { err, read } = redacted(['--report', 'r.json'], given);
    expect(err).toContain('leave out the groups of "Class"');
    const report = reportSchema.parse(JSON.parse(read('r.json')));
    expect(report.groups.map(({ title }) => title)).toEqual([
      'East',
      'North',
      'South',
      'New',
      'Old',
    ]);
    expect(read('public.csv')).toMatch(/North/);
    expect(read('public.csv')).not.toMatch(/New|Old|Class/);
  });

  test('are not written where a rule needs groups that are too small to be shown', () => {
    const rows = ['a,A,Yes', 'b,A,Yes', 'c,A,No', 'd,A,Yes', 'e,A,Yes', 'f,B,No', 'g,C,Yes'];
    const given = {
      'ballots.csv': csv('Token,Class,Vote?', ...rows),
      'election.yaml': csv('rule: majority in each "Class"'),
    };
    const { code, err, folder } = redacted([], given);
    expect(code).toBe(2);
    expect(err).toContain('would not give the same result in "Vote?"');
    expect(readdirSync(folder).sort()).toEqual(['ballots.csv', 'election.yaml']);
    const open = { ...given, 'election.yaml': `${given['election.yaml']}groups: {smallest: 1}\n` };
    expect(redacted([], open).code).toBe(0);
  });

  describe('where a rule must hold in groups of the roll', () => {
    const members = Array.from({ length: 30 }, (_, at) => [`m${at}`, at % 2 ? 'North' : 'South']);
    const election = (rule: string) => ({
      'ballots.csv': csv(
        'Member,Motion',
        ...members.slice(0, 20).map(([name], at) => `${name},${at % 20 < 14 ? 'Yes' : 'No'}`),
      ),
      'roll.csv': csv('Member,Branch', ...members.map((member) => member.join(','))),
      'election.yaml': csv(
        'roll: {file: roll.csv, group: Branch}',
        `contests: [{id: m, column: Motion, rule: '${rule}'}]`,
      ),
    });

    test('are written, and verify says what does not follow from them', () => {
      const given = election('majority and majority in each "Branch"');
      const { code, err, folder, read } = redacted(['-q', '--report', 'r.json'], given);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      const report = reportSchema.parse(JSON.parse(read('r.json')));
      expect(report.contests[0]?.baseSentence).toContain('of 30 eligible voters');
      const verify = (name: string) =>
        tally(['verify', name, 'public.csv'], { cwd: folder, env: { COLUMNS: '1000' } });
      expect(verify('r.json').code).toBe(0);
      expect(verify('r.json').out.replaceAll('\n', ' ')).toContain(
        'nor does what "Motion" would have come to of the eligible voters of each group',
      );
      const altered = read('r.json').replace('Another base would change it', 'No base changes it');
      writeFileSync(join(folder, 'altered.json'), altered);
      expect(verify('altered.json').code).toBe(1);
    });

    test('are refused where that is of those eligible there', () => {
      const { code, err } = redacted([], election('majority of eligible in each "Branch"'));
      expect(code).toBe(2);
      expect(err).toContain('only the roll says how many they are');
      expect(err).not.toContain('smallest');
    });
  });

  test('keep the options that a spreadsheet would run as formulas', () => {
    const rows = ['a,=1+1', "b,'=1+1", "c,'=1+1", 'd,@x', 'e,@x', 'f,=1+1', 'g,=1+1'];
    const { folder, read } = redacted(['-q', '--definition-out', 'public.yaml'], {
      'ballots.csv': csv('Token,Chair', ...rows),
      'election.yaml': csv('contests: [{title: Chair, method: plurality}]'),
    });
    expect(read('public.csv')).toContain(`,'=1+1,`);
    const [chair] = reportOf(['public.csv', '-q', '--config', 'public.yaml'], {
      cwd: folder,
    }).contests;
    expect(chair?.options.map(({ title, votes }) => [title, votes])).toEqual([
      ["'=1+1", 2],
      ['=1+1', 3],
      ['@x', 2],
    ]);
  });
});

describe('receipts', () => {
  const given = { ...files, 'receipts.key': `${key}\n` };

  test('are an HMAC of the folded id, which only the list joins to a name', () => {
    const { code, err, out, read } = redacted(receipts, given);
    expect(code).toBe(0);
    const lines = read('list.csv').trimEnd().split('\r\n');
    expect(lines).toHaveLength(10);
    expect(lines[0]).toBe('Email,receipt');
    const hash = createHmac('sha256', key).update('fay@x.org').digest('hex');
    const code4 = hash.slice(0, 24).replace(/(.{4})(?=.)/g, '$1-');
    expect(lines).toContain(`Fay@x.org,${code4}`);
    const text = read('public.csv');
    expect(text).toContain(`South,No,Bo,,${code4}\r\n`);
    expect(text.split('\r\n')[0]).toMatch(/redacted receipt$/);
    for (const told of [text, err, out]) {
      expect(told).not.toContain(key);
      if (told === text) expect(told).not.toContain('@');
    }
  });

  test('can be made with openssl', () => {
    const { folder, read } = redacted(receipts, given);
    const line = `printf '%s' fay@x.org | openssl dgst -sha256 -hmac "$(cat receipts.key)" | sed 's/.* //' | cut -c1-24 | sed 's/..../&-/g; s/-$//'`;
    const { out } = run('sh', ['-c', line], { cwd: folder });
    expect(read('list.csv')).toContain(`Fay@x.org,${out.trim()}\r\n`);
  });

  test('give the same result', () => {
    const { folder } = redacted(['-q', ...receipts, '--report', 'r.json'], given);
    const again = reportOf(['public.csv', '-q', '--config', 'election.yaml'], { cwd: folder });
    expect(again.accounting.duplicates).toMatchObject({ lookedFor: true, voters: 0 });
    expect(again.contests[0]?.outcome.kind).toBe('not-passed');
  });

  test('need a key that is long enough, and voters', () => {
    const short = redacted(receipts, { ...given, 'receipts.key': 'secret\n' });
    expect(short.code).toBe(2);
    expect(short.err).toContain('The key has 6 bytes');
    expect(short.err).not.toContain('secret');
    const nobody = { 'ballots.csv': csv('Vote?', 'Yes', 'No'), 'receipts.key': key };
    const anonymous = redacted(receipts, nobody);
    expect(anonymous.code).toBe(2);
    expect(anonymous.err).toContain('[receipts.no-voters]');
    const missing = redacted(['--receipts', 'none.key']);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('none.key cannot be read');
    for (const { folder } of [short, anonymous, missing])
      expect(existsSync(join(folder, 'public.csv'))).toBe(false);
    const listOnly = redacted(['--receipts-list', 'list.csv']);
    expect(listOnly).toMatchObject({ code: 2, out: '' });
    expect(listOnly.err).toContain('add --receipts');
  });

  test('say how many ballots have none', () => {
    const rows = csv('Token,Vote?', 'a,Yes', 'anonymous,No', ',No', 'b,Yes');
    const { code, err, read } = redacted(receipts, { 'ballots.csv': rows, 'receipts.key': key });
    expect(code).toBe(0);
    expect(err).toContain('2 ballots name no voter and have no receipt');
    expect(read('public.csv')).toMatch(/No,\r\n,No,\r\n/);
  });
});

describe('nothing is overwritten', () => {
  test.each([
    ['-o', ['redact', 'ballots.csv', '-o', 'ballots.csv']],
    ['-o', ['redact', 'ballots.csv', '-o', 'roll.csv']],
    ['--report', ['redact', 'ballots.csv', '-o', 'p.csv', '--report', 'p.csv']],
    [
      '--definition-out',
      ['redact', 'ballots.csv', '-o', 'p.csv', '--definition-out', 'election.yaml'],
    ],
    [
      '--receipts-list',
      ['redact', 'ballots.csv', '-o', 'p.csv', '--receipts', 'k', '--receipts-list', 'k'],
    ],
    ['--report', ['redact', 'ballots.csv', '-o', 'p.csv', '--report', 'p.pdf']],
  ])('%s of %j is refused', (flag, args) => {
    const folder = folderWith({ ...files, k: key });
    const { code, err } = tally(args, { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain(`error: ${flag} `);
    expect(readdirSync(folder)).toHaveLength(4);
  });

  test('where a file cannot be written, the code says so', () => {
    const folder = folderWith(files);
    const { code, err } = tally(['redact', 'ballots.csv', '-q', '-o', 'none/p.csv'], {
      cwd: folder,
    });
    expect(code).toBe(4);
    expect(err).toContain('none/p.csv was not written: there is no such folder');
  });
});

test('they can go to standard output, without a report that would name them', () => {
  const { folder, read } = redacted(['-q']);
  const { code, out } = tally(['redact', 'ballots.csv', '-q', '-o', '-'], { cwd: folder });
  expect({ code, out }).toEqual({ code: 0, out: read('public.csv') });
  const named = ['redact', 'ballots.csv', '-q', '-o', '-', '--report', 'r.json'];
  expect(tally(named, { cwd: folder })).toMatchObject({ code: 2, out: '' });
  expect(existsSync(join(folder, '-'))).toBe(false);
});

test.each<[what: string, headings: string, rows: readonly string[], contest: string]>([
  [
    'in one column',
    'Rank them',
    ['Ana > Bo', 'Bo', 'Ana = Bo', 'Ana > Bo > Cy'],
    'column: Rank them, cells: order, method: plurality',
  ],
  [
    'over several columns',
    'Pick 1,Pick 2',
    ['Ana,Bo', 'Bo,', ',Ana', 'Ana,Cy'],
    'columns: [Pick 1, Pick 2], method: plurality',
  ],
  [
    'over a column for each option',
    'P [Ana],P [Bo]',
    ['x,', ',x', 'x,x', 'x,'],
    'method: approval, options: [{title: Ana, column: "P [Ana]"}, {title: Bo, column: "P [Bo]"}]',
  ],
])('a contest %s with a title of its own is redacted', (_, headings, rows, contest) => {
  const { code, err, folder } = redacted(['-q', '--report', 'report.json'], {
    'ballots.csv': csv(`Token,${headings}`, ...rows.map((row, at) => `t${at},${row}`)),
    'election.yaml': csv(`contests: [{title: The chair, ${contest}}]`),
  });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const verified = tally(['verify', 'report.json', 'public.csv'], { cwd: folder });
  expect(verified.out).toMatch(/^Same result/);
});

test('redacted ballots can be redacted, and stay the same', () => {
  const { folder, read } = redacted(['-q', '--definition-out', 'public.yaml']);
  const args = ['redact', 'public.csv', '-q', '-o', 'twice.csv', '--config', 'public.yaml'];
  expect(tally(args, { cwd: folder }).code).toBe(0);
  const plain = (text: string) =>
    text.replaceAll(/,\d*(?=\r\n)/g, '').replaceAll(/,+\r\n/g, '\r\n');
  expect(plain(read('twice.csv')).split('\r\n').slice(1)).toEqual(
    plain(read('public.csv')).split('\r\n').slice(1),
  );
});

test('the same files in another order of rows give the same bytes', () => {
  const first = redacted(['-q']);
  const [heading = '', ...rows] = ballots.trimEnd().split('\n');
  writeFileSync(join(first.folder, 'ballots.csv'), csv(heading, ...rows.reverse()));
  tally(['redact', 'ballots.csv', '-q', '-o', 'again.csv'], { cwd: first.folder });
  expect(first.read('again.csv')).toBe(first.read('public.csv'));
});

test.each([
  [
    'in one column',
    'Committee',
    ['Ana', 'Bo'],
    'column: Committee, method: plurality, options: [Ana, Bo]',
  ],
  [
    'over several columns',
    'C [Ana],C [Bo]',
    ['x,', ',x'],
    'method: approval, options: [{title: Ana, column: "C [Ana]"}, {title: Bo, column: "C [Bo]"}]',
  ],
])(
  'a contest %s that is called as a column of groups of the roll is redacted beside it',
  (_, headings, marks, contest) => {
    const voters = Array.from({ length: 20 }, (_, at) => ({
      id: `secret${at}`,
      mark: marks[at % 2] ?? '',
      group: at < 10 ? 'Sport' : 'Finance',
    }));
    const given = {
      'ballots.csv': csv(`Token,${headings}`, ...voters.map(({ id, mark }) => `${id},${mark}`)),
      'roll.csv': csv('Token,Committee', ...voters.map(({ id, group }) => `${id},${group}`)),
      'election.yaml': csv(
        'columns: {voter: Token}',
        'roll: {file: roll.csv, id: Token, group: Committee}',
        `contests: [{title: Committee, ${contest}}]`,
      ),
    };
    const options = ['-q', '--report', 'report.json', '--definition-out', 'public.yaml'];
    const { code, err, folder, read } = redacted(options, given);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(read('public.csv')).not.toContain('secret');
    const verified = tally(['verify', 'report.json', 'public.csv'], { cwd: folder });
    expect(verified.out).toMatch(/^Same result/);
    const counted = reportOf(['public.csv', '--config', 'public.yaml'], { cwd: folder });
    const before = reportOf(['ballots.csv'], { cwd: folder });
    const groups = before.groups.map(({ title, ballots: own }) => [title, own]);
    expect(counted.contests[0]?.options).toEqual(before.contests[0]?.options);
    expect(counted.contests[0]?.groups).toEqual(before.contests[0]?.groups);
    expect(counted.groups.map(({ title, ballots: own }) => [title, own])).toEqual(groups);
  },
);
