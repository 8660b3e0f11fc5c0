import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

async function told(text: string, flags = {}) {
  const done = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  if (!done.ok) return done.codes;
  return done.report.contests.map(({ title }) => title);
}

const votes = (heading: string, cells: readonly string[]) =>
  `Voter,${heading},RFC 1\n${cells.map((cell, at) => `v${at},${cell},${at % 3 ? '+1' : '-1'}`).join('\n')}\n`;

test.each([
  ['binding', ['yes', 'no', 'yes', 'yes']],
  ['Binding?', ['x', '', 'x', 'x']],
  ['Is your vote binding?', ['Binding', 'Non-binding', 'Binding', 'Binding']],
  ['Role', ['binding', 'non-binding', 'binding', 'binding']],
])('whether ballots count that are not binding is asked: %s', async (heading, cells) => {
  const text = votes(heading, cells);
  expect(await told(text)).toEqual(['columns.binding']);
  // The advice, followed to the letter.
  const ignored = { ignored: [heading] };
  expect(await told(text, ignored)).toEqual(['RFC 1']);
  expect(await told(text, { contests: [heading, 'RFC 1'] })).toEqual([heading, 'RFC 1']);
});

test('a column in which all are binding is left out', async () => {
  expect(await told(votes('Binding', ['yes', 'yes', 'yes']))).toEqual(['RFC 1']);
});

test('where nothing else was voted on, and in motions, it is a question', async () => {
  expect(await told('Voter,Binding?\na,yes\nb,no\nc,yes\n')).toEqual(['Binding?']);
  const motion = 'Make the vote binding';
  expect(await told(votes(motion, ['yes', 'no', 'yes', 'yes']))).toEqual([motion, 'RFC 1']);
});
