import type { Entries, ExpectedContest } from './expectation.ts';
import { bothSides, onlyExpected } from './only-expected.ts';
import type { ContestReport, Report } from './schema.ts';

/** What is expected of contests, and what a report has of it; each goes by its id. */
export function contestSides(expected: readonly ExpectedContest[], report: Report) {
  const taken = new Set<ContestReport>();
  const pairs = expected.map((one) => {
    const own = report.contests.find(
      (contest) =>
        !taken.has(contest) &&
        (one.id === undefined ? contest.title === one.title : contest.id === one.id),
    );
    if (own !== undefined) taken.add(own);
    const id = own?.id ?? one.id ?? one.title ?? '';
    const facts = own && factsOf(one, own, report);
    const expectedFacts = facts?.expected ?? { title: one.title ?? id };
    return { expected: { id, ...expectedFacts }, found: facts && { id, ...facts.found } };
  });
  return bothSides(pairs);
}

function factsOf(expected: ExpectedContest, own: ContestReport, report: Report) {
  const { title, status, method, column, counts, votes, needed, excess, short, byGroup } = expected;
  const { outcome, winners, tied, seats, runoff, rounds, band } = expected;
  const { accounting: inBallots, quorum, robustness } = expected;
  const threshold = own.exhibits.find((one) => one.kind === 'threshold');
  const titles = (ids: readonly string[] = []) => ids.map((id) => titleOf(id, own)).sort();
  const place = report.reading.columns.find((one) => one.contest === own.id)?.column;
  const ties = own.outcome.tied ?? [];
  const groups = groupFacts(byGroup ?? [], own, report);
  const accounting = onlyExpected({ ...inBallots }, { ...(own.heads ?? own.accounting) });
  const there = onlyExpected({ ...quorum }, { ...own.quorum });
  const firm = robustnessFacts(robustness, own);
  return onlyExpected(
    {
      title,
      status,
      method,
      column,
      options: counts && optionFacts(counts, own),
      accounting: inBallots && accounting.expected,
      votes,
      outcome: outcome === undefined ? undefined : { kind: outcome },
      winners: winners && [...winners].sort(),
      tied: tied && [...tied].sort(),
      seats,
      runoff: runoff && [...runoff].sort(),
      rounds: rounds?.map((round, at) => ({
        id: String(at + 1),
        options: optionFacts(round, own),
      })),
      needed,
      excess,
      short,
      quorum: quorum && there.expected,
      band: band === null ? 'none' : band,
      groups: byGroup && groups.expected,
      robustness: robustness && firm.expected,
    },
    {
      title: own.title,
      status: own.status,
      method: own.method,
      column: Number(place?.slice(1)),
      options: orderedLike(
        own.options.map(({ id, votes: number }) => ({ id, votes: number })),
        counts ?? [],
        own,
      ),
      accounting: accounting.found,
      votes: own.accounting.votes,
      outcome: { kind: own.outcome.kind },
      winners: titles(own.outcome.winners),
      tied: titles(ties.flatMap((tie) => tie.options)),
      seats: ties.reduce((sum, tie) => sum + tie.seats, 0),
      runoff: titles(own.outcome.runoff),
      rounds: roundFacts(rounds ?? [], own),
      needed: threshold?.needed,
      excess: threshold?.excess,
      short: threshold?.short,
      quorum: own.quorum && there.found,
      band: own.band ?? 'none',
      groups: groups.found,
      robustness: own.robustness && firm.found,
    },
  );
}

function titleOf(id: string, own: ContestReport): string {
  return own.options.find((option) => option.id === id)?.title ?? id;
}

function idOf(title: string, own: ContestReport): string {
  return own.options.find((option) => option.title === title)?.id ?? title;
}

/** What options are expected to have. */
function optionFacts(counts: Entries, own: ContestReport) {
  return counts.map(([title, votes]) => ({ id: idOf(title, own), votes }));
}

/** The rounds of an instant runoff. */
function roundFacts(expected: readonly Entries[], own: ContestReport) {
  const rounds = own.exhibits.flatMap((one) => (one.kind === 'round' ? [one.options] : []));
  return rounds.map((options, at) => ({
    id: String(at + 1),
    options: orderedLike(
      options.map(({ option, votes }) => ({ id: option, votes })),
      expected[at] ?? [],
      own,
    ),
  }));
}

/** Options in the order in which they are expected, for that order says nothing. */
function orderedLike<T extends { readonly id: string }>(
  options: readonly T[],
  counts: Entries,
  own: ContestReport,
): T[] {
  const wanted = counts.map(([title]) => idOf(title, own));
  const rank = ({ id }: T) => (wanted.includes(id) ? wanted.indexOf(id) : wanted.length);
  return [...options].sort((a, b) => rank(a) - rank(b));
}

function groupFacts(
  expected: NonNullable<ExpectedContest['byGroup']>,
  own: ContestReport,
  report: Report,
) {
  const idOfGroup = (title: string, column: string | undefined) =>
    report.groups.find((one) => one.title === title && (column ?? one.column) === one.column)?.id;
  const pairs = expected.map(({ group, column, counts }) => {
    const id = idOfGroup(group, column) ?? group;
    const found = own.groups?.find((one) => one.group === id);
    return {
      expected: { id, options: optionFacts(counts, own) },
      found: found && {
        id,
        options: orderedLike(
          found.options.map((option) => ({ id: option.id, votes: option.votes })),
          counts,
          own,
        ),
      },
    };
  });
  return bothSides(pairs);
}

function robustnessFacts(expected: ExpectedContest['robustness'], own: ContestReport) {
  const { margin, setAside } = own.robustness ?? {};
  return onlyExpected(
    { ...expected },
    {
      // Only an exact margin is a number.
      margin: margin?.kind === 'exact' ? margin.ballots : margin?.kind,
      setAside: setAside && {
        ballots: setAside.ballots,
        marks: setAside.marks,
        changes: setAside.changes,
      },
    },
  );
}
