import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/index.ts';
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
    ['Share %', '33.33', '33.33', '33.33'],
    ['Proxies', '0', '2', '1'],
    ['% of votes', '40', '40', '20'],
    ['Delegiertenstimmen', '3', '2', '2'],
    ['Actions', '30', '20', '20'],
    ['Flats', '1', '3', '2'],
    ['Number of apartments', '1', '3', '2'],
    ['m²', '54.5', '60', '88'],
    ['Floor area (m²)', '54.5', '60', '88'],
    ['MEA', '54.5', '60', '88'],
    ['MEA', '54/1000', '60/1000', '88/1000'],
    ['Delegates (votes)', '1', '3', '2'],
    ['I represent', '1 member', '2 members', '5 members'],
    ['Members represented', '"1,250"', '800', '800'],
    ['Affiliated membership', '1250', '800', '430'],
    ['Nombre de mandats', '12', '8', '4'],
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
    ['Card vote'],
    ['Block votes'],
    ['Liczba głosów'],
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

describe('weights that a heading alone suggests are told', () => {
  const code = 'weights.inferred';
  const cells = ['7', '2', '1'];

  /** The votes for Lease, and what is said of its weights. */
  async function told(heading: string, own = cells, flags: Flags = {}, definition?: string) {
    const checked = await tallied({ ...inputOf(heading, own, definition), flags });
    if (!checked.ok) throw new Error(checked.codes.join());
    return {
      votes: checked.report.contests[0]?.options.map(({ votes }) => votes),
      hints: checked.warnings.flatMap((one) => (one.code === code ? [one.hint] : [])),
    };
  }

  test.each(['Shares held', 'Ownership percent', 'acciones', 'Unit entitlement', 'Anteile'])(
    '%s',
    async (heading) => {
      const hint = expect.stringMatching(
        new RegExp(`--weight "${heading}".*one vote: --ignore "${heading}"`),
      );
      expect(await told(heading)).toEqual({ votes: [7, 3], hints: [hint] });
      const weighed = await told(heading, cells, { weight: heading });
      expect(weighed).toEqual({ votes: [7, 3], hints: [] });
      const ignored = await told(heading, cells, { ignored: [heading] });
      expect(ignored).toEqual({ votes: [1, 2], hints: [] });
      for (const role of ['weight', 'ignored'])
        expect((await told(heading, cells, {}, `columns: {${role}: ${heading}}`)).hints).toEqual(
          [],
        );
    },
  );

  test.each(['Weight', 'Voting power', 'Votes held', 'Number of votes', 'Stimmen', 'Gewicht'])(
    '%s says that it weighs',
    async (heading) => {
      expect(await told(heading)).toEqual({ votes: [7, 3], hints: [] });
    },
  );

  test('nothing is told where each weighs one', async () => {
    expect((await told('Shares', ['1', '1', '1'])).hints).toEqual([]);
  });

  test('all that may weigh is named, and left out together', async () => {
    const text = 'Member,Ownership %,Shares held,Percentage,Lease\na,60,6,60,yes\nb,40,4,40,no\n';
    const ballots = [{ name: 'b.csv', text }];
    const checked = await tallied({ ballots });
    const found = checked.ok ? checked.warnings.find((one) => one.code === code) : undefined;
    expect(found?.hint).toContain(
      '--ignore "Ownership %" --ignore "Shares held" --ignore "Percentage"',
    );
    const ignored = ['Ownership %', 'Shares held', 'Percentage'];
    const left = await tallied({ ballots, flags: { ignored } });
    expect(left.ok && left.warnings).toEqual([]);
  });
});

describe('numbers that may be what was voted on', () => {
  async function read(text: string, flags: Flags = {}) {
    const checked = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
    if (!checked.ok) return checked.codes;
    const codes = checked.warnings.map(({ code }) => code);
    return [...checked.report.contests.map(({ title }) => title), ...codes];
  }

  test.each([
    ['alone', 'id,Vote\n1,0\n2,1\n3,2\n4,2\n', ['Vote', 'contest.uncertain']],
    ['as ratings', 'id,Interest\n1,5\n2,1\n3,4\n', ['Interest', 'contest.uncertain']],
    [
      'beside a group',
      'Member,Branch,Vote\n1,North,1\n2,South,2\n3,North,2\n',
      ['Vote', 'contest.uncertain'],
    ],
    [
      'beside names',
      'Who,Vote\nAnn,1\nBob,2\nCy,2\n',
      ['Vote', 'voters.inferred', 'contest.uncertain'],
    ],
  ])('are the contest %s', async (_, text, wanted) => {
    expect(await read(text)).toEqual(wanted);
  });

  test('are asked about where a group may be it as well', async () => {
    const text = 'Member,Party,Interest\n1,Red,1\n2,Blue,2\n3,Red,2\n';
    expect(await read(text)).toEqual(['contest.numbers']);
    const voted = (contest: string) => read(text, { contests: [contest] });
    expect(await voted('Interest')).toEqual(['Interest']);
    expect(await voted('Party')).toEqual(['Party', 'columns.may-weigh']);
    const both = await read(text, { contests: ['Party'], weight: 'Interest' });
    expect(both).toEqual(['Party', 'weights.distinctive']);
  });
});
