import { describe, expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function counted(headings: string, cells: readonly string[], flags = {}) {
  const text = [`Paper,${headings},Chair`, ...cells.map((own, at) => `${at + 1},${own},Ida`)];
  const done = await tallied({ ballots: [{ name: 'b.csv', text: `${text.join('\n')}\n` }], flags });
  if (!done.ok) return done.codes;
  return done.report.contests.map(({ title, options }) => [title, options.map((one) => one.votes)]);
}

const ranked = ['Ann,Bo,Cy', 'Bo,Ann,Di', 'Di,Cy,Ann', 'Ann,Cy,Bo'];

describe('below headings that only count, names that no ballot has twice are one contest or ranks', () => {
  test.each(['1,2,3', '1st,2nd,3rd', 'First,Second,Third', '#1,#2,#3'])('%s', async (headings) => {
    expect(await counted(headings, ranked)).toEqual(['contest.votes']);
    const chair = ['Chair', [4]];
    // The advice, followed to the letter.
    const own = (method: string) => ({ methods: new Map([['candidates', method]]) });
    expect(await counted(headings, ranked, own('plurality'))).toEqual([
      ['Candidates', [2, 1, 0, 1]],
      chair,
    ]);
    expect(await counted(headings, ranked, own('approval'))).toEqual([
      ['Candidates', [4, 3, 3, 2]],
      chair,
    ]);
  });
});

test('each is a contest where somebody names it, or where an answer comes again', async () => {
  expect(await counted('1,2,3', ranked, { contests: ['1', '2'] })).toHaveLength(2);
  expect(await counted('1,2,3', [...ranked, 'Ann,Ann,Bo'])).toHaveLength(4);
});
