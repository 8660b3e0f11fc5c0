import { formatNumber, formatPercent } from './numbers.ts';
import type { CategoryReport, OutcomeReport, Report, ShareReport } from './schema.ts';
import { counting, listing, reasonPhrase } from './words.ts';

/** Every sentence and label that a report shows. Nothing else in the program writes prose for readers. */

const outcomeLabels: Readonly<Record<OutcomeReport['kind'], string>> = {
  passed: 'passed',
  'not-passed': 'not passed',
  elected: 'elected',
  tied: 'tied',
  runoff: 'runoff',
  reballot: 'vote again',
  'no-votes': 'no votes',
  withdrawn: 'withdrawn',
};

export function outcomeLabel(kind: OutcomeReport['kind']): string {
  return outcomeLabels[kind];
}

const baseNouns: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  valid: { one: 'valid vote', many: 'valid votes' },
  'valid ballots': { one: 'valid ballot', many: 'valid ballots' },
  'valid+invalid': { one: 'valid or invalid mark', many: 'valid and invalid marks' },
  'valid+abstain': { one: 'vote or abstention', many: 'votes and abstentions' },
  ballots: { one: 'ballot', many: 'ballots' },
  eligible: { one: 'eligible voter', many: 'eligible voters' },
  participants: { one: 'participant', many: 'participants' },
};

/** `419 valid votes`: a denominator with its name. */
export function baseWords(size: number, base: string): string {
  const nouns = baseNouns[base];
  return counting(size, nouns?.one ?? base, nouns?.many ?? base);
}

/** `261 of 419 valid votes, 62.29%`. */
export function shareWords(share: ShareReport): string {
  const start = `${formatNumber(share.votes)} of ${baseWords(share.of, share.base)}`;
  return share.percent === undefined ? start : `${start}, ${formatPercent(share.percent)}`;
}

const ruleNouns: Readonly<Record<string, string>> = {
  majority: 'a majority',
  'two-thirds': 'two-thirds',
  'three-quarters': 'three quarters',
  'three-fifths': 'three fifths',
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

export interface Requirement {
  readonly share: ShareReport;
  readonly rule: string;
  readonly needed: number;
  readonly difference: number;
}

/** `Passed: 261 of 419 valid votes, 62.29%; a majority needs 210; 51 in excess.` */
export function questionSentence(passed: boolean, need: Requirement): string {
  const verdict = passed ? 'Passed' : 'Not passed';
  const margin = passed ? excessWords(need.difference) : `${formatNumber(need.difference)} short`;
  return `${verdict}: ${shareWords(need.share)}; ${ruleWords(need.rule)} needs ${formatNumber(need.needed)}; ${margin}.`;
}

function excessWords(excess: number): string {
  return excess === 0 ? 'exactly enough' : `${formatNumber(excess)} in excess`;
}

export function noVotesSentence(): string {
  return 'No votes: nobody is in the base, and nothing is decided by nobody.';
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

function withVotes(options: readonly Named[]): string {
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
  const open =
    unfilled > 0
      ? ` ${counting(unfilled, 'seat')} ${unfilled === 1 ? 'stays' : 'stay'} unfilled.`
      : '';
  if (only === undefined) return `Nobody is elected: no option meets the rule.${open}`;
  const who =
    winners.length === 1
      ? `${only.title} with ${shareWords(only.share)}`
      : `${withVotes(winners)} of ${baseWords(only.share.of, only.share.base)}`;
  const rule = need
    ? `; ${ruleWords(need.rule)} needs ${formatNumber(need.needed)}; ${excessWords(need.difference)}`
    : '';
  const last = winners.length === 1 ? '' : `${winners.at(-1)?.title} has `;
  const margin = ahead && !need ? `; ${last}${formatNumber(ahead.by)} more than ${ahead.of}` : '';
  return `Elected: ${who}${rule}${margin}.${open}`;
}

/** `Tied: B, C and D, with 7 votes each, for 1 seat. Elected: A (10).` */
export function tiedSentence(
  tied: readonly Named[],
  seats: number,
  winners: readonly Named[],
): string {
  const votes = counting(tied[0]?.votes ?? 0, 'vote');
  const elected = winners.length > 0 ? ` Elected: ${withVotes(winners)}.` : '';
  return `Tied: ${listing(tied.map((one) => one.title))}, with ${votes} each, for ${counting(seats, 'seat')}.${elected}`;
}

/** `Runoff between A (10) and B (9): a majority of 24 valid votes needs 13; A is 3 short.` */
export function runoffSentence(
  pair: readonly Named[],
  tied: readonly Named[],
  places: number,
  need: Requirement & { readonly leader: string },
): string {
  const tie = `${listing(tied.map((one) => one.title))} are tied with ${counting(tied[0]?.votes ?? 0, 'vote')} each for ${counting(places, 'place')}`;
  const [first] = pair;
  const who =
    tied.length === 0
      ? `Runoff between ${withVotes(pair)}`
      : first
        ? `Runoff between ${first.title} (${formatNumber(first.votes)}) and one other: ${tie}`
        : `Runoff: ${tie}`;
  return `${who}. ${needSentence(need)}`;
}

export function reballotSentence(need: Requirement & { readonly leader: string }): string {
  return `Vote again: there is nobody for a runoff. ${needSentence(need)}`;
}

function needSentence(need: Requirement & { readonly leader: string }): string {
  const { share, rule, needed, difference, leader } = need;
  return `${capital(ruleWords(rule))} of ${baseWords(share.of, share.base)} needs ${formatNumber(needed)}; ${leader} is ${formatNumber(difference)} short.`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `4 replaced by a later ballot` */
export function setAsideSentence(reason: string, rows: number, policy: string): string {
  return `${formatNumber(rows)} ${reasonPhrase(reason, rows, policy)}`;
}

/** `496 rows = 487 ballots counted + 9 set aside.` */
export function accountingSentence(rows: number, counted: number): string {
  return `${counting(rows, 'row')} = ${counting(counted, 'ballot')} counted + ${formatNumber(rows - counted)} set aside.`;
}

export function duplicatesSentence(policy: string, voters: number | undefined): string {
  if (voters === undefined) return 'Duplicates were not looked for: no column says who voted.';
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

export function turnoutSentence(counted: number, share: ShareReport | undefined): string {
  if (share === undefined) return `${counting(counted, 'ballot')} counted.`;
  const percent = share.percent === undefined ? '' : `: ${formatPercent(share.percent)} turnout`;
  return `${counting(counted, 'ballot')} counted of ${formatNumber(share.of)} eligible${percent}.`;
}

/** `Voters, not votes: 98 supported more than one position, 12 none.` */
export function categorySentence(
  category: Pick<CategoryReport, 'counts' | 'several' | 'none'>,
): string {
  const several = `${formatNumber(category.several)} supported more than one position, ${formatNumber(category.none)} none`;
  return category.counts === 'voters'
    ? `Voters, not votes: ${several}.`
    : `Ballots, not votes: ${several}; nothing tells whether two of them are one voter's.`;
}

const shapeTitles: Readonly<Record<string, string>> = {
  'google-forms': 'Google Forms, downloaded as CSV',
  'google-sheets': 'Google Forms, through a Google Sheet',
  plain: 'a plain table',
};

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const orderWords: Readonly<Record<string, string>> = {
  mdy: 'month first',
  dmy: 'day first',
  ymd: 'year first',
};

/** The lines of "How this file was read". */
export function readingSentences(
  report: {
    readonly inputs: Report['inputs'];
    readonly reading: Omit<Report['reading'], 'sentences'>;
  },
  facts: ReadingFacts,
): string[] {
  const { columns, shape } = report.reading;
  const ballots = report.inputs.filter((input) => input.role === 'ballots');
  const headings = (role: string) =>
    columns.filter((one) => one.role === role).map((one) => one.heading ?? one.column);
  const of = (role: string) => headings(role).map((heading) => `"${heading}"`);
  const [first] = ballots;
  const lines = [
    `${ballots.length === 1 ? 'The file' : `${ballots.length} files`}: ${shapeTitles[shape] ?? shape}, cells between ${delimiterNames[first?.delimiter ?? ','] ?? 'commas'}, ${encodingName(first?.encoding ?? '')}.`,
  ];
  const [stamp] = of('timestamp');
  const order = facts.order === undefined ? '' : `, read ${orderWords[facts.order] ?? facts.order}`;
  if (stamp !== undefined)
    lines.push(
      `Time of voting: ${stamp}${order}${facts.zone === undefined ? '' : `, in ${facts.zone}`}.`,
    );
  const [voter] = of('voter');
  lines.push(voter === undefined ? 'Voter: no column says who voted.' : `Voter: ${voter}.`);
  if (of('group').length > 0) lines.push(`Groups: ${listing(of('group'))}.`);
  if (of('weight').length > 0) lines.push(`Weight: ${listing(of('weight'))}.`);
  lines.push(
    `Contests: ${counting(of('contest').length, 'column')}${facts.inferred ? ', found by their values' : ', named in the definition'}.`,
  );
  const kept = of('private').length;
  if (kept > 0) lines.push(`Private: ${counting(kept, 'column')}, never reported.`);
  if (of('ignored').length > 0) lines.push(`Ignored: ${counting(of('ignored').length, 'column')}.`);
  return lines;
}

export interface ReadingFacts {
  readonly order?: string;
  readonly zone?: string;
  /** the contests were found in the columns, not named */
  readonly inferred: boolean;
}

function encodingName(encoding: string): string {
  return encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
}

export function mergedGroupTitle(groups: number): string {
  return groups === 1 ? 'smaller groups' : `${groups} smaller groups`;
}

export function namelessGroupTitle(): string {
  return 'no group named';
}

/** Headings of the report's parts. */
export const labels = {
  contests: 'Contests',
  otherContests: 'Other contests',
  ballotsByGroup: 'ballots by group',
  howRead: 'How this file was read',
  lookAt: 'Worth a look',
} as const;

export function countWords(what: 'yes' | 'no' | 'valid' | 'abstain' | 'blank' | 'invalid'): string {
  return what;
}

export function contestCount(contests: number): string {
  return counting(contests, 'contest');
}

export function moreOptions(options: number, votes: number): string {
  return `and ${counting(options, 'more option')} with ${counting(votes, 'vote')} together`;
}

export function setAsideLead(why: string): string {
  return why === '' ? 'set aside' : `set aside: ${why}`;
}

/** `rows in ballots.csv`, or with figures `north.csv: 120 rows, 118 counted`. */
export function rowsIn(name: string, rows?: number, counted?: number): string {
  return rows === undefined
    ? `rows in ${name}`
    : `${name}: ${counting(rows, 'row')}, ${formatNumber(counted ?? 0)} counted`;
}

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
        `${formatNumber(contests.filter((one) => one.outcome.kind === kind).length)} ${outcomeLabel(kind)}`,
    );
  return `${contestCount(contests.length)}: ${parts.join(', ')}.`;
}

/** `7 contests, 447 voters took part` */
export function categoryLabel(category: CategoryReport): string {
  const { active, withdrawn } = category.contests;
  const gone = withdrawn > 0 ? `, ${formatNumber(withdrawn)} withdrawn` : '';
  const who = category.counts === 'voters' ? 'voter' : 'ballot';
  return `${contestCount(active)}${gone}, ${counting(category.participants, who)} took part`;
}

/** `Of 447 who took part.` */
export function shareBaseWords(category: CategoryReport): string {
  return `Shares are of the ${formatNumber(category.participants)} who took part.`;
}

/** `Dissolve only 228, dissolve and delay 46.` */
export function overlapSentence(category: CategoryReport): string {
  if (category.positions.length < 2) return '';
  const title = (id: string) =>
    category.positions.find((position) => position.id === id)?.title ?? id;
  const parts = category.overlaps.map(({ positions, voters }) => {
    const names = positions.map(title).join(' + ');
    return `${names}${positions.length === 1 ? ' alone' : ''} ${formatNumber(voters)}`;
  });
  return parts.length === 0 ? '' : `Combinations: ${parts.join('; ')}.`;
}

/** What the count rests on: files with their hashes, definition, version. */
export function provenance(report: Report): string[] {
  const { source, file, sha256 } = report.definition;
  const files = report.inputs.map(
    (input) =>
      `${input.name}: ${counting(input.bytes, 'byte')}, SHA-256 ${input.sha256.slice(0, 16)}…`,
  );
  const sources: Readonly<Record<string, string>> = {
    inferred: 'inferred from the file',
    file: `from ${file ?? 'a file'}`,
    flags: 'from flags and the file itself',
    mixed: `from ${file ?? 'a file'} and flags`,
  };
  return [
    ...files,
    `Definition ${sources[source] ?? source}, SHA-256 ${sha256.slice(0, 16)}… Counted by tally ${report.tally.version}.`,
  ];
}

export interface PlaceParts {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly path?: string;
  readonly cell?: string;
}

/** `ballots.csv, line 12, "Email": a@x.org`, where something was found. */
export function placeWords({ file, line, column, path, cell }: PlaceParts): string {
  const where = [
    ...(file === undefined ? [] : [file]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(path === undefined ? [] : [path]),
    ...(column === undefined ? [] : [`"${column}"`]),
  ].join(', ');
  if (cell === undefined || cell === '') return where;
  return where === '' ? cell : `${where}: ${cell}`;
}

export function didYouMean(suggestion: string): string {
  return `(did you mean "${suggestion}"?)`;
}

export function morePlaces(places: number): string {
  return `and ${counting(places, 'more place')} (tally check lists them)`;
}

/** What stands above the keys of a definition that `tally init` writes. */
export const definitionComments: Readonly<Record<string, string>> = {
  file: 'How tally reads',
  title: 'Shown at the head of the report.',
  delimiter: 'What stands between cells.',
  columns:
    'Which column is what. A column is named by its heading, or #3 for the third.\nPrivate columns are never reported.',
  vocabulary: 'Words added to those that are known: yes, no, abstain, blank, invalid.',
  zone: 'For times that name no zone.',
  opens: 'Ballots before this are set aside.',
  closes: 'Ballots after this are set aside.',
  duplicates: 'Which ballot of a voter counts: last, first, none, error (refuse), keep (all).',
  roll: 'The list of eligible voters.',
  eligible: 'How many are eligible.',
  rule: 'What decides questions and majorities: majority, two-thirds, "> 60% of ballots"…',
  contests:
    'What is voted on. method: question, plurality, majority or approval.\nAdd status: withdrawn to take one out; add rule: to one that needs another rule.',
  categories: 'Contests that belong together, and the positions that selections across them take.',
  groups: 'Groups with fewer ballots than this are shown together.',
};

export function checkedSentence(errors: number, warnings: number): string {
  if (errors > 0)
    return `${counting(errors, 'error')}, ${counting(warnings, 'warning')}: not counted.`;
  return warnings === 0
    ? 'No problems: it can be counted.'
    : `${counting(warnings, 'warning')}: it can be counted.`;
}

/** `#3 "Proposal 1" contest p01 (question)` */
export function columnSentence(column: {
  readonly number: number;
  readonly heading: string;
  readonly role: string;
  readonly detail: string;
  readonly certain: boolean;
}): string {
  const { number, heading, role, detail, certain } = column;
  const what = detail === '' ? role : `${role} ${detail}`;
  return `#${number} "${heading}": ${what}${certain ? '' : ' (uncertain)'}`;
}
