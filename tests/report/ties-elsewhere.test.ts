import { expect, test } from 'vitest';
import type { Definition } from '../../src/index.ts';
import { reportOf } from '../support/tallied.ts';

type Ties = NonNullable<Definition['ties']>;
type ConflictTies = NonNullable<NonNullable<Definition['contests']>[number]['ties']>;

/** Bo is chosen with one vote; a ballot that came late would make it a tie with Ana, on whom the house hangs. */
const houseWith = async (ties: Ties) => {
  const report = await reportOf({
    ballots: [
      {
        name: 'b.csv',
        text: 'Time,Who,Chair,House\n2026-03-01 10:00,a,Bo,Yes\n2026-03-09 10:00,b,Ana,Yes\n',
      },
    ],
    definition: {
      columns: { timestamp: { column: 'Time', order: 'ymd' }, voter: 'Who' },
      zone: 'UTC',
      closes: '2026-03-05',
      ties,
      contests: [
        { id: 'chair', column: 'Chair', method: 'plurality', options: ['Ana', 'Bo'] },
        { id: 'house', column: 'House', method: 'question', if: 'chair: Ana' },
      ],
    },
  });
  return report.contests.find(({ id }) => id === 'house');
};

test('what hangs on a tie that a policy would break might come out otherwise', async () => {
  const house = await houseWith({ lot: 'seed' });
  expect(house?.outcome.kind).toBe('not-applicable');
  expect(house?.robustness?.setAside).toMatchObject({ kind: 'bound', changes: true });
});

test('and what hangs on one that stays a tie could not', async () => {
  const house = await houseWith('report');
  expect(house?.robustness?.setAside).toMatchObject({ kind: 'exact', changes: false });
});

/** Build leads rent by one; a ballot that came late would make it a tie, and painting hangs on building. */
const paintWith = async (ties: ConflictTies) => {
  const report = await reportOf({
    ballots: [
      {
        name: 'b.csv',
        text: [
          'Time,Who,Build,Rent,Paint',
          '2026-03-01 10:00,a,Yes,Yes,Yes',
          '2026-03-01 11:00,b,Yes,No,Yes',
          '2026-03-01 12:00,c,Yes,Yes,Yes',
          '2026-03-09 12:00,d,No,Yes,Yes',
          '',
        ].join('\n'),
      },
    ],
    definition: {
      columns: { timestamp: { column: 'Time', order: 'ymd' }, voter: 'Who' },
      zone: 'UTC',
      closes: '2026-03-05',
      contests: [
        { id: 'build', column: 'Build', method: 'question' },
        { id: 'rent', column: 'Rent', method: 'question' },
        { id: 'paint', column: 'Paint', method: 'question', if: 'build' },
      ],
      conflicts: [{ contests: ['build', 'rent'], ties }],
    },
  });
  return report.contests.find(({ id }) => id === 'paint')?.robustness?.sentence;
};

test.each<readonly [ConflictTies, string]>([
  ['listed order', 'could not'],
  [{ decided: 'build' }, 'could not'],
  [{ decided: 'rent' }, 'could'],
  ['report', 'could'],
])('what hangs on conflicts whose ties are %j %s have come out otherwise', async (ties, could) => {
  expect(await paintWith(ties)).toContain(`The 1 ballot set aside ${could} have changed`);
});
