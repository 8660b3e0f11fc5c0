import { expect, test } from 'vitest';
import type { Flags } from '../../src/index.ts';
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
