import { categorySides } from './category-sides.ts';
import { type Difference, difference } from './compare-reports.ts';
import { contestSides } from './contest-sides.ts';
import type { ExpectedCount } from './expectation.ts';
import { findDifferences } from './find-differences.ts';
import { bothSides, type Facts, onlyExpected } from './only-expected.ts';
import type { Report } from './schema.ts';

/** In what a report differs from what was expected of it. */
export function compareExpectation(expected: ExpectedCount, report: Report): Difference[] {
  const contests = contestSides(expected.contests ?? [], report);
  const categories = categorySides(expected, report);
  const rest = partFacts(expected, report);
  const groups = groupFacts(expected, report);
  return findDifferences(
    {
      ...rest.expected,
      contests: contests.expected,
      categories: categories.expected,
      ...groups.expected,
    },
    { ...rest.found, contests: contests.found, categories: categories.found, ...groups.found },
  ).map(difference);
}

function partFacts(expected: ExpectedCount, report: Report): Facts {
  const { files, rows, counted, eligible, setAside, fileRows, rulings, unread, warnings } =
    expected;
  const { accounting, turnout, inputs, diagnostics } = report;
  const own = onlyExpected(
    { files, rows, counted, eligible, setAside, fileRows, rulings, unread },
    {
      files: inputs.filter((one) => one.role === 'ballots').map((one) => one.name),
      rows: accounting.rows,
      counted: accounting.counted,
      eligible: turnout.eligible,
      setAside: Object.fromEntries(accounting.setAside.map((one) => [one.reason, one.rows])),
      fileRows: accounting.files,
      rulings: (accounting.rulings ?? []).map(({ decision, rows }) => ({ decision, rows })),
      unread: unreadSelections(report),
    },
  );
  const told = new Set(diagnostics.map(({ code }) => code));
  return {
    expected: { accounting: own.expected, diagnostics: warnings ?? [] },
    found: {
      accounting: own.found,
      diagnostics: (warnings ?? []).filter((code) => told.has(code)),
    },
  };
}

/** Groups that are hidden among those shown as one are not looked for. */
function groupFacts({ groups = [], merged = [] }: ExpectedCount, report: Report): Facts {
  const hidden = (title: string, column: string | undefined) =>
    merged.some(
      (one) => one.groups.includes(title) && (one.column === undefined || one.column === column),
    );
  const shown = groups
    .filter((one) => !hidden(one.title, one.column))
    .map((one) => ({
      one,
      own: report.groups.find(
        (group) =>
          group.merged !== true &&
          group.title === one.title &&
          (one.column ?? group.column) === group.column,
      ),
    }));
  const together = report.groups.filter((one) => one.merged === true);
  const pairs = [...shown, ...merged.map((one, at) => ({ one, own: together[at] }))].map(
    ({ one, own }) => {
      const { ballots, eligible, column } = one;
      const facts = onlyExpected({ ballots, eligible, column }, { ...own });
      const id = own?.id ?? ('title' in one ? one.title : one.groups.join(', '));
      return { expected: { id, ...facts.expected }, found: own && { id, ...facts.found } };
    },
  );
  const both = bothSides(pairs);
  return { expected: { groups: both.expected }, found: { groups: both.found } };
}

/** Ballots with a selection that was not read, beside others that were. */
function unreadSelections({ contests, diagnostics }: Report): number {
  const unknown = contests
    .flatMap((one) => one.invalidMarks ?? [])
    .filter((one) => one.reason === 'unknown');
  return (
    diagnostics
      .filter((one) => one.code === 'marks.unread')
      .reduce((sum, one) => sum + one.count, 0) - unknown.reduce((sum, one) => sum + one.ballots, 0)
  );
}
