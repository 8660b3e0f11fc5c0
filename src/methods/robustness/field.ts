import { foldText } from '../../base/fold.ts';
import { selected } from '../../base/sequence.ts';
import type { Contest } from '../../election/election.ts';
import type { Groups } from '../../election/groups.ts';
import type { QuorumCount } from '../../election/policies.ts';
import type { Profile, ProfileEntry } from '../../election/profile.ts';
import type { Base, Electorate, Unit } from '../base.ts';
import { type Count, countProfile } from '../count.ts';
import { type Decided, methodOf, readRule, type Situation } from '../decide.ts';
import { groupRulesOf, type Rule } from '../rule.ts';
import { ofQuorum } from '../rule-subject.ts';
import { castingRule } from './casting-rule.ts';
import { always, type Condition } from './condition.ts';
import { marksSeveral } from './marks.ts';
import { meets, type SumMeasure } from './rule-condition.ts';
import { combined, constantSum, difference, type Part, type Scope, type Sum } from './sum.ts';

/** A contest, with its ballots. */
export interface Polled {
  readonly contest: Contest;
  readonly profile: Profile;
  readonly decided: Decided;
}

/** A contest as sums over its ballots. */
export interface Field {
  readonly at: number;
  readonly contest: Contest;
  readonly profile: Profile;
  /** the entries of the profile that are invalid marks */
  readonly invalid: Profile;
  readonly count: Count;
  readonly unit: Unit;
  readonly seats: number;
  readonly method: string;
  readonly rule: Rule | undefined;
  /** what carries a question whose votes are even, where that is decided */
  readonly casting: Rule | undefined;
  /** whether its rule or its quorum looks at groups */
  readonly grouped: boolean;
  readonly quorum: Condition;
  readonly sum: (part: Part) => Sum;
  readonly measure: (option: number) => SumMeasure;
  /** what one ballot weighs at most */
  readonly heaviest: bigint;
  /** what the ballots have of a part now, in the unit that decides */
  readonly amountOf: (part: Part, scope: Scope | undefined) => bigint;
}

/** `most` is more than all ballots weigh that count or could count. */
export function fieldOf(at: number, polled: Polled, situation: Situation, most: bigint): Field {
  const { contest, profile, decided } = polled;
  const { unit, scale = 1, groups } = situation;
  const method = methodOf(contest);
  const { rule } = decided;
  const wanted = contest.quorum && readRule(contest.quorum.rule, ofQuorum);
  const present = contest.present === undefined ? undefined : contest.present * scale;
  const electorate = { ...situation.electorate, ...(present !== undefined && { present }) };
  const own: Own = { at, contest, groups, unit, scale: BigInt(scale), most };
  const counts = new Map<string, Count>();
  const countIn = (scope: Scope | undefined): Count => {
    if (scope === undefined) return decided.count;
    const key = `${scope.column} ${scope.group}`;
    const known = counts.get(key);
    if (known) return known;
    const entries = selected(
      profile,
      ({ cell }) => groups?.cells[cell]?.[scope.column] === scope.group,
    );
    const found = countProfile(entries, contest.options.length);
    counts.set(key, found);
    return found;
  };
  return {
    at,
    contest,
    profile,
    invalid: decided.count.invalid.heads === 0 ? [] : selected(profile, isInvalid),
    count: decided.count,
    unit,
    seats: method.id === 'majority' ? 1 : contest.seats,
    method: method.id,
    rule,
    casting: castingRule(contest, rule),
    grouped: [rule, wanted].some((one) => one !== undefined && groupRulesOf(one).length > 0),
    quorum:
      contest.quorum && wanted
        ? meets(wanted, quorumMeasure(contest.quorum.counts, own, electorate, undefined))
        : always,
    sum: (part) => partSum(own, part, undefined),
    measure: (option) => optionMeasure(option, own, electorate, undefined),
    heaviest: unit === 'heads' ? 1n : heaviestOf(profile),
    amountOf: (part, scope) => BigInt(amountIn(countIn(scope), part, unit)),
  };
}

function isInvalid({ mark }: ProfileEntry): boolean {
  return mark.kind === 'invalid';
}

function heaviestOf(profile: Profile): bigint {
  let most = 0;
  for (const { heads, weight } of profile) most = Math.max(most, weight / heads);
  return BigInt(most);
}

function amountIn(count: Count, part: Part, unit: Unit): number {
  if (typeof part === 'number') return count.options[part]?.[unit] ?? 0;
  return count[part][unit];
}

interface Own {
  readonly at: number;
  readonly contest: Contest;
  readonly groups: Groups | undefined;
  readonly unit: Unit;
  readonly scale: bigint;
  readonly most: bigint;
}

function partSum({ at }: Own, part: Part, scope: Scope | undefined): Sum {
  return { terms: [{ contest: at, part, factor: 1n, ...(scope && { scope }) }], constant: 0n };
}

function optionMeasure(
  option: number,
  own: Own,
  electorate: Electorate,
  scope: Scope | undefined,
): SumMeasure {
  const votes = partSum(own, option, scope);
  const all = marksSeveral(own.contest.reads) ? 'votes' : 'valid';
  return {
    scale: own.scale,
    most: own.most,
    sizeOf: (base) => sizeSum(base, own, electorate, scope),
    votes,
    against: () => difference(partSum(own, all, scope), votes),
    rivals: () =>
      own.contest.options.flatMap((_, other) =>
        other === option ? [] : [partSum(own, other, scope)],
      ),
    // Who votes for an option is in every base of ballots; abstainers are fewer than those eligible by them.
    covers: (base) => coveringBases.has(base) || outnumbers(base, electorate, own.most),
    groupsOf: (heading) =>
      groupsOf(heading, own).map(({ scope: group, electorate: voters }) =>
        optionMeasure(option, own, voters, group),
      ),
  };
}

const coveringBases: ReadonlySet<Base> = new Set<Base>([
  'valid',
  'valid+invalid',
  'valid+abstain',
  'ballots',
]);

function outnumbers(base: Base, { eligible }: Electorate, most: bigint): boolean {
  return base === 'eligible-abstain' && eligible !== undefined && BigInt(eligible) >= most;
}

function quorumMeasure(
  counts: QuorumCount,
  own: Own,
  electorate: Electorate,
  scope: Scope | undefined,
): SumMeasure {
  const none = constantSum(0n);
  return {
    scale: own.scale,
    most: own.most,
    sizeOf: (base) => sizeSum(base, own, electorate, scope),
    votes: sizeSum(counts, own, electorate, scope) ?? none,
    against: () => none,
    rivals: () => [none],
    covers: () => false,
    groupsOf: (heading) =>
      groupsOf(heading, own).map(({ scope: group, electorate: voters }) =>
        quorumMeasure(counts, own, voters, group),
      ),
  };
}

/** As `sizeOf` of the bases has it, but that what abstainers leave may be less than nobody. */
function sizeSum(
  base: Base,
  own: Own,
  { eligible, present }: Electorate,
  scope: Scope | undefined,
): Sum | undefined {
  if (typeof base === 'number') return constantSum(BigInt(base) * own.scale);
  const part = (name: Part) => partSum(own, name, scope);
  switch (base) {
    case 'valid':
    case 'ballots':
      return part(base);
    case 'valid+invalid':
      return combined([1n, part('valid')], [1n, part('invalid')]);
    case 'valid+abstain':
      return combined([1n, part('valid')], [1n, part('abstain')]);
    case 'participants':
      return undefined;
    case 'present':
      return present === undefined ? undefined : constantSum(BigInt(present));
    case 'eligible':
      return eligible === undefined ? undefined : constantSum(BigInt(eligible));
    case 'eligible-abstain':
      return eligible === undefined
        ? undefined
        : difference(constantSum(BigInt(eligible)), part('abstain'));
  }
}

/** The groups of every column with a heading. Ballots that name no group are in none. */
function groupsOf(heading: string, { groups, unit }: Own) {
  return (groups?.columns ?? []).flatMap((column, at) =>
    foldText(column.heading) !== foldText(heading)
      ? []
      : column.groups.flatMap(({ title, eligible }, group) => {
          const electorate: Electorate = eligible ? { eligible: eligible[unit] } : {};
          return title === '' ? [] : [{ scope: { column: at, group }, electorate }];
        }),
  );
}
