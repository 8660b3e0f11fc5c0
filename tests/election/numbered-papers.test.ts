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
