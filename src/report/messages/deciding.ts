import type { Unit } from '../../methods/base.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type { QuorumReport } from '../schema.ts';
import { baseNoun, baseWords, weighedBase } from './bases.ts';
import type { VoteNoun } from './figures.ts';
import { type Named, type Requirement, ruleSpelt, ruleWords, withVotes } from './outcome.ts';
import { counting, inQuotes, listing, plural } from './words.ts';

/** `24 of 36 valid votes, 66.67% (two-thirds needs 24: met)`. */
export function thresholdClause({ share, rule, needed, difference, met }: Requirement): string {
  const percent = share.percent === undefined ? '' : `, ${formatPercent(share.percent)}`;
  const result = met ? 'met' : `${formatNumber(difference)} short`;
  return `${formatNumber(share.votes)} of ${baseWords(share.of, share.base)}${percent} (${ruleWords(rule)} needs ${formatNumber(needed)}: ${result})`;
}

/** `3 in favour (at least 5: not met)`; of a quorum, `3 ballots (at least 5: not met)`. */
export function minimumClause(
  votes: number,
  needed: number,
  met: boolean,
  counts?: string,
): string {
  const what = counts === undefined ? `${formatNumber(votes)} in favour` : baseWords(votes, counts);
  return `${what} (at least ${formatNumber(needed)}: ${met ? 'met' : 'not met'})`;
}

/** `nobody against (no veto: met)`; where some may be, `3 against (at most 2: not met)`. */
export function vetoClause(against: number, most: number): string {
  const votes = against === 0 ? 'nobody against' : `${formatNumber(against)} against`;
  const met = against <= most ? 'met' : 'not met';
  if (most > 0) return `${votes} (at most ${formatNumber(most)}: ${met})`;
  return `${votes} (${against === 0 ? 'no veto' : 'a veto'}: ${met})`;
}

/** `carried in 3 of 4 groups of "Region" (3 needed: met)`. */
export function groupsClause(finding: {
  readonly column: string;
  readonly voices: { readonly against: number } | undefined;
  readonly carried: number;
  readonly of: number;
  readonly needed: number;
  /** how many may be against in each, where that is all */
  readonly limit?: string;
}): string {
  const { column, voices, limit, carried, of, needed } = finding;
  if (of === 0) return `no ballot names a group of "${column}" (not met)`;
  const met = carried >= needed ? 'met' : 'not met';
  if (voices) {
    const silent = of - carried - voices.against;
    const quiet = silent === 0 ? '' : `, ${formatNumber(silent)} silent`;
    return `one voice per "${column}": ${formatNumber(carried)} for, ${formatNumber(voices.against)} against${quiet} (${met})`;
  }
  const what = limit ?? 'carried';
  return `${what} in ${formatNumber(carried)} of ${counting(of, 'group')} of "${column}" (${formatNumber(needed)} needed: ${met})`;
}

/** `Passed: 20 of 26 valid votes, 76.92% (a majority needs 14: met); carried in 2 of 2 groups…` */
export function composedSentence(verdict: string, clauses: readonly string[]): string {
  return `${verdict}: ${clauses.join('; ')}.`;
}

/** `Quorum 307: met.`, `Quorum 307 valid votes: not met with 290.`, or of weights `Quorum 307 votes: met with 310.` */
export function quorumSentence(quorum: {
  readonly counts: QuorumReport['counts'];
  readonly votes: number;
  readonly needed?: number;
  readonly met: boolean;
  readonly clauses: readonly string[];
  readonly unit: Unit;
}): string {
  const { counts, votes, needed, met, clauses, unit } = quorum;
  if (needed === undefined) return `Quorum: ${clauses.join('; ')}: ${met ? 'met' : 'not met'}.`;
  const base = weighedBase(counts, unit);
  const weighed = base === 'weight of ballots';
  const size = weighed ? counting(needed, 'vote') : baseWords(needed, base);
  const what = base === 'ballots' ? formatNumber(needed) : size;
  if (met) return `Quorum ${what}: met${weighed ? ` with ${formatNumber(votes)}` : ''}.`;
  return `Quorum ${what}: not met with ${formatNumber(votes)}.`;
}

export function noQuorumSentence(quorum: string): string {
  return `No quorum, so nothing is decided. ${quorum}`;
}

/** What a contest that passed would have come to alone. */
function byItself(own: string): string {
  return own.replace(/^Passed: /, 'By itself it passed: ');
}

/** `Overridden: Build a hall (120) has more votes in favour than its 98. By itself it passed: …` */
export function overriddenSentence(votes: number, rivals: readonly Named[], own: string): string {
  return `Overridden: ${withVotes(rivals)} ${plural(rivals.length, 'has', 'have')} more votes in favour than its ${formatNumber(votes)}. ${byItself(own)}`;
}

export function conflictTieSentence(votes: number, rivals: readonly Named[], own: string): string {
  return `Tied with ${listing(rivals.map((one) => one.title))}, with which it conflicts: ${formatNumber(votes)} in favour each. ${byItself(own)}`;
}

/** `Passed: … The tie between Build a hall and Sell the hall was broken by …: Build a hall.` */
export function prevailsSentence(own: string, tieBreak: string): string {
  return `${own} ${tieBreak}`;
}

/** `Overridden: Build a hall prevails with as many votes in favour, 120. The tie between … By itself it passed: …` */
export function overriddenByTieSentence(
  votes: number,
  prevailing: readonly string[],
  tieBreak: string,
  own: string,
): string {
  return `Overridden: ${listing(prevailing)} ${plural(prevailing.length, 'prevails', 'prevail')} with as many votes in favour, ${formatNumber(votes)}. ${tieBreak} ${byItself(own)}`;
}

/** `This hangs on "Build a hall", which is not decided.` */
export function hangsSentence(on: readonly string[]): string {
  return `This hangs on ${listing(on.map(inQuotes))}, which ${plural(on.length, 'is', 'are')} not decided.`;
}

/** `Not applicable: it applies only if "Build a hall" passes.`, or `…, and that is tied.` */
export function notApplicableSentence(
  needed: string,
  option: string | undefined,
  state: 'tied' | 'open' | 'settled',
): string {
  const what =
    option === undefined
      ? `${inQuotes(needed)} passes`
      : option === ''
        ? `${inQuotes(needed)} does not pass`
        : `${option} wins ${inQuotes(needed)}`;
  const open = { tied: ', and that is tied', open: ', and that is not decided', settled: '' };
  return `Not applicable: it applies only if ${what}${open[state]}.`;
}

/** `The tie between B and C was broken by lot, lowest SHA-256 first (B 1f0c2a77…, C 9ab1e003…): B.` */
export function tieBreakSentence(tie: {
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly by: 'order' | 'lot' | 'decision';
  /** of a count of rankings */
  readonly round?: number;
  /** of a round: between surpluses */
  readonly surplus?: true;
  /** of a lot: the tied with their hashes, lowest first */
  readonly draws?: readonly { readonly title: string; readonly hash: string }[];
  readonly decidedBy?: string;
  readonly reason?: string;
}): string {
  const { options, chosen, by, round, surplus, draws, decidedBy, reason } = tie;
  const hashes = (draws ?? []).map(({ title, hash }) => `${title} ${hash.slice(0, 8)}…`);
  const how =
    by === 'order'
      ? 'by the order of the list'
      : by === 'lot'
        ? `by lot, lowest SHA-256 first (${hashes.join(', ')})`
        : `by a recorded decision${decidedBy === undefined ? '' : ` of ${decidedBy}`}`;
  const why = reason === undefined ? '' : ` (${reason})`;
  const where = round === undefined ? '' : ` in round ${round}`;
  const stays =
    round === undefined
      ? ''
      : surplus
        ? ' goes on first'
        : ` ${plural(chosen.length, 'stays', 'stay')}`;
  const of = surplus ? 'the surpluses of ' : '';
  const chose = surplus ? 'that of ' : '';
  return `The tie between ${of}${listing(options)}${where} was broken ${how}: ${chose}${listing(chosen)}${stays}${why}.`;
}

/** `Nobody is elected: None of the above comes first, with 12 votes.` */
export function nobodySentence(option: string, votes: number, noun: VoteNoun): string {
  return `Nobody is elected: ${nobodyFirstSentence(option, votes, noun)}`;
}

/** `None of the above comes first, with 12 votes.` */
export function nobodyFirstSentence(option: string, votes: number, noun: VoteNoun): string {
  return `${option} comes first, with ${counting(votes, noun)}.`;
}

/** `None of the above comes next, with 7 votes, and nobody below it is elected.` */
export function nobodyNextSentence(option: string, votes: number, noun: VoteNoun): string {
  return `${option} comes next, with ${counting(votes, noun)}, and nobody below it is elected.`;
}

/** `Quorum: majority of eligible; what counts are the ballots, blank ones too. Without it …` */
export function quorumExplained(
  { counts, rule }: Pick<QuorumReport, 'counts' | 'rule'>,
  unit: Unit,
): string {
  const blank = counts === 'ballots' ? ', blank ones too' : '';
  return `Quorum: ${ruleSpelt(rule)}; what counts are the ${baseNoun(weighedBase(counts, unit))}${blank}. Without it nothing is decided.`;
}

/** What the words of a rule in groups say of the votes against in each, where they say nothing else. */
function limitInEach(rule: string): string | undefined {
  return /^(no veto|at most \d+ against) in each /.exec(rule)?.[1];
}

/** `Region: carried in East, North and West; not in South.` */
export function voicesSentence(
  column: string,
  groups: readonly { readonly title: string; readonly voice: 'for' | 'against' | 'silent' }[],
  rule: string,
): string {
  const named = (voice: 'for' | 'against' | 'silent', words: string) => {
    const own = groups.filter((group) => group.voice === voice).map((group) => group.title);
    return own.length === 0 ? [] : [`${words} ${listing(own)}`];
  };
  const limit = limitInEach(rule);
  if (limit !== undefined) {
    const more = limit === 'no veto' ? 'a veto in' : 'more in';
    return `${column}: ${[...named('against', more), ...named('for', `${limit} in`)].join('; ')}.`;
  }
  const parts = [
    ...named('for', 'carried in'),
    ...named('against', groups.some(({ voice }) => voice === 'for') ? 'not in' : 'not carried in'),
    ...named('silent', 'undecided in'),
  ];
  return `${column}: ${parts.join('; ')}.`;
}
