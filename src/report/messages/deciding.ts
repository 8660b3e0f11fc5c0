import { formatNumber, formatPercent } from '../numbers.ts';
import type { QuorumReport } from '../schema.ts';
import { baseWords, type Requirement, ruleSpelt, ruleWords, weighedBase } from './outcome.ts';
import { counting, listing, plural } from './words.ts';

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
  quorum?: Counts,
): string {
  const what =
    quorum === undefined ? `${formatNumber(votes)} in favour` : quorumWords(votes, quorum);
  return `${what} (at least ${formatNumber(needed)}: ${met ? 'met' : 'not met'})`;
}

export function vetoClause(against: number): string {
  return against === 0
    ? 'nobody against (no veto: met)'
    : `${formatNumber(against)} against (a veto: not met)`;
}

/** `carried in 3 of 4 groups of "Region" (3 needed: met)`. */
export function groupsClause(finding: {
  readonly column: string;
  readonly voices: { readonly against: number } | undefined;
  readonly carried: number;
  readonly of: number;
  readonly needed: number;
}): string {
  const { column, voices, carried, of, needed } = finding;
  if (of === 0) return `no ballot names a group of "${column}" (not met)`;
  const met = carried >= needed ? 'met' : 'not met';
  if (voices) {
    const silent = of - carried - voices.against;
    const quiet = silent === 0 ? '' : `, ${formatNumber(silent)} silent`;
    return `one voice per "${column}": ${formatNumber(carried)} for, ${formatNumber(voices.against)} against${quiet} (${met})`;
  }
  return `carried in ${formatNumber(carried)} of ${counting(of, 'group')} of "${column}" (${formatNumber(needed)} needed: ${met})`;
}

/** `Passed: 20 of 26 valid votes, 76.92% (a majority needs 14: met); carried in 2 of 2 groups…` */
export function composedSentence(verdict: string, clauses: readonly string[]): string {
  return `${verdict}: ${clauses.join('; ')}.`;
}

/** What a quorum counts, and by what. */
export interface Counts {
  readonly unit: 'heads' | 'weight';
  readonly counts: QuorumReport['counts'];
}

const quorumNouns: Readonly<Record<QuorumReport['counts'], readonly [string, string]>> = {
  ballots: ['ballot', 'ballots'],
  valid: ['valid vote', 'valid votes'],
  'valid+invalid': ['valid or invalid mark', 'valid and invalid marks'],
  'valid+abstain': ['vote or abstention', 'votes and abstentions'],
  present: ['voter present', 'voters present'],
};

/** `307 ballots`, `40 voters present`; by weight `12.5 votes present`. */
export function quorumWords(amount: number, { unit, counts }: Counts): string {
  return unit === 'heads'
    ? counting(amount, ...quorumNouns[counts])
    : baseWords(amount, weighedBase(counts, unit));
}

/** `Quorum 307: met.`, `Quorum 12.5 by weight: met.`, or `Quorum 307 valid votes: not met with 290.` */
export function quorumSentence(
  quorum: Counts & {
    readonly votes: number;
    readonly needed?: number;
    readonly met: boolean;
    readonly clauses: readonly string[];
  },
): string {
  const { unit, counts, votes, needed, met, clauses } = quorum;
  if (needed === undefined) return `Quorum: ${clauses.join('; ')}: ${met ? 'met' : 'not met'}.`;
  const byWeight = unit === 'weight' ? ' by weight' : '';
  const what =
    counts === 'ballots' ? `${formatNumber(needed)}${byWeight}` : quorumWords(needed, quorum);
  return met ? `Quorum ${what}: met.` : `Quorum ${what}: not met with ${formatNumber(votes)}.`;
}

export function noQuorumSentence(quorum: string): string {
  return `No quorum, so nothing is decided. ${quorum}`;
}

/** `Overridden by Build a hall (120 in favour); it had 98.` */
export function overriddenSentence(
  votes: number,
  rivals: readonly { readonly title: string; readonly votes: number }[],
  own: string,
): string {
  return `Overridden: ${withVotes(rivals)} ${plural(rivals.length, 'has', 'have')} more votes in favour than its ${formatNumber(votes)}. By itself: ${own}`;
}

export function conflictTieSentence(
  votes: number,
  rivals: readonly { readonly title: string; readonly votes: number }[],
  own: string,
): string {
  return `Tied with ${listing(rivals.map((one) => one.title))}, with which it conflicts: ${formatNumber(votes)} in favour each. By itself: ${own}`;
}

/** `It conflicts with Sell the hall (98 in favour), and prevails.` */
export function prevailsSentence(own: string, tieBreak: string): string {
  return `${own} ${tieBreak}`;
}

function withVotes(rivals: readonly { readonly title: string; readonly votes: number }[]): string {
  return listing(rivals.map(({ title, votes }) => `${title} (${formatNumber(votes)})`));
}

/** `Not applicable: it applies only if Build a hall passes.` */
export function notApplicableSentence(needed: string, option: string | undefined): string {
  const what =
    option === undefined
      ? `${needed} passes`
      : option === ''
        ? `${needed} does not pass`
        : `${option} wins ${needed}`;
  return `Not applicable: it applies only if ${what}.`;
}

/** `The tie between B and C was broken by lot, lowest SHA-256 first (B 1f0c2a77…, C 9ab1e003…): B.` */
export function tieBreakSentence(tie: {
  readonly options: readonly string[];
  readonly chosen: readonly string[];
  readonly by: 'order' | 'lot' | 'decision';
  /** of a lot: the tied with their hashes, lowest first */
  readonly draws?: readonly { readonly title: string; readonly hash: string }[];
  readonly decidedBy?: string;
  readonly reason?: string;
}): string {
  const { options, chosen, by, draws, decidedBy, reason } = tie;
  const hashes = (draws ?? []).map(({ title, hash }) => `${title} ${hash.slice(0, 8)}…`);
  const how =
    by === 'order'
      ? 'by the order of the list'
      : by === 'lot'
        ? `by lot, lowest SHA-256 first (${hashes.join(', ')})`
        : `by a recorded decision${decidedBy === undefined ? '' : ` of ${decidedBy}`}`;
  const why = reason === undefined ? '' : ` (${reason})`;
  return `The tie between ${listing(options)} was broken ${how}: ${listing(chosen)}${why}.`;
}

/** `Nobody is elected: None of the above has the most votes (12 of 30).` */
export function nobodySentence(option: string, votes: number): string {
  return `Nobody is elected: ${option} comes first, with ${counting(votes, 'vote')}.`;
}

/** `None of the above comes next, with 7 votes, so the seats below it stay empty.` */
export function nobodyNextSentence(option: string, votes: number): string {
  return `${option} comes next, with ${counting(votes, 'vote')}, and nobody below it is elected.`;
}

/** `Quorum (majority of eligible): ballots, blank ones too, counted against …` */
export function quorumExplained({ counts, rule }: Pick<QuorumReport, 'counts' | 'rule'>): string {
  const [, many] = quorumNouns[counts];
  const blank = counts === 'ballots' ? ', blank ones too' : '';
  return `Quorum: ${ruleSpelt(rule)}; what counts are the ${many}${blank}. Without it nothing is decided.`;
}

/** `Region: for in East, North and West; against in South.` */
export function voicesSentence(
  column: string,
  groups: readonly { readonly title: string; readonly voice: 'for' | 'against' | 'silent' }[],
): string {
  const named = (voice: 'for' | 'against' | 'silent', words: string) => {
    const own = groups.filter((group) => group.voice === voice).map((group) => group.title);
    return own.length === 0 ? [] : [`${words} ${listing(own)}`];
  };
  const parts = [
    ...named('for', 'carried in'),
    ...named('against', 'not in'),
    ...named('silent', 'undecided in'),
  ];
  return `${column}: ${parts.join('; ')}.`;
}
