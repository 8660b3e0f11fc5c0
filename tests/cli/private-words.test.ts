import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { csv, folderWith, tally } from './run-tally.ts';

const votes = [
  ...Array.from({ length: 6 }, () => 'Yes - I support it,Ann'),
  'Yes - I support it,Bo',
  'No - because Jim Smith beats his dog,Bo',
  "Abstain (I am the treasurer's wife),Bo",
  'Abstain (I am the treasurer’s wife!),Abstain - I hate Ann',
];
const ballots = csv(
  'Email,Adopt the budget?,Chair',
  ...votes.map((vote, at) => `v${at}@x.org,${vote}`),
);
const wrote = /jim smith|treasurer|i hate/i;
const outputs = [
  '--report',
  'r.json',
  '--report',
  'r.html',
  '--report',
  'r.md',
  '--report',
  'r.txt',
];

function published(text: string, ...options: string[]) {
  const folder = folderWith({ 'ballots.csv': text });
  const run = (...args: string[]) => tally(args, { cwd: folder });
  const done = run(
    'redact',
    'ballots.csv',
    '-o',
    'public.csv',
    '-q',
    '--definition-out',
    'd.yaml',
    ...outputs,
    ...options,
  );
  expect(done.code, done.err).toBe(0);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { folder, run, read };
}

const written = ['public.csv', 'd.yaml', 'r.json', 'r.html', 'r.md', 'r.txt'];

describe('answers that one voter alone wrote', () => {
  test('are in nothing that is published, and those of several are', () => {
    const { read } = published(ballots);
    for (const name of written) expect(read(name), name).not.toMatch(wrote);
    expect(read('d.yaml')).not.toContain('hidden');
    const [, sentence] = /("\\"Adopt the budget\?\\": [^\n]*)/.exec(read('r.json')) ?? [];
    expect(sentence).toBe(
      '"\\"Adopt the budget?\\": \\"Yes - I support it\\" is a yes, an answer of a single ballot a no, each of 2 answers of single ballots an abstention.",',
    );
  });

  test('are counted again from the ballots by the report alone, whatever apostrophe they have', () => {
    const { run } = published(ballots);
    for (const file of ['ballots.csv', 'public.csv'])
      expect(run('verify', 'r.json', file).out).toMatch(/^Same result/);
    expect(run('ballots.csv', '-q', '-o', 'own.json').code).toBe(0);
    expect(run('verify', 'own.json', 'ballots.csv').out).toMatch(/^Same result/);
  });

  test('stand for themselves no longer where another ballot has been changed', () => {
    const { folder, run } = published(ballots);
    writeFileSync(join(folder, 'changed.csv'), ballots.replace('v0@x.org', 'w0@x.org'));
    expect(run('verify', 'r.json', 'changed.csv').out).toMatch(/^Different/);
  });

  test('are hidden where a definition or a flag gives them a meaning, too', () => {
    const text = csv(
      'Email,Adopt?',
      'a@x.org,Yes',
      'b@x.org,No',
      'c@x.org,"over my dead body, Jim"',
      'd@x.org,Yes',
    );
    const { read, run } = published(
      text,
      '--read',
      'over my dead body; Jim=no',
      '--read',
      'over my dead body, jim=no',
    );
    for (const name of written) expect(read(name), name).not.toMatch(/body, jim/i);
    expect(run('verify', 'r.json', 'ballots.csv').out).toMatch(/^Same result/);
  });

  test('are shown to the organiser by tally check and tally init', () => {
    const { run } = published(ballots);
    expect(run('check', 'ballots.csv').out).toContain(
      '\n   "No - because Jim Smith beats his dog": no\n',
    );
    expect(run('init', 'ballots.csv').out).toContain('- no - because jim smith beats his dog');
  });
});

describe('options that one voter alone wrote, and no definition lists', () => {
  const choices = [
    'Ann Lee,Roof;Path',
    'Ann Lee,Roof',
    'Bo Ek,Path',
    'Bo Ek,Roof;my cat Tom',
    'Bo Ek,Path',
  ];
  const own = csv(
    'Email,Chair,Works',
    ...[...choices, 'My wife Ada,Roof'].map((cells, at) => `v${at}@x.org,${cells}`),
  );

  test('stand among the write-ins in all that is published, with the same result', () => {
    const { read, run } = published(own);
    for (const name of written)
      expect(read(name), name).not.toMatch(/my wife|my-wife|my cat|my-cat/i);
    expect(read('public.csv')).toContain(',(write-in 1),');
    expect(read('r.txt')).toContain('Elected: Bo Ek with 3 of 6 valid votes');
    for (const file of ['ballots.csv', 'public.csv'])
      expect(run('verify', 'r.json', file).out).toMatch(/^Same result/);
    const { err } = run('redact', 'ballots.csv', '-o', 'again.csv');
    expect(err).toContain('2 options that one voter alone wrote stand among the write-ins');
    expect(run('ballots.csv').out).toContain('My wife Ada');
  });

  test('are those of one voter however often they voted, and of ballots that do not count', () => {
    const text = csv(
      'Time,Email,Chair',
      ...['a,Ann', 'b,Ann', 'c,Bo', 'd,Bo', 'e,My wife Ada', 'e,My wife Ada'].map(
        (cells, at) => `2026-03-01 10:0${at},${cells.replace(',', '@x.org,')}`,
      ),
      '2026-03-01 11:00,y@x.org,my cat',
      '2026-03-01 11:01,z@x.org,my cat',
    );
    const folder = folderWith({
      'roll.csv': csv('Email', ...'abcde'.replace(/./g, '$&@x.org ').trim().split(' ')),
    });
    const { read, run } = published(text, '--roll', join(folder, 'roll.csv'));
    for (const name of written)
      expect(read(name), name).not.toMatch(/my wife|my-wife|my cat|my-cat/i);
    expect(read('r.txt')).toContain('Other write-ins (1 name)');
    expect(run('verify', 'r.json', 'public.csv').out).toMatch(/^Same result/);
  });

  test.each([
    ['votes in columns', 'method: approval, columns: [One, Two]'],
    ['first and second choices', 'method: plurality, columns: [One, Two]'],
    ['an order in a cell', 'method: plurality, column: Both, cells: order, separator: ">"'],
    ['lists in cells', 'method: approval, column: Both, cells: list'],
  ])('are write-ins of %s too', (_, contest) => {
    const order = contest.includes('order');
    const both = (one: string, two: string) =>
      order ? `${one} > ${two}` : `"['${one}', '${two}']"`;
    const pairs = ['Ann,Bo', 'Bo,Ann', 'Ann,Bo', 'Bo,Ann', 'My wife Ada,Bo'];
    const text = csv(
      'Token,One,Two,Both',
      ...pairs.map((pair, at) => {
        const [one = '', two = ''] = pair.split(',');
        return `t${at},${pair},${both(one, two)}`;
      }),
    );
    const folder = folderWith({
      'own.yaml': csv('columns: {voter: Token}', 'contests:', `  - {title: Board, ${contest}}`),
    });
    const { read, run } = published(text, '--config', join(folder, 'own.yaml'));
    for (const name of written) expect(read(name), name).not.toMatch(/my wife|my-wife/i);
    expect(read('public.csv')).toContain('(write-in 1)');
    for (const file of ['ballots.csv', 'public.csv'])
      expect(run('verify', 'r.json', file).out).toMatch(/^Same result/);
  });

  test('are named where a definition lists them, as the hint says', () => {
    const { folder, run, read } = published(own);
    expect(run('init', 'ballots.csv', '-o', 'own.yaml').code).toBe(0);
    const listing = read('own.yaml')
      .replace(/ +- id: my-cat-tom\n +title: my cat Tom\n/, '')
      .replace('    title: Works\n', '    title: Works\n    writeIns: true\n');
    writeFileSync(join(folder, 'own.yaml'), listing);
    const { err } = run('redact', 'ballots.csv', '--config', 'own.yaml', '-o', 'named.csv');
    expect(err).not.toContain('redact.options');
    expect(read('named.csv')).toContain('My wife Ada');
    expect(read('named.csv')).not.toContain('my cat');
  });

  test('keep their names where a cell that marks too much would become one, and that is told', () => {
    const text = csv(
      'Token,Chair',
      'a,Ann',
      'b,Ann',
      'c,Bo',
      'd,Bo',
      ...'efghijklmnopqrs'.split('').map((one) => `${one},Ann`),
      't,Cy|Di',
    );
    const { run, read } = published(text);
    expect(read('public.csv')).not.toContain('write-in');
    expect(run('verify', 'r.json', 'ballots.csv').out).toMatch(/^Same result/);
    const { err } = run('redact', 'ballots.csv', '-o', 'again.csv');
    expect(err).toContain('2 options that one voter alone wrote are named');
  });
});

describe('headings of columns of the roll that are not used', () => {
  const roll = csv(
    'Email,Shares (ask zoe@x.org),Status,Notes by Zoe',
    ...['a,10,Lapsed', 'b,20,ok', 'c,20,ok'].map((row) => `${row.replace(',', '@x.org,')},n`),
  );
  const files = {
    'ballots.csv': csv('Email,Adopt?', 'a@x.org,Yes', 'b@x.org,No'),
    'roll.csv': roll,
  };
  const count = ['ballots.csv', '--roll', 'roll.csv', '-o', 'r.json'];

  test('are told where a doubt is about them, and by their number where they hold an address', () => {
    const folder = folderWith(files);
    const { err } = tally(count, { cwd: folder });
    const report = readFileSync(join(folder, 'r.json'), 'utf8');
    expect(report).toContain('The column \\"Status\\" of the roll was not used');
    expect(report).toContain('The column \\"#2\\" of the roll may be weights');
    expect(report).not.toMatch(/zoe/i);
    const settled = { ...files, 'election.yaml': 'roll: {file: roll.csv, weight: "#2"}\n' };
    expect(err).toContain('It weighs: roll: {file: roll.csv, weight: "#2"}');
    expect(tally(['ballots.csv', '-q'], { cwd: folderWith(settled) }).out).toContain('30');
  });

  test('stand by their number in the definition of a report, which counts the same', () => {
    const ignored = 'roll: {file: roll.csv, ignored: ["Shares (ask zoe@x.org)", Status]}\n';
    const folder = folderWith({ ...files, 'election.yaml': ignored });
    expect(tally(count, { cwd: folder }).code).toBe(0);
    expect(readFileSync(join(folder, 'r.json'), 'utf8')).not.toMatch(/zoe|Status/);
    const verified = tally(['verify', 'r.json', 'ballots.csv', '--roll', 'roll.csv'], {
      cwd: folder,
    });
    expect(verified.out).toMatch(/^Same result/);
  });
});
