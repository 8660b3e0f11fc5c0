import { cleanText, foldText } from '../base/fold.ts';
import type { ColumnFacts } from './column-facts.ts';

/** What stands between the ranks of one cell: `A > B = C`, or `A;B;C;` as Microsoft Forms writes it. */
export type RankSeparator = '>' | ';';

/** The least share of the ballots with several ranks in a cell. */
const severalShare = 0.5;

/** How the cells of a column list options in order, if they do. */
export function rankSeparator({ values, filled }: ColumnFacts): RankSeparator | undefined {
  const several = values.filter(({ text }) => /[^<>\s-]\s*>\s*[^<>\s]/u.test(text));
  const ranked = several.reduce((sum, value) => sum + value.rows, 0);
  if (ranked > 0 && ranked >= severalShare * filled) return '>';
  const [first, ...others] = values.map(({ text }) => ranksIn(text, ';').flat().map(foldText));
  const everything = new Set(first);
  const permuted =
    values.every(({ text }) => text.endsWith(';')) &&
    everything.size > 2 &&
    others.length > 0 &&
    others.every(
      (own) => own.length === everything.size && own.every((one) => everything.has(one)),
    );
  return permuted ? ';' : undefined;
}

/** The options of a cell, rank by rank; those of one rank are equal. */
export function ranksIn(text: string, separator: RankSeparator): string[][] {
  return text
    .split(separator)
    .map((rank) => (separator === '>' ? rank.split('=') : [rank]))
    .map((rank) => rank.map(cleanText).filter((option) => option !== ''))
    .filter((rank) => rank.length > 0);
}
