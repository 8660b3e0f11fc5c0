import { expect, test } from 'vitest';
import { type Flags, type TallyInput, tally } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

const csv = (...rows: string[]) => `${rows.join('\n')}\n`;
const cast = csv('Member No,Region,Motion', '12,N,yes', '15,N,yes', '18,S,yes', '21,S,no');
const members = ['12,East,100', '15,East,5', '18,West,5', '21,West,5', '27,West,5'];

/** What flags make of a roll with branches and shares. */
async function counted(flags: Flags, headings = 'Member No,Branch,Shares', text = cast) {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text }],
    roll: { name: 'roll.csv', text: csv(headings, ...members) },
    definition: 'rule: majority of eligible\ngroups: {smallest: 1}\n',
    flags,
  });
  if (!checked.ok) return { codes: checked.codes };
  const { report, warnings } = checked;
  const { value } = report.definition;
  const [contest] = report.contests;
  return {
    codes: warnings.map(({ code }) => code).filter((code) => code.startsWith('roll')),
    base: contest?.status === 'active' ? contest.outcome.sentence : undefined,
    groups: report.groups.map(({ column, title, eligible }) => [column, title, eligible]),
    frozen: value.roll,
  };
}

test('a flag names the groups of a roll where the ballots have no column of that heading', async () => {
  const { groups, frozen } = await counted({ group: ['branch'] });
  expect(groups?.filter(([column]) => column === 'Branch')).toEqual([
    ['Branch', 'East', 2],
    ['Branch', 'West', 3],
  ]);
  expect(frozen).toMatchObject({ file: 'roll.csv', group: ['Branch'] });
});

test('and those of both', async () => {
  const { groups } = await counted({ group: ['Region', 'Branch'] });
  expect(groups?.map(([column]) => column)).toEqual(['Region', 'Region', 'Branch', 'Branch']);
});

test('what a roll weighs by, or not', async () => {
  expect((await counted({})).codes).toEqual(['roll.weight-unused']);
  const weighed = await counted({ weight: 'Shares' });
  expect([weighed.codes, weighed.base]).toEqual([
    [],
    expect.stringMatching(/^Passed: 110 of 120 eligible votes/),
  ]);
  const ignored = await counted({ ignored: ['Shares'] });
  expect([ignored.codes, ignored.base]).toEqual([
    [],
    expect.stringMatching(/^Passed: 3 of 5 eligible voters/),
  ]);
});

test('a column of the ballots goes first, a number is of the ballots, and two of one heading are none', async () => {
  const own = await counted({ group: ['Region'] }, 'Member No,Region,Shares');
  expect(own.groups?.map(([, title]) => title)).toEqual(['N', 'S']);
  const third = await counted({ weight: '#3' });
  expect(third.codes).not.toContain('column.unknown');
  const twice = await counted({ group: ['Branch'] }, 'Member No,Branch,Branch');
  expect(twice.codes).toEqual(['column.unknown']);
  expect((await counted({ group: ['Chapter'] })).codes).toEqual(['column.unknown']);
});

/** What no column has the heading of, and what may be meant. */
async function unknown(input: Partial<TallyInput>, headings = 'Member No,Branch,Shares') {
  const result = await tally({
    ballots: [{ name: 'b.csv', text: cast }],
    roll: { name: 'roll.csv', text: csv(headings, ...members) },
    ...input,
  });
  const problems = result.ok ? [] : result.problems;
  return problems
    .filter(({ code }) => code === 'column.unknown')
    .flatMap(({ places }) => places.map(({ cell, suggestion }) => [cell, suggestion]));
}

test('what a flag misspells may be a column of the ballots, or of the roll where it may name that', async () => {
  expect(await unknown({ flags: { group: ['Brnch', 'Regio'] } })).toEqual([
    ['Brnch', 'Branch'],
    ['Regio', 'Region'],
  ]);
  expect(await unknown({ flags: { weight: 'Share' } })).toEqual([['Share', 'Shares']]);
  expect(await unknown({ flags: { ignored: ['Sharse'] } })).toEqual([['Sharse', 'Shares']]);
  expect(await unknown({ flags: { voter: 'Brnch' } })).toEqual([['Brnch', undefined]]);
  expect(await unknown({ definition: 'columns: {group: Brnch}' })).toEqual([['Brnch', undefined]]);
  const twice = await unknown({ flags: { group: ['Branch'] } }, 'Member No,Branch,Branch');
  expect(twice).toEqual([['Branch', undefined]]);
});

test.each([
  ['stands in the ballots too', 'Shares', 'Member No,Branch,Shares'],
  ['stands twice on the roll', 'Region', 'Member No,Shares,Shares'],
  ['has signs of YAML in it', '"Shares: ""A"", {1}"', 'Member No,Branch,"Shares: ""A"", {1}"'],
])(
  'where the heading of what may weigh %s, the advice works as it stands',
  async (_, own, headings) => {
    const weighed = async (keys: string) => {
      const checked = await tallied({
        ballots: [{ name: 'b.csv', text: cast.replace('Region', own) }],
        roll: { name: 'all, new.csv', text: csv(headings, ...members) },
        definition: `groups: {smallest: 1}\n${keys}\n`,
      });
      if (!checked.ok) throw new Error(checked.codes.join());
      const { report, warnings } = checked;
      const motion = report.contests.find(({ title }) => title === 'Motion');
      return {
        hint: warnings.find(({ code }) => code === 'roll.weight-unused')?.hint,
        votes: motion?.options.map(({ votes }) => votes),
      };
    };
    const { hint, votes } = await weighed('');
    expect(votes).toEqual([3, 1]);
    const [weighs, not] = [...(hint ?? '').matchAll(/roll: \{.+?\}(?=\.)/gu)].map(([text]) => text);
    expect(await weighed(weighs ?? '')).toEqual({ hint: undefined, votes: [110, 5] });
    expect(await weighed(not ?? '')).toEqual({ hint: undefined, votes: [3, 1] });
  },
);

test('weights that both have are those of the ballots, and the roll says what all weigh', async () => {
  const weighed = csv('Member No,Shares,Motion', '12,100,yes', '15,4,yes', '18,5,no');
  const { base, frozen } = await counted({ weight: 'Shares' }, 'Member No,Branch,Shares', weighed);
  expect(base).toMatch(/^Passed: 104 of 120 eligible votes/);
  expect(frozen).toMatchObject({ weight: 'Shares' });
});

test('numbers of the ballots are not told to be perhaps weights where the roll weighs', async () => {
  const told = async (headings: string) => {
    const checked = await tallied({
      ballots: [{ name: 'b.csv', text: csv('Member No,Votes,Motion', '12,9,yes', '15,4,no') }],
      roll: { name: 'roll.csv', text: csv(headings, '12,East,9', '15,East,4', '18,West,5') },
    });
    return checked.ok && checked.warnings.some(({ code }) => code === 'columns.may-weigh');
  };
  expect(await told('Member No,Branch,Votes')).toBe(false);
  expect(await told('Member No,Branch,Joined')).toBe(true);
});
