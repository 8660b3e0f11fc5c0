import { wordList } from '../base/word-list.ts';

// What stands below a table and is no row of it.

/** Words for a total, folded. */
export const totalWords = wordList(`
  total, totals, grand total, sum, sums, subtotal, count, summe, gesamt, gesamtergebnis, totaux,
  totale, suma
`);

/** A figure, or a percentage. */
export const figure = /^[+-]?[\d\s.,']+ ?%?$/u;

/** A sentence, or a name and what it is: "Exported on 5 March", "Source: portal". */
export const note = /\S\s+\S+\s+\S|:\s*\S/u;

/** A row that opens with "Total" and holds figures only. */
export function isTotal(filled: readonly string[]): boolean {
  const [first, ...rest] = filled;
  return (
    totalWords.includes(first?.replace(/:$/, '') ?? '') &&
    rest.length > 0 &&
    rest.every((cell) => figure.test(cell))
  );
}
