import { printRule } from '../methods/print-rule.ts';
import type { QuorumVerdict } from '../methods/quorum.ts';
import type { Counted } from './counted.ts';
import { clauseOf } from './finding-clauses.ts';
import { quorumSentence } from './messages/deciding.ts';
import { fromUnits } from './numbers.ts';
import type { QuorumReport } from './schema.ts';

/** A quorum in the document. `of` and `needed` stand where one condition makes it. */
export function quorumReport(quorum: QuorumVerdict, counted: Counted): QuorumReport {
  const { places, unit } = counted;
  const { counts, rule, votes, met, findings } = quorum;
  const [only, ...more] = findings;
  const single = more.length === 0 ? only : undefined;
  const needed =
    single && 'needed' in single && single.kind !== 'groups'
      ? fromUnits(single.needed, places)
      : undefined;
  const own = { counts, rule: printRule(rule, 'ballots'), votes: fromUnits(votes, places) };
  return {
    ...own,
    ...(single?.kind === 'threshold' && { of: fromUnits(single.of, places) }),
    ...(needed !== undefined && { needed }),
    met,
    sentence: quorumSentence({
      ...own,
      met,
      unit,
      ...(needed !== undefined && { needed }),
      clauses: findings.map((finding) => clauseOf(finding, '', counted, counts)),
    }),
  };
}
