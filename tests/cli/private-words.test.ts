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

  test('are those of one voter however often they voted, and of ballots that do not count', () => {
    const own = csv(
      'Time,Email,Adopt the budget?',
      ...[...votes.slice(0, 7), 'No - because Jim Smith beats his dog'].map(
        (vote, at) => `2026-03-01 10:0${at},v${at}@x.org,${vote.split(',')[0]}`,
      ),
      '2026-03-01 10:10,v7@x.org,No - because Jim Smith beats his dog',
      '2026-03-01 10:11,stranger@x.org,No - I hate Ann',
    );
    const members = Array.from({ length: 8 }, (_, at) => `v${at}@x.org`);
    const roll = join(folderWith({ 'roll.csv': csv('Email', ...members) }), 'roll.csv');
    const words = ['No - because Jim Smith beats his dog=no', 'No - I hate Ann=no'];
    const meanings = ['Yes - I support it=yes', ...words].flatMap((word) => ['--read', word]);
    const { read } = published(own, '--roll', roll, '--method', 'question', ...meanings);
    for (const name of written) expect(read(name), name).not.toMatch(wrote);
    expect(read('r.json')).toContain('yes - i support it');
  });

  test('are hidden where a definition says which option they mean, as a cell or a part of one', () => {
    const text = csv(
      'Email,Chair,Works',
      'a@x.org,Ann,Roof;Path',
      'b@x.org,"Ann, because she is my mother",Roof;the way my cat Tom walks',
      'c@x.org,Bo (from the North),Path',
      'd@x.org,Bo (from the North),Path',
      'e@x.org,"Ek, Bo (North)",Path',
    );
    const definition = csv(
      'contests:',
      '  - column: Chair',
      '    method: plurality',
      '    options:',
      '      - {title: Ann, aliases: ["Ann, because she is my mother", "Ann (nobody wrote it)"]}',
      '      - {title: Bo Ek of the North, aliases: ["Bo (from the North)", "Ek, Bo (North)"]}',
      '  - column: Works',
      '    method: approval',
      '    separator: ";"',
      '    options: [Roof, {title: Path, aliases: ["the way my cat Tom walks"]}]',
    );
    const config = join(folderWith({ 'own.yaml': definition }), 'own.yaml');
    const { read, run } = published(text, '--config', config);
    for (const name of written) expect(read(name), name).not.toMatch(/my mother|my cat/i);
    for (const name of ['r.json', 'd.yaml'])
      for (const shown of ['Ann (nobody wrote it)', 'Bo (from the North)', 'Ek, Bo (North)'])
        expect(read(name)).toContain(shown);
    for (const file of ['ballots.csv', 'public.csv']) {
      const { out } = run('verify', 'r.json', file, '--definition', config);
      expect(out).toMatch(/^Same result/);
      expect(out).toContain('The definition is the one that was published');
    }
    const other = config.replace('own', 'other');
    writeFileSync(other, definition.replace('[Roof,', '[Roof, Shed,'));
    expect(run('verify', 'r.json', 'public.csv', '--definition', other).out).toMatch(
      /^Not as published/,
    );
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

  const pairs = ['Ann,Bo', 'Bo,Ann', 'Ann,Bo', 'Bo,Ann', 'My wife Ada,Bo'];
  const paired = csv(
    'Token,One,Two,List',
    ...pairs.map((pair, at) => `t${at},${pair},"['${pair.replace(',', "', '")}']"`),
  );
  const board = (contest: string) => [
    '--config',
    join(
      folderWith({
        'own.yaml': csv('columns: {voter: Token}', 'contests:', `  - {title: Board, ${contest}}`),
      }),
      'own.yaml',
    ),
  ];

  test.each([
    ['votes in columns', 'method: approval, columns: [One, Two]'],
    ['lists in cells', 'method: approval, column: List, cells: list'],
  ])('are write-ins of %s too', (_, contest) => {
    const { read, run } = published(paired, ...board(contest));
    for (const name of written) expect(read(name), name).not.toMatch(/my wife|my-wife/i);
    expect(read('public.csv')).toContain('(write-in 1)');
    for (const file of ['ballots.csv', 'public.csv'])
      expect(run('verify', 'r.json', file).out).toMatch(/^Same result/);
  });

  test('keep their names in a ranking, which stays one in the report, and that is told', () => {
    const ranked = board('method: plurality, columns: [One, Two]');
    const { read, run } = published(paired, ...ranked);
    expect(read('r.txt')).toContain('a ranking, of which the first choices count');
    const { err } = run('redact', 'ballots.csv', '-o', 'again.csv', ...ranked);
    expect(err).toContain('1 option that one voter alone wrote is named');
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

test('the headings of columns that are ignored are in no report', () => {
  const folder = folderWith({
    'ballots.csv': csv('Token,As Zoe saw it,Adopt?', 'a,x,Yes', 'b,y,No'),
  });
  const { out, code } = tally(
    ['ballots.csv', '-q', '--ignore', 'As Zoe saw it', '--format', 'json'],
    { cwd: folder },
  );
  expect(code).toBe(0);
  expect(out).not.toMatch(/zoe/i);
});
