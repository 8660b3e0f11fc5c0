import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ballotsOf, root } from './run-tally.ts';

const ballots = join(root, ballotsOf('convention-2019'));

/** Prints, after the report, whether Node took what was compiled, part by part. */
const script = `
  const { load, parts } = require('./bin/tally.js');
  process.on('exit', () => {
    for (const [name, { script }] of parts) console.log(name, script.cachedDataRejected);
  });
  load('./tally.cjs');`;

describe('what the build has compiled', () => {
  const copy = mkdtempSync(join(tmpdir(), 'tally-compiled-'));
  const run = (): readonly string[] => {
    const args = ['-e', script, '--', '--quiet', ballots];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
    expect(stderr).toBe('');
    return stdout.trimEnd().split('\n');
  };
  let sound: readonly string[] = [];

  beforeAll(() => {
    for (const name of ['bin', 'dist', 'package.json'])
      cpSync(join(root, name), join(copy, name), { recursive: true });
    sound = run();
  });

  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test('is taken by the Node that made it', () => {
    expect(sound.slice(-3)).toEqual([
      './tally.cjs false',
      './tally-commands.cjs false',
      './tally-read-definition.cjs false',
    ]);
  });

  test('is passed over where it is broken or of another Node, and the report is the same', () => {
    const compiled = join(copy, 'dist/compiled');
    const files = readdirSync(compiled, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.cache'),
    );
    expect(files).toHaveLength(3);
    for (const path of files) {
      const bytes = readFileSync(join(compiled, path));
      // The second word of its head is the version of the engine.
      bytes.writeUInt32LE((bytes.readUInt32LE(4) + 1) >>> 0, 4);
      writeFileSync(join(compiled, path), bytes);
    }
    const others = run();
    expect(others.slice(-3).every((line) => line.endsWith(' true'))).toBe(true);
    expect(others.slice(0, -3)).toEqual(sound.slice(0, -3));
    for (const path of files) writeFileSync(join(compiled, path), 'no code');
    expect(run().slice(0, -3)).toEqual(sound.slice(0, -3));
    rmSync(compiled, { recursive: true });
    expect(run().slice(0, -3)).toEqual(sound.slice(0, -3));
  });
});
