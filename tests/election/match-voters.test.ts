import { describe, expect, test } from 'vitest';
import { foldText } from '../../src/base/fold.ts';
import { takeKernel } from '../../src/csv/kernel.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { matchVoters } from '../../src/election/match-voters.ts';
import { voterKeys } from '../../src/election/voter-keys.ts';
import { fillMemory } from '../support/fill-memory.ts';

/** The voters of two columns of ids, read into one memory or each into its own. */
async function votersOf(lists: readonly (readonly string[])[], memory: 'one' | 'each its own') {
  const kernel = memory === 'one' ? takeKernel() : undefined;
  const read = async (ids: readonly string[]) => {
    const text = `id,x\n${ids.map((id) => `"${id}",1\n`).join('')}`;
    const source = { name: 'b.csv', chunks: [Buffer.from(text)] };
    const table = await readTable(source, { delimiter: ',' }, kernel?.memory);
    const [column] = table.ok ? table.value.columns : [];
    if (column === undefined) throw new Error('no column');
    return voterKeys(column);
  };
  const [own, others] = [await read(lists[0] ?? []), await read(lists[1] ?? [])];
  return { own, others, kernel };
}

const numbered = (count: number, id: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => id(at));

describe.each(['one', 'each its own'] as const)('read into %s memory', (memory) => {
  test.each<[what: string, own: readonly string[], others: readonly string[]]>([
    ['few, folded', ['A@x.org', ' b ', 'é', 'z', ''], ['a@x.org', 'B', 'É', 'anonymous', 'ﬁ']],
    ['nobody at all', [''], ['']],
    ['very many, plain', numbered(9000, (at) => `v${at}`), numbered(9000, (at) => `v${at * 2}`)],
    ['few among very many', ['V7', 'v8998', 'w'], numbered(9000, (at) => `v${at}`)],
    ['very many among few', numbered(9000, (at) => `v${at}`), ['V7', ' v8', 'é']],
    [
      'very many, in capitals, in other letters, with spaces, nameless among them',
      numbered(9000, (at) => (at % 3 ? `V${at}` : at % 2 ? 'anonymous' : ` Ä ${at}`)),
      numbered(9000, (at) => (at % 3 ? `v${at * 2}` : at % 2 ? '-' : `ä  ${at}`)),
    ],
    [
      'very many, some in letters of full width that fold to plain ones',
      numbered(9000, (at) => (at % 5 ? `v${at}` : `ｖ${at}`)),
      numbered(9000, (at) => (at % 7 ? `v${at}` : `Ｖ${at}`)),
    ],
  ])('voters find themselves in another list: %s', async (_, one, two) => {
    const { own, others } = await votersOf([one, two], memory);
    const found = Array.from(matchVoters(own, others), (other, voter) => [
      own.keyOf(voter),
      other === 0 ? undefined : others.keyOf(other),
    ]);
    const known = new Set(
      two.map(foldText).filter((id) => id !== '' && others.keys().includes(id)),
    );
    const expected = own.keys().map((id) => [id, known.has(id) ? id : undefined]);
    expect(found).toEqual(expected);
  });
});

test('plain ids in one memory are compared there', async () => {
  const ids = numbered(9000, (at) => `v${at}`);
  const together = await votersOf([ids, ids], 'one');
  expect([together.own.plain, together.others.plain].includes(undefined)).toBe(false);
  expect([...matchVoters(together.own, together.others)]).toEqual([...ids.keys(), 9000]);
  // And one by one, where there is no room for that.
  if (together.kernel) fillMemory(together.kernel);
  expect(together.kernel?.isFull()).toBe(1);
  expect([...matchVoters(together.own, together.others)]).toEqual([...ids.keys(), 9000]);
});
