import { describe, expect, test } from 'vitest';
import { reportOf, tallied } from '../support/tallied.ts';

function inputOf(heading: string, cells: readonly string[], definition?: string) {
  const rows = cells.map((cell, at) => `a${at},${cell},${at === 0 ? 'yes' : 'no'}`);
  const text = `Member,${heading},Lease\n${rows.join('\n')}\n`;
  return { ballots: [{ name: 'b.csv', text }], ...(definition !== undefined && { definition }) };
}

async function toldOf(heading: string, ...cells: readonly string[]) {
  const checked = await tallied(inputOf(heading, cells));
  if (!checked.ok) throw new Error(checked.codes.join());
  const codes = checked.warnings.filter(({ code }) => code === 'columns.may-weigh');
  return { told: codes.length, contests: checked.report.contests.map(({ title }) => title) };
}

describe('numbers that may weigh the ballots are told, and no contest', () => {
  test.each([
    ['Percentage', '12.5%', '10.25%', '20%'],
    ['Mandates', '12', '8', '8'],
    ['Votes cast', '1', '3', '1'],
    ['Proxies', '0', '2', '1'],
    ['% of votes', '40', '40', '20'],
    ['Flats', '1', '3', '2'],
    ['Number of apartments', '1', '3', '2'],
    ['m²', '54.5', '60', '88'],
    ['Floor area (m²)', '54.5', '60', '88'],
    ['MEA', '54.5', '60', '88'],
    ['MEA', '54/1000', '60/1000', '88/1000'],
    ['Delegates (votes)', '1', '3', '2'],
    ['I represent', '1 member', '2 members', '5 members'],
    ['Members represented', '"1,250"', '800', '800'],
  ])('%s', async (heading, ...cells) => {
    expect(await toldOf(heading, ...cells)).toEqual({ told: 1, contests: ['Lease'] });
  });

  test('in the first column, where it is no name of the voter', async () => {
    const text = 'Percentage,Lease\n60%,yes\n40%,no\n';
    const checked = await tallied({ ballots: [{ name: 'b.csv', text }] });
    expect(checked.ok && checked.warnings.map(({ code }) => code)).toEqual(['columns.may-weigh']);
  });

  test.each([
    ['Votes', 'Ana', 'Bo', 'Bo'],
    ['Units', 'North', 'South', 'South'],
    ['Area', 'North', 'South', 'South'],
    ['Size of the board', '5 members', '7 members', '7 members'],
    ['Share', '0', '1', '1'],
  ])('%s of something else is left alone', async (heading, ...cells) => {
    const checked = await tallied(inputOf(heading, cells));
    const codes = checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
    expect(codes).not.toContain('columns.may-weigh');
  });

  test('nothing is told where another column weighs', async () => {
    const text = 'Member,Shares,Percentage,Lease\na1,3,60%,yes\na2,2,40%,no\n';
    const checked = await tallied({ ballots: [{ name: 'b.csv', text }] });
    expect(checked.ok && checked.warnings.map(({ code }) => code)).not.toContain(
      'columns.may-weigh',
    );
  });
});

describe('weights are found', () => {
  test.each([
    ['No. of shares'],
    ['Shares held'],
    ['Unit entitlement'],
    ['Votes carried'],
    ['Ownership %'],
  ])('%s', async (heading) => {
    const { contests } = await reportOf(inputOf(heading, ['7', '2', '1']));
    expect(contests).toMatchObject([{ title: 'Lease', options: [{ votes: 7 }, { votes: 3 }] }]);
  });

  test('with a percent sign behind each of them', async () => {
    const definition = 'columns: {weight: Percentage}\n';
    const { contests } = await reportOf(
      inputOf('Percentage', ['60%', '20.5 %', '19.5%'], definition),
    );
    expect(contests).toMatchObject([{ options: [{ votes: 60 }, { votes: 40 }] }]);
    const mixed = await tallied(inputOf('Percentage', ['60%', '1', '2'], definition));
    expect(mixed.ok && mixed.report.accounting.setAside).toMatchObject([
      { reason: 'unreadable-weight', rows: 1 },
    ]);
  });
});
