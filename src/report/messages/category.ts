import { formatNumber, formatPercent } from '../numbers.ts';
import type { CategoryReport, PositionReport } from '../schema.ts';
import { contestCount } from './outcome.ts';
import { counting, inQuotes, listing } from './words.ts';

/** `Voters, not votes: 98 supported more than one position, 12 none.` */
export function categorySentence(
  category: Pick<CategoryReport, 'counts' | 'participants' | 'several' | 'none' | 'positions'>,
): string {
  if (category.participants === 0) return 'Nobody took part.';
  const none = category.none === 0 ? 'everybody' : formatNumber(category.none);
  const single =
    category.none === 0
      ? 'everybody who took part supported it'
      : `${none} took part and did not support it`;
  const several = category.several === 0 ? 'nobody' : formatNumber(category.several);
  const rest = category.none === 0 ? 'everybody at least one' : `${none} none`;
  const what =
    category.positions.length === 1
      ? single
      : `${several} supported more than one position, ${rest}`;
  return category.counts === 'voters'
    ? `Voters, not votes: ${what}.`
    : `Ballots, not votes: ${what}; nothing tells whether two of them are one voter's.`;
}

/** `7 contests, 447 voters took part` */
export function categoryLabel(category: CategoryReport): string {
  const { active, withdrawn } = category.contests;
  const gone = withdrawn > 0 ? `, ${formatNumber(withdrawn)} withdrawn` : '';
  const who = category.counts === 'voters' ? 'voter' : 'ballot';
  return `${contestCount(active)}${gone}, ${counting(category.participants, who)} took part`;
}

/** `Shares are of the 447 voters who took part. Voters, not votes: …` */
export function positionsSentence(category: CategoryReport): string {
  const { participants, sentence = '' } = category;
  if (participants === 0) return sentence;
  return `Shares are of the ${participantsWords(category)}. ${sentence}`.trim();
}

/** `447 voters who took part` */
function participantsWords({ counts, participants }: CategoryReport): string {
  return counts === 'voters'
    ? `${counting(participants, 'voter')} who took part`
    : `${counting(participants, 'ballot')} that took part`;
}

/** `Of 447 voters who took part 312 (69.80%) supported Dissolve, and 134 (29.98%) Delay.` */
export function supportSentence(category: CategoryReport): string {
  const [first = '', ...more] = category.positions.map(
    ({ title, supporters, ofParticipants }, at) => {
      const { percent } = ofParticipants;
      const share = percent === undefined ? '' : ` (${formatPercent(percent)})`;
      return `${formatNumber(supporters)}${share}${at === 0 ? ' supported' : ''} ${inQuotes(title)}`;
    },
  );
  return `Of ${participantsWords(category)} ${listing([first, ...more])}.`;
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
  if (kind === 'no-votes') return 'No votes: nobody took part, and nothing is decided by nobody.';
  return `${kind === 'passed' ? 'Passed' : 'Not passed'}: ${clauses.join('; ')}.`;
}

/** `Dissolve (clear mandate). Passed: 6 of 9 participants…`; undefined where nothing is said of it. */
export function positionOutcomeWords({ title, outcome, band }: PositionReport): string | undefined {
  if (outcome === undefined && band === undefined) return undefined;
  const name = band === undefined ? title : `${title} (${band})`;
  return outcome === undefined ? `${name}.` : `${name}. ${outcome.sentence}`;
}
