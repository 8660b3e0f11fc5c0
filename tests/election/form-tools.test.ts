import { describe, expect, test } from 'vitest';
import { reportOf, tallied } from '../support/tallied.ts';

/** Synthetic exports in the forms of many tools: what their columns are taken for, and what is told. */
async function read(lines: readonly string[]) {
  const input = { ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }] };
  const checked = await tallied(input);
  if (!checked.ok) return { codes: checked.codes, roles: [], votes: {}, rows: 0 };
  const { contests, reading, accounting } = await reportOf(input);
  const votes = contests.flatMap((contest) =>
    contest.status === 'active'
      ? [
          [
            contest.title,
            Object.fromEntries(contest.options.map(({ title, votes: own }) => [title, own])),
          ],
        ]
      : [],
  );
  return {
    codes: checked.warnings.map(({ code }) => code),
    roles: reading.columns.map(({ role }) => role),
    votes: Object.fromEntries(votes),
    rows: accounting.rows,
  };
}

const question = 'Adopt?';
const vote = ['Yes', 'No', 'Yes'];
const withVotes = (heading: string, row: (at: number) => string) => [
  `${heading},${question}`,
  ...vote.map((own, at) => `${row(at)},${own}`),
];

describe('what a tool notes is no contest', () => {
  const day = (at: number) => `2026-03-01 10:0${at}:00`;

  test.each([
    [
      'SurveySparrow',
      'Submission Id,Submitted Time,Started Time,Contact Name,Contact Email,Device Type,OS',
      (at: number) => `${100 + at},${day(at)},${day(at)},,,${['MOBILE', 'COMPUTER'][at % 2]},iOS`,
      ['ignored', 'timestamp', 'ignored', 'private', 'private', 'ignored', 'ignored', 'contest'],
    ],
    [
      'Zoho Forms',
      'Added Time,Referrer Name,Task Owner,IP Address,Added User',
      (at: number) => `${day(at)},https://x.org/vote,,192.0.2.1,`,
      ['timestamp', 'ignored', 'ignored', 'private', 'ignored', 'contest'],
    ],
    [
      'Cognito Forms',
      'Entry_Status,Entry_DateCreated,Entry_DateSubmitted,Entry_DateUpdated',
      (at: number) => `Submitted,${day(at)},${day(at)},${day(at)}`,
      ['ignored', 'ignored', 'timestamp', 'ignored', 'contest'],
    ],
    [
      'Paperform',
      'Submission ID,Submitted At,Charge Status',
      (at: number) => `65f1aa0${at}bc1d2e0001,${day(at)},`,
      ['ignored', 'timestamp', 'ignored', 'contest'],
    ],
    [
      'Nextcloud Forms, of nobody who is known',
      'User ID,User display name,Timestamp',
      (at: number) => `,Anonymous user,2026-03-01T10:0${at}:00+00:00`,
      ['ignored', 'private', 'timestamp', 'contest'],
    ],
    [
      'Decidim',
      'id,created_at,ip_hash,user_status',
      (at: number) => `${at},${day(at)},9f86d0${at}81884c7d65,${['', 'un'][at % 2]}registered`,
      ['ignored', 'timestamp', 'private', 'ignored', 'contest'],
    ],
    [
      'Typeform, with a time that nobody has',
      '#,Stage Date (UTC),Submit Date (UTC)',
      (at: number) => `a1b2c${at},,${day(at)}`,
      ['ignored', 'ignored', 'timestamp', 'contest'],
    ],
  ])('%s', async (_, heading, row, roles) => {
    const found = await read(withVotes(heading, row));
    expect(found.roles).toEqual(roles);
    expect(found.codes).toEqual([]);
    expect(found.votes).toEqual({ [question]: { Yes: 2, No: 1 } });
  });
});

test('times of day that each row has for its own are told, and no contest', async () => {
  const found = await read(withVotes('Name,Time', (at) => `N${at},10:0${at}`));
  expect(found.roles.slice(1)).toEqual(['ignored', 'contest']);
  expect(found.codes).toContain('columns.doubtful');
  const polled = await read(withVotes('Name,Time', (at) => `N${at},1${at % 2}:00`));
  expect(polled.roles.slice(1)).toEqual(['contest', 'contest']);
});

describe('rows below the headings that are no ballots', () => {
  test('the ids of the columns in Nextcloud Forms', async () => {
    const found = await read([
      'Submission ID,User ID,Timestamp,Adopt?,Motions (Roof),Motions (Hall)',
      'submission_id,user_id,timestamp,question-id-1,question-id-3-7,question-id-3-8',
      '11,ann,2026-03-01T10:00:00+00:00,Yes,Yes,No',
      '12,bo,2026-03-01T10:01:00+00:00,No,No,No',
    ]);
    expect(found).toMatchObject({ rows: 2, codes: [] });
    const half = { Yes: 1, No: 1 };
    expect(found.votes).toEqual({
      'Adopt?': half,
      'Motions [Roof]': half,
      'Motions [Hall]': { Yes: 0, No: 2 },
    });
  });

  test('the times of day below the days of Framadate', async () => {
    const found = await read([
      ',Mon 2 March,Mon 2 March,Tue 3 March,',
      ',10h,14h,10h,',
      'Ann,Oui,Non,Non,',
      'Bo,Oui,Oui,Oui,',
    ]);
    expect(found.rows).toBe(2);
    expect(found.codes).toEqual(['voters.inferred']);
    expect(Object.keys(found.votes)).toEqual([
      'Mon 2 March, 10h',
      'Mon 2 March, 14h',
      'Tue 3 March, 10h',
    ]);
  });

  test('a first ballot without a name is one', async () => {
    const names = ['', 'Ann', 'Bo'];
    const lines = names.map((name, at) => `${name},${vote[at]},${['Cy', 'Di', 'Di'][at]}`);
    expect((await read([',Roof,Chair', ...lines])).rows).toBe(3);
  });
});

test('a form that gives each response its time need not be of Google: boxes may stand on lines', async () => {
  const cells = ['Mon\nTue', 'Tue', 'Mon\nTue'];
  const lines = cells.map((cell, at) => `2026-03-01 10:0${at}:00,"${cell}"`);
  const found = await read(['Time,Days', ...lines]);
  expect(found).toMatchObject({ codes: [], votes: { Days: { Mon: 2, Tue: 3 } } });
});

describe('boxes', () => {
  const list = (row: string) => `x${row.length},2026-03-01 10:00:00,${row}`;
  const heading = 'Token,Submitted at,Days,Days (Mon),Days (Mon late)';

  test('behind the column that lists them are one contest with it (Tally)', async () => {
    const lines = ['"Mon, Mon late",true,true', 'Mon late,false,true', ',false,false'].map(list);
    const found = await read([heading, ...lines]);
    expect(found.roles.slice(2)).toEqual(['ignored', 'contest', 'contest']);
    expect(found.votes).toEqual({ Days: { Mon: 1, 'Mon late': 2 } });
  });

  test('behind the column that lists them, coded 1 and 0 (KoBo)', async () => {
    const lines = ['a,mon tue,1,1', 'b,tue,0,1', 'c,,,'];
    const found = await read(['Token,Days,Days/mon,Days/tue', ...lines]);
    expect(found.votes).toEqual({ Days: { mon: 1, tue: 2 } });
    expect(found.codes).toEqual([]);
  });

  test.each([
    ['lists what has no box', ['"Mon, Sunday",true,false', 'Mon late,false,true']],
    ['does not list what is chosen', ['Mon,true,true', 'Mon late,false,true']],
  ])('of which the column %s are not joined with it, and are asked about', async (_, lines) => {
    const found = await read([heading, ...lines.map(list)]);
    expect(found.codes).toEqual(['contest.boxes']);
  });

  test('have what was written beside them with them (Typeform)', async () => {
    const lines = ['Mon,,', 'Mon,Tue,', ',,Sunday', ',Tue,Whenever'];
    const found = await read(['Mon,Tue,Other', ...lines]);
    expect(found.votes).toEqual({ Candidates: { Mon: 2, Tue: 2, Other: 2 } });
    const choice = await read(['Chair,Other', 'Ann,', 'Bo,', 'Ann,Dee', 'Bo,Ann']);
    expect(Object.keys(choice.votes)).toEqual(['Chair', 'Other']);
  });

  test('that stand alone are told (Airtable)', async () => {
    const lines = ['a,checked,Yes', 'b,,No', 'c,checked,Yes'];
    expect((await read(['Token,Coming,Adopt?', ...lines])).codes).toEqual(['contest.uncertain']);
  });
});

describe('rankings', () => {
  test('are none where options have tags', async () => {
    const lines = ['1,<b>Ann</b> Lee', '2,<b>Bo</b> Ott', '3,<b>Ann</b> Lee', '4,<b>Bo</b> Ott'];
    expect((await read(['Token,Chair', ...lines])).codes).not.toContain('contest.ranking');
    const ranked = ['1,Ann > Bo', '2,Bo > Ann', '3,Ann > Bo'];
    expect((await read(['Token,Chair', ...ranked])).codes).toEqual(['contest.ranking']);
  });

  test('of which each choice stands on a line (Decidim)', async () => {
    const cells = ['North\nSouth\nWest', 'South\nNorth\nWest', 'West\nNorth\nSouth'];
    const lines = cells.map((cell, at) => `${at},"${cell}"`);
    expect((await read(['Token,Order', ...lines])).codes).toEqual(['contest.ranking']);
    const definition = {
      contests: [
        { column: 'Order', cells: 'order' as const, separator: '\n', method: 'plurality' as const },
      ],
    };
    const text = `${['Token,Order', ...lines].join('\n')}\n`;
    const [contest] = (await reportOf({ ballots: [{ name: 'b.csv', text }], definition })).contests;
    const votes = contest?.status === 'active' ? contest.options.map((one) => one.votes) : [];
    expect(votes).toEqual([1, 1, 1]);
  });

  test('with a dash where a voter ranked no further (CIVS)', async () => {
    const lines = ['a,1,2,3', 'b,2,1,-', 'c,-,1,-'];
    expect((await read(['Token,Ann,Bo,Cy', ...lines])).codes).toEqual(['contest.ranking']);
  });

  test('without headings are refused: the first would be lost', async () => {
    const found = await read(['Ann > Bo > Cy', 'Bo > Ann = Cy', 'Ann > Cy > Bo']);
    expect(found.codes).toEqual(['file.no-headings']);
  });

  test('may be what stands in two numbered columns, and is told', async () => {
    const names = ['Ann', 'Bo', 'Cy'];
    const rows = Array.from(
      { length: 6 },
      (_, at) => `t${at},${names[at % 3]},${names[(at + 1) % 3]}`,
    );
    expect((await read(['Token,Board 1,Board 2', ...rows])).codes).toEqual(['contests.ranked']);
    expect((await read(['Token,Board,Chair', ...rows])).codes).toEqual([]);
  });
});
