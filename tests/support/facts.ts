import * as z from 'zod';
import type { Report } from '../../src/report/schema.ts';
import type { ExpectedContest, ExpectedCount } from './expectation.ts';

/**
 * What an expectation says and what it implies by leaving out: no winners, no tie, no category...
 * Absence implies nothing of a contest's id, method, column and threshold, of a position's `only`,
 * of a group's `eligible`, and of the categories where positions are given.
 */
export function expectedFacts(expected: ExpectedCount) {
  const { files, rows, counted, eligible, setAside, merged = [], unread = 0 } = expected;
  const hidden = new Set(merged.flatMap((one) => one.groups));
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
    })),
    groups: (expected.groups ?? []).filter((one) => !hidden.has(one.title)),
    merged: merged.map((one) => one.ballots),
    unread,
  };
}

function expectedContest(expected: ExpectedContest, ballots: number) {
  if ('status' in expected) return { ...expected, outcome: 'withdrawn', counts: [] };
  const { accounting, counts, votes, winners, tied, seats, ...rest } = expected;
  return {
    ...rest,
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
    positions: positions.map(({ category, id, status, supporters, only }, at) => {
      const own = expected.positions?.[at] ?? {};
      const plain = { category, id, status, supporters };
      return 'only' in own || 'status' in own ? { ...plain, only } : plain;
    }),
    categories: (expected.categories || !expected.positions ? report.categories : []).map(
      ({ id, participants, none, overlaps }) => ({
        id,
        participants,
        none,
        overlaps: overlaps
          .filter((one) => one.positions.length > 1)
          .map(combination)
          .sort(),
      }),
    ),
    groups: grouped.map((one) => {
      const { title, ballots } = one;
      const own = expected.groups?.find((group) => group.title === title) ?? {};
      return 'eligible' in own ? { title, ballots, ...turnoutOf(one) } : { title, ballots };
    }),
    merged: report.groups.filter((one) => one.merged === true).map((one) => one.ballots),
    unread: unreadSelections(report),
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

/** The eligible voters of a group, where the report knows them. */
function turnoutOf(group: object): { eligible?: number | undefined } {
  return z.object({ eligible: z.number().optional() }).parse(group);
}
