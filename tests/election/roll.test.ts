import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

const csv = (...rows: string[]) => `${rows.join('\n')}\n`;

const ballots = csv('Member No,Motion', '12,yes', '15,yes', '18,yes', '21,no');
const members = ['12,Ann', '15,Bob', '18,Cat', '21,Dan', '27,Eve'];

/** How many are eligible by a roll, and what was told of it. */
async function rolled(roll: string, definition = '', text = ballots) {
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text }],
    ...(definition !== '' && { definition }),
    roll: { name: 'roll.csv', text: roll },
  });
  if (!checked.ok) return { told: checked.codes };
  const { report } = checked;
  return {
    eligible: report.turnout.eligible,
    told: checked.warnings.map(({ code }) => code),
    places: checked.warnings.flatMap(({ places }) => places.map(({ line, cell }) => [line, cell])),
    report,
  };
}

test.each([
  ['a total', ['Total,5'], [7]],
  ['a total in capitals', ['TOTAL,5'], [7]],
  ['a total of members', ['Total members:,5'], [7]],
  ['their number', ['Number of eligible voters,5 members'], [7]],
  ['a total in one cell', ['Total: 5 members,'], [7]],
  ['a number in one cell', ['5 members,'], [7]],
  [
    'an empty row, a total and a note',
    [',', 'Total: 5 members,', 'Printed 3 March 2026,'],
    [7, 8, 9],
  ],
  ['a note', ['Printed 3 March 2026,'], [7]],
  ['an empty row', [','], [7]],
])('%s below a roll is no member', async (_, below, lines) => {
  const { eligible, told, places } = await rolled(csv('Member No,Name', ...members, ...below));
  expect([eligible, told]).toEqual([5, ['roll.below']]);
  expect(places?.map(([line]) => line)).toEqual(lines);
});

test.each([
  ['Shop 1,', 6],
  ['99,', 6],
  ['Total Energies,Paul', 6],
  ['Total,Tara', 6],
])('a last member %s is one', async (last, eligible) => {
  const found = await rolled(csv('Member No,Name', ...members, last));
  expect([found.eligible, found.told]).toEqual([eligible, []]);
});

test('a last member called as a total is one, who casts a ballot', async () => {
  const text = csv('Member,Motion', 'Lee,yes', 'Fox,no', 'Total,yes', 'Ray,no');
  const voted = (last: string, own = text) =>
    rolled(csv('Member,Shop', 'Lee,1', 'Fox,2', 'Ray,3', last), '', own);
  const found = await voted('Total,9');
  expect([found.eligible, found.told]).toEqual([4, ['roll.totals']]);
  expect(found.report?.accounting).toMatchObject({ rows: 4, counted: 4 });
  expect(await voted('Total,North')).toMatchObject({ eligible: 4, told: [] });
  const nobody = await voted('Total,9', csv('Member,Motion', 'Lee,yes', 'Fox,no', 'Ray,no'));
  expect([nobody.eligible, nobody.told]).toEqual([3, ['roll.below']]);
  const summed = await voted('Total,9', csv('Member,Motion', 'Lee,yes', 'Fox,no', 'Total,2'));
  expect([summed.eligible, summed.told]).toEqual([3, ['roll.below', 'rows.set-aside']]);
  const otherwise = await voted('Total,9', csv('Member,Motion', 'Lee,yes', 'Fox,no', 'Total,7'));
  expect([otherwise.eligible, otherwise.told]).toEqual([3, ['roll.below', 'rows.set-aside']]);
});

test('a voter on the roll is no total of the ballots, whatever the name', async () => {
  const text = csv('Member,Motion', 'Lee,yes', 'Fox,no', 'Total,yes');
  const members = csv('Member,Shop', 'Lee,N', 'Total,S', 'Fox,N');
  expect(await rolled(members, '', text)).toMatchObject({ eligible: 3, told: [] });
  const alone = await tallied({ ballots: [{ name: 'b.csv', text }] });
  expect(alone.ok && alone.warnings.map(({ code }) => code)).toEqual(['rows.sums']);
});

test('a member whose name ends as a subtotal is one, who casts a ballot', async () => {
  const text = csv('Member,Motion', 'Lee,yes', 'Kim Total,no');
  const members = (kim: string) => rolled(csv('Member,Shop', 'Lee,1', kim, 'Fox,2'), '', text);
  expect((await members('Kim Total,3')).told).toEqual([]);
  expect((await members('North Total,3')).told).toEqual(['roll.totals', 'rows.set-aside']);
});

test('ids that stand on the roll are no doubt', async () => {
  const text = csv('Company,Motion', 'Acme,yes', 'Bolt,no', 'Coil,yes');
  const alone = await tallied({ ballots: [{ name: 'b.csv', text }] });
  expect(alone.ok && alone.warnings.map(({ code }) => code)).toEqual(['voters.inferred']);
  const on = (...members: string[]) => rolled(csv('Company,City', ...members), '', text);
  expect((await on('Acme,Bath', 'Bolt,Bath', 'Coil,York')).told).toEqual([]);
  expect((await on('Acme,Bath', 'Dyne,York')).told).toContain('voters.inferred');
});

test('names of three words below an empty row are members', async () => {
  const text = csv('Name,Vote', 'Anna Maria Lee,Yes', 'Bo Dee,No', 'Eva van Dyk,No');
  const roll = ['Anna Maria Lee,N', 'Bo Dee,N', 'Cy Ray,S', ',', 'Eva van Dyk,', 'Pia de Luca,'];
  const definition = JSON.stringify({ columns: { voter: 'Name' } });
  const found = await rolled(csv('Name,Branch', ...roll), definition, text);
  expect(found.eligible).toBe(5);
});

test('a total in the middle of a roll is told, and a name with spaces is a member', async () => {
  const [first = '', ...more] = members;
  const middle = await rolled(csv('Member No,Name', first, 'Total,5', ...more));
  expect([middle.eligible, middle.told]).toEqual([6, ['roll.totals']]);
  const parts = await rolled(csv('Member No,Name', first, 'North Total,1', ...more, 'Total,5'));
  expect([parts.eligible, parts.told]).toEqual([6, ['roll.totals', 'roll.below']]);
  const names = csv('Member,Email', 'Ann Abara,a@x', 'Bo Bose,b@x', 'Cy de la Cruz,');
  const named = await rolled(names, '', csv('Member,Motion', 'Ann Abara,yes', 'Bo Bose,no'));
  expect([named.eligible, named.told]).toEqual([3, []]);
});

test('a roll of one column has totals and notes too', async () => {
  const ids = members.map((row) => row.slice(0, 2));
  const { eligible, told } = await rolled(
    csv('Member No', ...ids, 'Total: 5', 'As at 3 March 2026'),
  );
  expect([eligible, told]).toEqual([5, ['roll.below']]);
});

test.each([
  ['a line', ['Membership roll as at 1 March 2026'], 2],
  ['a line and an empty one', ['Membership roll as at 1 March 2026', ''], 3],
  ['a row', ['Membership roll,', ','], 3],
  ['a row with a comma', ['Membership roll, 1 March'], 2],
])('%s of a title above the headings of a roll is passed over', async (_, title, line) => {
  const found = await rolled(csv(...title, 'Member No,Name', ...members));
  expect([found.eligible, found.told]).toEqual([5, ['file.title']]);
  expect(found.places).toEqual([[line, undefined]]);
});

test.each([
  ['Address,Status', 'Member'],
  ['Address,Office', 'President'],
])('under %s the first row is a member', async (headings, office) => {
  const rows = ['ann', 'bob', 'cat'].map((one, at) => `${one},${at === 0 ? office : 'Associate'}`);
  const ballot = csv('Address,Motion', 'bob,yes', 'cat,no');
  const found = await rolled(csv(headings, ...rows), 'columns: {voter: Address}', ballot);
  expect([found.eligible, found.told]).toEqual([3, []]);
});

/** What is said where no ballot is of a voter on the roll. */
async function nobody(roll: string, text = ballots) {
  const result = await tally({
    ballots: [{ name: 'b.csv', text }],
    definition: 'columns: {voter: Member No}',
    roll: { name: 'roll.csv', text: roll },
  });
  if (result.ok) throw new Error('it was counted');
  return result.problems.flatMap(({ code, hint, places }) =>
    code === 'roll.nobody' ? [hint, places[0]?.suggestion] : [],
  );
}

test('where no voter is on the roll, it says why that may be', async () => {
  const ids = (make: (id: string) => string) =>
    csv('Member No,Name', ...members.map((row) => row.replace(/^\d+/, make)));
  expect(await nobody(ids((id) => `00${id}`))).toEqual([
    expect.stringMatching(/differ in zeros/),
    '0012',
  ]);
  expect(await nobody(ids((id) => id.split('').join('-')))).toEqual([
    expect.stringMatching(/not written alike/),
    '1-2',
  ]);
  expect(await nobody(ids((id) => `@${id}`))).toEqual([
    expect.stringMatching(/not written alike/),
    '@12',
  ]);
  const another = csv('Member No,Badge', 'a,12', 'b,15', 'c,18', 'd,21');
  expect(await nobody(another)).toEqual([
    expect.stringMatching(/roll: {file: roll.csv, id: "Badge"}/),
    undefined,
  ]);
  const swapped = csv('Member No,Seat,Motion', 'x,12,yes', 'y,15,no', 'z,18,no');
  expect(await nobody(csv('Member No', '12', '15', '18'), swapped)).toEqual([
    expect.stringMatching(/--voter "Seat"/),
    undefined,
  ]);
  expect(
    await nobody(csv('Roll, 2026', 'Member No,Name,Flat', '12,Ann,1', '15,Bob,2', 'Total,2')),
  ).toEqual([expect.stringMatching(/delete what stands above/), undefined]);
  expect(await nobody(csv('Member No,Seat', 'v,12', 'w,99'))).toEqual([
    expect.stringMatching(/Name other columns/),
    undefined,
  ]);
});
