import type { Base } from '../base.ts';
import { isLimitInEach } from '../evaluate.ts';
import { type EachRule, type Rule, requires, type ShareRule } from '../rule.ts';
import {
  allOf,
  always,
  anyOf,
  atLeast,
  type Condition,
  never,
  reaches,
  staysAt,
} from './condition.ts';
import { combined, constantSum, difference, type Sum } from './sum.ts';

/** What a rule is held against, as sums over ballots: see `Measure`. */
export interface SumMeasure {
  readonly votes: Sum;
  readonly against: () => Sum;
  /** the votes of every other option */
  readonly rivals: () => readonly Sum[];
  /** nothing where nobody said how large the base is */
  readonly sizeOf: (base: Base) => Sum | undefined;
  /** whether every vote counted is in the base, so that it has nobody only where there is no vote */
  readonly covers: (base: Base) => boolean;
  readonly groupsOf: (heading: string) => readonly SumMeasure[];
  /** units of one vote */
  readonly scale: bigint;
  /** more units than all votes can have */
  readonly most: bigint;
}

/** When a rule is met. As `evaluate` has it. */
export function meets(rule: Rule, measure: SumMeasure): Condition {
  switch (rule.kind) {
    case 'share': {
      const size = sizeOf(rule.base, measure);
      const lead = reaches(leadOf(rule, measure), rule.comparison === '>' ? 1n : 0n);
      const implied = rule.comparison === '>' && measure.covers(rule.base);
      return implied ? lead : allOf([lead, reaches(size, 1n)]);
    }
    case 'minimum':
      return reaches(measure.votes, BigInt(rule.votes) * measure.scale);
    case 'maximum':
      return staysAt(measure.against(), BigInt(rule.against) * measure.scale);
    case 'all':
      return allOf(rule.of.map((part) => meets(part, measure)));
    case 'any':
      return anyOf(rule.of.map((part) => meets(part, measure)));
    case 'each':
      return meetsInGroups(rule, measure.groupsOf(rule.group));
  }
}

/** A share is met by nobody where there is nobody. */
const namingBase = ['share'] as const;

/** When a rule is met and somebody is in its bases. */
export function decides(rule: Rule, measure: SumMeasure, valid: Sum): Condition {
  const met = meets(rule, measure);
  return requires(rule, namingBase) ? met : allOf([met, hasSomebody(rule, measure, valid)]);
}

/** When somebody is in the bases of a rule; of a rule without a base, when there is a valid vote. */
export function hasSomebody(rule: Rule, measure: SumMeasure, valid: Sum): Condition {
  const sizes = sizesIn(rule, measure);
  return anyOf((sizes.length === 0 ? [valid] : sizes).map((size) => reaches(size, 1n)));
}

function sizesIn(rule: Rule, measure: SumMeasure): readonly Sum[] {
  switch (rule.kind) {
    case 'share':
      return [sizeOf(rule.base, measure)];
    case 'all':
    case 'any':
      return rule.of.flatMap((part) => sizesIn(part, measure));
    case 'each':
      return measure.groupsOf(rule.group).flatMap((group) => sizesIn(rule.rule, group));
    case 'minimum':
    case 'maximum':
      return [];
  }
}

function sizeOf(base: Base, measure: SumMeasure): Sum {
  return measure.sizeOf(base) ?? constantSum(0n);
}

/** By how much the votes are above the share, times its denominator. */
function leadOf({ share, base }: ShareRule, measure: SumMeasure): Sum {
  return combined([share.den, measure.votes], [-share.num, sizeOf(base, measure)]);
}

function meetsInGroups(rule: EachRule, groups: readonly SumMeasure[]): Condition {
  if (groups.length === 0) return never;
  switch (rule.in.kind) {
    case 'every': {
      const inGroup = isLimitInEach(rule) ? meets : carries;
      return allOf(groups.map((group) => inGroup(rule.rule, group)));
    }
    case 'more-than-half':
      return atLeast(Math.floor(groups.length / 2) + 1, carriedIn(rule, groups));
    case 'at-least':
      return atLeast(rule.in.groups, carriedIn(rule, groups));
    case 'voices': {
      // More are for than against: those for, and those not against, are more than all groups.
      const notAgainst = groups.map((group) => speaksNotAgainst(rule.rule, group));
      return atLeast(groups.length + 1, [...carriedIn(rule, groups), ...notAgainst]);
    }
  }
}

function carriedIn(rule: EachRule, groups: readonly SumMeasure[]): readonly Condition[] {
  return groups.map((group) => carries(rule.rule, group));
}

/** A rule is met in a group, and by somebody: nothing is decided by nobody. */
function carries(rule: Rule, group: SumMeasure): Condition {
  if (rule.kind === 'minimum') return meets(rule, group);
  if (rule.kind === 'maximum' && rule.against === 0) {
    // One sum says both: a vote in favour, and none against, for votes are fewer than `most`.
    return reaches(combined([1n, group.votes], [-group.most, group.against()]), 1n);
  }
  const met = meetsAsOne(rule, group);
  return requires(rule, namingBase) ? met : allOf([met, hasSomebody(rule, group, votedIn(group))]);
}

/** The votes for and against. */
function votedIn({ votes, against }: SumMeasure): Sum {
  return combined([1n, votes], [1n, against()]);
}

/** The same as `meets`, as one sum where that can be: groups can be counted by sums, and not by conditions. */
function meetsAsOne(rule: Rule, measure: SumMeasure): Condition {
  if (rule.kind !== 'share' || rule.comparison === '>' || !measure.covers(rule.base))
    return meets(rule, measure);
  // Votes are fewer than `most`: they decide only where the lead is 0, and there without them the base is empty.
  const lead = leadOf(rule, measure);
  return reaches(combined([measure.most, lead], [1n, measure.votes]), 1n);
}

function speaksNotAgainst(rule: Rule, group: SumMeasure): Condition {
  const rivals = group.rivals();
  const [rival] = rivals;
  const plain =
    rule.kind === 'share' &&
    rule.base === 'valid' &&
    rule.comparison === '>' &&
    rule.share.den === 2n &&
    rule.share.num === 1n;
  if (plain && rivals.length === 1 && rival) return reaches(difference(group.votes, rival), 0n);
  const ahead = rivals.map((other) => reaches(difference(group.votes, other), 0n));
  const reached = rivals.map((other) => reaches(difference(other, group.votes), 0n));
  const alone = rivals.length === 0 ? staysAt(group.votes, 0n) : always;
  const level = allOf([...ahead, ...(rivals.length === 0 ? [] : [anyOf(reached)]), alone]);
  const sizes = sizesIn(rule, group);
  const nobody = (sizes.length === 0 ? [votedIn(group)] : sizes).map((size) => staysAt(size, 0n));
  return anyOf([carries(rule, group), allOf(nobody), level]);
}
