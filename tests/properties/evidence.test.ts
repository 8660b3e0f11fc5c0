import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ballotSource } from '../../src/cli/open-files.ts';
import { recountReport } from '../../src/cli/recount-report.ts';
import { compareReports, type Difference } from '../../src/report/compare-reports.ts';
import { differenceSentence, titlesOf } from '../../src/report/messages/differences.ts';
import { readReport } from '../../src/report/read-report.ts';
import type { Report } from '../../src/report/schema.ts';
import { withoutSource } from '../../src/report/without-source.ts';
import type { Tallied } from '../../src/tally.ts';
import { changedCells } from '../support/change-cell.ts';
import { changedFigures } from '../support/change-figure.ts';
import { countedFixtures, countFixture, fixtures } from '../support/fixture.ts';

/** What `tally test` compares: the expected report with the count. */
function tested(expected: Report, counted: Report): Difference[] {
  const { result, reading } = compareReports(expected, counted);
  return [...result, ...reading];
}

/** What `tally verify` compares: the report with a count by its own definition. */
function verified(report: Report, recounted: Report): Difference[] {
  return tested(withoutSource(report), withoutSource(recounted));
}

/** The report as it would be read from a file without hashes. */
function withoutHashes(report: Report): Report {
  const { inputs, definition, ...rest } = report;
  const bare = {
    ...rest,
    inputs: inputs.map(({ sha256, ...input }) => input),
    definition: { ...definition, sha256: undefined },
  };
  const read = readReport(JSON.stringify(bare));
  if ('fault' in read) throw new Error(JSON.stringify(read.fault));
  return read.report;
}

async function talliedOf(fixture: string): Promise<Tallied> {
  const result = await countFixture(fixture);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value;
}

/** Counts a fixture by the definition in its report, one of its files with other bytes. */
async function recounted(
  fixture: string,
  report: Report,
  changed?: { readonly file: string; readonly bytes: Uint8Array },
): Promise<Report> {
  const matches = report.inputs.map((claim) => ({
    claim,
    file: {
      name: claim.name,
      sha256: '',
      open: () =>
        claim.role === 'ballots' && claim.name === changed?.file
          ? [changed.bytes]
          : ballotSource(join(fixtures, fixture, claim.name)).chunks,
    },
  }));
  const result = await recountReport('report', report, matches);
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value.report;
}

/** Rulings name rows of certain ballots; without them this election cannot be counted at all. */
const needsItsRulings = ['rulings-in-several-files'];

const contestsSeen = new Set<string>();

/**
 * The cells of a workbook are packed, and no bytes that can be changed one by one; what is unread beside a
 * mark counts for nothing, nor does an empty box in the place of one that is not ticked; a matrix in one cell
 * stands elsewhere than its columns.
 */
const unchanging = ['microsoft-forms-workbook', 'doodle-poll', 'sosci-boxes', 'jotform-matrix'];
const inPlainText = countedFixtures.filter((name) => !unchanging.includes(name));

test.each(inPlainText)('%s: a mark changed in the ballots is found', async (fixture) => {
  const tallied = await talliedOf(fixture);
  const expected = withoutHashes(tallied.report);
  for (const change of changedCells(join(fixtures, fixture), tallied, 2)) {
    if (needsItsRulings.includes(fixture)) {
      await expect(recounted(fixture, tallied.report, change)).rejects.toThrow('ruling.nobody');
      continue;
    }
    const now = await recounted(fixture, tallied.report, change);
    const said = `${change.contest}: ${change.from} became ${change.to}`;
    const own = verified(expected, now).filter((one) => one.contest === change.contest);
    expect(own.map(({ figure }) => figure).join(), said).toMatch(/votes|accounting\.\w+/);
    const sentences = own.map((one) => differenceSentence(one, titlesOf(expected, now), 'ballots'));
    const title = tallied.report.contests.find(({ id }) => id === change.contest)?.title ?? '';
    for (const sentence of sentences) expect(sentence).toContain(title.slice(0, 100));
    contestsSeen.add(`${fixture} ${change.contest}`);
  }
});

test('marks were changed in most contests of the fixtures', () => {
  expect(contestsSeen.size).toBeGreaterThan(150);
});

/** Parts that a recount by the definition in the report cannot know. */
const unverifiable = /^diagnostics/;

/** Another version is refused before anything is compared; of a file without a hash its size says nothing. */
const uncompared = /^(schemaVersion|inputs)/;

test.each(countedFixtures)(
  '%s: a figure or title changed in its report is found',
  async (fixture) => {
    const { report } = await talliedOf(fixture);
    const again = await recounted(fixture, report);
    expect(verified(report, again)).toEqual([]);
    let found = 0;
    for (const changed of changedFigures(withoutHashes(report), 40)) {
      const bare = changed.report;
      const at = changed.path.join('.');
      if (uncompared.test(at)) continue;
      const differences = [
        { by: 'test', found: tested(bare, report) },
        ...(unverifiable.test(at) ? [] : [{ by: 'verify', found: verified(bare, again) }]),
      ];
      for (const { by, found: own } of differences) {
        expect(own, `${by}: ${at}`).not.toEqual([]);
        if (changed.contest === undefined) continue;
        const [one] = own;
        expect(one?.contest, `${by}: ${at}`).toBe(changed.contest);
        expect(one?.path, `${by}: ${at}`).toContain(String(changed.path.at(-1)));
      }
      found += 1;
    }
    expect(found).toBeGreaterThan(20);
  },
);
