import { cleanText, foldText } from '../base/fold.ts';
import { type Column, cellAt, withHeading, withoutFirst } from '../csv/column-store.ts';
import { lineAt, linesFrom } from '../csv/row-lines.ts';
import type { FileTable } from '../csv/table.ts';
import { isMail } from './mail-address.ts';
import { aboveMoments, besideIds } from './second-headings.ts';
import { readStampText } from './stamp.ts';
import { generalWords } from './vocabulary.ts';

/** An export whose headings take several rows: how many, and what heading they make of each column. */
interface HeadingRows {
  readonly rows: number;
  readonly headings: readonly string[];
}

/** The rows below the first that still belong to the headings become part of them, and are no ballots. */
export function settleHeadings(given: FileTable): FileTable {
  const file = withoutTitle(given);
  const found =
    qualtrics(file) ?? surveyMonkey(file) ?? limeSurvey(file) ?? soSci(file) ?? second(file);
  if (found !== undefined) return withHeadings(file, found);
  const headings = belowMerged(file);
  if (headings === undefined) return file;
  const headerLine = lineAt(file.lines, 0) ?? file.headerLine;
  return { ...withHeadings(file, { rows: 1, headings }), headerLine };
}

/** Nextcloud Forms and Framadate, whose first row is no ballot. */
function second(file: FileTable): HeadingRows | undefined {
  const [column] = file.columns;
  if (!column || file.rows < 1 || file.faults.has(0)) return undefined;
  if (!['', 'submission_id'].includes(cellAt(column, 0))) return undefined;
  const cells = cellsOf(file, 0);
  const names = file.columns.map(({ heading }) => heading);
  const headings = besideIds(names, cells) ?? aboveMoments(file, cells);
  return headings && { rows: 1, headings };
}

function withHeadings(file: FileTable, { rows, headings }: HeadingRows): FileTable {
  return {
    ...file,
    rows: file.rows - rows,
    lines: linesFrom(file.lines, rows),
    faults: new Map([...file.faults].map(([row, fault]) => [row - rows, fault])),
    columns: file.columns.map((column, at) =>
      withHeading(withoutFirst(column, rows), cleanText(headings[at] ?? '')),
    ),
  };
}

/** Rows that may stand above the headings. */
export const mostTitles = 10;

/** Lines of a title that a spreadsheet padded to the width of the table stand above the headings, and are passed over. */
function withoutTitle(file: FileTable): FileTable {
  if (file.columns.length < 2 || filled(file.columns.map(({ heading }) => heading)) > 1)
    return file;
  for (let row = 0; row < Math.min(mostTitles, file.rows); row += 1) {
    const headings = cellsOf(file, row);
    if (file.faults.has(row) || filled(headings) < 2) continue;
    return headingsAt(file, row);
  }
  return file;
}

/** The same file, whose headings are in one of its rows. */
export function headingsAt(file: FileTable, row: number): FileTable {
  const headerLine = lineAt(file.lines, row) ?? file.headerLine;
  return { ...withHeadings(file, { rows: row + 1, headings: cellsOf(file, row) }), headerLine };
}

function filled(cells: readonly string[]): number {
  return cells.filter((cell) => cell !== '').length;
}

/** LimeSurvey, where it writes each code before its text: `G01Q03[SQ001]. Which days? [Monday]`. */
function limeSurvey(file: FileTable): HeadingRows | undefined {
  const names = file.columns.map((column) => column.heading);
  if (!/^id\. /u.test(names[0] ?? '') || !names.some((name) => /^submitdate\. /u.test(name)))
    return undefined;
  return { rows: 0, headings: names.map((name) => name.replace(/^[\w[\]]+\. /u, '')) };
}

function cellsOf(file: FileTable, row: number): string[] {
  return file.columns.map((column) => cleanText(cellAt(column, row)));
}

/** SoSci Survey: codes of variables, and their labels below, of which those of the questions are headings. */
function soSci(file: FileTable): HeadingRows | undefined {
  const names = file.columns.map(({ heading }) => heading);
  if (names[0] !== 'CASE' || !names.includes('QUESTNNR') || file.rows < 1) return undefined;
  if (file.faults.has(0) || /^\d+$/.test(cellsOf(file, 0)[0] ?? '')) return undefined;
  const labels = cellsOf(file, 0);
  const headings = names.map((name, at) => {
    const label = labels[at] ?? '';
    if (!/^[A-Z]{2}\d{2}(_|$)/.test(name) || label === '') return name;
    // An item: `Which days?: Monday`.
    return /_\d{2}$/.test(name) ? label.replace(/: ([^[\]]+)$/u, ' [$1]') : label;
  });
  return { rows: 1, headings };
}

/** Qualtrics: short names, the questions, and an import id for each in a JSON object. */
function qualtrics(file: FileTable): HeadingRows | undefined {
  if (file.rows < 2 || file.faults.has(0) || file.faults.has(1)) return undefined;
  if (!cellsOf(file, 1).some((cell) => /^\{\s*"ImportId"/u.test(cell))) return undefined;
  const names = file.columns.map((column) => column.heading);
  const questions = cellsOf(file, 0).map((text) => text.replace(/ - Selected Choice$/u, ''));
  const stems = names.map((name) => /^(.+)_\d+(?:_TEXT)?$/u.exec(name)?.[1]);
  const headings = questions.map((question, at) => {
    const stem = stems[at];
    const together = stem !== undefined && stems.filter((other) => other === stem).length > 1;
    return (together ? withPart(question) : question) || (names[at] ?? '');
  });
  return { rows: 2, headings };
}

/** `Question - Selected Choice - Option` as `Question [Option]`. */
function withPart(question: string): string {
  const parts = question.split(' - ').filter((part) => part !== 'Selected Choice');
  const item = parts.at(-1) ?? '';
  return parts.length < 2 ? question : `${parts.slice(0, -1).join(' - ')} [${item}]`;
}

/** Under a question of one column, SurveyMonkey writes that the response stands there. */
const plainParts: ReadonlySet<string> = new Set(['', 'response', 'open-ended response']);

/** SurveyMonkey: questions, each above its first column only, and the answers or rows that the columns stand for. */
function surveyMonkey(file: FileTable): HeadingRows | undefined {
  if (file.rows < 1 || file.faults.has(0)) return undefined;
  if (foldText(file.columns[0]?.heading ?? '') !== 'respondent id') return undefined;
  const parts = cellsOf(file, 0);
  if (parts[0] !== '' || !parts.some((part) => part !== '')) return undefined;
  let question = '';
  const headings = file.columns.map(({ heading }, at) => {
    if (heading !== '') question = heading;
    const part = parts[at] ?? '';
    return plainParts.has(foldText(part)) ? question : `${question} [${part}]`;
  });
  return { rows: 1, headings };
}

/**
 * Headings in the second row, below those of a spreadsheet that lie over several columns: each column
 * without a heading of its own has one there, which is no answer, time or number and never stands
 * below, where answers repeat.
 */
function belowMerged(file: FileTable): readonly string[] | undefined {
  const { columns, rows } = file;
  const wide = columns.some(({ heading }, at) => heading === '' && at > 0);
  if (!wide || rows < 4 || file.faults.has(0) || columns.some(({ bulk }) => bulk)) return undefined;
  const own = cellsOf(file, 0);
  const open = columns.filter((column, at) => column.heading === '' && own[at] !== '');
  if (!open.some(repeatsBelow)) return undefined;
  const fits = columns.every((column, at) => {
    const cell = own[at] ?? '';
    if (cell === '') return column.heading !== '' || column === columns[0];
    return !isValue(cell) && column.codes.indexOf(column.codes[0] ?? 0, 1) < 0;
  });
  if (!fits) return undefined;
  const named = own.filter((cell) => cell !== '').map(foldText);
  const several = new Set(named).size < named.length;
  // Times below their days are options of one contest.
  const timed = own.every((cell) => cell === '' || /\d/.test(cell));
  let above = '';
  return own.map((cell, at) => {
    above = columns[at]?.heading || above;
    return several && cell !== '' && above !== ''
      ? timed
        ? `${above}, ${cell}`
        : `${above} [${cell}]`
      : cell || above;
  });
}

/** Whether some answer stands in several rows below the first. */
function repeatsBelow({ codes }: Column): boolean {
  const below = new Set(codes.subarray(1));
  return below.size > 1 && below.size * 2 <= codes.length;
}

function isValue(cell: string): boolean {
  const answer = generalWords().has(foldText(cell)) || /^[\d.,\s+-]+$/u.test(cell) || isMail(cell);
  return answer || readStampText(cell).length > 0;
}
