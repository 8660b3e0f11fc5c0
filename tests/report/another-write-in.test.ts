import { expect, test } from 'vitest';
import { reportOf } from '../support/tallied.ts';

/** Of three seats two are filled: Ana has 5 votes, Bo 4, and one ballot is spoilt. */
const robustnessWith = async (writeIns: boolean) => {
  const cells = [...Array<string>(5).fill('Ana'), ...Array<string>(4).fill('Bo'), 'spoilt'];
  const report = await reportOf({
    ballots: [{ name: 'b.csv', text: `Board\n${cells.join('\n')}\n` }],
    definition: {
      contests: [
        {
          id: 'board',
          column: 'Board',
          method: 'plurality',
          seats: 3,
          options: ['Ana', 'Bo'],
          ...(writeIns && { writeIns }),
        },
      ],
    },
  });
  return report.contests[0]?.robustness;
};

test('a name that nobody wrote could take the seat that stays empty', async () => {
  expect(await robustnessWith(true)).toMatchObject({
    margin: { kind: 'exact', ballots: 1 },
    setAside: { kind: 'exact', marks: 1, changes: true },
  });
});

test('but not where no names may be written', async () => {
  expect(await robustnessWith(false)).toMatchObject({
    margin: { kind: 'exact', ballots: 4 },
    setAside: { kind: 'exact', marks: 1, changes: false },
  });
});
