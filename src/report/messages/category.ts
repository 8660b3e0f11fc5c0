import { formatNumber, formatPercent } from '../numbers.ts';
import type { CategoryReport, PositionReport } from '../schema.ts';
import { unitOf } from './bases.ts';
import { contestCount } from './outcome.ts';
import { counting, inQuotes, listing } from './words.ts';

/** How a roll-up speaks of those who took part. */
const crowds = {
  heads: {
    all: 'everybody',
    none: 'nobody',
    tookPart: 'everybody who took part',
    noVotes: 'Nobody took part.',
    voters: 'Voters, not votes',
    ballots: 'Ballots, not votes',
  },
  weight: {
    all: 'all',
    none: 'none',
    tookPart: 'all that took part',
    noVotes: 'Nobody who has a vote took part.',
    voters: "Each voter's votes are counted once",
    ballots: "Each ballot's votes are counted once",
  },
} as const;

/** `Voters, not votes: 98 supported more than one position, 12 none.` */
export function categorySentence(
  category: Pick<
    CategoryReport,
    'counts' | 'heads' | 'participants' | 'several' | 'none' | 'positions'
  >,
): string {
  const words = crowds[unitOf(category)];
  if (category.participants === 0) return words.noVotes;
  const none = formatNumber(category.none);
  const several = category.several === 0 ? words.none : formatNumber(category.several);
  const rest = category.none === 0 ? `${words.all} at least one` : `${none} none`;
  const single =
    category.none === 0
      ? `${words.tookPart} supported it`
      : `${none} took part and did not support it`;
  const what =
    category.positions.length === 1
      ? single
      : `${several} supported more than one position, ${rest}`;
  return category.counts === 'voters'
    ? `${words.voters}: ${what}.`
    : `${words.ballots}: ${what}; nothing tells whether two ballots are one voter's.`;
}

/** `7 contests, 447 voters took part`, `3 contests, 9 voters with 10.3 votes took part` */
export function categoryLabel(category: CategoryReport): string {
  const { active, withdrawn } = category.contests;
  const gone = withdrawn > 0 ? `, ${formatNumber(withdrawn)} withdrawn` : '';
  const weighed = category.heads === undefined ? '' : ` with ${votesOf(category)}`;
  return `${contestCount(active)}${gone}, ${bodiesOf(category)}${weighed} took part`;
}

/** `447 voters`: they are counted, also where they are weighed. */
function bodiesOf({ counts, participants, heads = participants }: CategoryReport): string {
  return counting(heads, counts === 'voters' ? 'voter' : 'ballot');
}

function votesOf({ participants }: CategoryReport): string {
  return counting(participants, 'vote');
}

/** What the figures of a roll-up are. */
export function countedUnit({ counts, heads }: CategoryReport): 'voters' | 'ballots' | 'votes' {
  return heads === undefined ? counts : 'votes';
}

/** `Shares are of the 447 voters who took part. Voters, not votes: …` */
export function positionsSentence(category: CategoryReport): string {
  const { participants, sentence = '' } = category;
  if (participants === 0) return sentence;
  return `Shares are of the ${participantsWords(category)}. ${sentence}`.trim();
}

/** `447 voters who took part`, `10.3 votes of 9 voters who took part` */
function participantsWords(category: CategoryReport): string {
  const voters = category.counts === 'voters';
  const who = `${bodiesOf(category)} ${voters ? 'who' : 'that'} took part`;
  return category.heads === undefined ? who : `${votesOf(category)} ${voters ? 'of' : 'on'} ${who}`;
}

/** `Of 447 voters who took part, 312 (69.80%) supported Dissolve, and 134 (29.98%) Delay.` */
export function supportSentence(category: CategoryReport): string {
  const [first = '', ...more] = category.positions.map(
    ({ title, supporters, ofParticipants }, at) => {
      const { percent } = ofParticipants;
      const share = percent === undefined ? '' : ` (${formatPercent(percent)})`;
      return `${formatNumber(supporters)}${share}${at === 0 ? ' supported' : ''} ${inQuotes(title)}`;
    },
  );
  return `Of ${participantsWords(category)}, ${listing([first, ...more])}.`;
}

/** `Dissolve and Delay`, `Dissolve alone` */
export function combinationWords(category: CategoryReport, positions: readonly string[]): string {
  const titles = positions.map(
    (id) => category.positions.find((one) => one.id === id)?.title ?? id,
  );
  return titles.length === 1 ? `${titles[0]} alone` : titles.join(' + ');
}

export function moreCombinations(combinations: number): string {
  return `in ${counting(combinations, 'other combination')}`;
}

export function positionWords(position: PositionReport): string {
  return position.status === 'withdrawn' ? `${position.title} (withdrawn)` : position.title;
}

/** `3 of its contests stand above, under another category.` */
export function standAbove(contests: number): string {
  return contests === 1
    ? '1 of its contests stands above, under another category.'
    : `${formatNumber(contests)} of its contests stand above, under other categories.`;
}

/** `Passed: 6 of 9 participants, 66.67% (two-thirds needs 6: met).` */
export function positionSentence(
  kind: 'passed' | 'not-passed' | 'no-votes',
  clauses: readonly string[],
): string {
  if (kind === 'no-votes') return 'No votes: nobody took part, so nothing is decided.';
  return `${kind === 'passed' ? 'Passed' : 'Not passed'}: ${clauses.join('; ')}.`;
}

/** `Dissolve (clear mandate). Passed: 6 of 9 participants…`; undefined where nothing is said of it. */
export function positionOutcomeWords({ title, outcome, band }: PositionReport): string | undefined {
  if (outcome === undefined && band === undefined) return undefined;
  const name = band === undefined ? title : `${title} (${band})`;
  return outcome === undefined ? `${name}.` : `${name}. ${outcome.sentence}`;
}
