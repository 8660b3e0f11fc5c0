import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import { failure, type Result, success } from '../base/result.ts';
import { cellTexts } from './cell-texts.ts';
import { type Column, columnOf } from './column-store.ts';
import { decodeUtf8, decodeWestern } from './encoding.ts';
import { type Kernel, sights } from './kernel.ts';
import type { Helpers } from './number-texts.ts';
import { joinRaw } from './raw-column.ts';
import type { RowCollector } from './row-collector.ts';
import { joinLines, type RowLines } from './row-lines.ts';
import type { Stretch } from './stretch.ts';
import type { FileTable, RowFault } from './table.ts';

/** What is known of a file as a file. */
export interface FileIdentity {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The table of a file: of the rows that were read here, and the stretches behind them that were read elsewhere. */
export async function fileTable(
  kernel: Kernel,
  collector: RowCollector,
  stretches: readonly Stretch[],
  identity: FileIdentity,
  dialect: Pick<FileTable, 'encoding' | 'delimiter' | 'titled'>,
  helpers: Helpers = alone,
): Promise<Result<FileTable>> {
  const place = { file: identity.name };
  const header = collector.header();
  if (header === undefined) return failure([diagnose('file.empty', {}, [place])]);
  const parts = [collector.finish(), ...stretches];
  const headings = header.cells.map(decodeUtf8);
  const western =
    headings.includes(undefined) ||
    parts.some(({ columns }) => columns.some(({ seen }) => (seen & sights.broken) !== 0));
  const columns: Column[] = [];
  for (const [at, raw] of header.cells.entries()) {
    const heading = cleanText(western ? decodeWestern(raw) : (headings[at] ?? ''));
    const own = parts.flatMap((part) => part.columns[at] ?? []);
    const joined = await joinRaw(kernel, own, helpers);
    columns.push(columnOf(heading, joined.codes, cellTexts(kernel, joined, western)));
  }
  // Taken apart in the parameter, `texts` would be made of all columns of very many.
  const kept = columns.findLastIndex(
    (column) =>
      column.heading !== '' ||
      column.bulk !== undefined ||
      column.texts.some((text) => cleanText(text) !== ''),
  );
  const notes: Diagnostic[] = western ? [diagnose('file.western', {}, [place])] : [];
  const table = {
    ...identity,
    ...dialect,
    ...(western && { encoding: 'windows-1252' as const }),
    headerLine: header.line,
    columns: columns.slice(0, kept + 1),
    ...joinParts(parts),
  };
  return success(table, notes);
}

const alone: Helpers = { count: 0, tellApart: async () => undefined };

function joinParts(parts: readonly Stretch[]): Pick<FileTable, 'rows' | 'lines' | 'faults'> {
  const lines: { readonly lines: RowLines; readonly before: number }[] = [];
  const faults = new Map<number, RowFault>();
  let rows = 0;
  let before = 0;
  for (const part of parts) {
    lines.push({ lines: part.lines, before });
    for (const [row, fault] of part.faults) {
      faults.set(rows + row, { ...fault, lastLine: fault.lastLine + before });
    }
    rows += part.rows;
    before += part.nextLine - 1;
  }
  return { rows, lines: joinLines(lines), faults };
}
