import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

// A ranking or scores beside the contest that --contest names are not counted, and so not refused.

async function titles(heading: string, cells: readonly string[], flags = {}) {
  const text = [`Email,${heading},Accounts`, ...cells.map((own, at) => `a${at}@x.org,${own},Yes`)];
  const done = await tallied({ ballots: [{ name: 'b.csv', text: `${text.join('\n')}\n` }], flags });
  return done.ok ? done.report.contests.map(({ title }) => title) : done.codes;
}

test.each([
  [
    'Rank [Ann],Rank [Bo],Rank [Cy]',
    ['1st choice,2nd choice,3rd choice', '2nd choice,1st choice,'],
  ],
  ['Ann,Bo,Cy', ['1,2,3', '3,1,2', '2,1,3']],
  ['1st choice,2nd choice', ['Ann,Bo', 'Bo,Ann', 'Ann,Cy']],
  ['Rank them', ['Ann > Bo > Cy', 'Bo > Ann > Cy', 'Cy > Bo > Ann']],
])('%s', async (heading, cells) => {
  expect(await titles(heading, cells)).toEqual(['contest.ranking']);
  expect(await titles(heading, cells, { contests: ['Accounts'] })).toEqual(['Accounts']);
  const [first = ''] = heading.split(',');
  expect(await titles(heading, cells, { contests: [first, 'Accounts'] })).toContain(
    'contest.ranking',
  );
});
