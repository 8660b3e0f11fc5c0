import { lazily } from '../base/lazily.ts';
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

const fullName = lazily(
  () => /^\p{Lu}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*)* \p{Lu}[\p{L}\p{M}'’-]+$/u,
);

/** Two words or more of which the first and the last have a capital, as names of people do; an answer in any language seldom has two. */
export function isFullName(text: string): boolean {
  return text.length < 80 && fullName().test(text);
}
