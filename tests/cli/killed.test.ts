import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { expect, test } from 'vitest';
import { binary, folderWith, plainBallots, root, run, tally } from './run-tally.ts';

const kills = 200;
const old = '"of last week"';
const isTemporary = (name: string) => name.endsWith('.tmp');

const { outputFiles } = buildSync({
  entryPoints: [join(root, 'src/cli/write-file.ts')],
  bundle: true,
  format: 'cjs',
  platform: 'node',
  write: false,
});

/** A program that writes one file again and again as the command line does: a text, or what makes it. */
const writerOf = (text: string) => `
${outputFiles[0]?.text}
(async () => {
  for (let at = 0; ; at += 1) await module.exports.writeWhole('result.json', ${text});
})();
`;
const writer = writerOf('String(at % 10).repeat(500_000)');

/** Starts a program and kills it: as soon as it is seen writing, or after so many milliseconds. Tells by what it ended. */
function killed(
  cwd: string,
  args: readonly string[],
  when: 'writing' | number,
  signal: NodeJS.Signals = 'SIGKILL',
): Promise<NodeJS.Signals | number | null> {
  const child = spawn(process.execPath, args, { cwd, stdio: 'ignore' });
  return new Promise((done) => {
    child.once('exit', (code, ending) => done(ending ?? code));
    const look = () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      if (temporaries(cwd).some((name) => name.includes(`.${child.pid}.`))) child.kill(signal);
      else setImmediate(look);
    };
    if (when === 'writing') look();
    else setTimeout(() => child.kill(signal), when);
  });
}

function temporaries(cwd: string): string[] {
  return readdirSync(cwd).filter(isTemporary);
}

test(`${kills} kills leave no half file: each is the old one or a new one`, async () => {
  const cwd = folderWith({ 'result.json': old, 'writer.cjs': writer });
  const whole = /^(\d)\1{499999}$/;
  let between = 0;
  for (let at = 0; at < kills; at += 1) {
    await killed(cwd, ['writer.cjs'], at % 4 === 3 ? 60 + (at % 50) : 'writing');
    const text = readFileSync(join(cwd, 'result.json'), 'utf8');
    expect(text === old || whole.test(text)).toBe(true);
    // Each removes what the one before it left.
    expect(temporaries(cwd).length).toBeLessThanOrEqual(1);
    between += temporaries(cwd).length;
    for (const name of temporaries(cwd)) {
      if (at % 10 === 0) continue;
      rmSync(join(cwd, name));
    }
  }
  expect(between).toBeGreaterThanOrEqual(50);
}, 300_000);

test('a count that is killed while it writes leaves the old file, and the next one cleans up', async () => {
  const cwd = folderWith({ 'ballots.csv': plainBallots });
  const outputs = Array.from({ length: 40 }, (_, at) => `result${at}.json`);
  const count = [binary, 'ballots.csv', '--quiet', ...outputs.flatMap((name) => ['-o', name])];
  // Between two files, where nothing is left, a kill says nothing: another is tried.
  let left = '';
  for (let tries = 0; left === '' && tries < 20; tries += 1) {
    for (const name of outputs) writeFileSync(join(cwd, name), old);
    await killed(cwd, count, 'writing');
    [left = ''] = temporaries(cwd);
  }
  const target = left.replace(/^\.|\.\d+\.tmp$/g, '');
  expect(outputs).toContain(target);
  expect(readFileSync(join(cwd, target), 'utf8')).toBe(old);
  expect(tally(['ballots.csv', '--quiet', '-o', target], { cwd }).code).toBe(0);
  expect(temporaries(cwd)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s while it writes ends it as ever, and leaves the file whole and nothing beside it',
  async (signal) => {
    const pieces = 'Array(40).fill(String(at % 10).repeat(1_000_000))';
    const cwd = folderWith({ 'result.json': old, 'writer.cjs': writerOf(pieces) });
    for (let at = 0; at < 5; at += 1) {
      expect(await killed(cwd, ['writer.cjs'], 'writing', signal)).toBe(signal);
      expect(temporaries(cwd)).toEqual([]);
      const text = readFileSync(join(cwd, 'result.json'), 'utf8');
      expect(text === old || /^(\d)\1{39999999}$/.test(text)).toBe(true);
    }
  },
);

test('what another count is writing at this moment is left alone', () => {
  const cwd = folderWith({ 'ballots.csv': plainBallots });
  const alive = `.result.json.${process.pid}.tmp`;
  writeFileSync(join(cwd, alive), 'half');
  expect(tally(['ballots.csv', '--quiet', '-o', 'result.json'], { cwd }).code).toBe(0);
  expect(readdirSync(cwd)).toContain(alive);
});

/** Whether this machine lets us have a disk of our own to fill. */
function smallDisk(folder: string): boolean {
  return (
    process.platform === 'linux' &&
    run('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', folder]).code === 0
  );
}

test('a full disk gives exit code 4, and the old file stays', ({ skip }) => {
  const cwd = folderWith({ 'ballots.csv': plainBallots, 'disk/empty': '' });
  const disk = join(cwd, 'disk');
  if (!smallDisk(disk)) skip('no disk can be mounted here');
  try {
    writeFileSync(join(disk, 'result.json'), old);
    writeFileSync(join(disk, 'filler'), Buffer.alloc(24 * 1024));
    const { code, err } = tally(['ballots.csv', '-o', 'disk/result.json'], { cwd });
    expect(err).toContain('disk/result.json was not written: the disk is full.');
    expect(code).toBe(4);
    expect(readFileSync(join(disk, 'result.json'), 'utf8')).toBe(old);
    expect(readdirSync(disk).sort()).toEqual(['filler', 'result.json']);
  } finally {
    run('umount', [disk]);
  }
});
