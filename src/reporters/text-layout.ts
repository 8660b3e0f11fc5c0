import { graphemesOf, widthOfLetters } from './letters.ts';

/** Western letters, dashes, boxes and blocks: each takes one column. */
const narrow =
  /^[\x20-\x7e\u00a0-\u00a8\u00aa-\u00ac\u00af-\u02ff\u2010-\u2027\u2500-\u25a9\u25cf]*$/;

/** How many columns of a terminal a text takes: wide letters take two, combining marks none. */
export function widthOf(text: string): number {
  return narrow.test(text) ? text.length : widthOfLetters(text);
}

/** The greatest of these; there may be more of them than a call takes arguments. */
export function most(numbers: readonly number[]): number {
  return numbers.reduce((greatest, number) => Math.max(greatest, number), 0);
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

/** Breaks a text between words into lines of at most `width` columns; a longer word is broken where it must be. */
export function wrap(text: string, width: number): string[] {
  // Of a text of narrow letters every piece is as wide as it is long.
  const measure = narrow.test(text) ? (piece: string) => piece.length : widthOf;
  const lines: string[] = [];
  let line = '';
  const add = (word: string): void => {
    const joined = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(joined) > width) {
      lines.push(line);
      line = word;
    } else line = joined;
  };
  for (const word of text.split(' ')) {
    if (measure(word) <= width) add(word);
    else for (const piece of breakWord(word, width)) add(piece);
  }
  lines.push(line);
  return lines;
}

function breakWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of graphemesOf(word)) {
    if (piece !== '' && widthOf(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/** A space at which no line is broken. */
export const tied = '\u00a0';

/** Wraps a text whose first line is indented by `first` and whose others by as many spaces. */
export function hang(first: string, text: string, width: number): string[] {
  const indent = widthOf(first);
  const lines = wrap(text, Math.max(10, width - indent));
  return lines.map(
    (line, at) => (at === 0 ? first : ' '.repeat(indent)) + line.replaceAll(tied, ' '),
  );
}
