import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import { failure, type Result, success } from '../base/result.ts';
import { cellTexts } from './cell-texts.ts';
import { columnOf } from './column-store.ts';
import { decodeUtf8, decodeWestern } from './encoding.ts';
import { type Kernel, sights } from './kernel.ts';
import { joinRaw, type RawColumn } from './raw-column.ts';
import type { RowCollector } from './row-collector.ts';
import type { RawRows, Stretch } from './stretch.ts';
import type { FileTable, RowFault } from './table.ts';

/** What is known of a file as a file. */
export interface FileIdentity {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The table of a file: of the rows that were read here, and the stretches behind them that were read elsewhere. */
export function fileTable(
  kernel: Kernel,
  collector: RowCollector,
  stretches: readonly Stretch[],
  identity: FileIdentity,
  dialect: Pick<FileTable, 'encoding' | 'delimiter' | 'titled'>,
): Result<FileTable> {
  const place = { file: identity.name };
  const header = collector.header();
  if (header === undefined) return failure([diagnose('file.empty', {}, [place])]);
  const parts = [collector.finish(), ...stretches.map((stretch) => takeOver(kernel, stretch))];
  const headings = header.cells.map(decodeUtf8);
  const western =
    headings.includes(undefined) ||
    parts.some(({ columns }) => columns.some(({ seen }) => (seen & sights.broken) !== 0));
  const memory = Buffer.from(kernel.memory.buffer);
  const columns = header.cells.map((raw, at) => {
    const heading = cleanText(western ? decodeWestern(raw) : (headings[at] ?? ''));
    const joined = joinRaw(
      memory,
      parts.flatMap((part) => part.columns[at] ?? []),
    );
    return columnOf(heading, joined.codes, cellTexts(memory, joined, western));
  });
  const kept = columns.findLastIndex(
    ({ heading, bulk, texts }) =>
      heading !== '' || bulk !== undefined || texts.some((text) => cleanText(text) !== ''),
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

/** Puts the memory of a stretch into that of the kernel, and its places with it. */
function takeOver(kernel: Kernel, stretch: Stretch): RawRows {
  const moved = kernel.allocate(stretch.memory.length) >>> 0;
  new Uint8Array(kernel.memory.buffer, moved).set(stretch.memory);
  const columns = stretch.columns.map((column): RawColumn => {
    for (const places of [column.texts, ...column.places]) {
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0;
        // The place of an empty text stays 0.
        if (place > 0) places[at] = place + moved;
      }
    }
    return column;
  });
  return { ...stretch, columns };
}

function joinParts(parts: readonly RawRows[]): Pick<FileTable, 'rows' | 'lines' | 'faults'> {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) {
    return { rows: first.rows, lines: first.lines, faults: first.faults };
  }
  const lines = new Uint32Array(parts.reduce((sum, part) => sum + part.rows, 0));
  const faults = new Map<number, RowFault>();
  let start = 0;
  let before = 0;
  for (const part of parts) {
    for (let row = 0; row < part.rows; row += 1) {
      lines[start + row] = (part.lines[row] ?? 0) + before;
    }
    for (const [row, fault] of part.faults) {
      faults.set(start + row, { ...fault, lastLine: fault.lastLine + before });
    }
    start += part.rows;
    before += part.nextLine - 1;
  }
  return { rows: start, lines, faults };
}
