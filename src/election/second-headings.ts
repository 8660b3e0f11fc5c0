import { foldText } from '../base/fold.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { isBoxMark } from './box-cells.ts';
import { generalWords } from './vocabulary.ts';

// What the first row below the headings may be instead of a ballot; `cells` is that row, cleaned.

/** Nextcloud Forms: an id for each column, and rows of a grid or a ranking in brackets, `Motions (Roof)`. */
export function besideIds(
  headings: readonly string[],
  cells: readonly string[],
): readonly string[] | undefined {
  if (cells[0] !== 'submission_id' || !cells.some((id) => /^question-id-\d/.test(id))) return;
  return headings.map((heading, at) =>
    /^question-id-\d+-\d/.test(cells[at] ?? '')
      ? heading.replace(/ \(([^()[\]]+)\)$/u, ' [$1]')
      : heading,
  );
}

/** Framadate and Doodle: days, and below them the times of day, which are no answers, while those below are. */
export function aboveMoments(
  { columns, rows }: FileTable,
  cells: readonly string[],
): readonly string[] | undefined {
  const [names, ...slots] = columns;
  if (names?.heading !== '' || cells[0] !== '' || slots.length < 2 || rows < 2) return undefined;
  const fits = slots.every((slot, at) => {
    const moment = cells[at + 1] ?? '';
    if (slot.heading === '' || moment === '' || slot.bulk) return false;
    return !isAnswer(foldText(moment)) && answersBelow(slot);
  });
  return fits
    ? columns.map(({ heading }, at) => (at === 0 ? '' : `${heading}, ${cells[at]}`))
    : undefined;
}

/** What is said of a time: Framadate has words, Doodle has marks. */
function isAnswer(folded: string): boolean {
  return generalWords().has(folded) || isBoxMark(folded);
}

/** Whether most rows below the first hold an answer, and none what the first one does. */
function answersBelow(column: Column): boolean {
  const [first, ...below] = column.codes;
  const answers = Array.from({ length: sizeOf(column) }, (_, code) =>
    isAnswer(foldText(textAt(column, code))),
  );
  const filled = below.filter((code) => textAt(column, code) !== '');
  const known = filled.filter((code) => answers[code]);
  return known.length * 2 > filled.length && !below.includes(first ?? 0);
}
