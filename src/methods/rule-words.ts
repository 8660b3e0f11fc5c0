import type { Comparison } from './rule.ts';
import type { Token } from './rule-tokens.ts';

/** A token as a word of the language, which nothing in quotes is. */
export function wordOf({ kind, text }: Token): string {
  return kind === 'quoted' ? `"${text}"` : text;
}

export function wordsOf(run: readonly Token[]): string {
  return run.map(wordOf).join(' ');
}

/** A number of votes has fifteen digits at the most. */
const mostVotes = 999_999_999_999_999;

/** `at least 3`, `> 2`: a whole number of votes, and how it is compared. */
export function minimumIn(run: readonly Token[]): number | undefined {
  const { comparison, rest } = comparisonIn(run);
  const text = wordsOf(rest);
  if (comparison === undefined || !/^\d{1,15}$/.test(text)) return undefined;
  const votes = Number(text) + (comparison === '>' ? 1 : 0);
  return votes > 0 && votes <= mostVotes ? votes : undefined;
}

export function comparisonIn(run: readonly Token[]): {
  readonly comparison?: Comparison;
  readonly rest: readonly Token[];
} {
  const [first, second] = run.map(wordOf);
  if (first === '>=' || first === '≥') return { comparison: '>=', rest: run.slice(1) };
  if (first === '>') return { comparison: '>', rest: run.slice(1) };
  if (first === 'at' && second === 'least') return { comparison: '>=', rest: run.slice(2) };
  if (first === 'more' && second === 'than') return { comparison: '>', rest: run.slice(2) };
  return { rest: run };
}
