import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { ballotsOf, csv, folderWith, reportOf, root, run, tally } from './run-tally.ts';

/** The lines of awk in the README, by what they add up. */
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const [votes = '', marks = '', byGroup = ''] = readme.match(/^awk -F, '[^']+' audit\.csv/gm) ?? [];

const byText = (a: readonly string[], b: readonly string[]) => (a.join() < b.join() ? -1 : 1);

/** What awk makes of an audit trail: words and their sum, a line each. */
function sums(program: string, cwd: string): string[][] {
  const { out, err } = run('sh', ['-c', program], { cwd });
  expect(err).toBe('');
  // A ballot may weigh nothing.
  const lines = out.split('\n').filter((line) => line !== '' && !line.endsWith(' 0'));
  return lines.map((line) => line.split(' ')).sort(byText);
}

function audited(fixture: string, name = 'audit.csv') {
  const cwd = folderWith({});
  const path = join(cwd, name);
  const ballots = join(root, ballotsOf(fixture));
  const report = reportOf(['-q', ballots, '--audit', path], { cwd });
  return { cwd, path, report, text: readFileSync(path, 'utf8') };
}

const known = (report: Report) => report.contests.filter(({ status }) => status === 'active');

/** Votes of each option that has some, as the report has them. */
function votesIn(report: Report): string[][] {
  return known(report)
    .flatMap(({ id, options }) =>
      options.filter((one) => one.votes > 0).map((one) => [id, one.id, String(one.votes)]),
    )
    .sort(byText);
}

const fixtures = [
  'convention-2019',
  'google-sheets-comma-joins',
  'majority-runoff-tie-for-second',
  'weights-decimal',
  'weights-decimal-comma-by-group',
  'rulings',
  'groups-two-columns',
  'alchemer-boxes',
  'approval-too-many-marks',
  'ragged-rows',
  'categories-nested',
  'scores-added',
  'scores-weighted',
];

test('the README has the lines of awk that are run here', () => {
  expect([votes, marks, byGroup].every((one) => one !== '')).toBe(true);
});

/** Ballots of each sort, where there are some. */
function marksIn(report: Report): string[][] {
  const kinds = ['valid', 'abstain', 'blank', 'invalid'] as const;
  return known(report)
    .flatMap(({ id, accounting }) =>
      kinds
        .filter((kind) => accounting[kind] > 0)
        .map((kind) => [id, kind, String(accounting[kind])]),
    )
    .sort(byText);
}

/** Votes by group, of the groups that some contest shows. */
function votesByGroup(report: Report): string[][] {
  return known(report)
    .flatMap(({ id, groups = [] }) =>
      groups.flatMap(({ group, options }) =>
        options.filter((one) => one.votes > 0).map((one) => [group, id, one.id, String(one.votes)]),
      ),
    )
    .sort(byText);
}

test.each(fixtures)('the audit trail of %s adds up to its report', (fixture) => {
  const { cwd, report } = audited(fixture);
  expect(sums(votes, cwd)).toEqual(votesIn(report));
  expect(sums(marks, cwd)).toEqual(marksIn(report));
  const expected = votesByGroup(report);
  const shown = new Set(expected.map(([group]) => group));
  expect(sums(byGroup, cwd).filter(([group]) => shown.has(group))).toEqual(expected);
});

describe('an audit trail', () => {
  test('has every row with its line and what became of it', () => {
    const { text, report } = audited('convention-2019');
    const rows: string[][] = parse(text, { fromLine: 2 });
    const ballots = new Map(rows.map((row) => [row[0], row[1] ?? '']));
    expect(ballots.size).toBe(report.accounting.rows);
    for (const { reason, rows: number } of report.accounting.setAside)
      expect([...ballots.values()].filter((own) => own === reason)).toHaveLength(number);
    const malformed = rows.find((row) => row[1] === 'malformed');
    expect(malformed?.slice(0, 10)).toEqual([
      '291',
      'malformed',
      '1',
      '',
      '',
      '',
      '',
      '311',
      '',
      'ballots.csv',
    ]);
    expect(rows.find((row) => row[13] === 'Yes, if amended')?.slice(4, 6)).toEqual([
      'invalid',
      'unknown',
    ]);
  });

  test('says by whose ruling, and why', () => {
    const { text } = audited('rulings');
    const rows: string[][] = parse(text, { fromLine: 2 });
    expect(rows.find((row) => row[1] === 'ruling')?.[10]).toBe(
      'set aside (election committee): handed in by somebody else',
    );
    expect(rows.filter((row) => row[10]?.startsWith('accepted (')).map((row) => row[1])).toEqual([
      'counted',
      'counted',
    ]);
  });

  test('is safe to open in a spreadsheet, and has a line for each vote, whatever voters write', () => {
    const cwd = folderWith({
      'ballots.csv': csv(
        'Token,Chair',
        'a,=1+1',
        'b,"two',
        'lines, and a comma"',
        'c,=1+1',
        'd,@x',
      ),
      'election.yaml': csv('contests: [{title: Chair, method: plurality}]'),
    });
    tally(['ballots.csv', '-q', '--audit', 'audit.csv'], { cwd });
    const lines = readFileSync(join(cwd, 'audit.csv'), 'utf8').trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[1]).toMatch(/,Chair,'=1\+1,$/);
    expect(lines[2]).toMatch(/,3,,ballots\.csv,,Chair,"two lines, and a comma",$/);
  });

  test('goes to standard output as -, where the report does not', () => {
    const cwd = folderWith({ 'ballots.csv': 'Vote\nYes\nNo\n' });
    const { out } = tally(['ballots.csv', '--audit', '-', '-o', 'report.json'], { cwd });
    expect(out.split('\r\n').map((line) => line.split(',')[4])).toEqual([
      'reading',
      'valid',
      'valid',
      undefined,
    ]);
    expect(readdirSync(cwd).sort()).toEqual(['ballots.csv', 'report.json']);
  });

  test.each(['audit.ndjson', 'audit.JSONL'])('is JSON, a row a line, as %s', (name) => {
    const { text, report } = audited('groups-two-columns', name);
    const rows = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(report.accounting.rows);
    expect(rows[0]).toMatchObject({ ballot: 1, line: 2, disposition: 'counted', weight: 1 });
    expect(rows[0].readings[0]).toMatchObject({ contest: report.contests[0]?.id });
  });

  test('is one JSON array as audit.json, of the same rows', () => {
    const array = audited('convention-2019', 'audit.json');
    const lines = audited('convention-2019', 'audit.ndjson');
    const rows = lines.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.parse(array.text)).toEqual(rows);
    expect(rows).toHaveLength(array.report.accounting.rows);
    expect(JSON.parse(audited('nobody-voted', 'audit.json').text)).toEqual([]);
  });

  test('overwrites nothing that is counted, and is written whole or not at all', () => {
    const files = { 'ballots.csv': csv('Token,Vote?', 'a,Yes') };
    const cwd = folderWith(files);
    const over = tally(['ballots.csv', '--audit', 'ballots.csv'], { cwd });
    expect(over).toMatchObject({ code: 2, out: '' });
    expect(over.err).toContain('--audit ballots.csv would overwrite what is counted');
    const lost = tally(['ballots.csv', '-q', '--audit', 'none/audit.csv'], { cwd });
    expect(lost).toMatchObject({ code: 4, out: '' });
    expect(existsSync(join(cwd, 'none'))).toBe(false);
    expect(readdirSync(cwd)).toEqual(['ballots.csv']);
  });
});
