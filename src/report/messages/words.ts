import { formatNumber } from '../numbers.ts';

/** The form of a word that goes with a number. Every plural is chosen here. */
export function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** `1 ballot`, `2 ballots`, `1,024 ballots`. */
export function counting(count: number, one: string, many: string = `${one}s`): string {
  return `${formatNumber(count)} ${plural(count, one, many)}`;
}

/** `replaced by a later ballot`: a sentence that begins with a number, where that stands beside it. */
export function withoutCount(sentence: string): string {
  return sentence.replace(/^[\d,]+ /, '');
}

/** `A`, `A and B`, `A, B and C`. */
export function listing(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const reasons: Readonly<Record<string, readonly [one: string, many: string]>> = {
  malformed: ['malformed', 'malformed'],
  'total-row': ['row of totals or notes', 'rows of totals or notes'],
  'empty-row': ['empty row', 'empty rows'],
  'test-response': ['test response', 'test responses'],
  incomplete: ['incomplete response', 'incomplete responses'],
  'unreadable-time': ['with a time that cannot be read', 'with times that cannot be read'],
  'before-opening': ['before opening', 'before opening'],
  'after-closing': ['after closing', 'after closing'],
  'no-voter-id': ['without a voter id', 'without a voter id'],
  'not-on-roll': ['not on the roll', 'not on the roll'],
  'not-entitled': ['on the roll, not entitled to vote', 'on the roll, not entitled to vote'],
  ruling: ['by a ruling', 'by rulings'],
  'unreadable-weight': ['with a weight that cannot be read', 'with weights that cannot be read'],
};

const replaced: Readonly<Record<string, readonly [one: string, many: string]>> = {
  last: ['replaced by a later ballot', 'replaced by a later ballot'],
  first: ['later ballot of the same voter', 'later ballots of the same voter'],
  none: ['of a voter who cast several', 'of voters who cast several'],
};

/** `4 replaced by a later ballot`: how many rows were set aside, and why. */
export function setAsideWords(reason: string, rows: number, policy: string): string {
  const [one, many] = (reason === 'duplicate' ? replaced[policy] : reasons[reason]) ?? [
    reason,
    reason,
  ];
  return counting(rows, one, many);
}

/** The line of write-ins that are not shown one by one. */
export function unlistedTitle(names: number): string {
  return `Other write-ins (${counting(names, 'name')})`;
}

/** One of them, in a sentence. */
export function anotherWriteIn(): string {
  return 'another write-in';
}

/** The longest title that a sentence quotes. */
const longestQuoted = 100;

/** A title in quotes, whole, where the record needs it. */
export function inQuotes(title: string): string {
  return `"${title}"`;
}

/** A text in quotes as a shell takes it, whole: `$5` and quotes stay what they are. */
export function inShell(text: string): string {
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", `'\\''`)}'` : inQuotes(text);
}

/** A text as YAML takes it, whole; the name of a file mostly needs no quotes. */
export function inYaml(text: string): string {
  return /^[a-z][\w./-]*\.[a-z]+$/i.test(text) ? text : JSON.stringify(text);
}

/** A title in quotes, cut where it would drown the sentence. */
export function quoted(title: string): string {
  const short = title.length > longestQuoted ? `${title.slice(0, longestQuoted)}…` : title;
  return inQuotes(short);
}
