import { formatNumber } from '../numbers.ts';
import type { Catalogue } from './catalogue.ts';
import { counting, inShell, inYaml, plural, quoted, setAsideWords } from './words.ts';

const kinds: Readonly<Record<string, string>> = {
  zip: 'a ZIP file that is no workbook, or a workbook (.xlsx) that is damaged, locked or too large',
  pdf: 'a PDF, not CSV text',
  image: 'a picture, not CSV text',
  html: 'a web page, not CSV text',
  json: 'JSON, not CSV text',
  'old-excel': 'an old Excel workbook (.xls), not CSV text',
  'utf-32': 'text in UTF-32, which is not read',
  'utf-16-unmarked': 'text in UTF-16 without a byte order mark',
  binary: 'binary data, not text',
};

const momentFaults: Readonly<Record<string, string>> = {
  'no-zone':
    'It names no zone: add --zone Europe/Berlin (or zone: in the definition), or write the offset, 2019-03-29 23:59:59-05:00.',
  gap: 'The clock skips this time: write the offset, 2019-03-31 02:30+01:00',
  fold: 'The clock shows this time twice: write the offset, 2019-10-27 02:30+01:00',
};

/** Why it is not their time stamps that say which ballot of a voter counts. */
const whyByRow = {
  equal: 'their time stamps do not tell',
  unread: 'their time stamps cannot be read',
  none: 'no column of time stamps is known',
} as const;

/** What is said of files, rows, voters and times. */
export const inputMessages = {
  'file.none': () => ({
    message: 'No ballots were given.',
    hint: 'Name a CSV file: tally ballots.csv, or - to read from a pipe.',
  }),
  'file.stdin-twice': () => ({
    message: 'Standard input (-) was named twice, and can be read once.',
    hint: 'Name it once.',
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
  'file.no-workbook': ({ sheet }) => ({
    message: `No file is a workbook, and none has a sheet ${quoted(sheet)}.`,
    hint: 'Give the workbook itself, or leave --sheet out.',
  }),
  'file.no-sheet': ({ sheet, sheets }) => ({
    message: `The workbook has no sheet ${quoted(sheet)} (it has ${counting(sheets, 'sheet')}).`,
    hint: 'Give its name as the tab shows it: --sheet "Form1".',
  }),
  'file.first-sheet': ({ sheet, sheets }) => ({
    message: `The workbook has ${counting(sheets, 'sheet')}; the first, ${quoted(sheet)}, was counted.`,
    hint: 'If the ballots are on another: --sheet with its name.',
  }),
  'file.western': () => ({
    message: 'The file is not UTF-8; it was read as Windows-1252.',
    hint: 'If names look wrong, save it as "CSV UTF-8" and count again.',
  }),
  'file.entities': ({ columns }) => ({
    message: `In ${counting(columns, 'column')} cells were written for a web page (&#39; for an apostrophe, &amp; for an ampersand), and read as what that means.`,
    hint: 'Nothing to do, if the names look right.',
  }),
  'file.too-many-texts': () => ({
    message: 'The distinct cells of this file do not fit into memory.',
    hint: 'Remove the columns that are not counted, or divide the file: several files are one election.',
  }),
  'csv.unclosed-quote': () => ({
    message: 'A quote opens here and never closes, or only beyond what a row may hold.',
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
    hint: 'Give all files the same headings; a column may stand empty. Counted one by one, somebody who voted in two of them counts twice.',
  }),
  'files.same': ({ first, second }) => ({
    message:
      first === second
        ? `The file ${quoted(first)} was named twice; its ballots would count twice.`
        : `The files ${quoted(first)} and ${quoted(second)} are the same, byte for byte; their ballots would count twice.`,
    hint: 'Name each file once.',
  }),
  'file.title': () => ({
    message:
      'The lines above the headings were passed over: they are narrower than the table, or lie over several of its columns.',
    hint: 'Nothing to do, if the headings are these.',
  }),
  'file.unsplit': ({ by }) => ({
    message: unsplitBy[by],
    hint:
      by === 'blt'
        ? 'Export the ballots as CSV, a row for each. Of rankings tally counts the first choices alone.'
        : 'Open it in a spreadsheet and save it as CSV, with commas between cells and double quotes around them.',
  }),
  'file.totals': ({ form }) => ({
    message:
      form === 'one-side'
        ? 'Figures stand under yes and under no, and each row fills one of them: they are votes that were counted already, or the weights of ballots.'
        : 'This file holds results that were counted already, and no ballots.',
    hint:
      form === 'one-side'
        ? 'If each row is a ballot, make a column of its answers (yes, no) and one of its weights, and name that in a definition: columns: {weight: "its heading"}.'
        : 'Export the ballots themselves, one row for each. If these are ballots, name the column of their weights (--weight "its heading"), or give the columns other headings.',
  }),
  'file.poll-report': ({ polls }) => ({
    message:
      polls === 'several'
        ? 'This is a poll report of Zoom with a table for each poll, one below the other.'
        : 'This is a poll report of Zoom whose rows hold questions and answers by turns, without headings for them.',
    hint: 'Make one table of it, with a row for each voter and a column for each question.',
  }),
  'file.transposed': ({ heading }) => ({
    message: `The rows of this file look like what was voted on (${quoted(heading)}), and its columns like the ballots: it lies on its side.`,
    hint: 'Turn it, so that a row is a ballot (in a spreadsheet: copy, paste special, transpose). If each row is a ballot, give the first column another heading.',
  }),
  'file.long-form': ({ heading, id, of }) =>
    of === 'questions'
      ? {
          message: `Each row holds one answer, not one ballot: voters stand in several rows, each with its own ${quoted(heading)}.`,
          hint: `Make a column for each ${quoted(heading)} (a pivot table), so that a row is a ballot. If they changed their vote: --duplicates last; if each row is a ballot: --duplicates keep.`,
        }
      : {
          message: `Each row holds one mark, not one ballot: many voters stand in several rows, each with another ${quoted(heading)}, and nothing tells that they changed their vote.`,
          hint: `If they marked several, make one row for each voter, with the marks in one cell (as "Mon; Tue"), and --method ${id}=approval. If they changed their vote: --duplicates last; if each row is a ballot: --duplicates keep.`,
        },
  'file.no-headings': () => ({
    message: 'The first row is no row of headings: it holds what a row below holds.',
    hint: 'Add a first row that names the columns. If it does, and stands in the file a second time, delete it there; where another vote begins there, give each a file of its own.',
  }),
  'file.several-tables': () => ({
    message: 'Two tables stand in this file: another begins here, below a blank line or a title.',
    hint: 'Give each vote a file of its own, with its headings, and count them one by one. If all rows are of one vote, delete the blank lines, titles and headings between them.',
  }),
  'zone.unknown': ({ zone }) => ({
    message: `"${zone}" is not a time zone.`,
    hint: 'Write an IANA zone such as America/Chicago, or an offset such as +01:00.',
  }),
  'window.unreadable': ({ key, text, reason }) => ({
    message: `${key} ${quoted(text)} is not a time that can be read in one way.`,
    hint:
      momentFaults[reason] ??
      'Write it as 2019-03-29 23:59:59, with --zone Europe/Berlin (or zone: in the definition), or with an offset, 2019-03-29 23:59:59-05:00.',
  }),
  'window.closes-first': ({ opens, closes }) => ({
    message: `Voting closes (${closes}) before it opens (${opens}).`,
    hint: 'Mend one of them.',
  }),
  'window.no-stamps': () => ({
    message: 'There is a voting window, and no column of time stamps.',
    hint: 'Name it: --timestamp "its heading" (or columns: timestamp in the definition), or drop opens and closes.',
  }),
  'stamp.unread': ({ heading }) => ({
    message: `The column ${quoted(heading)} holds no time that can be read.`,
    hint: 'Name another column under columns: timestamp; or write its times as 2026-03-20 18:00 (in a spreadsheet: format the cells as date and time).',
  }),
  'stamp.ambiguous': ({ heading, text, first, second }) => ({
    message: `The times in ${quoted(heading)} can be read in two ways: ${text} is ${first} or ${second}.`,
    hint: `Settle it: --stamps dmy (day first) or --stamps mdy (month first); in a definition, columns: {timestamp: {column: ${inYaml(heading)}, order: dmy}}.`,
  }),
  'stamp.mixed': ({ heading, dayFirst, monthFirst }) => ({
    message: `The times in ${quoted(heading)} are of two sorts: ${dayFirst} has the day first, ${monthFirst} the month.`,
    hint: 'Make them alike, or settle the order (--stamps mdy): the others are set aside as unreadable.',
  }),
  'stamp.no-zone': ({ heading }) => ({
    message: `The times in ${quoted(heading)} name no zone, so that they cannot be compared with the voting window.`,
    hint: 'Say in which zone the form noted them: --zone Europe/Berlin (or zone: in the definition).',
  }),
  'rows.set-aside': ({ reason, rows, policy }) => ({
    message: `Set aside: ${setAsideWords(reason, rows, policy)}.`,
    ...(reason === 'total-row' && {
      hint: 'If one is a ballot, a ruling in a definition has it counted: rulings: [{line: …, decision: accept, reason: …, by: …}].',
    }),
    ...(reason === 'unreadable-time' && {
      hint: 'A date alone tells no time where voting opens or closes within that day. If such a ballot was in time, a ruling in a definition has it counted: rulings: [{line: …, decision: accept, reason: …, by: …}]; if the whole day was, say the window in dates.',
    }),
    ...(reason === 'unreadable-weight' && {
      hint: 'Write weights as 12 or 12.5, with six decimal places at most; 0 for none.',
    }),
  }),
  'rows.all-malformed': ({ rows, quotes }) =>
    quotes * 2 > rows
      ? {
          message: `None of the ${counting(rows, 'row')} can be read: their quotes stand in the wrong place.`,
          hint: 'A quote opens at the very start of a cell, without a space before it, and one within a cell is doubled: "". Save the file anew as CSV.',
        }
      : {
          message: `None of the ${counting(rows, 'row')} has as many cells as the first row has headings.`,
          hint: 'Delete title rows above the headings, or name what stands between cells: --delimiter ";".',
        },
  'rows.other-width': ({ rows, cells, headings }) => ({
    message: `${counting(rows, 'row')} ${rows === 1 ? 'has' : 'have'} ${counting(cells, 'cell')}, more than fit the ${counting(headings, 'heading')} of the first row.`,
    hint:
      headings === 1
        ? 'Delete the lines above the headings, or name what stands between cells: --delimiter ";"; of a single column that is a sign which no cell holds: --delimiter "|".'
        : 'Delete the lines above the headings, or name what stands between cells: --delimiter ";".',
  }),
  'voters.unidentified': ({ rows }) => ({
    message: `${counting(rows, 'ballot')} ${plural(rows, 'names', 'name')} no voter; they count, and duplicates among them cannot be found.`,
    hint: 'With a roll, ballots without an id are set aside.',
  }),
  'voters.alike': ({ pairs, why }) => ({
    message: `${counting(pairs, 'pair')} of voter ids ${
      why === 'letters'
        ? `${pairs === 1 ? 'looks' : 'look'} the same and ${pairs === 1 ? 'is' : 'are'} written with different letters`
        : `${pairs === 1 ? 'differs' : 'differ'} only in zeros around a number, or in what stands beside an address or behind a + in it`
    }: each is taken for another voter.`,
    hint: 'If one voter wrote both, record a ruling that sets one of the ballots aside.',
  }),
  'voters.inferred': ({ heading, basis }) => ({
    message: `${quoted(heading)} was taken for the voter's id, ${basis === 'heading' ? 'though most rows share theirs with another' : 'because no two rows have the same'}.`,
    hint: 'Settle it with --voter, or under columns in a definition.',
  }),
  'duplicates.nobody': ({ policy }) => ({
    message: `Duplicates were not looked for, though the policy is ${policy}: no column says who voted.`,
    hint: 'Name the column with --voter; or nothing to do, if the ballots are secret.',
  }),
  'duplicates.refused': ({ voters, rows }) => ({
    message: `${counting(voters, 'voter')} cast several ballots (${counting(rows, 'row')}), and the policy is error.`,
    hint: 'Decide which count: --duplicates last, first or none.',
  }),
  'duplicates.across-files': ({ voters, policy }) => ({
    message: `${counting(voters, 'voter')} cast ballots in several files, and without readable time stamps it is not known which is the ${policy}.`,
    hint: 'Name the column of time stamps, or use --duplicates none.',
  }),
  'duplicates.by-row': ({ voters, policy, stamps }) => ({
    message: `For ${counting(voters, 'voter')} with several ballots the ${policy} row of the file counts, for ${whyByRow[stamps]}.`,
    hint: 'Check that the rows are in the order in which they were cast.',
  }),
  'weights.grouped': ({ heading, text, roll }) => ({
    message: `The weight ${text} in ${quoted(heading)} may be one or a thousand: nothing tells whether its sign groups thousands.`,
    hint: `Write the weights without it, or name the decimal point: ${roll === undefined ? 'columns: {' : `roll: {file: ${inYaml(roll)}, `}weight: {column: "…", point: "."}}.${roll === undefined ? ` If each ballot has one vote: --ignore ${inShell(heading)}.` : ''}`,
  }),
  'weights.inferred': ({ heading, others }) => ({
    message: `Each ballot is weighed by the column ${quoted(heading)}; nothing but its heading says so.`,
    hint: `If that is meant: --weight ${inShell(heading)}. If each ballot has one vote: ${[heading, ...others].map((one) => `--ignore ${inShell(one)}`).join(' ')}. In a definition: weight or ignored, under columns.`,
  }),
  'weights.none': ({ rows }) => ({
    message: `None of the ${counting(rows, 'row')} has a weight that can be read.`,
    hint: 'Write the weights as 12 or 12.5, or name another column: --weight "its heading"; or leave it out, and every ballot weighs one: --ignore "its heading".',
  }),
  'weights.too-large': ({ places }) => ({
    message: `The weights add up to more than can be counted exactly with ${places} decimal places.`,
    hint: 'Use larger units.',
  }),
  'weights.transferred': ({ title, why }) =>
    why === 'parts'
      ? {
          message: `${quoted(title)} is counted by single transferable vote, and weights have decimal places.`,
          hint: 'What is transferred is counted to five decimals of a whole vote: write all weights in smaller units, so that they are whole, such as ten times as large: 25 for 2.5.',
        }
      : {
          message: `${quoted(title)} is counted by single transferable vote, and its votes are too many to be transferred exactly.`,
          hint: 'Use larger units: there may be 68,719,476,735 votes.',
        },
  'eligible.twice': () => ({
    message: 'There is a roll, and a number of eligible voters as well.',
    hint: 'Drop one: the roll says how many are eligible.',
  }),
  'eligible.exceeded': ({ unit, eligible, counted }) => ({
    message:
      unit === 'weight'
        ? `The counted ballots weigh ${formatNumber(counted)} together, more than the ${formatNumber(eligible)} of those who are eligible.`
        : `${counting(counted, 'ballot')} ${plural(counted, 'was', 'were')} counted, more than the ${formatNumber(eligible)} eligible.`,
    hint: `Check ${unit === 'weight' ? 'what the eligible voters weigh together' : 'the number of eligible voters'}, and whether somebody voted twice.`,
  }),
} satisfies Partial<Catalogue>;

/** How the cells of a file are written, so that they cannot be taken apart. */
const unsplitBy = {
  'single-quotes': 'Each cell stands in single quotes, which are no quotes of CSV.',
  'whole-lines': 'Each line is quoted as a whole, and its cells are not taken apart.',
  blt: 'This is a BLT file, of rankings: its rows are no table.',
  unknown:
    'Each line seems to hold several cells, and no comma, semicolon, tab or bar stands between them.',
} as const;
