import { describe, expect, test } from 'vitest';
import { csv, folderWith, plainBallots, reportOf, tally } from './run-tally.ts';

const named = (title: string) => csv(`title: ${title}`);

describe('a definition beside the ballots', () => {
  test.each([
    ['election.yaml', named('Club vote')],
    ['election.yml', named('Club vote')],
    ['election.json', '{"title": "Club vote"}'],
  ])('%s is used and named in the report', (name, text) => {
    const cwd = folderWith({ 'club/ballots.csv': plainBallots, [`club/${name}`]: text });
    const report = reportOf(['club/ballots.csv'], { cwd });
    expect(report.election.title).toBe('Club vote');
    expect(report.definition).toMatchObject({ source: 'file', file: name });
    expect(tally(['club/ballots.csv'], { cwd }).out).toContain(`Definition from ${name}, SHA-256`);
  });

  test('is looked for beside the ballots, not where the command is given', () => {
    const cwd = folderWith({ 'club/ballots.csv': plainBallots, 'election.yaml': named('Here') });
    expect(reportOf(['club/ballots.csv'], { cwd }).definition.source).toBe('inferred');
  });

  test('is not looked for when the ballots come from a pipe', () => {
    const cwd = folderWith({ 'election.yaml': named('Here') });
    const { definition } = reportOf(['-'], { cwd, input: plainBallots });
    expect(definition.source).toBe('inferred');
  });

  test('names its roll from where it stands', () => {
    const files = {
      'club/ballots.csv': plainBallots,
      'club/election.yaml': csv('roll: members.csv'),
      'club/members.csv': csv('Token', 'T1', 'T2', 'T3', 'T4'),
    };
    expect(reportOf(['club/ballots.csv'], { cwd: folderWith(files) }).turnout.eligible).toBe(4);
  });

  test('with a roll that there is not says what else is wrong with it', () => {
    const cwd = folderWith({
      'ballots.csv': plainBallots,
      'election.yaml': csv('roll: memebers.csv', 'elligible: 5'),
    });
    const { code, err } = tally(['ballots.csv'], { cwd });
    expect(code).toBe(3);
    expect(err).toContain('There is no key "elligible" here.');
    expect(err).toContain('memebers.csv');
  });

  test('is overruled by flags, key by key', () => {
    const cwd = folderWith({
      'ballots.csv': plainBallots,
      'election.yaml': csv('title: Club vote', 'rule: two-thirds', 'eligible: 30'),
    });
    const report = reportOf(['ballots.csv', '--rule', 'majority of eligible'], { cwd });
    expect(report.definition).toMatchObject({ source: 'mixed', file: 'election.yaml' });
    expect(report.election.title).toBe('Club vote');
    expect(report.turnout.eligible).toBe(30);
    expect(report.contests[0]?.rule).toBe('majority of eligible');
  });

  test('that says everything right says it from JSON as from YAML', () => {
    const yaml = csv(
      'title: Club vote',
      'contests:',
      '  - {id: v, column: Vote?, method: question}',
    );
    const json =
      '{"title":"Club vote","contests":[{"id":"v","column":"Vote?","method":"question"}]}';
    const contests = (name: string, text: string) =>
      reportOf(['ballots.csv'], { cwd: folderWith({ 'ballots.csv': plainBallots, [name]: text }) })
        .contests;
    expect(contests('election.yaml', yaml)).toEqual(contests('election.json', json));
  });
});

describe('two definitions', () => {
  test.each([
    ['of two formats', ['ballots.csv'], ['election.yaml', 'election.json']],
    ['of two folders', ['ballots.csv', 'b/more.csv'], ['election.yaml', 'b/election.yaml']],
  ])('%s are an error that names both and a flag that settles it', (_, ballots, names) => {
    const definitions = names.map((name) => [name, '{"title": "Club vote"}']);
    const cwd = folderWith({
      'ballots.csv': plainBallots,
      'b/more.csv': csv('Token,Vote?', 'U1,No'),
      ...Object.fromEntries(definitions),
    });
    const { code, out, err } = tally(ballots, { cwd });
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const name of [...names, '--config']) expect(err).toContain(name);
    expect(tally([...ballots, '--config', 'election.yaml'], { cwd }).code).toBe(0);
    expect(tally([...ballots, '--no-config'], { cwd }).code).toBe(0);
  });
});

describe('a definition with faults', () => {
  const refused = (text: string) => {
    const cwd = folderWith({ 'ballots.csv': plainBallots, 'election.yaml': text });
    const { code, out, err } = tally(['ballots.csv'], { cwd });
    expect(code).toBe(2);
    expect(out).toBe('');
    return err;
  };

  test('that is no YAML is refused with its line', () => {
    const err = refused(csv('title: Club vote', 'contests: [a'));
    expect(err).toMatch(
      /^error: The definition cannot be read: .*\[definition\.syntax\]\n {2}election\.yaml, line \d/,
    );
  });

  test('are told all at once, each with its line', () => {
    const err = refused(
      csv('titel: Club vote', 'rule: most', 'columns: {voter: Tokn}', 'duplicates: newest'),
    );
    expect(err).toContain('election.yaml, line 1, titel (did you mean "title"?)');
    expect(err).toContain('election.yaml, line 2, rule');
    expect(err).toContain('election.yaml, line 3, columns.voter: "Tokn" (did you mean "Token"?)');
    expect(err).toContain('election.yaml, line 4, duplicates');
    expect(err.match(/^error: /gm)).toHaveLength(4);
  });

  test('that is no mapping is told in words of this program', () => {
    const err = refused(csv('just a sentence'));
    expect(err).not.toContain('Invalid input');
    expect(err).not.toMatch(/, $/m);
  });

  test('are told in the order of their lines', () => {
    const err = tally(['fixtures/definition-errors-all-at-once/ballots.csv']).err;
    const lines = [...err.matchAll(/election\.yaml, line (\d+)/g)].map(([, line]) => Number(line));
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  test('that is not there is a fault of the command, not of the ballots', () => {
    const { code, err } = tally(['-', '--config', 'missing.yaml'], { input: plainBallots });
    expect(err).toContain('missing.yaml');
    expect(code).toBe(2);
  });
});

test('a name that a list of options cuts is asked about', () => {
  const rows = ['Chair', '"Ott, Ann"', '"Ott, Ann"', 'Bo'];
  const contest = (options: string) =>
    csv('contests:', `  - {column: Chair, method: plurality, options: ${options}}`);
  const said = (options: string) =>
    tally(['ballots.csv'], {
      cwd: folderWith({ 'ballots.csv': csv(...rows), 'election.yaml': contest(options) }),
    }).err;
  expect(said('[Ott, Ann, Bo]')).toContain('hint: If such a cell is one option, list it whole');
  expect(said('["Ott, Ann", Bo]')).toBe('');
});
