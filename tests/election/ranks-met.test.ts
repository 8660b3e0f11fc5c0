import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

function fileOf(lines: readonly string[]) {
  return [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
}

async function codesOf(lines: readonly string[], input: Omit<TallyInput, 'ballots'> = {}) {
  const checked = await tallied({ ballots: fileOf(lines), ...input });
  return checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
}

const byVote = { methods: new Map([['', 'stv']]), seats: new Map([['', 2]]) };

/** Rankings of a paper, by the options' places. */
const papers = ['1,2,3', '2,1,3', '3,1,2', '1,3,2', '2,3,1', '1,2,3', '2,1,3', '3,2,1', '1,2,'];

function ranked(more: readonly string[] = []): string[] {
  const rows = [...papers, ...more].map((paper, at) => `${100 + at},${paper}`);
  return ['Member no,Ana,Bo,Cy', ...rows];
}

describe('ranks in a column for each option, below bare names', () => {
  test('are seen beside ids that repeat', async () => {
    const lines = [...ranked(), '103,3,2,1'];
    expect(await codesOf(lines)).toEqual(['contest.ranking']);
    const report = await reportOf({ ballots: fileOf(lines), flags: byVote });
    expect(report.contests[0]?.options.map(({ title }) => title)).toEqual(['Ana', 'Bo', 'Cy']);
  });

  test('are seen though a paper ranks two first', async () => {
    expect(await codesOf(ranked(['1,1,2']))).toEqual(['contest.ranking']);
    const report = await reportOf({ ballots: fileOf(ranked(['1,1,2'])), flags: byVote });
    expect(report.contests[0]?.accounting.invalid).toBe(1);
  });

  const ordinal = (line: string, at: number) =>
    at === 0
      ? line
      : line.replace(/(?<=,)\d/gu, (rank) => `${rank}${{ 1: 'st', 2: 'nd' }[rank] ?? 'rd'}`);

  test.each([
    ['all', ranked(['1,1,2', '1,1,2', '1,1,3']).map(ordinal)],
    ['one', ranked(['1,1,2', '1,1,2', '1,1,3', '1st,2nd,3rd'])],
  ])('%s in words, are ranks however many come first', async (_, lines) => {
    expect(await codesOf(lines)).toEqual(['contest.ranking']);
  });

  test('are scores where many papers give several the same', async () => {
    const lines = ranked(['1,1,1', '1,1,3', '1,1,2', '1,1,1']);
    expect(await codesOf(lines)).toEqual(['contest.scores']);
  });
});

describe('columns that a definition lists', () => {
  const listing = (more: string) =>
    `contests: [{title: Board, columns: [Ana, Bo, Cy], ${more}method: stv, seats: 1}]`;

  test.each([
    ['with cells: ranks', ranked(), listing('cells: ranks, ')],
    ['with cells: ranks, one of them too large', ranked(['4,1,2']), listing('cells: ranks, ')],
    ['whose cells are ranks', ranked(), listing('')],
  ])('are those of the options, %s', async (_, lines, definition) => {
    const report = await reportOf({ ballots: fileOf(lines), definition });
    expect(report.contests[0]?.options.map(({ title }) => title)).toEqual(['Ana', 'Bo', 'Cy']);
    const again = JSON.stringify(report.definition.value);
    const same = await reportOf({ ballots: fileOf(lines), definition: again });
    expect(same.contests).toEqual(report.contests);
  });

  test('are those of ranks where their headings are', async () => {
    const lines = ranked().map((line, at) => (at === 0 ? 'Member no,First,Second,Third' : line));
    const definition = listing('').replace('Ana, Bo, Cy', 'First, Second, Third');
    const report = await reportOf({ ballots: fileOf(lines), definition });
    expect(report.contests[0]?.options.map(({ title }) => title)).toEqual(['1', '2', '3']);
  });
});

const lists = ['Ana;Bo', 'Bo;Ana;Cy', 'Cy;Ana', 'Bo;Cy', 'Cy;Bo;Ana', 'Ana', 'Ana;Cy', 'Cy;Bo'];
const listed = [
  'Voter,Board',
  ...[...lists, ...lists, ...lists].map((cell, at) => `${at},${cell}`),
];
const boxes = ['Ana;Bo', 'Ana;Bo;Cy', 'Ana;Cy', 'Bo;Cy', 'Bo', 'Ana', 'Ana;Cy', 'Bo;Ana'];
const boxed = ['Voter,Board', ...[...boxes, ...boxes, ...boxes].map((cell, at) => `${at},${cell}`)];

describe('lists whose order changes from ballot to ballot', () => {
  test.each([
    ['at a flag', { flags: byVote }],
    ['in a definition', { definition: 'contests: [{column: Board, method: stv, seats: 2}]' }],
    [
      'with its options',
      {
        definition:
          'contests: [{column: Board, method: stv, seats: 2, options: [Ana, Bo, Cy], separator: ";"}]',
      },
    ],
  ])('are rankings where all ranks are to count: %s', async (_, input) => {
    const report = await reportOf({ ballots: fileOf(listed), ...input });
    const [contest] = report.contests;
    expect(contest?.options.map(({ title, votes }) => [title, votes])).toEqual([
      ['Ana', 9],
      ['Bo', 6],
      ['Cy', 9],
    ]);
  });

  test('and else are told to be perhaps ranks', async () => {
    expect(await codesOf(listed)).toContain('contest.uncertain');
    const flags = { methods: new Map([['board', 'approval']]) };
    expect(await codesOf(listed, { flags })).not.toContain('contest.uncertain');
    expect(await codesOf(boxed)).not.toContain('contest.uncertain');
  });

  test('but boxes in one order are no rankings', async () => {
    const ordered = boxed.map((line) => line.replace('Bo;Ana', 'Ana;Bo'));
    expect(await codesOf(ordered, { flags: byVote })).toEqual(['contest.no-ranking']);
  });
});
