import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

type ContestDefinition = NonNullable<Definition['contests']>[number];

async function counted(cells: readonly string[], contest: Omit<ContestDefinition, 'column'>) {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text: `Chair\n${cells.join('\n')}\n` }],
    definition: { contests: [{ ...contest, column: 'Chair' }] },
  });
  if (!checked.ok) throw new Error(checked.codes.join());
  const told = checked.warnings.filter(({ code }) => code === 'ties.undecided');
  return { outcome: checked.report.contests[0]?.outcome, told: told.map(({ message }) => message) };
}

describe('what is written in stands on no list', () => {
  const chair: Omit<ContestDefinition, 'column'> = {
    method: 'plurality',
    options: ['Ana', 'Bo'],
    writeIns: true,
    ties: 'listed order',
  };

  test.each([
    ['two of them', ['Zoe', 'Yan', 'Zoe', 'Yan', 'Ana'], ['yan', 'zoe']],
    ['one of them and an option', ['Zoe', 'Ana', 'Bo', 'Zoe', 'Ana'], ['ana', 'zoe']],
  ])('so a tie of %s stays, and is told', async (_, cells, options) => {
    const { outcome, told } = await counted(cells, chair);
    expect(outcome).toMatchObject({ kind: 'tied', winners: [], tied: [{ options, seats: 1 }] });
    expect(told).toEqual([
      'The tie in "Chair" is not broken by the order of the list, for not all who are tied are on it: the tie stands.',
    ]);
  });

  test('and a tie of others is broken by their order', async () => {
    const { outcome, told } = await counted(['Bo', 'Ana', 'Zoe', 'Bo', 'Ana'], chair);
    expect(outcome).toMatchObject({ kind: 'elected', winners: ['ana'] });
    expect(told).toEqual([]);
  });
});

describe('a casting vote', () => {
  const question = { method: 'question', ties: { decided: 'yes' } } as const;
  const even = ['Yes', 'No', 'Yes', 'No'];
  const unused =
    'The recorded casting vote on "Chair" does not count, for its rule is not one of more than half that the votes are level with.';

  test.each([
    ['passes what needs more than half and has half', even, 'majority', 'passed', []],
    ['is told where more is needed', even, 'two-thirds', 'not-passed', [unused]],
    [
      'is told where blanks are in the base',
      [...even, '-'],
      'majority of ballots',
      'not-passed',
      [unused],
    ],
    ['is not missed where there is no tie', ['No', ...even], 'majority', 'not-passed', []],
  ])('%s', async (_, cells, rule, kind, warnings) => {
    const { outcome, told } = await counted(cells, { ...question, rule });
    expect({ kind: outcome?.kind, told }).toEqual({ kind, told: warnings });
  });
});
