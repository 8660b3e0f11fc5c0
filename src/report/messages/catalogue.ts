import type { DiagnosticCode } from '../../base/diagnostic.ts';
import type { DiagnosticArgs } from '../../base/diagnostic-codes.ts';

/** What is said of a diagnostic. The sentence of a warning may be published; the hint is for the organiser. */
export interface Words {
  readonly message: string;
  readonly hint?: string;
}

/** The words of every diagnostic there is. */
export type Catalogue = { readonly [C in DiagnosticCode]: (args: DiagnosticArgs[C]) => Words };
