import type { DiagnosticCode, DiagnosticOf } from '../../base/diagnostic.ts';
import type { Catalogue, Words } from './catalogue.ts';
import { decidingMessages } from './diagnostics-deciding.ts';
import { definitionMessages } from './diagnostics-definition.ts';
import { inputMessages } from './diagnostics-input.ts';
import { rankingMessages } from './diagnostics-rankings.ts';
import { redactingMessages } from './diagnostics-redacting.ts';
import { rollMessages } from './diagnostics-roll.ts';
import { rowMessages } from './diagnostics-rows.ts';
import { scoreMessages } from './diagnostics-scores.ts';

const catalogue: Catalogue = {
  ...inputMessages,
  ...definitionMessages,
  ...rankingMessages,
  ...scoreMessages,
  ...decidingMessages,
  ...redactingMessages,
  ...rollMessages,
  ...rowMessages,
};

/** The sentence and the hint of a diagnostic. */
export function wordsOf<C extends DiagnosticCode>(diagnostic: DiagnosticOf<C>): Words {
  return catalogue[diagnostic.code](diagnostic.args);
}
