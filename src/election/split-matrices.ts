import { cleanText, foldText } from '../base/fold.ts';
import { type Column, codesFor } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import type { Definition } from './definition.ts';
import { emailHeading, privateHeading } from './headings.ts';
import { isRedacted } from './redacted.ts';

/**
 * Each matrix whose rows stand in one cell (Jotform) becomes a column for each row, `Question [Row]`, in
 * all files alike. What a definition names by its heading stays as it is.
 */
export function splitMatrices(
  files: readonly FileTable[],
  definition: Definition,
): readonly FileTable[] {
  const all = files.flatMap(({ columns }) => columns);
  const lined = new Set(all.filter(hasLines).map(({ heading }) => heading));
  if (lined.size === 0 || isRedacted(all.map(({ heading }) => heading))) return files;
  const named = headingsIn([
    definition.columns ?? {},
    ...(definition.contests ?? []).map(({ column = [], columns = [] }) => [column, columns]),
  ]);
  const rows = new Map(
    [...lined].flatMap((heading) => {
      const own = all.filter((column) => column.heading === heading);
      const names = named.includes(foldText(heading)) ? undefined : rowNames(own);
      return names ? [[heading, names] as const] : [];
    }),
  );
  return files.map((file) => ({
    ...file,
    columns: file.columns.flatMap((own) => partsOf(own, rows.get(own.heading)) ?? [own]),
  }));
}

/** Every text in a part of a definition, folded. */
function headingsIn(part: unknown): string[] {
  if (typeof part === 'string') return [foldText(part)];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(headingsIn) : [];
}

/** The rows of an address or of somebody's details: their cells are nobody's votes. */
function isPersonal(name: string): boolean {
  const folded = foldText(name);
  return privateHeading.test(folded) || emailHeading.test(folded);
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

/** The rows of the matrix that columns of one heading hold, if they do. */
function rowNames(columns: readonly Column[]): readonly string[] | undefined {
  if (columns.some(({ bulk }) => bulk !== undefined)) return undefined;
  const read = columns.map(({ codes, texts }) => ({ codes, rows: texts.map(rowsIn) }));
  const cells = read.flatMap(({ rows }) => rows);
  const [widest] = [...cells].sort((a, b) => (b?.size ?? 0) - (a?.size ?? 0));
  if (widest === undefined || widest.size < 2) return undefined;
  const names = [...widest.keys()];
  if (names.some(isPersonal)) return undefined;
  const whole = read.reduce(
    (sum, { codes, rows }) =>
      sum + codes.filter((code) => rows[code]?.size === names.length).length,
    0,
  );
  const fits = cells.every((own) => own && [...own.keys()].every((name) => widest.has(name)));
  if (!fits || whole < leastWhole) return undefined;
  const answers = names.map((name) => cells.map((own) => own?.get(name) ?? ''));
  return areAnswers(answers) ? names : undefined;
}

function partsOf(column: Column, names: readonly string[] | undefined): Column[] | undefined {
  if (names === undefined) return undefined;
  const { heading, codes, texts } = column;
  const cells = texts.map(rowsIn);
  return names.map((name) => {
    const own = cells.map((rows) => rows?.get(name) ?? '');
    const made = [...new Set(['', ...own])];
    const codeOf = Uint32Array.from(own, (text) => made.indexOf(text));
    const narrow = codesFor(codes.length, made.length - 1);
    narrow.set(Array.from(codes, (code) => codeOf[code] ?? 0));
    return { heading: `${heading} [${name}]`, codes: narrow, texts: made };
  });
}

/** The rows of a cell, each on a line of its own: `Roof: Yes`. Undefined where a line is none, or a row stands twice. */
function rowsIn(text: string): Rows | undefined {
  const lines = text
    .split(/[\n\r]+/)
    .map(cleanText)
    .filter((line) => line !== '');
  const rows = new Map<string, string>();
  for (const line of lines) {
    const { row, value } =
      /^(?<row>[^[\]]*?[^\s[\]]) ?:(?: (?<value>.*))?$/su.exec(line)?.groups ?? {};
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
