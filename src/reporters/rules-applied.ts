import { quorumExplained } from '../report/messages/deciding.ts';
import { sameBaseSentence } from '../report/messages/evidence.ts';
import { mostVotesExplained } from '../report/messages/outcome.ts';
import { ruleExplained } from '../report/messages/rules.ts';
import type { Report } from '../report/schema.ts';

/** More contests than this that no base changes are told of once, at the end. */
const mostRepeated = 3;

/** How many contests come out the same on every other base. */
function unchanged({ contests }: Report): number {
  const same = contests.filter((one) => one.counterfactuals?.every((other) => !other.differs));
  return same.length;
}

/** Whether it is said of each contest that no other base changes it, or once for all. */
export function sameBaseTold(report: Report): 'once' | 'each' {
  return unchanged(report) > mostRepeated ? 'once' : 'each';
}

/** Each rule that decided something, once, with what its base holds. */
export function rulesOf(report: Report): string[] {
  const { contests, categories } = report;
  const active = contests.filter((contest) => contest.status === 'active');
  const rules = new Set(active.flatMap((contest) => contest.rule ?? []));
  const most = new Set(
    active.flatMap((contest) => (contest.rule === undefined ? [contest.method] : [])),
  );
  const positions = new Set(
    categories.flatMap((category) => category.positions.flatMap((one) => one.rule ?? [])),
  );
  const quorums = new Set(
    active.flatMap(({ quorum }) => (quorum ? [quorumExplained(quorum)] : [])),
  );
  return [
    ...[...rules, ...positions].map(ruleExplained),
    ...[...most].map(mostVotesExplained),
    ...quorums,
    ...(sameBaseTold(report) === 'once' ? [sameBaseSentence(unchanged(report))] : []),
  ];
}
