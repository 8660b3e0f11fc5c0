import { withoutContestsFrom } from './messages/reading.ts';
import type { Report } from './schema.ts';

/** Doubts about what was inferred, left out or asked for by a flag; what is written down is not doubted. */
const doubts = [
  'contest.uncertain',
  'contest.about-voter',
  'contest.rule-in-title',
  'contest.seats-in-title',
  'contest.joined-options',
  'contests.apart',
  'contests.ranked',
  'contests.halved',
  'groups.unfilled',
  'duplicates.nobody',
  'voters.inferred',
  'weights.inferred',
  'scores.range-inferred',
  'scores.may-be-ranks',
  'columns.doubtful',
  'columns.may-weigh',
  'columns.not-counted',
  'rows.sums',
  'rows.said-void',
  'rows.called-test',
  'duplicates.names',
  'duplicates.proxies',
  'options.alike',
  'roll.weight-unused',
  'roll.standing-unused',
];

/** A report without what says who settled the reading (the ballots, flags or a definition), and what was published with it. */
export function withoutSource(report: Report): Report {
  const { published: _redacted, ...own } = report;
  const { sha256, value } = report.definition;
  return {
    ...own,
    definition: { source: 'file', sha256, value },
    reading: {
      ...report.reading,
      columns: report.reading.columns.map((column) => ({
        ...column,
        basis: 'definition',
        certain: true,
      })),
      sentences: report.reading.sentences.map(withoutContestsFrom),
    },
    diagnostics: report.diagnostics.filter(({ code }) => !doubts.includes(code)),
  };
}
