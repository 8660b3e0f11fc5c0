import type { QuorumReport } from '../report/schema.ts';
import { type About, type Fact, factsOf } from './csv-facts.ts';

/** What must be there, and what was. */
export function quorumFacts(about: About, quorum: QuorumReport | undefined): Fact[] {
  if (quorum === undefined) return [];
  const { counts, rule, votes, of, needed, met } = quorum;
  const counted = { ...about, measure: 'quorum.votes', value: votes, base: counts };
  return [
    of === undefined ? counted : { ...counted, of },
    ...factsOf(about, { needed, met, rule }, 'quorum.'),
  ];
}
