import { foldText } from '../base/fold.ts';
import { type Column, cellAt, sizeOf } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { figure } from './below-table.ts';
import { codeOf } from './disposition.ts';
import { type FileRows, filesIn } from './file-rows.ts';
import { type Body, bodyOf } from './rows-above.ts';
import {
  around,
  carried,
  counted,
  isWhole,
  labelled,
  namesTotal,
  outcome,
  saysSum,
  total,
} from './sum-words.ts';
import { generalWords, nameWords } from './vocabulary.ts';

/** Rows that sum up those above: `certain` are no ballots, `doubtful` may be. */
export interface SumRows {
  readonly certain: readonly number[];
  readonly doubtful: readonly number[];
}

/** How many rows at the end of a file may sum it up, and how many must stand above them. */
const most = 60;
const leastBody = 2;

/** More different texts than these are no answers. */
const mostTexts = 1000;

/** Finds the rows at the end of each file that sum up the rows above them. Rows with a flag are passed over. */
export function sumRows(table: Table, flags: Uint8Array): SumRows {
  const found = filesIn(table).map((file) => inFile(file, flags));
  return {
    certain: found.flatMap(({ certain }) => certain),
    doubtful: found.flatMap(({ doubtful }) => doubtful),
  };
}

/** A filled cell of a row, folded. */
interface Cell {
  readonly column: Column;
  readonly text: string;
}

type Cells = readonly Cell[];

function inFile({ columns, start, end }: FileRows, flags: Uint8Array): SumRows {
  const open: { readonly row: number; readonly cells: Cells }[] = [];
  const empty: number[] = [];
  let top = end;
  let besideTotals = false;
  for (let row = end - 1; row >= Math.max(start, end - most); row -= 1) {
    if (flags[row] !== 0) {
      besideTotals ||= flags[row] === codeOf('total-row');
      continue;
    }
    const cells = columns.flatMap((column) => {
      const text = foldText(cellAt(column, row));
      return text === '' ? [] : [{ column, text }];
    });
    if (cells.length === 0) {
      empty.push(row);
      continue;
    }
    if (!mayBeSum(cells, columns[0])) break;
    open.push({ row, cells });
    top = row;
  }
  // Of most files the last row is plainly a ballot: then the others are not gone through.
  const body = open.length > 0 ? bodyOf(start, top, flags) : undefined;
  if (body === undefined || body.rows < leastBody) return { certain: [], doubtful: [] };
  const verdicts = open
    .reverse()
    .map(({ row, cells }) => ({ row, cells, is: verdict(cells, body, columns.length) }));
  const borneOut = besideTotals || empty.length > 0 || agree(verdicts, body);
  const rowsThat = (test: (is: Verdict) => boolean) =>
    verdicts.flatMap(({ row, is }) => (test(is) ? [row] : []));
  const certain = rowsThat((is) => is === 'sum' || (is === 'likely' && borneOut));
  const doubtful = rowsThat((is) => is === 'doubtful' || (is === 'likely' && !borneOut));
  // What is empty between the table and its sums belongs to these.
  const around = certain.length === open.length ? empty : [];
  return { certain: [...around, ...certain].sort((a, b) => a - b), doubtful };
}

/**
 * Whether rows that are likely sums bear each other out. One alone may be a ballot with a figure in a cell
 * that others left empty: of answers each must have its count, and elsewhere no row above begins as another.
 */
function agree(
  verdicts: readonly { readonly cells: Cells; readonly is: Verdict }[],
  body: Body,
): boolean {
  const sums = verdicts.filter(({ is }) => is === 'likely' || is === 'sum');
  if (sums.length < 2 || sums.length < verdicts.length) return false;
  return sums.every(({ cells: [first], is }) => {
    if (is === 'sum' || first === undefined) return true;
    const above = body.textsOf(first.column);
    if (!above.has(first.text)) return [...above.values()].every((count) => count === 1);
    const told = sums.flatMap(({ cells: [one] }) =>
      one?.column === first.column ? [one.text] : [],
    );
    return [...above.keys()].every((text) => text === '' || told.includes(text));
  });
}

type Verdict = 'sum' | 'likely' | 'doubtful' | 'ballot';

/** Whether the form of a row is that of a sum, whatever stands above it. */
function mayBeSum(cells: Cells, opening: Column | undefined): boolean {
  const [first, ...rest] = cells;
  if (first === undefined || figure.test(first.text)) return false;
  if (saysSum(first.text)) return true;
  if (rest.length === 0) return counted.test(first.text);
  const figures = rest.every(({ text }) => figure.test(text));
  return figures && (first.column !== opening || isAnswer(answerIn(first.text), rest));
}

function answerIn(text: string): string {
  return around.exec(text)?.[1] ?? text;
}

/** A word of a question, or what stands as an answer in a column that has a figure in this row. */
function isAnswer(text: string, rest: Cells): boolean {
  return generalWords().has(text) || rest.some(({ column }) => codeIn(column, text) !== undefined);
}

function codeIn(column: Column, text: string): number | undefined {
  if (sizeOf(column) > mostTexts) return undefined;
  const code = column.texts.findIndex((one) => foldText(one) === text);
  return code < 0 ? undefined : code;
}

function verdict(cells: Cells, body: Body, width: number): Verdict {
  const [first, ...rest] = cells;
  // What also stands above is a name or an answer.
  if (first === undefined) return 'ballot';
  if (body.has(first.column, (text) => text === first.text)) return besideAnswer(cells, body);
  const found = rest.length === 0 ? ofOneCell(first, body, width) : ofSeveral(first, rest, body);
  const alike = body.has(first.column, saysSum);
  return found === 'sum' && alike ? 'doubtful' : found;
}

/** An answer in its column, and how often it was given in one where nothing else stands. */
function besideAnswer([first, ...rest]: Cells, body: Body): Verdict {
  const empty = rest.every(({ column }) => !body.has(column, (text) => text !== ''));
  if (first === undefined || rest.length === 0 || !empty) return 'ballot';
  const given = body.having(first.column, (text) => text === first.text);
  return rest.some(({ text }) => Number(text) === given) ? 'likely' : 'doubtful';
}

function ofSeveral(first: Cell, rest: Cells, body: Body): Verdict {
  if (rest.every(({ text }) => figure.test(text))) {
    const answer = answerIn(first.text);
    if (rest.some((cell) => counts(cell, answer, body))) return 'sum';
    const unlike = ({ column }: Cell) => !body.has(column, isFigure);
    if (total().test(first.text)) {
      if (!namesTotal(first.text)) return 'doubtful';
      if (rest.every((cell) => addsUp(cell, body))) return 'sum';
      return rest.every((cell) => unlike(cell) || addsUp(cell, body)) ? 'likely' : 'doubtful';
    }
    // `Result yes`, `Result no`.
    const behind = outcome().test(first.text) ? first.text.replace(outcome(), '').trim() : '';
    if (generalWords().has(behind) && rest.every(unlike)) return 'likely';
    if (body.has(first.column, (text) => generalWords().has(text))) return 'ballot';
    // Figures that others gave as well are answers.
    if (rest.every(({ column, text }) => body.has(column, (one) => one === text))) return 'ballot';
    const known = generalWords().has(answer);
    if (!rest.every(unlike)) return known ? 'doubtful' : 'ballot';
    return known && answer.length > 1 && !nameWords.has(answer) ? 'likely' : 'doubtful';
  }
  if (!outcome().test(first.text)) return isWhole(first.text) ? 'doubtful' : 'ballot';
  const told = rest.some(
    ({ column, text }) => carried.test(text) && !body.has(column, (one) => one === text),
  );
  if (told || first.text.endsWith(':')) return 'sum';
  return isWhole(first.text) ? 'doubtful' : 'ballot';
}

/** A row of which but one cell is filled: `Winner: Ana`, `Total votes: 6`, `Ana: 3`, `Total 6`. */
function ofOneCell({ column, text }: Cell, body: Body, width: number): Verdict {
  const [, answer = '', votes = ''] = counted.exec(text) ?? [];
  const given = answer === '' ? 0 : body.having(column, (one) => one === answerIn(answer));
  if (given > 0 && given === Number(votes)) return 'sum';
  if (!saysSum(text)) return 'ballot';
  const [, , said] = labelled.exec(text) ?? [];
  if (said !== undefined) {
    const known =
      figure.test(said) || carried.test(said) || body.has(column, (one) => one === said);
    return known ? 'sum' : 'doubtful';
  }
  const last = /(\d[\d.,]*)(?: votes?| ballots?)?$/u.exec(text)?.[1];
  if (last !== undefined) return Number(last) === body.rows ? 'sum' : 'doubtful';
  // In a column alone it is an answer.
  return width > 1 && isWhole(text) ? 'doubtful' : 'ballot';
}

function isFigure(text: string): boolean {
  return figure.test(text);
}

/** Whether a figure is how often an answer stands above it. */
function counts({ column, text }: Cell, answer: string, body: Body): boolean {
  const given =
    codeIn(column, answer) === undefined ? 0 : body.having(column, (one) => one === answer);
  return given > 0 && given === Number(text);
}

/** Whether a figure is the sum of those above it, or the number of rows or of filled cells. */
function addsUp({ column, text }: Cell, body: Body): boolean {
  const value = Number(text.replace(/[\s',]/gu, ''));
  // A figure that others have as well is what this row says.
  if (body.has(column, (one) => Number(one) >= value)) return false;
  const { sum, filled } = body.totals(column);
  return [body.rows, sum, filled].includes(value);
}
