import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

const rows = ['Ana;Cy, jr', 'Bo', 'Cy, jr;Bo', 'Ana', 'Cy, jr'];
const text = `Chair\n${rows.join('\n')}\n`;
const contests = [
  {
    id: 'chair',
    column: 'Chair',
    method: 'approval' as const,
    separator: ';',
    options: ['Ana', 'Bo', 'Cy, jr'],
  },
];

test('more rows of another width than fit a single heading are refused, though a definition names it', async () => {
  const ballots = [{ name: 'b.csv', text }];
  expect(await tallied({ ballots, definition: { contests } })).toEqual({
    ok: false,
    codes: ['rows.other-width'],
  });
  // As the advice has it: a sign that no cell holds.
  const read = await tallied({ ballots, definition: { contests, delimiter: '|' } });
  expect(read.ok && read.report.accounting.counted).toBe(5);
});
