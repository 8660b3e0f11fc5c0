import type { Contest } from '../election/election.ts';
import type { Profile } from '../election/profile.ts';
import { type Electorate, sizeOf, type Unit } from './base.ts';
import { type Count, countProfile } from './count.ts';
import { methodNamed } from './index.ts';
import type { MethodResult } from './method.ts';
import { parseRule, type Rule } from './rule.ts';

/** A contest counted and decided. A withdrawn one is not decided, and a rule on an unknown base cannot be. */
export interface Decided {
  readonly count: Count;
  readonly rule?: Rule;
  readonly result?: MethodResult;
  /** the rule's base is not known */
  readonly baseUnknown: boolean;
}

/** Counts a profile and lets the contest's method decide it. */
export function decide(
  contest: Contest,
  profile: Profile,
  electorate: Electorate,
  unit: Unit,
): Decided {
  const count = countProfile(profile, contest.options.length);
  const method = methodNamed(contest.method);
  if (method === undefined) throw new Error(`no method ${contest.method}`);
  const rule = ruleOf(contest.rule) ?? method.defaultRule;
  const withRule = { count, ...(rule && { rule }), baseUnknown: false };
  if (contest.status === 'withdrawn') return withRule;
  if (rule && sizeOf(rule.base, count, electorate, unit) === undefined)
    return { ...withRule, baseUnknown: true };
  const input = { count, unit, electorate, seats: contest.seats, ...(rule && { rule }) };
  return { ...withRule, result: method.decide(input) };
}

function ruleOf(text: string | undefined): Rule | undefined {
  if (text === undefined) return undefined;
  const parsed = parseRule(text);
  if ('fault' in parsed) throw new Error(`a rule was not checked: ${text}`);
  return parsed.rule;
}
