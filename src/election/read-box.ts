import { foldText } from '../base/fold.ts';
import { wordList, wordSet } from '../base/word-list.ts';

// What the cell of a box says.

/** Words of a ticked and of an empty box; a positive number ticks it too. */
const ticked = wordSet(`
  y, yes, x, ✓, ✔, ✔️, ☑, ✅, true, checked, selected, ausgewählt, on, ok, ja, oui, sí, si,
  ○, 〇, wahr, vrai, vero, verdadero, verdadeiro, waar, prawda, sant
`);
const unticked = wordSet(`
  n, no, false, unchecked, not checked, not selected, nicht gewählt, off, nein, non, ☐, -,
  falsch, faux, falso, onwaar, fałsz, falskt
`);

/** With what an option begins that asks for an answer of the voter's own. */
const openWords = wordList(`
  -oth-, other, sonstige, sonstiger, sonstiges, andere, anderer, anderes, anders, autre, autres,
  otro, otros, otra, otras, outro, outros, altro, overig
`);

/** Whether voters write an answer of their own for an option: any text ticks it. */
export function isOpenOption(title: string): boolean {
  const folded = foldText(title);
  return openWords.some(
    (word) => folded.startsWith(word) && !/^\p{L}/u.test(folded.slice(word.length)),
  );
}

export type Tick = 'ticked' | 'unticked' | 'zero' | 'blank' | 'unread';

/** What a cell says of the option that its column stands for. Both are folded. */
export function readTick(cell: string, option: string): Tick {
  if (cell === '' || cell === 'n/a') return 'blank';
  if (/^0+([.,]0*)?$/u.test(cell)) return 'zero';
  if (unticked.has(cell)) return 'unticked';
  const tick = cell === option || ticked.has(cell) || readRank(cell) !== undefined;
  return tick || isOpenOption(option) ? 'ticked' : 'unread';
}

/** `first` and on, as headings and cells say them. */
export const ordinals: readonly string[] = wordList(`
  first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth
`);

/** What forms write behind the ends of a scale: `1 (most preferred)`. */
const endOfScale =
  / \((?:most|least|highest|lowest|best|worst|top|first|last|favou?rite)[^()]*\)$/u;

/** What stands before the number of a rank: `Preference 1`, `#1`. */
const beforeNumber = /^(?:(?:preference|choice|priority) |#)(?=\d)/;

/** A rank or a score: a whole number, `1st`, `Rank 1`, `Preference 1` and `1 (best)` too. */
export function readRank(text: string): number | undefined {
  const whole = text.endsWith(')') ? text.replace(endOfScale, '') : text;
  const folded = whole.replace(beforeNumber, '');
  const word = ordinals.indexOf(folded.replace(/ (choice|preference)$/u, ''));
  if (word >= 0) return word + 1;
  // Most cells are seen to be no rank by less than the whole pattern, which takes long to compile.
  if (!/^(?:ran[kg] )?\d{1,4}\D*$/.test(folded)) return undefined;
  const digits =
    /^(?:rank |rang )?(\d{1,4})(?:st|nd|rd|th|er|re|e|ère|ème|ª|º|位|\.)?(?: (?:choice|preference|wahl|präferenz|choix|opción|scelta))?$/u.exec(
      folded,
    )?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A score: a whole number, `5.0` and `5 (best)` too. */
export function readScore(folded: string): number | undefined {
  const whole = folded.endsWith(')') ? folded.replace(endOfScale, '') : folded;
  const digits = /^(\d{1,4})(?:[.,]0{1,6})?$/.exec(whole)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** `1st` or `first`: a rank, and no score. */
export function isOrdinal(folded: string): boolean {
  return /^\d{1,2}(?:st|nd|rd|th)$/.test(folded) || ordinals.includes(folded);
}

const unranked = wordSet(`
  -, –, n/a, not ranked, unranked, no rank, no ranking, no preference, no opinion, no choice
`);

/** A dash, or words for it, below an option that a voter gave no score. */
export function isUnscored(folded: string): boolean {
  return unranked.has(folded) || folded === 'no score' || folded === 'not scored';
}

/** A dash, or words for it, below an option that a voter did not rank. */
export function isUnranked(folded: string): boolean {
  return unranked.has(folded);
}
