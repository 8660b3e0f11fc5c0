import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { type Report, reportSchema } from '../../src/report/schema.ts';
import { csv, folderWith, plainBallots, root, tally } from './run-tally.ts';

/** Two elections with an expected report each, as `--update` writes it, in the folder `e`. */
function elections(): { readonly cwd: string; readonly at: (path: string) => string } {
  const cwd = folderWith({
    'e/club/ballots.csv': plainBallots,
    'e/board/ballots.csv': csv('Token,Chair', 'T1,Ana', 'T2,Bo', 'T3,Ana', 'T3,Bo', 'T4,Ana'),
    'e/board/roll.csv': csv('Token', 'T1', 'T2', 'T3', 'T4', 'T5'),
    'e/board/election.yaml': csv('roll: roll.csv'),
    'e/notes/readme.csv.txt': 'nothing',
  });
  const at = (path: string) => join(cwd, path);
  for (const one of ['club', 'board']) {
    expect(tally(['test', '--update', `e/${one}`], { cwd }).code).toBe(0);
  }
  return { cwd, at };
}

function change(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

describe('tally test', () => {
  test('over all of our fixtures finds what was expected', () => {
    const { code, out } = tally(['test', 'fixtures']);
    expect(code).toBe(0);
    expect(out).toMatch(/^\d{3} elections: all come out as expected\.\n$/);
  }, 60_000);

  test('writes whole reports that it then compares with', () => {
    const { cwd, at } = elections();
    const expected: unknown = JSON.parse(readFileSync(at('e/board/expected.json'), 'utf8'));
    expect(reportSchema.parse(expected).turnout.eligible).toBe(5);
    expect(tally(['test', 'e'], { cwd })).toEqual({
      code: 0,
      out: '2 elections: all come out as expected.\n',
      err: '',
    });
    expect(tally(['test'], { cwd }).code).toBe(0);
  });

  test('says the same in the same order, however many threads there are', () => {
    const { cwd, at } = elections();
    change(at('e/club/ballots.csv'), 'T1,Yes', 'T1,No');
    change(at('e/board/ballots.csv'), 'T1,Ana', 'T1,Bo');
    const one = tally(['test', '--jobs', '1', 'e', 'e', 'e'], { cwd });
    expect(one.code).toBe(1);
    expect(one.out).toMatch(/6 elections, 6 otherwise than expected\.\n$/);
    for (const jobs of ['2', '3', '50'])
      expect(tally(['test', '--jobs', jobs, 'e', 'e', 'e'], { cwd })).toEqual(one);
    for (const reporter of ['junit', 'github']) {
      const [first, second] = ['1', '2'].map((jobs) =>
        tally(['test', '--reporter', reporter, '--jobs', jobs, 'e'], { cwd }),
      );
      expect(first).toEqual(second);
    }
  });

  test('names the contest and the figure that came out otherwise, and the other election not', () => {
    const { cwd, at } = elections();
    change(at('e/club/ballots.csv'), 'T1,Yes', 'T1,No');
    const { code, out } = tally(['test', 'e'], { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(
      /^e\/club\n {2}"Vote\?" \(vote\):\n {4}outcome: expected passed, counted not-passed\n/,
    );
    expect(out).toContain('    option "Yes", votes: expected 2, counted 1\n');
    expect(out).not.toContain('e/board');
    expect(out).toMatch(/\n2 elections, 1 otherwise than expected\.\n$/);
  });

  test('--update takes what there is now, but leaves what is written by hand', () => {
    const { cwd, at } = elections();
    writeFileSync(at('e/club/expect.json'), '{"counted": 4}');
    change(at('e/club/ballots.csv'), 'T1,Yes', 'T1,No');
    const { code, out } = tally(['test', '--update', 'e/club'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('counted: expected 4, counted 3');
    expect(out).not.toContain('votes');
    expect(readFileSync(at('e/club/expect.json'), 'utf8')).toBe('{"counted": 4}');
    writeFileSync(at('e/club/expect.json'), '{"counted": 3}');
    expect(tally(['test', 'e'], { cwd }).code).toBe(0);
  });

  test('--update says why an election of which nothing was expected cannot be counted', () => {
    const cwd = folderWith({
      'new/a.csv': plainBallots,
      'new/b.csv': csv('Token,Chair', 'T1,Ana'),
    });
    const { code, out } = tally(['test', '--update', 'new'], { cwd });
    expect(code).toBe(3);
    expect(out).toContain('[files.headings-differ]');
    expect(out).not.toContain('--update');
  });

  test('--update says what it wrote, and where there is nothing to write', () => {
    const cwd = folderWith({
      'new/ballots.csv': plainBallots,
      'hand/ballots.csv': plainBallots,
      'hand/expect.json': '{"counted": 3}',
    });
    const { code, out } = tally(['test', '--update', 'new', 'hand'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^new\n {2}written\n\nhand\n {2}what is written by hand is not updated\n\n2 elections/,
    );
    expect(existsSync(join(cwd, 'new/expected.json'))).toBe(true);
    expect(existsSync(join(cwd, 'hand/expected.json'))).toBe(false);
  });

  test('other bytes of the same ballots are no difference', () => {
    const { cwd, at } = elections();
    const text = readFileSync(at('e/club/ballots.csv'), 'utf8');
    writeFileSync(at('e/club/ballots.csv'), text.replaceAll('\n', '\r\n'));
    expect(tally(['test', 'e'], { cwd }).code).toBe(0);
  });

  test('a list may stand in the definition', () => {
    const cwd = folderWith({
      'ballots.csv': plainBallots,
      'election.yaml': csv(
        'expect:',
        '  contests:',
        '    - {title: "Vote?", counts: {Yes: 2, No: 2}}',
      ),
    });
    const { code, out } = tally(['test', '.'], { cwd });
    expect(code).toBe(1);
    expect(out).toContain('option "No", votes: expected 2, counted 1');
  });

  test.each([
    ['an unknown key', '{"conuted": 3}', 2, 'Unrecognized key: "conuted"'],
    [
      'a contest without a name',
      '{"contests": [{"votes": 3}]}',
      2,
      'a contest goes by its id or its title',
    ],
    ['half a file', '{"counted": 3', 2, 'it is no JSON, or not all of it'],
    [
      'a report of another version',
      '{"schemaVersion": 2}',
      2,
      'schemaVersion 2, and this tally reads 1',
    ],
    ['half a report', '{"schemaVersion": 1}', 2, 'it is no whole report: tally:'],
    ['a key misspelt in a list', '{"countd": 3}', 2, 'the list does not fit: its top: '],
    [
      'a contest that there is not',
      '{"contests": [{"title": "Chair"}]}',
      1,
      '"Chair":\n    expected "Chair", counted nothing',
    ],
    [
      'a refusal',
      '{"exit": 2, "codes": ["contest.scores"]}',
      1,
      'expected to be refused for contest.scores, and counted',
    ],
  ])('an expectation with %s', (_, text, exit, words) => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'expect.json': text });
    const { code, out } = tally(['test', '.'], { cwd });
    expect(out).toContain(words);
    expect(code).toBe(exit);
  });

  test.each([
    ['2 where a definition is at fault', { 'election.yaml': 'qourum: 3\n' }, 2, 'qourum'],
    [
      '3 where the ballots cannot be read',
      { 'ballots.csv': 'Token,Vote?\nT1,"Yes\n' },
      3,
      'never closes',
    ],
  ])('gives %s', (_, files, exit, words) => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'expect.json': '{"rows": 3}', ...files });
    const { code, out } = tally(['test', '.'], { cwd });
    expect(out).toContain(words);
    expect(out).toContain('1 election, 1 that could not be tested.');
    expect(code).toBe(exit);
  });

  test('a refusal for another reason than was expected is told', () => {
    const codes = '{"exit": 2, "codes": ["contest.scores"]}';
    const cwd = folderWith({ 'ballots.csv': 'Token,Vote?\nT1,"Yes\n', 'expect.json': codes });
    const { code, out } = tally(['test', '.'], { cwd });
    expect(out).toContain(
      'expected to be refused for contest.scores, and refused for csv.unclosed-quote',
    );
    expect(code).toBe(1);
  });

  test('a folder that is named and has no record is told how to get one', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    const { code, out } = tally(['test', '.'], { cwd });
    expect(code).toBe(2);
    expect(out).toContain('--update');
    expect(existsSync(join(cwd, 'expected.json'))).toBe(false);
  });

  test.each([
    ['a path that there is not', ['missing'], 'there is no missing'],
    ['a folder without elections', ['empty'], 'no folder with ballots'],
  ])('refuses %s', (_, paths, words) => {
    const cwd = folderWith({ 'empty/README.md': '' });
    const { code, out, err } = tally(['test', ...paths], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(words);
  });
});

describe('--reporter', () => {
  const hostile = 'Vote? <b>&"]]>\u0001::error::%0A';

  function failing() {
    const cwd = folderWith({
      'a/ballots.csv': csv(
        `Token,"${hostile.replaceAll('"', '""')}"`,
        'T1,Yes',
        'T2,No',
        'T2,Yes',
        'T3,Yes',
      ),
      'a/expect.json': JSON.stringify({
        setAside: {},
        contests: [{ title: hostile, counts: { Yes: 1, No: 2 } }],
      }),
      'b, c/ballots.csv': 'Token,Vote?\nT1,Yes\nT2,"Yes\n',
      'b, c/expect.json': '{"rows": 2}',
      'd/ballots.csv': plainBallots,
      'd/expect.json': '{"rows": 3}',
    });
    return (reporter: string) => tally(['test', '--reporter', reporter], { cwd });
  }

  test('junit writes what its schema takes', async () => {
    const { code, out } = failing()('junit');
    expect(code).toBe(3);
    const checked = await validateXML({
      xml: [{ fileName: 'junit.xml', contents: out }],
      schema: [readFileSync(join(root, 'tests/support/junit.xsd'), 'utf8')],
    });
    expect(checked.errors).toEqual([]);
    expect(out).toContain('<testsuites name="tally" tests="3" failures="1" errors="1">');
    expect(out).toContain('<testcase name="d" classname="tally"/>');
    expect(out).toContain('option &quot;Yes&quot;, votes: expected 1, counted 3');
    expect(out).toContain(
      'b, c/ballots.csv:3: A quote opens here and never closes, or only beyond what a row may hold. [csv.unclosed-quote]',
    );
  });

  test('github points at the ballots, and at the line where a cell is to blame', () => {
    const { code, out } = failing()('github');
    expect(code).toBe(3);
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(
      /^::error file=a\/ballots\.csv,line=\d,title=a::The accounting: set aside as duplicate: expected nothing, counted 1\./,
    );
    expect(lines[1]).toMatch(
      /^::error file=a\/ballots\.csv,title=a::"Vote\?.*%250A.*votes: expected 1, counted 3\.%0A/,
    );
    expect(lines[2]).toBe(
      '::error file=b%2C c/ballots.csv,line=3,title=b%2C c::A quote opens here and never closes, or only beyond what a row may hold. [csv.unclosed-quote]',
    );
    expect(lines[3]).toBe('3 elections, 1 otherwise than expected and 1 that could not be tested.');
  });
});

test('a report from elsewhere may be expected too, under any name', () => {
  const { cwd, at } = elections();
  const report: Report = reportSchema.parse(
    JSON.parse(readFileSync(at('e/club/expected.json'), 'utf8')),
  );
  writeFileSync(
    at('e/club/other.json'),
    JSON.stringify({ ...report, tally: { version: '0.0.1' } }),
  );
  expect(tally(['test', 'e/club/other.json'], { cwd }).code).toBe(0);
});
