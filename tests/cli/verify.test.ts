import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { type Report, reportSchema } from '../../src/report/schema.ts';
import { csv, folderWith, type Run, reportOf, tally } from './run-tally.ts';

const ballots = csv('Token,Vote?,Chair', 'T1,Yes,Ana', 'T2,No,Bo', 'T3,Yes,Ana', 'T9,Yes,Bo');
const files = {
  'ballots.csv': ballots,
  'roll.csv': csv('Token', 'T1', 'T2', 'T3', 'T4'),
  'club.yaml': csv(
    'title: Club vote',
    'columns: {voter: Token}',
    'contests:',
    '  - {id: vote, column: "Vote?", method: question, rule: two-thirds}',
    '  - {id: chair, column: Chair, method: plurality, options: [Ana, Bo]}',
  ),
};

/** A club whose report.json was counted from its ballots, roll and definition. */
function club(change: (report: Report) => unknown = (report) => report) {
  const cwd = folderWith(files);
  const args = ['-q', 'ballots.csv', '--roll', 'roll.csv', '--config', 'club.yaml'];
  const report = reportOf(args, { cwd });
  writeFileSync(join(cwd, 'report.json'), JSON.stringify(change(structuredClone(report))));
  const verify = (...more: string[]) =>
    tally(['verify', 'report.json', 'ballots.csv', '--roll', 'roll.csv', ...more], { cwd });
  const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);
  return { cwd, report, verify, write };
}

/** The report with one text of its JSON in the place of another. */
const replaced = (from: string, to: string) => (report: Report) => {
  const text = JSON.stringify(report);
  expect(text).toContain(from);
  return JSON.parse(text.replace(from, to));
};

describe('tally verify says', () => {
  test('same result, from the same bytes', () => {
    const { code, out, err } = club().verify();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Same result: report\.json is what these ballots give\.\n {2}ballots\.csv: the same bytes/,
    );
    expect(out).toContain('roll.csv: the same bytes');
    expect(out).toMatch(/It was not compared with one published\s+before the vote/);
  });

  test.each([
    [
      'that others are declared beside',
      { 'election.yaml': csv('contests: [{column: Vote?}, {column: Chair}]') },
    ],
    ['beside which others lie over several columns', {}],
  ])('same result of a contest that was named by --contest, %s', (_, definition) => {
    const rows = ['Vote?,Chair,Day [Sat],Day [Sun]', 'Yes,Ana,x,', 'No,Bo,,x', 'Yes,Ana,x,x'];
    const cwd = folderWith({ 'ballots.csv': csv(...rows), ...definition });
    const count = ['ballots.csv', '-q', '--contest', 'Chair', '-o', 'report.json'];
    expect(tally(count, { cwd }).code).toBe(0);
    const { code, out } = tally(['verify', 'report.json', 'ballots.csv'], { cwd });
    expect(out).toMatch(/^Same result: /);
    expect(code).toBe(0);
  });

  const ranked = ['A,B,C', 'Ann,Bo,Cy', 'Bo,Ann,Cy', 'Cy,Bo,Ann', 'Ann,Cy,Bo', 'Bo,Cy,Ann'];

  test.each([
    ['contests.ranked', ranked, []],
    ['duplicates.nobody', ['Motion', 'yes', 'no'], ['--duplicates', 'first']],
  ])('same result where %s was told, which a definition settles', (code, rows, flags) => {
    const cwd = folderWith({ 'ballots.csv': csv(...rows) });
    const report = reportOf(['ballots.csv', '-q', ...flags], { cwd });
    expect(report.diagnostics.map((one) => one.code)).toEqual([code]);
    writeFileSync(join(cwd, 'report.json'), JSON.stringify(report));
    const { code: exit, out } = tally(['verify', 'report.json', 'ballots.csv'], { cwd });
    expect(out).toMatch(/^Same result: /);
    expect(exit).toBe(0);
  });

  test('same result, from different bytes', () => {
    const { verify, write } = club();
    write('ballots.csv', ballots.replaceAll('\n', '\r\n'));
    const { code, out } = verify();
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result, from different bytes:/);
    expect(out).toContain('ballots.csv: other bytes');
  });

  test('how many rows other files have, and the report', () => {
    const { cwd, verify, write } = club();
    const rolled = (...lines: string[]) => write('roll.csv', csv('Token', ...lines));
    write('ballots.csv', `${ballots}T4,No,Bo\n`);
    rolled('T1', 'T2', 'T3');
    const { code, out } = verify();
    expect(code).toBe(1);
    expect(out).toContain(
      '\n  ballots.csv: other bytes, and 5 rows: 1 more than the 4 in the report (SHA-256 ',
    );
    expect(out).toContain(
      '\n  roll.csv: other bytes, and 3 rows: 1 fewer than the 4 in the report (SHA-256 ',
    );
    // Of a file that cannot be counted they are not known.
    write('ballots.csv', 'x\n');
    expect(
      tally(['verify', 'report.json', 'ballots.csv', '--roll', 'roll.csv'], { cwd }).err,
    ).toMatch(/^ {2}ballots\.csv: other bytes \(SHA-256 /);
  });

  test('the same of files under other names and of standard input', () => {
    const { cwd, write } = club();
    write('b.csv', ballots);
    write('r.csv', files['roll.csv']);
    const renamed = tally(['verify', 'report.json', 'b.csv', '--roll', 'r.csv'], { cwd });
    expect(renamed.out).toMatch(/^Same result: /);
    const piped = tally(['verify', 'report.json', '-', '--roll', 'r.csv'], { cwd, input: ballots });
    expect(piped.out).toMatch(/^Same result: /);
    expect([renamed.code, piped.code]).toEqual([0, 0]);
  });

  test('different, and in which contest and figure, of a changed ballot', () => {
    const { verify, write } = club();
    write('ballots.csv', ballots.replace('T3,Yes', 'T3,No'));
    const { code, out } = verify();
    expect(code).toBe(1);
    expect(out).toMatch(/^Different: /);
    expect(out).toMatch(
      /\n"Vote\?" \(vote\):\n {2}outcome: the report says passed, the ballots give not-passed\n/,
    );
    expect(out).toContain('option "Yes", votes: the report says 2, the ballots give 1');
    expect(out).not.toContain('(chair)');
  });

  test('different of a changed report, and that it is the report that was changed', () => {
    const { code, out } = club(
      replaced('"title":"Ana","votes"', '"title":"Anna","votes"'),
    ).verify();
    expect(code).toBe(1);
    expect(out).toContain('"Chair" (chair):');
    expect(out).toContain('title: the report says "Anna", the ballots give "Ana"');
    expect(out).toMatch(/the report was changed, or another\s+version/);
  });

  test('that the definition in the report was changed without its hash', () => {
    const { code, out } = club(
      replaced('"rule":"two-thirds of valid"', '"rule":"majority of valid"'),
    ).verify();
    expect(code).toBe(1);
    expect(out).toMatch(/does not have the hash that\s+stands beside it/);
  });

  test('of a report without hashes, that there is nothing to compare', () => {
    const bare = (report: Report) => ({
      ...report,
      inputs: report.inputs.map(({ sha256, ...input }) => input),
      definition: { ...report.definition, sha256: undefined },
    });
    const { code, out } = club(bare).verify();
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result: /);
    expect(out).toContain('the report has no hash to compare');
  });

  test('that another version counted it', () => {
    const { code, out } = club((report) => ({ ...report, tally: { version: '0.0.1' } })).verify();
    expect(code).toBe(0);
    expect(out).toContain('The report was counted by tally 0.0.1; this is');
  });
});

describe('--definition', () => {
  test('takes the file that was published, or the hash of its definition', () => {
    const { report, verify } = club();
    for (const given of ['club.yaml', report.definition.sha256.toUpperCase()]) {
      const { code, out } = verify('--definition', given);
      expect(out).toContain('The definition is the one that was published.');
      expect(code).toBe(0);
    }
  });

  test('catches a report that was counted by another rule, all in itself consistent', () => {
    const { cwd, report, verify, write } = club();
    write('edited.yaml', files['club.yaml'].replace('two-thirds', 'majority'));
    const args = ['-q', 'ballots.csv', '--roll', 'roll.csv', '--config', 'edited.yaml'];
    tally([...args, '-o', 'report.json'], { cwd });
    expect(verify().code).toBe(0);
    const byFile = verify('--definition', 'club.yaml');
    expect(byFile.out).toMatch(/^Not as published: /);
    expect(byFile.out.replace(/\s+/g, ' ')).toContain(
      'in the definition, rule: the report says "majority of valid", what was published gives "two-thirds of valid"',
    );
    const byHash = verify('--definition', report.definition.sha256);
    expect(byHash.out.replace(/\s+/g, ' ')).toContain(
      `and not ${report.definition.sha256}. If that is what sha256sum prints of a file, it is another hash: name the file, --definition FILE.`,
    );
    expect([byFile.code, byHash.code]).toEqual([1, 1]);
  });

  test('catches an edit of the report whose hash was renewed', () => {
    const edit = (report: Report) => {
      const edited = reportSchema.parse(
        replaced('"rule":"two-thirds of valid"', '"rule":"majority of valid"')(report),
      );
      const sha256 = createHash('sha256')
        .update(canonicalJson(edited.definition.value))
        .digest('hex');
      return { ...edited, definition: { ...edited.definition, sha256 } };
    };
    const { out, code } = club(edit).verify('--definition', 'club.yaml');
    expect(code).toBe(1);
    expect(out).toContain('The definition is not the one that was published:');
  });

  test.each([
    ['a file that there is not', 'missing.yaml', 'there is no such file'],
    ['a definition with a fault', 'bad.yaml', 'qourum'],
  ])('refuses %s', (_, given, words) => {
    const { verify, write } = club();
    write('bad.yaml', 'qourum: 2\n');
    const { code, out, err } = verify('--definition', given);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('a page', () => {
  const page = (report: Report) =>
    `<!doctype html><title>Club</title><script>1 < 2</script>
<script type="application/json" id="tally-report">${JSON.stringify(report).replaceAll('<', '\\u003c')}</script>\n`;

  test('is verified by the report within it', () => {
    const { cwd, report, write } = club();
    write('report.html', page(report));
    const args = ['verify', 'report.html', 'ballots.csv', '--roll', 'roll.csv'];
    const { out } = tally(args, { cwd });
    expect(out).toContain('SHA-256');
    expect(out).not.toContain('the report says');
    write('ballots.csv', ballots.replace('T1,Yes', 'T1,No'));
    expect(tally(args, { cwd }).out).toContain(
      'option "Yes", votes: the report says 2, the ballots give 1',
    );
  });
});

describe('tally verify refuses', () => {
  test.each([
    ['a file that there is not', undefined, 'report.json cannot be read: there is no such file'],
    ['half a report', '{"schemaVersion": 1, "tal', 'it is no JSON, or not all of it'],
    ['foreign JSON', '{"name": "tally"}', 'no report of tally: it has no schemaVersion'],
    ['a list', '[1]', 'no report of tally'],
    [
      'another schemaVersion',
      '{"schemaVersion": 7}',
      'it has schemaVersion 7, and this tally reads 1',
    ],
    [
      'a report without its contests',
      '{"schemaVersion": 1, "tally": {"version": "1"}}',
      'it is no whole report: election:',
    ],
    ['a page without a report', '<!doctype html><p>Passed</p>', 'a page without a report of tally'],
    ['ballots', ballots, 'it is no JSON'],
  ])('%s', (_, text, words) => {
    const cwd = folderWith({ ...files, ...(text !== undefined && { 'report.json': text }) });
    const { code, out, err } = tally(['verify', 'report.json', 'ballots.csv'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: report\.json .*\.\n$/);
    expect(err).toContain(words);
  });

  test('what the report says and does not, key by key', () => {
    const { verify } = club(replaced('"kind":"passed"', '"kind":"won"'));
    expect(verify().err).toContain('it is no whole report: contests[0].outcome.kind: ');
  });

  test.each([
    [
      'a roll that is missing',
      ['ballots.csv'],
      2,
      'was counted with the roll roll.csv: name it with --roll',
    ],
    [
      'one file too many',
      ['ballots.csv', 'more.csv', '--roll', 'roll.csv'],
      2,
      '1 file of ballots (ballots.csv), and 2 files were given',
    ],
    ['ballots that are not there', ['gone.csv', '--roll', 'roll.csv'], 3, 'there is no such file'],
    ['what is no ballots', ['club.yaml', '--roll', 'roll.csv'], 3, ''],
  ])('%s', (_, args, exit, words) => {
    const { cwd, write } = club();
    write('more.csv', ballots);
    const { code, out, err } = tally(['verify', 'report.json', ...args], { cwd });
    expect(err).toContain(words);
    expect(out).toBe('');
    expect([exit, 2]).toContain(code);
  });

  test('a roll that was not used', () => {
    const { cwd } = club();
    tally(['-q', 'ballots.csv', '-o', 'plain.json'], { cwd });
    const { code, err } = tally(['verify', 'plain.json', 'ballots.csv', '--roll', 'roll.csv'], {
      cwd,
    });
    expect(err).toContain('without a roll');
    expect(code).toBe(2);
  });
});

test('a report that flags made is verified without them', () => {
  const { cwd } = club();
  const flags = [
    '--contest',
    'Vote?',
    '--rule',
    '>= 1/2 of ballots',
    '--eligible',
    '9',
    '--quorum',
    '2',
    '--voter',
    'Token',
  ];
  expect(tally(['-q', 'ballots.csv', ...flags, '-o', 'flags.json'], { cwd }).code).toBe(0);
  const { code, out } = tally(['verify', 'flags.json', 'ballots.csv'], { cwd });
  expect(out).toMatch(/^Same result: /);
  expect(code).toBe(0);
  expect(readFileSync(join(cwd, 'flags.json'), 'utf8')).toContain('"source": "flags"');
});

test('nothing of who voted is told where a report differs', () => {
  const { verify, write } = club();
  write('ballots.csv', ballots.replace('T3,Yes', 'T3,No').replace('T9', 'T1'));
  const { out, err } = verify();
  expect(`${out}${err}`).not.toMatch(/T\d\b|line \d/);
});

describe('redacted ballots that were published with the report', () => {
  const members = Array.from({ length: 14 }, (_, at) => `T${at + 1}`);
  const branch = (at: number) => (at % 2 === 0 ? 'North' : 'South');
  const cast = members.map((token, at) =>
    [token, branch(at), at < 8 ? 'Yes' : 'No', at % 3 === 0 ? 'Ana' : 'Bo'].join(','),
  );
  const society = {
    'ballots.csv': csv('Token,Branch,Vote?,Chair', ...cast, 'T99,North,Yes,Ana'),
    'roll.csv': csv('Token', ...members, 'T15'),
    'club.yaml': csv(
      'columns: {voter: Token, group: Branch}',
      'contests:',
      '  - {id: vote, column: "Vote?", method: question, rule: majority, quorum: 10}',
      '  - {id: chair, column: Chair, method: plurality, options: [Ana, Bo]}',
    ),
  };

  function published() {
    const cwd = folderWith(society);
    const args = ['-q', 'ballots.csv', '--roll', 'roll.csv', '--config', 'club.yaml'];
    const reports = ['--report', 'report.json', '--report', 'report.html'];
    const { code, err } = tally(['redact', ...args, '-o', 'public.csv', ...reports], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
    const write = (name: string, text: string | Buffer) => writeFileSync(join(cwd, name), text);
    return {
      cwd,
      report: reportSchema.parse(JSON.parse(read('report.json'))),
      read,
      write,
      /** Verifies what has become of the report, by the redacted ballots. */
      verify: (changed: unknown, ...more: string[]) => {
        write('changed.json', JSON.stringify(changed));
        return plainly(tally(['verify', 'changed.json', 'public.csv', ...more], { cwd }));
      },
      run: (...args: string[]) => plainly(tally(['verify', ...args], { cwd })),
    };
  }

  const plainly = ({ code, out }: Run) => ({
    code,
    out: out.replace(/\s+/g, ' '),
  });

  test('are taken as its ballots, and what does not follow from them is said', () => {
    const { code, out } = published().run('report.json', 'public.csv');
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result: report\.json is what the redacted ballots give/);
    expect(out).toContain('which rows were set aside and why');
    expect(out).toContain('It was not compared with one published before the vote');
  });

  test('may come from a pipe, and so may the ballots of a report that was published with others', () => {
    const { read, cwd } = published();
    const piped =
      (...args: string[]) =>
      (input: string) =>
        plainly(tally(['verify', 'report.json', '-', ...args], { cwd, input }));
    expect(piped()(read('public.csv')).out).toMatch(/^Same result: report\.json is what the red/);
    const { code, out } = piped('--roll', 'roll.csv')(read('ballots.csv'));
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result: report\.json is what these ballots give\. -: the same/);
  });

  test('are known when they were saved anew, or changed: without the roll, and with the contest', () => {
    const { read, write, run } = published();
    const text = read('public.csv').replaceAll('\r\n', '\n');
    write('saved.csv', text);
    const saved = run('report.json', 'saved.csv');
    expect(saved.code).toBe(0);
    expect(saved.out).toMatch(/^Same result, from different bytes: .* saved\.csv: other bytes/);
    write('wide.csv', Buffer.from(`\ufeff${text}`, 'utf16le'));
    expect(run('report.json', 'wide.csv')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Same result, from different bytes: /),
    });
    write('changed.csv', text.replace('Yes', 'No'));
    const changed = run('report.json', 'changed.csv');
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(
      /^Different: .* changed\.csv: other bytes, and 14 rows as in the report \(.*\) "Vote\?" \(vote\): .*option "Yes", votes: the report says 8, the ballots give 7/,
    );
    expect(changed.out).not.toContain('the accounting');
  });

  test.each([
    [
      'with a row more',
      (rows: string[]) => [...rows, ',East,Yes,Ana,99'],
      'Different',
      '15 rows: 1 more than the 14',
    ],
    [
      'without one',
      (rows: string[]) => rows.slice(0, -1),
      'Different',
      '13 rows: 1 fewer than the 14',
    ],
    [
      'with one twice',
      (rows: string[]) => [...rows, ...rows.slice(-1)],
      'Same result, from different bytes',
      '15 rows: 1 more than the 14',
    ],
    [
      'in another order',
      (rows: string[]) => rows.reverse(),
      'Same result, from different bytes',
      '14 rows as',
    ],
  ])('%s are known, and how many rows there are', (_, change, verdict, rows) => {
    const { read, write, run } = published();
    const [heading = '', ...lines] = read('public.csv').trimEnd().split('\r\n');
    write('changed.csv', csv(heading, ...change(lines)));
    const { out } = run('report.json', 'changed.csv');
    expect(out.startsWith(`${verdict}: `)).toBe(true);
    expect(out).toContain(` changed.csv: other bytes, and ${rows} in the report (SHA-256 `);
  });

  type Change = (report: Report) => object;
  const first = (change: (contest: Report['contests'][number]) => object) => (report: Report) => ({
    ...report,
    contests: report.contests.map((one, at) => (at === 0 ? { ...one, ...change(one) } : one)),
  });
  const changes: readonly [string, Change, string][] = [
    [
      'votes',
      first(({ options }) => ({ options: options.map((one) => ({ ...one, votes: 9 })) })),
      '"Vote?" (vote): option "Yes", votes: the report says 9, the ballots give 8',
    ],
    [
      'how firm an outcome is',
      first(({ robustness }) => ({
        robustness: { ...robustness, margin: { kind: 'exact', ballots: 5 } },
      })),
      '"Vote?" (vote): robustness.margin.ballots: the report says 5, the ballots give 1',
    ],
    [
      'a group',
      ({ groups, ...rest }) => ({ ...rest, groups: groups.map((one) => ({ ...one, ballots: 8 })) }),
      'group "North" (north): ballots: the report says 8, the ballots give 7',
    ],
    [
      'votes of a group',
      first(({ groups = [] }) => ({ groups: groups.map((one) => ({ ...one, valid: 1 })) })),
      '"Vote?" (vote): group "North", valid',
    ],
    [
      'the turnout',
      ({ turnout, ...rest }) => ({ ...rest, turnout: { ...turnout, voted: 13 } }),
      'voted: the report says 13, the ballots give 14',
    ],
    [
      'the sum of the rows',
      ({ accounting, ...rest }) => ({ ...rest, accounting: { ...accounting, rows: 16 } }),
      'rows: the report says 16, the ballots give 15',
    ],
    [
      'the definition',
      ({ definition, ...rest }) => {
        const { value } = definition;
        return { ...rest, definition: { ...definition, value: { ...value, title: 'Another' } } };
      },
      'The definition in the report does not have the hash that stands beside it',
    ],
  ];
  test.each(changes)('show that %s was altered', (_, change, said) => {
    const { report, verify } = published();
    const { code, out } = verify(change(report));
    expect(out).toMatch(/^Different: /);
    expect(out).toContain(said);
    expect(code).toBe(1);
  });

  test('show that a page was altered', () => {
    const { read, write, run } = published();
    const page = read('report.html');
    const same = run('report.html', 'public.csv');
    expect(same.out).toContain('The page shows what its data says.');
    write('report.html', page.replaceAll('57.14%', '67.14%'));
    const other = run('report.html', 'public.csv');
    expect(other.out).toMatch(/^Different: .*The page does not show what its data says/);
    expect([same.code, other.code]).toEqual([0, 1]);
  });

  test('are counted by the definition that was published before, by its file or hash', () => {
    const { report, write, run } = published();
    const given = (own: string) => run('report.json', 'public.csv', '--definition', own);
    expect(given(report.definition.sha256).out).toContain('The definition is the one that was');
    expect(given('club.yaml').out).toContain('as far as redacted ballots are counted by it');
    write('other.yaml', society['club.yaml'].replace('majority', 'two-thirds'));
    const byFile = given('other.yaml');
    expect(byFile.out).toMatch(/^Not as published: .*rule: the report says "majority of valid"/);
    const byHash = given('0'.repeat(64));
    expect(byHash.out).toMatch(/^Not as published: .*and not 0{64}/);
    expect([byFile.code, byHash.code]).toEqual([1, 1]);
    expect(given('missing.yaml').code).toBe(2);
  });

  test('leave it what the ballots themselves give', () => {
    const { code, out } = published().run('report.json', 'ballots.csv', '--roll', 'roll.csv');
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result: report\.json is what these ballots give/);
  });
});
