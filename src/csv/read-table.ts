import { createHash } from 'node:crypto';
import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { failure, type Result, success } from '../base/result.ts';
import { suggest, suggesting } from '../base/suggest.ts';
import { countPerRecord, type Delimiter, findDialect } from './dialect.ts';
import { type Encoding, isZip, type Refusal, readOpening, utf16Transcoder } from './encoding.ts';
import { type FileIdentity, fileTable } from './file-table.ts';
import { findTitle } from './find-title.ts';
import { giveBack, joinKernel, type Kernel, type KernelMemory, takeKernel } from './kernel.ts';
import { limits } from './limits.ts';
import type { Helpers } from './number-texts.ts';
import { piecesInto } from './pieces.ts';
import { pollReportIn } from './poll-report.ts';
import { type RecordReader, recordReader } from './record-reader.ts';
import { type RowCollector, rowCollector } from './row-collector.ts';
import { anotherTable, severalTablesIn } from './several-tables.ts';
import type { Source } from './source.ts';
import type { Elsewhere, Shape, Stretch } from './stretch.ts';
import type { FileTable } from './table.ts';

/** Bytes of the head from which encoding and delimiter are found. */
const headBytes = 64 * 1024;

/** Rows at the head of a sheet in which a second table is looked for. */
const headRows = 2000;

/** What was said of a file: what stands between its cells, or which sheet of a workbook is wanted. */
interface Wanted {
  readonly delimiter?: Delimiter | undefined;
  readonly sheet?: string | undefined;
}

/**
 * Reads one file into dictionary-encoded columns. Nothing of the file is kept but its distinct cells.
 * `memory`, where several files are read together, is where their texts stand.
 */
export async function readTable(
  source: Source,
  { delimiter, sheet }: Wanted = {},
  memory?: KernelMemory,
): Promise<Result<FileTable>> {
  const kernel = memory ? joinKernel(memory) : takeKernel();
  const reader = fileReader(source.name, kernel, delimiter);
  let result: Result<FileTable>;
  try {
    result = await readAll(reader, kernel, source, sheet);
  } catch (error) {
    if (kernel.isFull() === 0) throw error;
    return failure([diagnose('file.too-many-texts', {}, [{ file: source.name }])]);
  }
  // Columns of very many texts have them read from the kernel's memory later on.
  if (
    memory === undefined &&
    (!result.ok || result.value.columns.every(({ bulk }) => bulk === undefined))
  )
    giveBack(kernel);
  return result;
}

async function readAll(
  reader: ReturnType<typeof fileReader>,
  kernel: Kernel,
  source: Source,
  sheet: string | undefined,
): Promise<Result<FileTable>> {
  const hash = createHash('sha256');
  let bytes = 0;
  let fault: Diagnostic | undefined;
  let packed: Uint8Array[] | undefined;
  let asked = false;
  let elsewhere: Elsewhere | undefined;
  /** how many bytes are left that are read here */
  const left = () => (elsewhere?.from ?? Number.POSITIVE_INFINITY) - bytes;
  const room = () => (left() > 0 ? reader.room() : undefined);
  for await (const chunk of piecesInto(source.chunks, room)) {
    hash.update(chunk);
    if (bytes === 0 && isZip(chunk)) packed = [];
    const own = chunk.subarray(0, Math.max(0, left()));
    bytes += chunk.length;
    if (packed) {
      if (bytes > limits.workbook) return failure([notText('zip', source.name)]);
      packed.push(Buffer.from(chunk));
      continue;
    }
    if (own.length > 0) fault = await reader.push(own);
    if (fault) return failure([fault]);
    const shape: Shape | undefined = asked ? undefined : reader.shape();
    if (shape) elsewhere = source.elsewhere?.(shape, bytes);
    asked ||= shape !== undefined;
    await source.onRead?.(bytes, reader.rows());
  }
  const identity = () => ({ name: source.name, bytes, sha256: hash.digest('hex') });
  if (packed) return readSheet(kernel, Buffer.concat(packed), identity(), sheet);
  const { stretches = [], fault: wrong } = await readRest(reader, elsewhere);
  const table: Result<FileTable> = wrong
    ? failure([wrong])
    : await reader.table(identity(), stretches, elsewhere?.helpers);
  elsewhere?.close();
  return table;
}

/** What was read elsewhere; or reads it here, where that cannot be used. */
async function readRest(
  reader: ReturnType<typeof fileReader>,
  elsewhere: Elsewhere | undefined,
): Promise<{ readonly stretches?: readonly Stretch[]; readonly fault?: Diagnostic }> {
  const stretches = await elsewhere?.stretches();
  const unsettled = elsewhere && (await reader.settle());
  if (unsettled) return { fault: unsettled };
  // Whether the first stretch begins with a record is known only now.
  if (stretches && reader.isBetween()) return { stretches };
  for (const chunk of elsewhere?.again() ?? []) {
    const fault = await reader.push(chunk);
    if (fault) return { fault };
  }
  const fault = await reader.end();
  return fault ? { fault } : {};
}

/** Reads a sheet of a workbook. What reads workbooks is loaded only for one. */
async function readSheet(
  kernel: Kernel,
  bytes: Uint8Array,
  identity: FileIdentity,
  sheet: string | undefined,
): Promise<Result<FileTable>> {
  const { readWorkbook } = await import('./read-workbook.ts');
  const workbook = await readWorkbook(bytes, sheet);
  const place = { file: identity.name };
  if (workbook === undefined) return failure([notText('zip', identity.name)]);
  const { sheets, rows: cells } = workbook;
  if (cells === undefined) {
    const near = sheet === undefined ? undefined : suggest(sheet, sheets);
    const where = { ...place, ...suggesting(near) };
    return failure([
      diagnose('file.no-sheet', { sheet: sheet ?? '', sheets: sheets.length }, [where]),
    ]);
  }
  const another = anotherTable(evenRows(cells.slice(0, headRows)));
  if (another !== undefined)
    return failure([diagnose('file.several-tables', {}, [{ ...place, line: another + 1 }])]);
  const rows = rowCollector(identity.name, kernel, ',');
  for (const [at, row] of cells.entries()) {
    const own = row.map((cell) => Buffer.from(cell, 'utf8').toString('latin1'));
    const record = { cells: own, line: at + 1, lastLine: at + 1, strayQuote: false };
    const fault = own.some((cell) => cell !== '') ? rows.add(record) : undefined;
    if (fault) return failure([fault]);
  }
  const dialect = { encoding: 'xlsx', delimiter: ',', titled: false } as const;
  const table = await fileTable(kernel, rows, [], identity, dialect);
  if (!table.ok || sheet !== undefined || sheets.length < 2) return table;
  const note = diagnose('file.first-sheet', { sheet: sheets[0] ?? '', sheets: sheets.length }, [
    place,
  ]);
  return success(table.value, [...table.notes, note]);
}

/** Rows of a sheet, all of one width. */
function evenRows(rows: readonly (readonly string[])[]): string[][] {
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
}

function notText(what: Refusal, file: string): Diagnostic {
  return diagnose('file.not-text', { what }, [{ file }]);
}

/** Finds out from its head how a file is written, and reads it so. */
function fileReader(file: string, kernel: Kernel, wanted: Delimiter | undefined) {
  let head: Uint8Array[] = [];
  let held = 0;
  let encoding: Encoding = 'utf-8';
  let delimiter: Delimiter = ',';
  let transcode = (chunk?: Uint8Array): Uint8Array => chunk ?? new Uint8Array();
  let rows: RowCollector | undefined;
  let records: RecordReader | undefined;
  let titled = false;

  const open = async (start: Buffer): Promise<Diagnostic | undefined> => {
    // However the file comes in pieces, the same bytes are looked at.
    const opening = start.subarray(0, headBytes);
    const read = readOpening(opening);
    if (read.kind === 'refused') return notText(read.what, file);
    encoding = read.encoding;
    if (encoding === 'utf-16le' || encoding === 'utf-16be') transcode = utf16Transcoder(encoding);
    const text = Buffer.from(transcode(opening.subarray(read.skip)));
    const latin = text.toString('latin1', 0, headBytes);
    const polls = pollReportIn(latin);
    if (polls) return diagnose('file.poll-report', { polls }, [{ file }]);
    const counts = countPerRecord(latin);
    const dialect = findDialect(latin, wanted, counts);
    const title = dialect.skip === 0 ? findTitle(latin, wanted, counts) : undefined;
    const { skip } = title ?? dialect;
    delimiter = (title ?? dialect).delimiter;
    const line = severalTablesIn(latin, delimiter);
    if (line !== undefined) return diagnose('file.several-tables', {}, [{ file, line }]);
    titled = title !== undefined;
    rows = rowCollector(file, kernel, delimiter);
    records = recordReader(file, kernel, delimiter, (title?.lines ?? (skip > 0 ? 1 : 0)) + 1, rows);
    return (
      (await records.push(text.subarray(skip))) ??
      (await records.push(transcode(start.subarray(headBytes))))
    );
  };

  return {
    push: async (chunk: Uint8Array): Promise<Diagnostic | undefined> => {
      if (records) return records.push(transcode(chunk));
      head.push(Buffer.from(chunk));
      held += chunk.length;
      if (held < headBytes) return undefined;
      const opening = Buffer.concat(head);
      head = [];
      return open(opening);
    },
    end: async (): Promise<Diagnostic | undefined> => {
      const fault = records ? undefined : await open(Buffer.concat(head));
      return fault ?? (await records?.push(transcode())) ?? records?.end();
    },
    /** Where the next bytes may be written, when they are read as they are. */
    room: () => (encoding === 'utf-8' ? records?.room() : undefined),
    rows: () => rows?.length() ?? 0,
    /** What must be known to read it from the middle, once it is. */
    shape: (): Shape | undefined =>
      encoding === 'utf-8' && rows?.header() ? rows.shape() : undefined,
    settle: async (): Promise<Diagnostic | undefined> => records?.settle(),
    isBetween: () => records?.isBetween() ?? false,
    table: async (
      identity: FileIdentity,
      stretches: readonly Stretch[],
      helpers?: Helpers,
    ): Promise<Result<FileTable>> =>
      rows
        ? fileTable(kernel, rows, stretches, identity, { encoding, delimiter, titled }, helpers)
        : failure([]),
  };
}
