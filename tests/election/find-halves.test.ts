import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function told(headings: string, rows: readonly string[], definition?: string) {
  const text = `Token,${headings}\n${rows.map((row, at) => `t${at},${row}`).join('\n')}\n`;
  const ballots = [{ name: 'b.csv', text }];
  const checked = await tallied({ ballots, ...(definition !== undefined && { definition }) });
  if (!checked.ok) return checked.codes;
  return checked.warnings.filter(({ code }) => code === 'contests.halved').length;
}

const halves = ['Yes,', 'No,', 'Yes,', ',Yes', ',No', ',', ',Yes'];

test.each(['Levy?,Levy?', 'Levy?,levy?', 'Levy?,Levy?2', 'Raise the levy,Raise the levy2'])(
  'contests of one title of which no ballot fills two are told: %s',
  async (headings) => {
    expect(await told(headings, halves)).toBe(1);
  },
);

test('so are three', async () => {
  const rows = ['Ann,,', 'Bo,,', ',Ann,', ',Ann,', ',,Bo', ',,Ann'];
  expect(await told('Chair,Chair,Chair', rows)).toBe(1);
});

test.each([
  ['of other titles', 'Levy for arts,Levy for science', halves],
  ['with numbers of their own', 'Levy 1,Levy 2', halves],
  ['where a ballot fills both', 'Levy?,Levy?', [...halves, 'Yes,No']],
  ['where one ballot alone fills the other', 'Levy?,Levy?', [...halves.slice(0, 3), ',Yes', 'No,']],
])('others are not: %s', async (_, headings, rows) => {
  expect(await told(headings, rows)).toBe(0);
});

test('nor are those that a definition lists', async () => {
  const definition = 'contests: [{id: early, column: "#2"}, {id: late, column: "#3"}]\n';
  expect(await told('Levy?,Levy?', halves, definition)).toBe(0);
});
