import { roundLabels } from '../report/messages/rounds.ts';
import { formatNumber } from '../report/numbers.ts';
import type { ContestReport } from '../report/schema.ts';
import { type RoundTable, roundTable } from './round-table.ts';
import { most, padEnd, padStart, widthOf, wrap } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { safe } from './visible.ts';

const indent = ' '.repeat(4);
const gap = '  ';
/** Rounds and options of which a table is read at a glance. */
const readable = { rounds: 24, options: 20 };
/** So many tables stand below each other where one would be too wide. */
const mostBlocks = 4;
/** The part of the lines that titles may take; longer ones go on below. */
const widestTitle = 0.35;

/** The votes of each round side by side, in as many tables as the lines need; none where these are too many. */
export function roundLines(contest: ContestReport, pen: Pen): string[] {
  const table = roundTable(contest, readable);
  if (table === undefined) return [];
  const room = Math.max(8, Math.floor(pen.width * widestTitle));
  const titles = ['', ...table.rows.map(({ title }) => safe(title)), roundLabels.exhausted].map(
    (title) => wrap(title, room),
  );
  const size = most(titles.flat().map(widthOf));
  const blocks = blocksIn(columnsOf(table), pen.width - indent.length - size);
  if (blocks === undefined || blocks.length > mostBlocks) return [];
  return [...blocks.flatMap((block) => ['', ...blockLines(block, titles, size, pen)]), ''];
}

/** A round: its cells with their decimals below each other, the name of the round first, and who is elected in it. */
interface Column {
  readonly cells: readonly string[];
  readonly elected: readonly boolean[];
}

function columnsOf({ rounds, rows, exhausted }: RoundTable): Column[] {
  return rounds.map((round, at) => {
    const own = rows.map(({ cells }) => cells[at]);
    const numbers = [...own.map((cell) => cell?.votes), exhausted[at]].map((votes) =>
      votes === undefined ? '' : formatNumber(votes),
    );
    const places = most(numbers.map((text) => decimalsOf(text).length));
    const aligned = numbers.map((text) =>
      text === '' ? '' : padEnd(text, widthOf(text) + places - decimalsOf(text).length),
    );
    const cells = [roundLabels.round(round), ...aligned];
    const width = most(cells.map(widthOf));
    return {
      cells: cells.map((cell) => padStart(cell, width)),
      elected: [false, ...own.map((cell) => cell?.fate === 'elected'), false],
    };
  });
}

function decimalsOf(number: string): string {
  const point = number.indexOf('.');
  return point < 0 ? '' : number.slice(point);
}

/** Columns that go into one line each; undefined where one alone is too wide. */
function blocksIn(columns: readonly Column[], room: number): readonly Column[][] | undefined {
  const blocks: Column[][] = [];
  let free = 0;
  for (const column of columns) {
    const width = gap.length + widthOf(column.cells[0] ?? '');
    if (width > room) return undefined;
    if (width > free) {
      blocks.push([]);
      free = room;
    }
    blocks.at(-1)?.push(column);
    free -= width;
  }
  return blocks;
}

/** Who is out before the rounds of a table has no line in it. */
function blockLines(
  block: readonly Column[],
  titles: readonly (readonly string[])[],
  size: number,
  pen: Pen,
): string[] {
  return titles.flatMap(([title = '', ...rest], at) => {
    const cells = block.map(({ cells: own }) => own[at] ?? '');
    if (cells.every((cell) => cell.trim() === '')) return [];
    const shown = cells.map((cell, round) =>
      block[round]?.elected[at] ? pen.strong(gap + cell) : gap + cell,
    );
    const line = `${indent}${padEnd(title, size)}${shown.join('')}`.trimEnd();
    const first = at === 0 || at === titles.length - 1 ? pen.faint(line) : line;
    return [first, ...rest.map((more) => indent + more)];
  });
}
