import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function told(text: string, flags = {}) {
  const done = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!done.ok) return done.codes;
  const codes = done.warnings.map(({ code }) => code);
  return {
    counted: done.report.accounting.counted,
    told: codes.includes('duplicates.proxies'),
    contests: done.report.contests.map(({ title }) => title),
  };
}

const stamped = (heading: string, cells: readonly string[]) =>
  [
    `Timestamp,Email,${heading},Replace the lift?`,
    ...cells.map(
      (cell, at) =>
        `2026-03-01 10:0${at}:00,${'aabccde'[at]}@x.org,${cell},${at % 2 ? 'Yes' : 'No'}`,
    ),
  ].join('\n');

test.each([
  ['Which flat are you voting for?', ['1', '2', '3', '4', '5', '6', '7']],
  ['Flat', ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'C3']],
  ['Proxy for', ['', 'Jo Smith', '', '', 'Mo Li', '', '']],
  ['On whose behalf are you voting?', ['me', 'Jo', 'me', 'me', 'Mo', 'me', 'me']],
])('ballots that one voter cast for others are told when they are set aside: %s', async (...of) => {
  const text = stamped(...of);
  expect(await told(text)).toEqual({ counted: 5, told: true, contests: ['Replace the lift?'] });
  expect(await told(text, { duplicates: 'keep' })).toMatchObject({ counted: 7, told: false });
  expect(await told(text, { duplicates: 'last' })).toMatchObject({ counted: 5, told: false });
});

test('so they are where cells say it', async () => {
  const cells = [
    'for me',
    'as proxy for another',
    'for me',
    'for me',
    'for me',
    'for me',
    'for me',
  ];
  expect(await told(stamped('I am voting', cells))).toMatchObject({ counted: 5, told: true });
});

test('an office of proxies is voted on', async () => {
  const cells = ['Ann', 'Ann', 'Bo', 'Ann', 'Bo', 'Ann', 'Ann'];
  const title = 'Proxy for the congress';
  expect(await told(stamped(title, cells))).toMatchObject({
    contests: [title, 'Replace the lift?'],
  });
});

test('a ballot that was cast again for the same is a change of mind', async () => {
  const cells = ['1', '1', '3', '4', '4', '6', '7'];
  expect(await told(stamped('Flat', cells))).toMatchObject({ counted: 5, told: false });
});

test.each(['Approve the rules on proxy votes?', 'Vote on the new unit', 'House rules vote'])(
  'a motion on which a voter changed their mind is no such column: %s',
  async (motion) => {
    const cells = ['Yes', 'No', 'No', 'No', 'Yes', 'Yes', 'Yes'];
    expect(await told(stamped(motion, cells))).toMatchObject({ counted: 5, told: false });
  },
);

test('whose flat it is settles it', async () => {
  const cells = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'C3'];
  expect(await told(stamped('Flat', cells), { voter: 'Flat' })).toMatchObject({ counted: 7 });
});

test.each([
  ['House', ['Smith', 'Jones', 'Jones', 'Smith', 'Smith', 'Jones', 'Jones']],
  ['Property', ['Buy', 'Rent', 'Rent', 'Buy', 'Buy', 'Rent', 'Buy']],
])('nor is a contest that is called as a house is: %s', async (...of) => {
  expect(await told(stamped(...of))).toMatchObject({
    counted: 5,
    told: false,
    contests: [of[0], 'Replace the lift?'],
  });
});

test('a contest of the numbers of flats is such a column', async () => {
  const cells = ['Flat 1', 'Flat 2', 'Flat 1', 'Flat 2', 'Flat 1', 'Flat 2', 'Flat 1'];
  expect(await told(stamped('Flat', cells))).toMatchObject({ counted: 5, told: true });
});

test('what others say of a proxy says nothing of who changed their mind', async () => {
  const cells = [
    '',
    'I thought again',
    '',
    '',
    'No lift',
    'On behalf of the committee: thanks',
    '',
  ];
  expect(await told(stamped('Comment', cells))).toMatchObject({ counted: 5, told: false });
});

/** The warning on ballots of one id, with its places and its advice. */
async function shared(heading: string, cells: readonly string[]) {
  const text = stamped(
    heading,
    cells.map((cell) => `"${cell}"`),
  );
  const done = await tallied({ ballots: [{ name: 'b.csv', text }], flags: { voter: 'Email' } });
  if (!done.ok) throw new Error('refused');
  return done.warnings.find(({ code }) => code === 'duplicates.proxies');
}

test.each([
  [
    'Your union email',
    ['a@u.org', 'b@u.org', 'c@u.org', 'd@u.org', 'e@u.org', 'f@u.org', 'g@u.org'],
  ],
  ['Member number', ['101', '102', '103', '104', '105', '106', '107']],
  ['Name', ['Ann Lee', 'Bo Lee', 'Cy Ott', 'Cy Ott', 'Di Poe', 'Eve Ash', 'Fay Orr']],
  ['First name', ['Ann', 'Bo', 'Cy', 'Cy', 'Di', 'Eve', 'Fay']],
])('people who share an address are told: %s', async (heading, cells) => {
  const one = await shared(heading, cells);
  expect(one?.message).toContain('name somebody else');
  expect(one?.message).not.toContain(heading);
  expect(one?.places[0]).toMatchObject({ line: 2, column: heading, cell: cells[0] });
});

test.each([
  ['Name', ['Ann Lee', 'A. Lee', 'Cy Ott', 'Di Poe', 'Poe, Di', 'Eve', 'Fay']],
  ['Name', ['Ann Lee', 'Anne Leee', 'Cy Ott', 'Di Poe', 'di  poe', 'Eve', 'Fay']],
  ['Name', ['Ann Lee', 'anonymous', 'Cy Ott', 'Di Poe', '', 'Eve', 'Fay']],
  ['Member number', ['101', '0101', '102', '7-03', '703', '106', '107']],
  ['Phone', ['101', '102', '103', '104', '105', '106', '107']],
])('one who writes their name otherwise is not: %s, %s', async (heading, cells) => {
  expect(await shared(heading, cells)).toBeUndefined();
});
