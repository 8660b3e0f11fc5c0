import type { Category, Position } from '../election/election.ts';
import type { Combination, JointProfile } from '../election/joint.ts';
import type { Counted } from './counted.ts';
import { categorySentence } from './messages/category.ts';
import { fromUnits, shareOf } from './numbers.ts';
import type { CategoryReport, ContestReport, PositionReport } from './schema.ts';

/** One category rolled up by distinct voter. participants = none + the sum of all combinations. */
export function categoryReport(
  category: Category,
  joint: JointProfile,
  contests: readonly ContestReport[],
  counted: Counted,
): CategoryReport {
  const { unit, places } = counted;
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
    counts,
    participants: fromUnits(participants, places),
    ...(unit === 'weight' && { heads }),
    contests: contestTotals(category, contests),
    positions: category.positions.map((position, at) =>
      positionReport(position, at, joint, participants, counted),
    ),
    overlaps: overlaps(category, joint, counted),
    none: fromUnits(none, places),
    several: fromUnits(several, places),
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
  participants: number,
  counted: Counted,
): PositionReport {
  const { unit, places, election } = counted;
  const own = 1 << at;
  const supporting = joint.combinations.filter((one) => (one.positions & own) !== 0);
  const supporters = supporting.reduce((sum, one) => sum + one[unit], 0);
  const only = supporting
    .filter((one) => one.positions === own)
    .reduce((sum, one) => sum + one[unit], 0);
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
    supporters: fromUnits(supporters, places),
    ...(unit === 'weight' && { heads: supporting.reduce((sum, one) => sum + one.heads, 0) }),
    ofParticipants: shareOf(supporters, participants, 'participants', places),
    ofBallots: shareOf(supporters, counted.total[unit], 'ballots', places),
    only: fromUnits(only, places),
  };
}

function overlaps(
  category: Category,
  joint: JointProfile,
  { unit, places }: Counted,
): CategoryReport['overlaps'] {
  return joint.combinations
    .filter(({ positions }) => positions !== 0)
    .map((one) => ({
      positions: category.positions
        .filter((_, at) => (one.positions & (1 << at)) !== 0)
        .map((position) => position.id),
      voters: fromUnits(one[unit], places),
    }))
    .sort((a, b) => a.positions.length - b.positions.length);
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
