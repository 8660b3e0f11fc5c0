import { cleanText } from '../base/fold.ts';
import { type Column, codesFor } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';

/** Each matrix whose rows stand in one cell (Jotform, Formstack) becomes a column for each row, `Question [Row]`. */
export function splitMatrices(file: FileTable): FileTable {
  if (!file.columns.some(hasLines)) return file;
  return { ...file, columns: file.columns.flatMap((own) => partsOf(own) ?? [own]) };
}

function hasLines(column: Column): boolean {
  // The texts of a column with `bulk` are made when they are named.
  if (column.bulk) return false;
  return column.texts.some((text) => text.includes('\n') || text.includes('\r'));
}

/** What a cell says of each row, by the row's name. */
type Rows = ReadonlyMap<string, string>;

/** With fewer cells in which every row stands, they may be somebody's notes. */
const leastWhole = 2;

function partsOf(column: Column): Column[] | undefined {
  if (!hasLines(column)) return undefined;
  const { heading, codes, texts } = column;
  const cells = texts.map(rowsIn);
  const [widest] = [...cells].sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0));
  if (widest === undefined || widest.size < 2) return undefined;
  const names = [...widest.keys()];
  const whole = new Set(cells.flatMap((own, code) => (own?.size === names.length ? [code] : [])));
  const fits = cells.every((own) => own && [...own.keys()].every((name) => widest.has(name)));
  if (!fits || codes.filter((code) => whole.has(code)).length < leastWhole) return undefined;
  if (!areAnswers(names.map((name) => cells.map((rows) => rows?.get(name) ?? ''))))
    return undefined;
  return names.map((name) => {
    const own = cells.map((rows) => rows?.get(name) ?? '');
    const made = [...new Set(['', ...own])];
    const codeOf = Uint32Array.from(own, (text) => made.indexOf(text));
    const narrow = codesFor(codes.length, made.length - 1);
    narrow.set(Array.from(codes, (code) => codeOf[code] ?? 0));
    return { heading: `${heading} [${name}]`, codes: narrow, texts: made };
  });
}

/** The rows of a cell, each on a line of its own: `Roof: Yes`, or `Roof = Yes`. Undefined where a line is none, or a row stands twice. */
function rowsIn(text: string): Rows | undefined {
  const lines = text
    .split(/[\n\r]+/)
    .map(cleanText)
    .filter((line) => line !== '');
  const rows = new Map<string, string>();
  for (const line of lines) {
    const { row, value } =
      /^(?<row>[^[\]]*?[^\s[\]])(?: ?:| =)(?: (?<value>.*))?$/su.exec(line)?.groups ?? {};
    if (row === undefined || rows.has(row)) return undefined;
    rows.set(row, value?.trim() ?? '');
  }
  return rows;
}

/** Boxes such as `A: now` say one thing each; rows have several answers, or the same. */
function areAnswers(rows: readonly (readonly string[])[]): boolean {
  const answers = rows.map((own) => new Set(own.filter((text) => text !== '')));
  const all = answers.flatMap((own) => [...own]);
  return answers.some(({ size }) => size > 1) || new Set(all).size < all.length;
}
