import type { Dice } from './dice.ts';

/** Texts that break careless programs, by what they are. None has a meaning of its own on a ballot. */
const names: readonly (readonly [sort: string, text: string])[] = [
  ['plain', 'Ana Silva'],
  ['quotes', 'say "yes" ""'],
  ['delimiters', 'a,b;c\td|e, f'],
  ['line feed', 'two\nlines'],
  ['carriage return', 'two\r\nmore\rlines'],
  ['control', 'bell\u0007 \u001b[31mred\u001b[0m\u007f\u009b2J\u0085'],
  ['prototype', '__proto__'],
  ['constructor', 'constructor'],
  ['bidi', '\u202eevil\u202c \u2066inner\u2069'],
  ['formula', '=HYPERLINK("http://x","y")'],
  ['another formula', "@SUM(1)+1-2|' /C calc'!A0"],
  ['markup', '<script>alert(1)</script> & </td>'],
  ['markdown', '**[x](javascript:y)** `z`'],
  ['turkish', 'İstanbul ISPARTA ılık'],
  ['folding', 'Straße Σίσυφος ſ'],
  ['combining', 'e\u0301 \u1e9b\u0323 \u212b'],
  ['spaces', 'a\u00a0b\u3000c\u2028d'],
  ['zero width', '\ufeffa\u200bb\u2060'],
  ['emoji', '👩‍👩‍👧 ✓✗'],
  ['number', '1e400 NaN -0'],
  ['long', 'long '.repeat(60)],
];

/** Ends of texts that no report may hold. Each is one word, so that a line may break beside it but not within. */
export const secrets = {
  voter: 'voterzq',
  private: 'privatezq',
  heading: 'headingzq',
  unknown: 'unknownzq',
  beside: 'besidezq',
  stamp: 'stampzq',
  weight: 'weightzq',
  malformed: 'malformedzq',
  rollName: 'rollnamezq',
  rollHeading: 'rollheadingzq',
} as const;

/** UTF-8 cannot carry half a character, so that a definition and a file do not hold it alike. */
const loneSurrogate = ['lone surrogate', '\ud83d and \udc00'] as const;
const veryLong = ['very long', 'x'.repeat(70_000)] as const;

const separators = ['separators', ';|/, \n'.repeat(3000)] as const;

const cells = [...names, loneSurrogate];

/** Slow to write, and so kept rare. */
const large = [veryLong, separators];

export const hostileSorts: readonly string[] = [...cells, ...large].map(([sort]) => sort);

/** A hostile text for a cell to which nothing has to be equal, made unique by a token at its end. */
export function hostileCell(dice: Dice, token: string): { sort: string; text: string } {
  const [sort, text] = dice.pick(dice.below(400) === 0 ? large : cells);
  return { sort, text: `${text} ${token}` };
}

/** A hostile text for a heading, a title or an id, which stands in two places. */
export function hostileName(dice: Dice, token: string): string {
  const [, text] = dice.pick(names);
  return `${text} ${token}`;
}

/** The text in another spelling that means the same: padded, in capitals, spaced or decomposed. */
export function respelt(text: string, dice: Dice): string {
  switch (dice.below(8)) {
    case 0:
      return ` ${text}\u00a0`;
    case 1:
      return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
    case 2:
      return text.replaceAll(' ', '  ');
    case 3:
      return text.normalize('NFD');
    case 4:
      return `\u200b${text}\n`;
    default:
      return text;
  }
}
