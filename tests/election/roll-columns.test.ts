import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

const csv = (...rows: string[]) => `${rows.join('\n')}\n`;
const ids = ['12', '15', '18', '21', '27'];
const ballots = csv('Member No,Motion', '12,yes', '15,yes', '18,yes', '21,no');

/** A count with a roll that has one more column. */
async function counted(
  heading: string,
  cells: readonly string[],
  { keys = '', text = ballots, rule = 'majority of eligible' } = {},
) {
  const roll = csv(`Member No,${heading}`, ...ids.map((id, at) => `${id},${cells[at] ?? ''}`));
  const own = keys === '' ? '' : `roll: {file: roll.csv, ${keys}}\n`;
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text }],
    definition: `rule: ${rule}\n${own}`,
    roll: { name: 'roll.csv', text: roll },
  });
  if (!checked.ok) return { codes: checked.codes };
  const { report, warnings } = checked;
  const [contest] = report.contests;
  return {
    codes: warnings.map(({ code }) => code).filter((code) => code.startsWith('roll')),
    messages: warnings.map(({ message }) => message),
    base: contest?.outcome.sentence,
    eligible: report.turnout.eligible,
    reading: report.reading.sentences.filter((line) => line.startsWith('The roll')),
    frozen: report.definition.value.roll,
  };
}

const shares = ['100', '5', '5', '5', '5'];

test.each(['Weight', 'Voting power', 'Votes', 'No. of votes', 'voting_weight'])(
  'figures under %s weigh',
  async (heading) => {
    const { codes, base, reading } = await counted(heading, shares);
    expect([codes, base]).toEqual([
      [],
      expect.stringMatching(/^Passed: 110 of 120 eligible votes/),
    ]);
    expect(reading).toEqual([`The roll: voters by "Member No"; weights from "${heading}".`]);
  },
);

test.each(['Shares', 'No. of shares', 'Unit entitlement', 'Stake'])(
  'figures under %s may weigh, and are asked about',
  async (heading) => {
    const { codes, base, frozen } = await counted(heading, shares);
    expect(codes).toEqual(['roll.weight-unused']);
    expect(base).toMatch(/^Passed: 3 of 5 eligible voters/);
    expect(frozen).toMatchObject({ ignored: ['#2'] });
    const weighed = await counted(heading, shares, { keys: `weight: "${heading}"` });
    expect([weighed.codes, weighed.base]).toEqual([
      [],
      expect.stringMatching(/^Passed: 110 of 120 eligible votes/),
    ]);
    const plain = await counted(heading, shares, { keys: `ignored: "${heading}"` });
    expect([plain.codes, plain.base]).toEqual([
      [],
      expect.stringMatching(/^Passed: 3 of 5 eligible voters/),
    ]);
  },
);

test.each([
  ['a cell is empty', ['100', '', '5', '5', '5']],
  ['one weighs nothing', ['100', '0', '5', '5', '5']],
  ['one is no number', ['100', 'five', '5', '5', '5']],
  ['a sign may group thousands', ['1.000', '5', '5', '5', '5']],
])('where %s, a weight is asked about', async (_, cells) => {
  const { codes, base } = await counted('Weight', cells);
  expect([codes, base]).toEqual([
    ['roll.weight-unused'],
    expect.stringMatching(/^Passed: 3 of 5 eligible voters/),
  ]);
});

test.each([
  ['Shares', ['1', '1', '1', '1', '1']],
  ['Weight', ['heavy', 'light', '', '', '']],
  ['Share certificate', ['101', '102', '103', '104', '105']],
  ['Votes cast', ['1', '2', '3', '1', '1']],
  ['Last voted', ['2021', '2022', '2023', '2021', '2021']],
  ['Dues', ['10', '20', '10', '10', '10']],
])('nothing is asked about %s: %s', async (heading, cells) => {
  expect((await counted(heading, cells)).codes).toEqual([]);
});

test('a named weight of the roll that may be one or a thousand is refused, until its point is named', async () => {
  const cells = ['1.000', '5', '5', '5', '5'];
  expect(await counted('Weight', cells, { keys: 'weight: Weight' })).toEqual({
    codes: ['weights.grouped'],
  });
  const told = await counted('Weight', cells, { keys: 'weight: {column: Weight, point: ","}' });
  expect(told.base).toMatch(/^Passed: 1,?010 of 1,?020 eligible votes/);
});

test('where the ballots weigh, the roll does not, unless it is said', async () => {
  const text = csv('Member No,Weight,Motion', '12,1,yes', '15,2,yes', '18,3,no', '21,1,no');
  const own = { text, rule: 'majority' };
  const { codes, base, reading } = await counted('Weight', shares, own);
  expect([codes, base]).toEqual([[], expect.stringMatching(/3 of 7 valid votes/)]);
  expect(reading).toEqual(['The roll: voters by "Member No".']);
});

const standing: readonly (readonly [string, readonly string[]])[] = [
  ['Active', ['Yes', 'Yes', 'Yes', 'No', 'No']],
  ['In good standing', ['Y', 'Y', 'Y', 'N', 'N']],
  ['Dues paid', ['Yes', 'Yes', 'Yes', 'No', 'Unpaid']],
  ['Suspended', ['No', 'No', 'No', 'Yes', 'Yes']],
  ['Suspended', ['', '', '', 'Yes', 'Yes']],
  ['Status', ['Active', 'Active', 'Active', 'Lapsed', 'Suspended']],
];

test.each(standing)('a roll whose %s speaks against members: %s', async (heading, cells) => {
  const { codes, messages, eligible } = await counted(heading, cells);
  expect([codes, eligible]).toEqual([['roll.standing-unused'], 5]);
  expect(messages?.[0]).toContain(
    `"${heading}" of the roll was not used, and speaks against 2 members`,
  );
  const used = await counted(heading, cells, { keys: `voting: ${heading}` });
  expect([used.codes, used.eligible]).toEqual([[], 3]);
  expect(used.reading).toEqual([
    `The roll: voters by "Member No"; "${heading}" says who may vote.`,
  ]);
  const ignored = await counted(heading, cells, { keys: `ignored: ${heading}` });
  expect([ignored.codes, ignored.eligible]).toEqual([[], 5]);
});

test.each([
  ['Active', ['Yes', 'Yes', 'Yes', 'Yes', 'Yes'], 5],
  ['Suspended', ['No', 'No', 'No', 'No', 'No'], 5],
  ['Status', ['Member', 'Member', 'Associate', 'Member', 'Member'], 5],
  ['May vote?', ['yes', 'yes', 'yes', 'yes', 'no'], 4],
  ['Ineligible', ['no', 'no', '', 'no', 'yes'], 4],
  ['Non-voting', ['no', 'no', 'no', 'no', 'yes'], 4],
] as const)('nothing is asked about %s: %s', async (heading, cells, eligible) => {
  const found = await counted(heading, cells);
  expect([found.codes, found.eligible]).toEqual([[], eligible]);
});

test.each([
  ['Dues paid', ['2026-01-01', '2026-01-01', '2026-02-01', '', '']],
  ['Dues paid', ['10', '10', '10', '', '0']],
  ['Suspended', ['-', 'none', '', '2026-01-01', '2026-02-01']],
  ['Date suspended', ['', '', '', '2026-01-01', '2026-02-01']],
] as const)('of dates and amounts under %s, too: %s', async (heading, cells) => {
  const { codes, messages } = await counted(heading, cells);
  expect([codes, messages?.[0]]).toEqual([
    ['roll.standing-unused'],
    expect.stringContaining('speaks against 2 members'),
  ]);
  const used = await counted(heading, cells, { keys: `voting: ${heading}` });
  expect(used.codes).toEqual(['roll.voting-unread']);
});

test('a member who has paid in part is asked about, where the column is to decide', async () => {
  const cells = ['Yes', 'Yes', 'Yes', 'No', ''];
  const { messages } = await counted('Dues paid', cells);
  expect(messages?.[0]).toContain('speaks against 2 members');
  const used = await counted('Dues paid', cells, { keys: 'voting: Dues paid' });
  expect(used.codes).toEqual(['roll.voting-unread']);
});

const unsaid = 'roll.voting-unread';

test.each([
  ['May vote', ['x', 'x', 'no', 'x', 'x'], 4, []],
  ['Droit de vote', ['oui', 'oui', 'non', 'oui', 'oui'], 4, []],
  ['Uprawniony do głosowania', ['tak', 'tak', 'nie', 'tak', 'tak'], 4, []],
  ['Suspended', ['', 'x', '', '', ''], 5, ['roll.standing-unused']],
  ['Voted by post', ['', 'x', '', '', ''], 5, ['roll.standing-unused']],
  ['Voting member', ['Full', 'Associate', 'Full', 'Full', 'Full'], 5, ['roll.standing-unused']],
  ['Kind', ['Voting', 'Associate (non-voting)', 'Honorary', 'x', ''], 5, ['roll.standing-unused']],
  ['Kind', ['Voting', 'Associate', 'Honorary', 'x', ''], 5, []],
  ['Votes', ['2', '1', '1', '1', '1'], 5, []],
])('who may vote below %s: %s', async (heading, cells, eligible, codes) => {
  const own = await counted(heading, cells, { rule: 'majority' });
  expect([own.eligible, own.codes]).toEqual([eligible, codes]);
});

test('what is not ticked does not say that a member may not vote', async () => {
  const own = await counted('May vote', ['x', 'x', '', 'x', 'x']);
  expect(own.codes).toEqual([unsaid]);
});

test.each([
  ['Voted by post', ['', 'x', '', '', ''], 4],
  ['Kind', ['Voting', 'Associate (non-voting)', 'Full', 'Voting', 'Full'], 4],
])('the advice on %s works as it stands', async (heading, cells, eligible) => {
  const used = await counted(heading, cells, { keys: `voting: "${heading}"` });
  expect([used.eligible, used.codes]).toEqual([eligible, []]);
  const ignored = await counted(heading, cells, { keys: `ignored: "${heading}"` });
  expect([ignored.eligible, ignored.codes]).toEqual([5, []]);
});
