import { foldText } from '../base/fold.ts';
import { groupedSequences } from '../base/sequence.ts';
import type { Contest } from '../election/election.ts';
import type { Groups } from '../election/groups.ts';
import type { Profile } from '../election/profile.ts';
import { type Base, type Electorate, sizeOf, type Unit } from './base.ts';
import { type Count, countProfile } from './count.ts';
import { methodNamed } from './index.ts';
import type { GroupOfCount, MethodInput, MethodResult } from './method.ts';
import { parseRule } from './parse-rule.ts';
import { applyQuorum, type QuorumVerdict } from './quorum.ts';
import { groupRulesOf, type Rule, sharesOf } from './rule.ts';
import { ofContest, ofQuorum, type RuleSubject } from './rule-subject.ts';
import { breakTies, drawOrder } from './ties.ts';

/** What holds for all contests of an election. */
export interface Situation {
  readonly electorate: Electorate;
  readonly unit: Unit;
  /** units of one vote; 1 where votes are not weighted */
  readonly scale?: number;
  readonly groups?: Groups;
}

/** A contest counted and decided by itself. A withdrawn one is not decided, and a rule on an unknown base cannot be. */
export interface Decided {
  readonly count: Count;
  readonly rule?: Rule;
  readonly quorum?: QuorumVerdict;
  readonly result?: MethodResult;
  /** the bases that its rule or its quorum names and nobody has said */
  readonly unknown: readonly { readonly of: 'rule' | 'quorum'; readonly base: Base }[];
}

/** Counts a profile and lets the contest's method decide it, with its quorum and its way to break ties. */
export function decide(contest: Contest, profile: Profile, situation: Situation): Decided {
  const rule = ruleOf(contest);
  const input = inputFor(contest, profile, situation, rule);
  const { count } = input;
  const withRule = { count, ...(rule && { rule }), unknown: [] };
  if (contest.status === 'withdrawn') return withRule;
  const wanted = contest.quorum && readRule(contest.quorum.rule, ofQuorum);
  const ruled = unknownBases([rule], input);
  const unknown = unknownBases([rule, wanted], input).map((base) => ({
    of: ruled.includes(base) ? ('rule' as const) : ('quorum' as const),
    base,
  }));
  if (unknown.length > 0) return { ...withRule, unknown };
  const quorum = contest.quorum && wanted && applyQuorum(contest.quorum.counts, wanted, input);
  return {
    ...withRule,
    ...(quorum && { quorum }),
    result: resultOf(contest, input, quorum),
  };
}

/** What a method is given of a contest; `count` is of that profile, where it is known. */
export function inputFor(
  contest: Contest,
  profile: Profile,
  situation: Situation,
  rule: Rule | undefined,
  count: Count = countProfile(profile, contest.options.length),
): MethodInput {
  const { unit, scale = 1, groups } = situation;
  const present = contest.present === undefined ? undefined : contest.present * scale;
  return {
    count,
    profile,
    unit,
    electorate: { ...situation.electorate, ...(present !== undefined && { present }) },
    seats: contest.seats,
    scale,
    ...(rule && { rule }),
    ...(groups && { groupsOf: groupCounter(contest, profile, unit, groups) }),
    ...(contest.nobody !== undefined && { nobody: contest.nobody }),
    ...(contest.otherwise && { otherwise: contest.otherwise }),
  };
}

/** The rule of a contest: its own, or its method's. */
export function ruleOf(contest: Contest): Rule | undefined {
  return contest.rule === undefined
    ? methodOf(contest).defaultRule
    : readRule(contest.rule, ofContest);
}

export function readRule(text: string, subject: RuleSubject): Rule {
  const parsed = parseRule(text, subject);
  if ('fault' in parsed) throw new Error(`a rule was not checked: ${text}`);
  return parsed.rule;
}

/** The result of a contest's method on an input, after its quorum, with its ties broken as they are to be. */
export function resultOf(
  contest: Contest,
  input: MethodInput,
  quorum: QuorumVerdict | undefined,
): MethodResult {
  if (quorum?.met === false) return { outcome: { kind: 'no-quorum' }, exhibits: [] };
  const tickets = {
    contest: contest.id,
    listed: contest.options.flatMap(({ writeIn }, at) => (writeIn ? [] : [at])),
    idOf: (option: number) => contest.options[option]?.id ?? '',
  };
  const method = methodOf(contest);
  if (method.breaksTies) {
    const draw = (tied: readonly number[]) => drawOrder(tied, contest.ties, tickets);
    return method.decide({ ...input, draw });
  }
  return breakTies(method.decide(input), contest.ties, tickets, input);
}

export function methodOf(contest: Contest) {
  const method = methodNamed(contest.method);
  if (method === undefined) throw new Error(`no method ${contest.method}`);
  return method;
}

/** The counts of each group of a column by themselves. Ballots that name no group are in none. */
function groupCounter(contest: Contest, profile: Profile, unit: Unit, groups: Groups) {
  return (heading: string): readonly GroupOfCount[] =>
    groups.columns.flatMap((column, at) => {
      if (foldText(column.heading) !== foldText(heading)) return [];
      const byGroup = groupedSequences(profile, ({ cell }) => groups.cells[cell]?.[at]);
      return column.groups.flatMap((group, index): GroupOfCount[] => {
        if (group.title === '') return [];
        const entries = byGroup.get(index) ?? [];
        const electorate = group.eligible ? { eligible: group.eligible[unit] } : {};
        const count = countProfile(entries, contest.options.length);
        return [{ title: group.title, count, electorate }];
      });
    });
}

/** The bases that rules name and nobody has said, within groups too. */
export function unknownBases(rules: readonly (Rule | undefined)[], input: MethodInput): Base[] {
  const found = new Set<Base>();
  const look = (rule: Rule, { count, electorate }: Pick<MethodInput, 'count' | 'electorate'>) => {
    for (const { base } of sharesOf(rule)) {
      if (sizeOf(base, count, electorate, input.unit) === undefined) found.add(base);
    }
  };
  const known = rules.flatMap((rule) => rule ?? []);
  for (const rule of known) look(rule, input);
  for (const each of known.flatMap(groupRulesOf)) {
    for (const group of input.groupsOf?.(each.group) ?? []) look(each.rule, group);
  }
  return [...found];
}
