import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/schema.ts';
import { html } from '../../src/reporters/html/html.ts';
import { json } from '../../src/reporters/json.ts';
import { countFixture } from '../support/fixture.ts';
import { manyQuestions } from '../support/many-questions.ts';
import { reportOf } from '../support/tallied.ts';
import { hostileElection } from './hostile-election.ts';
import { noBrowser, preparePage, probe, standards, startBrowser, violations } from './open-page.ts';

const view = { width: 80, unicode: true, color: 0 } as const;
const pageOf = (report: Report) => html.render(report, view);

async function counted(fixture: string): Promise<Report> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value.report;
}

/** Between them they show every exhibit, every outcome that has a look of its own, and every part of the page. */
const fixtures = [
  'convention-2019',
  'convention-2019-one-choice',
  'categories-nested',
  'class-vote',
  'groups-two-columns',
  'hostile-titles',
  'nobody-voted',
  'quorum-not-met-by-one',
  'tie-by-lot',
  'two-precincts',
  'whichever-is-less-weighted',
  'write-ins',
];

/** How many pages a PDF has. */
function pagesOf(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

const widths = [360, 768, 1280];

describe.skipIf(noBrowser)('the page in a browser', () => {
  let browser: Browser;
  let opened: Awaited<ReturnType<typeof preparePage>>;

  beforeAll(async () => {
    browser = await startBrowser();
    opened = await preparePage(browser);
  });
  afterAll(() => browser?.close());

  const show = async (report: Report, width: number) => {
    const { page, open } = opened;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    await open(pageOf(report));
    return page;
  };

  test('long names of those who are tied fit into every width', async () => {
    const row = (at: number) =>
      [
        `T${at}`,
        'Yes',
        'No',
        at % 2 ? `Save ${'all of it '.repeat(9)}` : 'x'.repeat(90),
        'Bo',
      ].join();
    const rows = Array.from({ length: 12 }, (_, at) => row(at));
    const text = ['Token,Roof,Hall,What of the surplus?,Chair', ...rows].join('\n');
    const report = await reportOf({ ballots: [{ name: 'b.csv', text }], flags: {} });
    for (const width of widths) {
      const page = await show(report, width);
      expect(await probe(page, 'overflow()'), `at ${width}`).toBe(0);
      expect(await probe(page, 'collisions()'), `at ${width}`).toEqual([]);
    }
  });

  test.each(fixtures)('%s fits into every width and on paper', async (fixture) => {
    const report = await counted(fixture);
    const page = await show(report, 1280);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      expect(await probe(page, 'overflow()'), `at ${width}`).toBe(0);
      expect(await probe(page, 'collisions()'), `at ${width}`).toEqual([]);
    }
    await page.setViewportSize({ width: 680, height: 960 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await probe(page, 'overflow()')).toBe(0);
    expect(await probe(page, 'collisions()')).toEqual([]);
    expect(await probe(page, "style('body', 'color')")).toBe('rgb(0, 0, 0)');
    expect(await probe(page, "style('body', 'backgroundColor')")).toBe('rgb(255, 255, 255)');

    const embedded = String(await probe(page, 'embedded()'));
    expect(JSON.parse(embedded)).toEqual(JSON.parse(json.render(report, view)));
    expect(opened.deeds).toEqual({ requests: [], messages: [] });
  });

  test.each(fixtures.slice(1))('%s has nothing for axe to find', async (fixture) => {
    const page = await show(await counted(fixture), 360);
    expect(await violations(page, standards)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, ['cat.color'])).toEqual([]);
  });

  test('the convention has nothing for axe to find, light or dark, wide or narrow', async () => {
    const page = await show(await counted('convention-2019'), 1280);
    expect(await violations(page, standards)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(page, standards)).toEqual([]);
  });

  test('700 contests open on a phone', async () => {
    const page = await show(await manyQuestions(700), 360);
    expect(await probe(page, 'overflow()')).toBe(0);
    expect(await page.locator('article').count()).toBe(700);
  });

  test('700 contests print', async () => {
    const page = await show(await manyQuestions(700), 1280);
    await page.emulateMedia({ media: 'print' });
    const paper = await page.pdf({ format: 'A4' });
    expect(pagesOf(paper)).toBeGreaterThan(100);
    expect(pagesOf(paper)).toBeLessThan(220);
    expect(paper.length).toBeLessThan(2_000_000);
  }, 240_000);

  // Hatched parts would be a picture each in a PDF: megabytes, and minutes for 700 contests.
  test.each(['A4', 'Letter'])(
    'the convention prints on a dozen light pages of %s',
    async (format) => {
      const page = await show(await counted('convention-2019'), 1280);
      await page.emulateMedia({ media: 'print' });
      const paper = await page.pdf({ format });
      expect(pagesOf(paper)).toBeGreaterThan(5);
      expect(pagesOf(paper)).toBeLessThan(15);
      expect(paper.length).toBeLessThan(400_000);
    },
  );

  test('without scripts it says the same', async () => {
    const report = await counted('convention-2019');
    const page = await show(report, 1280);
    const bare = await preparePage(browser, false);
    await bare.page.setViewportSize({ width: 1280, height: 800 });
    await bare.open(pageOf(report));
    expect(await bare.page.locator('body').innerText()).toBe(
      await page.locator('body').innerText(),
    );
  });

  test('the keyboard reaches the skip link first, and it leads to the result', async () => {
    const page = await show(await counted('convention-2019'), 1280);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').getAttribute('class')).toBe('skip');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#result');
  });

  test('titles of strangers make no element, no attribute and no request, and run nothing', async () => {
    const { page, deeds } = opened;
    await show(await reportOf(hostileElection('harmless')), 1280);
    const expected = await probe(page, 'elements()');
    await show(await reportOf(hostileElection('hostile')), 1280);
    expect(await probe(page, 'elements()')).toEqual(expected);
    expect(await probe(page, 'overflow()')).toBe(0);
    await page.waitForTimeout(200);
    expect(deeds).toEqual({ requests: [], messages: [] });
    const text = await page.locator('body').innerText();
    expect(text).toContain('<script>alert(1)</script>');
    expect(text).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069](?<![\n\t])/u);
  });
});
