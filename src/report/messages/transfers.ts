import { formatNumber } from '../numbers.ts';
import { unfilledWords } from './outcome.ts';
import { named, tooManyWays } from './rounds.ts';
import { counting, listing } from './words.ts';

/** Who is elected by a single transferable vote: with how many votes in which round, and whether these are below the quota. */
export interface Seated {
  readonly title: string;
  readonly votes: number;
  readonly round: number;
  readonly below: boolean;
}

export interface QuotaWords {
  readonly votes: number;
  readonly of: number;
  readonly seats: number;
}

function seatedWords(seated: readonly Seated[]): string {
  return listing(
    seated.map(({ title, votes, round, below }) => {
      const under = below ? ', below the quota' : '';
      return `${title} (${formatNumber(votes)} in round ${round}${under})`;
    }),
  );
}

/** `The quota for 3 seats is 1,101 of 4,401 valid votes.` */
export function quotaSentence({ votes, of, seats }: QuotaWords): string {
  return `The quota for ${counting(seats, 'seat')} is ${formatNumber(votes)} of ${counting(of, 'valid vote')}.`;
}

/** `Elected: Ana (40 in round 1) and Bo (30.2 in round 4, below the quota). The quota for 2 seats is 34 of 100 valid votes.` */
export function seatedSentence(
  seated: readonly Seated[],
  unfilled: number,
  quota: QuotaWords,
): string {
  const open = unfilled > 0 ? ` ${unfilledWords(unfilled)}` : '';
  return `Elected: ${seatedWords(seated)}. ${quotaSentence(quota)}${open}`;
}

/** A tie in a round that nothing breaks. */
export interface OpenTie {
  readonly round: number;
  readonly level: readonly string[];
  /** the votes of each, or the surplus */
  readonly votes: number;
  readonly surplus: boolean;
  /** those among whom the seats that are left are open */
  readonly among: readonly string[];
  readonly seats: number;
  /** whether there are too many ways in which ties may fall */
  readonly unknown: boolean;
  /** those who are elected whoever comes first */
  readonly inAll: readonly string[];
  /** the option that elects nobody, where it has a seat in any case */
  readonly nobody?: Unseated;
}

/**
 * `Tied in round 3: Bo and Cy have the fewest votes, 25 each, and who of them is out decides between Ana and Bo for 1 seat.`
 * `Tied in round 3: Bo and Cy, with 25 votes each, for 1 seat.`
 */
export function openTieSentence(
  tie: OpenTie,
  seated: readonly Seated[],
  quota: QuotaWords,
): string {
  const { round, level, votes, surplus, among, seats, unknown, inAll, nobody } = tie;
  const what = surplus ? 'the same surplus' : 'the fewest votes';
  const equal = `${named(level)} have ${what}, ${formatNumber(votes)} each`;
  const open = counting(seats, 'seat');
  const alone = level.length === among.length && level.every((title) => among.includes(title));
  const said = unknown
    ? `${equal}, and ${tooManyWays}; the ${formatNumber(among.length)} options that are left stay tied for ${open} until "ties" says who comes first.`
    : alone && !surplus
      ? `${named(level)}, with ${counting(votes, 'vote')} each, for ${open}.`
      : `${equal}, and ${surplus ? 'whose goes on first' : 'who of them is out'} decides between ${named(among)} for ${open}.`;
  const also = inAll.length > 0 ? ` Elected in any case: ${listing(inAll)}.` : '';
  const empty = nobody ? ` ${nobodySeatedSentence(nobody)}` : '';
  const elected = seated.length > 0 ? ` Elected: ${seatedWords(seated)}.` : '';
  return `Tied in round ${round}: ${said}${elected}${also}${empty} ${quotaSentence(quota)}`;
}

/** An option that elects nobody and has a seat: with how many votes in which round; none where it has one in any case. */
export type Unseated = Pick<Seated, 'title'> & Partial<Pick<Seated, 'votes' | 'round'>>;

/** `Re-open nominations has a seat (50 in round 2), which nobody takes.` */
export function nobodySeatedSentence({ title, votes, round }: Unseated, seats = 2): string {
  const seat = seats === 1 ? 'the seat' : 'a seat';
  const won = votes === undefined ? ' in any case' : ` (${formatNumber(votes)} in round ${round})`;
  return `${title} has ${seat}${won}, which nobody takes.`;
}

/** `Nobody is elected: Re-open nominations has the seat (50 in round 2), which nobody takes.` */
export function nobodyAloneSentence(nobody: Unseated, quota: QuotaWords): string {
  return `Nobody is elected: ${nobodySeatedSentence(nobody, quota.seats)} ${quotaSentence(quota)}`;
}
