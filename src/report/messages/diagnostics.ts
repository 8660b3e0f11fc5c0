import type { DiagnosticCode, DiagnosticOf } from '../../base/diagnostic.ts';
import type { Catalogue, Words } from './catalogue.ts';
import { decidingMessages } from './diagnostics-deciding.ts';
import { definitionMessages } from './diagnostics-definition.ts';
import { inputMessages } from './diagnostics-input.ts';
import { redactingMessages } from './diagnostics-redacting.ts';
import { rollMessages } from './diagnostics-roll.ts';
import { rowMessages } from './diagnostics-rows.ts';

const catalogue: Catalogue = {
  ...inputMessages,
  ...definitionMessages,
  ...decidingMessages,
  ...redactingMessages,
  ...rollMessages,
  ...rowMessages,
};

/** The sentence and the hint of a diagnostic. */
export function wordsOf<C extends DiagnosticCode>(diagnostic: DiagnosticOf<C>): Words {
  return catalogue[diagnostic.code](diagnostic.args);
}
