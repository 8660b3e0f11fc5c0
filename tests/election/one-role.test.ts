import { expect, test } from 'vitest';
import { tally } from '../../src/index.ts';

const ballots = [{ name: 'ballots.csv', text: 'Voter,Motion\na,Yes\nb,No\n' }];

test('a column that flags name twice over is refused, not silently one of the two', async () => {
  const result = await tally({ ballots, flags: { voter: 'Motion', contests: ['Motion'] } });
  const errors = result.ok ? [] : result.problems.filter((one) => one.severity === 'error');
  expect(errors.map((one) => one.code)).toEqual(['column.two-roles']);
});

test('what a flag named is told from what a definition named', async () => {
  const columns = { voter: 'Voter' };
  const result = await tally({ ballots, definition: { columns }, flags: { contests: ['Motion'] } });
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  expect(result.report.reading.columns.map((one) => one.basis)).toEqual(['definition', 'flag']);
});

test('a definition that leaves no contest is refused, whatever else is warned about', async () => {
  const columns = { voter: 'Voter', ignored: ['Motion'] };
  const western = new Uint8Array([...new TextEncoder().encode('Voter,Motion\na,'), 0xe9, 0x0a]);
  const result = await tally({
    ballots: [{ name: 'ballots.csv', bytes: western }],
    definition: { columns },
  });
  expect(result.ok ? [] : result.problems.map((one) => one.code)).toContain('contests.none');
});

const twoOf = (...contests: string[]) => ({
  ballots,
  definition: `contests:\n${contests.map((one) => `  - ${one}\n`).join('')}`,
});

test.each([
  [['{column: Motion}', '{id: again, column: Motion}']],
  [['{column: Motion}', '{id: again, title: Motion}']],
  [['{id: again, title: Motion}', '{id: m, column: Motion}']],
  [['{id: again, title: Motion}', '{id: motion}']],
])('a column is the marks of one contest: %j', async (contests) => {
  const result = await tally(twoOf(...contests));
  const errors = result.ok ? [] : result.problems.filter((one) => one.severity === 'error');
  expect(errors.map((one) => one.code)).toEqual(['contest.column-twice']);
});

test.each([
  [['{column: Motion}', '{id: old, title: Motion, status: withdrawn}']],
  [['{id: old, title: Motion, status: withdrawn}', '{column: Motion}']],
])('one that was withdrawn has no marks of another with its title: %j', async (contests) => {
  const result = await tally(twoOf(...contests));
  if (!result.ok) throw new Error(result.problems.map((one) => one.code).join());
  const sentences = result.report.contests.map(({ status, outcome }) => [status, outcome.sentence]);
  expect(Object.fromEntries(sentences).withdrawn).toBe('Withdrawn: it counts in nothing.');
});
