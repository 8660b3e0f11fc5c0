import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';

test('the numbers of papers, which start anew in each file, are no contest', async () => {
  const sheet = (name: string, option: string) => {
    const rows = Array.from(
      { length: 20 },
      (_, at) => `${at + 1},${at % 3 === 0 ? option : 'Lee'}`,
    );
    return { name, text: `ballot,choice\n${rows.join('\n')}\n` };
  };
  const result = await tally({ ballots: [sheet('north.csv', 'Ana'), sheet('south.csv', 'Bo')] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.report.contests.map((contest) => contest.title)).toEqual(['choice']);
  expect(result.report.accounting).toMatchObject({ rows: 40, counted: 40 });
});

test.each(['Lfd. Nr.', 'Lp.', 'N°', 'Volgnummer', '№', 'N° bulletin'])(
  'nor are they voters, where ids stand beside them: %s',
  async (heading) => {
    const rows = ['1,P7,Yes', '2,P8,No', '3,P7,No', '4,P9,Yes'];
    const text = `${heading},Personalnummer,Motion\n${rows.join('\n')}\n`;
    const result = await tally({ ballots: [{ name: 'b.csv', text }] });
    if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
    expect(result.report.accounting).toMatchObject({ rows: 4, counted: 3 });
    expect(result.report.contests.map((contest) => contest.title)).toEqual(['Motion']);
  },
);

test('codes that several rows share are doubted as a contest', async () => {
  const rows = Array.from({ length: 12 }, (_, at) => `H${at >> 1},${at % 3 ? 'Yes' : 'No'}`);
  const text = `Household code,Motion\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  const doubts = result.warnings.filter((one) => one.code === 'contest.uncertain');
  expect(doubts.flatMap(({ places }) => places.map(({ column }) => column))).toEqual([
    'Household code',
  ]);
});

test('so are weights that can hardly be read', async () => {
  const rows = ['1,-1,Yes', '2,a,No', '3,b,Yes', '4,-1,Yes', '5,a,No'];
  const text = `Token,Weight,Motion\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.warnings.map((one) => [one.code, one.places[0]?.column])).toEqual([
    ['contest.uncertain', 'Weight'],
  ]);
});

test('what the office noted of each paper is no contest', async () => {
  const rows = ['1/4/2026,Post,M1,Yes,✓', '14/4/2026,Online,M2,No,', '15/4/2026,Post,M1,No,✓'];
  const text = `Date received,Received via,Member ID,Motion,Checked\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.report.contests.map((contest) => contest.title)).toEqual(['Motion']);
  expect(result.report.accounting).toMatchObject({ counted: 2 });
  expect(result.warnings.map((one) => one.code)).toEqual(['rows.set-aside']);
});

test.each([
  [['Online', 'Paper', 'Paper', 'By post'], ['Motion']],
  [
    ['STV', 'Approval', 'STV', 'Approval'],
    ['Voting method', 'Motion'],
  ],
])('a voting method is a way of ballots, or what is voted on: %s', async (ways, contests) => {
  const rows = ways.map((way, at) => `t${at},${way},${at % 2 ? 'Yes' : 'No'}`);
  const text = `Token,Voting method,Motion\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.report.contests.map((contest) => contest.title)).toEqual(contests);
});

test.each([
  [['North', '', '', 'South', '', ''], 1],
  [['North', '', '', 'South', '', 'South'], 0],
  [['', 'North', '', 'South', '', ''], 0],
  [['North', 'South', '', 'East', 'West', ''], 0],
])('groups of one ballot above others that name none are told: %s', async (groups, told) => {
  const rows = groups.map((group, at) => `${group},t${at},${at % 2 ? 'Yes' : 'No'}`);
  const text = `Branch,Token,Motion\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.warnings.filter((one) => one.code === 'groups.unfilled')).toHaveLength(told);
});

test.each([
  ['Notes', ['late', '', '', 'proxy', 'late', '', '', 'proxy', '', ''], []],
  ['Notes', ['late', '', 'late', 'proxy', 'late', '', 'proxy', 'proxy', '', 'late'], ['Notes']],
  ['Reason for abstention', ['cost', '', '', 'cost', 'time', '', '', 'time', '', ''], []],
])('few notes are no contest, and many are doubted: %s, %s', async (heading, notes, contests) => {
  const rows = notes.map((note, at) => `t${at},${at % 3 ? 'Yes' : 'No'},${note}`);
  const text = `Token,Motion,${heading}\n${rows.join('\n')}\n`;
  const result = await tally({ ballots: [{ name: 'b.csv', text }] });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.report.contests.map((contest) => contest.title)).toEqual(['Motion', ...contests]);
  const doubts = result.warnings.filter((one) => one.code === 'contest.uncertain');
  expect(doubts.flatMap(({ places }) => places.map(({ column }) => column))).toEqual(contests);
});
