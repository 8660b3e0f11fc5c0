import { describe, expect, test } from 'vitest';
import { diagnosticsSchema } from '../../src/report/diagnostics-schema.ts';
import { ballotsOf, csv, folderWith, plainBallots, tally } from './run-tally.ts';

describe('check', () => {
  test('lists every place of every problem, with line, heading, cell, code and hint', () => {
    const rows = Array.from({ length: 12 }, (_, at) => `T${at},${at < 5 ? `word ${at}` : 'Yes'}`);
    const { code, out, err } = tally(['check', '--method', 'question', '-'], {
      input: csv('Token,Vote?', ...rows),
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('warning: In "Vote?" 5 ballots ');
    expect(out).toContain('[marks.unread]\n');
    for (let at = 0; at < 5; at += 1) {
      expect(out).toContain(`\n  stdin, line ${at + 2}, "Vote?": "word ${at}"\n`);
    }
    expect(out).toContain('\n  hint: ');
  });

  test('lists the marks that say they are invalid, and of very many points to no other list', () => {
    const rows = Array.from({ length: 1002 }, (_, at) => `T${at},${at % 2 ? 'spoilt' : 'Yes'}`);
    const { out } = tally(['check', '-'], { input: csv('Token,Vote?', ...rows) });
    expect(out).toMatch(
      /501 of 1,002 marked ballots say in words[^\n]*\n {2}stdin, line 3, "Vote\?": "spoilt"\n/,
    );
    expect(out).not.toContain('more places');
    const more = Array.from({ length: 3000 }, (_, at) => `T${at},${at % 2 ? 'spoilt' : 'Yes'}`);
    const long = tally(['check', '-'], { input: csv('Token,Vote?', ...more) }).out;
    expect(long).toContain('\n  and 500 more places\n');
  });

  test('lists how each column was read', () => {
    expect(tally(['check', '-'], { input: plainBallots }).out).toBe(
      csv(
        '#1 "Token": voter',
        '#2 "Vote?": contest vote (question)',
        '',
        'No problems: it can be counted.',
      ),
    );
  });

  test('lists errors of the definition and warnings, errors first, and counts them', () => {
    const { code, out, err } = tally(['check', ballotsOf('definition-errors-all-at-once')]);
    expect({ code, err }).toEqual({ code: 2, err: '' });
    expect(out.match(/^error: /gm)).toHaveLength(6);
    expect(out).toMatch(/\n6 errors, 0 warnings: not counted\.\n$/);
  });

  test.each([
    ['plain-table', 0],
    ['convention-2019', 0],
    ['stamp-read-two-ways', 2],
    ['unclosed-quote', 3],
    ['duplicates-error', 3],
  ])('%s gives exit code %d, as a count does', (fixture, expected) => {
    expect(tally(['check', ballotsOf(fixture)]).code).toBe(expected);
    expect(tally([ballotsOf(fixture)]).code).toBe(expected);
  });

  test('counts nothing out loud', () => {
    expect(tally(['check', ballotsOf('convention-2019')]).out).not.toMatch(/PASSED|\d%|majority/);
  });
});

describe('check --format json', () => {
  const check = (...args: string[]) => {
    const { code, out, err } = tally(['check', '--format', 'json', ...args]);
    expect(err).toBe('');
    return { code, ...diagnosticsSchema.parse(JSON.parse(out)) };
  };

  test('says that nothing is wrong', () => {
    expect(check(ballotsOf('plain-table'))).toEqual({ code: 0, ok: true, diagnostics: [] });
  });

  test('gives warnings with all their places', () => {
    const { code, ok, diagnostics } = check(ballotsOf('convention-2019'));
    expect({ code, ok }).toEqual({ code: 0, ok: true });
    const late = diagnostics.find((one) => /after closing/.test(one.message));
    expect(late).toMatchObject({ severity: 'warning', code: 'rows.set-aside', count: 3 });
    expect(late?.places[0]).toEqual({
      file: 'ballots.csv',
      line: 530,
      column: 'Timestamp',
      cell: '3/30/2019 0:03:27',
    });
    const ragged = diagnostics.find((one) => /malformed/.test(one.message));
    expect(ragged?.places).toEqual([
      { file: 'ballots.csv', line: 311, fault: 'ragged', cells: 17, expected: 28 },
    ]);
    for (const one of diagnostics) expect(one.places).toHaveLength(one.count);
  });

  test('gives errors with paths and suggestions', () => {
    const { code, ok, diagnostics } = check(ballotsOf('definition-errors-all-at-once'));
    expect({ code, ok }).toEqual({ code: 2, ok: false });
    const places = diagnostics.flatMap((one) => one.places);
    expect(places).toContainEqual({
      file: 'election.yaml',
      line: 7,
      path: 'contests[0].method',
      suggestion: 'question',
    });
  });

  test('gives one code for one thing, as the count does', () => {
    const { code, diagnostics } = check(ballotsOf('unclosed-quote'));
    expect(code).toBe(3);
    expect(diagnostics.map((one) => one.code)).toEqual(['csv.unclosed-quote']);
  });

  test('is a document also when a file is not there', () => {
    const { code, diagnostics } = check('missing.csv');
    expect(code).toBe(3);
    expect(diagnostics.map((one) => one.code)).toEqual(['file.unreadable']);
  });
});

test('check lists every file that cannot be read', () => {
  const cwd = folderWith({ 'empty.csv': '' });
  const { out, err } = tally(['check', 'one.csv', 'two.csv', 'empty.csv'], { cwd });
  for (const name of ['one.csv', 'two.csv', 'empty.csv']) expect(out + err).toContain(name);
});

test('check tells which ballots mark too many or too few', () => {
  const { out } = tally(['check', ballotsOf('approval-too-many-marks')]);
  expect(out).toMatch(/ballots\.csv, line \d+, "Pick up to two"/);
});
