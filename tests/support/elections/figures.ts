import type { Report } from '../../../src/report/schema.ts';
import type { ModelElection } from './model.ts';
import type { NaiveAmount, NaiveContest, NaiveCount } from './naive-figures.ts';

/** All figures of a report that the naive counter knows, in its words. */
export function expectedFigures(election: ModelElection, count: NaiveCount) {
  const weighted = election.weighted !== 'no';
  const { fates, total, repeatVoters } = count;
  const amount = ({ heads, weight }: NaiveAmount) =>
    weighted ? Number(weight) / 1_000_000 : heads;
  const inHeads = ({ heads }: NaiveAmount) => heads;
  const fatesOf = (sheet: number) => fates.filter((_, at) => election.rows[at]?.sheet === sheet);
  return {
    rows: fates.length,
    counted: total.heads,
    setAside: tallyOf(fates.filter((fate) => fate !== 'counted')),
    files: election.sheets.map(({ name }, at) => fileFigures(name, fatesOf(at))).sort(),
    policy: election.duplicates,
    repeatVoters: election.hasVoters ? repeatVoters : undefined,
    weight: weighted ? amount(total) : undefined,
    voted: total.heads,
    contests: count.contests.map((own, at) => {
      const contest = election.contests[at];
      const withdrawn = contest?.withdrawn === true;
      return {
        id: contest?.id,
        status: withdrawn ? 'withdrawn' : 'active',
        accounting: partsOf(own, amount),
        heads: weighted ? partsOf(own, inHeads) : undefined,
        options: withdrawn ? [] : own.options.map(amount),
        optionHeads: weighted && !withdrawn ? own.options.map(inHeads) : [],
        ...(!withdrawn && { reasons: own.reasons }),
      };
    }),
    unread: sum(count.contests.map(({ unread }) => unread)),
    categories: count.categories.map((own) => ({
      counts: election.hasVoters && election.duplicates !== 'keep' ? 'voters' : 'ballots',
      participants: amount(own.participants),
      heads: weighted ? own.participants.heads : undefined,
      none: amount(own.none),
      several: amount(own.several),
      supporters: own.positions.map(({ supporters }) => amount(supporters)),
      only: own.positions.map(({ only }) => amount(only)),
      combinations: Object.fromEntries(
        Object.entries(own.combinations).flatMap(([key, voters]) =>
          key === '' ? [] : [[key, amount(voters)]],
        ),
      ),
    })),
  };
}

/** The same figures as a report has them. */
export function reportedFigures(report: Report) {
  const { accounting, contests, categories, turnout, diagnostics } = report;
  return {
    rows: accounting.rows,
    counted: accounting.counted,
    setAside: Object.fromEntries(accounting.setAside.map(({ reason, rows }) => [reason, rows])),
    files: accounting.files
      .map(({ name, rows, counted }) => `${name}: ${counted} of ${rows}`)
      .sort(),
    policy: accounting.duplicates.policy,
    repeatVoters: accounting.duplicates.voters,
    weight: accounting.weight,
    voted: turnout.voted,
    contests: contests.map((own) => ({
      id: own.id,
      status: own.status,
      accounting: own.accounting,
      heads: own.heads,
      options: own.options.map(({ votes }) => votes),
      optionHeads: own.options.flatMap(({ heads }) => heads ?? []),
      ...(own.status === 'active' && {
        reasons: Object.fromEntries(
          (own.invalidMarks ?? []).map(({ reason, ballots }) => [reason, ballots]),
        ),
      }),
    })),
    unread: sum(diagnostics.flatMap(({ code, count }) => (code === 'marks.unread' ? [count] : []))),
    categories: categories.map((own) => {
      const placeOf = (id: string) => own.positions.findIndex((position) => position.id === id);
      return {
        counts: own.counts,
        participants: own.participants,
        heads: own.heads,
        none: own.none,
        several: own.several,
        supporters: own.positions.map(({ supporters }) => supporters),
        only: own.positions.map(({ only }) => only),
        combinations: Object.fromEntries(
          own.overlaps.map(({ positions, voters }) => [positions.map(placeOf).join(' '), voters]),
        ),
      };
    }),
  };
}

function partsOf(own: NaiveContest, size: (amount: NaiveAmount) => number) {
  return {
    notOffered: 0,
    ballots: size(own.ballots),
    valid: size(own.valid),
    abstain: size(own.abstain),
    blank: size(own.blank),
    invalid: size(own.invalid),
    votes: size(own.votes),
  };
}

function fileFigures(name: string, fates: readonly string[]): string {
  return `${name}: ${fates.filter((fate) => fate === 'counted').length} of ${fates.length}`;
}

/** How often each text occurs. */
function tallyOf(texts: readonly string[]): { [text: string]: number } {
  const found: { [text: string]: number } = {};
  for (const text of texts) found[text] = (found[text] ?? 0) + 1;
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
