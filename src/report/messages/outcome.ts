import type { Unit } from '../../methods/base.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type { AccountingReport, OutcomeReport, ShareReport } from '../schema.ts';
import { baseWords, ofBase, weighedBase } from './bases.ts';
import type { VoteNoun } from './figures.ts';
import { counting, listing, plural } from './words.ts';

const outcomeLabels: Readonly<Record<OutcomeReport['kind'], string>> = {
  passed: 'passed',
  'not-passed': 'not passed',
  elected: 'elected',
  'none-elected': 'nobody elected',
  tied: 'tied',
  runoff: 'runoff',
  reballot: 'vote again',
  'no-votes': 'no votes',
  'no-quorum': 'no quorum',
  overridden: 'overridden',
  'not-applicable': 'not applicable',
  withdrawn: 'withdrawn',
};

export function outcomeLabel(kind: OutcomeReport['kind']): string {
  return outcomeLabels[kind];
}

/** `261 of 419 valid votes, 62.29%`. */
export function shareWords(share: ShareReport): string {
  const start = `${formatNumber(share.votes)} of ${baseWords(share.of, share.base)}`;
  return share.percent === undefined ? start : `${start}, ${formatPercent(share.percent)}`;
}

const ruleNouns: Readonly<Record<string, string>> = {
  majority: 'a majority',
  'two-thirds': 'two-thirds',
  'three-quarters': 'three-quarters',
  unanimity: 'unanimity',
};

/** `a majority`, `more than 60%`, `at least 5/8`: what a rule asks for, before the number it needs. */
export function ruleWords(canonical: string): string {
  const [head = ''] = canonical.split(' of ');
  const named = ruleNouns[head];
  if (named !== undefined) return named;
  return head.startsWith('>=')
    ? `at least ${head.slice(2).trim()}`
    : `more than ${head.slice(1).trim()}`;
}

/** `at least 1/4 of eligible`: a canonical rule without its signs. */
export function ruleSpelt(canonical: string): string {
  return canonical.replace(/(^|[ (])(>=?) (?=\d)/g, (_, before: string, sign: string) =>
    sign === '>' ? `${before}more than ` : `${before}at least `,
  );
}

/** What decides the contests of a method without a rule. */
export function mostVotesExplained(method: string, unit: Unit): string {
  if (method === 'instant-runoff')
    return 'Instant runoff: a ballot counts for whom it ranks first of those who are left; who has more than half of these votes is elected, else who has the fewest is out.';
  if (method === 'stv')
    return 'Single transferable vote, as in Scottish local elections: who has the quota is elected, and what is over it goes on to whom these ballots rank next, at a part of their value to five decimals; where no surplus is left, who has the fewest votes is out, until the seats are filled.';
  if (method === 'score')
    return 'Score: the most points win, and an option that a ballot gives no score has 0 from it; shares are of the possible points, the highest score from each valid ballot.';
  return method === 'approval'
    ? `Approval: the most votes win; shares are ${ofBase(weighedBase('valid ballots', unit))}, each of which may mark several.`
    : `${capital(method)}: the most votes win; shares are of the valid votes.`;
}

export interface Requirement {
  readonly share: ShareReport;
  readonly rule: string;
  readonly needed: number;
  readonly difference: number;
  /** whether the votes reach what is needed */
  readonly met: boolean;
}

/** `Passed: 261 of 419 valid votes, 62.29%; a majority needs 210; 51 in excess.` */
export function questionSentence(passed: boolean, need: Requirement): string {
  const verdict = passed ? 'Passed' : 'Not passed';
  const margin = need.met ? excessWords(need.difference) : `${formatNumber(need.difference)} short`;
  return `${verdict}: ${shareWords(need.share)}; ${ruleWords(need.rule)} needs ${formatNumber(need.needed)}; ${margin}.`;
}

/** `51 in excess`, `exactly enough`. */
export function excessWords(excess: number): string {
  return excess === 0 ? 'exactly enough' : `${formatNumber(excess)} in excess`;
}

/** Valid ballots, none of which gives a point. */
export function noPointsSentence(): string {
  return 'No votes: no valid ballot gives a point, so nothing is decided.';
}

/** @param votes how many votes there are in the contest: with some, it is the rule's base that is nobody */
export function noVotesSentence(votes: number): string {
  return votes === 0
    ? 'No votes: there is no valid vote, so nothing is decided.'
    : 'No votes: the rule asks for a share of nobody, so nothing is decided.';
}

/** Who comes first, and what that falls short of: one threshold, or several conditions. */
export interface Leader {
  readonly leader: string;
  readonly need: Requirement | undefined;
  readonly clauses: readonly string[];
}

/** `Nobody is elected: Ana has 30 of 90 valid votes, 33.33%; a majority needs 46; 16 short.` */
export function noneElectedSentence({ leader, need, clauses }: Leader): string {
  if (need === undefined) return `Nobody is elected: ${leader} has ${clauses.join('; ')}.`;
  const { share, rule, needed, difference } = need;
  return `Nobody is elected: ${leader} has ${shareWords(share)}; ${ruleWords(rule)} needs ${formatNumber(needed)}; ${formatNumber(difference)} short.`;
}

export function withdrawnSentence(marked: number): string {
  return marked === 0
    ? 'Withdrawn: it counts in nothing.'
    : `Withdrawn: it counts in nothing; ${counting(marked, 'ballot')} had marked it.`;
}

export interface Named {
  readonly title: string;
  readonly votes: number;
}

/** `Ana (14) and Bo (12)` */
export function withVotes(options: readonly Named[]): string {
  return listing(options.map(({ title, votes }) => `${title} (${formatNumber(votes)})`));
}

/** `Elected: Ana with 10 of 32 valid votes, 31.25%; 3 more than Bo.` */
export function electedSentence(
  winners: readonly (Named & { readonly share: ShareReport })[],
  unfilled: number,
  ahead: { readonly of: string; readonly by: number } | undefined,
  need: Requirement | undefined,
): string {
  const [only] = winners;
  const open = unfilled > 0 ? ` ${unfilledWords(unfilled)}` : '';
  if (only === undefined) throw new Error('nobody is elected');
  const who =
    winners.length === 1
      ? `${only.title} with ${shareWords(only.share)}`
      : `${withVotes(winners)} of ${baseWords(only.share.of, only.share.base)}`;
  const last = winners.length === 1 ? '' : `${winners.at(-1)?.title} has `;
  // The rule may be of another base than the shares are.
  const { share } = need ?? only;
  const other =
    share.base === only.share.base && share.of === only.share.of
      ? ''
      : ` of ${baseWords(share.of, share.base)}`;
  const rule = need
    ? `; ${ruleWords(need.rule)}${other} needs ${formatNumber(need.needed)}; ${last}${excessWords(need.difference)}`
    : '';
  const margin = ahead && !need ? `; ${last}${formatNumber(ahead.by)} more than ${ahead.of}` : '';
  return `Elected: ${who}${rule}${margin}.${open}`;
}

/** `Tied: B, C and D, with 7 votes each, for 1 seat. Elected: A (10).` */
export function tiedSentence(
  tied: readonly Named[],
  seats: number,
  winners: readonly Named[],
  noun: VoteNoun,
): string {
  const votes = counting(tied[0]?.votes ?? 0, noun);
  const elected = winners.length > 0 ? ` Elected: ${withVotes(winners)}.` : '';
  return `Tied: ${listing(tied.map((one) => one.title))}, with ${votes} each, for ${counting(seats, 'seat')}.${elected}`;
}

/** `Elected: Ana (14). Bo: 12 of 26 valid votes…; carried in 2 of 3 groups…` */
export function composedElectedSentence(
  winners: readonly Named[],
  unfilled: number,
  clauses: readonly string[],
): string {
  const open = unfilled > 0 ? ` ${unfilledWords(unfilled)}` : '';
  const last = winners.length === 1 ? '' : `${winners.at(-1)?.title} has `;
  return `Elected: ${withVotes(winners)}: ${last}${clauses.join('; ')}.${open}`;
}

/** `Runoff between A (10) and B (9). A majority of 24 valid votes needs 13; A is 3 short.` */
export function runoffSentence(
  pair: readonly Named[],
  tied: readonly Named[],
  places: number,
  short: string,
): string {
  const tie = `${listing(tied.map((one) => one.title))} are tied with ${counting(tied[0]?.votes ?? 0, 'vote')} each for ${counting(places, 'place')}`;
  const [first] = pair;
  const who =
    tied.length === 0
      ? `Runoff between ${withVotes(pair)}`
      : first
        ? `Runoff between ${first.title} (${formatNumber(first.votes)}) and one other: ${tie}`
        : `Runoff: ${tie}`;
  return `${who}. ${short}`;
}

export function reballotSentence(short: string, otherwise: string | undefined): string {
  const why = otherwise === 'reballot' ? 'nobody meets the rule' : 'there is nobody for a runoff';
  return `Vote again: ${why}. ${short}`;
}

/** `A majority of 24 valid votes needs 13; A is 3 short.` */
export function composedFallShort({ leader, need, clauses }: Leader, canonical: string): string {
  if (need === undefined) return `By ${canonical}, ${leader} has ${clauses.join('; ')}.`;
  const { share, rule, needed, difference } = need;
  return `${capital(ruleWords(rule))} of ${baseWords(share.of, share.base)} needs ${formatNumber(needed)}; ${leader} is ${formatNumber(difference)} short.`;
}

/** `1 seat empty`, beside an outcome. */
export function seatsOpen(unfilled: number): string {
  return `${counting(unfilled, 'seat')} empty`;
}

/** `2 seats stay unfilled.` */
export function unfilledWords(unfilled: number): string {
  return `${counting(unfilled, 'seat')} ${plural(unfilled, 'stays', 'stay')} unfilled.`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Where a label alone does not go with a number. */
const summaryWords: Readonly<Partial<Record<OutcomeReport['kind'], string>>> = {
  'no-votes': 'without votes',
  'no-quorum': 'without a quorum',
  'none-elected': 'with nobody elected',
  runoff: 'to a runoff',
  reballot: 'to be voted on again',
};

/** `23 contests: 15 passed, 6 not passed, 2 withdrawn.` */
export function summarySentence(
  contests: readonly { readonly outcome: { readonly kind: OutcomeReport['kind'] } }[],
): string {
  const kinds = [...new Set(contests.map((contest) => contest.outcome.kind))];
  const order = Object.keys(outcomeLabels);
  const parts = kinds
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map(
      (kind) =>
        `${formatNumber(contests.filter((one) => one.outcome.kind === kind).length)} ${summaryWords[kind] ?? outcomeLabel(kind)}`,
    );
  return `${contestCount(contests.length)}: ${parts.join(', ')}.`;
}

export function contestCount(contests: number): string {
  return counting(contests, 'contest');
}

export function moreOptions(options: number, votes: number, noun: VoteNoun): string {
  return `and ${counting(options, 'more option')} with ${counting(votes, noun)} together`;
}

/** `In ballots, unweighted: Yes 5, No 2, abstain 2, blank 0.` */
export function headsSentence(
  options: readonly { readonly title: string; readonly ballots: number }[],
  { abstain, blank, invalid }: Pick<AccountingReport, 'abstain' | 'blank' | 'invalid'>,
  noun: VoteNoun,
): string {
  const parts = [
    ...options.map(
      ({ title, ballots }) =>
        `${title} ${noun === 'point' ? counting(ballots, noun) : formatNumber(ballots)}`,
    ),
    `abstain ${formatNumber(abstain)}`,
    `blank ${formatNumber(blank)}`,
    ...(invalid > 0 ? [`invalid ${formatNumber(invalid)}`] : []),
  ];
  return `${noun === 'point' ? 'Unweighted' : 'In ballots, unweighted'}: ${parts.join(', ')}.`;
}
