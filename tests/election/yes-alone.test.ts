import { expect, test } from 'vitest';
import { tallied } from '../support/tallied.ts';

// A grid in which a form offers nothing but "Yes".

async function counted(cells: readonly string[], method?: string) {
  const text = `Email,Vote [Ann],Vote [Bo],Vote [Cy]\n${cells.map((own, at) => `a${at}@x.org,${own}`).join('\n')}\n`;
  const flags = method === undefined ? {} : { methods: new Map([['vote', method]]) };
  const done = await tallied({ ballots: [{ name: 'b.csv', text }], flags });
  return done.ok
    ? done.report.contests.map((own) => own.options.map(({ votes }) => votes))
    : done.codes;
}

const sparse = ['Yes,,', 'Yes,Yes,', ',,Yes', ',Yes,'];

test('where many are empty it asks whether they are boxes, and the advice settles it', async () => {
  expect(await counted(sparse)).toEqual(['contest.boxes']);
  expect(await counted(sparse, 'approval')).toEqual([[2, 2, 1]]);
  expect(await counted(sparse, 'question')).toEqual([
    [2, 0],
    [2, 0],
    [1, 0],
  ]);
});

test('motions on which nearly all say yes, or one says no, are questions', async () => {
  expect(await counted(['Yes,Yes,Yes', 'Yes,Yes,', 'Yes,Yes,Yes', 'Yes,Yes,Yes'])).toHaveLength(3);
  expect(await counted([...sparse, 'No,,'])).toHaveLength(3);
});

test('so are columns without a question above them, of which half is empty', async () => {
  const read = async (headings: string, cells: readonly string[]) => {
    const rows = cells.map((own, at) => `a${at}@x.org,${own}`).join('\n');
    const done = await tallied({
      ballots: [{ name: 'b.csv', text: `Email,${headings}\n${rows}\n` }],
    });
    return done.ok ? done.report.contests.length : done.codes;
  };
  expect(await read('Ann Lee,Bo Ray,Cy Oh', sparse)).toEqual(['contest.boxes']);
  expect(await read('Motion A,Motion B,Motion C', sparse)).toBe(3);
  expect(await read('Lease,Roof,Fence', ['Yes,Yes,', 'Yes,,Yes', 'Yes,Yes,Yes'])).toBe(3);
});
