import { describe, expect, test } from 'vitest';
import type { Definition } from '../../src/index.ts';
import { tallied } from '../support/tallied.ts';

const text = 'Member,Weight,Buy\na,1,Yes\nb,2,Yes\nc,3,No\n';

async function codesFor(definition: Definition): Promise<readonly string[]> {
  const columns = { voter: 'Member', weight: 'Weight' };
  const contests = [{ id: 'buy', column: 'Buy', rule: 'at least 1 in favour' }];
  const checked = await tallied({
    ballots: [{ name: 'b.csv', text }],
    definition: { columns, contests, ...definition },
  });
  return checked.ok ? [] : checked.codes;
}

/** What four members weigh is not known from their number. */
describe.each([
  ['a number', 4, ['rule.base-unknown']],
  ['a number and what they weigh', { voters: 4, weight: 9 }, []],
])('of the eligible, known by %s,', (_, eligible, codes) => {
  test('a position', async () => {
    const positions = [{ title: 'Buyers', selections: ['buy'], rule: 'majority of eligible' }];
    const categories = [{ id: 'all', title: 'All', contests: ['buy'], positions }];
    expect(await codesFor({ eligible, categories })).toEqual(codes);
  });

  test('a band', async () => {
    const bands = [
      { title: 'clear', rule: '>= 1/4 of eligible' },
      { title: 'bare', rule: 'at least 1 in favour' },
    ];
    expect(await codesFor({ eligible, bands })).toEqual(codes);
  });
});
