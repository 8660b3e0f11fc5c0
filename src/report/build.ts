import type { Diagnostic } from '../base/diagnostic.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { hashOf } from '../base/hash-of.ts';
import type { Ruling } from '../election/election.ts';
import type { Roll } from '../election/roll.ts';
import type { Spread } from '../election/spread.ts';
import { categoryReport } from './category-report.ts';
import { checkIdentities } from './check-identities.ts';
import { contestReport } from './contest-report.ts';
import type { Counted } from './counted.ts';
import { shownGroups } from './group-report.ts';
import { publicAnswers } from './meant-answers.ts';
import {
  accountingSentence,
  duplicatesSentence,
  rulingSentence,
  turnoutSentence,
} from './messages/accounting.ts';
import { wordsOf } from './messages/diagnostics.ts';
import { type ReadingFacts, readingSentences } from './messages/reading.ts';
import { listing, setAsideWords } from './messages/words.ts';
import { fromUnits, shareOf } from './numbers.ts';
import { quorumReport } from './quorum-report.ts';
import type { QuorumReport, Report } from './schema.ts';

/** Puts what was counted into the one document. Warnings are published with their code and count, never with their places. */
export function buildReport(counted: Counted, warnings: readonly Diagnostic[]): Report {
  const groups = shownGroups(counted.blocks, counted);
  const contests = counted.contests.map((_, at) => contestReport(at, groups, counted));
  const inputs = inputReports(counted);
  const reading = readingReport(counted);
  const frozen: Report['definition']['value'] = { ...counted.frozen };
  const report: Report = {
    schemaVersion: 1,
    tally: { version: counted.version },
    election: {
      title:
        counted.election.title === ''
          ? listing(counted.table.files.map((file) => file.name))
          : counted.election.title,
      ...(counted.election.subtitle !== undefined && { subtitle: counted.election.subtitle }),
    },
    inputs,
    definition: {
      source: counted.settings.source,
      ...(counted.definitionFile !== undefined && { file: counted.definitionFile }),
      sha256: hashOf(frozen),
      value: frozen,
    },
    reading: {
      ...reading,
      sentences: readingSentences({ inputs, reading }, readingFacts(counted)),
    },
    accounting: accountingReport(counted),
    turnout: turnoutReport(counted),
    contests,
    categories: counted.election.categories.map((category, at) =>
      categoryReport(
        category,
        counted.joints[at] ?? { combinations: [] },
        contests,
        groups,
        counted,
      ),
    ),
    groups: groups.map((group) => group.report),
    diagnostics: warnings.map((one) => ({
      severity: one.severity,
      code: one.code,
      message: wordsOf(one).message,
      count: one.count,
    })),
  };
  checkIdentities(report);
  return report;
}

function inputReports({ table, roll }: Counted): Report['inputs'] {
  const files = table.files.map((file) => ({ ...file, role: 'ballots' as const }));
  const all = roll ? [...files, { ...roll.file, role: 'roll' as const }] : files;
  return all.map(({ name, role, bytes, sha256, rows, encoding, delimiter }) => ({
    name,
    role,
    bytes,
    sha256,
    rows,
    encoding,
    delimiter,
  }));
}

/** The headings of what was left out are the organisers'. */
const unheaded: ReadonlySet<string> = new Set(['private', 'ignored']);

function readingReport({ election, table }: Counted): Omit<Report['reading'], 'sentences'> {
  return {
    shape: election.shape,
    columns: election.roles.slice(0, table.width).map((role, position) => {
      const heading = table.columns[position]?.heading ?? '';
      const contest = election.contests.find(
        (one) => one.column === position || one.spread?.columns.includes(position),
      );
      return {
        column: `#${position + 1}`,
        ...(!unheaded.has(role.role) && heading !== '' && { heading }),
        role: role.role,
        ...(contest && { contest: contest.id }),
        basis: role.basis,
        certain: role.certain,
      };
    }),
  };
}

function rollFacts({ file, idColumn, weight, votingColumn, groups }: Roll) {
  const heading = (position: number) => file.columns[position]?.heading || `#${position + 1}`;
  return {
    id: heading(idColumn),
    ...(weight && { weight: heading(weight.column) }),
    ...(votingColumn !== undefined && { voting: heading(votingColumn) }),
    groups: groups.map(heading),
  };
}

function readingFacts({ election, settings, table, roll, admission }: Counted) {
  const { timing } = election;
  return {
    ...(roll && { roll: rollFacts(roll) }),
    spreads: election.contests.flatMap(({ title, spread, writeIns, scores }) =>
      spread
        ? [
            {
              title,
              // A definition says `columns` of both: where names may be written, no more is known.
              layout: spread.layout === 'choices' && writeIns ? 'other' : spread.layout,
              columns: spread.columns.length,
              counts: ranksCounted(spread),
              ...(scores && { range: scores }),
            },
          ]
        : [],
    ),
    nobody: election.contests.flatMap(({ title, options, nobody, status }) => {
      const option = status === 'active' ? options[nobody ?? -1] : undefined;
      return option ? [{ title, option: option.title }] : [];
    }),
    meant: election.contests.map((contest) => ({
      title: contest.title,
      ...publicAnswers(contest, table, admission.codes),
    })),
    ...(timing && {
      order: timing.order === 'ymd' && !timing.yearFirst ? ('any' as const) : timing.order,
    }),
    ...(timing?.zone && { zone: timing.zone.name }),
    contests: settings.only
      ? ('flag' as const)
      : settings.definition.contests
        ? ('definition' as const)
        : ('values' as const),
  };
}

function accountingReport({
  table,
  admission,
  election,
  total,
  unit,
  places,
}: Counted): Report['accounting'] {
  const policy = election.duplicates;
  const voters = admission.repeatVoters;
  return {
    rows: table.rows,
    counted: admission.counted,
    setAside: admission.setAside.map(({ reason, rows }) => ({
      reason,
      rows,
      sentence: setAsideWords(reason, rows, policy),
    })),
    files: admission.perFile.map((file) => ({ ...file })),
    duplicates: {
      policy,
      lookedFor: voters !== undefined,
      ...(voters !== undefined && { voters }),
      sentence: duplicatesSentence(policy, voters),
    },
    ...(election.rulings.length > 0 && { rulings: rulingReports(election.rulings) }),
    ...(unit === 'weight' && { weight: fromUnits(total.weight, places) }),
    sentence: accountingSentence(table.rows, admission.counted),
  };
}

/** The recorded decisions; those that say the same of several rows are one. */
function rulingReports(rulings: readonly Ruling[]): NonNullable<Report['accounting']['rulings']> {
  const found = groupedBy(rulings, ({ decision, reason, by }) =>
    JSON.stringify([decision, reason, by]),
  );
  return [...found.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { decision, reason, by } = first;
    const rows = own.length;
    return [
      { decision, reason, by, rows, sentence: rulingSentence({ decision, reason, by, rows }) },
    ];
  });
}

function turnoutReport(counted: Counted): Report['turnout'] {
  const { admission, roll, election } = counted;
  const eligible = roll ? roll.size : election.eligible;
  const share =
    eligible === undefined ? undefined : shareOf(admission.counted, eligible, 'eligible', 0);
  const quorum = turnoutQuorum(counted);
  return {
    voted: admission.counted,
    ...(eligible !== undefined && { eligible }),
    ...(counted.unit === 'weight' &&
      counted.eligible !== undefined && {
        eligibleWeight: fromUnits(counted.eligible, counted.places),
      }),
    ...(share && { share }),
    ...(quorum && { quorum }),
    sentence: turnoutSentence(admission.counted, share, quorum),
  };
}

/** The quorum of the whole election, where it counts ballots or who was present: it is the same for all contests. */
function turnoutQuorum(counted: Counted): QuorumReport | undefined {
  const { election, contests } = counted;
  const { quorum } = election;
  if (quorum?.counts !== 'ballots' && quorum?.counts !== 'present') return undefined;
  const own = contests.find(
    ({ contest, decided }) =>
      decided.quorum?.counts === quorum.counts && contest.quorum?.rule === quorum.rule,
  );
  return own?.decided.quorum && quorumReport(own.decided.quorum, counted);
}

/** Which ranks of a ranking count, or whether scores do. */
function ranksCounted({
  ranked,
  approved,
  scored,
}: Spread): ReadingFacts['spreads'][number]['counts'] {
  if (ranked || scored) return 'all';
  return approved ? 'alike' : 'first';
}
