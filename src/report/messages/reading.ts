import { groupedBy } from '../../base/grouped-by.ts';
import type { WordMeaning } from '../../election/question-words.ts';
import type { ScoreRange } from '../../election/score-range.ts';
import type { SpreadLayout } from '../../election/spread.ts';
import type { Report } from '../schema.ts';
import { counting, listing, quoted } from './words.ts';

const shapeTitles: Readonly<Record<string, string>> = {
  redacted: 'redacted ballots; who counts was decided before',
  'google-forms': 'Google Forms, downloaded as CSV',
  'google-sheets': 'Google Forms, through a Google Sheet',
  jotform: 'Jotform',
  stamped: 'a table that gives each ballot its time',
  'microsoft-forms': 'Microsoft Forms',
  limesurvey: 'LimeSurvey',
  surveymonkey: 'SurveyMonkey, with two rows of headings',
  qualtrics: 'Qualtrics, with three rows of headings',
  sosci: 'SoSci Survey',
  bettervoting: 'BetterVoting',
  plain: 'a plain table',
};

const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

const orderWords: Readonly<Record<NonNullable<ReadingFacts['order']>, string>> = {
  mdy: 'read month first',
  dmy: 'read day first',
  ymd: 'read year first',
  any: 'in dates that can be read in one way only',
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
  const lines = [
    `${ballots.length === 1 ? 'The file' : `${ballots.length} files`}: ${shapeTitles[shape] ?? shape}, ${writtenInAll(ballots)}.`,
  ];
  const [stamp] = of('timestamp');
  const order = facts.order === undefined ? '' : `, ${orderWords[facts.order]}`;
  if (stamp !== undefined)
    lines.push(
      `Time of voting: ${stamp}${order}${facts.zone === undefined ? '' : `, in ${facts.zone}`}.`,
    );
  const [voter] = of('voter');
  lines.push(voter === undefined ? 'Voter: no column says who voted.' : `Voter: ${voter}.`);
  if (of('group').length > 0) lines.push(`Groups: ${listing(of('group'))}.`);
  if (of('weight').length > 0) lines.push(`Weight: ${listing(of('weight'))}.`);
  lines.push(
    `Contests: ${counting(of('contest').length, 'column')}${contestsFrom[facts.contests]}.`,
  );
  if (facts.roll) lines.push(rollSentence(facts.roll));
  lines.push(
    ...facts.spreads.map(spreadSentence),
    ...meantSentences(facts.meant),
    ...nobodySentences(facts.nobody),
  );
  const kept = of('private').length;
  if (kept > 0) lines.push(`Private: ${counting(kept, 'column')}, never reported.`);
  if (of('ignored').length > 0) lines.push(`Ignored: ${counting(of('ignored').length, 'column')}.`);
  return lines;
}

const contestsFrom: Readonly<Record<ReadingFacts['contests'], string>> = {
  values: ', found by the values',
  definition: ', named in the definition',
  flag: ', named by --contest',
};

/** The same line, whoever says which columns are contests. */
export function withoutContestsFrom(line: string): string {
  const source = Object.values(contestsFrom).find((words) => line.endsWith(`${words}.`));
  return source === undefined ? line : `${line.slice(0, -source.length - 1)}.`;
}

/** Which columns of the roll were read. */
function rollSentence({ id, weight, voting, groups }: NonNullable<ReadingFacts['roll']>): string {
  const parts = [
    `voters by ${quoted(id)}`,
    ...(weight === undefined ? [] : [`weights from ${quoted(weight)}`]),
    ...(voting === undefined ? [] : [`${quoted(voting)} says who may vote`]),
    ...(groups.length === 0 ? [] : [`groups from ${listing(groups.map(quoted))}`]),
  ];
  return `The roll: ${parts.join('; ')}.`;
}

const firstChoices = 'a ranking, of which the first choices count.';

const rankingWords = {
  first: firstChoices,
  all: 'a ranking, all of which counts.',
  alike: 'a ranking, in which each name is a vote, wherever it stands.',
};
const approvals = 'each score above 0 counts as an approval.';

/** Which of the sentences say that marks were counted in part: minutes without them would tell another vote. */
export function countedInPart(sentences: readonly string[]): string[] {
  return sentences.filter((one) => one.endsWith(firstChoices) || one.endsWith(approvals));
}

/** How a contest lies over its columns. */
function spreadSentence({
  title,
  layout,
  columns,
  counts,
  range,
}: ReadingFacts['spreads'][number]): string {
  const name = quoted(title);
  switch (layout) {
    case 'ticks':
      return `${name}: boxes in ${counting(columns, 'column')}.`;
    case 'scores':
      return `${name}: ${counts === 'all' ? scoresWords(range) : approvals}`;
    case 'answers':
      return `${name}: a box for each answer, in ${counting(columns, 'column')}.`;
    case 'votes':
      return `${name}: names in ${counting(columns, 'column')}, each of which is a vote.`;
    case 'other':
      return `${name}: of ${counting(columns, 'column')} the first that is filled counts, and what was written where that is "Other".`;
    case 'list':
      return `${name}: lists, as programs write them.`;
    case 'ranks':
    case 'choices':
    case 'order':
      return `${name}: ${rankingWords[counts]}`;
  }
}

/** `scores from 0 to 5, which are added.` */
function scoresWords(range: ScoreRange | undefined): string {
  return range
    ? `scores from ${range.lowest} to ${range.highest}, which are added.`
    : 'scores, which are added.';
}

const meaningWords: Readonly<Record<WordMeaning, string>> = {
  yes: 'a yes',
  no: 'a no',
  abstain: 'an abstention',
  blank: 'a blank',
  invalid: 'an invalid mark',
};

/** What answers mean that are more than a word, once for the contests that have the same. */
function meantSentences(meant: ReadingFacts['meant']): string[] {
  const said = meant
    .map(({ title, answers, alone }) => {
      const named = answers.map(({ text, meaning }) => [quoted(text), meaningWords[meaning]]);
      const unnamed = [...groupedBy(alone, (meaning) => meaning)].map(([meaning, { length }]) =>
        length === 1
          ? ['an answer of a single ballot', meaningWords[meaning]]
          : [`each of ${counting(length, 'answer')} of single ballots`, meaningWords[meaning]],
      );
      const text = [...named, ...unnamed]
        .map(([own, meaning], at) => `${own}${at === 0 ? ' is' : ''} ${meaning}`)
        .join(', ');
      return { title, text };
    })
    .filter(({ text }) => text !== '');
  return [...groupedBy(said, ({ text }) => text)].map(([text, contests]) => {
    return `${contestsNamed(contests.map(({ title }) => title))}: ${text}.`;
  });
}

function contestsNamed(titles: readonly string[]): string {
  return titles.length > mostNamed
    ? counting(titles.length, 'contest')
    : listing(titles.map(quoted));
}

/** Which options elect nobody, each once with the contests that have it. */
function nobodySentences(nobody: ReadingFacts['nobody']): string[] {
  const options = [...new Set(nobody.map(({ option }) => option))];
  return options.map((option) => {
    const titles = nobody.filter((one) => one.option === option).map(({ title }) => title);
    return `${quoted(option)} elects nobody, in ${contestsNamed(titles)}.`;
  });
}

export interface ReadingFacts {
  /** `any` where no date needed one */
  readonly order?: 'mdy' | 'dmy' | 'ymd' | 'any';
  readonly zone?: string;
  /** the headings of the roll's columns that were read */
  readonly roll?: {
    readonly id: string;
    readonly weight?: string;
    readonly voting?: string;
    readonly groups: readonly string[];
  };
  /** what says which columns are contests */
  readonly contests: 'values' | 'definition' | 'flag';
  /** the contests that lie over several columns */
  readonly spreads: readonly {
    readonly title: string;
    readonly layout: SpreadLayout;
    readonly columns: number;
    /** which ranks count: the first, all in their order, or all alike; `all` of scores that are added */
    readonly counts: 'first' | 'all' | 'alike';
    /** what a ballot may give, of scores that are added */
    readonly range?: ScoreRange;
  }[];
  /** of each contest, the answers that mean something because of a word of its own */
  readonly meant: readonly {
    readonly title: string;
    readonly answers: readonly { readonly text: string; readonly meaning: WordMeaning }[];
    /** what those mean that one ballot alone has, whose texts are not shown */
    readonly alone: readonly WordMeaning[];
  }[];
  /** the options that elect nobody, with the titles of their contests */
  readonly nobody: readonly { readonly title: string; readonly option: string }[];
}

/** Files, or contests, that are named; more are counted. */
const mostNamed = 3;

/** How the files are written: once where all are alike, else with the files that are so. */
function writtenInAll(ballots: Report['inputs']): string {
  const ways = [...new Set(ballots.map(writtenIn))];
  if (ways.length < 2) return ways.join();
  return listing(
    ways.map((way) => {
      const names = ballots.filter((file) => writtenIn(file) === way).map(({ name }) => name);
      const which = names.length > mostNamed ? counting(names.length, 'file') : listing(names);
      return `${way} (${which})`;
    }),
  );
}

function writtenIn({ encoding, delimiter }: Report['inputs'][number]): string {
  if (encoding === 'xlsx') return 'a sheet of a workbook';
  return `cells between ${delimiterNames[delimiter] ?? delimiter}, ${encodingName(encoding)}`;
}

function encodingName(encoding: string): string {
  return encoding === 'windows-1252' ? 'Windows-1252' : encoding.toUpperCase();
}

/** `Definition from election.yaml`: where what was counted by was written. */
export function definitionWords({ source, file }: Report['definition']): string {
  const sources: Readonly<Record<typeof source, string>> = {
    inferred: 'inferred from the file',
    file: `from ${file ?? 'a file'}`,
    flags: 'from flags and the file itself',
    mixed: `from ${file ?? 'a file'} and flags`,
  };
  return `Definition ${sources[source]}`;
}

export function countedBy(version: string): string {
  return `Counted by tally ${version}.`;
}

/** What the count rests on: files with their hashes, definition, version. */
export function provenance({ inputs, definition, published, tally }: Report): string[] {
  const short = (hash: string) => `SHA-256 ${hash.slice(0, 16)}…`;
  return [
    ...inputs.map(
      ({ name, bytes, sha256 }) => `${name}: ${counting(bytes, 'byte')}, ${short(sha256)}`,
    ),
    ...(published ? [publishedSentence(published)] : []),
    `${definitionWords(definition)}, ${short(definition.sha256)}`,
    countedBy(tally.version),
  ];
}

/** `Published with it: public.csv, the 487 redacted ballots, SHA-256 0123456789abcdef…` */
function publishedSentence({ name, rows, sha256 }: NonNullable<Report['published']>): string {
  return `Published with it: ${name}, ${counting(rows, 'redacted ballot')}, SHA-256 ${sha256.slice(0, 16)}…`;
}
