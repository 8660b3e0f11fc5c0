import { formatNumber } from '../numbers.ts';
import type { ShareReport } from '../schema.ts';
import { excessWords, ruleWords, shareWords } from './outcome.ts';
import { counting, listing, plural } from './words.ts';

/** One round of a runoff that is counted from rankings, with titles for options. */
export interface Round {
  readonly round: number;
  readonly of: number;
  readonly exhausted: number;
  readonly votes: readonly {
    readonly title: string;
    readonly votes: number;
    readonly gained?: number;
  }[];
  readonly out: readonly string[];
  readonly tie?: {
    readonly titles: readonly string[];
    readonly came: 'broken' | 'same-winner' | 'open' | 'unknown';
  };
}

/** So many options are named in a sentence. */
const mostNamed = 8;

/** `Round 2: Ana 55 (+3) and Bo 43 of 98 votes, 2 exhausted; Bo is out.` */
export function roundSentence({ round, of, exhausted, votes, out, tie }: Round): string {
  const many = votes.length > mostNamed + 1;
  const others = many ? votes.slice(mostNamed - 1, -1) : [];
  const sum = others.reduce((total, one) => total + one.votes, 0);
  const withVotes = votes.map(({ title, votes: own, gained }) => {
    const more = gained === undefined ? '' : ` (+${formatNumber(gained)})`;
    return `${title} ${formatNumber(own)}${more}`;
  });
  const parts = many
    ? [
        ...withVotes.slice(0, mostNamed - 1),
        `${formatNumber(others.length)} others together ${formatNumber(sum)}`,
        ...withVotes.slice(-1),
      ]
    : withVotes;
  const spent = exhausted > 0 ? `, ${formatNumber(exhausted)} exhausted` : '';
  const then = [
    ...(tie ? [tieWords(tie, votes.length)] : []),
    ...(out.length > 0 ? [outWords(out)] : []),
  ];
  const end = then.length > 0 ? `; ${then.join('; ')}` : '';
  return `Round ${round}: ${listing(parts)} of ${counting(of, 'vote')}${spent}${end}.`;
}

function outWords(out: readonly string[]): string {
  const who =
    out.length > mostNamed ? `${formatNumber(out.length)} with the fewest votes` : listing(out);
  return `${who} ${plural(out.length, 'is', 'are')} out`;
}

/** Options by name, or how many they are. */
function named(titles: readonly string[]): string {
  return titles.length > mostNamed ? `${formatNumber(titles.length)} options` : listing(titles);
}

function tieWords({ titles, came }: NonNullable<Round['tie']>, left: number): string {
  const level = `${named(titles)} ${titles.length < left ? 'have the fewest' : 'are level'}`;
  switch (came) {
    case 'broken':
      return level;
    case 'same-winner':
      return `${level}, and whoever of them leaves first, the same wins`;
    case 'open':
      return `${level}, and who wins hangs on who of them is out`;
    case 'unknown':
      return `${level}, and the ways in which ties may fall from here are too many to follow`;
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
  return `${tiedWords(round, level, votes)}, and the ways in which ties may fall from here are too many to follow; the ${formatNumber(left)} options that are left stay tied until "ties" says who stays.`;
}

/** What the bars of a ranking show, and the signs of its rounds. */
export function firstChoicesSentence(rounds: number): string {
  const shown = 'The votes and shares of the options are of first choices';
  return rounds > 1 ? `${shown}; + is what came from those who were out.` : `${shown}.`;
}

/** Why who led in first choices lost: whoever comes from behind has gained more on the way. */
export function overtakenSentence(leader: string, winner: string): string {
  return `${leader} led in first choices; of the ballots of those who were out, more went on to ${winner}.`;
}
