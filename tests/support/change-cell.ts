import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { foldText } from '../../src/base/fold.ts';
import type { Column } from '../../src/csv/column-store.ts';
import { lineAt } from '../../src/csv/row-lines.ts';
import { counted } from '../../src/election/disposition.ts';
import type { Contest } from '../../src/election/election.ts';
import type { Report } from '../../src/report/schema.ts';
import type { Tallied } from '../../src/tally.ts';

/** A file of ballots in which one cell of a counted row says another mark. */
export interface ChangedCell {
  readonly contest: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly from: string;
  readonly to: string;
}

/** Changes of single marks, at most `most` in each contest, in files that lie in one folder. */
export function changedCells(folder: string, tallied: Tallied, most: number): ChangedCell[] {
  return tallied.election.contests.flatMap((contest) =>
    contest.status === 'withdrawn' ? [] : changesIn(contest, folder, tallied).slice(0, most),
  );
}

function changesIn(contest: Contest, folder: string, tallied: Tallied): ChangedCell[] {
  const { table, admission, report } = tallied;
  const ticks = contest.spread?.layout === 'ticks';
  const spread =
    contest.spread?.layout === 'choices' || ticks ? contest.spread.columns[0] : undefined;
  const position = spread ?? contest.column ?? -1;
  const column = table.columns[position];
  if (column === undefined || position >= table.width) return [];
  const found: ChangedCell[] = [];
  for (let row = 0; row < table.rows && found.length < 8; row += 1) {
    if (admission.codes[row] !== counted) continue;
    const from = textAt(column, row);
    const to = ticks ? otherBox(from) : otherMark(contest, from);
    if (to === undefined) continue;
    const at = table.fileOf[row] ?? 0;
    const file = table.files[at]?.name ?? '';
    const cell = (table.orders[at] ?? []).indexOf(position);
    const input = report.inputs.find((one) => one.role === 'ballots' && one.name === file);
    const line = lineAt(table.lines, row);
    if (input === undefined || line === undefined) continue;
    const bytes = withCell(readFileSync(join(folder, file)), input, { line, cell, from, to });
    if (bytes !== undefined) found.push({ contest: contest.id, file, bytes, from, to });
  }
  return found;
}

function textAt(column: Column, row: number): string {
  return column.texts[column.codes[row] ?? 0] ?? '';
}

/** An empty box in the place of a ticked one. */
function otherBox(from: string): string | undefined {
  return ['', '0', 'no'].includes(foldText(from)) ? undefined : '';
}

/** A mark that the cell does not say; undefined where that is not sure. */
function otherMark(contest: Contest, from: string): string | undefined {
  const folded = foldText(from);
  if (contest.reads === 'question') {
    if (contest.words !== undefined) return undefined;
    return folded === 'no' ? 'Yes' : folded === 'yes' ? 'No' : undefined;
  }
  const plain = contest.options.filter(({ aliases, writeIn }) => aliases.length === 0 && !writeIn);
  const said = (title: string) => folded.includes(foldText(title));
  return contest.max !== 0 && contest.min <= 1
    ? plain.map(({ title }) => title).find((title) => !said(title) && !/["\n;,|]/.test(title))
    : undefined;
}

interface Change {
  readonly line: number;
  readonly cell: number;
  readonly from: string;
  readonly to: string;
}

/** The file with one cell changed; undefined where its row is not one plain line. */
function withCell(
  file: Buffer,
  { encoding, delimiter }: Report['inputs'][number],
  { line, cell, from, to }: Change,
): Uint8Array | undefined {
  const code = encoding === 'utf-16le' ? 'utf16le' : encoding === 'utf-8' ? 'utf8' : 'latin1';
  const pieces = file.toString(code).split(/(\r\n|\n|\r)/);
  const own = pieces[(line - 1) * 2] ?? '';
  if ((own.match(/"/g)?.length ?? 0) % 2 === 1) return undefined;
  const [cells = []] = parse(own, { delimiter, relax_quotes: true }) as string[][];
  if (foldText(cells[cell] ?? '') !== foldText(from)) return undefined;
  cells[cell] = to;
  pieces[(line - 1) * 2] = cells
    .map((one) => (/["\n\r]/.test(one) || one.includes(delimiter) ? quote(one) : one))
    .join(delimiter);
  return Buffer.from(pieces.join(''), code);
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
