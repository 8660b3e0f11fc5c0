import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { wordSet } from '../base/word-list.ts';
import { type ColumnFacts, everyValue } from './column-facts.ts';
import type { ColumnRole, KindReader } from './column-role.ts';
import { generalWords, type Vocabularies } from './vocabulary.ts';

// A column that says of each ballot whether it is binding, as projects note it beside +1 and -1.

const heading =
  /^(is )?((my|your|the|this) )?((vote|ballot) )?(is )?binding( vote)?( or not| or non binding|\/ ?non binding)?( ?\(y(es)?\/n(o)?\))?[?:*]*$/;
const binds = new Set(['binding', 'x', '1']);
const doesNot = wordSet(`
  non-binding, nonbinding, non binding, not binding, advisory, 0
`);

/** More different texts than these say something else. */
const mostTexts = 6;

/**
 * Leaves such a column out, unless somebody said what it is. Where some ballots are not binding, whether
 * these count has to be said.
 */
export function settleBinding(
  columns: readonly ColumnFacts[],
  fixed: Map<number, ColumnRole>,
  readKind: KindReader,
  words: Vocabularies,
): Diagnostic[] {
  return columns.flatMap((facts): Diagnostic[] => {
    const { position, rows } = facts;
    if (fixed.has(position) || !saysBinding(facts)) return [];
    const votes = (one: ColumnFacts) =>
      one !== facts && !one.bulk && readKind(one, words).kind === 'question';
    if (!columns.some(votes)) return [];
    fixed.set(position, { role: 'ignored', basis: 'heading', certain: true });
    const all = facts.filled === rows && everyValue(facts, (folded) => meaning(folded) === 'yes');
    return all
      ? []
      : [diagnose('columns.binding', { heading: facts.heading }, [{ column: facts.heading }])];
  });
}

function saysBinding(facts: ColumnFacts): boolean {
  if (facts.bulk || facts.distinct === 0 || facts.distinct > mostTexts) return false;
  if (facts.spaced.includes('binding') && heading.test(facts.spaced))
    return everyValue(facts, (folded) => meaning(folded) !== undefined);
  const said = (folded: string) => folded.includes('binding') && meaning(folded) !== undefined;
  return facts.distinct > 1 && everyValue(facts, said);
}

function meaning(folded: string): 'yes' | 'no' | undefined {
  if (binds.has(folded)) return 'yes';
  if (doesNot.has(folded)) return 'no';
  const own = generalWords().get(folded);
  return own === undefined || own === 'yes' ? own : 'no';
}
