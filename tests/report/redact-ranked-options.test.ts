import { expect, test } from 'vitest';
import { redactBallots } from '../../src/report/redact/redact-ballots.ts';
import { countInput } from '../support/redacted.ts';

async function toldOf(cells: readonly string[]) {
  const text = `Voter,Board\n${cells.map((cell, at) => `${at},${cell}\n`).join('')}`;
  const counted = await countInput({
    ballots: [{ name: 'b.csv', text }],
    flags: { methods: new Map([['', 'stv']]), seats: new Map([['', 2]]) },
  });
  if (!counted.ok) throw new Error(`refused: ${JSON.stringify(counted.problems)}`);
  const { notes } = redactBallots(counted.value, undefined);
  return notes.filter(({ code }) => code === 'redact.options-named').flatMap((one) => one.places);
}

test('who is first on no ballot, and lower on several, was not written by one voter alone', async () => {
  const cells = ['Ana > Bo > Cy', 'Bo > Ana > Cy', 'Ana > Cy', 'Bo > Cy'];
  expect(await toldOf(cells)).toEqual([]);
  expect(await toldOf([...cells, 'Ana > Dee'])).toEqual([{ cell: 'Dee' }]);
});
