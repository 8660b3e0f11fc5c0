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

/** What is wrong with the text of a rule: the character, what stands there as it is written, and what may have been meant. */
export interface RuleFault {
  readonly at: number;
  readonly found: string;
  readonly expected: 'rule' | 'share' | 'base' | 'comparison';
  readonly suggestion?: string;
}

type Bound = Pick<Rule, 'share' | 'comparison'>;

const named: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['majority', { share: fraction(1n, 2n), comparison: '>' }],
  ['two-thirds', { share: fraction(2n, 3n), comparison: '>=' }],
  ['three-quarters', { share: fraction(3n, 4n), comparison: '>=' }],
  ['unanimity', { share: fraction(1n, 1n), comparison: '>=' }],
]);

/** Names of a share alone: `majority` and `unanimity` say how it is compared, and stand by themselves. */
const shareNames: ReadonlyMap<string, Fraction> = new Map([
  ['half', fraction(1n, 2n)],
  ['two-thirds', fraction(2n, 3n)],
  ['three-quarters', fraction(3n, 4n)],
  ['three-fifths', fraction(3n, 5n)],
]);

const comparisons: readonly (readonly [word: RegExp, comparison: Rule['comparison']])[] = [
  [/^(?:>=|≥|at +least)/, '>='],
  [/^(?:>|more +than)/, '>'],
];

/** The names of rules, for help and documentation. */
const ruleNames: readonly string[] = [...named.keys()];

/**
 * Reads a rule: a name (`majority`, `two-thirds`) or a comparison (`> 60%`, `at least 2/3`), and
 * the base after `of`; without one it is the valid votes.
 */
export function parseRule(text: string): { readonly rule: Rule } | { readonly fault: RuleFault } {
  const read = readRule(lowered(text));
  if ('rule' in read) return read;
  const { at, found } = read.fault;
  return { fault: { ...read.fault, found: text.slice(at, at + found.length) } };
}

/** Letter for letter, so that places hold: `toLowerCase` makes two of İ. The words of rules are ASCII. */
function lowered(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase()).replaceAll(/\s/g, ' ');
}

function readRule(lower: string): ReturnType<typeof parseRule> {
  const start = lower.length - lower.trimStart().length;
  const cut = / of(?= |$)/.exec(lower);
  const head = lower.slice(start, cut?.index ?? lower.length).trimEnd();
  const bound = parseBound(head, start);
  if ('fault' in bound) return bound;
  if (cut === null) return { rule: { ...bound, base: 'valid' } };
  const name = lower.slice(cut.index + 3).trim();
  const base = bases.find((one) => one === name.replaceAll(/ *\+ */g, '+'));
  if (base !== undefined) return { rule: { ...bound, base } };
  const at = name === '' ? lower.length : lower.indexOf(name, cut.index + 3);
  return faultAt(at, name, 'base', bases);
}

function parseBound(head: string, start: number): Bound | { readonly fault: RuleFault } {
  const known = named.get(head.replaceAll(/ +/g, '-'));
  if (known) return known;
  for (const [word, comparison] of comparisons) {
    const length = word.exec(head)?.[0].length;
    if (length === undefined) continue;
    const rest = head.slice(length).trim();
    const share = parseFraction(rest) ?? shareNames.get(rest.replaceAll(/ +/g, '-'));
    const at = start + head.length - rest.length;
    return share && canDecide(share, comparison)
      ? { share, comparison }
      : faultAt(at, rest, 'share', []);
  }
  if (parseFraction(head)) return faultAt(start, head, 'comparison', []);
  return faultAt(start, head, 'rule', ruleNames);
}

/** A rule must be able to pass and to fail: not `>= 0`, not `> 100%`. */
function canDecide({ num, den }: Fraction, comparison: Rule['comparison']): boolean {
  return comparison === '>' ? num < den : num > 0n && num <= den;
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
