import { roundLabels } from '../report/messages/rounds.ts';
import { formatNumber } from '../report/numbers.ts';
import type { ContestReport } from '../report/schema.ts';
import { type RoundTable, roundTable } from './round-table.ts';
import { most, padEnd, padStart, widthOf } from './text-layout.ts';
import type { Pen } from './text-pen.ts';
import { safe } from './visible.ts';

const indent = 4;
const gap = 2;
/** Options of which a column of titles is read at a glance. */
const mostOptions = 20;

/** The votes of each round side by side, where the lines are wide enough for it; their decimals stand below each other. */
export function roundLines(contest: ContestReport, pen: Pen): string[] {
  const table = roundTable(contest, { rounds: pen.width, options: mostOptions });
  if (table === undefined) return [];
  const columns = columnsOf(table);
  const titles = ['', ...table.rows.map(({ title }) => safe(title)), roundLabels.exhausted];
  const size = most(titles.map(widthOf));
  const width =
    indent + size + columns.reduce((sum, cells) => sum + gap + widthOf(cells[0] ?? ''), 0);
  if (width > pen.width) return [];
  const lines = titles.map((title, at) => {
    const cells = columns.map((column, round) => {
      const cell = ' '.repeat(gap) + (column[at] ?? '');
      const isElected = table.rows[at - 1]?.cells[round]?.fate === 'elected';
      return isElected ? pen.strong(cell) : cell;
    });
    return `${' '.repeat(indent)}${padEnd(title, size)}${cells.join('')}`.trimEnd();
  });
  const [head = '', ...rows] = lines;
  return ['', pen.faint(head), ...rows.slice(0, -1), pen.faint(rows.at(-1) ?? ''), ''];
}

/** The cells of each round, all of one width, below its name. */
function columnsOf({ rounds, rows, exhausted }: RoundTable): string[][] {
  return rounds.map((round, at) => {
    const numbers = [...rows.map(({ cells }) => cells[at]?.votes), exhausted[at]].map((votes) =>
      votes === undefined ? '' : formatNumber(votes),
    );
    const places = most(numbers.map((text) => decimalsOf(text).length));
    const aligned = numbers.map((text) =>
      padEnd(text, widthOf(text) + places - decimalsOf(text).length),
    );
    const cells = [roundLabels.round(round), ...aligned];
    const width = most(cells.map(widthOf));
    return cells.map((cell) => padStart(cell, width));
  });
}

function decimalsOf(number: string): string {
  const point = number.indexOf('.');
  return point < 0 ? '' : number.slice(point);
}
