import { diagnose } from '../base/diagnostic.ts';
import { failure, type Result, success } from '../base/result.ts';
import type { Definition } from '../election/definition.ts';
import { readDefinition } from '../election/read-definition.ts';
import { forRedacted } from '../election/redacted.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { publishedDefinition } from '../report/published-definition.ts';
import { unlikeTitles } from '../report/published-parts.ts';
import type { Receipts } from '../report/redact/receipts.ts';
import { redactBallots } from '../report/redact/redact-ballots.ts';
import type { Report } from '../report/schema.ts';
import { count, type Tallied } from '../tally.ts';

/** What may be published of an election. */
export interface Publication {
  /** the redacted ballots, some lines at a time */
  readonly lines: () => Iterable<string>;
  /** with which they are counted by who has no roll */
  readonly definition: Definition;
  /** the report, which names them */
  readonly report: Report;
}

/**
 * Redacts the ballots of a count and counts them: where that gives other contests or categories,
 * nothing is published.
 */
export async function publish(
  tallied: Tallied,
  name: string,
  receipts: Receipts | undefined,
): Promise<Result<Publication>> {
  const { report } = tallied;
  const { lines, rows, headings, notes } = redactBallots(tallied, receipts);
  const given = JSON.stringify(publishedDefinition(report.definition.value, report.turnout));
  const definition = readDefinition('definition', given, definitionVocabulary);
  if (!definition.ok) return definition;
  const recount = await count({
    ballots: [{ name, chunks: bytesOf(lines()) }],
    definition: definition.value,
    version: report.tally.version,
  });
  const unlike = recount.ok ? unlikeTitles(report, recount.value.report) : [];
  if (!recount.ok || unlike.length > 0) {
    const rolls = !recount.ok && recount.problems.some(({ code }) => code === 'rule.base-unknown');
    const needs = rolls ? 'roll' : 'small-groups';
    return failure([diagnose('redact.unlike', { titles: unlike, needs })]);
  }
  const { bytes = 0, sha256 = '' } = recount.value.report.inputs[0] ?? {};
  return success(
    {
      lines,
      definition: forRedacted(definition.value.value, headings),
      report: { ...report, published: { name, bytes, sha256, rows } },
    },
    notes,
  );
}

function* bytesOf(parts: Iterable<string>): Generator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part, 'utf8');
}
