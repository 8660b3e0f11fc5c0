import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Admission } from '../election/admit.ts';
import type { Blocks } from '../election/blocks.ts';
import { counted } from '../election/disposition.ts';
import type { Election } from '../election/election.ts';
import type { GroupColumn, Groups } from '../election/groups.ts';
import type { JointProfile } from '../election/joint.ts';
import { type Mark, markKey } from '../election/mark.ts';
import { readRule } from '../methods/decide.ts';
import { type EachRule, groupRulesOf } from '../methods/rule.ts';
import { ofQuorum } from '../methods/rule-subject.ts';
import type { Counted, CountedContest } from './counted.ts';

type Shown = Pick<Counted, 'election' | 'admission' | 'contests' | 'joints'>;

/** What a report cannot hide, and what a group's rule leaves out: told before anybody publishes it. */
export function findDisclosures(
  { election, admission, contests, joints }: Shown,
  groups: Groups | undefined,
  blocks: Blocks | undefined,
): Diagnostic[] {
  return [
    ...(groups ? ruleGroups(election, contests, groups) : []),
    ...(blocks ? unanimousGroups(contests, joints, blocks) : []),
    ...distinctiveWeights(election, admission),
  ];
}

/** The groups in which some rule must hold: small ones, and ballots that are in none. */
function ruleGroups(
  election: Election,
  contests: readonly CountedContest[],
  groups: Groups,
): Diagnostic[] {
  const rules = contests.flatMap(({ contest, decided }): EachRule[] => [
    ...(decided.rule && contest.status === 'active' ? groupRulesOf(decided.rule) : []),
    ...(contest.quorum ? groupRulesOf(readRule(contest.quorum.rule, ofQuorum)) : []),
  ]);
  const headings = new Map(rules.map((rule) => [foldText(rule.group), rule.group]));
  return [...headings].flatMap(([folded, heading]) => {
    const columns = groups.columns.filter((one) => foldText(one.heading) === folded);
    return columns.flatMap((column) => groupFaults(column, heading, election.smallest));
  });
}

function groupFaults(column: GroupColumn, heading: string, smallest: number): Diagnostic[] {
  const rest = column.groups.find((group) => group.title === '' && !column.members);
  const nameless = rest?.ballots.heads ?? 0;
  const small = column.groups.filter(
    (group) => group.title !== '' && group.ballots.heads > 0 && group.ballots.heads < smallest,
  );
  return [
    ...(nameless > 0 ? [diagnose('rule.groups-unnamed', { heading, ballots: nameless })] : []),
    ...(small.length > 0
      ? [diagnose('rule.small-groups', { heading, groups: small.length, smallest })]
      : []),
  ];
}

/** Groups, as they are shown, of which all say the same in a contest or a category in which others say something else. */
function unanimousGroups(
  contests: readonly CountedContest[],
  joints: readonly JointProfile[],
  blocks: Blocks,
): Diagnostic[] {
  const active = contests.filter(({ contest }) => contest.status !== 'withdrawn');
  // What is said in one is made when the one before it was looked at: it may be as much as there are ballots.
  const said = [
    ...active.map(
      ({ profile }) =>
        () =>
          Array.from(profile, ({ mark, cell }) => ({
            // Groups show first choices, whatever a ballot ranks behind them.
            what: mark.kind === 'valid' ? shownOf(mark) : markKey(mark),
            told: mark.kind === 'valid',
            cell,
          })),
    ),
    ...joints.map(
      ({ combinations }) =>
        () =>
          combinations.map(({ positions, cell }) => ({
            what: String(positions),
            told: positions !== 0,
            cell,
          })),
    ),
  ];
  const found = new Set<string>();
  const alike = said.filter((saidHere) => {
    const own = saidHere();
    if (new Set(own.map((one) => one.what)).size < 2) return false;
    const here = blocks.columns.flatMap((column, nth) => {
      const whats = column.map(() => new Set<string>());
      const told = new Set<number>();
      for (const { what, cell, told: telling } of own) {
        const block = blocks.ofCell[nth]?.[cell] ?? -1;
        whats[block]?.add(what);
        if (telling) told.add(block);
      }
      return column.flatMap((block, index) =>
        whats[index]?.size === 1 && told.has(index) && block.ballots.heads > 1
          ? [`${nth} ${index}`]
          : [],
      );
    });
    for (const key of here) found.add(key);
    return here.length > 0;
  });
  return found.size === 0
    ? []
    : [diagnose('groups.unanimous', { groups: found.size, contests: alike.length })];
}

/** What a group's figures show of a mark: of scores, one that is left out is a 0. */
function shownOf({ options, points }: Extract<Mark, { kind: 'valid' }>): string {
  return (points?.map((one = 0) => one) ?? options).join();
}

/** Weights by which a ballot can be told in the sums. */
function distinctiveWeights(election: Election, { codes, weights }: Admission): Diagnostic[] {
  if (weights === undefined || election.smallest < 2) return [];
  const ballots = new Map<number, number>();
  codes.forEach((code, row) => {
    const weight = weights.of[row] ?? 0;
    if (code === counted && weight > 0) ballots.set(weight, (ballots.get(weight) ?? 0) + 1);
  });
  const few = [...ballots.values()].filter((count) => count < election.smallest).length;
  const { smallest } = election;
  return few === 0 ? [] : [diagnose('weights.distinctive', { weights: few, smallest })];
}
