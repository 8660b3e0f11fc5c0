import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..');
const SCHEMAS = ['definition', 'diagnostics', 'report'].map(
  (name) => `dist/schema/${name}.schema.json`,
);
const PACK = ['pack', '--json', '--ignore-scripts', '--pack-destination'] as const;
const INSTALL = ['install', '--no-audit', '--no-fund', '--prefer-offline'] as const;

const Manifest = z.object({ name: z.string(), version: z.string() });
const Packed = z
  .array(z.object({ filename: z.string(), files: z.array(z.object({ path: z.string() })) }))
  .length(1)
  .transform(([packed]) => packed ?? { filename: '', files: [] });

const manifest = Manifest.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Runs a program in a folder and returns what it wrote to stdout; anything but exit code 0 throws. */
function run(cwd: string, program: string, ...args: readonly string[]): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

describe('the package, packed and installed elsewhere', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'tally-package-'));
  const home = join(temporary, 'installed');
  let files: readonly string[] = [];

  beforeAll(() => {
    // dist/ is built before the tests; packing must not rebuild it under the tests that run beside.
    const json = run(root, 'npm', ...PACK, temporary);
    const packed = Packed.parse(JSON.parse(json));
    files = packed.files.map(({ path }) => path);
    mkdirSync(home);
    const tarball = join(temporary, packed.filename);
    run(home, 'npm', ...INSTALL, '--prefix', home, tarball);
  }, 180_000);

  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  test('holds the program, its types and its schemas, and nothing that only makes them', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'LICENSE',
        'README.md',
        'bin/tally.js',
        'dist/index.d.ts',
        'dist/index.js',
        'dist/tally.cjs',
        ...SCHEMAS,
      ]),
    );
    expect(
      files.filter((path) => !/^(?:bin|dist)\/|^[^/]+\.(?:md|json)$|^LICENSE$/.test(path)),
    ).toEqual([]);
    expect(files.filter((path) => /(?<!\.d)\.ts$/.test(path))).toEqual([]);
  });

  test('says its version', () => {
    expect(run(home, 'npx', '--no', '--', 'tally', '--version').trim()).toBe(manifest.version);
  });

  test('counts a fixture as the working copy does', () => {
    const [ballots] = readdirSync(join(root, 'fixtures'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('ballots.csv'))
      .sort();
    cpSync(dirname(join(root, 'fixtures', ballots ?? 'has no ballots.csv')), home, {
      recursive: true,
    });
    const count = ['ballots.csv', '--format', 'json'] as const;
    const report = run(home, 'npx', '--no', '--', 'tally', ...count);
    expect(JSON.parse(report)).toMatchObject({
      schemaVersion: 1,
      tally: { version: manifest.version },
    });
    expect(report).toBe(run(home, process.execPath, join(root, 'bin/tally.js'), ...count));
  });

  test('is a library with schemas beside it', () => {
    const names = run(
      home,
      process.execPath,
      '--input-type=module',
      '--eval',
      `
      import * as tally from '${manifest.name}';
      import report from '${manifest.name}/schema/report.schema.json' with { type: 'json' };
      console.log(Object.keys(tally).length > 0, typeof report);
    `,
    );
    expect(names.trim()).toBe('true object');
  });
});
