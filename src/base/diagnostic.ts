import type { DiagnosticArgs } from './diagnostic-codes.ts';
import { severities } from './severities.ts';

export type DiagnosticCode = keyof DiagnosticArgs;

export type Severity = 'error' | 'warning';

/**
 * Where something was found. Places are private: they go to stderr and to `tally check`, never into a report.
 * `line` counts physical lines from 1, the header's included; `path` is a key inside a definition.
 */
export interface Place {
  readonly file?: string;
  readonly line?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly path?: string;
  /** of a malformed row: the line it ends on, what is wrong with it, its cells and those there should be */
  readonly lastLine?: number;
  readonly fault?: 'ragged' | 'stray-quote';
  readonly cells?: number;
  readonly expected?: number;
  /** what the cell may have been meant to be */
  readonly suggestion?: string;
}

export type DiagnosticOf<C extends DiagnosticCode> = {
  readonly code: C;
  readonly severity: Severity;
  /** Figures and titles for the sentence. Those of a warning may be published. */
  readonly args: DiagnosticArgs[C];
  /** the first places, at most `placesKept` */
  readonly places: readonly Place[];
  /** how often it was found, places kept or not */
  readonly count: number;
};

/** One thing found in the input or the definition: a stable code, its figures, and where. */
export type Diagnostic = { [C in DiagnosticCode]: DiagnosticOf<C> }[DiagnosticCode];

/** How many places of one diagnostic are kept; the count goes on. */
export const placesKept = 1000;

/** A diagnostic found at some places, or, where it has none, once in all. */
export function diagnose<C extends DiagnosticCode>(
  code: C,
  args: DiagnosticArgs[C],
  places: readonly Place[] = [],
  count: number = Math.max(1, places.length),
): DiagnosticOf<C> {
  return {
    code,
    severity: severities[code].severity,
    args,
    places: places.slice(0, placesKept),
    count,
  };
}
