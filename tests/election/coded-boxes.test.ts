import { describe, expect, test } from 'vitest';
import type { Flags } from '../../src/index.ts';
import { reportOf, tallied } from '../support/tallied.ts';

const input = (lines: readonly string[], flags: Flags = {}) => ({
  ballots: [{ name: 'b.csv', text: `${lines.join('\n')}\n` }],
  flags,
});

async function votesOf(lines: readonly string[], flags?: Flags) {
  const { contests } = await reportOf(input(lines, flags));
  return contests.flatMap((contest) => {
    if (contest.status !== 'active') return [];
    const votes = contest.options.map(({ title, votes: own }) => [title, own]);
    return [[contest.title, Object.fromEntries(votes)]];
  });
}

async function refusalOf(lines: readonly string[], flags?: Flags) {
  const checked = await tallied(input(lines, flags));
  return checked.ok ? [] : checked.codes;
}

/** Synthetic exports in the form of SoSci Survey. */
const names = 'CASE,REF,QUESTNNR,MODE,AB01,AB01_01,AB01_02,AB01_03,AB01_03a,FINISHED';
const labels = [
  'Interview number,Reference,Questionnaire,Mode,Days: Residual option (negative) or number of selected options',
  'Days: Monday,Days: Tuesday,Days: Other,Days: Other (open entry),Finished',
].join(',');
const rows = [
  '101,,base,interview,2,2,1,2,Sunday,1',
  '102,,base,interview,1,1,2,1,,1',
  '103,,base,interview,2,2,2,1,,1',
  '104,,base,interview,-1,1,1,1,,1',
  '105,,base,interview,0,1,1,1,,0',
];

describe('boxes coded 1 and 2', () => {
  test('are one contest where the column before them counts those that are chosen', async () => {
    const days = { Monday: 2, Tuesday: 2, Other: 1 };
    expect(await votesOf([names, labels, ...rows])).toEqual([['Days', days]]);
    const codes = { AB01_01: 2, AB01_02: 2, AB01_03: 1 };
    expect(await votesOf([names, ...rows])).toEqual([['AB01', codes]]);
  });

  test('are frozen with what the codes mean', async () => {
    const first = await reportOf(input([names, labels, ...rows]));
    const { definition } = first;
    const again = await reportOf({
      ...input([names, labels, ...rows]),
      definition: definition.value,
    });
    expect(again.contests).toEqual(first.contests);
    expect(again.definition.value).toEqual(definition.value);
  });

  test('may be questions where no column counts them, or one miscounts', async () => {
    const wrong = rows.map((row) => row.replace('interview,2', 'interview,1'));
    expect(await refusalOf([names, labels, ...wrong])).toEqual(['contest.boxes']);
    const scale = ['CASE,QUESTNNR,AB01_01,AB01_02', '101,base,1,2', '102,base,2,2', '103,base,2,1'];
    expect(await refusalOf(scale)).toEqual(['contest.boxes']);
    const boxes = { methods: new Map([['ab01', 'approval']]) };
    expect(await votesOf(scale, boxes)).toEqual([['AB01', { AB01_01: 2, AB01_02: 2 }]]);
    const words = { yes: ['1'], no: ['2'] };
    expect(await votesOf(scale, { methods: new Map([['ab01', 'question']]), words })).toEqual([
      ['AB01_01', { Yes: 1, No: 2 }],
      ['AB01_02', { Yes: 1, No: 2 }],
    ]);
  });

  test('stand in words as well', async () => {
    const words = ['', 'nicht gewählt', 'ausgewählt'];
    const told = rows.map((row) =>
      row
        .split(',')
        .map((cell, at) => (at > 4 && at < 8 ? words[Number(cell)] : cell))
        .join(',')
        .replace('interview,-1', 'interview,None of these'),
    );
    const days = { Monday: 2, Tuesday: 2, Other: 1 };
    expect(await votesOf([names, labels, ...told])).toEqual([['Days', days]]);
  });
});

test('-9 is no answer in SoSci Survey, and a broken off interview is no ballot', async () => {
  const answers = ['1,base,Ann,Finished', '2,base,Bo,Finished', '3,base,-9,Finished'];
  const lines = ['CASE,QUESTNNR,AB02,FINISHED', ...answers, '4,base,Bo,Canceled'];
  expect(await votesOf(lines)).toEqual([['AB02', { Ann: 1, Bo: 1 }]]);
});
