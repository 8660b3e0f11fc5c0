import { bitSet, setBit } from '../base/bit-set.ts';
import { foldText } from '../base/fold.ts';
import { type Column, everyText, sizeOf, textAt } from '../csv/column-store.ts';
import type { Table } from '../csv/table.ts';
import { rowsWith } from './code-sightings.ts';
import type { Disposition } from './disposition.ts';
import { limeId, limeLastPage, limeSubmitted } from './headings.ts';

/** A survey tool's column that says of a response that it is a test, or was not finished. */
interface Sign {
  readonly disposition: Extract<Disposition, 'test-response' | 'incomplete'>;
  readonly heading: RegExp;
  /** what the cell of such a response is like, folded */
  readonly cell: RegExp;
  /** further headings by which the export is known */
  readonly beside: readonly RegExp[];
  /** what all of its cells are like, where the heading alone says little */
  readonly all?: RegExp;
}

/** What a survey tool says of a response: whether it was finished. */
export const finishing =
  /^(|complete|completed|partial|partially completed|incomplete|disqualified)$/u;

const soSci = [/^case$/u, /^questnnr$/u];
const qualtrics = [/^(response ?id)$/u, /^(recorded ?date)$/u];

const signs: readonly Sign[] = [
  {
    disposition: 'test-response',
    heading: /^(response type|status)$/u,
    cell: /^(survey preview|survey test|preview|1|9|17)$/u,
    beside: qualtrics,
  },
  {
    disposition: 'test-response',
    heading: /^distribution ?channel$/u,
    cell: /^(preview|test)$/u,
    beside: qualtrics,
  },
  { disposition: 'incomplete', heading: /^finished$/u, cell: /^(false|0)$/u, beside: qualtrics },
  {
    disposition: 'incomplete',
    heading: /^finished$/u,
    cell: /^(0|abgebrochen|cancell?ed)$/u,
    beside: soSci,
  },
  // Without a stamp LimeSurvey writes 1980 for a response that was finished.
  {
    disposition: 'incomplete',
    heading: limeSubmitted,
    cell: /^(|n\/a)$/u,
    beside: [limeId, limeLastPage],
  },
  {
    disposition: 'incomplete',
    heading: /^(response status|response type|status|completion status)$/u,
    cell: /^(partial|partially completed|incomplete|disqualified)$/u,
    beside: [],
    all: finishing,
  },
];

/** Rows that a survey tool notes as tests or as not finished, with what they are: tests first. */
export function unfinished(table: Table): Map<number, Disposition> {
  const columns = table.columns.slice(0, table.width);
  const names = columns.map((column) => foldText(column.heading));
  const known = signs.filter(({ beside }) =>
    beside.every((heading) => names.some((name) => heading.test(name))),
  );
  const found = new Map<number, Disposition>();
  for (const { disposition, heading, cell, all } of known) {
    for (const column of columns.filter((_, at) => heading.test(names[at] ?? ''))) {
      if (all && !everyText(column, (text) => all.test(foldText(text)))) continue;
      for (const row of rowsOf(column, cell)) if (!found.has(row)) found.set(row, disposition);
    }
  }
  return found;
}

function rowsOf(column: Column, cell: RegExp): Uint32Array {
  const wanted = bitSet(sizeOf(column));
  for (let code = 0; code < sizeOf(column); code += 1)
    if (cell.test(foldText(textAt(column, code)))) setBit(wanted, code);
  return rowsWith(wanted, column.codes);
}
