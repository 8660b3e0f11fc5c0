import type { Unit } from '../../methods/base.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type { GroupReport, QuorumReport, ShareReport } from '../schema.ts';
import { counting, plural } from './words.ts';

/** `496 rows = 487 ballots counted + 9 set aside.` */
export function accountingSentence(rows: number, counted: number): string {
  return `${counting(rows, 'row')} = ${counting(counted, 'ballot')} counted + ${formatNumber(rows - counted)} set aside.`;
}

export function duplicatesSentence(policy: string, voters: number | undefined): string {
  if (voters === undefined) return 'Duplicates were not looked for: nothing says who voted.';
  if (voters === 0) return 'Duplicates were looked for: no voter cast several ballots.';
  const who = `${counting(voters, 'voter')} cast several ballots`;
  const what: Readonly<Record<string, string>> = {
    last: 'the last of each counts',
    first: 'the first of each counts',
    none: 'none of theirs count',
    keep: 'all of theirs count',
  };
  return `Duplicates were looked for: ${who}; ${what[policy] ?? policy}.`;
}

export function turnoutSentence(
  counted: number,
  share: ShareReport | undefined,
  quorum: QuorumReport | undefined,
): string {
  const met = quorum === undefined ? '' : ` ${quorum.sentence}`;
  if (share === undefined) return `${counting(counted, 'ballot')} counted.${met}`;
  const percent = share.percent === undefined ? '' : `: ${formatPercent(share.percent)} turnout`;
  return `${counting(counted, 'ballot')} counted of ${formatNumber(share.of)} eligible${percent}.${met}`;
}

/** `1 row accepted by a ruling (the returning officer): the clock was slow.` */
export function rulingSentence(ruling: {
  readonly decision: 'accept' | 'set-aside';
  readonly reason: string;
  readonly by: string;
  readonly rows: number;
}): string {
  const { decision, reason, by, rows } = ruling;
  const what = decision === 'accept' ? 'accepted' : 'set aside';
  return `${counting(rows, 'row')} ${what} by a ruling (${by}): ${reason.replace(/\.$/, '')}.`;
}

export function mergedGroupTitle(groups: number): string {
  return groups === 1 ? 'smaller groups' : `${groups} smaller groups`;
}

/** Groups that are large enough, and shown together lest a smaller one be found by subtraction. */
export function joinedGroupTitle(groups: number): string {
  return `${groups} groups together`;
}

export function namelessGroupTitle(): string {
  return 'no group named';
}

/** Of groups that overlap: the ballots that are in none that is shown. */
export function noneOfTheseTitle(): string {
  return 'none of these';
}

export function setAsideLead(why: string): string {
  return why === '' ? 'set aside' : `set aside: ${why}`;
}

/** `rows in ballots.csv`, or with figures `north.csv: 120 rows, 118 counted`. */
export function rowsIn(name: string, rows: number, counted?: number): string {
  return counted === undefined
    ? `${plural(rows, 'row', 'rows')} in ${name}`
    : `${name}: ${counting(rows, 'row')}, ${formatNumber(counted)} counted`;
}

export function weightSentence(weight: number): string {
  return `Votes are weighted: the counted ballots weigh ${formatNumber(weight)} together.`;
}

/** `Member, of 470 eligible: 80.85% turnout` */
export function groupWords({ title, eligible, turnout }: GroupReport): string {
  if (eligible === undefined) return title;
  const percent =
    turnout?.percent === undefined ? '' : `: ${formatPercent(turnout.percent)} turnout`;
  return `${title}, of ${formatNumber(eligible)} eligible${percent}`;
}

/** `260 Dissolve in some fashion` */
export function categoryGroupWords(supporters: number, position: string): string {
  return `${formatNumber(supporters)} ${position}`;
}

/** `Member, 372 took part: 260 Dissolve, 110 Delay`, of weights `372 votes`; the positions may stand elsewhere */
export function participantsWords(
  group: string,
  participants: number,
  unit: Unit,
  positions: readonly string[],
): string {
  const who = unit === 'weight' ? counting(participants, 'vote') : formatNumber(participants);
  const what = positions.length === 0 ? '' : `: ${positions.join(', ')}`;
  return `${group}, ${who} took part${what}`;
}

/** Stands below the groups of a contest where not all of its options do. */
export function leadingByGroup(shown: number, options: number): string {
  return `By group the leading ${shown} of ${formatNumber(options)} options are listed.`;
}

/** Stands above the groups of one column, where there are several. */
export function byColumn(heading: string): string {
  return `by ${heading}:`;
}
