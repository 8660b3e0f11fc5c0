import type { Unit } from '../../methods/base.ts';
import { formatNumber, percentOf } from '../numbers.ts';
import type {
  AccountingReport,
  ContestReport,
  OutcomeReport,
  QuorumReport,
  Report,
  ShareReport,
} from '../schema.ts';
import { baseNoun, baseWords, weighedBase } from './bases.ts';
import { capital, outcomeLabel, ruleWords } from './outcome.ts';
import { counting, listing, plural } from './words.ts';

/** The words that the HTML page adds to those of every report. */
export const pageWords = {
  skip: 'Skip to the result',
  result: 'The result',
  contents: 'On this page',
  record: 'The record',
  contest: 'Contest',
  outcome: 'Outcome',
  came: 'What came of it',
  votes: 'Votes',
  firstChoices: 'First choices',
  points: 'Points',
  rounds: 'Votes, round by round',
  share: 'Share',
  option: 'Option',
  position: 'Position',
  group: 'Group',
  ballots: 'Ballots',
  eligible: 'Eligible',
  turnout: 'Turnout',
  rows: 'Rows',
  what: 'What became of them',
  file: 'File',
  setAside: 'Set aside',
  voted: 'Counted',
  combination: 'Supported together',
  definition: 'The definition, as it was resolved',
  draws: 'The lot: the lowest SHA-256 comes first',
  drawnText: 'Text',
  hash: 'SHA-256',
  canonical: 'as canonical JSON',
  carried: 'carried',
  notCarried: 'not carried',
  undecided: 'undecided',
  favour: 'in favour',
  against: 'against',
  needed: 'what the rule needs; a bar that reaches it meets it.',
  glanceBase: 'A percentage is of the base of its rule.',
} as const;

/** The title of the window: `Convention vote: the result`. */
export function windowTitle(title: string): string {
  return `${title}: the result`;
}

/** A sign beside an outcome's name; a page counts outcomes in this order. */
export const outcomeSigns: Readonly<Record<OutcomeReport['kind'], string>> = {
  passed: '✓',
  elected: '✓',
  'not-passed': '✕',
  'none-elected': '✕',
  tied: '=',
  runoff: '⇄',
  reballot: '↻',
  'no-votes': '○',
  'no-quorum': '○',
  overridden: '–',
  'not-applicable': '–',
  withdrawn: '–',
};

export function outcomeName(kind: OutcomeReport['kind']): string {
  return capital(outcomeLabel(kind));
}

/** `✓ Passed` counted over the contests. */
export function outcomeCounts(
  contests: readonly ContestReport[],
): { readonly kind: OutcomeReport['kind']; readonly count: string; readonly name: string }[] {
  const count = (kind: OutcomeReport['kind']) =>
    contests.filter((contest) => contest.outcome.kind === kind).length;
  const kinds = [...new Set(contests.map((contest) => contest.outcome.kind))];
  const order = Object.keys(outcomeSigns);
  return kinds
    .sort((a, b) => order.indexOf(a) - order.indexOf(b))
    .map((kind) => ({ kind, count: formatNumber(count(kind)), name: outcomeLabel(kind) }));
}

/** What came of a contest in a few words: `62.29% of 419`, `Ana and Bo`. */
export function cameOfIt({ method, options, outcome, exhibits, quorum }: ContestReport): string {
  const { kind, winners, tied = [], runoff = [] } = outcome;
  if (['withdrawn', 'no-votes', 'not-applicable'].includes(kind)) return '';
  if (kind === 'no-quorum') return quorum === undefined ? '' : quorumFigures(quorum);
  if (method === 'question') {
    const [yes] = options;
    if (yes === undefined) return '';
    const need = exhibits.find((one) => one.kind === 'threshold' && one.option === yes.id);
    return percentOf(need?.kind === 'threshold' ? need : yes.share);
  }
  const titles = new Map(options.map(({ id, title }) => [id, title]));
  const title = (id: string) => titles.get(id) ?? id;
  if (tied.length > 0) return listing(tied.flatMap((tie) => tie.options).map(title));
  return listing((winners.length > 0 ? winners : runoff).map(title));
}

/** What stands at the line on a bar: `a majority needs 210`. */
export function neededLabel({
  rule,
  needed,
}: {
  readonly rule: string;
  readonly needed: number;
}): string {
  return `${ruleWords(rule)} needs ${formatNumber(needed)}`;
}

/** `The full bar is 419 valid votes.` */
export function barWords(of: number, base: string): string {
  return `The full bar is ${baseWords(of, base)}.`;
}

/** `487 ballots: 419 valid, 28 abstain, 40 blank.` Where ballots are weighted, they are votes. */
export function markWords(
  { ballots, valid, abstain, blank, invalid, notOffered }: AccountingReport,
  heads: AccountingReport | undefined,
): string {
  const parts = [
    `${formatNumber(valid)} valid`,
    `${formatNumber(abstain)} abstain`,
    `${formatNumber(blank)} blank`,
    ...(invalid > 0 ? [`${formatNumber(invalid)} invalid`] : []),
  ];
  const elsewhere = notOffered > 0 ? `; it was not on ${formatNumber(notOffered)} more` : '';
  return `${counting(ballots, heads ? 'vote' : 'ballot')}: ${parts.join(', ')}${elsewhere}.`;
}

/** `Share of 15 valid votes` */
export function shareOfWords({ of, base }: ShareReport, unit: Unit): string {
  return `Share of ${baseWords(of, weighedBase(base, unit))}`;
}

/** `By Region, in shares of valid votes`, above the figures of groups */
export function byGroup(column: string, base: string | undefined): string {
  return base === undefined ? `By ${column}` : `By ${column}, in shares of ${baseNoun(base)}`;
}

/** `192 yes, 131 no` */
export function groupVotes(
  votes: readonly { readonly title: string; readonly votes: number }[],
): string {
  return votes
    .map(({ title, votes: count }) => `${formatNumber(count)} ${title.toLowerCase()}`)
    .join(', ');
}

/** `of 496 rows set aside`, after their number */
export function asideOf(rows: number): string {
  return `of ${counting(rows, 'row')} set aside`;
}

/** `of 612 eligible voted`, `ballots counted` */
export function votedOf(eligible: number | undefined, counted: number): string {
  return eligible === undefined
    ? `${plural(counted, 'ballot', 'ballots')} counted`
    : `turnout: ${formatNumber(counted)} of ${formatNumber(eligible)} eligible`;
}

/** `11 of 12 for a quorum` */
function quorumFigures({ needed, votes }: QuorumReport): string {
  return needed === undefined
    ? ''
    : `${formatNumber(votes)} of ${formatNumber(needed)} for a quorum`;
}

/** `Quorum not met: 12 needed, 11 there` */
export function quorumLabel({ needed, votes, met }: QuorumReport): string {
  const figures =
    needed === undefined ? '' : `: ${formatNumber(needed)} needed, ${formatNumber(votes)} there`;
  return `${met ? 'Quorum met' : 'Quorum not met'}${figures}`;
}

/** How anybody can repeat the count. */
export function recountWords(): string {
  return 'This page holds the whole report and the definition as data. Save it, and recount the ballots:';
}

/**
 * `tally verify page.html ballots.csv --roll roll.csv`, with names as a shell takes them. Where redacted
 * ballots were published, by these: they are what readers have.
 */
export function recountCommand({ inputs, published }: Report): string {
  if (published !== undefined) return `tally verify page.html ${shellWord(published.name)}`;
  const named = (role: 'ballots' | 'roll') =>
    inputs.filter((input) => input.role === role).map((input) => shellWord(input.name));
  const roll = named('roll').flatMap((name) => ['--roll', name]);
  return ['tally verify page.html', ...named('ballots'), ...roll].join(' ');
}

function shellWord(name: string): string {
  if (/^[\w./][\w./-]*$/.test(name)) return name;
  return `'${(name.startsWith('-') ? `./${name}` : name).replaceAll("'", "'\\''")}'`;
}

/** `76,236 bytes` */
export function bytesWords(bytes: number): string {
  return counting(bytes, 'byte');
}

/** `carried`: what a group said, where a rule asks each. */
export function voiceWords(voice: 'for' | 'against' | 'silent'): string {
  return { for: pageWords.carried, against: pageWords.notCarried, silent: pageWords.undecided }[
    voice
  ];
}

/** The letter of a position in a figure: A to Z, then numbers. */
export function positionKey(at: number): string {
  return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(at) || String(at + 1);
}
