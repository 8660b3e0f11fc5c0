import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { ballotsOf, csv, folderWith, plainBallots, reportOf, root, tally } from './run-tally.ts';

const schemaLine = /^# yaml-language-server: \$schema=\S*definition\.schema\.json$/;

describe.each([
  ['a plain file', 'plain-table'],
  ['a Google form', 'google-direct-semicolon-joins'],
  ['a Google sheet', 'google-sheets-comma-joins'],
])('init of %s', (_, fixture) => {
  const ballots = readFileSync(join(root, ballotsOf(fixture)));
  const init = () => tally(['init', '-q', '--no-config', ballotsOf(fixture)]);

  test('is YAML whose first line names the schema and whose keys are explained', () => {
    const { code, out, err } = init();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n')[0]).toMatch(schemaLine);
    expect(out.match(/^# .*$/gm)?.length).toBeGreaterThan(5);
    const document = parseDocument(out, { strict: true });
    expect([...document.errors, ...document.warnings]).toEqual([]);
    expect(document.toJS()).toHaveProperty('contests');
  });

  test('counts the same, and nothing is inferred any more', () => {
    const cwd = folderWith({ 'ballots.csv': ballots, 'club.yaml': init().out });
    const inferred = reportOf(['ballots.csv'], { cwd });
    const defined = reportOf(['ballots.csv', '--config', 'club.yaml'], { cwd });
    expect(defined.contests).toEqual(inferred.contests);
    expect(defined.accounting).toEqual(inferred.accounting);
    expect(defined.definition.sha256).toBe(inferred.definition.sha256);
    expect(new Set(defined.reading.columns.map((column) => column.basis))).toEqual(
      new Set(['definition']),
    );
  });
});

test('init keeps what flags say', () => {
  const { out } = tally(['init', '--rule', 'two-thirds', '--eligible', '9', '-'], {
    input: plainBallots,
  });
  expect(parseDocument(out).toJS()).toMatchObject({ rule: 'two-thirds of valid', eligible: 9 });
});

test('init > election.yaml works, though the shell makes the empty file first', () => {
  const cwd = folderWith({ 'ballots.csv': plainBallots, 'election.yaml': '' });
  const { code, out } = tally(['init', 'ballots.csv'], { cwd });
  expect(code).toBe(0);
  expect(out).toBe(tally(['init', '--no-config', 'ballots.csv'], { cwd }).out);
});

test('init reads no ballots that a count would refuse', () => {
  const { code, out, err } = tally(['init', ballotsOf('zero-one-column')]);
  expect(code).toBe(2);
  expect(out).toBe('');
  expect(err).toContain('[contest.zero-one]');
});

test('init writes a comment that a name of a file cannot break out of', () => {
  const cwd = folderWith({ 'a\ntitle: evil.csv': plainBallots });
  const { out } = tally(['init', 'a\ntitle: evil.csv'], { cwd });
  expect(parseDocument(out).toJS()).not.toHaveProperty('title');
});

describe('init -o', () => {
  test('writes a file where none is yet', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    const { code, out, err } = tally(['init', 'ballots.csv', '-o', 'election.yaml'], { cwd });
    expect({ code, out, err }).toEqual({ code: 0, out: '', err: '' });
    const text = readFileSync(join(cwd, 'election.yaml'), 'utf8');
    expect(text).toBe(tally(['init', '--no-config', 'ballots.csv'], { cwd }).out);
  });

  test('writes JSON into a file that is called so, and it says the same', () => {
    const cwd = folderWith({
      'ballots.csv': csv('Token,Vote \u202e?', 'T1,Yes', 'T2,No', 'T3,Yes'),
    });
    expect(tally(['init', 'ballots.csv', '-o', 'election.JSON'], { cwd }).code).toBe(0);
    const text = readFileSync(join(cwd, 'election.JSON'), 'utf8');
    const yaml = tally(['init', '--no-config', 'ballots.csv'], { cwd }).out;
    expect(JSON.parse(text)).toEqual(parseDocument(yaml).toJS());
    expect(text).not.toContain('\u202e');
  });

  test.each([['club.yaml'], ['ballots.csv']])('never overwrites %s', (name) => {
    const files: Record<string, string> = {
      'ballots.csv': plainBallots,
      'club.yaml': csv('title: By hand'),
    };
    const cwd = folderWith(files);
    const { code, out, err } = tally(['init', 'ballots.csv', '-o', name], { cwd });
    expect(code).toBe(4);
    expect(out).toBe('');
    expect(err).toContain(`${name} was not written: it is there already`);
    expect(readFileSync(join(cwd, name), 'utf8')).toBe(files[name]);
  });

  test('says what cannot be written', () => {
    const { code, err } = tally(['init', ballotsOf('plain-table'), '-o', '/dev/null/x.yaml']);
    expect(code).toBe(4);
    expect(err).toMatch(/^error: \/dev\/null\/x\.yaml was not written: /);
  });
});

test('init leaves out what a title says otherwise, so that it is told again until it is settled', () => {
  const ballots = csv(
    'Token,Elect two auditors,Chair (absolute majority),Clerk',
    ...['Ann,Cy,Ed', 'Bo,Di,Flo', 'Ann,Cy,Ed', 'Bo,Cy,Flo', 'Ann,Di,Flo', 'Bo,Cy,Ed'].map(
      (cells, at) => `t${at},${cells}`,
    ),
  );
  const cwd = folderWith({ 'ballots.csv': ballots });
  const written = parseDocument(tally(['init', '-q', 'ballots.csv'], { cwd }).out).toJS();
  const keys = written.contests.map((contest: object) => ['method' in contest, 'seats' in contest]);
  expect(keys).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ]);
  const again = folderWith({ 'ballots.csv': ballots, 'election.yaml': JSON.stringify(written) });
  const { err } = tally(['ballots.csv'], { cwd: again });
  expect(err).toContain('[contest.seats-in-title]');
  expect(err).toContain('[contest.rule-in-title]');
  const about = folderWith({ 'b.csv': 'Token,Are you a member?,Roof\na,Yes,No\nb,No,Yes\n' });
  tally(['init', '-q', 'b.csv', '-o', 'election.yaml'], { cwd: about });
  expect(tally(['b.csv'], { cwd: about }).err).toContain('[contest.about-voter]');
  const said = folderWith({ 'b.csv': 'Id,Status,Vote\na,Valid,Yes\nb,Void,No\nc,Valid,Yes\n' });
  tally(['init', '-q', 'b.csv', '-o', 'election.yaml'], { cwd: said });
  expect(tally(['b.csv'], { cwd: said }).err).toContain('[rows.said-void]');
  const proxies = folderWith({ 'b.csv': 'Member No,Flat,Roof\n7,A,Yes\n7,B,No\n8,C,Yes\n' });
  tally(['init', '-q', 'b.csv', '-o', 'election.yaml'], { cwd: proxies });
  expect(tally(['b.csv'], { cwd: proxies }).err).toContain('[duplicates.proxies]');
  const lines = folderWith({
    'b.csv': 'Id,"Voting\nstrength",Vote\na,10,Yes\nb,20,No\nc,30,Yes\n',
  });
  tally(['init', '-q', 'b.csv', '-o', 'election.yaml'], { cwd: lines });
  expect(tally(['b.csv'], { cwd: lines })).toMatchObject({ code: 0 });
  const settled = tally(['init', '-q', 'ballots.csv', '--seats', '2'], { cwd });
  expect(parseDocument(settled.out).toJS().contests[0].seats).toBe(2);
});

test('init leaves a weight that is doubted to be uncommented', () => {
  const ballots = 'Member,Shares held,Lease\nNorth,12,yes\nSouth,8,no\n';
  const written = tally(['init', '-q', 'b.csv'], { cwd: folderWith({ 'b.csv': ballots }) }).out;
  expect(written).toContain('  # weight: Shares held #');
  const counted = (text: string) =>
    tally(['b.csv'], { cwd: folderWith({ 'b.csv': ballots, 'election.yaml': text }) });
  expect(counted(written).err).toContain('[weights.inferred]');
  const settled = counted(written.replace('  # weight:', '  weight:'));
  expect(settled.err).not.toContain('[weights.inferred]');
  expect(settled.out).toContain('12 of 20 valid votes');
});

test.each([
  ['voter: Member', 'Member,Mandates,Lease\nNorth,12,yes\nSouth,8,no\n'],
  ['# columns:', 'Mandates,Lease\n12,yes\n8,no\n'],
])('init writes what may be a weight as a line to uncomment, below "%s"', (above, ballots) => {
  const cwd = folderWith({ 'b.csv': ballots });
  const written = tally(['init', '-q', 'b.csv'], { cwd }).out;
  expect(written).toContain(above);
  expect(written).toContain('  # weight: Mandates #');
  const uncommented = written.replace('# columns:', 'columns:').replace('  # weight:', '  weight:');
  const counted = (text: string) =>
    tally(['b.csv'], { cwd: folderWith({ 'b.csv': ballots, 'election.yaml': text }) });
  expect(counted(written).err).toContain('[columns.may-weigh]');
  expect(counted(uncommented).out).toContain('12 of 20 valid votes');
});
