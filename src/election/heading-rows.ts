import { cleanText, foldText } from '../base/fold.ts';
import { type Column, textAt, withoutFirst } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';

/** An export whose headings take several rows: how many, and what heading they make of each column. */
interface HeadingRows {
  readonly rows: number;
  readonly headings: readonly string[];
}

/** The rows below the first that still belong to the headings become part of them, and are no ballots. */
export function settleHeadings(file: FileTable): FileTable {
  const found = qualtrics(file) ?? surveyMonkey(file);
  if (found === undefined) return file;
  const { rows, headings } = found;
  return {
    ...file,
    rows: file.rows - rows,
    lines: file.lines.slice(rows),
    faults: new Map([...file.faults].map(([row, fault]) => [row - rows, fault])),
    columns: file.columns.map((column, at) => ({
      ...withoutFirst(column, rows),
      heading: cleanText(headings[at] ?? ''),
    })),
  };
}

function cellsOf(file: FileTable, row: number): string[] {
  return file.columns.map((column) => cleanText(cellAt(column, row)));
}

function cellAt(column: Column, row: number): string {
  return textAt(column, column.codes[row]);
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
