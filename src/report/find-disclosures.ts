import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import type { Admission } from '../election/admit.ts';
import type { Blocks } from '../election/blocks.ts';
import { counted } from '../election/disposition.ts';
import type { Election } from '../election/election.ts';
import type { GroupColumn, Groups } from '../election/groups.ts';
import type { Mark } from '../election/mark.ts';
import { readRule } from '../methods/decide.ts';
import { ofQuorum } from '../methods/parse-rule.ts';
import { type EachRule, groupRulesOf } from '../methods/rule.ts';
import type { CountedContest } from './counted.ts';

/** What a report cannot hide, and what a group's rule leaves out: told before anybody publishes it. */
export function findDisclosures(
  election: Election,
  contests: readonly CountedContest[],
  groups: Groups | undefined,
  blocks: Blocks | undefined,
  admission: Admission,
): Diagnostic[] {
  return [
    ...(groups ? ruleGroups(election, contests, groups) : []),
    ...(blocks ? unanimousGroups(contests, blocks) : []),
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

/** Groups, as they are shown, of which all say the same in a contest in which others say something else. */
function unanimousGroups(contests: readonly CountedContest[], blocks: Blocks): Diagnostic[] {
  const found = new Set<string>();
  const told = new Set<number>();
  contests.forEach(({ contest, profile }, at) => {
    if (contest.status === 'withdrawn' || new Set(profile.map(markOf)).size < 2) return;
    blocks.columns.forEach((own, column) => {
      const marks = own.map(() => new Set<Mark>());
      for (const entry of profile)
        marks[blocks.ofCell[column]?.[entry.cell] ?? -1]?.add(entry.mark);
      own.forEach((block, index) => {
        const [only, ...more] = marks[index] ?? [];
        if (only?.kind !== 'valid' || more.length > 0 || block.ballots.heads < 2) return;
        found.add(`${column} ${index}`);
        told.add(at);
      });
    });
  });
  return found.size === 0
    ? []
    : [diagnose('groups.unanimous', { groups: found.size, contests: told.size })];
}

function markOf(entry: CountedContest['profile'][number]): Mark {
  return entry.mark;
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
