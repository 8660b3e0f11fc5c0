import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TallyInput } from '../../src/index.ts';
import { auditFor } from '../../src/report/audit.ts';
import { publishedDefinition } from '../../src/report/published-definition.ts';
import { redactBallots } from '../../src/report/redact/redact-ballots.ts';
import { countInput, sharedParts } from '../support/redacted.ts';
import { runs } from '../support/runs.ts';
import { reportOf, tallied } from '../support/tallied.ts';

const added = { methods: new Map([['plans', 'score']]) };

function fileOf(lines: readonly string[]) {
  return [{ name: 'b.csv', text: `${lines.join('\n')}\n` }];
}

async function codesOf(lines: readonly string[], input: Omit<TallyInput, 'ballots'>) {
  const checked = await tallied({ ballots: fileOf(lines), ...input });
  return checked.ok ? checked.warnings.map(({ code }) => code) : checked.codes;
}

/** The points of each option, how many left it out, and the ballots of each sort; the definition that the report carries comes to the same. */
async function pointsOf(lines: readonly string[], input: Omit<TallyInput, 'ballots'>) {
  const ballots = fileOf(lines);
  const report = await reportOf({ ballots, ...input });
  const definition = JSON.stringify(report.definition.value);
  const again = await reportOf({ ballots, definition });
  expect(again.contests).toEqual(report.contests);
  expect(again.definition.sha256).toBe(report.definition.sha256);
  const [contest] = report.contests;
  const { valid = 0, abstain = 0, blank = 0, invalid = 0 } = contest?.accounting ?? {};
  return {
    points: Object.fromEntries((contest?.options ?? []).map((one) => [one.title, one.votes])),
    unscored: (contest?.options ?? []).map(({ score }) => score?.unscored),
    ballots: [valid, abstain, blank, invalid].join(' '),
    range: contest?.scores && `${contest.scores.lowest} to ${contest.scores.highest}`,
    invalidMarks: contest?.invalidMarks ?? [],
  };
}

const grid = ['Voter,Plans [A],Plans [B],Plans [C]', '1,5,0,3', '2,0,4,', '3,,,', '4,1,1,1'];

const expected = {
  points: { A: 6, B: 5, C: 4 },
  unscored: [0, 0, 1],
  ballots: '3 0 1 0',
  range: '0 to 5',
  invalidMarks: [],
};

describe('scores are added', () => {
  test('of a grid', async () => {
    expect(await pointsOf(grid, { flags: added })).toEqual(expected);
  });

  test('of ballots that say the same, each by itself', async () => {
    const lines = [grid[0] ?? '', '1,5,,', '2,5,,', '3,5,1,'];
    expect(await pointsOf(lines, { flags: added })).toMatchObject({
      points: { A: 15, B: 1, C: 0 },
      unscored: [0, 2, 3],
    });
  });

  test('of columns that a definition lists', async () => {
    const lines = ['Voter,A,B,C', ...grid.slice(1)];
    const contest = 'columns: [A, B, C], method: score, scores: 0 to 5';
    const own = await pointsOf(lines, { definition: `contests: [{title: Plans, ${contest}}]` });
    expect(own).toEqual(expected);
  });

  test('of options that each name a column, in the order of the list', async () => {
    const options = ['C', 'A', 'B'].map((one) => `{title: ${one}, column: "Plans [${one}]"}`);
    const definition = `contests: [{title: Plans, method: score, scores: 0 to 5, options: [${options}]}]`;
    const own = await pointsOf(grid, { definition });
    expect(own).toEqual({ ...expected, unscored: [1, 0, 0] });
    const flags = { methods: new Map([['Plans', 'score']]) };
    const other = definition.replace('method: score', 'method: plurality');
    expect(await pointsOf(grid, { definition: other, flags })).toEqual(own);
  });

  test('where the headings name no contest', async () => {
    const lines = ['Voter,A,B,C', ...grid.slice(1)];
    const flags = { methods: new Map([['candidates', 'score']]) };
    expect(await pointsOf(lines, { flags })).toEqual(expected);
  });

  test('of columns of 0 and 1, and of numbers that may be ranks', async () => {
    const lines = ['Voter,Plans [A],Plans [B]', '1,1,0', '2,0,1', '3,1,1'];
    expect(await pointsOf(lines, { flags: added })).toMatchObject({
      points: { A: 2, B: 2 },
      range: '0 to 1',
    });
    const ranks = ['Voter,Plans [A],Plans [B],Plans [C]', '1,1,2,3', '2,3,1,2', '3,3,2,1'];
    expect(await pointsOf(ranks, { flags: added })).toMatchObject({
      points: { A: 7, B: 5, C: 6 },
      range: '1 to 3',
    });
    expect(await codesOf(ranks, { flags: added })).toEqual([
      'scores.may-be-ranks',
      'scores.range-inferred',
    ]);
    expect(await codesOf(grid, { flags: added })).toEqual(['scores.range-inferred']);
  });
});

const listedOptions = ['A', 'B', 'C'].map((one) => `{title: ${one}, column: "Plans [${one}]"}`);
const listed = (more: string) =>
  `contests: [{title: Plans, method: score, options: [${listedOptions}]${more}}]`;
const stated = { definition: listed(', scores: 0 to 5') };

describe('a cell', () => {
  const ballot = async (cells: string, input: Omit<TallyInput, 'ballots'> = stated) => {
    const own = await pointsOf([grid[0] ?? '', `1,${cells}`], input);
    return [...Object.values(own.points), own.ballots].join(' ');
  };

  test.each([
    ['"5.0",4 (best),03', '5 4 3 1 0 0 0'],
    ['5,-,n/a', '5 0 0 1 0 0 0'],
    ['5,no opinion,abstain', '5 0 0 1 0 0 0'],
    ['0,0,0', '0 0 0 1 0 0 0'],
    ['-,,n/a', '0 0 0 0 0 1 0'],
    ['abstain,,-', '0 0 0 0 1 0 0'],
    ['spoilt,5,5', '0 0 0 0 0 0 1'],
    ['6,1,1', '0 0 0 0 0 0 1'],
    ['4.5,1,1', '0 0 0 0 0 0 1'],
    ['-1,1,1', '0 0 0 0 0 0 1'],
    ['1st,1,1', '0 0 0 0 0 0 1'],
    ['good,1,1', '0 0 0 0 0 0 1'],
    ['12345,1,1', '0 0 0 0 0 0 1'],
  ])('%s', async (cells, own) => {
    expect(await ballot(cells)).toBe(own);
  });

  test('of a word that the definition gives a meaning', async () => {
    const words = (meaning: string) => ({
      definition: `${listed(', scores: 0 to 5')}\nvocabulary: {${meaning}: [x]}`,
    });
    expect(await ballot('5,x,1', words('blank'))).toBe('5 0 1 1 0 0 0');
    expect(await ballot('5,x,1', words('invalid'))).toBe('0 0 0 0 0 0 1');
    expect(await ballot('x,x,x', words('abstain'))).toBe('0 0 0 0 1 0 0');
  });

  test('below 1, where that is the lowest: 0 is invalid, and what is left out adds nothing', async () => {
    const from1 = { definition: listed(', scores: 1 to 5') };
    expect(await ballot('0,5,5', from1)).toBe('0 0 0 0 0 0 1');
    expect(await ballot(',1,5', from1)).toBe('0 1 5 1 0 0 0');
  });
});

test('why a ballot is invalid is told, with the range', async () => {
  const lines = [...grid, '5,6,1,1', '6,9,9,9', '7,good,1,1', '8,spoilt,,'];
  const { invalidMarks } = await pointsOf(lines, stated);
  expect(invalidMarks).toEqual([
    { reason: 'unknown', ballots: 1 },
    { reason: 'spoilt', ballots: 1 },
    { reason: 'out-of-range', ballots: 2 },
  ]);
  const checked = await tallied({ ballots: fileOf(lines), ...stated });
  expect(checked.ok && checked.warnings.slice(0, 2)).toMatchObject([
    { code: 'marks.unread', message: 'In "Plans" 1 ballot says something that is no score.' },
    {
      code: 'marks.out-of-range',
      message: 'In "Plans" 2 ballots give a score that is not from 0 to 5, and are invalid there.',
      places: [{ cell: '6; 1; 1' }, { cell: '9; 9; 9' }],
    },
  ]);
});

test('a box that is no option is ticked alone', async () => {
  const options = ['A', 'B'].map((one) => `{title: ${one}, column: ${one}}`);
  const definition = `contests: [{title: Plans, method: score, scores: 0 to 5, options: [${options}, {title: None, column: None, means: abstain}]}]`;
  const lines = ['Voter,A,B,None', '1,5,1,', '2,,,x', '3,2,,x', '4,,,', '5,,3,'];
  expect(await pointsOf(lines, { definition })).toMatchObject({
    points: { A: 5, B: 4 },
    unscored: [1, 0],
    ballots: '2 1 1 1',
  });
});

describe('the range', () => {
  test.each([
    ['0 to 5', ['5,0', '3,1'], '0 to 5'],
    ['1 to 10, for none gives 0', ['10,4', '3,2'], '1 to 10'],
    ['0 to 1 of boxes', ['1,', '1,1'], '0 to 1'],
    ['0 to 100', ['100,0', '50,20'], '0 to 100'],
  ])('is as the cells show it: %s', async (_, rows, range) => {
    const lines = ['Voter,Plans [A],Plans [B]', ...rows.map((row, at) => `${at},${row}`)];
    const options = ['A', 'B'].map((one) => `{title: ${one}, column: "Plans [${one}]"}`);
    const definition = `contests: [{title: Plans, method: score, options: [${options}]}]`;
    expect((await pointsOf(lines, { definition })).range).toBe(range);
    expect(await codesOf(lines, { definition })).toEqual(['scores.range-inferred']);
  });

  test('is not guessed where it is said, nor where nobody gives a point', async () => {
    expect(await codesOf(grid, stated)).toEqual([]);
    const [head = ''] = grid;
    expect(await codesOf([head, '1,0,0,0', '2,,,'], { definition: listed('') })).toEqual([]);
    expect(await pointsOf([head, '1,,,'], { definition: listed('') })).toMatchObject({
      ballots: '0 0 1 0',
      range: undefined,
    });
  });

  test.each(['5', '5 to 0', '3 to 3', 'zero to five', '0 to 10000', '-2 to 2'])(
    'is refused: %s',
    async (range) => {
      expect(await codesOf(grid, { definition: listed(`, scores: "${range}"`) })).toEqual([
        'definition.value',
      ]);
    },
  );
});

describe('scores are refused', () => {
  test.each([
    [', rule: majority', 'scores.no-key'],
    [', writeIns: true', 'scores.no-key'],
    [', min: 1', 'scores.no-key'],
    [', max: 2', 'scores.no-key'],
    [', bands: [{title: high, rule: "> 1/2"}]', 'scores.no-key'],
  ])('with %s', async (more, code) => {
    expect(await codesOf(grid, { definition: listed(`, scores: 0 to 5${more}`) })).toEqual([code]);
  });

  test('where a range is said of another method', async () => {
    const definition = 'contests: [{column: Chair, method: plurality, scores: 0 to 5}]';
    expect(await codesOf(['Voter,Chair', '1,Ana', '2,Bo'], { definition })).toEqual([
      'contest.key-unfit',
    ]);
  });

  test('where the cells are no numbers, or no column is of one option', async () => {
    const boxes = ['Voter,Plans [A],Plans [B]', '1,x,', '2,,x', '3,x,x'];
    expect(await codesOf(boxes, { flags: added })).toEqual(['contest.no-scores']);
    const choice = ['Voter,Plans', '1,A', '2,B', '3,A'];
    expect(await codesOf(choice, { flags: added })).toEqual(['contest.no-scores']);
  });

  test('but the rule and the bands of all contests are for the others', async () => {
    const lines = grid.map((line, at) => `${line},${at === 0 ? 'Adopt' : 'yes'}`);
    const general = 'rule: two-thirds\nbands: [{title: strong, rule: "> 1/3"}]';
    const definition = `${listed(', scores: 0 to 5').slice(0, -1)}, {column: Adopt}]\n${general}`;
    const report = await reportOf({ ballots: fileOf(lines), definition });
    expect(report.contests.map(({ rule, band }) => [rule, band])).toEqual([
      [undefined, undefined],
      ['two-thirds of valid', 'strong'],
    ]);
    const rules = new Map([['', 'majority']]);
    const flagged = await reportOf({ ballots: fileOf(lines), definition, flags: { rules } });
    expect(flagged.contests.map(({ rule }) => rule)).toEqual([undefined, 'majority of valid']);
  });
});

test('what is said of the points, the average and what was left out', async () => {
  const report = await reportOf({ ballots: fileOf(grid), ...stated });
  const [contest] = report.contests;
  expect(contest?.outcome.sentence).toBe(
    'Elected: A with 6 of 15 possible points, 40.00%; 1 more than B.',
  );
  expect(contest?.scores?.sentence).toBe(
    'Scores from 0 to 5. On average a valid ballot gives A 2.00, B 1.67 and C 1.33. A score left out counts as 0: C on 1 ballot.',
  );
  expect(contest?.options[1]).toMatchObject({
    votes: 5,
    share: { votes: 5, of: 15, base: 'possible points', percent: 33.33 },
    score: { mean: 1.67, unscored: 0 },
  });
});

test.each([
  ['the highest', ['5,5', '5,5', '5,5', '5,4'], [5, 4.75]],
  ['the highest, but for one of a thousand', [...Array(999).fill('5,0'), '4,1'], [4.99, 0.01]],
])('an average does not seem to be %s', async (_, rows, means) => {
  const lines = ['Voter,Plans [A],Plans [B]', ...rows.map((row, at) => `${at},${row}`)];
  const definition =
    'contests: [{title: Plans, method: score, scores: 0 to 5, columns: ["Plans [A]", "Plans [B]"]}]';
  const report = await reportOf({ ballots: fileOf(lines), definition });
  expect(report.contests[0]?.options.map(({ score }) => score?.mean)).toEqual(means);
});

test('where all give 0, nobody is elected, though there are valid ballots', async () => {
  const lines = [grid[0] ?? '', '1,0,0,0', '2,0,,0'];
  const report = await reportOf({ ballots: fileOf(lines), ...stated });
  expect(report.contests[0]).toMatchObject({
    accounting: { valid: 2, votes: 0 },
    outcome: {
      kind: 'no-votes',
      sentence: 'No votes: no valid ballot gives a point, so nothing is decided.',
    },
    robustness: { margin: { kind: 'exact', ballots: 1 } },
  });
});

test('a ballot supports what it gives more than the lowest score', async () => {
  const categories =
    'categories: [{title: All, contests: [plans], positions: [{title: A, selections: [{plans: A}]}]}]';
  const lines = ['Voter,A,B', '1,1,5', '2,2,1', '3,5,1', '4,,3', '5,,'];
  const contest = (range: string) =>
    `contests: [{id: plans, title: Plans, method: score, scores: ${range}, columns: [A, B]}]\n${categories}`;
  const of = async (range: string) => {
    const report = await reportOf({ ballots: fileOf(lines), definition: contest(range) });
    const [category] = report.categories;
    return [category?.participants, category?.positions[0]?.supporters];
  };
  expect(await of('1 to 5')).toEqual([4, 2]);
  expect(await of('0 to 5')).toEqual([4, 3]);
});

test('a group of which all score alike is told, whether they give a 0 or leave it out', async () => {
  const codes = (south: readonly string[]) => {
    const all = ['5,0,1', '4,,2', '3,3,3', ...south];
    const lines = all.map((cells, at) => `${at},${at < 3 ? 'North' : 'South'},${cells}`);
    const definition = `columns: {voter: Voter, group: Branch}\ngroups: {smallest: 2}\n${listed(', scores: 0 to 5')}`;
    return codesOf(['Voter,Branch,Plans [A],Plans [B],Plans [C]', ...lines], { definition });
  };
  expect(await codes(['5,0,1', '5,,1'])).toEqual(['groups.unanimous']);
  expect(await codes(['5,0,1', '5,1,1'])).toEqual([]);
});

test('weights of which the points cannot be added exactly are refused', async () => {
  const lines = ['Voter,Weight,Plans [A],Plans [B],Plans [C]', '1,100000000000000,1,1,1'];
  const definition = (range: string) =>
    `columns: {voter: Voter, weight: Weight}\n${listed(`, scores: ${range}`)}`;
  expect(await codesOf(lines, { definition: definition('0 to 5') })).toEqual(['weights.too-large']);
  expect(await codesOf(lines, { definition: definition('0 to 2') })).not.toContain(
    'weights.too-large',
  );
});

/** Counts what redacting makes of a count, and holds the one against the other. */
async function sameRedacted(input: TallyInput) {
  const result = await countInput(input);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  const { report } = result.value;
  const text = [...redactBallots(result.value, undefined).lines()].join('');
  const again = await countInput({
    ballots: [{ name: 'redacted.csv', text }],
    definition: JSON.stringify(publishedDefinition(report.definition.value, report.turnout)),
  });
  if (!again.ok) throw new Error(`refused: ${JSON.stringify(again.problems)}`);
  const other = again.value.report;
  expect(sharedParts(other, report)).toEqual(sharedParts(report, other));
  return text;
}

const odd = ['5,6,1,1', '6,abstain,,', '7,good,1,1', '8,spoilt,,', '9,0,0,0', '10,,,2'];

describe('redacted ballots hold the scores, each in its column, and give the same', () => {
  test.each([
    ['from 0', [...grid, ...odd], stated],
    ['from 1', [...grid, ...odd], { definition: listed(', scores: 1 to 5') }],
    ['up to the largest', [...grid, ...odd], { definition: listed(', scores: 2 to 9999') }],
    [
      'where a word has another meaning',
      [...grid, ...odd, '11,nil,,'],
      {
        definition: `${listed(', scores: 0 to 5')}\nvocabulary: {abstain: [nil], blank: [abstain]}`,
      },
    ],
    ['where nothing is said', grid, { flags: added }],
  ])('%s', async (_, lines, input) => {
    const text = await sameRedacted({ ballots: fileOf(lines), ...input });
    expect(text.split('\r\n')[0]).toBe(',Plans [A],Plans [B],Plans [C],redacted voter');
  });
});

test('the audit trail has the points', async () => {
  const result = await countInput({ ballots: fileOf([...grid, ...odd]), ...stated });
  if (!result.ok) throw new Error('refused');
  const trail = (name: string) => [...auditFor(name)(result.value)].join('');
  const cells = trail('a.csv')
    .split('\r\n')
    .map((line) => line.split(','));
  const readings = cells.map((own) => [own[0], own[4], own[5], own[8]].join(' '));
  expect(readings.slice(1, 7)).toEqual([
    '1 valid a 5',
    '1 valid b 0',
    '1 valid c 3',
    '2 valid a 0',
    '2 valid b 4',
    '3 blank  ',
  ]);
  expect(readings).toContain('5 invalid out-of-range ');
  expect(trail('a.ndjson')).toContain('{"id":"a","title":"A","points":5}');
});

const cell = fc.oneof(
  { arbitrary: fc.nat(5).map(String), weight: 8 },
  { arbitrary: fc.constantFrom('', '', '-', '6', 'x', '2.0'), weight: 2 },
);
const row = fc.record({
  cells: fc.array(cell, { minLength: 3, maxLength: 3 }),
  weight: fc.constantFrom('1', '0.5', '2', '0.000001', '0'),
  group: fc.constantFrom('North', 'South'),
});

test('sums are those of the cells, one after the other, in all and by group', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 12 }),
      fc.boolean(),
      async (rows, weighed) => {
        const lines = rows.map(({ cells, weight, group }, at) =>
          [at, group, ...cells, ...(weighed ? [weight] : [])].join(),
        );
        const head = `Voter,Branch,Plans [A],Plans [B],Plans [C]${weighed ? ',Weight' : ''}`;
        const definition = `columns: {voter: Voter, group: Branch${weighed ? ', weight: Weight' : ''}}\ngroups: {smallest: 1}\n${listed(', scores: 0 to 5')}`;
        const checked = await tallied({ ballots: fileOf([head, ...lines]), definition });
        if (!checked.ok) {
          expect(checked.codes).toEqual(['weights.none']);
          return;
        }
        const [contest] = checked.report.contests;
        const own = rows.filter(({ cells }) => !cells.some((one) => one === '6' || one === 'x'));
        const points = (among: typeof rows) =>
          [0, 1, 2].map((at) =>
            among.reduce((sum, { cells, weight }) => {
              const units = weighed ? Math.round(Number(weight) * 1e6) : 1e6;
              return sum + Math.trunc(Number(cells[at]) || 0) * units;
            }, 0),
          );
        const millionths = (votes: number) => Math.round(votes * 1e6);
        expect(contest?.options.map(({ votes }) => millionths(votes))).toEqual(points(own));
        const isLeft = (one: string | undefined) => one === '' || one === '-';
        const valid = own.filter(({ cells }) => !cells.every(isLeft));
        expect(contest?.options.map(({ score }) => score?.unscored)).toEqual(
          [0, 1, 2].map((at) => valid.filter(({ cells }) => isLeft(cells[at])).length),
        );
        for (const { group, options } of contest?.groups ?? [])
          expect(options.map(({ votes }) => millionths(votes))).toEqual(
            points(own.filter((one) => one.group.toLowerCase() === group)),
          );
      },
    ),
    runs(200),
  );
});

test('redacted rows of any scores give the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 12 }), async (rows) => {
      const lines = rows.map(({ cells, group }, at) => [at, group, ...cells].join());
      const definition = `columns: {voter: Voter, group: Branch}\n${listed(', scores: 0 to 5')}`;
      const head = 'Voter,Branch,Plans [A],Plans [B],Plans [C]';
      await sameRedacted({ ballots: fileOf([head, ...lines]), definition });
    }),
    runs(100),
  );
});
