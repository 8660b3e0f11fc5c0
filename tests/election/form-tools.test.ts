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
