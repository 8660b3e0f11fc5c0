import { describe, expect, test } from 'vitest';
import { reporterNamed, reporters } from '../../src/reporters/index.ts';
import { countFixture } from '../support/fixture.ts';

const weighted = [
  'quorum-weighted',
  'weights-and-positions',
  'weights-decimal',
  'weights-decimal-comma-by-group',
  'whichever-is-less-weighted',
];

/** A part of a voter, of a ballot or of what they do: of weights these are votes. */
const partOfOne =
  /\d\.\d+ (?:blank |counted |eligible |invalid |valid |valid and invalid )?(?:abstention|ballot|mark|participant|voter)/;

describe.each(weighted)('%s', (fixture) => {
  test.each(reporters)('$id has no part of a voter or a ballot', async (own) => {
    const result = await countFixture(fixture);
    if (!result.ok) throw new Error(`${fixture} is refused`);
    const text = own.render(result.value.report, { width: 200, unicode: true, color: 0 });
    expect(text.match(partOfOne)).toBeNull();
  });
});

test('a category of weighted ballots tells votes and voters apart', async () => {
  const result = await countFixture('weights-and-positions');
  if (!result.ok) throw new Error('it is refused');
  const { report } = result.value;
  const said = (id: string) =>
    reporterNamed(id)?.render(report, { width: 80, unicode: true, color: 0 });
  expect(report.categories[0]).toMatchObject({ participants: 10.3, heads: 9, none: 1, several: 1 });
  expect(said('text')).toContain('3 contests, 9 voters with 10.3 votes took part');
  expect(said('text')).toContain('Shares are of the 10.3 votes of 9 voters who took part.');
  expect(said('minutes')).toContain('Of 10.3 votes of 9 voters who took part, 5.3 (51.46%)');
  expect(said('markdown')).toContain('| position | votes | of the votes that took part |');
  expect(said('html')).toContain('Share of 10.3 votes of participants');
});
