import { describe, expect, test } from 'vitest';
import { admit } from '../../src/election/admit.ts';
import { findGroups } from '../../src/election/groups.ts';
import { type Mark, markKey } from '../../src/election/mark.ts';
import { markRows } from '../../src/election/mark-rows.ts';
import { findOpenBallots, type OpenBallots } from '../../src/election/open-ballots.ts';
import type { OpenRow } from '../../src/election/open-voters.ts';
import { readDefinition } from '../../src/election/read-definition.ts';
import { readMarks } from '../../src/election/read-marks.ts';
import { vocabulariesOf } from '../../src/election/vocabulary.ts';
import { definitionVocabulary } from '../../src/methods/definition-vocabulary.ts';
import { count } from '../../src/tally.ts';

interface Given {
  readonly rows: readonly string[];
  readonly definition?: Readonly<Record<string, unknown>>;
  readonly roll?: readonly string[];
}

const window = { zone: 'UTC', closes: '2024-06-02T20:00:00Z' };
const early = '2024-06-01 09:00:00';
const late = '2024-06-03 09:00:00';

function source(name: string, lines: readonly string[]) {
  return { name, chunks: [new TextEncoder().encode(`${lines.join('\n')}\n`)] };
}

async function openOf({ rows, definition = {}, roll }: Given): Promise<OpenBallots | undefined> {
  const read = readDefinition('definition', JSON.stringify(definition), definitionVocabulary);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const tallied = await count({
    ballots: [source('ballots.csv', rows)],
    definition: read.value,
    ...(roll && { roll: source('roll.csv', roll) }),
    version: '0',
  });
  if (!tallied.ok) throw new Error(tallied.problems.map(({ code }) => code).join());
  const { table, election, roll: members } = tallied.value;
  const admitted = admit(table, election, markRows(table), members);
  if (!admitted.ok) throw new Error('not admitted');
  const words = vocabulariesOf(election.vocabulary);
  return findOpenBallots({
    table,
    election,
    admission: admitted.value,
    roll: members,
    groups: findGroups(table, election, admitted.value, members),
    marks: election.contests.map((contest) => {
      const column = table.columns[contest.column ?? -1];
      return column && readMarks(contest, column, words);
    }),
  });
}

/** Who may choose between which rows, as `2: yes -> no / none`. */
function choices(open: OpenBallots | undefined, contests: readonly number[] = [0]): string[] {
  const words = ({ marks }: OpenRow) => marks.map(wordOf).join('+');
  return (open?.votersIn(contests, 'apart') ?? [])
    .map(({ voters, now, others, orNone }) => {
      const all = [...others.map(words).sort(), ...(orNone ? ['none'] : [])];
      return `${voters}: ${now ? words(now) : 'none'} -> ${all.join(' / ')}`;
    })
    .sort();
}

function wordOf(mark: Mark): string {
  const key = markKey(mark);
  return { 'valid 0': 'yes', 'valid 1': 'no' }[key] ?? key;
}

const heads = 'Timestamp,Token,Sell?,Buy?';
const contests = ['Sell?', 'Buy?'].map((column) => ({ column, method: 'question' }));
const plain = { columns: { timestamp: 'Timestamp', voter: 'Token' }, contests };

describe('who may choose between which rows', () => {
  test.each<readonly [string, Given, readonly string[]]>([
    [
      'a late row counts or does not',
      {
        rows: [heads, `${early},a,yes,no`, `${late},b,no,no`],
        definition: { ...plain, ...window },
      },
      ['1: none -> no'],
    ],
    [
      'a late row beside one that counts: one or the other',
      {
        rows: [heads, `${early},a,yes,no`, `${late},A,no,no`],
        definition: { ...plain, ...window },
      },
      ['1: yes -> no'],
    ],
    [
      'two late rows of one voter: one of them, or none',
      {
        rows: [heads, `${early},a,yes,no`, `${late},b,no,no`, `${late},b,yes,no`],
        definition: { ...plain, ...window },
      },
      ['1: none -> no / yes'],
    ],
    [
      'late rows of nobody stand for themselves, and those alike are together',
      {
        rows: [heads, `${early},a,yes,no`, `${late},,no,no`, `${late},,no,yes`, `${late},,yes,no`],
        definition: { ...plain, ...window },
      },
      ['1: none -> yes', '2: none -> no'],
    ],
    [
      'a later ballot replaced others, of which one says the same',
      {
        rows: [
          heads,
          `${early},a,no,no`,
          `${early},a,,no`,
          `${early},a,yes,no`,
          `${early},a,yes,yes`,
        ],
        definition: plain,
      },
      ['1: yes -> blank / no'],
    ],
    [
      'who only said the same again has no choice',
      { rows: [heads, `${early},a,no,no`, `${early},a,no,yes`], definition: plain },
      [],
    ],
    [
      'where all of a voter are set aside, any of them or none',
      {
        rows: [heads, `${early},a,no,no`, `${early},a,yes,no`, `${early},b,yes,no`],
        definition: { ...plain, duplicates: 'none' },
      },
      ['1: none -> no / yes'],
    ],
    [
      'where all of a voter are set aside, a late row may set aside the one that counts',
      {
        rows: [heads, `${early},a,yes,no`, `${late},a,no,no`, `${early},b,yes,no`],
        definition: { ...plain, ...window, duplicates: 'none' },
      },
      ['1: yes -> no / none'],
    ],
    [
      'where duplicates are kept every row stands for itself',
      {
        rows: [heads, `${early},a,yes,no`, `${late},a,no,no`, `${late},a,no,no`],
        definition: { ...plain, ...window, duplicates: 'keep' },
      },
      ['2: none -> no'],
    ],
    [
      'who is not on the roll, may not vote, or names nobody',
      {
        rows: [
          heads,
          `${early},a,yes,no`,
          `${early},x,no,no`,
          `${early},b,yes,yes`,
          `${early},,,no`,
        ],
        definition: { ...plain, roll: { file: 'roll.csv', id: 'Token', voting: 'Voting' } },
        roll: ['Token,Voting', 'a,yes', 'b,no'],
      },
      ['1: none -> blank', '1: none -> no', '1: none -> yes'],
    ],
    [
      'a row that a ruling set aside, beside the one before it',
      {
        rows: [heads, `${early},a,yes,no`, `${early},a,no,no`],
        definition: {
          ...plain,
          rulings: [{ line: 3, decision: 'set aside', reason: 'r', by: 'b' }],
        },
      },
      ['1: yes -> no'],
    ],
    [
      'invalid marks are told as they are',
      {
        rows: [heads, `${early},a,perhaps,no`, `${late},a,yes,no`, `${early},b,yes,no`],
        definition: { ...plain, ...window },
      },
      ['1: invalid unknown -> yes'],
    ],
  ])('%s', async (_, given, expected) => {
    expect(choices(await openOf(given))).toEqual(expected);
  });

  test('marks of several contests stay together', async () => {
    const rows = [heads, `${early},a,yes,no`, `${late},b,no,no`, `${late},c,no,yes`];
    const open = await openOf({ rows, definition: { ...plain, ...window } });
    expect(choices(open, [0])).toEqual(['2: none -> no']);
    expect(choices(open, [1, 0])).toEqual(['1: none -> no+no', '1: none -> yes+no']);
  });
});

describe('what is not known', () => {
  test('malformed rows are only counted, and totals are no ballots', async () => {
    const rows = [heads, `${early},a,yes,no`, `${early},b`, `${early},c,no`, 'Total,2,1,1'];
    const open = await openOf({ rows, definition: plain });
    expect(open).toMatchObject({ rows: 2, malformed: 2, weight: 2, weightUnknown: false });
    expect(choices(open)).toEqual([]);
    expect(await openOf({ rows: rows.filter((row) => row.split(',').length === 4) })).toBe(
      undefined,
    );
  });

  const weighed = 'Timestamp,Token,Shares,Sell?';
  const byShares = {
    columns: { timestamp: 'Timestamp', voter: 'Token', weight: 'Shares' },
    contests: contests.slice(0, 1),
    ...window,
  };

  test('late rows have their own weight, in the units of those that count', async () => {
    const rows = [weighed, `${early},a,2.5,yes`, `${late},b,3,no`, `${late},c,3,no`];
    const open = await openOf({ rows, definition: byShares });
    expect(open).toMatchObject({ rows: 2, weight: 60, weightUnknown: false });
    expect(open?.votersIn([0], 'apart')).toMatchObject([{ voters: 2, others: [{ weight: 30 }] }]);
  });

  test.each([
    ['a weight that cannot be read', `${early},b,many,no`],
    ['a late one', `${late},b,many,no`],
    ['a malformed row among weights', `${early},b`],
  ])('%s', async (_, row) => {
    const rows = [weighed, `${early},a,2,yes`, row];
    const open = await openOf({ rows, definition: byShares });
    expect(open).toMatchObject({ rows: 1, weightUnknown: true });
  });

  test('who is not on the roll has no weight of it', async () => {
    const definition = { ...plain, roll: { file: 'roll.csv', id: 'Token', weight: 'Shares' } };
    const roll = ['Token,Shares', 'a,2', 'b,3'];
    const rows = [heads, `${early},a,yes,no`, `${early},x,no,no`];
    expect(await openOf({ rows, definition, roll })).toMatchObject({ weightUnknown: true });
    const known = [heads, `${early},a,yes,no`, `${late},b,no,no`];
    const open = await openOf({ rows: known, definition: { ...definition, ...window }, roll });
    expect(open).toMatchObject({ rows: 1, weight: 3, weightUnknown: false });
  });
});

describe('groups', () => {
  const grouped = 'Timestamp,Token,Branch,Grade,Sell?';
  const definition = {
    columns: { timestamp: 'Timestamp', voter: 'Token', group: ['Branch', 'Grade'] },
    contests: contests.slice(0, 1),
    ...window,
  };
  const counting = [
    grouped,
    `${early},a,North,1,yes`,
    `${early},b,South,2,yes`,
    `${early},c,South,2,no`,
  ];

  test('a row set aside has groups of its own', async () => {
    const open = await openOf({ rows: [...counting, `${late},d,north,2,no`], definition });
    const [voters] = open?.votersIn([0], 'apart') ?? [];
    expect(open?.cells[voters?.others[0]?.cell ?? -1]).toEqual([0, 1]);
    expect(open?.groupsUnknown).toBe(false);
  });

  test('rows are told apart by their groups only where these matter', async () => {
    const rows = [...counting, `${late},d,north,2,no`, `${late},e,South,1,no`];
    const open = await openOf({ rows, definition });
    expect(open?.votersIn([0], 'apart').map(({ voters }) => voters)).toEqual([1, 1]);
    expect(open?.votersIn([0], 'together')).toMatchObject([{ voters: 2, others: [{ cell: 0 }] }]);
  });

  test('a row without a group is in none', async () => {
    const open = await openOf({ rows: [...counting, `${late},d,,2,no`], definition });
    const [voters] = open?.votersIn([0], 'apart') ?? [];
    expect(open?.cells[voters?.others[0]?.cell ?? -1]).toEqual([-1, 1]);
    expect(open?.groupsUnknown).toBe(false);
  });

  test.each([
    ['it would make a group', `${late},d,West,1,no`, true],
    ['it could take the last ballot of a group', `${late},a,South,2,no`, true],
    ['another ballot of the group stays', `${late},b,South,2,no`, false],
  ])('%s', async (_, row, unknown) => {
    const open = await openOf({ rows: [...counting, row], definition });
    expect(open?.groupsUnknown).toBe(unknown);
  });

  test('a group of the roll is there whoever votes', async () => {
    const open = await openOf({
      rows: [heads, `${early},a,yes,no`, `${early},b,yes,no`, `${late},c,no,no`, `${late},a,no,no`],
      definition: { ...plain, ...window, roll: { file: 'roll.csv', id: 'Token', group: 'Branch' } },
      roll: ['Token,Branch', 'a,North', 'b,South', 'c,West'],
    });
    expect(open?.groupsUnknown).toBe(false);
    const voters = open?.votersIn([0], 'apart').find(({ now }) => now === undefined);
    expect(open?.cells[voters?.others[0]?.cell ?? -1]).toEqual([2]);
  });
});
