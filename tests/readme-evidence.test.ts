import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { binary, folderWith, root, run } from './cli/run-tally.ts';

/** What the README says of demands and of a workflow, run as it stands there. */

const readme = readFileSync(join(root, 'README.md'), 'utf8');

const files = Object.fromEntries(
  [...readme.matchAll(/^```\w+ file=(\S+)\n([\s\S]*?)^```$/gm)].map(([, name = '', text = '']) => [
    name,
    text,
  ]),
);

/** A folder with the files of the page, and a `tally` and an `npx` on its path. */
function home(): { readonly cwd: string; readonly env: Record<string, string> } {
  const cwd = folderWith(files);
  symlinkSync(join(root, 'fixtures'), join(cwd, 'fixtures'));
  program(join(cwd, 'bin/tally'), `exec node '${binary}' "$@"`);
  program(join(cwd, 'bin/npx'), '"$@"');
  program(join(cwd, 'bin/npm'), ':');
  const path = [join(cwd, 'bin'), dirname(process.execPath), process.env.PATH].join(delimiter);
  return { cwd, env: { PATH: path } };
}

function program(path: string, script: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
}

const rows = [...readme.matchAll(/^\| `(tally [^`]+)` \| `(\d+)` \| (.+) \|$/gm)].map(
  ([, command = '', code = '', because = '']) => ({ command, code: Number(code), because }),
);

test('every exit code that a demand can give has an example', () => {
  expect([...new Set(rows.map(({ code }) => code))].sort()).toEqual([0, 1, 2, 3]);
});

test.each(rows)('$command gives $code: $because', ({ command, code }) => {
  const { cwd, env } = home();
  expect(run('sh', ['-c', command], { cwd, env }).code).toBe(code);
});

describe('the workflow', () => {
  const name = '.github/workflows/count.yml';
  const step = z.object({
    run: z.string().optional(),
    uses: z.string().optional(),
    if: z.string().optional(),
  });
  const workflow = z.object({
    on: z.literal('push'),
    jobs: z.record(z.string(), z.object({ steps: z.array(step) })),
  });
  const { jobs } = workflow.parse(parse(files[name] ?? ''));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  /** Runs the shell steps as a runner does: one that fails skips the others, but for those that run always. */
  function push(change: (cwd: string) => void = () => {}) {
    const { cwd, env } = home();
    const summary = join(cwd, 'summary.md');
    change(cwd);
    let failed = false;
    const out: string[] = [];
    for (const own of steps) {
      if (own.run === undefined || (failed && own.if !== 'always()')) continue;
      const given = { cwd, env: { ...env, GITHUB_STEP_SUMMARY: summary } };
      const done = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', own.run], given);
      out.push(done.out);
      failed ||= done.code !== 0;
    }
    const text = existsSync(summary) ? readFileSync(summary, 'utf8') : '';
    return { failed, out: out.join(''), summary: text };
  }

  test('counts, and writes the summary', () => {
    const { failed, summary } = push();
    expect(failed).toBe(false);
    expect(summary).toMatch(/\| Adopt the budget\? \| Passed: 2 of 3 valid votes/);
  });

  test('fails where an outcome changed, says where, and shows the result all the same', () => {
    const { failed, out, summary } = push((cwd) => {
      const ballots = join(cwd, 'elections/board/ballots.csv');
      cpSync(ballots, `${ballots}.old`);
      writeFileSync(ballots, readFileSync(ballots, 'utf8').replace('B2,Yes', 'B2,No'));
    });
    expect(failed).toBe(true);
    expect(out).toMatch(
      /^::error file=elections\/board\/ballots\.csv,title=elections\/board::"Adopt the budget\?" \(adopt-the-budget\): .*expected passed, counted not-passed/m,
    );
    expect(summary).toContain('| Adopt the budget? | Not passed: 1 of 3 valid votes');
  });
});
