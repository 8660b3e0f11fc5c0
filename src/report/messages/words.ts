import { formatNumber } from '../numbers.ts';

/** `1 ballot`, `2 ballots`, `1,024 ballots`. */
export function counting(count: number, one: string, many: string = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `A`, `A and B`, `A, B and C`. */
export function listing(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

const reasons: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  malformed: { one: 'malformed', many: 'malformed' },
  'total-row': { one: 'a row of totals', many: 'rows of totals' },
  'unreadable-time': {
    one: 'with a time that cannot be read',
    many: 'with times that cannot be read',
  },
  'before-opening': { one: 'before opening', many: 'before opening' },
  'after-closing': { one: 'after closing', many: 'after closing' },
  'no-voter-id': { one: 'without a voter id', many: 'without a voter id' },
  'not-on-roll': { one: 'not on the roll', many: 'not on the roll' },
  'not-entitled': {
    one: 'on the roll, not entitled to vote',
    many: 'on the roll, not entitled to vote',
  },
  'unreadable-weight': {
    one: 'with a weight that cannot be read',
    many: 'with weights that cannot be read',
  },
  duplicate: {
    one: 'another ballot of the same voter counts',
    many: 'another ballot of the same voter counts',
  },
};

/** Why rows were set aside, to stand behind their number. */
export function reasonPhrase(reason: string, rows: number, policy?: string): string {
  if (reason === 'duplicate' && policy === 'last') return 'replaced by a later ballot';
  if (reason === 'duplicate' && policy === 'first') return 'after a first ballot of the same voter';
  if (reason === 'duplicate' && policy === 'none') return 'of voters who cast several';
  const words = reasons[reason];
  return (rows === 1 ? words?.one : words?.many) ?? reason;
}

/** The longest title that a sentence quotes. */
const longestQuoted = 100;

/** A title in quotes, cut where it would drown the sentence. */
export function quoted(title: string): string {
  const short = title.length > longestQuoted ? `${title.slice(0, longestQuoted)}…` : title;
  return `"${short}"`;
}
