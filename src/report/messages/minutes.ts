import type { Unit } from '../../methods/base.ts';
import { formatNumber, formatPercent } from '../numbers.ts';
import type {
  ContestReport,
  ExhibitReport,
  OptionReport,
  QuorumReport,
  Report,
} from '../schema.ts';
import { baseIn, baseWords, unitOf, weighedBase } from './bases.ts';
import { nobodyFirstSentence, nobodyNextSentence } from './deciding.ts';
import { figureOf, voteNoun } from './figures.ts';
import { tableLabels } from './labels.ts';
import { capital, moreOptions, ruleSpelt, ruleWords, unfilledWords } from './outcome.ts';
import { nobodySeatedSentence } from './transfers.ts';
import { counting, inQuotes, listing, plural } from './words.ts';

/** Sentences as a secretary writes them: whole, and without a date. */

/** `Of 612 eligible voters 487 voted: a turnout of 79.58%.` */
export function turnoutMinutes({ voted, eligible, share }: Report['turnout']): string {
  if (eligible === undefined)
    return `${counting(voted, 'ballot')} ${plural(voted, 'was', 'were')} counted.`;
  const percent =
    share?.percent === undefined ? '' : `: a turnout of ${formatPercent(share.percent)}`;
  return `Of ${counting(eligible, 'eligible voter')} ${formatNumber(voted)} voted${percent}.`;
}

/** `A quorum of 307 ballots (majority of eligible) was required, and was not met: there were 290.` */
export function quorumMinutes(quorum: QuorumReport, unit: Unit): string {
  const { counts, rule, votes, needed, met, sentence } = quorum;
  if (needed === undefined) return sentence;
  const there = `there ${plural(votes, 'was', 'were')} ${formatNumber(votes)}`;
  const why = /^at least \d+$/.test(rule) ? '' : ` (${ruleSpelt(rule)})`;
  return `A quorum of ${baseWords(needed, weighedBase(counts, unit))}${why} was required, and was ${met ? 'met' : 'not met'}: ${there}.`;
}

/** `The file ballots.csv holds 496 rows: 487 count as ballots, and 9 were set aside (3 after closing…).` */
export function rowsMinutes({ rows, counted, setAside, files }: Report['accounting']): string {
  const names = listing(files.map(({ name }) => name));
  const which = `The ${plural(files.length, 'file', 'files')} ${names} ${plural(files.length, 'holds', 'hold')} ${counting(rows, 'row')}`;
  const aside = rows - counted;
  if (rows === 0) return `${which}.`;
  if (aside === 0) return `${which}, and ${plural(rows, 'it counts', 'all count')}.`;
  const why = listing(setAside.map(({ sentence }) => sentence));
  return `${which}: ${formatNumber(counted)} ${plural(counted, 'counts', 'count')}, and ${formatNumber(aside)} ${plural(aside, 'was', 'were')} set aside (${why}).`;
}

/** The options of a contest, most votes first: those that are told one by one, and the others. */
interface ListedOptions {
  readonly shown: readonly OptionReport[];
  readonly hidden: readonly OptionReport[];
}

/** What a contest came to, with what decided it: whole sentences, each of which stands for itself. */
export function decisionMinutes(
  contest: ContestReport,
  title: string,
  { shown, hidden }: ListedOptions,
): string[] {
  const { outcome, exhibits, band, method } = contest;
  const lead = leadOf(contest, inQuotes(title));
  if (lead === undefined) return [ownSentence(contest, inQuotes(title))];
  const label = band === undefined ? '' : ` (${band})`;
  return [
    `${lead}${label}.`,
    ...(outcome.unfilled === undefined ? [] : [unfilledWords(outcome.unfilled)]),
    method === 'question' ? questionVotes(contest) : optionVotes(contest, shown, hidden),
    ...(contest.scores ? [contest.scores.sentence] : []),
    ...ruleMinutes(contest),
    ...exhibits.flatMap((one, at) => {
      if (one.kind === 'tie-break' || one.kind === 'quota') return [one.sentence];
      // Of the rounds the last has its votes: those of the first are told, and all stand in the report.
      if (one.kind === 'round')
        return exhibits.slice(at + 1).some(isRound) ? (one.after ?? []) : [one.sentence];
      return one.kind === 'nobody' ? nobodyMinutes(one, contest) : [];
    }),
  ];
}

function isRound({ kind }: ContestReport['exhibits'][number]): boolean {
  return kind === 'round';
}

/** Where a contest's own sentence says all: `"Sell the hall" is overridden: Build a hall (12) has more votes…` */
function ownSentence({ outcome: { kind, sentence } }: ContestReport, title: string): string {
  const verb = fates[kind];
  return verb === undefined
    ? `${title}. ${sentence}`
    : `${title} ${verb}${sentence.slice(sentence.indexOf(':'))}`;
}

const fates: Readonly<Partial<Record<ContestReport['outcome']['kind'], string>>> = {
  overridden: 'is overridden',
  'not-applicable': 'is not applicable',
  withdrawn: 'was withdrawn',
};

/** What an option that elects nobody does to the seats. */
function nobodyMinutes(
  { option, votes }: Extract<ExhibitReport, { readonly kind: 'nobody' }>,
  { options, outcome, method, seats, exhibits }: ContestReport,
): string[] {
  const title = options.find(({ id }) => id === option)?.title ?? '';
  // A seat that it won stands in its round.
  if (exhibits.some((one) => one.kind === 'round' && one.elected?.includes(option))) return [];
  if (method === 'stv') return [nobodySeatedSentence({ title }, seats)];
  const noun = voteNoun(method);
  return [
    outcome.kind === 'elected'
      ? nobodyNextSentence(title, votes, noun)
      : nobodyFirstSentence(title, votes, noun),
  ];
}

/** What is said of a contest before its figures; undefined where its own sentence says all. */
function leadOf({ outcome, options, rivals }: ContestReport, title: string): string | undefined {
  const pick = (ids: readonly string[]) => {
    const picked = new Set(ids);
    return listing(
      options
        .filter(({ id }) => picked.has(id))
        .sort((a, b) => b.votes - a.votes)
        .map((one) => one.title),
    );
  };
  const { winners, runoff = [], tied = [] } = outcome;
  const [tie] = tied;
  switch (outcome.kind) {
    case 'passed':
      return `${title} passed`;
    case 'not-passed':
      return `${title} did not pass`;
    case 'elected':
      return `In ${title} ${pick(winners)} ${plural(winners.length, 'was', 'were')} elected`;
    case 'none-elected':
      return `In ${title} nobody was elected`;
    case 'tied': {
      if (tie === undefined || rivals !== undefined) return undefined;
      const elected =
        winners.length === 0
          ? ''
          : `${pick(winners)} ${plural(winners.length, 'was', 'were')} elected, and `;
      return `In ${title} ${elected}${pick(tie.options)} are tied for ${counting(tie.seats, 'seat')}`;
    }
    case 'runoff':
      return tie === undefined
        ? `In ${title} nobody was elected, and a runoff follows between ${pick(runoff)}`
        : undefined;
    case 'reballot':
      return `In ${title} nobody was elected, and the vote is to be held again`;
    case 'no-quorum':
      return `On ${title} nothing was decided, for there was no quorum`;
    case 'no-votes':
    case 'overridden':
    case 'not-applicable':
    case 'withdrawn':
      return undefined;
  }
}

/** `There were 261 votes in favour, 158 against, 28 abstentions and 40 blank ballots.` */
function questionVotes({ options, accounting, heads }: ContestReport): string {
  const [yes, no] = options.map(({ votes }) => votes);
  const parts = [
    `${counting(yes ?? 0, 'vote')} in favour`,
    `${formatNumber(no ?? 0)} against`,
    ...otherMarks(accounting, unitOf({ heads })),
  ];
  return `There ${plural(yes ?? 0, 'was', 'were')} ${listing(parts)}.`;
}

/** `The votes were Ana 14, Bo 12 and Cy 2, beside 3 blank ballots.` */
function optionVotes(
  { accounting, heads, method }: ContestReport,
  shown: ListedOptions['shown'],
  hidden: ListedOptions['hidden'],
): string {
  const together = hidden.reduce((sum, { votes }) => sum + votes, 0);
  const parts = [
    ...shown.map(({ title, votes }) => `${title} ${formatNumber(votes)}`),
    ...(hidden.length === 0 ? [] : [moreOptions(hidden.length, together, voteNoun(method))]),
  ];
  const rest = otherMarks(accounting, unitOf({ heads }));
  const others = rest.length === 0 ? '' : `, beside ${listing(rest)}`;
  return `The ${tableLabels[figureOf(method)]} were ${listing(parts)}${others}.`;
}

/** `28 abstentions`, `40 blank ballots`; in votes `1.25 abstaining`, `2.5 blank` */
function otherMarks(
  { abstain, blank, invalid }: ContestReport['accounting'],
  unit: Unit,
): string[] {
  if (unit === 'weight')
    return [
      ...(abstain > 0 ? [`${formatNumber(abstain)} abstaining`] : []),
      ...(blank > 0 ? [`${formatNumber(blank)} blank`] : []),
      ...(invalid > 0 ? [`${formatNumber(invalid)} invalid`] : []),
    ];
  return [
    ...(abstain > 0 ? [counting(abstain, 'abstention')] : []),
    ...(blank > 0 ? [counting(blank, 'blank ballot')] : []),
    ...(invalid > 0 ? [counting(invalid, 'invalid ballot')] : []),
  ];
}

type Condition = Extract<ExhibitReport, { readonly clause?: string | undefined }>;

/** What the rule asked for, of the last who won or of the first who did not. */
function ruleMinutes({ exhibits, outcome, options, heads, method }: ContestReport): string[] {
  if (outcome.kind === 'no-quorum') return [];
  const conditions = exhibits.filter((one): one is Condition => 'clause' in one);
  const about = outcome.winners.at(-1) ?? conditions[0]?.option;
  const own = conditions.filter(({ option }) => option === about);
  const [only, ...more] = own;
  if (only === undefined) return [];
  if (only.kind !== 'threshold' || more.length > 0)
    return [`What the rule asks for: ${own.map(({ clause = '' }) => clause).join('; ')}.`];
  const { percent = 0, base, of, rule, needed, votes } = only;
  const size = baseWords(of, baseIn({ method, heads }, base));
  const title = options.find(({ id }) => id === about)?.title ?? '';
  const who =
    method === 'question'
      ? `the ${formatNumber(votes)} in favour ${plural(votes, 'is', 'are')}`
      : `the ${formatNumber(votes)} of ${title} ${plural(votes, 'is', 'are')}`;
  return [
    `${capital(ruleWords(rule))} of ${size} needs ${formatNumber(needed)}: ${who} ${formatPercent(percent)}, ${differenceWords(only)}.`,
  ];
}

function differenceWords({
  excess,
  short = 0,
}: Extract<ExhibitReport, { readonly kind: 'threshold' }>): string {
  if (excess === undefined) return `${formatNumber(short)} too few`;
  return excess === 0 ? 'exactly enough' : `${formatNumber(excess)} more than needed`;
}

/** What a secretary is to settle before it is signed; nothing where nothing is doubtful. */
export function doubtsMinutes(notes: readonly string[]): string {
  return notes.length === 0 ? '' : `Worth a look before this is signed: ${notes.join(' ')}`;
}

/** `The count was made with tally 0.1.0 from ballots.csv (SHA-256 …); it can be repeated with these files.` */
export function provenanceMinutes({ inputs, definition, tally }: Report): string {
  const files = listing(inputs.map(({ name, sha256 }) => `${name} (SHA-256 ${sha256})`));
  return `The count was made with tally ${tally.version} from ${files}, by the definition with the SHA-256 ${definition.sha256}. Anybody who has these files can repeat it.`;
}
