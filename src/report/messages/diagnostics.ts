import type { Diagnostic, DiagnosticCode, DiagnosticOf } from '../../base/diagnostic.ts';
import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';
import { formatNumber } from '../numbers.ts';
import { counting, reasonPhrase } from './words.ts';

/** What is said of a diagnostic. The sentence of a warning may be published; the hint is for the organiser. */
export interface Words {
  readonly message: string;
  readonly hint?: string;
}

type Catalogue = { readonly [C in DiagnosticCode]: (args: DiagnosticArgs[C]) => Words };

const kinds: Readonly<Record<string, string>> = {
  zip: 'a ZIP or Excel workbook (.xlsx), not CSV text',
  pdf: 'a PDF, not CSV text',
  'old-excel': 'an old Excel workbook (.xls), not CSV text',
  'utf-32': 'text in UTF-32, which is not read',
  'utf-16-unmarked': 'text in UTF-16 without a byte order mark',
  binary: 'binary data, not text',
};

const momentFaults: Readonly<Record<string, string>> = {
  'no-zone':
    'it names no zone: add zone: Europe/Berlin (your zone), or write the offset, 2019-03-29 23:59:59-05:00',
  gap: 'the clock skips this time: write the offset, 2019-03-31 02:30+01:00',
  fold: 'the clock shows this time twice: write the offset, 2019-10-27 02:30+01:00',
};

const ruleExpected: Readonly<Record<string, string>> = {
  rule: 'Write majority, two-thirds, three-quarters, or a comparison such as "> 60%" or ">= 2/3", and a base: "of ballots".',
  share: 'Write a fraction, a percentage or a decimal no larger than 1: 2/3, 60%, 0.5.',
  base: 'The bases are valid, valid+invalid, valid+abstain, ballots and eligible.',
  comparison: 'Write > (more than) or >= (at least) before it: the difference decides exact ties.',
};

const catalogue: Catalogue = {
  'file.none': () => ({
    message: 'No ballots were given.',
    hint: 'Name a CSV file: tally ballots.csv, or - to read from a pipe.',
  }),
  'file.unreadable': ({ reason }) => ({
    message: `The file cannot be read: ${reason}.`,
    hint: 'Check the path and the permissions.',
  }),
  'file.empty': () => ({
    message: 'The file is empty: it has no heading row.',
    hint: 'Export it once more, with a first row of headings.',
  }),
  'file.not-text': ({ what }) => ({
    message: `This is ${kinds[what] ?? 'not CSV text'}.`,
    hint: 'Open it in a spreadsheet and save it as CSV (UTF-8).',
  }),
  'file.western': () => ({
    message: 'The file is not UTF-8; it was read as Windows-1252.',
    hint: 'If names look wrong, save it as "CSV UTF-8" and count again.',
  }),
  'csv.unclosed-quote': () => ({
    message: 'A quote opens here and never closes.',
    hint: 'Close it, or write a quote that belongs to the text twice: "".',
  }),
  'csv.row-too-large': ({ limit }) => ({
    message: `A row is larger than ${formatNumber(limit)} bytes.`,
    hint: 'This is no ballot. Look for a quote that is not closed.',
  }),
  'csv.cell-too-large': ({ limit }) => ({
    message: `A cell is larger than ${formatNumber(limit)} bytes.`,
    hint: 'This is no ballot. Remove the column, or look for a quote that is not closed.',
  }),
  'csv.too-many-columns': ({ limit }) => ({
    message: `A row has more than ${formatNumber(limit)} columns.`,
    hint: 'This is no ballot file, or the delimiter is another: try --delimiter.',
  }),
  'csv.nul': () => ({
    message: 'A cell holds a NUL byte: this is not text.',
    hint: 'Export the file once more as CSV.',
  }),
  'files.headings-differ': ({ first, missing, extra }) => ({
    message: `The files do not have the same columns: against ${first}, ${counting(missing, 'heading')} missing and ${extra} more.`,
    hint: 'Give all files the same headings, or count them one by one.',
  }),
  'definition.syntax': ({ problem }) => ({
    message: `The definition cannot be read: ${problem}`,
    hint: 'Mend the line; YAML is strict about indentation and colons.',
  }),
  'definition.unknown-key': ({ key }) => ({
    message: `There is no key "${key}" here.`,
    hint: 'Keys are listed by tally schema definition.',
  }),
  'definition.value': ({ key, expected }) => ({
    message: `The value of ${key} does not fit; expected: ${expected}.`,
    hint: 'See tally schema definition.',
  }),
  'definition.rule': ({ text, at, found, expected }) => ({
    message: `The rule "${text}" is not understood at character ${at + 1}${found === '' ? '' : `, "${found}"`}.`,
    hint: ruleExpected[expected] ?? '',
  }),
  'definition.two': ({ first, second }) => ({
    message: `There are two definitions beside the ballots, ${first} and ${second}.`,
    hint: 'Keep one, or name one with --config.',
  }),
  'column.unknown': ({ heading, columns }) => ({
    message: `No column has the heading "${heading}" (the file has ${counting(columns, 'column')}).`,
    hint: 'Write the heading as it stands in the file, or #3 for the third column. tally check lists them.',
  }),
  'column.ambiguous': ({ heading, numbers }) => ({
    message: `Several columns have the heading "${heading}": ${numbers}.`,
    hint: `Name one by its number: "${numbers.split(',')[0]}".`,
  }),
  'columns.not-counted': ({ columns }) => ({
    message: `${counting(columns, 'column')} ${columns === 1 ? 'looks' : 'look'} like a contest and ${columns === 1 ? 'is' : 'are'} not counted, for the contests were named.`,
    hint: 'Add them under contests, or under columns: ignored.',
  }),
  'columns.doubtful': ({ columns, role }) => ({
    message:
      role === 'private'
        ? `${counting(columns, 'column')} ${columns === 1 ? 'was' : 'were'} taken for free text by ${columns === 1 ? 'its' : 'their'} values, and not counted.`
        : `${counting(columns, 'column')} ${columns === 1 ? 'was' : 'were'} left out, for nothing tells what ${columns === 1 ? 'it is' : 'they are'}.`,
    hint: 'If one is a contest: --contest "its heading" (with the others), or list the contests in a definition (tally init).',
  }),
  'id.twice': ({ id }) => ({
    message: `The id "${id}" is used twice.`,
    hint: 'Give each its own id.',
  }),
  'contests.none': ({ columns }) => ({
    message: `No contest was found in ${counting(columns, 'column')}.`,
    hint: 'Name one: --contest "its heading".',
  }),
  'contests.uncategorised': ({ contests }) => ({
    message: `${counting(contests, 'contest')} ${contests === 1 ? 'belongs' : 'belong'} to no category.`,
    hint: 'Add them to a category, so that no vote is left out of the roll-ups.',
  }),
  'contest.unknown': ({ name }) => ({
    message: `There is no contest "${name}".`,
    hint: 'Use the id of a contest.',
  }),
  'contest.no-column': ({ title }) => ({
    message: `The contest "${title}" names no column.`,
    hint: 'Add column: with its heading, or status: withdrawn.',
  }),
  'contest.column-twice': ({ heading }) => ({
    message: `Two contests name the column "${heading}".`,
    hint: 'Keep one of them.',
  }),
  'contest.ranking': ({ title }) => ({
    message: `"${title}" is a ranking, and there is no method that counts rankings.`,
    hint: 'To count it as a choice: --method plurality --contest with the first-choice column. To leave it out: columns: ignored.',
  }),
  'contest.zero-one': ({ title }) => ({
    message: `"${title}" holds 0 and 1, and does not say which is for and which is against.`,
    hint: 'Say it: --read 1=yes --read 0=no (or vocabulary: {yes: ["1"], no: ["0"]} in the definition).',
  }),
  'contest.uncertain': ({ title, method }) => ({
    message: `"${title}" was read as ${method}, from its values alone; it may be meant otherwise.`,
    hint: 'Settle it with --method, or with method: in a definition (tally init writes one).',
  }),
  'contest.min-over-max': ({ min, max }) => ({
    message: `min is ${min} and max is ${max}.`,
    hint: 'min must not be larger than max.',
  }),
  'contest.one-seat': ({ method, seats }) => ({
    message: `${method} fills one seat, and ${seats} were asked for.`,
    hint: 'Use plurality or approval, with a rule that winners must meet if you need one.',
  }),
  'option.twice': ({ spelling }) => ({
    message: `The spelling "${spelling}" stands for two options.`,
    hint: 'Each spelling can mean one option only.',
  }),
  'option.unknown': ({ title, option }) => ({
    message: `"${title}" has no option "${option}".`,
    hint: 'Write the option as it is listed, or its id.',
  }),
  'options.alike': ({ title, first, second }) => ({
    message: `In "${title}" the options "${first}" and "${second}" are spelt nearly alike, and are counted apart.`,
    hint: 'If they are one, list the options with aliases in a definition.',
  }),
  'marks.unread': ({ title, ballots }) => ({
    message: `In "${title}" ${counting(ballots, 'ballot')} ${ballots === 1 ? 'says' : 'say'} something that is none of its options.`,
    hint: 'Add the words under vocabulary, or as aliases of an option, if they have a meaning.',
  }),
  'category.too-many-positions': ({ limit }) => ({
    message: `A category can have ${limit} positions.`,
    hint: 'Make two categories of it.',
  }),
  'position.outside-category': ({ title, category }) => ({
    message: `A position selects "${title}", which is not in the category "${category}".`,
    hint: 'Add the contest to the category.',
  }),
  'rule.base-unknown': ({ title, rule }) => ({
    message: `"${title}" is decided by "${rule}", and how many are eligible is not known.`,
    hint: 'Say it with --eligible N, or give the roll with --roll FILE.',
  }),
  'zone.unknown': ({ zone }) => ({
    message: `"${zone}" is not a time zone.`,
    hint: 'Write an IANA zone such as America/Chicago, or an offset such as +01:00.',
  }),
  'window.unreadable': ({ key, text, reason }) => ({
    message: `${key} "${text}" is not a time that can be read in one way.`,
    hint: momentFaults[reason] ?? 'Write it as 2019-03-29 23:59:59, with a zone: or an offset.',
  }),
  'window.closes-first': ({ opens, closes }) => ({
    message: `Voting closes (${closes}) before it opens (${opens}).`,
    hint: 'Mend one of them.',
  }),
  'window.no-stamps': () => ({
    message: 'There is a voting window, and no column of time stamps.',
    hint: 'Name it under columns: timestamp, or drop opens and closes.',
  }),
  'stamp.unread': ({ heading }) => ({
    message: `The column "${heading}" holds no time that can be read.`,
    hint: 'Name another column under columns: timestamp.',
  }),
  'stamp.ambiguous': ({ heading, text, first, second }) => ({
    message: `The times in "${heading}" can be read in two ways: ${text} is ${first} or ${second}.`,
    hint: 'Settle it: columns: {timestamp: {column: "…", order: mdy}} (month first) or order: dmy (day first), or --stamps mdy.',
  }),
  'stamp.mixed': ({ heading, dayFirst, monthFirst }) => ({
    message: `The times in "${heading}" are of two sorts: ${dayFirst} has the day first, ${monthFirst} the month.`,
    hint: 'Make them alike, or settle the order (--stamps mdy): the others are set aside as unreadable.',
  }),
  'stamp.no-zone': ({ heading }) => ({
    message: `The times in "${heading}" name no zone, so that they cannot be compared with the voting window.`,
    hint: 'Say in which zone the form noted them: --zone Europe/Berlin (or zone: in the definition).',
  }),
  'roll.malformed': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${rows === 1 ? 'is' : 'are'} malformed and left out.`,
    hint: 'Mend them: a voter may be missing.',
  }),
  'roll.no-id': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${rows === 1 ? 'has' : 'have'} no id and ${rows === 1 ? 'is' : 'are'} left out.`,
    hint: 'Give them an id, or name the id column: roll: {file: …, id: …}.',
  }),
  'roll.twice': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${rows === 1 ? 'repeats' : 'repeat'} a voter; each voter is eligible once.`,
    hint: 'Remove the repeated rows.',
  }),
  'roll.voting-unread': ({ rows }) => ({
    message: `${counting(rows, 'row')} of the roll ${rows === 1 ? 'does' : 'do'} not say whether the member may vote.`,
    hint: 'Write yes or no.',
  }),
  'roll.no-voter-column': () => ({
    message: 'There is a roll, and the ballots have no column of voter ids.',
    hint: 'Name it: --voter "its heading".',
  }),
  'rows.set-aside': ({ reason, rows }) => ({
    message: `${counting(rows, 'row')} set aside: ${reasonPhrase(reason, rows)}.`,
  }),
  'rows.empty': ({ rows }) => ({
    message: `${counting(rows, 'row')} ${rows === 1 ? 'has' : 'have'} every cell empty and ${rows === 1 ? 'counts as a blank ballot' : 'count as blank ballots'}.`,
    hint: 'Delete them if a spreadsheet left them behind.',
  }),
  'voters.unidentified': ({ rows }) => ({
    message: `${counting(rows, 'ballot')} ${rows === 1 ? 'names' : 'name'} no voter; they count, and duplicates among them cannot be found.`,
    hint: 'With a roll, ballots without an id are set aside.',
  }),
  'voters.inferred': ({ heading }) => ({
    message: `"${heading}" was taken for the voter's id, because no two rows have the same.`,
    hint: 'Settle it with --voter, or under columns in a definition.',
  }),
  'duplicates.refused': ({ voters, rows }) => ({
    message: `${counting(voters, 'voter')} cast several ballots (${counting(rows, 'row')}), and the policy is error.`,
    hint: 'Decide which count: --duplicates last, first or none.',
  }),
  'duplicates.across-files': ({ voters, policy }) => ({
    message: `${counting(voters, 'voter')} cast ballots in several files, and without readable time stamps it is not known which is the ${policy}.`,
    hint: 'Name the column of time stamps, or use --duplicates none.',
  }),
  'duplicates.by-row': ({ voters, policy }) => ({
    message: `For ${counting(voters, 'voter')} with several ballots the ${policy} row of the file counts, for their time stamps do not tell.`,
    hint: 'Check that the rows are in the order in which they were cast.',
  }),
  'weights.too-large': ({ places }) => ({
    message: `The weights add up to more than can be counted exactly with ${places} decimal places.`,
    hint: 'Use larger units.',
  }),
  'eligible.exceeded': ({ eligible, counted }) => ({
    message: `${formatNumber(counted)} ballots were counted, more than the ${formatNumber(eligible)} eligible.`,
    hint: 'Check the number of eligible voters, and whether somebody voted twice.',
  }),
};

/** The sentence and the hint of a diagnostic. */
export function wordsOf(diagnostic: Diagnostic): Words {
  return say(diagnostic);
}

function say<C extends DiagnosticCode>(diagnostic: DiagnosticOf<C>): Words {
  return catalogue[diagnostic.code](diagnostic.args);
}
