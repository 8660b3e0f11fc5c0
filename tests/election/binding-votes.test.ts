import { describe, expect, test } from 'vitest';
import { tally } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

const inputOf = (cells: readonly string[]) => ({
  ballots: [
    { name: 'b.csv', text: `Name,Vote\n${cells.map((cell, at) => `n${at},${cell}`).join('\n')}\n` },
  ],
});

async function resultOf(cells: readonly string[], flags: object = {}) {
  const { contests } = await reportOf({ ...inputOf(cells), flags });
  return contests.flatMap((one) =>
    one.status === 'active'
      ? [
          [
            one.method,
            ...one.options.map(({ votes }) => votes),
            one.accounting.abstain,
            one.accounting.blank,
          ],
        ]
      : [],
  );
}

describe('votes that bind and votes that do not', () => {
  const mixed = ['+1 (binding)', '+1', '-1 (binding)', '+0', '+1 (non-binding)', '+1 (binding)'];

  test('are asked about, and each advice works as it is written', async () => {
    const result = await tally(inputOf(mixed));
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.code).toBe('contest.binding');
    const advice = (problem?.hint ?? '').split(/\. (?=If)/u).map((sentence) => {
      const words: { [meaning: string]: string[] } = {};
      for (const [, word = '', meaning = ''] of sentence.matchAll(/--read "([^"]+)=(\w+)"/gu))
        words[meaning] = [...(words[meaning] ?? []), word];
      return words;
    });
    const [all, binding] = advice;
    expect(await resultOf(mixed, { words: all })).toEqual([['question', 4, 1, 1, 0]]);
    expect(await resultOf(mixed, { words: binding })).toEqual([['question', 2, 1, 0, 3]]);
    const [asOptions] = await resultOf(mixed, { methods: new Map([['vote', 'plurality']]) });
    expect(asOptions?.[0]).toBe('plurality');
  });

  test('are a question where all bind, or none says so', async () => {
    const binding = ['+1 (binding)', '-1 (binding)', '+0 (binding)', '+1 (binding)'];
    expect(await resultOf(binding)).toEqual([['question', 2, 1, 1, 0]]);
    expect(await resultOf(['+1', '-1', '+0', '+1', '-0'])).toEqual([['question', 2, 1, 2, 0]]);
  });

  test('opposite signs are not spelt alike', async () => {
    const cells = ['+1 (core)', '-1 (core)', '+1 (core)', '+1 (cora)'];
    const checked = await tallied(inputOf(cells));
    const alike = checked.ok ? checked.warnings.filter(({ code }) => code === 'options.alike') : [];
    expect(alike.flatMap(({ places }) => places?.map(({ cell }) => cell))).toEqual([
      '+1 (cora) (1) / +1 (core) (2)',
    ]);
  });
});

test.each([
  ['a ranking', 'Mayor first choice,Mayor second choice', ['Ann,Bo', 'Bo,Ann', 'Ann,Bo']],
  [
    'of the same heading',
    'Rank,Rank',
    ['Ann > Bo,Bo > Ann', 'Bo > Ann,Ann > Bo', 'Ann > Bo,Bo > Ann'],
  ],
  ['scores', 'Rate [Ann],Rate [Bo]', ['5,0', '0,4', '3,2']],
])('%s is left out with the flags that are told', async (_, headings, rows) => {
  const lines = rows.map((row, at) => `t${at},${row},${at === 0 ? 'no' : 'yes'}`);
  const ballots = [{ name: 'b.csv', text: `Token,${headings},Lease\n${lines.join('\n')}\n` }];
  const result = await tally({ ballots });
  const hints = result.ok ? [] : result.problems.map(({ hint }) => hint ?? '');
  const ignored = hints.flatMap((hint) =>
    [...hint.matchAll(/--ignore "([^"]+)"/gu)].map(([, name = '']) => name),
  );
  expect(ignored).toHaveLength(2);
  const { contests } = await reportOf({ ballots, flags: { ignored } });
  expect(contests.map(({ title }) => title)).toEqual(['Lease']);
});
