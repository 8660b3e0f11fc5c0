import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';

const ballots = (headings: string, row: (at: number) => string) => {
  const rows = Array.from({ length: 40 }, (_, at) => row(at));
  return { name: 'ballots.csv', text: [headings, ...rows].join('\n') };
};
const vote = (at: number) => (at % 3 ? 'Yes' : 'No');
const branches = (at: number) => `${at % 2 ? 'N' : 'S'},${at < 20 ? 'E' : 'W'}`;

async function columnsOf(input: Parameters<typeof tally>[0]) {
  const result = await tally(input);
  if (!result.ok) throw new Error(result.problems.map(({ code }) => code).join());
  return result.report.groups.map(({ column, title, ballots }) => `${column}: ${title} ${ballots}`);
}

// Figures by group add up to the whole column by column, and a column is known by what it is called.
test('group columns of one heading are told apart by their numbers', async () => {
  const text = ballots('Branch,Token,Branch,Vote', (at) => {
    const [one, other] = branches(at).split(',');
    return [one, `k${at}`, other, vote(at)].join(',');
  });
  expect(await columnsOf({ ballots: [text] })).toEqual([
    'Branch (#1): N 20',
    'Branch (#1): S 20',
    'Branch (#3): E 20',
    'Branch (#3): W 20',
  ]);
});

test('those of a roll, of which the ballots have none, too', async () => {
  const found = await columnsOf({
    ballots: [ballots('Token,Vote', (at) => `k${at},${vote(at)}`)],
    roll: ballots('Token,Branch,Branch', (at) => `k${at},${branches(at)}`),
    definition: { roll: { file: 'roll.csv', group: ['#2', '#3'] } },
  });
  expect(found).toEqual(['Branch: N 20', 'Branch: S 20', 'Branch-2: E 20', 'Branch-2: W 20']);
});

test('overlapping groups of one column have its heading', async () => {
  const teams = ['red', 'blue', 'red', 'red;blue'];
  const found = await columnsOf({
    ballots: [ballots('Token,Teams,Vote', (at) => `k${at},${teams[at % 4]},${vote(at)}`)],
    definition: { columns: { group: [{ column: 'Teams', separator: ';' }] } },
  });
  expect(found).toEqual(['Teams: blue 20', 'Teams: red 30']);
});

// Every ballot is below each heading: of those in no group that is shown there would be no trace else.
test('ballots in none of the overlapping groups that are shown stand below them', async () => {
  // Every eighth names nobody, and two name a group that is too small to be shown.
  const teams = ['red', 'blue', 'red', 'red;blue', 'blue', 'red', 'blue', ''];
  const team = (at: number) =>
    at === 0 || at === 8 ? 'tiny' : at === 16 ? 'tiny;red' : teams[at % 8];
  const found = await columnsOf({
    ballots: [
      ballots(
        'Token,Teams,Sex,Vote',
        (at) => `k${at},${team(at)},${at < 20 ? 'f' : 'm'},${vote(at)}`,
      ),
    ],
    definition: { columns: { group: [{ column: 'Teams', separator: ';' }, 'Sex'] } },
  });
  expect(found).toEqual([
    'Teams: blue 20',
    'Teams: red 18',
    'Teams: none of these 7',
    'Sex: f 20',
    'Sex: m 20',
  ]);
});

test('but not where they are too few', async () => {
  const teams = (at: number) => (at < 4 ? '' : (['red', 'blue', 'red;blue'][at % 3] ?? ''));
  const found = await columnsOf({
    ballots: [ballots('Token,Teams,Vote', (at) => `k${at},${teams(at)},${vote(at)}`)],
    definition: { columns: { group: [{ column: 'Teams', separator: ';' }] } },
  });
  expect(found).toEqual(['Teams: blue 24', 'Teams: red 24']);
});

test('a column of the roll that is named twice is one', async () => {
  const found = await columnsOf({
    ballots: [ballots('Token,Vote', (at) => `k${at},${vote(at)}`)],
    roll: ballots('Token,Branch', (at) => `k${at},${at % 2 ? 'N' : 'S'}`),
    definition: { roll: { file: 'roll.csv', group: ['Branch', '#2'] } },
  });
  expect(found).toEqual(['Branch: N 20', 'Branch: S 20']);
});
