import emojiRegex from 'emoji-regex';
import { eastAsianWidth } from 'get-east-asian-width';
import { lazily } from '../base/lazily.ts';

/** It costs as much as counting a small file, and most reports have no letters that need it. */
const segmenter = lazily(() => new Intl.Segmenter('en', { granularity: 'grapheme' }));
const emoji = lazily(emojiRegex);

/** The letters of a text as readers see them: each with its accents and joined signs. */
export function graphemesOf(text: string): string[] {
  return Array.from(segmenter().segment(text), ({ segment }) => segment);
}

/** Controls, joiners and other signs that are not seen. */
const unseen = lazily(() => /^[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u200b-\u200f\ufeff]/u);

/** Blocks of marks that stand on the letter before them. */
const combining: readonly (readonly [first: number, last: number])[] = [
  [0x300, 0x36f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
];

/** How many columns of a terminal letters of any script take. */
export function widthOfLetters(text: string): number {
  return graphemesOf(text).reduce((width, letter) => width + widthOfLetter(letter), 0);
}

function widthOfLetter(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  if (unseen().test(letter) || combining.some(([first, last]) => code >= first && code <= last))
    return 0;
  return letter.search(emoji()) >= 0 ? 2 : eastAsianWidth(code);
}
