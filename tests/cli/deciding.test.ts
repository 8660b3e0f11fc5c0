import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { csv, folderWith, reportOf, tally } from './run-tally.ts';

/** What flags and definitions say of how an election is decided, as the built program takes it. */

// Yes 3, no 1. X: 2 to 0, Y: 1 to 1. Plan: A 2, B 2.
const ballots = csv('Voter,Class,Q,Plan', 'v1,X,Yes,A', 'v2,X,Yes,B', 'v3,Y,No,A', 'v4,Y,Yes,B');

const counted = (...args: readonly string[]) =>
  reportOf(['ballots.csv', '-q', '--voter', 'Voter', ...args], {
    cwd: folderWith({ 'ballots.csv': ballots }),
  });

const question = (report: Report) => report.contests.find((one) => one.id === 'q');
const plan = (report: Report) => report.contests.find((one) => one.id === 'plan');

describe('--rule', () => {
  test.each([
    ['majority and at least 3 in favour', 'majority of valid and at least 3 in favour', 'passed'],
    [
      'majority and at least 4 in favour',
      'majority of valid and at least 4 in favour',
      'not-passed',
    ],
    ['(unanimity or at least 3 in favour) and 2/3 of ballots', undefined, undefined],
    ['no veto or > 60% of ballots', 'no veto or > 60% of ballots', 'passed'],
    ['majority and no veto', 'majority of valid and no veto', 'not-passed'],
    ['majority in each "class"', 'majority of valid in each "class"', 'not-passed'],
    ['majority by one voice per Class', 'majority of valid by one voice per "Class"', 'passed'],
    ['majority in at least 1 of Class', 'majority of valid in at least 1 of "Class"', 'passed'],
    [
      'majority in more than half of Class',
      'majority of valid in more than half of "Class"',
      'not-passed',
    ],
  ])('%s', (rule, words, outcome) => {
    const cwd = folderWith({ 'ballots.csv': ballots });
    const args = ['ballots.csv', '-q', '--voter', 'Voter', '--contest', 'Q', '--rule', rule];
    if (words === undefined) {
      // A share says whether it must be reached or exceeded.
      expect(tally(args, { cwd })).toMatchObject({ code: 2, out: '' });
      return;
    }
    const own = question(reportOf(args, { cwd }));
    expect([own?.rule, own?.outcome.kind]).toEqual([words, outcome]);
  });
});

describe('--quorum', () => {
  test.each([
    ['4', [], { rule: 'at least 4', needed: 4, met: true }],
    ['5', [], { rule: 'at least 5', needed: 5, met: false }],
    ['majority', ['--eligible', '7'], { rule: 'majority of eligible', needed: 4, met: true }],
    ['majority', ['--eligible', '8'], { rule: 'majority of eligible', needed: 5, met: false }],
    ['50%', ['--eligible', '8'], { rule: '>= 1/2 of eligible', needed: 4, met: true }],
    ['1/3', ['--eligible', '13'], { rule: '>= 1/3 of eligible', needed: 5, met: false }],
    [
      'two-thirds of present',
      ['--present', '6'],
      { rule: 'two-thirds of present', needed: 4, met: true },
    ],
  ] as const)('%s %j', (quorum, args, expected) => {
    const report = counted('--quorum', quorum, ...args);
    expect(report.turnout.quorum).toMatchObject(expected);
    expect(question(report)?.outcome.kind === 'no-quorum').toBe(!expected.met);
  });
});

describe('--present', () => {
  test.each([
    ['5', 'passed', 3],
    ['6', 'not-passed', 4],
  ])('%s', (present, outcome, needed) => {
    const report = counted('--contest', 'Q', '--rule', 'majority of present', '--present', present);
    expect(question(report)?.outcome.kind).toBe(outcome);
    expect(question(report)?.exhibits).toMatchObject([
      { kind: 'threshold', base: 'present', needed },
    ]);
  });
});

describe('--ties', () => {
  test('report leaves the tie', () => {
    expect(plan(counted('--ties', 'report'))?.outcome).toMatchObject({ kind: 'tied', winners: [] });
  });

  test('lot:SEED takes the lowest hash', () => {
    // printf '%s' 'dice 2024/plan/a' | sha256sum, and the same with b.
    const own = plan(counted('--ties', 'lot:dice 2024'));
    const evidence = own?.exhibits.find((one) => one.kind === 'tie-break');
    if (evidence?.kind !== 'tie-break') throw new Error('no lot was drawn');
    expect(evidence.draws?.map((draw) => draw.text).sort()).toEqual([
      'dice 2024/plan/a',
      'dice 2024/plan/b',
    ]);
    const [lowest] = [...(evidence.draws ?? [])].sort((a, b) => (a.hash < b.hash ? -1 : 1));
    expect(own?.outcome.winners).toEqual([lowest?.option]);
  });
});

// With the first contest left out, the others stand elsewhere in the list.
describe('--contest', () => {
  const cwd = () =>
    folderWith({
      'ballots.csv': csv('One,Two,Three', 'yes,yes,yes', 'yes,yes,yes', 'no,no,no'),
      'election.yaml': csv(
        'contests:',
        '  - {id: one, column: One}',
        '  - {id: two, column: Two}',
        '  - {id: three, column: Three}',
        'conflicts: [{contests: [two, three], ties: {decided: two}}]',
      ),
    });

  test.each([
    ['all', [], { one: 'passed', two: 'passed', three: 'overridden' }],
    [
      'two of them',
      ['--contest', 'Two', '--contest', 'Three'],
      { two: 'passed', three: 'overridden' },
    ],
  ])('a recorded decision on a conflict prefers the same contest of %s', (_, args, kinds) => {
    const { contests, definition } = reportOf(['ballots.csv', '-q', ...args], { cwd: cwd() });
    expect(Object.fromEntries(contests.map(({ id, outcome }) => [id, outcome.kind]))).toEqual(
      kinds,
    );
    expect(definition.value).toMatchObject({
      conflicts: [{ contests: ['two', 'three'], ties: { decided: ['two'] } }],
    });
  });
});

interface Fault {
  readonly args: readonly string[];
  readonly err: readonly string[];
}

const shareHint =
  'Write a fraction, a percentage or a decimal up to 1 (after > less than 1): 2/3, 60%, 0.5; or a number of votes: "at least 3 in favour".';

const faults: Readonly<Record<string, Fault>> = {
  'a heading that is not there': {
    args: ['--rule', 'majority in each Clas'],
    err: [
      'error: A rule must hold in the groups of "Clas", and no column has that heading. [rule.group-unknown]',
      '  --rule: "Clas" (did you mean "Class"?)',
      '  hint: Write the heading as it stands in the ballots. If it stands on the roll, name it with --group as well, or as group under roll in a definition.',
    ],
  },
  'a rule in the groups of nothing': {
    args: ['--rule', 'majority in each'],
    err: [
      'error: The rule "majority in each" is not understood at character 17. [definition.rule]',
      '  --rule',
      '  hint: Write the heading of the column of groups, in quotes: in each "Class".',
    ],
  },
  'a bracket that stays open': {
    args: ['--rule', '(majority'],
    err: [
      'error: The rule "(majority" is not understood at character 10. [definition.rule]',
      '  --rule',
      '  hint: Close the bracket: (majority or no veto).',
    ],
  },
  'a share without a comparison': {
    args: ['--rule', 'majority and 60%'],
    err: [
      'error: The rule "majority and 60%" is not understood at character 14, "60%". [definition.rule]',
      '  --rule',
      '  hint: Write > (more than) or >= (at least) before it: the difference decides exact ties.',
    ],
  },
  'groups that are counted in no known way': {
    args: ['--rule', 'majority in half of Class'],
    err: [
      'error: The rule "majority in half of Class" is not understood at character 13, "half". [definition.rule]',
      '  --rule',
      '  hint: Write "in each", "in more than half of", "in at least 3 of" or "by one voice per", and the heading of the groups.',
    ],
  },
  'a veto on a choice': {
    args: ['--contest', 'Plan', '--rule', 'no veto'],
    err: [
      'error: The rule on "Plan" says "no veto", and nobody can be against there. [rule.veto]',
      '  --rule',
      '  hint: Votes are against a question: in the rule of a choice and in a quorum a limit on them has no meaning.',
    ],
  },
  'a share of those present, whom nobody counted': {
    args: ['--contest', 'Q', '--rule', 'majority of present'],
    err: [
      'error: "Q" is decided by "majority of present", and how many are present is not known. [rule.base-unknown]',
      '  --rule',
      '  hint: Say it with --present N, or present: in a definition. How many of each group were present cannot be said.',
    ],
  },
  'a share in each group of those eligible, of whom only the number is known': {
    args: ['--contest', 'Q', '--eligible', '20', '--rule', 'majority of eligible in each Class'],
    err: [
      'error: "Q" is decided by "majority of eligible in each "Class"", and of the 20 eligible only the number is known, not who is in which group. [rule.base-unknown]',
      '  --rule',
      '  hint: Give the roll with its groups (--roll FILE, --group HEADING).',
    ],
  },
  'a quorum of the eligible, whom nobody counted': {
    args: ['--contest', 'Q', '--quorum', '25%'],
    err: [
      'error: The quorum is ">= 1/4 of eligible", and how many are eligible is not known. [rule.base-unknown]',
      '  --quorum',
      '  hint: Say it with --eligible N, or give the roll with --roll FILE, with the weights or the groups that the rule needs.',
    ],
  },
  'a quorum that cannot be missed': {
    args: ['--quorum', '0'],
    err: [
      'error: The rule "0" is not understood at character 1, "0". [definition.rule]',
      '  --quorum',
      `  hint: ${shareHint}`,
    ],
  },
  'a quorum of more than all': {
    args: ['--quorum', '150%'],
    err: [
      'error: The rule "150%" is not understood at character 1, "150%". [definition.rule]',
      '  --quorum',
      `  hint: ${shareHint}`,
    ],
  },
  'a part of somebody present': {
    args: ['--present', '3.5'],
    err: [
      "error: option '--present <n>' argument '3.5' is invalid. It takes a whole number.",
      '(tally --help shows how)',
    ],
  },
  'fewer than nobody present': {
    args: ['--present', '-1'],
    err: [
      "error: option '--present <n>' argument '-1' is invalid. It takes a whole number.",
      '(tally --help shows how)',
    ],
  },
  'a coin': {
    args: ['--ties', 'coin'],
    err: [
      `error: option '--ties <policy>' argument 'coin' is invalid. It takes report, "listed order", or lot:SEED. What somebody decided stands in the definition of the contest: ties: {decided: Ana, by: the chair}.`,
      '(tally --help shows how)',
    ],
  },
  'a method by the name that bylaws give it': {
    args: ['--method', 'Single Transferable Vote'],
    err: [
      "error: option '--method <name>' argument 'Single Transferable Vote' is invalid. Allowed choices are question, plurality, majority, approval, instant-runoff, stv, score. Here that is stv.",
      '(tally --help shows how)',
    ],
  },
  'a method that is not counted': {
    args: ['--method', 'plan=Meek'],
    err: [
      "error: option '--method <name>' argument 'plan=Meek' is invalid. Allowed choices are question, plurality, majority, approval, instant-runoff, stv, score. That is not counted yet; of rankings there are instant-runoff for one seat, and for several stv by the Scottish rules (quota of Droop).",
      '(tally --help shows how)',
    ],
  },
  'scores by another name': {
    args: ['--method', 'board=Range Voting'],
    err: [
      "error: option '--method <name>' argument 'board=Range Voting' is invalid. Allowed choices are question, plurality, majority, approval, instant-runoff, stv, score. Here that is score.",
      '(tally --help shows how)',
    ],
  },
  'scores with a runoff': {
    args: ['--method', 'STAR'],
    err: [
      "error: option '--method <name>' argument 'STAR' is invalid. Allowed choices are question, plurality, majority, approval, instant-runoff, stv, score. STAR, with its runoff of the two that have the most points, is not counted yet; score is the sum of the points alone.",
      '(tally --help shows how)',
    ],
  },
  'a lot without a seed': {
    args: ['--ties', 'lot:'],
    err: [
      `error: option '--ties <policy>' argument 'lot:' is invalid. It takes report, "listed order", or lot:SEED. What somebody decided stands in the definition of the contest: ties: {decided: Ana, by: the chair}.`,
      '(tally --help shows how)',
    ],
  },
};

test.each(Object.entries(faults))('refused: %s', (_, { args, err }) => {
  const cwd = folderWith({ 'ballots.csv': ballots });
  const run = tally(['ballots.csv', '--voter', 'Voter', ...args], { cwd });
  expect(run).toEqual({ code: 2, out: '', err: run.err });
  expect(run.err.trimEnd().split('\n')).toEqual(err);
});

test('a method may be written in capitals', () => {
  expect(plan(counted('--method', 'plan=APPROVAL'))?.method).toBe('approval');
});

test('a definition that names a method otherwise is told its name here', () => {
  const definition = 'contests: [{column: Plan, method: instant runoff voting}]';
  const cwd = folderWith({ 'ballots.csv': ballots, 'election.yaml': definition });
  const { err } = tally(['ballots.csv', '-q'], { cwd });
  expect(err).toContain('contests[0].method (did you mean "instant-runoff"?)');
});

test('what the quorum of all contests needs is said once, and that of one contest by its title', () => {
  const told = (definition: string) => {
    const cwd = folderWith({ 'ballots.csv': ballots, 'election.yaml': definition });
    const { err } = tally(['ballots.csv', '-q'], { cwd });
    return err.split('\n').filter((line) => line.startsWith('error'));
  };
  const unknown = 'is "majority of eligible", and how many are eligible is not known.';
  const contests = (own: string) =>
    `contests: [{id: q, column: Q}, {id: plan, column: Plan, rule: majority${own}}]\n`;
  expect(told(`quorum: majority\n${contests('')}`)).toEqual([
    `error: The quorum ${unknown} [rule.base-unknown]`,
  ]);
  expect(told(contests(', quorum: majority'))).toEqual([
    `error: The quorum of "Plan" ${unknown} [rule.base-unknown]`,
  ]);
});

test('where the weight of those eligible is not known, the quorum is said to need it, and not the rule', () => {
  const cwd = folderWith({
    'ballots.csv': csv('Voter,Shares,Q', 'v1,2,Yes', 'v2,3,No', 'v3,2,Yes'),
    'election.yaml': 'columns: {weight: Shares}\neligible: 5\nquorum: majority\nrule: majority\n',
  });
  expect(tally(['ballots.csv', '-q'], { cwd }).err).toContain(
    'error: The quorum of "Q" is "majority of eligible", and of the 5 eligible only the number is known, not what they weigh.',
  );
});

test('of another base that is nobody, nothing is said to be needed', () => {
  const input = csv('Token,Q', 'v1,Abstain', 'v2,Abstain', 'v3,Abstain');
  const rule = 'majority of valid+abstain';
  const report = reportOf(['-', '-q', '--method', 'question', '--rule', rule], { input });
  expect(question(report)?.baseSentence).toBe(
    'Another base would change it: there are 0 valid votes (as many valid and invalid marks), so nothing would be decided.',
  );
});

const everything = `
title: Everything
columns: {voter: Voter, timestamp: Time, group: [Class, {column: Teams, separator: ";"}], weight: {column: Shares, point: ","}}
zone: UTC
closes: "2024-05-01 12:00"
roll: {file: roll.csv, id: Voter, group: Class, weight: {column: Shares, point: ","}, voting: May vote}
present: 7
quorum: {count: ballots, rule: {any: [">= 1/4 of eligible", at least 2]}}
ties: {lot: dice 2024}
bands: [{title: strong, rule: "> 2/3"}, {title: weak, rule: majority}]
contests:
  - {id: one, column: One, method: question, rule: {all: [majority, {each: {group: Class, rule: "> 1/3 of ballots", in: more than half}}]}}
  - {id: two, column: Two, method: question, quorum: none, ties: {decided: yes, by: the chair, reason: minute 4}, present: 5, rule: majority of present}
  - {id: three, column: Three, method: question, if: "two: no", bands: [{title: own, rule: majority of ballots}]}
  - {id: plan, column: Plan, method: plurality, seats: 2, options: [A, B, {id: nobody, title: None of these}], none: nobody, quorum: {count: valid, rule: at least 2}}
  - {id: head, column: Head, method: majority, options: [A, B, C], else: reballot, ties: listed order, if: {plan: A}}
  - {id: gone, column: Gone, method: question, status: withdrawn}
conflicts: [{contests: [one, two], ties: {decided: two, by: the chair}}]
categories:
  - {id: outer, title: Outer, contests: [one], positions: [{id: for, title: For, selections: [one, "two: no"], rule: two-thirds of participants and at least 2 in favour}]}
  - {id: inner, title: Inner, within: outer, contests: [two, three, plan, gone], positions: [{id: a, title: A, selections: [{plan: [A, B]}]}]}
rulings:
  - {voter: v6, decision: accept, reason: the clock stood still, by: the board}
  - {file: ballots.csv, line: 3, decision: set aside, reason: not sealed, by: the board}
groups: {smallest: 2}
`;

const everyBallot = csv(
  'Time;Voter;Class;Teams;Shares;One;Two;Three;Plan;Head;Gone',
  '2024-05-01 10:00:00;v1;X;red;1,5;Yes;Yes;No;A;A;Yes',
  '2024-05-01 10:00:00;v2;X;red;2;No;No;Yes;B;B;No',
  '2024-05-01 10:00:00;v3;Y;red;1,25;Yes;No;Yes;A;B;',
  '2024-05-01 10:00:00;v4;Y;blue;0,5;Yes;Abstain;;None of these;C;',
  '2024-05-01 10:00:00;v5;X;blue;1;No;Yes;Yes;B;;Yes',
  '2024-05-01 13:00:00;v6;Y;blue;3;Yes;No;torn;A;A;',
  '2024-05-01 13:00:00;v7;Y;red;3;No;Yes;No;B;B;',
);

const everyVoter = csv(
  'Voter;Class;Shares;May vote',
  ...['v1;X;1,5', 'v2;X;2', 'v3;Y;1,25', 'v4;Y;0,5', 'v5;X;1', 'v6;Y;3', 'v7;Y;3'].map(
    (row) => `${row};yes`,
  ),
);

/** A report without what says who settled the reading, the ballots or a definition. */
function withoutReading({ definition, reading, diagnostics, ...rest }: Report) {
  return { ...rest, sha256: definition.sha256, value: definition.value };
}

test('init writes a definition of every key that gives the same report', () => {
  const cwd = folderWith({
    'ballots.csv': everyBallot,
    'roll.csv': everyVoter,
    'all.yaml': everything,
  });
  const args = ['ballots.csv', '-q', '--config'];
  const first = reportOf([...args, 'all.yaml'], { cwd });
  const init = tally(['init', '-o', 'made.yaml', ...args, 'all.yaml'], { cwd });
  expect(init).toEqual({ code: 0, out: '', err: '' });
  const again = reportOf([...args, join(cwd, 'made.yaml')], { cwd });
  expect(withoutReading(again)).toEqual(withoutReading(first));
  expect(first.accounting.rulings).toHaveLength(2);
  expect(first.contests.map((one) => one.outcome.kind)).not.toContain('no-quorum');
});

test('weights of the roll beside those of the ballots: what the hint says to write is counted', () => {
  const weighed = csv('Voter,Shares,Plan', 'v1,2,A', 'v2,3,B', 'v3,4,A');
  const files = {
    'ballots.csv': weighed,
    'roll.csv': csv('Voter,Holding', 'v1,2', 'v2,3', 'v3,4', 'v4,9'),
  };
  const asked = ['--voter', 'Voter', '--weight', 'Shares', '--quorum', '50%'];
  const refused = tally(['ballots.csv', '-q', ...asked, '--roll', 'roll.csv'], {
    cwd: folderWith(files),
  });
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('roll: {file: FILE, weight: its heading}');
  const definition =
    'roll: {file: roll.csv, id: Voter, weight: Holding}\ncontests: [{column: Plan}]';
  const { turnout, contests } = reportOf(['ballots.csv', '-q', ...asked], {
    cwd: folderWith({ ...files, 'election.yaml': definition }),
  });
  expect(turnout.eligible).toBe(4);
  expect(contests[0]?.outcome.kind).toBe('elected');
});
