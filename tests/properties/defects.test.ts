import { expect, test } from 'vitest';
import { type Definition, type Report, type TallyInput, tally } from '../../src/index.ts';

/** Faults that random elections found. Each input is the smallest that shows it. */

type Contests = NonNullable<Definition['contests']>;

async function reportOf(input: TallyInput): Promise<Report> {
  const result = await tally(input);
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join(', '));
  return result.report;
}

async function codesOf(input: TallyInput): Promise<string[]> {
  const result = await tally(input);
  return result.ok ? [] : result.problems.map(({ code }) => code);
}

const question: Contests = [{ id: 'q', column: 'Q', method: 'question' }];
const of = (text: string, definition: Definition): TallyInput => ({
  ballots: [{ name: 'ballots.csv', text }],
  definition: { contests: question, ...definition },
});
const votes = (report: Report) => report.contests[0]?.options.map((option) => option.votes);

const stamped = { columns: { timestamp: 'Timestamp', voter: 'Voter' } };
const weighted = { columns: { voter: 'Voter', weight: 'Weight' } };
const voters = { columns: { voter: 'Voter' } };

test('the later of two ballots counts in the hour that the clock shows twice', async () => {
  const text = 'Timestamp,Voter,Q\n2024-11-03 00:45:00,a,Yes\n2024-11-03 01:30:00,a,No\n';
  const report = await reportOf(of(text, { ...stamped, zone: 'America/New_York' }));
  expect(votes(report)).toEqual([0, 1]);
});

test('stamps that cannot be read are named as the reason why the last row counts', async () => {
  const text = 'Timestamp,Voter,Q\n13/13/2026,a,Yes\n14/14/2026,a,No\n15/15/2026,b,No\n';
  for (const columns of [stamped.columns, { voter: 'Voter' }]) {
    const report = await reportOf(of(text, { columns }));
    const told = report.diagnostics.find(({ code }) => code === 'duplicates.by-row');
    expect(told?.message).toContain('for their time stamps cannot be read.');
    expect(votes(report)).toEqual([0, 2]);
  }
});

test('times with and without an offset are not compared without a zone', async () => {
  const text = 'Timestamp,Voter,Q\n2024-06-01 10:00:00,a,Yes\n2024-06-01T11:00:00+05:00,a,No\n';
  const report = await reportOf(of(text, stamped));
  expect(report.diagnostics.map(({ code }) => code)).toContain('duplicates.by-row');
});

test('a window over a column of blank stamps lets no ballot through', async () => {
  const window = { zone: 'UTC', opens: '2024-01-01', closes: '2024-02-01' };
  const input = of('Timestamp,Voter,Q\n,a,Yes\n,b,No\n', { ...stamped, ...window });
  const result = await tally(input);
  expect(result.ok ? result.report.accounting.counted : 0).toBe(0);
});

test('one cell that is no weight leaves the decimal commas of the others', async () => {
  const text = 'Voter;Weight;Q\na;1,5;Yes\nb;2;Yes\nc;n.a.;No\n';
  expect(votes(await reportOf(of(text, weighted)))).toEqual([3.5, 0]);
});

test('the weight of the eligible is in the unit of the votes', async () => {
  const report = await reportOf({
    ...of('Voter,Weight,Q\na,1.5,Yes\nb,1,No\n', {
      ...weighted,
      roll: { file: 'roll.csv', id: 'Voter', weight: 'W' },
      rule: 'majority of eligible',
    }),
    roll: { name: 'roll.csv', text: 'Voter,W\na,2\nb,2\nc,2\nd,2\ne,2\n' },
  });
  expect(report.contests[0]?.outcome.kind).toBe('not-passed');
});

test.each([
  ['large', ['126324957843119', '110469289992416', '149023745390277', '86344262573044']],
  ['large too', ['69270816906352', '82317253217936', '85421140773771', '218223864296790']],
])('weights that are %s are added exactly', async (_, weights) => {
  const marks = ['Yes', 'No', '', 'Abstain'];
  const rows = weights.map((weight, at) => `v${at},${weight},${marks[at]}`);
  const report = await reportOf(of(`Voter,Weight,Q\n${rows.join('\n')}\n`, weighted));
  expect(report.accounting.weight).toBe(weights.map(Number).reduce((sum, one) => sum + one, 0));
});

test('approvals of heavy ballots are counted exactly or refused', async () => {
  const options = Array.from({ length: 20 }, (_, at) => `o${at}`);
  const rows = ['299999999999999', '399999999999999', '200000000000001'].map(
    (weight, at) => `v${at},${weight},${options.join(';')}`,
  );
  const input = of(`Voter,Weight,Q\n${rows.join('\n')}\n`, {
    ...weighted,
    contests: [{ column: 'Q', method: 'approval', options, separator: ';' }],
  });
  await expect(tally(input)).resolves.toBeDefined();
});

test('files between whose cells stand different delimiters come out the same when frozen', async () => {
  const ballots = [
    { name: 'a.csv', text: 'Voter,Q\na,Yes\n' },
    { name: 'b.csv', text: 'Voter;Q\nb;No\n' },
  ];
  const first = await reportOf({ ballots });
  const definition = JSON.stringify(first.definition.value);
  expect(votes(await reportOf({ ballots, definition }))).toEqual(votes(first));
});

test('a choice with a separator of its own comes out the same when frozen', async () => {
  const contests: Contests = [
    { column: 'Q', method: 'plurality', options: ['A', 'B'], separator: '/' },
  ];
  const { ballots, ...rest } = of('Voter,Q\na,A\nb,A/\n', { ...voters, contests });
  const first = await reportOf({ ballots, ...rest });
  const definition = JSON.stringify(first.definition.value);
  expect(votes(await reportOf({ ballots, definition }))).toEqual(votes(first));
});

test('a word for yes is no abstention in a choice', async () => {
  const contests: Contests = [
    { column: 'Q', method: 'plurality', options: ['Ana'], vocabulary: { yes: ['sure'] } },
  ];
  const report = await reportOf(of('Voter,Q\na,Ana\nb,sure\n', { ...voters, contests }));
  expect(report.contests[0]?.accounting.abstain).toBe(0);
});

test('the words of a contest settle what its 0 and 1 mean', async () => {
  const contests: Contests = [
    { column: 'Q', method: 'question', vocabulary: { yes: ['1'], no: ['0'] } },
  ];
  const report = await reportOf(of('Voter,Q\na,1\nb,1\nc,0\n', { ...voters, contests }));
  expect(votes(report)).toEqual([2, 1]);
});

test('an option is selected by its title before another is by an id made from its own', async () => {
  const report = await reportOf(
    of('Voter,Q\na,A\nb,A+\nc,A+\n', {
      ...voters,
      contests: [{ id: 'q', column: 'Q', method: 'plurality', options: ['A+', 'A'] }],
      categories: [
        { title: 'C', contests: ['q'], positions: [{ title: 'P', selections: [{ q: 'A' }] }] },
      ],
    }),
  );
  expect(report.categories[0]?.positions[0]?.supporters).toBe(1);
});

test('a contest is meant by its id before another is by its title', async () => {
  const report = await reportOf(
    of('Voter,X,Y\na,Yes,No\n', {
      ...voters,
      contests: [
        { id: 'a', title: 'b', column: 'X', method: 'question' },
        { id: 'b', title: 'a', column: 'Y', method: 'question' },
      ],
      categories: [{ title: 'C', contests: ['b'] }],
    }),
  );
  expect(report.categories[0]?.contests.ids).toEqual(['b']);
});

test('a row of totals is known by the first cell of its own file', async () => {
  const report = await reportOf({
    ballots: [
      { name: 'a.csv', text: 'Voter,Q\na,Yes\n' },
      { name: 'b.csv', text: 'Q,Voter\nNo,b\nTotal,1\n' },
    ],
    definition: { ...voters, contests: question },
  });
  expect(report.accounting.counted).toBe(2);
});

test('a member of the roll whose weight cannot be read is told of where the eligible decide', async () => {
  const input = {
    ...of('Voter,Q\na,Yes\nb,No\n', {
      ...voters,
      roll: { file: 'roll.csv', id: 'Voter', weight: 'W' },
      rule: 'majority of eligible',
    }),
    roll: { name: 'roll.csv', text: 'Voter,W\na,3\nb,1\nc,n/a\n' },
  };
  const result = await tally(input);
  expect(result.ok ? result.warnings : result.problems).not.toEqual([]);
});

test('precincts of one ballot each may be alike', async () => {
  const ballots = [
    { name: 'north.csv', text: 'Q\nYes\n' },
    { name: 'south.csv', text: 'Q\nYes\n' },
  ];
  expect(await codesOf({ ballots })).toEqual([]);
});

test('a cell of many separators is read at once', async () => {
  const contests: Contests = [
    { column: 'Q', method: 'approval', options: ['A', 'B'], separator: ';' },
  ];
  const text = `Voter,Q\na,${'x;'.repeat(1500)}\n`;
  expect((await reportOf(of(text, { ...voters, contests }))).accounting.counted).toBe(1);
}, 1000);

test('cells of many separators are learnt at once', async () => {
  const text = `Q\n${'x;'.repeat(2000)}\n${'y;'.repeat(2000)}\n`;
  expect((await reportOf({ ballots: [{ name: 'b.csv', text }] })).accounting.counted).toBe(2);
}, 1000);
