import type { Catalogue } from './catalogue.ts';
import { counting, inQuotes, inShell, plural, quoted } from './words.ts';

/** The flag that says that a column is what it was taken for. */
const settles: Readonly<Record<string, string>> = { contest: '--contest', group: '--group' };

/** What is said of rows that were counted and may be no ballots. */
export const rowMessages = {
  'rows.empty': ({ rows }) => ({
    message: `${counting(rows, 'row')} ${plural(rows, 'has', 'have')} every cell empty and ${plural(rows, 'counts as a blank ballot', 'count as blank ballots')}.`,
    hint: 'Delete them if a spreadsheet left them behind.',
  }),
  'rows.sums': ({ rows }) => ({
    message: `${counting(rows, 'row')} at the end of the file ${plural(rows, 'reads like a total or a result and was counted as a ballot', 'read like totals or results and were counted as ballots')}.`,
    hint: `If ${plural(rows, 'it is no ballot, delete it', 'they are no ballots, delete them')}, or set ${plural(rows, 'it', 'each')} aside by a ruling in a definition: rulings: [{line: …, decision: set aside, reason: …, by: …}].`,
  }),
  'rows.said-void': ({ heading, rows, role }) => ({
    message: `${quoted(heading)} says of ${counting(rows, 'ballot')} that ${plural(rows, 'it is', 'they are')} withdrawn, void, a duplicate, not eligible or the like; ${plural(rows, 'it was', 'they were')} counted all the same.`,
    hint: `To set ${plural(rows, 'it', 'one')} aside, record a ruling in a definition: rulings: [{line: …, decision: set aside, reason: …, by: …}]. If all are to count: ${settles[role] ?? '--ignore'} ${inQuotes(heading)}.`,
  }),
  'rows.called-test': ({ rows }) => ({
    message: `${counting(rows, 'ballot')} ${plural(rows, 'has', 'have')} an id or a name that says "test", and ${plural(rows, 'was', 'were')} counted.`,
    hint: `If ${plural(rows, 'it is a test, delete its row, or set it', 'they are tests, delete their rows, or set each')} aside by a ruling in a definition: rulings: [{line: …, decision: set aside, reason: …, by: …}].`,
  }),
  'duplicates.names': ({ names, ballots, heading }) => ({
    message: `${counting(names, 'name')} ${plural(names, 'stands', 'stand')} on several ballots (${counting(ballots, 'ballot')} in all), and all of them count: no column says who voted.`,
    hint: `${heading === undefined ? 'If a name is one voter, join the columns of the names into one, and say --voter "its heading"' : `If a name is one voter: --voter ${inShell(heading)}`}; then the last ballot of each counts. If they are namesakes: --duplicates keep.`,
  }),
  'duplicates.proxies': ({ voters, heading, why }) => ({
    message: `Of ${counting(voters, 'voter')} the last ballot alone counts, though ${
      why === 'people'
        ? 'the others name somebody else: several people may share an id.'
        : 'a column says that the others were cast by proxy, or for another flat or the like.'
    }`,
    hint: `If each is a vote of its own: --duplicates keep. If a column says whose vote each is, name that one: --voter "its heading". If the last of each voter counts, whatever stands below ${quoted(heading)}: --duplicates last.`,
  }),
} satisfies Partial<Catalogue>;
