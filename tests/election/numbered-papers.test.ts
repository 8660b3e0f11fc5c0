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
