import type { Report } from '../../src/report/schema.ts';
import type { ExpectedContest, ExpectedCount } from './expectation.ts';
import * as deciding from './facts-deciding.ts';

/**
 * What an expectation says and what it implies by leaving out: no winners, no tie, no category...
 * Absence implies nothing of a contest's id, method, column, threshold, quorum, band, groups and
 * robustness, of a position's `only`, outcome and band, of a category's place, contests and groups,
 * of a group's `eligible` and column, of warnings, and of the categories where positions are given.
 */
export function expectedFacts(expected: ExpectedCount) {
  const { files, rows, counted, eligible, setAside, merged = [], unread = 0 } = expected;
  const { rulings = [], warnings } = expected;
  const hidden = (group: { title: string; column?: string | undefined }) =>
    merged.some(
      ({ groups, column }) =>
        groups.includes(group.title) && (column === undefined || column === group.column),
    );
  return {
    files,
    rows,
    counted,
    eligible,
    setAside,
    fileRows: expected.fileRows ?? files.map((name) => ({ name, rows, counted })),
    contests: expected.contests.map((one) => expectedContest(one, counted)),
    positions: (expected.positions ?? []).map((one) =>
      'status' in one ? { ...one, supporters: 0, only: 0 } : { ...one, status: 'active' },
    ),
    categories: (expected.categories ?? []).map((one) => ({
      ...one,
      overlaps: one.overlaps.map(combination).sort(),
      ...deciding.expectedOfCategory(one),
    })),
    groups: (expected.groups ?? []).filter((one) => !hidden(one)),
    merged: merged.map(({ groups, ...one }) => one),
    unread,
    rulings,
    warnings,
  };
}

function expectedContest(expected: ExpectedContest, ballots: number) {
  if ('status' in expected) return { ...expected, outcome: 'withdrawn', counts: [] };
  const { accounting, counts, votes, winners, tied, seats, ...rest } = expected;
  return {
    ...rest,
    ...deciding.expectedOfContest(expected),
    counts: counts.map(votesOf).sort(),
    status: 'active',
    accounting: { notOffered: 0, ballots, ...accounting },
    votes: votes ?? counts.reduce((sum, [, own]) => sum + own, 0),
    winners: winners ? [...winners].sort() : expected.outcome === 'passed' ? ['Yes'] : [],
    tied: tied && [{ options: tied, seats }],
  };
}

/** The same facts as a report has them; what absence implies nothing of only where it is expected. */
export function reportedFacts(report: Report, expected: ExpectedCount) {
  const { accounting, turnout } = report;
  const positions = report.categories.flatMap((category) =>
    category.positions.map((one) => ({ ...one, category: category.id })),
  );
  const grouped = report.groups.filter((one) => one.merged !== true);
  return {
    files: report.inputs.filter((one) => one.role === 'ballots').map((one) => one.name),
    rows: accounting.rows,
    counted: accounting.counted,
    eligible: turnout.eligible,
    setAside: Object.fromEntries(accounting.setAside.map((one) => [one.reason, one.rows])),
    fileRows: accounting.files,
    contests: report.contests.map((one, at) => reportedContest(one, expected.contests[at], report)),
    positions: positions.map((one, at) => {
      const { category, id, status, supporters, only } = one;
      const own = expected.positions?.[at] ?? {};
      const plain = { category, id, status, supporters, ...deciding.reportedOfPosition(one, own) };
      return 'only' in own || 'status' in own ? { ...plain, only } : plain;
    }),
    categories: (expected.categories || !expected.positions ? report.categories : []).map(
      (category, at) => ({
        id: category.id,
        participants: category.participants,
        none: category.none,
        overlaps: category.overlaps
          .filter((one) => one.positions.length > 1)
          .map(combination)
          .sort(),
        ...deciding.reportedOfCategory(category, expected.categories?.[at] ?? {}, report),
      }),
    ),
    groups: grouped.map((one) => {
      const { title, ballots, eligible } = one;
      const own = expected.groups?.find(
        (group) => group.title === title && (group.column ?? one.column) === one.column,
      );
      return {
        title,
        ballots,
        ...(own?.column !== undefined && { column: one.column }),
        ...(own?.eligible !== undefined && { eligible }),
      };
    }),
    merged: report.groups
      .filter((one) => one.merged === true)
      .map(({ ballots, eligible, column }, at) => {
        const own = expected.merged?.[at];
        return {
          ballots,
          ...(own?.eligible !== undefined && { eligible }),
          ...(own?.column !== undefined && { column }),
        };
      }),
    unread: unreadSelections(report),
    rulings: (accounting.rulings ?? []).map(({ decision, rows }) => ({ decision, rows })),
    warnings: expected.warnings?.filter((code) =>
      report.diagnostics.some((one) => one.code === code),
    ),
  };
}

function reportedContest(
  own: Report['contests'][number],
  expected: ExpectedContest | undefined,
  report: Report,
) {
  const { id, title, status, outcome } = own;
  const counts = own.options.map((option) => votesOf([option.title, option.votes])).sort();
  if (expected === undefined || 'status' in expected) {
    return { id, title, status, outcome: outcome.kind, counts };
  }
  const titles = (ids: readonly string[]) =>
    ids.map((one) => own.options.find((option) => option.id === one)?.title);
  const { notOffered, ballots, valid, abstain, blank, invalid } = own.heads ?? own.accounting;
  const threshold = own.exhibits.find((one) => one.kind === 'threshold');
  const { needed, excess, short } = threshold ?? {};
  const decided = 'excess' in expected || 'short' in expected || 'needed' in expected;
  const column = report.reading.columns.find((one) => one.contest === id)?.column;
  return {
    ...('id' in expected && { id }),
    title,
    status,
    ...('method' in expected && { method: own.method }),
    ...('column' in expected && { column: Number(column?.slice(1)) }),
    counts,
    accounting: { notOffered, ballots, valid, abstain, blank, invalid },
    votes: own.accounting.votes,
    outcome: outcome.kind,
    winners: titles(outcome.winners).sort(),
    tied: outcome.tied?.map((tie) => ({ options: titles(tie.options), seats: tie.seats })),
    runoff: outcome.runoff && titles(outcome.runoff),
    ...(decided && { excess, short }),
    ...('needed' in expected && { needed }),
    ...deciding.reportedOfContest(own, expected, report),
  };
}

/** Ballots with a selection that was not read, beside others that were. */
function unreadSelections(report: Report): number {
  const unread = report.diagnostics.filter((one) => one.code === 'marks.unread');
  const unknown = report.contests
    .flatMap((one) => one.invalidMarks ?? [])
    .filter((one) => one.reason === 'unknown');
  return (
    unread.reduce((sum, one) => sum + one.count, 0) -
    unknown.reduce((sum, one) => sum + one.ballots, 0)
  );
}

function votesOf([option, votes]: readonly [string, number]): string {
  return `${option}: ${votes}`;
}

function combination({ positions, voters }: { positions: string[]; voters: number }): string {
  return `${[...positions].sort().join(' + ')}: ${voters}`;
}
