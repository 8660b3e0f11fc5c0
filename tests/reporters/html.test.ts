import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { recountCommand } from '../../src/report/messages/page.ts';
import type { Report } from '../../src/report/schema.ts';
import { linePlace, place } from '../../src/reporters/html/bar.ts';
import { html } from '../../src/reporters/html/html.ts';
import { reporterFor } from '../../src/reporters/index.ts';
import { json } from '../../src/reporters/json.ts';
import { countFixture } from '../support/fixture.ts';
import { manyQuestions } from '../support/many-questions.ts';

const view = { width: 80, unicode: true, color: 0 } as const;
async function counted(fixture: string): Promise<Report> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value.report;
}

test('holds the document of --format json, after the end of which comes nothing of it', async () => {
  const report = await counted('hostile-titles');
  const page = html.render(report, view);
  const [, data = ''] =
    /<script type="application\/json" id="tally-report">(.*?)<\/script>/s.exec(page) ?? [];
  expect(JSON.parse(data)).toEqual(JSON.parse(json.render(report, view)));
  expect(page.match(/<script/g)).toHaveLength(1);
});

test('the policy lets the one style sheet in, by its hash, and nothing else', async () => {
  const page = html.render(await counted('plain-table'), view);
  const [, css = ''] = /<style>(.*)<\/style>/s.exec(page) ?? [];
  const hash = createHash('sha256').update(css).digest('base64');
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
  expect(policy.replaceAll('&#39;', "'")).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
  expect(css).not.toMatch(/url\((?!#)|@import/);
  expect(page).not.toMatch(/\s(?:on\w+|style|src)=/);
});

test.each([
  ['b.csv', 'b.csv'],
  ["it's $(x).csv", "'it'\\''s $(x).csv'"],
  ['-rf.csv', "'./-rf.csv'"],
])('a file named %s is one word of the command that recounts', async (name, word) => {
  const report = await counted('convention-2019-one-choice');
  const inputs = report.inputs.map((one) => (one.role === 'roll' ? one : { ...one, name }));
  expect(recountCommand({ ...report, inputs })).toBe(
    `tally verify page.html ${word} --roll roll.csv`,
  );
});

test('where redacted ballots were published, it names these', async () => {
  const report = await counted('convention-2019-one-choice');
  const published = { name: 'public.csv', bytes: 7, sha256: 'f'.repeat(64), rows: 1 };
  const page = html.render({ ...report, published }, view);
  expect(page).toContain('<code class="command">tally verify page.html public.csv</code>');
  expect(page).toContain(
    `<bdi>public.csv</bdi> <small>7 bytes</small></th><td><code>${published.sha256}`,
  );
});

test.each(['result.html', 'RESULT.HTM'])('%s asks for it', (name) => {
  expect(reporterFor(name)?.id).toBe('html');
});

test('a part of a bar is cut to hundredths', () => {
  expect(place(49_999, 100_000)).toBe(49.99);
  expect(place(1, 3)).toBe(33.33);
  expect(place(2, 3)).toBe(66.66);
  expect(place(3, 3)).toBe(100);
  expect(place(4, 3)).toBe(100);
  expect(place(1, 0)).toBe(0);
});

test.each([
  [2, 2, 3],
  [50_001, 50_001, 100_000],
  [333_334, 333_334, 1_000_000],
  [1_000_000, 666_667, 1_000_001],
])('%i votes of %i needed reach the line', (votes, needed, of) => {
  expect(linePlace(needed, votes, of)).toBeLessThanOrEqual(place(votes, of));
});

test.each([
  [1, 2, 3],
  [50_000, 50_001, 100_000],
  [333_333, 333_334, 1_000_000],
  [999_999, 1_000_000, 1_000_000],
])('%i votes of %i needed do not reach the line', (votes, needed, of) => {
  expect(linePlace(needed, votes, of)).toBeGreaterThan(place(votes, of));
});

test('24 contests in three groups take under 200 kB', async () => {
  const report = await manyQuestions(24);
  expect(report.contests[0]?.groups).toHaveLength(3);
  expect(Buffer.byteLength(html.render(report, view))).toBeLessThan(200_000);
  expect(Buffer.byteLength(html.render(await counted('convention-2019'), view))).toBeLessThan(
    200_000,
  );
});
