import { createHash } from 'node:crypto';
import { type Diagnostic, diagnose, type Place } from '../base/diagnostic.ts';
import { cleanText } from '../base/fold.ts';
import { failure, type Result, success } from '../base/result.ts';
import { suggest } from '../base/suggest.ts';
import { type ColumnBuilder, columnBuilder } from './column-store.ts';
import { type Delimiter, findDialect } from './dialect.ts';
import {
  decodeUtf8,
  decodeWestern,
  type Encoding,
  isZip,
  readOpening,
  utf16Transcoder,
} from './encoding.ts';
import { limits } from './limits.ts';
import { type RawRecord, type RecordFault, recordReader } from './records.ts';
import type { Source } from './source.ts';
import type { FileTable, RowFault } from './table.ts';

/** Bytes of the head from which encoding and delimiter are found. */
const headBytes = 64 * 1024;

/** Reads one file into dictionary-encoded columns. Nothing of the file is kept but its distinct cells. */
export async function readTable(
  source: Source,
  delimiter?: Delimiter,
  sheet?: string,
): Promise<Result<FileTable>> {
  const reader = fileReader(source.name, delimiter);
  const hash = createHash('sha256');
  let bytes = 0;
  let fault: Diagnostic | undefined;
  let packed: Uint8Array[] | undefined;
  for await (const chunk of source.chunks) {
    hash.update(chunk);
    if (bytes === 0 && isZip(chunk)) packed = [];
    bytes += chunk.length;
    if (packed && bytes <= limits.workbook) {
      packed.push(chunk);
      continue;
    }
    fault = reader.push(chunk);
    if (fault) return failure([fault]);
    source.onRead?.(bytes, reader.rows());
  }
  if (packed && bytes <= limits.workbook) {
    const identity = { name: source.name, bytes, sha256: hash.digest('hex') };
    return readSheet(Buffer.concat(packed), identity, sheet);
  }
  fault = reader.end();
  if (fault) return failure([fault]);
  return reader.table({ name: source.name, bytes, sha256: hash.digest('hex') });
}

/** Reads a sheet of a workbook. What reads workbooks is loaded only for one. */
async function readSheet(
  bytes: Uint8Array,
  identity: FileIdentity,
  sheet: string | undefined,
): Promise<Result<FileTable>> {
  const { readWorkbook } = await import('./read-workbook.ts');
  const workbook = await readWorkbook(bytes, sheet);
  const place = { file: identity.name };
  if (workbook === undefined) return failure([diagnose('file.not-text', { what: 'zip' }, [place])]);
  const { sheets, rows: cells } = workbook;
  if (cells === undefined) {
    const near = sheet === undefined ? undefined : suggest(sheet, sheets);
    const where = { ...place, ...(near !== undefined && { suggestion: near }) };
    return failure([
      diagnose('file.no-sheet', { sheet: sheet ?? '', sheets: sheets.length }, [where]),
    ]);
  }
  const rows = rowCollector(identity.name);
  cells.forEach((row, at) => {
    const own = row.map((cell) => Buffer.from(cell, 'utf8').toString('latin1'));
    const record = { cells: own, line: at + 1, lastLine: at + 1, strayQuote: false };
    if (own.some((cell) => cell !== '')) rows.add(record);
  });
  const fault = rows.fault();
  if (fault) return failure([fault]);
  const table = rows.table(identity, { encoding: 'xlsx', delimiter: ',' });
  if (!table.ok || sheet !== undefined || sheets.length < 2) return table;
  const note = diagnose('file.first-sheet', { sheet: sheets[0] ?? '', sheets: sheets.length }, [
    place,
  ]);
  return success(table.value, [...table.notes, note]);
}

interface FileIdentity {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

function fileReader(file: string, wanted?: Delimiter) {
  const rows = rowCollector(file);
  let head: Buffer | undefined = Buffer.alloc(0);
  let encoding: Encoding = 'utf-8';
  let delimiter: Delimiter = ',';
  let transcode = (chunk?: Uint8Array): Uint8Array => chunk ?? new Uint8Array();
  let records = recordReader(delimiter, 1, rows.add);

  const toDiagnostic = (found?: RecordFault): Diagnostic | undefined => {
    if (rows.fault()) return rows.fault();
    if (!found) return undefined;
    const place = { file, line: found.line };
    switch (found.kind) {
      case 'unclosed-quote':
        return diagnose('csv.unclosed-quote', {}, [place]);
      case 'row-too-large':
        return diagnose('csv.row-too-large', { limit: limits.row }, [place]);
      case 'too-many-columns':
        return diagnose('csv.too-many-columns', { limit: limits.columns }, [place]);
    }
  };

  const open = (start: Buffer): Diagnostic | undefined => {
    // However the file comes in pieces, the same bytes are looked at.
    const opening = start.subarray(0, headBytes);
    const read = readOpening(opening);
    if (read.kind === 'refused') return diagnose('file.not-text', { what: read.what }, [{ file }]);
    encoding = read.encoding;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') transcode = utf16Transcoder(encoding);
    const text = Buffer.from(transcode(opening.subarray(read.skip)));
    const dialect = findDialect(text.toString('latin1', 0, headBytes), wanted);
    delimiter = dialect.delimiter;
    records = recordReader(delimiter, dialect.skip > 0 ? 2 : 1, rows.add);
    return (
      toDiagnostic(records.push(text.subarray(dialect.skip))) ??
      toDiagnostic(records.push(transcode(start.subarray(headBytes))))
    );
  };

  return {
    push: (chunk: Uint8Array): Diagnostic | undefined => {
      if (head === undefined) return toDiagnostic(records.push(transcode(chunk)));
      head = Buffer.concat([head, chunk]);
      if (head.length < headBytes) return undefined;
      const opening = head;
      head = undefined;
      return open(opening);
    },
    end: (): Diagnostic | undefined => {
      const fault = head === undefined ? undefined : open(head);
      return fault ?? toDiagnostic(records.push(transcode())) ?? toDiagnostic(records.end());
    },
    rows: () => rows.length(),
    table: (identity: FileIdentity): Result<FileTable> =>
      rows.table(identity, { encoding, delimiter }),
  };
}

/** Collects records: the first is the heading row, the rest become codes. Cells are one character a byte until the end. */
function rowCollector(file: string) {
  let header: { cells: readonly string[]; line: number } | undefined;
  let width = 0;
  let named = 0;
  let builders: ColumnBuilder[] = [];
  const lines: number[] = [];
  const faults = new Map<number, RowFault>();
  let fault: Diagnostic | undefined;

  const add = (record: RawRecord): void => {
    if (fault) return;
    fault = refuse(record, file);
    if (fault) return;
    if (header === undefined) {
      header = record;
      width = record.cells.length;
      named = record.cells.findLastIndex((cell) => !isBlank(cell)) + 1;
      builders = record.cells.map(() => columnBuilder());
      return;
    }
    const row = lines.length;
    lines.push(record.line);
    const rowFault = faultOf(record, named, width);
    if (rowFault) faults.set(row, rowFault);
    for (let at = 0; at < width; at += 1)
      builders[at]?.add(rowFault ? '' : (record.cells[at] ?? ''));
  };

  const table = (
    identity: FileIdentity,
    dialect: { encoding: Encoding; delimiter: Delimiter },
  ): Result<FileTable> => {
    if (header === undefined) return failure([diagnose('file.empty', {}, [{ file }])]);
    const built = builders.map((builder) => builder.finish());
    const raw = [header.cells, ...built.map((column) => column.texts)];
    const utf8 = raw.map((texts) => texts.map(decodeUtf8));
    const western = utf8.some((texts) => texts.includes(undefined));
    const decoded = western
      ? raw.map((texts) => texts.map(decodeWestern))
      : utf8.map((texts) => texts.map((text) => text ?? ''));
    const [headings = [], ...texts] = decoded;
    const columns = built.map((column, at) => ({
      heading: cleanText(headings[at] ?? ''),
      codes: column.codes,
      texts: texts[at] ?? [],
    }));
    const kept = columns.length - trailingEmpty(columns);
    const notes: Diagnostic[] = western ? [diagnose('file.western', {}, [{ file }])] : [];
    return success(
      {
        ...identity,
        encoding: western ? 'windows-1252' : dialect.encoding,
        delimiter: dialect.delimiter,
        headerLine: header.line,
        columns: columns.slice(0, kept),
        rows: lines.length,
        lines: Uint32Array.from(lines),
        faults,
      },
      notes,
    );
  };

  return { add, table, length: () => lines.length, fault: () => fault };
}

function refuse(record: RawRecord, file: string): Diagnostic | undefined {
  const place = (extra: Place = {}): Place[] => [{ file, line: record.line, ...extra }];
  if (record.cells.length > limits.columns) {
    return diagnose('csv.too-many-columns', { limit: limits.columns }, place());
  }
  const large = record.cells.findIndex((cell) => cell.length > limits.cell);
  if (large >= 0) {
    return diagnose(
      'csv.cell-too-large',
      { limit: limits.cell },
      place({ column: `#${large + 1}` }),
    );
  }
  return record.cells.some((cell) => cell.includes('\0'))
    ? diagnose('csv.nul', {}, place())
    : undefined;
}

/** A row fits when it has every named column and nothing beyond the headings but empty cells. */
function faultOf(record: RawRecord, named: number, width: number): RowFault | undefined {
  if (record.strayQuote)
    return { kind: 'stray-quote', cells: record.cells.length, lastLine: record.lastLine };
  const cells = record.cells.length;
  const fits = cells >= named && record.cells.slice(width).every(isBlank);
  return fits ? undefined : { kind: 'ragged', cells, lastLine: record.lastLine };
}

/** Whether a cell of one character a byte holds white space only, no-break spaces too. */
function isBlank(cell: string): boolean {
  return cleanText(decodeUtf8(cell) ?? decodeWestern(cell)) === '';
}

function trailingEmpty(columns: readonly { heading: string; texts: readonly string[] }[]): number {
  const last = columns.findLastIndex(
    (column) => column.heading !== '' || column.texts.some((text) => cleanText(text) !== ''),
  );
  return columns.length - 1 - last;
}
