import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { csv, folderWith, plainBallots, root, tally } from './run-tally.ts';

/** Two reports of one vote, the second of other ballots. */
function reports(after: string, options: readonly string[] = []) {
  const cwd = folderWith({ 'a/ballots.csv': plainBallots, 'b/ballots.csv': after });
  tally(['-q', 'a/ballots.csv', '-o', 'a.json'], { cwd });
  tally(['-q', 'b/ballots.csv', ...options, '-o', 'b.json'], { cwd });
  return (...more: string[]) => tally(['diff', 'a.json', 'b.json', ...more], { cwd });
}

const difference = z.strictObject({
  part: z.string(),
  path: z.string(),
  contest: z.string().optional(),
  category: z.string().optional(),
  option: z.string().optional(),
  position: z.string().optional(),
  group: z.string().optional(),
  figure: z.string(),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  sentence: z.string(),
});
const document = z.strictObject({
  same: z.boolean(),
  result: z.array(difference),
  reading: z.array(difference),
  inputs: z.array(difference),
});

describe('tally diff', () => {
  test('of one report and itself is no difference', () => {
    expect(reports(plainBallots)()).toEqual({ code: 0, out: 'No difference.\n', err: '' });
  });

  test('says what a late ballot changed, the outcome first', () => {
    const { code, out } = reports(csv(plainBallots.trimEnd(), 'T4,No', 'T5,No'))();
    expect(code).toBe(1);
    expect(out).toMatch(/^1 of 1 contest differs, and 1 outcome changed:\n/);
    expect(out).toContain('"Vote?" (vote):\n  outcome: was passed, is not-passed\n');
    expect(out).toContain('option "No", votes: was 1, is 3 (+2)');
    expect(out).toContain('counted: was 3, is 5 (+2)');
  });

  test('says that the result is the same, from other files', () => {
    const { code, out } = reports(plainBallots.replaceAll('\n', '\r\n'))();
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result, and read in the same way, from other files:\n/);
  });

  test('says that the result is the same, and that redacted ballots were published with one', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    tally(['-q', 'ballots.csv', '-o', 'a.json'], { cwd });
    tally(['redact', '-q', 'ballots.csv', '-o', 'public.csv', '--report', 'b.html'], { cwd });
    const { code, out } = tally(['diff', 'a.json', 'b.html'], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^Same result; the redacted ballots published with it differ:\n/);
    expect(out).toContain('the files:\n  published: is new: "public.csv"');
  });

  test('says that the result is the same, by another definition', () => {
    const { code, out } = reports(plainBallots, ['--duplicates', 'first'])();
    expect(code).toBe(1);
    expect(out).toContain('duplicates.policy: was "last", is "first"');
  });

  test('gives JSON with what each difference belongs to', () => {
    const { code, out } = reports(plainBallots.replace('T1,Yes', 'T1,No'))('--format', 'json');
    expect(code).toBe(1);
    const { same, result } = document.parse(JSON.parse(out));
    expect(same).toBe(false);
    expect(result).toContainEqual({
      part: 'contest',
      path: 'contests[vote].options[yes].votes',
      contest: 'vote',
      option: 'yes',
      figure: 'votes',
      before: 2,
      after: 1,
      sentence: '"Vote?" (vote): option "Yes", votes: was 2, is 1 (\u22121).',
    });
  });

  test('refuses what is no report, and names each', () => {
    const cwd = folderWith({ 'a.json': '{}' });
    const { code, out, err } = tally(['diff', 'a.json', 'b.json'], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: a\.json .*\nerror: b\.json .*\n$/);
  });
});

test('what only one report has is told by its name, once', () => {
  const chair = (...rows: string[]) => csv('Token,Chair', ...rows);
  const cwd = folderWith({
    'a/b.csv': chair('T1,Ana', 'T2,Bo', 'T3,Bo'),
    'b/b.csv': chair('T1,Cy', 'T2,Bo', 'T3,Bo'),
  });
  tally(['-q', 'a/b.csv', '-o', 'a.json'], { cwd });
  tally(['-q', 'b/b.csv', '-o', 'b.json'], { cwd });
  const { out } = tally(['diff', 'a.json', 'b.json'], { cwd });
  expect(out).toMatch(/^ {2}option "Ana": is gone$/m);
  expect(out).toMatch(/^ {2}option "Cy": is new$/m);
});

test('a sentence that is gone has no quotes around its own', () => {
  const maybe = csv('Token,Vote?', 'T1,Yes', 'T2,No', 'T3,maybe', 'T4,Yes');
  const cwd = folderWith({ 'a/b.csv': maybe, 'b/b.csv': maybe });
  tally(['-q', 'a/b.csv', '-o', 'a.json'], { cwd });
  tally(['-q', 'b/b.csv', '--read', 'maybe=abstain', '-o', 'b.json'], { cwd });
  const { out } = tally(['diff', 'a.json', 'b.json'], { cwd });
  expect(out).toMatch(/^ {2}marks\.unread: is gone: In "Vote\?" 1 ballot says/m);
});

describe('what is expected is not written over', () => {
  test('-o and --expect', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'expect.json': '{"rows": 3}' });
    const { code, err } = tally(['ballots.csv', '--expect', 'expect.json', '-o', 'expect.json'], {
      cwd,
    });
    expect(err).toContain('would overwrite');
    expect(code).toBe(2);
  });

  test('the report is written all the same where a demand is not met', () => {
    const cwd = folderWith({ 'ballots.csv': plainBallots });
    const { code, out, err } = tally(
      ['-q', 'ballots.csv', '--require', 'passed', '--rule', '> 90%'],
      { cwd },
    );
    expect(out).toContain('NOT PASSED');
    expect(err).toMatch(
      /^error: "Vote\?" \(vote\) did not pass, as --require passed demands\. Not passed: /,
    );
    expect(code).toBe(1);
  });
});

test('of weighted ballots no part of a voter is told', () => {
  const fixture = join(root, 'fixtures/weights-and-positions');
  const [ballots, election] = ['ballots.csv', 'election.yaml'].map((name) =>
    readFileSync(join(fixture, name), 'utf8'),
  );
  const cwd = folderWith({
    'before/ballots.csv': ballots ?? '',
    'after/ballots.csv': ballots?.replace('m8,1,', 'm8,1.5,') ?? '',
    'election.yaml': election ?? '',
  });
  for (const side of ['before', 'after'])
    tally(['-q', `${side}/ballots.csv`, '--config', 'election.yaml', '-o', `${side}.json`], {
      cwd,
    });
  const { out } = tally(['diff', 'before.json', 'after.json'], { cwd });
  expect(out).toContain('exactly merge + stay-as-we-are: was 1, is 1.5 (+0.5)');
  expect(out).not.toContain('voters of');
});
