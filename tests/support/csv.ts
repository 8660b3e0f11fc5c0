import type { Diagnostic } from '../../src/base/diagnostic.ts';
import type { Result } from '../../src/base/result.ts';
import type { Column } from '../../src/csv/column-store.ts';
import type { Delimiter } from '../../src/csv/dialect.ts';
import { readTable } from '../../src/csv/read-table.ts';
import { lineAt, type RowLines } from '../../src/csv/row-lines.ts';
import type { FileTable } from '../../src/csv/table.ts';

/** How a file is given to the reader. */
export interface Giving {
  readonly name?: string;
  readonly delimiter?: Delimiter;
  /** The bytes of each chunk, over and over; without them the file is one chunk. */
  readonly sizes?: readonly number[];
}

/** A file that every property starts its random numbers from. */
export const seed = 20190324;

export function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

/** Cuts bytes into chunks of the sizes given, over and over. */
export function chunksOf(bytes: Uint8Array, sizes: readonly number[] = []): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const size = sizes[chunks.length % Math.max(1, sizes.length)] ?? bytes.length;
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

/** The same pieces, or shorter ones, as a file gives them: read into the room that there is for each. */
export function* piecesOf(
  bytes: Uint8Array,
  sizes: readonly number[],
): Generator<Uint8Array, void, Uint8Array | undefined> {
  let room: Uint8Array | undefined;
  let pieces = 0;
  for (let at = 0; at < bytes.length; ) {
    const size = sizes[pieces % sizes.length] ?? bytes.length;
    const piece = bytes.subarray(at, at + Math.min(size, room?.length ?? size));
    at += piece.length;
    pieces += 1;
    room?.set(piece);
    room = yield room?.subarray(0, piece.length) ?? piece;
  }
}

export function tryRead(
  content: string | Uint8Array,
  { name = 'ballots.csv', delimiter, sizes }: Giving = {},
): Promise<Result<FileTable>> {
  return readTable({ name, chunks: chunksOf(bytesOf(content), sizes) }, { delimiter });
}

/** The table of a file that can be read, whatever warnings go with it. */
export async function read(content: string | Uint8Array, giving?: Giving): Promise<FileTable> {
  const result = await tryRead(content, giving);
  if (!result.ok) throw new Error(`refused: ${result.problems.map(shown).join(', ')}`);
  return result.value;
}

/** Whether all of a file was taken for one table: no lines for a title above it, no others for a second. */
export function isOneTable(result: Result<FileTable>): boolean {
  return result.ok
    ? !result.value.titled
    : result.problems.every(({ code }) => code !== 'file.several-tables');
}

/** What is wrong with a file that cannot be read, as `code line column`; nothing where it can be. */
export async function refusals(
  content: string | Uint8Array,
  giving?: Giving,
): Promise<readonly string[]> {
  const result = await tryRead(content, giving);
  return result.ok ? [] : result.problems.map(shown);
}

export function shown({ code, places }: Diagnostic): string {
  const [place] = places;
  return [code, place?.line, place?.column].filter((part) => part !== undefined).join(' ');
}

/** The cells below the headings, row by row. */
export function rowsOf(table: {
  readonly rows: number;
  readonly columns: readonly Column[];
}): string[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    table.columns.map((column) => textAt(column, row)),
  );
}

/** The physical line on which each row starts. */
export function linesOf({ lines }: { readonly lines: RowLines }): number[] {
  return Array.from({ length: lines.rows }, (_, row) => lineAt(lines, row) ?? -1);
}

export function headingsOf(table: { readonly columns: readonly Column[] }): string[] {
  return table.columns.map((column) => column.heading);
}

/** Headings and cells together, as they stand in the file. */
export function gridOf(table: FileTable): string[][] {
  return [headingsOf(table), ...rowsOf(table)];
}

/** `0 ragged 3`: the row, what is wrong with it and how many cells it has. */
export function faultsOf({ faults }: Pick<FileTable, 'faults'>): string[] {
  return [...faults].map(([row, { kind, cells }]) => `${row} ${kind} ${cells}`);
}

function textAt({ codes, texts }: Column, row: number): string {
  const text = texts[codes[row] ?? -1];
  if (text === undefined) throw new Error(`no cell in row ${row}`);
  return text;
}
