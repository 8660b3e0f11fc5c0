import { type Fraction, fraction } from '../base/fraction.ts';
import type { Base, NamedBase } from './base.ts';

export type Comparison = '>' | '>=';

/** A count is more than (`>`) or at least (`>=`) a share of a base. */
export interface ShareRule {
  readonly kind: 'share';
  readonly share: Fraction;
  readonly comparison: Comparison;
  readonly base: Base;
}

/** In how many groups a rule must hold. `voices`: each group has one, and more are for than against. */
export type GroupShare =
  | { readonly kind: 'every' | 'more-than-half' | 'voices' }
  | { readonly kind: 'at-least'; readonly groups: number };

/** A rule that must hold in groups by themselves. `group` is the heading of their column. */
export interface EachRule {
  readonly kind: 'each';
  readonly group: string;
  readonly rule: Rule;
  readonly in: GroupShare;
}

/** The condition that decides. */
export type Rule =
  | ShareRule
  /** so many votes at least, whatever there are */
  | { readonly kind: 'minimum'; readonly votes: number }
  /** so many votes against at most; of none each is a veto */
  | { readonly kind: 'maximum'; readonly against: number }
  | { readonly kind: 'all' | 'any'; readonly of: readonly Rule[] }
  | EachRule;

export const majority: ShareRule = {
  kind: 'share',
  share: fraction(1n, 2n),
  comparison: '>',
  base: 'valid',
};

/** The conditions of a rule that compare with a base, those within groups too. */
export function sharesOf(rule: Rule): readonly ShareRule[] {
  switch (rule.kind) {
    case 'share':
      return [rule];
    case 'all':
    case 'any':
      return rule.of.flatMap(sharesOf);
    case 'each':
      return sharesOf(rule.rule);
    case 'minimum':
    case 'maximum':
      return [];
  }
}

/** The parts of a rule that hold in groups. */
export function groupRulesOf(rule: Rule): readonly EachRule[] {
  if (rule.kind === 'each') return [rule];
  return rule.kind === 'all' || rule.kind === 'any' ? rule.of.flatMap(groupRulesOf) : [];
}

/** The limits on the votes against that a rule has, within groups too. */
export function limitsOf(rule: Rule): readonly (Rule & { readonly kind: 'maximum' })[] {
  if (rule.kind === 'each') return limitsOf(rule.rule);
  if (rule.kind === 'maximum') return [rule];
  return 'of' in rule ? rule.of.flatMap(limitsOf) : [];
}

/** Whether a rule that is met has met a condition of one of these kinds. */
export function requires(rule: Rule, kinds: readonly Rule['kind'][]): boolean {
  switch (rule.kind) {
    case 'all':
      return rule.of.some((part) => requires(part, kinds));
    case 'any':
      return rule.of.every((part) => requires(part, kinds));
    case 'each':
      return requires(rule.rule, kinds);
    default:
      return kinds.includes(rule.kind);
  }
}

/** The same rule with every share of it taken of another base. */
export function withBase(rule: Rule, base: NamedBase): Rule {
  switch (rule.kind) {
    case 'share':
      return { ...rule, base };
    case 'all':
    case 'any':
      return { ...rule, of: rule.of.map((part) => withBase(part, base)) };
    case 'each':
      return { ...rule, rule: withBase(rule.rule, base) };
    case 'minimum':
    case 'maximum':
      return rule;
  }
}

/**
 * The fewest votes that satisfy a share of a base of this size, both in whole units. Cross-multiplied, never
 * rounded. A base of nobody is met by nobody: it needs a vote.
 */
export function neededVotes(rule: ShareRule, size: number): number {
  if (size <= 0) return 1;
  const product = BigInt(size) * rule.share.num;
  const floor = product / rule.share.den;
  const more = rule.comparison === '>' || product % rule.share.den !== 0n;
  return Number(more ? floor + 1n : floor);
}
