import { combined, type Sum } from './sum.ts';

/** A sum over ballots is 0 or more. */
export interface Reach {
  readonly kind: 'reach';
  readonly sum: Sum;
}

/** What holds of ballots or not. `unknown` may hold or not: it was too large to write down. */
export type Condition =
  | { readonly kind: 'always' | 'never' | 'unknown' }
  | Reach
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'at-least'; readonly count: number; readonly of: readonly Reach[] };

export const always: Condition = { kind: 'always' };
export const never: Condition = { kind: 'never' };
export const unknown: Condition = { kind: 'unknown' };

/** A sum is at least so much. */
export function reaches(sum: Sum, least: bigint): Condition {
  if (sum.terms.length === 0) return sum.constant >= least ? always : never;
  return { kind: 'reach', sum: { terms: sum.terms, constant: sum.constant - least } };
}

/** A sum is at most so much. */
export function staysAt(sum: Sum, most: bigint): Condition {
  return reaches(combined([-1n, sum]), -most);
}

/** A lead is none: two have the same. */
export function isLevel(lead: Sum): Condition {
  return allOf([reaches(lead, 0n), staysAt(lead, 0n)]);
}

export function allOf(conditions: readonly Condition[]): Condition {
  return joined('all', conditions, 'always', 'never');
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return joined('any', conditions, 'never', 'always');
}

function joined(
  kind: 'all' | 'any',
  conditions: readonly Condition[],
  idle: 'always' | 'never',
  final: 'always' | 'never',
): Condition {
  const of: Condition[] = [];
  for (const condition of conditions) {
    if (condition.kind === final) return condition;
    if (condition.kind === idle) continue;
    if (condition.kind === kind) of.push(...condition.of);
    else of.push(condition);
  }
  const [first] = of;
  if (first === undefined) return { kind: idle };
  return of.length === 1 ? first : { kind, of };
}

/** Combinations of conditions that are no sums are written out up to so many. */
const mostCombinations = 100;

/** So many of the conditions hold, or more. */
export function atLeast(count: number, conditions: readonly Condition[]): Condition {
  const sure = conditions.filter(({ kind }) => kind === 'always').length;
  const open = conditions.filter(({ kind }) => kind !== 'always' && kind !== 'never');
  const needed = count - sure;
  if (needed <= 0) return always;
  if (needed > open.length) return never;
  if (needed === open.length) return allOf(open);
  if (needed === 1) return anyOf(open);
  const sums = open.flatMap((one) => (one.kind === 'reach' ? [one] : []));
  if (sums.length === open.length) return { kind: 'at-least', count: needed, of: sums };
  if (waysToChoose(needed, open.length) > mostCombinations) return unknown;
  return anyOf(combinations(needed, open).map(allOf));
}

function waysToChoose(count: number, of: number): number {
  let ways = 1;
  for (let i = 1; i <= Math.min(count, of - count); i += 1) ways = (ways * (of + 1 - i)) / i;
  return ways;
}

function combinations<T>(count: number, of: readonly T[]): readonly (readonly T[])[] {
  if (count === 0) return [[]];
  // Those behind the first must be enough for the others.
  const firsts = of.slice(0, Math.max(0, of.length - count + 1));
  return firsts.flatMap((first, at) =>
    combinations(count - 1, of.slice(at + 1)).map((rest) => [first, ...rest]),
  );
}

export function not(condition: Condition): Condition {
  switch (condition.kind) {
    case 'always':
      return never;
    case 'never':
      return always;
    case 'unknown':
      return unknown;
    case 'reach':
      return opposite(condition);
    case 'all':
      return anyOf(condition.of.map(not));
    case 'any':
      return allOf(condition.of.map(not));
    case 'at-least':
      return atLeast(condition.of.length - condition.count + 1, condition.of.map(opposite));
  }
}

function opposite({ sum }: Reach): Reach {
  const { terms, constant } = combined([-1n, sum]);
  return { kind: 'reach', sum: { terms, constant: constant - 1n } };
}

/** The contests at whose ballots a condition looks. */
export function contestsIn(condition: Condition): readonly number[] {
  switch (condition.kind) {
    case 'reach':
      return [...new Set(condition.sum.terms.map(({ contest }) => contest))];
    case 'all':
    case 'any':
    case 'at-least':
      return [...new Set(condition.of.flatMap(contestsIn))];
    default:
      return [];
  }
}
