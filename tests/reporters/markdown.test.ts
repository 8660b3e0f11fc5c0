import { expect, test } from 'vitest';
import { markdown } from '../../src/reporters/markdown.ts';
import { countFixture } from '../support/fixture.ts';
import { htmlOf, tagsOf, textOf } from '../support/markdown.ts';

async function pageOf(fixture: string): Promise<string> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`${fixture} is refused`);
  return htmlOf(markdown.render(result.value.report, { width: 80, unicode: true, color: 0 }));
}

/** What we write ourselves. */
const own =
  /^<\/?(?:h[123]|p|strong|em|ul|li|code|table|thead|tbody|tr|t[hd](?: align="right")?)>$/;

test.each([
  'hostile-titles',
  'convention-2019',
  'microsoft-forms-windows-1252',
  'groups-two-columns',
])('%s makes no element but ours', async (fixture) => {
  const tags = tagsOf(await pageOf(fixture));
  expect(tags.length).toBeGreaterThan(50);
  expect(tags.filter((tag) => !own.test(tag))).toEqual([]);
});

test('hostile titles are read as they are', async () => {
  const text = textOf(await pageOf('hostile-titles'));
  for (const title of ['<script>alert(1)</script> | close?', "=cmd|' /C calc'!A0", '__proto__'])
    expect(text).toContain(title);
  expect(text).toContain('<img src=x onerror=alert(2)>');
});

test('every row of a table has as many cells as its head', async () => {
  for (const fixture of ['hostile-titles', 'convention-2019-one-choice', 'weights-decimal']) {
    for (const [table = ''] of (await pageOf(fixture)).matchAll(/<table>.*?<\/table>/gs)) {
      const rows = [...table.matchAll(/<tr>.*?<\/tr>/gs)].map(
        ([row = '']) => row.match(/<t[hd]/g)?.length,
      );
      expect(new Set(rows).size).toBe(1);
      expect(rows.length).toBeGreaterThan(1);
    }
  }
});

test('outcomes come first, and hashes are whole', async () => {
  const page = await pageOf('convention-2019');
  const text = textOf(page);
  expect(text.indexOf('15 passed, 6 not passed')).toBeLessThan(200);
  expect(text.match(/[0-9a-f]{64}/g)).toHaveLength(3);
});
