import type { Category, Position } from '../election/election.ts';
import type { Combination, JointProfile } from '../election/joint.ts';
import { type Amount, nothing, plus } from '../election/profile.ts';
import type { Counted } from './counted.ts';
import { byCells, distinct, type ShownGroup } from './group-report.ts';
import { categorySentence } from './messages/category.ts';
import { fromUnits, shareOf } from './numbers.ts';
import { limitsOn, positionOutcome } from './position-outcome.ts';
import type { CategoryReport, ContestReport, PositionReport } from './schema.ts';

/** One category rolled up by distinct voter. participants = none + the sum of all combinations. */
export function categoryReport(
  category: Category,
  joint: JointProfile,
  contests: readonly ContestReport[],
  shown: readonly ShownGroup[],
  counted: Counted,
): CategoryReport {
  const { unit, places, election } = counted;
  const parent = election.categories[category.within ?? -1];
  const byGroup =
    category.positions.length === 0 ? [] : categoryByGroup(category, joint, shown, counted);
  const sum = (test: (combination: Combination) => boolean) =>
    joint.combinations.filter(test).reduce((all, one) => all + one[unit], 0);
  const participants = sum(() => true);
  const none = sum(({ positions }) => positions === 0);
  const several = sum(({ positions }) => bits(positions) > 1);
  const heads = joint.combinations.reduce((all, one) => all + one.heads, 0);
  const counts = countsVoters(counted) ? ('voters' as const) : ('ballots' as const);
  const report = {
    id: category.id,
    title: category.title,
    ...(parent && { within: parent.id }),
    counts,
    participants: fromUnits(participants, places),
    ...(unit === 'weight' && { heads }),
    contests: contestTotals(category, contests),
    positions: category.positions.map((position, at) =>
      positionReport(position, at, joint, counted),
    ),
    overlaps: overlaps(category, joint.combinations, counted),
    none: fromUnits(none, places),
    several: fromUnits(several, places),
    ...(byGroup.length > 0 && { groups: byGroup }),
  };
  checkCombinations(
    participants,
    none,
    sum(({ positions }) => positions !== 0),
  );
  return category.positions.length === 0
    ? report
    : { ...report, sentence: categorySentence(report) };
}

/** Distinct voters are counted where each counted ballot is one voter's. */
function countsVoters({ election, admission }: Counted): boolean {
  return election.duplicates !== 'keep' && admission.repeatVoters !== undefined;
}

function positionReport(
  position: Position,
  at: number,
  joint: JointProfile,
  counted: Counted,
): PositionReport {
  const { unit, places, election } = counted;
  const sum = (chosen: readonly Combination[]): Amount => chosen.reduce(plus, nothing);
  const own = 1 << at;
  const supporting = joint.combinations.filter((one) => (one.positions & own) !== 0);
  const supporters = sum(supporting);
  const only = sum(supporting.filter((one) => one.positions === own));
  const participants = sum(joint.combinations);
  const support = { supporters, participants, ballots: counted.total };
  const active = position.selections.some(
    (one) => election.contests[one.contest]?.status === 'active',
  );
  return {
    id: position.id,
    title: position.title,
    status: active ? 'active' : 'withdrawn',
    selections: position.selections.map(({ contest, option }) => ({
      contest: election.contests[contest]?.id ?? '',
      option: election.contests[contest]?.options[option]?.id ?? '',
    })),
    supporters: fromUnits(supporters[unit], places),
    ...(unit === 'weight' && { heads: supporters.heads }),
    ofParticipants: shareOf(
      supporters[unit],
      participants[unit],
      'participants',
      places,
      limitsOn(position, 'participants'),
    ),
    ofBallots: shareOf(
      supporters[unit],
      counted.total[unit],
      'ballots',
      places,
      limitsOn(position, 'ballots'),
    ),
    only: fromUnits(only[unit], places),
    ...(active && positionOutcome(position, support, counted)),
  };
}

function overlaps(
  category: Category,
  combinations: readonly Combination[],
  { unit, places }: Counted,
): CategoryReport['overlaps'] {
  const sums = new Map<number, number>();
  for (const one of combinations) {
    if (one.positions !== 0) sums.set(one.positions, (sums.get(one.positions) ?? 0) + one[unit]);
  }
  return [...sums]
    .map(([word, voters]) => ({
      positions: category.positions
        .filter((_, at) => (word & (1 << at)) !== 0)
        .map((position) => position.id),
      voters: fromUnits(voters, places),
    }))
    .sort((a, b) => a.positions.length - b.positions.length);
}

/** A category by group: each group's participants are none + the sum of its combinations. */
function categoryByGroup(
  category: Category,
  joint: JointProfile,
  shown: readonly ShownGroup[],
  counted: Counted,
): NonNullable<CategoryReport['groups']> {
  const { unit, places } = counted;
  const combinationsIn = byCells(joint.combinations, shown);
  return distinct(shown).map(({ report, cells }) => {
    const own = [...combinationsIn(cells)].sort((a, b) => a.positions - b.positions);
    const sum = (test: (positions: number) => boolean) => {
      const chosen = own.filter((one) => test(one.positions));
      return chosen.reduce((all, one) => all + one[unit], 0);
    };
    const all = sum(() => true);
    return {
      group: report.id,
      participants: fromUnits(all, places),
      none: fromUnits(
        sum((positions) => positions === 0),
        places,
      ),
      positions: category.positions.map((position, at) => {
        const supporters = sum((positions) => (positions & (1 << at)) !== 0);
        const only = sum((positions) => positions === 1 << at);
        return {
          id: position.id,
          supporters: fromUnits(supporters, places),
          only: fromUnits(only, places),
          share: shareOf(supporters, all, 'participants', places),
        };
      }),
      overlaps: overlaps(category, own, counted),
    };
  });
}

function contestTotals(
  category: Category,
  contests: readonly ContestReport[],
): CategoryReport['contests'] {
  const own = category.contests.flatMap((at) => contests[at] ?? []);
  const active = own.filter((one) => one.status === 'active');
  const of = (kind: string) => active.filter((one) => one.outcome.kind === kind).length;
  return {
    active: active.length,
    withdrawn: own.length - active.length,
    passed: of('passed'),
    notPassed: of('not-passed'),
    other: active.length - of('passed') - of('not-passed'),
    ids: own.map((one) => one.id),
  };
}

function bits(word: number): number {
  let count = 0;
  for (let rest = word; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

function checkCombinations(participants: number, none: number, some: number): void {
  if (participants !== none + some) {
    throw new Error(`participants are not accounted for: ${participants} is not ${none} + ${some}`);
  }
}
