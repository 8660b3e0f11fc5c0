import { chosenOf, rowsIn, type ValueList } from './value-list.ts';

/** A cell longer than this is prose, not an option. */
const optionLength = 300;

/** With fewer cells than this, cells that differ may still be the names of candidates. */
const fewCells = 20;
/** Words in a cell that names something; prose has more. */
const titleWords = 8;

/** Free answers are long, or seldom repeat; the choices of a contest do. */
export function looksLikeProse(list: ValueList): boolean {
  const filled = rowsIn(list);
  const long = chosenOf(list, (at) => {
    const text = list.textAt(at);
    return text.length > optionLength || /[\n\r]/.test(text);
  });
  if (rowsIn(long) * 10 > filled) return true;
  if (list.length <= 3 || list.length * 2 <= filled) return false;
  if (filled >= fewCells) return true;
  const wordy = chosenOf(list, (at) => list.textAt(at).split(' ').length > titleWords);
  return wordy.length * 2 > list.length;
}
