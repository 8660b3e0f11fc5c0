import { type Diagnostic, diagnose } from '../../base/diagnostic.ts';
import { foldText } from '../../base/fold.ts';
import { byCodeUnit } from '../../base/order.ts';
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

/** What was counted, with the marks of each contest (undefined where it has no column). */
export interface RedactSource {
  readonly counted: Counted;
  readonly marks: readonly (ContestMarks | undefined)[];
  readonly groups?: Groups;
}

export interface Redacted {
  readonly text: string;
  readonly rows: number;
  readonly headings: readonly string[];
  readonly notes: readonly Diagnostic[];
}

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
  const rows: number[] = [];
  admission.codes.forEach((code, row) => {
    if (code === countedCode) rows.push(row);
  });
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
  const ballots = rows
    .map((row) => ({
      left: placed.map((column) => (column ? written(column.cellOf(row)) : '')).join(delimiter),
      right: added.map(({ cellOf }) => delimiter + written(cellOf(row))).join(''),
      code: receipts?.codeOf(row) ?? '',
    }))
    .sort(
      (a, b) =>
        byCodeUnit(a.left, b.left) || byCodeUnit(a.right, b.right) || byCodeUnit(a.code, b.code),
    );
  const lines = ballots.map(
    ({ left, right, code }, at) => `${left}${delimiter}${receipts ? code : at + 1}${right}\r\n`,
  );
  return {
    text: [`${csvCells(headings, delimiter)}\r\n`, ...lines].join(''),
    rows: ballots.length,
    headings,
    notes: [...groups.notes, ...rareOptions(counted), ...uniqueBallots(ballots)],
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
  rows: readonly number[],
  others: readonly RedactedColumn[],
): RedactedColumn[] {
  const { table, election } = counted;
  const words = vocabulariesOf(election.vocabulary);
  const drawn = (contest: Contest, at: number): RedactedColumn[] => {
    const own = marks[at];
    const column = table.columns[contest.column ?? -1];
    if (own === undefined || column === undefined) return [];
    const { spread } = contest;
    const position = spread?.columns[0] ?? contest.column ?? 0;
    const cells = markCells(contest, own.marks, words);
    // A ranking in one column stays there; what lay over several is found by its title.
    const apart = spread !== undefined && spread.layout !== 'order';
    return [
      {
        heading: apart ? contest.title : (table.columns[position]?.heading ?? ''),
        position,
        cellOf: (row) => cells[own.markOf[column.codes[row] ?? 0] ?? 0] ?? '',
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

/** What a ballot says, and its groups and weight. */
interface Ballot {
  readonly left: string;
  readonly right: string;
}

/** Ballots of which no other, before or after it in their order, says the same in the same groups and with the same weight. */
function uniqueBallots(ordered: readonly Ballot[]): Diagnostic[] {
  const same = (a: Ballot, b: Ballot | undefined) => a.left === b?.left && a.right === b.right;
  const unique = ordered.filter(
    (ballot, at) => !same(ballot, ordered[at - 1]) && !same(ballot, ordered[at + 1]),
  ).length;
  return unique === 0 ? [] : [diagnose('redact.unique', { unique, ballots: ordered.length })];
}
