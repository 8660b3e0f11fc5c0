import { type Diagnostic, diagnose } from '../../base/diagnostic.ts';
import { foldText } from '../../base/fold.ts';
import { counted as countedCode } from '../../election/disposition.ts';
import type { Contest } from '../../election/election.ts';
import type { Groups } from '../../election/groups.ts';
import type { ContestMarks } from '../../election/read-marks.ts';
import { redactedHeadings } from '../../election/redacted.ts';
import { vocabulariesOf } from '../../election/vocabulary.ts';
import { groupRulesOf } from '../../methods/rule.ts';
import type { Counted } from '../counted.ts';
import { csvCell, csvCells } from '../csv-text.ts';
import { listingOf } from '../listed-options.ts';
import { decimalText } from '../numbers.ts';
import { groupCells } from './group-cells.ts';
import { markCells } from './mark-cells.ts';
import { namelessWriteIns } from './nameless-write-ins.ts';
import { rareOptions } from './rare-options.ts';
import type { Receipts } from './receipts.ts';
import { scoreCells } from './score-cells.ts';
import { type CellColumn, cellColumn, sortedBallots } from './sorted-ballots.ts';

/** What was counted, with the marks of each contest (undefined where it has no column). */
export interface RedactSource {
  readonly counted: Counted;
  readonly marks: readonly (ContestMarks | undefined)[];
  readonly groups?: Groups;
}

export interface Redacted {
  /** the lines, some at a time */
  readonly lines: () => Iterable<string>;
  readonly rows: number;
  readonly headings: readonly string[];
  readonly notes: readonly Diagnostic[];
}

/** So many lines are made at a time. */
const linesAtOnce = 4096;

/** One column of the redacted ballots, and what stands in it in each row of the table. */
interface RedactedColumn {
  readonly heading: string;
  /** its place; absent where it comes after those of the ballots */
  readonly position?: number;
  readonly cellOf: (row: number) => string;
}

/**
 * The ballots that counted, without what tells who cast them (see redactedHeadings): marks in plain
 * words, groups as the report shows them, weights. They are sorted, so that their order tells nothing.
 */
export function redactBallots(source: RedactSource, receipts: Receipts | undefined): Redacted {
  const { counted } = source;
  const { admission, table, frozen } = counted;
  const delimiter = frozen.delimiter ?? ',';
  const { codes: dispositions } = admission;
  const rows = Uint32Array.from(dispositions, (_, row) => row).filter(
    (row) => dispositions[row] === countedCode,
  );
  const groups = publishedGroups(source);
  const others = [...weightColumns(counted), ...groups.columns];
  const contests = contestColumns(source, rows, others);
  const all = [...contests, ...others];
  const placed = Array.from({ length: table.width }, (_, at) =>
    all.find(({ position }) => position === at),
  );
  const added = all.filter(({ position }) => position === undefined);
  const id = idHeading(counted, receipts);
  const headings = [
    ...placed.map((column) => column?.heading ?? ''),
    id,
    ...added.map(({ heading }) => heading),
  ];
  const written = cellWriter();
  const inCells = (column: RedactedColumn | undefined) =>
    cellColumn(rows.length, (ballot) => (column ? written(column.cellOf(rows[ballot] ?? 0)) : ''));
  const left = placed.map(inCells);
  const right = added.map(inCells);
  const codes = cellColumn(rows.length, (ballot) => receipts?.codeOf(rows[ballot] ?? 0) ?? '');
  const sortedBy = (columns: readonly CellColumn[], given: Uint32Array) =>
    sortedBallots(columns, delimiter, given);
  const ballots = sortedBy(left, sortedBy(right, sortedBy([codes], Uint32Array.from(rows.keys()))));
  const cell = ({ cells, of }: CellColumn, ballot: number) => cells[of[ballot] ?? 0] ?? '';
  const line = (ballot: number, at: number) => {
    const own = left.map((column) => cell(column, ballot));
    own.push(receipts ? cell(codes, ballot) : String(at + 1));
    for (const column of right) own.push(cell(column, ballot));
    return `${own.join(delimiter)}\r\n`;
  };
  return {
    lines: function* () {
      yield `${csvCells(headings, delimiter)}\r\n`;
      for (let start = 0; start < ballots.length; start += linesAtOnce)
        yield Array.from(ballots.subarray(start, start + linesAtOnce), (ballot, nth) =>
          line(ballot, start + nth),
        ).join('');
    },
    rows: ballots.length,
    headings,
    notes: [
      ...groups.notes,
      ...rareOptions(counted),
      ...uniqueBallots([...left, ...right], ballots),
    ],
  };
}

function idHeading({ admission }: Counted, receipts: Receipts | undefined): string {
  if (receipts) return redactedHeadings.receipt;
  return admission.repeatVoters === undefined ? redactedHeadings.ballot : redactedHeadings.voter;
}

function weightColumns({ table, election, admission, places }: Counted): RedactedColumn[] {
  const { weights } = admission;
  if (weights === undefined) return [];
  const heading = table.columns[election.weight ?? -1]?.heading;
  return [
    {
      heading: heading ?? redactedHeadings.weight,
      ...(election.weight !== undefined && { position: election.weight }),
      cellOf: (row) => decimalText(weights.of[row] ?? 0, places),
    },
  ];
}

function publishedGroups({ counted, groups }: RedactSource): {
  readonly columns: readonly RedactedColumn[];
  readonly notes: readonly Diagnostic[];
} {
  const { blocks, election } = counted;
  if (groups === undefined || blocks === undefined) return { columns: [], notes: [] };
  const ruled = new Set(
    counted.contests
      .flatMap(({ decided }) => (decided.rule ? groupRulesOf(decided.rule) : []))
      .map(({ group }) => foldText(group)),
  );
  const { smallest } = election;
  const published = groupCells(
    groups,
    blocks,
    (heading) => election.groupSeparators.get(foldText(heading)),
    smallest,
    (heading) => ruled.has(foldText(heading)),
  );
  const headings = published.leftOut;
  return {
    columns: published.columns.map(({ texts, ...rest }) => ({
      ...rest,
      cellOf: (row) => texts[groups.cellOf[row] ?? 0] ?? '',
    })),
    notes:
      headings.length === 0 ? [] : [diagnose('redact.groups-left-out', { headings, smallest })],
  };
}

/** The columns of the contests, withdrawn ones too: a report says how many had marked them. */
function contestColumns(
  { counted, marks }: RedactSource,
  rows: Uint32Array,
  others: readonly RedactedColumn[],
): RedactedColumn[] {
  const { table, election } = counted;
  const words = vocabulariesOf(election.vocabulary);
  const drawn = (contest: Contest, at: number): RedactedColumn[] => {
    const own = marks[at];
    const column = table.columns[contest.column ?? -1];
    if (own === undefined || column === undefined) return [];
    const { spread } = contest;
    const markAt = (row: number) => own.markOf[column.codes[row] ?? 0] ?? 0;
    if (contest.reads === 'scores')
      return scoreCells(contest, own.marks, words).map(({ position, cells }) => ({
        heading: table.columns[position]?.heading ?? '',
        position,
        cellOf: (row) => cells[markAt(row)] ?? '',
      }));
    const position = spread?.columns[0] ?? contest.column ?? 0;
    const cells = markCells(contest, own.marks, words);
    // A ranking in one column stays there; what lay over several is found by its title.
    const apart = spread !== undefined && spread.layout !== 'order' && spread.layout !== 'list';
    return [
      {
        heading: apart ? contest.title : (table.columns[position]?.heading ?? ''),
        position,
        cellOf: (row) => cells[markAt(row)] ?? '',
      },
    ];
  };
  const hidden = counted.contests.map((own) => listingOf(own).together);
  const named = namelessWriteIns(election.contests, hidden, {
    rows,
    markAt: (contest, row) => {
      const column = table.columns[election.contests[contest]?.column ?? -1];
      const own = marks[contest];
      return own?.marks.at(own.markOf[column?.codes[row] ?? 0] ?? 0);
    },
    restOf: (row) => others.map(({ cellOf }) => cellOf(row)),
  });
  return named.flatMap(drawn);
}

/** Writes cells for CSV, each distinct text once. */
function cellWriter(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const own = known.get(text) ?? csvCell(text);
    known.set(text, own);
    return own;
  };
}

/** Ballots of which no other, before or after it in their order, says the same in the same groups and with the same weight. */
function uniqueBallots(columns: readonly CellColumn[], ordered: Uint32Array): Diagnostic[] {
  const same = (ballot: number, other: number | undefined) =>
    other !== undefined && columns.every(({ of }) => of[ballot] === of[other]);
  let unique = 0;
  for (const [at, ballot] of ordered.entries())
    if (!same(ballot, ordered[at - 1]) && !same(ballot, ordered[at + 1])) unique += 1;
  return unique === 0 ? [] : [diagnose('redact.unique', { unique, ballots: ordered.length })];
}
