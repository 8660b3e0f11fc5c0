import { type RankSeparator, rankSeparators, ranksIn } from './ordered-cell.ts';

/** What stands between options of one rank in the cells that are made of several; no form writes it. */
export const between = '\u001f';

/** What forms write between options of one rank. */
export const withinRank = [';', '|', ','] as const;

/** What stands between the ranks of a made cell. */
const nextRank = '\u001e';

/** The made cell of a whole ranking: its ranks in order, each with the options that were given it. */
export function rankingCell(ranks: readonly (readonly string[])[]): string {
  return ranks.map((rank) => rank.join(between)).join(nextRank);
}

/** The ranks of a made cell. */
export function ranksOf(cell: string): readonly (readonly string[])[] {
  return cell === '' ? [] : cell.split(nextRank).map((rank) => rank.split(between));
}

/** A made cell as it is shown. */
export function shownCell(cell: string): string {
  return cell.includes(nextRank)
    ? cell.replaceAll(nextRank, ' > ').replaceAll(between, ' = ')
    : cell.replaceAll(between, '; ');
}

/** What may stand between these options in a cell: nothing that one of them contains. */
export function separatorFor(titles: readonly string[]): RankSeparator {
  const free = (separator: RankSeparator) =>
    titles.every((title) => ranksIn(title, separator).flat().join() === title);
  return rankSeparators.find(free) ?? '>';
}
