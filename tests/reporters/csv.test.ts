import { readdirSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { tally } from '../../src/index.ts';
import { type Report, reportSchema } from '../../src/report/schema.ts';
import { csv } from '../../src/reporters/csv.ts';
import { expectationOf } from '../support/expectation.ts';
import { countFixture, fixtures } from '../support/fixture.ts';

const view = { width: 80, unicode: true, color: 0 } as const;
const rowSchema = z.strictObject({
  section: z.string(),
  id: z.string(),
  title: z.string(),
  item: z.string(),
  item_title: z.string(),
  group: z.string(),
  group_title: z.string(),
  measure: z.string(),
  value: z.string(),
  of: z.string(),
  base: z.string(),
  percent: z.string(),
});
type Row = z.infer<typeof rowSchema>;

/** The rows as a program reads them that knows nothing of the reporter. */
function rowsOf(report: Report): Row[] {
  return z.array(rowSchema).parse(parse(csv.render(report, view), { columns: true, bom: true }));
}

async function reportOf(fixture: string): Promise<Report> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`${fixture} is refused`);
  return result.value.report;
}

const counted = readdirSync(fixtures)
  .filter((fixture) => expectationOf(fixture).exit === 0)
  .sort();

/** The sum over the rows that say all this; decimals are added as whole millionths. */
function sum(rows: readonly Row[], where: Partial<Row>): number {
  const found = rows.filter((row) =>
    Object.entries(where).every(([key, value]) => Reflect.get(row, key) === value),
  );
  return found.reduce((all, { value }) => all + Math.round(Number(value) * 1e6), 0) / 1e6;
}

describe.each(counted)('%s', (fixture) => {
  test('adds up to the figures of the document', async () => {
    const report = await reportOf(fixture);
    const rows = rowsOf(report);
    const { accounting, contests, categories } = report;
    const all = sum(rows, { section: 'accounting', measure: 'rows' });
    const kept = sum(rows, { section: 'accounting', measure: 'counted' });
    expect([all, kept]).toEqual([accounting.rows, accounting.counted]);
    expect(sum(rows, { measure: 'setAside' })).toBe(all - kept);
    expect(sum(rows, { measure: 'files.rows' })).toBe(all);
    expect(sum(rows, { measure: 'files.counted' })).toBe(kept);
    for (const { id, accounting: own, options, groups = [] } of contests) {
      const where = { section: 'contest', id, group: '' };
      expect(sum(rows, { ...where, measure: 'totalVotes' })).toBe(own.votes);
      if (options.length > 0) expect(sum(rows, { ...where, measure: 'votes' })).toBe(own.votes);
      for (const group of ['', ...groups.map((one) => one.group)]) {
        const of = (measure: string) => sum(rows, { ...where, group, measure });
        const parts = of('valid') + of('abstain') + of('blank') + of('invalid');
        expect(parts).toBeCloseTo(of('ballots'), 6);
      }
      for (const { group, options: shown } of groups)
        expect(sum(rows, { ...where, group, measure: 'votes' })).toBeCloseTo(
          shown.reduce((votes, option) => votes + option.votes, 0),
          6,
        );
    }
    for (const { id, participants, positions } of categories) {
      const where = { section: 'category', id, group: '' };
      const of = (measure: string) => sum(rows, { ...where, measure });
      expect(of('participants')).toBe(participants);
      if (positions.length > 0) expect(of('none') + of('overlap')).toBeCloseTo(participants, 6);
    }
  });

  test('has one fact a row, each with a value, and none twice', async () => {
    const rows = rowsOf(await reportOf(fixture));
    expect(rows.filter(({ section, measure, value }) => !section || !measure || !value)).toEqual(
      [],
    );
    const facts = rows.map(({ value, of, percent, ...fact }) => JSON.stringify(fact));
    expect(facts.filter((fact, at) => facts.indexOf(fact) !== at)).toEqual([]);
  });
});

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The paths of all numbers of a document. */
function numbersIn(value: Json, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'number') return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, own]) => numbersIn(own, [...path, key]));
}

/** The document with one number one more. */
function raised(value: Json, [key, ...rest]: readonly string[]): Json {
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value))
    return value.map((own, at) => (String(at) === key ? raised(own, rest) : own));
  return typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value).map(([name, own]) => [name, name === key ? raised(own, rest) : own]),
      )
    : value;
}

/** These stand in the document twice, and once in the table. */
const twice = [
  'contests.options.votes',
  'contests.groups.options.votes',
  'categories.positions.supporters',
  'categories.groups.positions.supporters',
  'groups.ballots',
  'turnout.voted',
];

/** Weighted ballots and positions, which no fixture has together. */
async function weightedPositions(): Promise<Report> {
  const text = 'Token,Shares,Build?,Sell?\nT1,1.5,Yes,No\nT2,2,No,Yes\nT3,4,Yes,Yes\n';
  const contests = ['build', 'sell'];
  const positions = [
    { id: 'build', title: 'Build', selections: ['build'] },
    { id: 'sell', title: 'Sell', selections: ['sell'] },
  ];
  const definition = {
    columns: { voter: 'Token', weight: 'Shares' },
    contests: contests.map((id, at) => ({ id, column: `#${at + 3}` })),
    categories: [{ title: 'Plans', contests, positions }],
  };
  const result = await tally({ ballots: [{ name: 'ballots.csv', text }], definition });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.report;
}

test('every number of the document is in the table: a change of any changes it', async () => {
  const seen = new Set<string>();
  const unseen: string[] = [];
  const reports = [weightedPositions(), ...counted.map(reportOf)];
  for (const report of await Promise.all(reports)) {
    const { definition, schemaVersion, ...document } = report;
    const json: Json = JSON.parse(JSON.stringify(document));
    const whole = csv.render(report, view);
    for (const path of numbersIn(json)) {
      const name = path.filter((key) => !/^\d+$/.test(key)).join('.');
      if (seen.has(name) || twice.includes(name)) continue;
      seen.add(name);
      const changed = reportSchema.parse({
        ...Object(raised(json, path)),
        definition,
        schemaVersion,
      });
      if (csv.render(changed, view) === whole) unseen.push(name);
    }
  }
  expect(unseen).toEqual([]);
  expect(seen.size).toBeGreaterThan(100);
});

test('titles are in one form that nothing runs or hides', async () => {
  const text = csv.render(await reportOf('hostile-titles'), view);
  const cells = rowsOf(await reportOf('hostile-titles')).flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=cmd|' /C calc'!A0");
  expect(text.slice(1).replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
});

test('it begins with the mark by which spreadsheets know UTF-8', async () => {
  const text = csv.render(await reportOf('google-sheets-german'), view);
  expect(Buffer.from(text).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  expect(text.split('\r\n').at(-1)).toBe('');
});
