import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import { failure, type Result, success } from '../base/result.ts';
import { cellTexts, type PlacedTexts } from './cell-texts.ts';
import { type Column, codesFor, columnOf, lengthOf, sizeOf } from './column-store.ts';
import { type Kernel, sights, whileRoom } from './kernel.ts';
import { joinCodes } from './raw-column.ts';
import { textsIn } from './raw-column-builder.ts';
import { joinLines } from './row-lines.ts';
import type { FileTable, RowFault, Table } from './table.ts';

/**
 * Joins the files of one election. They are taken in the order of their names (then of their
 * hashes), whatever order they were given in, and their columns are matched by heading and, among
 * equal headings, by occurrence. Where they were read into the memory of one kernel, very many texts are
 * compared there.
 */
export function joinTables(given: readonly FileTable[], kernel?: Kernel): Result<Table> {
  const join = () => joinAll(given, kernel);
  const joined = kernel ? whileRoom(kernel, join) : join();
  const places = given.map(({ name }) => ({ file: name }));
  return joined ?? failure([diagnose('file.too-many-texts', {}, places)]);
}

function joinAll(given: readonly FileTable[], kernel: Kernel | undefined): Result<Table> {
  const files = [...given].sort(
    (a, b) => byCodeUnit(a.name, b.name) || byCodeUnit(a.sha256, b.sha256),
  );
  const [first] = files;
  if (first === undefined) return failure([diagnose('file.none', {})]);
  if (files.length === 1) {
    return success({
      columns: first.columns,
      width: first.columns.length,
      orders: [[...first.columns.keys()]],
      ...joinRows(files),
    });
  }
  const twice = files.flatMap((file, at) => {
    const before = files.slice(0, at).find((other) => other.sha256 === file.sha256);
    return before !== undefined && isTelling(file)
      ? [diagnose('files.same', { first: before.name, second: file.name }, [{ file: file.name }])]
      : [];
  });
  if (twice.length > 0) return failure(twice);
  const keys = columnKeys(first);
  const places = files.map((file) => new Map(columnKeys(file).map((key, at) => [key, at])));
  const problems = files.flatMap((file, at) =>
    differences(first, keys, file, places[at] ?? new Map()),
  );
  if (problems.length > 0) return failure(problems);
  const columns = keys.map((key, at): Column => {
    const parts = files.map((file, index) => file.columns[places[index]?.get(key) ?? at]);
    return joinColumns(
      parts.filter((part) => part !== undefined),
      kernel,
    );
  });
  const at = new Map(keys.map((key, position) => [key, position]));
  const orders = places.map((own) => [...own.keys()].flatMap((key) => at.get(key) ?? []));
  return success({ columns, width: columns.length, orders, ...joinRows(files) });
}

/** Few ballots without ids or stamps may well be the same in two places; these may not. */
function isTelling(file: FileTable): boolean {
  const distinct = file.columns.some((column) => sizeOf(column) - 1 >= file.rows);
  return file.rows >= 20 || (file.rows > 1 && distinct);
}

/** The folded heading of each column with its occurrence, so that repeated headings stay apart. */
function columnKeys(file: FileTable): string[] {
  const seen = new Map<string, number>();
  return file.columns.map((column) => {
    const heading = foldText(column.heading);
    const nth = (seen.get(heading) ?? 0) + 1;
    seen.set(heading, nth);
    return `${nth} ${heading}`;
  });
}

function differences(
  first: FileTable,
  keys: readonly string[],
  file: FileTable,
  own: ReadonlyMap<string, number>,
): Diagnostic[] {
  const list = (these: Iterable<string>, others: ReadonlySet<string>, of: FileTable) =>
    [...these].flatMap((key, at) => (others.has(key) ? [] : [of.columns[at]?.heading ?? '']));
  const missing = list(keys, new Set(own.keys()), first);
  const extra = list(own.keys(), new Set(keys), file);
  if (missing.length + extra.length === 0) return [];
  const args = { first: first.name, missing: missing.length, extra: extra.length };
  const places = [...missing, ...extra].map((column) => ({
    file: file.name,
    line: file.headerLine,
    column,
  }));
  return [diagnose('files.headings-differ', args, places)];
}

function joinColumns(parts: readonly Column[], kernel: Kernel | undefined): Column {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const heading = first?.heading ?? '';
  if (kernel && parts.some(({ bulk }) => bulk !== undefined) && parts.every(isComparable)) {
    return joinBytes(heading, parts, kernel);
  }
  const codeOf = new Map<string, number>([['', 0]]);
  const recoded = parts.map((part) =>
    part.texts.map((text) => {
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    }),
  );
  const codes = codesFor(lengthOf(parts.map((part) => part.codes)), codeOf.size - 1);
  let row = 0;
  parts.forEach((part, at) => {
    for (const code of part.codes) {
      codes[row] = recoded[at]?.[code] ?? 0;
      row += 1;
    }
  });
  return { heading, codes, texts: [...codeOf.keys()] };
}

/** Whether the texts of a column are the same when their bytes are. */
function isComparable({ bulk }: Column): boolean {
  return bulk === undefined || !bulk.western || (bulk.seen & sights.high) === 0;
}

/** Joins columns of very many texts by their bytes; those of few get bytes for it. */
function joinBytes(heading: string, parts: readonly Column[], kernel: Kernel): Column {
  const placed = parts.map((part) => {
    const own = part.bulk ?? placedTexts(kernel, part.texts);
    return { codes: [part.codes], ...own };
  });
  const joined = joinCodes(kernel, placed);
  return columnOf(heading, joined.codes, cellTexts(kernel, joined, false));
}

/** Writes texts into the memory of a kernel. The first is the empty one. */
function placedTexts(kernel: Kernel, texts: readonly string[]): PlacedTexts {
  const bytes = texts.map((text) => Buffer.from(text, 'utf8'));
  const longest = bytes.reduce((most, { length }) => Math.max(most, length), 0);
  const scratch = kernel.allocate(longest + 64) >>> 0;
  kernel.begin(1, 1, ','.charCodeAt(0));
  for (const own of bytes) {
    new Uint8Array(kernel.memory.buffer).set(own, scratch);
    kernel.putCell(0, scratch, own.length);
  }
  return textsIn(kernel, 0);
}

function joinRows(files: readonly FileTable[]): Omit<Table, 'columns' | 'width' | 'orders'> {
  const rows = files.reduce((sum, file) => sum + file.rows, 0);
  const alone = files.length === 1;
  const lines = joinLines(files.map((file) => ({ lines: file.lines, before: 0 })));
  const fileOf = new Uint16Array(alone ? 0 : rows);
  const faults = new Map<number, RowFault>();
  let start = 0;
  files.forEach((file, at) => {
    fileOf.fill(at, start, start + file.rows);
    for (const [row, fault] of file.faults) faults.set(start + row, fault);
    start += file.rows;
  });
  const parts = files.map(({ name, bytes, sha256, encoding, delimiter, headerLine, rows }) => ({
    name,
    bytes,
    sha256,
    encoding,
    delimiter,
    headerLine,
    rows,
  }));
  return { rows, lines, fileOf, faults, files: parts };
}
