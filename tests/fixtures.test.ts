import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Result } from '../src/base/result.ts';
import { exitCodeOf } from '../src/cli/print-diagnostics.ts';
import { freeze } from '../src/election/freeze.ts';
import { definitionText } from '../src/report/definition-text.ts';
import { type Report, reportSchema } from '../src/report/schema.ts';
import type { Tallied } from '../src/tally.ts';
import { expectationOf } from './support/expectation.ts';
import { expectedFacts, reportedFacts } from './support/facts.ts';
import { countFixture, fixtures } from './support/fixture.ts';
import { asPublished, isPublished, publishedOf } from './support/published.ts';

const folders = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

test('there are fixtures', () => {
  expect(folders).not.toEqual([]);
});

const refused = folders.filter((fixture) => expectationOf(fixture).exit !== 0);

test.each(refused)('%s is refused, with everything that is wrong with it', async (fixture) => {
  const expected = expectationOf(fixture);
  const counted = await countFixture(fixture);
  const problems = counted.ok ? [] : counted.problems.filter((one) => one.severity === 'error');
  expect([...new Set(problems.map((one) => one.code))].sort()).toEqual(
    expected.exit === 0 ? [] : expected.codes,
  );
  expect(exitCodeOf(problems)).toBe(expected.exit);
});

describe.each(folders.filter((fixture) => !refused.includes(fixture)))('%s', (fixture) => {
  let first: Promise<Result<Tallied>> | undefined;
  const result = () => {
    first ??= countFixture(fixture);
    return first;
  };

  test('comes out as it was counted by hand', async () => {
    const expected = expectationOf(fixture);
    const counted = await result();
    if (expected.exit !== 0) throw new Error('a refused fixture');
    const { report } = talliedOf(counted);
    expect(plain(reportedFacts(report, expected))).toEqual(plain(expectedFacts(expected)));
  });

  test('gives what the schema of a report says, and nothing beside it', async () => {
    const counted = await result();
    const { report } = talliedOf(counted);
    expect(reportSchema.parse(JSON.parse(JSON.stringify(report)))).toStrictEqual(report);
  });

  test('comes out the same by its frozen definition', async () => {
    const counted = await result();
    const { report } = talliedOf(counted);
    const text = JSON.stringify(report.definition.value);
    const again = talliedOf(await countFixture(fixture, { name: 'election.json', text })).report;
    expect(again.reading.columns.filter((one) => one.basis !== 'definition')).toEqual([]);
    expect(withoutReading(again)).toStrictEqual(withoutReading(report));
  });

  test('comes out the same by the definition that init writes', async () => {
    const counted = await result();
    const tallied = talliedOf(counted);
    const { table, report } = tallied;
    const names = table.files.map((file) => file.name).join(', ');
    const text = definitionText(freeze(tallied, 'by-heading'), names);
    const again = talliedOf(await countFixture(fixture, { name: 'election.yaml', text })).report;
    expect(withoutReading(again)).toStrictEqual(withoutReading(report));
  });
});

test.each(folders.filter(isPublished))('%s comes out as it was published', async (fixture) => {
  const published = publishedOf(fixture);
  const { report } = talliedOf(await countFixture(fixture));
  expect(asPublished(report, published)).toEqual(published);
});

/** Without the keys that hold nothing, which would clutter a difference. */
function plain(facts: unknown): unknown {
  return JSON.parse(JSON.stringify(facts));
}

/** What was counted; where it was refused, the reasons fail the test. */
function talliedOf(result: Result<Tallied>): Tallied {
  if (result.ok) return result.value;
  throw new Error(`refused: ${JSON.stringify(result.problems, undefined, 1)}`);
}

/** A report without what says who settled the reading, the ballots or a definition. */
function withoutReading({ definition, reading, diagnostics, ...rest }: Report) {
  const { source, file, ...frozen } = definition;
  const { sentences, ...read } = reading;
  return {
    ...rest,
    definition: frozen,
    reading: { ...read, columns: read.columns.map(({ basis, certain, ...column }) => column) },
    diagnostics: diagnostics.filter((one) => !doubts.includes(one.code)),
  };
}

/** Doubts about what was inferred; what is written down is not doubted. */
const doubts = ['contest.uncertain', 'voters.inferred', 'columns.doubtful', 'options.alike'];
