import type { ExpectedCategory, ExpectedCount } from './expectation.ts';
import { bothSides, onlyExpected } from './only-expected.ts';
import type { CategoryReport, Report } from './schema.ts';

/** What is expected of categories and their positions, and what a report has of it. */
export function categorySides({ categories = [], positions = [] }: ExpectedCount, report: Report) {
  const ids = new Set([...categories.map(({ id }) => id), ...positions.map((one) => one.category)]);
  const pairs = [...ids].map((id) => {
    const own = report.categories.find((one) => one.id === id);
    const expected = categories.find((one) => one.id === id);
    const facts = own && factsOf(expected ?? { id }, own, report);
    const within = positions.filter((one) => one.category === id);
    const places = own && positionFacts(within, own);
    return {
      expected: { id, ...facts?.expected, positions: places?.expected ?? [] },
      found: own && { id, ...facts?.found, positions: places?.found ?? [] },
    };
  });
  return bothSides(pairs);
}

function factsOf(expected: ExpectedCategory, own: CategoryReport, report: Report) {
  const { within, contests, participants, none, overlaps, byGroup } = expected;
  const groups = groupFacts(byGroup ?? [], own, report);
  return onlyExpected(
    {
      within,
      contests,
      participants,
      none,
      overlaps: overlaps && combinations(overlaps),
      groups: byGroup && groups.expected,
    },
    {
      within: own.within,
      contests: own.contests.ids,
      participants: own.participants,
      none: own.none,
      overlaps: combinations(own.overlaps.filter((one) => one.positions.length > 1)),
      groups: groups.found,
    },
  );
}

/** Voters by the positions that they combine, in one order. */
function combinations(overlaps: readonly { positions: string[]; voters: number }[]) {
  const named = overlaps.map(({ positions, voters }) => [
    [...positions].sort().join(' + '),
    voters,
  ]);
  return Object.fromEntries(named);
}

function positionFacts(expected: NonNullable<ExpectedCount['positions']>, own: CategoryReport) {
  const pairs = expected.map(({ category, id, ...facts }) => {
    const found = own.positions.find((one) => one.id === id);
    const { status, supporters, only, outcome, band } = facts;
    const both = onlyExpected(
      { status, supporters, only, outcome, band: band === null ? 'none' : band },
      {
        status: found?.status,
        supporters: found?.supporters,
        only: found?.only,
        outcome: found?.outcome?.kind,
        band: found?.band ?? 'none',
      },
    );
    return { expected: { id, ...both.expected }, found: found && { id, ...both.found } };
  });
  return bothSides(pairs);
}

function groupFacts(
  expected: NonNullable<ExpectedCategory['byGroup']>,
  own: CategoryReport,
  report: Report,
) {
  const pairs = expected.map(({ group, participants, none, supporters }) => {
    const id = report.groups.find((one) => one.title === group)?.id ?? group;
    const found = own.groups?.find((one) => one.group === id);
    const both = onlyExpected(
      { participants, none, supporters: supporters && Object.fromEntries(supporters) },
      {
        participants: found?.participants,
        none: found?.none,
        supporters:
          found && Object.fromEntries(found.positions.map((one) => [one.id, one.supporters])),
      },
    );
    return { expected: { id, ...both.expected }, found: found && { id, ...both.found } };
  });
  return bothSides(pairs);
}
