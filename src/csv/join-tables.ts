import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import { failure, type Result, success } from '../base/result.ts';
import { type Column, codesFor } from './column-store.ts';
import { joinLines } from './row-lines.ts';
import type { FileTable, RowFault, Table } from './table.ts';

/**
 * Joins the files of one election. They are taken in the order of their names (then of their
 * hashes), whatever order they were given in, and their columns are matched by heading and, among
 * equal headings, by occurrence.
 */
export function joinTables(given: readonly FileTable[]): Result<Table> {
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
    return joinColumns(parts.filter((part) => part !== undefined));
  });
  const at = new Map(keys.map((key, position) => [key, position]));
  const orders = places.map((own) => [...own.keys()].flatMap((key) => at.get(key) ?? []));
  return success({ columns, width: columns.length, orders, ...joinRows(files) });
}

/** Few ballots without ids or stamps may well be the same in two places; these may not. */
function isTelling(file: FileTable): boolean {
  const distinct = file.columns.some((column) => column.texts.length - 1 >= file.rows);
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

function joinColumns(parts: readonly Column[]): Column {
  const [first] = parts;
  if (first !== undefined && parts.length === 1) return first;
  const codeOf = new Map<string, number>([['', 0]]);
  const recoded = parts.map((part) =>
    part.texts.map((text) => {
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    }),
  );
  const codes = codesFor(
    parts.reduce((sum, part) => sum + part.codes.length, 0),
    codeOf.size - 1,
  );
  let row = 0;
  parts.forEach((part, at) => {
    for (const code of part.codes) {
      codes[row] = recoded[at]?.[code] ?? 0;
      row += 1;
    }
  });
  return { heading: first?.heading ?? '', codes, texts: [...codeOf.keys()] };
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
