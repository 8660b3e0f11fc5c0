import { counterfactualsOf } from '../methods/counterfactual.ts';
import type { Counted } from './counted.ts';
import { fromUnits } from './numbers.ts';
import type { CounterfactualReport } from './schema.ts';
import { winnersOf } from './winners-of.ts';

/**
 * What would have come of a contest on every other base; undefined where no share of a base decides it.
 * @param named the options by their indexes, as the report names them
 */
export function counterfactualReports(
  at: number,
  named: readonly { readonly id: string }[],
  counted: Counted,
): CounterfactualReport[] | undefined {
  const { contests, election, situation, places } = counted;
  const own = contests[at];
  const rule = own?.decided.rule;
  if (own === undefined || rule === undefined) return undefined;
  const decisions = { contests, conflicts: election.conflicts, situation };
  const found = counterfactualsOf(at, decisions, rule);
  if (found.length === 0) return undefined;
  const ids = (options: readonly number[]) => [
    ...new Set(options.map((option) => named[option]?.id ?? '')),
  ];
  return found.map(({ base, size, needed, outcome, differs }) => ({
    base,
    computable: outcome !== undefined,
    ...(size !== undefined && { of: fromUnits(size, places) }),
    ...(needed !== undefined && { needed: fromUnits(needed, places) }),
    ...(outcome && { outcome: outcome.kind, winners: ids(winnersOf(outcome)), differs }),
  }));
}
