import { textAt } from '../csv/column-store.ts';
import { lineAt } from '../csv/row-lines.ts';
import { counted as countedCode, dispositions } from '../election/disposition.ts';
import type { Ruling } from '../election/election.ts';
import type { Mark } from '../election/mark.ts';
import { choicesOf } from '../election/mark.ts';
import { shownCell } from '../election/ranking-cell.ts';
import type { ContestMarks } from '../election/read-marks.ts';
import type { Counted } from './counted.ts';
import { csvCells, csvText } from './csv-text.ts';
import { shownGroups } from './group-report.ts';
import { auditHeadings, rulingWords } from './messages/labels.ts';
import { decimalText } from './numbers.ts';

/** What was counted, with the marks of each contest (undefined where it has no column). */
interface AuditSource {
  readonly counted: Counted;
  readonly marks: readonly (ContestMarks | undefined)[];
  readonly groups?: { readonly cellOf: ArrayLike<number> };
}

/** How one row was taken: what became of it, and what it says in each contest. */
interface AuditRow {
  readonly ballot: number;
  readonly file: string;
  readonly line: number;
  readonly disposition: string;
  readonly ruling?: string;
  /** as text with all of its places; 0 where nobody knows it */
  readonly weight: string;
  /** ids of the report's groups that the ballot is in */
  readonly groups: readonly string[];
  readonly readings: readonly AuditReading[];
}

interface AuditReading {
  readonly contest: string;
  readonly title: string;
  readonly reading: Mark['kind'];
  /** of a valid mark: those that it marks, or to which it gives a score; `rank` is of a ranking, the first 1 */
  readonly options: readonly {
    readonly id: string;
    readonly title: string;
    readonly rank?: number;
    /** of scores: what it is given */
    readonly points?: number;
  }[];
  /** of an invalid one */
  readonly reason?: string;
  /** the cell, where something in it was not understood */
  readonly unread?: string;
}

/**
 * Every row as CSV, for the organisers: a line for each option that it marks in each contest, and one
 * for each mark that is none. So each line is one vote or none, and sums are sums of lines. What sums
 * need stands first, and holds no comma, quote or line break; the texts of strangers stand last.
 */
function* auditCsv(source: AuditSource): Iterable<string> {
  yield csvText([[...auditHeadings]]);
  const parts = partsOnce();
  for (const rows of auditRows(source)) yield rows.map((row) => csvLines(row, parts)).join('');
}

/** The same as JSON, one row of the ballots a line. */
function* auditNdjson(source: AuditSource): Iterable<string> {
  for (const rows of auditRows(source)) yield rows.map((row) => `${jsonOf(row)}\n`).join('');
}

/** The same as one JSON array, a row a line. */
function* auditJson(source: AuditSource): Iterable<string> {
  let lead = '[';
  for (const rows of auditRows(source)) {
    yield rows.map((row, at) => `${at === 0 ? lead : ','}\n${jsonOf(row)}`).join('');
    lead = ',';
  }
  yield lead === '[' ? '[]\n' : '\n]\n';
}

function jsonOf({ weight, ...row }: AuditRow): string {
  return JSON.stringify({ ...row, weight: Number(weight) });
}

/** How rows are written, by the ending of the file's name. */
export function auditFor(path: string): (source: AuditSource) => Iterable<string> {
  if (/\.json$/i.test(path)) return auditJson;
  return /\.(ndjson|jsonl)$/i.test(path) ? auditNdjson : auditCsv;
}

/** The cells of a line that a reading fills: those in the middle, its points, and those at the end. */
type Parts = readonly (readonly [middle: string, points: string, end: string])[];

/** The parts of each reading, made once for all rows that share it. */
function partsOnce(): (reading: AuditReading) => Parts {
  const known = new WeakMap<AuditReading, Parts>();
  return (own) => {
    const { contest, title, reading, options, reason = '', unread = '' } = own;
    const said: AuditReading['options'] =
      options.length > 0 ? options : [{ id: reason, title: '' }];
    // Of a ranking the first choice alone is a vote of the sums.
    const word = ({ rank = 1 }: AuditReading['options'][number]) => (rank > 1 ? 'later' : reading);
    const parts =
      known.get(own) ??
      said.map(
        (one) =>
          [
            csvCells([contest, word(one), one.id]),
            String(one.points ?? ''),
            csvCells([title, one.title, unread].map(oneLine)),
          ] as const,
      );
    known.set(own, parts);
    return parts;
  };
}

const noReading: Parts = [[',,', '', ',,']];

function csvLines(row: AuditRow, partsOf: (reading: AuditReading) => Parts): string {
  const { ballot, disposition, weight, groups, line, file, ruling = '', readings } = row;
  const lead = `${ballot},${disposition},${weight}`;
  const place = `${groups.join(' ')},${line}`;
  const source = csvCells([file, ruling].map(oneLine));
  const parts = readings.length === 0 ? noReading : readings.flatMap(partsOf);
  return parts
    .map(([middle, points, end]) => `${lead},${middle},${place},${points},${source},${end}\r\n`)
    .join('');
}

/** Text that programs which know lines only can take. */
function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

/** So many rows are made at once. */
const batch = 1000;

function* auditRows({ counted, marks, groups }: AuditSource): Iterable<readonly AuditRow[]> {
  const { table, election, admission, places, blocks } = counted;
  const readers = election.contests.map((_, at) => readingsOf(counted, at, marks[at]));
  const rulings = new Map(election.rulings.map((ruling) => [ruling.row, ruling]));
  const groupsOf = new Map<number, string[]>();
  for (const { report, cells } of shownGroups(blocks, counted))
    for (const cell of cells) groupsOf.set(cell, [...(groupsOf.get(cell) ?? []), report.id]);
  const rowAt = (row: number): AuditRow => {
    const code = admission.codes[row] ?? 0;
    const disposition = dispositions[code] ?? 'counted';
    const cell = groups?.cellOf[row] ?? 0;
    const own = rulings.get(row);
    return {
      ballot: row + 1,
      file: table.files[table.fileOf[row] ?? 0]?.name ?? '',
      line: lineAt(table.lines, row) ?? 0,
      disposition,
      ...(own && { ruling: rulingText(own) }),
      weight: admission.weights ? decimalText(admission.weights.of[row] ?? 0, places) : '1',
      groups: code === countedCode ? (groupsOf.get(cell) ?? []) : [],
      readings: unreadable.has(disposition) ? [] : readers.flatMap((reader) => reader(row)),
    };
  };
  for (let start = 0; start < table.rows; start += batch) {
    const length = Math.min(batch, table.rows - start);
    yield Array.from({ length }, (_, nth) => rowAt(start + nth));
  }
}

/** Rows that have no cells, or that are no ballots. */
const unreadable: ReadonlySet<string> = new Set(['malformed', 'total-row', 'empty-row']);

function rulingText({ decision, reason, by }: Ruling): string {
  return `${rulingWords[decision]} (${by}): ${reason}`;
}

/** Those that a mark names: of scores, all that it gives one. */
function optionsOf(mark: Extract<Mark, { kind: 'valid' }>): readonly number[] {
  const { points } = mark;
  if (points === undefined) return choicesOf(mark);
  return [...points.keys()].filter((option) => points[option] !== undefined);
}

/** What a row says in a contest; nothing where the contest has no column, or counts in nothing. */
function readingsOf({ table, election }: Counted, at: number, marks: ContestMarks | undefined) {
  const contest = election.contests[at];
  const column = table.columns[contest?.column ?? -1];
  if (contest?.status !== 'active' || column === undefined || marks === undefined) return () => [];
  const readingAt = (code: number): AuditReading => {
    const mark = marks.marks.at(marks.markOf[code] ?? 0);
    const options = mark?.kind === 'valid' ? optionsOf(mark) : [];
    const points = mark?.kind === 'valid' ? mark.points : undefined;
    return {
      contest: contest.id,
      title: contest.title,
      reading: mark?.kind ?? 'blank',
      options: options.map((option, at) => {
        const { id = '', title = '' } = contest.options[option] ?? {};
        const given = points?.[option];
        return {
          id,
          title,
          ...(contest.reads === 'ranking' && { rank: at + 1 }),
          ...(given !== undefined && { points: given }),
        };
      }),
      ...(mark?.kind === 'invalid' && { reason: mark.reason }),
      ...(marks.unread.has(code) && { unread: shownCell(textAt(column, code)) }),
    };
  };
  // Where there are very many texts, hardly any two rows share one.
  const known: AuditReading[] = column.bulk ? [] : column.texts.map((_, code) => readingAt(code));
  return (row: number): AuditReading[] => {
    const code = column.codes[row] ?? 0;
    return [known[code] ?? readingAt(code)];
  };
}
