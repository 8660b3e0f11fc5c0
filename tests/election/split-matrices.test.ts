import { describe, expect, test } from 'vitest';
import { reportOf, tallied } from '../support/tallied.ts';

/** A synthetic export in the form of Jotform, with these cells. */
function exportOf(heading: string, cells: readonly string[]) {
  const rows = cells.map((cell, at) => `2026-03-01 10:0${at}:00,a${at}@x.org,"${cell}"`);
  const text = [`Submission Date,Email,${heading}`, ...rows].join('\n');
  return { ballots: [{ name: 'b.csv', text: `${text}\n` }] };
}

async function votesOf(heading: string, cells: readonly string[]) {
  const { contests } = await reportOf(exportOf(heading, cells));
  return contests.flatMap((contest) => {
    if (contest.status !== 'active') return [];
    const votes = contest.options.map(({ title, votes: own }) => [title, own]);
    return [[contest.title, Object.fromEntries(votes)]];
  });
}

async function codesOf(heading: string, cells: readonly string[]) {
  const checked = await tallied(exportOf(heading, cells));
  return checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
}

describe('a matrix in one cell', () => {
  const motions = [
    'Roof: Yes\nFees: No',
    'Fees: No\r\nRoof: No',
    'Roof: Yes',
    '',
    'Fees:\nRoof: Yes',
  ];

  test('is a contest for each of its rows, in any order, whichever are answered', async () => {
    expect(await votesOf('Motions', motions)).toEqual([
      ['Motions [Roof]', { Yes: 3, No: 1 }],
      ['Motions [Fees]', { Yes: 0, No: 2 }],
    ]);
    expect(await codesOf('Motions', motions)).toEqual([]);
    const board = ['Chair: Ann\nClerk: Bo', 'Chair: Cy\nClerk: Bo', 'Chair: Ann\nClerk: Di'];
    expect(await votesOf('Board', board)).toEqual([
      ['Board [Chair]', { Ann: 2, Bo: 0, Cy: 1, Di: 0 }],
      ['Board [Clerk]', { Ann: 0, Bo: 2, Cy: 0, Di: 1 }],
    ]);
  });

  test('has the same rows in all files, however few ballots one has', async () => {
    const [north] = exportOf('Motions', motions).ballots;
    const south = {
      name: 'c.csv',
      text: 'Submission Date,Email,Motions\n2026-03-01 11:00:00,z@x.org,"Fees: Yes"\n',
    };
    const { contests } = await reportOf({ ballots: north ? [north, south] : [] });
    expect(contests).toMatchObject([
      { title: 'Motions [Roof]', options: [{ votes: 3 }, { votes: 1 }] },
      { title: 'Motions [Fees]', options: [{ votes: 1 }, { votes: 2 }] },
    ]);
  });

  test('is none where it is an address or somebody’s details', async () => {
    const address = (at: number) =>
      `Street Address: ${at} High St\nCity: ${at % 2 ? 'Bonn' : 'Ulm'}\nState / Province: NRW`;
    const cells = [0, 1, 2, 3].map((at) => `${address(at)}","${at ? 'Yes' : 'No'}`);
    for (const heading of ['Address', 'Where do you live?'])
      expect(await votesOf(`${heading},Adopt`, cells)).toContainEqual(['Adopt', { Yes: 3, No: 1 }]);
    const shown = await votesOf('Address,Adopt', cells);
    expect(JSON.stringify(shown)).not.toMatch(/Bonn|High St/);
  });

  test('is none where a definition names it by its heading', async () => {
    const definition = 'columns: {private: motions}\n';
    const cells = motions.map((cell) => `${cell}","Yes`);
    const { contests } = await reportOf({ ...exportOf('Motions,Adopt', cells), definition });
    expect(contests.map(({ title }) => title)).toEqual(['Adopt']);
    const flags = { ignored: ['Motions'] };
    const ignored = await reportOf({ ...exportOf('Motions,Adopt', cells), flags });
    expect(ignored.contests.map(({ title }) => title)).toEqual(['Adopt']);
  });

  test('is none where one line names no row, or a row stands twice', async () => {
    const broken = [...motions.slice(0, 2), 'Roof', 'Roof: Yes\nFees: Yes'];
    expect(await votesOf('Motions', broken)).toMatchObject([['Motions', {}]]);
    const twice = ['A: Yes\nA: No', 'A: Yes\nB: No', 'A: No\nB: No'];
    expect(await votesOf('Motions', twice)).toMatchObject([['Motions', {}]]);
  });

  test('is none where each line is a box with a colon in its option', async () => {
    const boxes = ['A: now\nB: later', 'A: now', 'A: now\nB: later', 'B: later'];
    expect(await votesOf('When?', boxes)).toEqual([['When?', { 'A: now': 3, 'B: later': 3 }]]);
  });
});

test('cells of several lines that were taken as a whole are told, with what settles them', async () => {
  const cells = ['Roof\nthen hall', 'Hall\nthen roof', 'Roof\nthen hall', 'Wait'];
  const rows = cells.map((cell, at) => `3/1/2026 10:0${at}:00,"${cell}"`);
  const text = `${['Timestamp,Plan', ...rows].join('\n')}\n`;
  const checked = await tallied({ ballots: [{ name: 'b.csv', text }] });
  if (!checked.ok) throw new Error('refused');
  expect(checked.warnings).toMatchObject([
    { code: 'contest.uncertain', message: expect.stringContaining('several lines') },
  ]);
  expect(checked.warnings[0]?.hint).toContain('--separator');
  const few = Array.from(
    { length: 30 },
    (_, at) => `3/1/2026 10:${at + 10}:00,${at % 2 ? 'Roof' : 'Wait'}`,
  );
  const slip = `${['Timestamp,Plan', ...few, rows[0]].join('\n')}\n`;
  const told = await tallied({ ballots: [{ name: 'b.csv', text: slip }] });
  expect(told.ok && told.warnings).toMatchObject([{ code: 'contest.uncertain' }]);
});
