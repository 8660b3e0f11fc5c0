import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Report, render } from '../../src/index.ts';
import { gap, leaks, linesOf, plain, smallGroups } from '../support/elections/leaks.ts';
import { elections } from '../support/elections/random-election.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { runs } from '../support/runs.ts';
import { buildIfMissing, spawnTally, withFolder, written } from '../support/spawned.ts';
import { tallied } from '../support/tallied.ts';

/** The figures of a report, but for sizes and hashes, which may be any. */
function figuresOf({ inputs, definition, ...rest }: Report): Set<string> {
  const text = JSON.stringify(rest).replaceAll(/(?<=\d),(?=\d{3})/g, '');
  return new Set(text.match(/\d+/g));
}

beforeAll(buildIfMissing, 180_000);

test('a report tells nothing of who voted, of private columns and of cells that nobody can read', async () => {
  const found = { reports: 0, voters: 0, unread: 0, small: 0, merged: 0 };
  await fc.assert(
    fc.asyncProperty(elections({ rows: 120 }), async (election) => {
      const checked = await tallied(inputOf(election));
      if (!checked.ok) return;
      const { report } = checked;
      expect(leaks(JSON.stringify(report), election)).toEqual([]);
      expect(leaks(render(report, 'text'), election)).toEqual([]);
      found.reports += 1;
      found.voters += election.hasVoters ? 1 : 0;
      found.unread += report.diagnostics.some(({ code }) => code === 'marks.unread') ? 1 : 0;
      found.small += smallGroups(election).length > 0 ? 1 : 0;
      found.merged += report.groups.some(({ merged }) => merged === true) ? 1 : 0;
    }),
    runs(60),
  );
  expect(Object.values(found).filter((times) => times < 10)).toEqual([]);
}, 90_000);

test('a report tells no line of what was wrong', async () => {
  let places = 0;
  await fc.assert(
    fc.asyncProperty(elections({ rows: 60 }), async (election) => {
      const checked = await tallied(inputOf(election, gap));
      if (!checked.ok) return;
      const lines = linesOf(checked.warnings);
      const figures = figuresOf(checked.report);
      expect(lines.filter((line) => figures.has(String(line)))).toEqual([]);
      places += lines.length;
    }),
    runs(25),
  );
  expect(places).toBeGreaterThan(300);
}, 90_000);

test('a report tells no path', async () => {
  const told: string[] = [];
  await fc.assert(
    fc.asyncProperty(elections({ rows: 40 }), (election) =>
      withFolder('pathzq-', async (folder) => {
        for (const format of ['json', 'text']) {
          const args = [...written(election, folder), '--format', format];
          const { stdout } = await spawnTally(args);
          told.push(stdout);
          expect(plain(stdout)).not.toContain('pathzq');
          expect(leaks(stdout, election)).toEqual([]);
        }
      }),
    ),
    runs(4),
  );
  expect(told.join('').length).toBeGreaterThan(1000);
}, 90_000);
