import { type Fraction, fraction, parseFraction, printFraction } from '../base/fraction.ts';
import { suggest } from '../base/suggest.ts';
import { type Base, bases } from './base.ts';

/** The condition that decides: a count is more than (`>`) or at least (`>=`) a share of a base. */
export interface Rule {
  readonly share: Fraction;
  readonly comparison: '>' | '>=';
  readonly base: Base;
}

export const majority: Rule = { share: fraction(1n, 2n), comparison: '>', base: 'valid' };

/** What is wrong with the text of a rule: the character, what stands there, and what may have been meant. */
export interface RuleFault {
  readonly at: number;
  readonly found: string;
  readonly expected: 'rule' | 'share' | 'base' | 'comparison' | 'end';
  readonly suggestion?: string;
}

type Bound = Pick<Rule, 'share' | 'comparison'>;

const named: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['majority', { share: fraction(1n, 2n), comparison: '>' }],
  ['two-thirds', { share: fraction(2n, 3n), comparison: '>=' }],
  ['three-quarters', { share: fraction(3n, 4n), comparison: '>=' }],
  ['three-fifths', { share: fraction(3n, 5n), comparison: '>=' }],
  ['unanimity', { share: fraction(1n, 1n), comparison: '>=' }],
]);

const comparisons: ReadonlyMap<string, Rule['comparison']> = new Map<string, Rule['comparison']>([
  ['>=', '>='],
  ['at least', '>='],
  ['≥', '>='],
  ['>', '>'],
  ['more than', '>'],
]);

/** The names of rules, for help and documentation. */
const ruleNames: readonly string[] = [...named.keys()];

/**
 * Reads a rule: a name (`majority`, `two-thirds`) or a comparison (`> 60%`, `at least 2/3`), and
 * the base after `of`; without one it is the valid votes.
 */
export function parseRule(text: string): { readonly rule: Rule } | { readonly fault: RuleFault } {
  const lower = text.toLowerCase().replaceAll(/\s/g, ' ');
  const start = lower.length - lower.trimStart().length;
  const cut = / of(?= |$)/.exec(lower);
  const head = lower.slice(start, cut?.index ?? lower.length).trimEnd();
  const bound = parseBound(head, start);
  if ('fault' in bound) return bound;
  if (cut === null) return { rule: { ...bound, base: 'valid' } };
  const name = lower.slice(cut.index + 3).trim();
  const base = bases.find((one) => one === name.replaceAll(/ ?\+ ?/g, '+'));
  if (base !== undefined) return { rule: { ...bound, base } };
  const at = name === '' ? lower.length : lower.indexOf(name, cut.index + 3);
  return faultAt(at, name, 'base', bases);
}

function parseBound(head: string, start: number): Bound | { readonly fault: RuleFault } {
  const known = named.get(head.replaceAll(' ', '-'));
  if (known) return known;
  for (const [word, comparison] of comparisons) {
    if (!head.startsWith(word)) continue;
    const rest = head.slice(word.length).trim();
    const share = parseFraction(rest) ?? named.get(rest.replaceAll(' ', '-'))?.share ?? half(rest);
    const at = start + head.length - rest.length;
    return share && share.num <= share.den ? { share, comparison } : faultAt(at, rest, 'share', []);
  }
  if (parseFraction(head)) return faultAt(start, head, 'comparison', []);
  return faultAt(start, head, 'rule', ruleNames);
}

function half(text: string): Fraction | undefined {
  return text === 'half' ? fraction(1n, 2n) : undefined;
}

function faultAt(
  at: number,
  found: string,
  expected: RuleFault['expected'],
  candidates: readonly string[],
): { readonly fault: RuleFault } {
  const suggestion = suggest(found, candidates);
  return { fault: { at, found, expected, ...(suggestion !== undefined && { suggestion }) } };
}

/** The canonical words of a rule: `majority of valid`, `>= 60% of ballots`. */
export function printRule({ share, comparison, base }: Rule): string {
  for (const [name, bound] of named) {
    if (
      bound.comparison === comparison &&
      bound.share.num === share.num &&
      bound.share.den === share.den
    ) {
      return `${name} of ${base}`;
    }
  }
  return `${comparison} ${printFraction(share)} of ${base}`;
}

/** The fewest votes that satisfy the rule on a base of this size, both in whole units. Cross-multiplied, never rounded. */
export function neededVotes(rule: Rule, size: number): number {
  const product = BigInt(size) * rule.share.num;
  const floor = product / rule.share.den;
  const exact = product % rule.share.den === 0n;
  return Number(rule.comparison === '>' || !exact ? floor + 1n : floor);
}
