import { csvText } from '../report/csv-text.ts';
import type { Report } from '../report/schema.ts';
import { categoryFacts } from './csv-category.ts';
import { contestFacts } from './csv-contest.ts';
import { type Fact, factsOf, shareFact } from './csv-facts.ts';
import { quorumFacts } from './csv-quorum.ts';
import type { Reporter } from './reporter.ts';
import { visible } from './visible.ts';

/** Without it a spreadsheet takes the letters of a UTF-8 file for Western ones. */
const byteOrderMark = '\ufeff';

const columns = [
  'section',
  'id',
  'title',
  'item',
  'item_title',
  'group',
  'group_title',
  'measure',
  'value',
  'of',
  'base',
  'percent',
];

/** Every figure of the document as a table for a spreadsheet: one fact a row. */
export const csv: Reporter = {
  id: 'csv',
  extensions: ['.csv'],
  render: (report) => {
    const rows = reportFacts(report).map((fact) => cellsOf(fact).map(visible));
    return `${byteOrderMark}${csvText([columns, ...rows])}`;
  },
};

function cellsOf(fact: Fact): string[] {
  const { section, id, title, item, itemTitle, group, groupTitle, measure, value } = fact;
  const { of, base, percent } = fact;
  return [
    section,
    id,
    title,
    item,
    itemTitle,
    group,
    groupTitle,
    measure,
    value,
    of,
    base,
    percent,
  ].map((cell) => String(cell ?? ''));
}

function reportFacts(report: Report): Fact[] {
  return [
    ...electionFacts(report),
    ...report.inputs.flatMap(({ name, ...input }) =>
      factsOf({ section: 'input', id: name, title: name }, input),
    ),
    ...(report.published ? publishedFacts(report.published) : []),
    ...accountingFacts(report),
    ...turnoutFacts(report),
    ...report.contests.flatMap((contest) => contestFacts(contest, report)),
    ...report.categories.flatMap((category) => categoryFacts(category, report)),
    ...groupFacts(report),
    ...report.diagnostics.map(({ code, message, count }) => ({
      section: 'diagnostic',
      id: code,
      title: message,
      measure: 'count',
      value: count,
    })),
  ];
}

function electionFacts({ election, definition, reading, tally, schemaVersion }: Report): Fact[] {
  const { title, subtitle } = election;
  const { source, file, sha256 } = definition;
  return [
    ...factsOf({ section: 'election' }, { title, subtitle }),
    ...factsOf({ section: 'tally' }, { version: tally.version, schemaVersion }),
    ...factsOf({ section: 'definition' }, { source, file, sha256, shape: reading.shape }),
  ];
}

function publishedFacts({ name, ...file }: NonNullable<Report['published']>): Fact[] {
  return factsOf({ section: 'published', id: name, title: name }, file);
}

function accountingFacts({ accounting }: Report): Fact[] {
  const { rows, counted, weight, setAside, files, duplicates, rulings } = accounting;
  const about = { section: 'accounting' };
  return [
    ...factsOf(about, { rows, counted, weight }),
    ...setAside.map((one) => ({
      ...about,
      item: one.reason,
      measure: 'setAside',
      value: one.rows,
    })),
    ...files.flatMap(({ name, ...file }) =>
      factsOf({ ...about, item: name, itemTitle: name }, file, 'files.'),
    ),
    ...factsOf(
      about,
      { policy: duplicates.policy, lookedFor: duplicates.lookedFor, voters: duplicates.voters },
      'duplicates.',
    ),
    ...(rulings ?? []).flatMap(({ decision, reason, by, rows: ruled }) =>
      factsOf(
        { ...about, item: decision, itemTitle: `${reason} (${by})` },
        { rows: ruled },
        'rulings.',
      ),
    ),
  ];
}

function turnoutFacts({ turnout }: Report): Fact[] {
  const { voted, eligible, eligibleWeight, share, quorum } = turnout;
  const about = { section: 'turnout' };
  return [
    share ? shareFact(about, 'voted', share) : { ...about, measure: 'voted', value: voted },
    ...factsOf(about, { eligible, eligibleWeight }),
    ...quorumFacts(about, quorum),
  ];
}

function groupFacts({ groups }: Report): Fact[] {
  return groups.flatMap((group) => {
    const { id, title, column, share, weight, eligible, turnout, merged, overlapping } = group;
    const about = { section: 'group', id, title, item: column };
    return [
      shareFact(about, 'ballots', share),
      ...factsOf(about, { weight, eligible }),
      ...(turnout ? [shareFact(about, 'turnout', turnout)] : []),
      ...factsOf(about, { merged, overlapping }),
    ];
  });
}
