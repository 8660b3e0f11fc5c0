import { readdirSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { version } from '../../src/base/version.ts';
import type { Report } from '../../src/report/schema.ts';
import { reporters } from '../../src/reporters/index.ts';
import type { View } from '../../src/reporters/reporter.ts';
import { text } from '../../src/reporters/text.ts';
import { expectationOf } from '../support/expectation.ts';
import { countFixture, fixtures } from '../support/fixture.ts';
import { ballotsOf, tally } from './run-tally.ts';

/**
 * What the program prints, byte for byte, in tests/goldens. `npm run update` writes them anew; read the
 * difference, and commit it on its own, with the reason. The version alone is left out: a release
 * would change every file.
 */
const golden = (name: string) => join(import.meta.dirname, '../goldens', name);
const unreleased = '0.0.0';
const withoutVersion = (out: string) =>
  out.replace(`Counted by tally ${version}.`, `Counted by tally ${unreleased}.`);

const counted = readdirSync(fixtures)
  .filter((fixture) => expectationOf(fixture).exit === 0)
  .sort();

/** Every format, with the ending of its goldens. */
const formats = reporters.map((reporter) => ({
  reporter,
  ending: reporter.extensions[0]?.split('.').at(-1) ?? '',
}));

/** A page without its style and its data, which are tested by themselves. */
const markup = (page: string) =>
  page
    .replace(/<style>.*<\/style>/s, '<style></style>')
    .replace(/sha256-[\w+/=]+/, 'sha256-')
    .replace(/(<script [^>]*>).*(<\/script>)/s, '$1$2');

async function reportOf(fixture: string): Promise<Report> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return { ...result.value.report, tally: { version: unreleased } };
}

const plain: View = { width: 80, unicode: true, color: 0 };

async function rendered(fixture: string, view: Partial<View> = {}): Promise<string> {
  return text.render(await reportOf(fixture), { ...plain, ...view });
}

describe('the report', () => {
  test.each(counted)('of %s in every format', async (fixture) => {
    const report = await reportOf(fixture);
    for (const { reporter, ending } of formats) {
      const path = golden(`${reporter.id}/${fixture}.golden.${ending}`);
      const written = reporter.render(report, plain);
      const kept = reporter.id === 'html' ? markup(written) : written;
      await expect(kept).toMatchFileSnapshot(path);
    }
  });

  const convention = 'convention-2019';

  test.each([
    ['at 120 columns', '120-columns', { width: 120 }],
    ['in colour', 'colour', { color: 1 }],
    ['without letters beyond ASCII', 'ascii', { unicode: false }],
  ] as const)('of the convention %s', async (_, name, view) => {
    const path = golden(`text/${convention}.${name}.golden.txt`);
    await expect(await rendered(convention, view)).toMatchFileSnapshot(path);
  });

  test.each([
    ['convention-2019', {}, ''],
    ['convention-2019', { COLUMNS: '120' }, '.120-columns'],
    ['convention-2019', { FORCE_COLOR: '1' }, '.colour'],
    ['hostile-titles', {}, ''],
    ['utf-16le-bom', {}, ''],
    ['weights-decimal', {}, ''],
    ['withdrawn-contest', {}, ''],
  ])('of %s, printed by the program with %j', async (fixture, env, name) => {
    const { code, out } = tally([ballotsOf(fixture)], { env });
    expect(code).toBe(0);
    await expect(withoutVersion(out)).toMatchFileSnapshot(
      golden(`text/${fixture}${name}.golden.txt`),
    );
  });

  test('of two files, printed by the program', async () => {
    const files = ['a', 'b'].map((name) => `fixtures/two-precincts/${name}.csv`);
    await expect(withoutVersion(tally(files).out)).toMatchFileSnapshot(
      golden('text/two-precincts.golden.txt'),
    );
  });
});

test('there is no golden without a test', async () => {
  const folders = formats.map(({ reporter }) => reporter.id);
  const names = await Promise.all(folders.map((folder) => readdir(golden(folder))));
  expect(names.flat().filter((name) => !counted.includes(name.split('.')[0] ?? ''))).toEqual([]);
  const all = await readdir(join(import.meta.dirname, '../goldens'));
  expect(all.sort()).toEqual(['check', 'help', 'init', ...folders].sort());
});

test.each([
  ['tally', []],
  ['tally init', ['init']],
  ['tally check', ['check']],
  ['tally schema', ['schema']],
  ['tally redact', ['redact']],
  ['tally test', ['test']],
  ['tally verify', ['verify']],
  ['tally diff', ['diff']],
])('%s --help', async (name, command) => {
  const { out } = tally([...command, '--help'], { env: { COLUMNS: '80' } });
  await expect(out).toMatchFileSnapshot(golden(`help/${name.replace(' ', '-')}.golden.txt`));
});

test.each(['convention-2019', 'google-direct-semicolon-joins', 'plain-table'])(
  'init of %s',
  async (fixture) => {
    const { code, out } = tally(['init', '-q', ballotsOf(fixture)]);
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot(golden(`init/${fixture}.golden.yaml`));
  },
);

test.each([
  ['convention-2019', 0],
  ['definition-errors-all-at-once', 2],
  ['zero-one-column', 2],
  ['unclosed-quote', 3],
])('check of %s', async (fixture, expected) => {
  const { code, out, err } = tally(['check', ballotsOf(fixture)]);
  expect({ code, err }).toEqual({ code: expected, err: '' });
  await expect(out).toMatchFileSnapshot(golden(`check/${fixture}.golden.txt`));
});
