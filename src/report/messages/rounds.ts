import { formatNumber } from '../numbers.ts';
import type { ShareReport } from '../schema.ts';
import { excessWords, ruleWords, shareWords } from './outcome.ts';
import { counting, listing, plural } from './words.ts';

/** One round of a count of rankings, with titles for options. */
export interface Round {
  readonly round: number;
  readonly of: number;
  readonly exhausted: number;
  readonly votes: readonly {
    readonly title: string;
    readonly votes: number;
    readonly gained?: number;
  }[];
  /** of those whom no sentence names, all votes */
  readonly together?: number;
  /** those who were elected in rounds before */
  readonly before?: { readonly options: number; readonly votes: number };
  readonly elected?: readonly string[];
  /** who has a seat and elects nobody */
  readonly unseated?: string;
  readonly surplus?: { readonly title: string; readonly votes: number };
  readonly out: readonly string[];
  readonly tie?: RoundTie;
  /** whether several are elected */
  readonly several?: true;
}

interface RoundTie {
  readonly titles: readonly string[];
  readonly surplus?: true;
  readonly told?: { readonly round: number; readonly titles: readonly string[] };
  readonly came: 'earlier' | 'broken' | 'same-winner' | 'open' | 'unknown';
}

/** So many options are named in a sentence. */
const mostNamed = 8;

/** Why a tie stands of which nobody knows who may win. */
export const tooManyWays = 'the ways in which ties may fall from here are too many to follow';

/** Those of a round whom its sentence does not name. */
export function unnamed<T>(votes: readonly T[]): readonly T[] {
  return votes.length > mostNamed + 1 ? votes.slice(mostNamed - 1, -1) : [];
}

/** `Round 2: Ana 55 (+3) and Bo 43 of 98 votes, 2 exhausted; Bo is out.` */
export function roundSentence(own: Round): string {
  const { round, of, exhausted, votes, before, together = 0 } = own;
  const others = unnamed(votes);
  const withVotes = votes.map(({ title, votes: now, gained }) => {
    const more = gained === undefined ? '' : ` (+${formatNumber(gained)})`;
    return `${title} ${formatNumber(now)}${more}`;
  });
  const parts =
    others.length > 0
      ? [
          ...withVotes.slice(0, mostNamed - 1),
          `${formatNumber(others.length)} others together ${formatNumber(together)}`,
          ...withVotes.slice(-1),
        ]
      : withVotes;
  const kept = before
    ? `, ${formatNumber(before.votes)} of them with the ${before.options > 1 ? formatNumber(before.options) : 'one'} elected before`
    : '';
  const spent = exhausted > 0 ? `, ${formatNumber(exhausted)} exhausted` : '';
  const then = afterWords(own);
  const end = then.length > 0 ? `; ${then.join('; ')}` : '';
  return `Round ${round}: ${listing(parts)} of ${counting(of, 'vote')}${kept}${spent}${end}.`;
}

/** `Round 2: Bo is out.`, beside a table of the votes; undefined where nothing comes of them. */
export function roundAfterSentence(own: Round): string | undefined {
  const then = afterWords(own);
  return then.length === 0 ? undefined : `Round ${own.round}: ${then.join('; ')}.`;
}

/** What comes of the votes of a round. */
function afterWords(own: Round): string[] {
  const { votes, several, elected = [], unseated, tie, out, surplus } = own;
  return [
    ...(elected.length > 0
      ? [`${named(elected)} ${plural(elected.length, 'is', 'are')} elected`]
      : []),
    ...(unseated === undefined ? [] : [`${unseated} has a seat, which nobody takes`]),
    ...(tie ? [tieWords(tie, { votes, ...(several && { several }) })] : []),
    ...(out.length > 0 ? [outWords(out)] : []),
    ...(surplus
      ? [`the surplus of ${surplus.title}, ${formatNumber(surplus.votes)}, goes on`]
      : []),
  ];
}

function outWords(out: readonly string[]): string {
  const who =
    out.length > mostNamed ? `${formatNumber(out.length)} with the fewest votes` : listing(out);
  return `${who} ${plural(out.length, 'is', 'are')} out`;
}

/** Options by name, or how many they are. */
export function named(titles: readonly string[]): string {
  return titles.length > mostNamed ? `${formatNumber(titles.length)} options` : listing(titles);
}

function tieWords(
  { titles, surplus, told, came }: RoundTie,
  { votes, several }: Pick<Round, 'votes' | 'several'>,
): string {
  const fewest = titles.length < votes.length ? 'have the fewest' : 'are level';
  const equal = `${named(titles)} ${surplus ? 'have the same surplus' : fewest}`;
  const before = told
    ? `; ${named(told.titles)} had ${surplus ? 'more' : 'fewer'} in round ${told.round}`
    : '';
  const level = `${equal}${before}`;
  const next = surplus ? 'whichever goes on first' : 'whoever of them leaves first';
  const same = several ? 'the same are elected' : 'the same wins';
  const wins = several ? 'who is elected' : 'who wins';
  switch (came) {
    case 'earlier':
    case 'broken':
      return level;
    case 'same-winner':
      return `${level}, and ${next}, ${same}`;
    case 'open':
      return `${level}, and ${wins} hangs on ${surplus ? 'whose goes on first' : 'who of them is out'}`;
    case 'unknown':
      return `${level}, and ${tooManyWays}`;
  }
}

/** `Elected in round 2: Ana with 55 of 98 continuing votes, 56.12%; a majority needs 50; 5 in excess.` */
export function runoffElectedSentence(
  title: string,
  round: number,
  share: ShareReport,
  needed: { readonly votes: number; readonly excess: number } | undefined,
): string {
  const rule =
    needed === undefined
      ? ''
      : `; ${ruleWords('majority')} needs ${formatNumber(needed.votes)}; ${excessWords(needed.excess)}`;
  return `Elected in round ${round}: ${title} with ${shareWords(share)}${rule}.`;
}

/** `Tied in round 2: Bo and Cy have the fewest votes, 25 each, and who of them is out decides between Ana and Bo.` */
export function runoffTiedSentence(
  round: number,
  level: readonly string[],
  votes: number,
  winners: readonly string[],
): string {
  return level.join() === winners.join() && level.length === 2
    ? `Tied in round ${round}: ${named(level)}, with ${counting(votes, 'vote')} each, for 1 seat.`
    : `${tiedWords(round, level, votes)}, and who of them is out decides between ${named(winners)}.`;
}

/** `Tied in round 2: Bo and Cy have the fewest votes, 25 each` */
function tiedWords(round: number, level: readonly string[], votes: number): string {
  return `Tied in round ${round}: ${named(level)} have the fewest votes, ${formatNumber(votes)} each`;
}

/** `Tied in round 2: 12 options have the fewest votes, 1 each, and ... are too many to follow: any of 20 options may win.` */
export function runoffUnknownSentence(
  round: number,
  level: readonly string[],
  votes: number,
  left: number,
): string {
  return `${tiedWords(round, level, votes)}, and ${tooManyWays}; the ${formatNumber(left)} options that are left stay tied until "ties" says who stays.`;
}

/** What the bars of a ranking show, and the signs of its rounds in words. */
export function firstChoicesSentence(method: string, rounds: 'none' | 'table' | 'words'): string {
  const shown = 'The votes and shares of the options are of first choices';
  const several = method === 'stv';
  const gained = several
    ? '+ is what came from a surplus or from those who were out'
    : '+ is what came from those who were out';
  const spent = 'exhausted is what ranks nobody who is left, or was cut off behind five decimals';
  if (rounds === 'none') return `${shown}.`;
  if (rounds === 'table') return several ? `${shown}; ${spent}.` : `${shown}.`;
  return several ? `${shown}; ${gained}; ${spent}.` : `${shown}; ${gained}.`;
}

/** Why who led in first choices lost: whoever comes from behind has gained more on the way. */
export function overtakenSentence(leader: string, winner: string): string {
  return `${leader} led in first choices; of the ballots of those who were out, more went on to ${winner}.`;
}

/** The heads of a table of rounds. */
export const roundLabels = {
  round: (round: number) => `round ${formatNumber(round)}`,
  exhausted: 'exhausted',
};
