import type { Diagnostic, Place, Severity } from './base/diagnostic.ts';
import { version } from './base/version.ts';
import type { Source } from './csv/source.ts';
import type { Definition } from './election/definition.ts';
import { readDefinition } from './election/read-definition.ts';
import type { Flags } from './election/settings.ts';
import { definitionVocabulary } from './methods/definition-vocabulary.ts';
import { wordsOf } from './report/messages/diagnostics.ts';
import type { Report } from './report/schema.ts';
import { reporterNamed } from './reporters/index.ts';
import { fileView, type View } from './reporters/reporter.ts';
import { count } from './tally.ts';

export type { Definition, Flags, Place, Report, Severity, View };

/** A file: its name, as reports show it, and its content as text, as bytes or as chunks of bytes. */
export type Input =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array }
  | Source;

/** What to count. `flags` stand over `definition`, and that over what the ballots show. */
export interface TallyInput {
  readonly ballots: readonly Input[];
  /** an object, or the text of a YAML or JSON file */
  readonly definition?: Definition | string;
  readonly roll?: Input;
  readonly flags?: Flags;
}

/** Something found in the input or the definition. `places` are private: keep them out of what you publish. */
export interface Problem {
  readonly severity: Severity;
  /** stable; listed in the README */
  readonly code: string;
  readonly message: string;
  readonly hint?: string;
  readonly count: number;
  readonly places: readonly Place[];
}

export type TallyResult =
  | { readonly ok: true; readonly report: Report; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Counts ballots and gives the report, the same document as `tally --format json`.
 * Input that cannot be counted is a result with `ok: false` and everything that is wrong with it;
 * only a bug in tally throws, or a stream of yours that does.
 */
export async function tally(input: TallyInput): Promise<TallyResult> {
  const read = input.definition === undefined ? undefined : definitionFile(input.definition);
  if (read && !read.ok) return { ok: false, problems: read.problems.map(problemOf) };
  const result = await count({
    ballots: input.ballots.map(sourceOf),
    ...(read && { definition: read.value }),
    ...(input.roll && { roll: sourceOf(input.roll) }),
    ...(input.flags && { flags: input.flags }),
    version,
  });
  return result.ok
    ? { ok: true, report: result.value.report, warnings: result.notes.map(problemOf) }
    : { ok: false, problems: result.problems.map(problemOf) };
}

/**
 * Renders a report as one string.
 * @param format `text`, `json`, `markdown`, `csv`, `minutes` or `html`
 * @throws RangeError for a format there is not
 */
export function render(report: Report, format: string, view: View = fileView): string {
  const reporter = reporterNamed(format);
  if (reporter === undefined) throw new RangeError(`no format ${format}`);
  return reporter.render(report, view);
}

function definitionFile(definition: Definition | string) {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  return readDefinition('definition', text, definitionVocabulary);
}

function sourceOf(input: Input): Source {
  if ('chunks' in input) return input;
  const bytes = 'text' in input ? new TextEncoder().encode(input.text) : input.bytes;
  return { name: input.name, chunks: [bytes] };
}

function problemOf(diagnostic: Diagnostic): Problem {
  const { severity, code, count: found, places } = diagnostic;
  return { severity, code, ...wordsOf(diagnostic), count: found, places };
}
