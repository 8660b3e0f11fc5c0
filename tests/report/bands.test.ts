import { expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

test('a band is that of who was elected, though another has more votes', async () => {
  // Cy has 6 of 8 ballots, all in the North; Flo has 4, and some in both regions, as the rule asks.
  const cells = [
    'North,Cy;Flo',
    ...Array.from({ length: 5 }, () => 'North,Cy'),
    'South,Flo',
    'South,Flo',
    'North,Flo',
  ];
  const report = await reportOf({
    ballots: [{ name: 'b.csv', text: `Region,Chair\n${cells.join('\n')}\n` }],
    definition: {
      columns: { group: 'Region' },
      bands: [
        { title: 'clear', rule: '> 60%' },
        { title: 'bare', rule: '> 40%' },
      ],
      contests: [
        {
          id: 'chair',
          column: 'Chair',
          method: 'approval',
          options: ['Cy', 'Flo'],
          rule: '>= 1/4 in each "Region"',
        },
      ],
    },
  });
  const [chair] = report.contests;
  expect(chair?.options.map(({ votes }) => votes)).toEqual([6, 4]);
  expect(chair).toMatchObject({ outcome: { winners: ['flo'] }, band: 'bare' });
});

test.each([
  ['valid+abstain', undefined],
  ['ballots', 'clear'],
])('a position whose first band is of %s is called %s', async (base, band) => {
  const report = await reportOf({
    ballots: [{ name: 'b.csv', text: 'Buy\nYes\nYes\nYes\n' }],
    definition: {
      bands: [
        { title: 'clear', rule: `> 60% of ${base}` },
        { title: 'bare', rule: '> 40% of ballots' },
      ],
      contests: [{ id: 'buy', column: 'Buy' }],
      categories: [
        {
          id: 'all',
          title: 'All',
          contests: ['buy'],
          positions: [{ title: 'Buyers', selections: ['buy'] }],
        },
      ],
    },
  });
  expect(report.categories[0]?.positions[0]?.band).toBe(band);
});
