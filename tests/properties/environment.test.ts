import { join } from 'node:path';
import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { reportSchema } from '../../src/report/schema.ts';
import { countedParts } from '../support/counted-parts.ts';
import { elections } from '../support/elections/random-election.ts';
import { inputOf } from '../support/elections/write-files.ts';
import { fixtures } from '../support/fixture.ts';
import { runs } from '../support/runs.ts';
import { buildIfMissing, spawnTally, withFolder, written } from '../support/spawned.ts';
import { tallied } from '../support/tallied.ts';

const environments = [
  { TZ: 'Asia/Kathmandu', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  { TZ: 'America/New_York', LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8' },
  { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' },
];

/** The JSON that each environment gives, and the exit codes. */
async function everywhere(args: readonly string[]) {
  const all = environments.map((env) => spawnTally([...args, '--format', 'json'], env));
  const ran = await Promise.all(all);
  return {
    jsons: [...new Set(ran.map(({ stdout }) => stdout))],
    codes: [...new Set(ran.map(({ code }) => code))],
  };
}

beforeAll(buildIfMissing, 180_000);

test('a report has the same bytes whatever the zone and the language of the machine', async () => {
  let counted = 0;
  await fc.assert(
    fc.asyncProperty(elections({ rows: 60 }), (election) =>
      withFolder('tally-environment-', async (folder) => {
        const { jsons, codes } = await everywhere(written(election, folder));
        const checked = await tallied(inputOf(election));
        expect(jsons).toHaveLength(1);
        if (!checked.ok) {
          expect(codes).not.toContain(0);
          return;
        }
        expect(codes).toEqual([0]);
        const report = reportSchema.parse(JSON.parse(jsons[0] ?? ''));
        expect(countedParts(report)).toEqual(countedParts(checked.report));
        counted += 1;
      }),
    ),
    runs(6),
  );
  expect(counted).toBeGreaterThan(3);
}, 90_000);

test.each(['convention-2019', 'google-sheets-comma-joins', 'no-break-spaces-and-case'])(
  '%s has the same bytes in every environment',
  async (fixture) => {
    const { jsons, codes } = await everywhere([join(fixtures, fixture, 'ballots.csv')]);
    expect(codes).toEqual([0]);
    expect(jsons).toHaveLength(1);
  },
  60_000,
);
