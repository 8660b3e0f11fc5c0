import { basename } from 'node:path';
import { success } from '../base/result.ts';
import { holdsHidden } from '../election/hidden-words.ts';
import { withoutTellingWords } from '../election/private-words.ts';
import { readDefinition } from '../election/read-definition.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import {
  bytesSentence,
  publishedSentence,
  uncheckedSentence,
  verdictSentence,
  verifying,
} from '../report/messages/verifying.ts';
import { publishedDefinition } from '../report/published-definition.ts';
import type { ReadReport } from '../report/read-report.ts';
import { basesLeftOut, groupsLeftOut, recountedParts } from '../report/recounted-parts.ts';
import type { Report } from '../report/schema.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';
import { type CompareWith, checkPublished, compareDefinitions } from './check-published.ts';
import type { HashedFile } from './match-inputs.ts';
import { pageState } from './page-state.ts';
import { recount } from './recount-report.ts';
import type { Streams } from './streams.ts';
import { printVerified, refuseRecount, verdictOf } from './verified.ts';

/** Verifies a report by the redacted ballots that were published with it, as far as it follows from them. */
export async function verifyPublished(
  path: string,
  { report, page }: Exclude<ReadReport, { readonly fault: unknown }>,
  file: HashedFile,
  given: string | undefined,
  streams: Streams,
): Promise<number> {
  const own = publishedDefinition(report.definition.value, report.turnout);
  const counted = await recountRedacted(path, own, file);
  if (!counted.ok) return refuseRecount(report, counted, streams);
  const now = counted.value.report;
  const published = await checkPublished(
    given,
    report,
    compareInPart(report, counted.value, file),
    streams,
  );
  if (typeof published === 'number') return published;

  const parts = recountedParts(report, now);
  const differences = findDifferences(parts.claimed, parts.counted).map(difference);
  const shown = pageState(page, report);
  const verified = { report, now, differences, page: shown, published, withoutRulings: false };
  const verdict = verdictOf(verified);
  const claimed = report.published?.sha256 ?? '';
  const other = file.sha256 !== claimed;
  const rows = { claimed: report.published?.rows ?? 0, found: now.inputs[0]?.rows };
  const said = {
    sentence: other
      ? verdictSentence(verdict === 'same' ? 'other-bytes' : verdict, safe(path))
      : publishedSentence(safe(path), verdict),
    bytes: other ? [`  ${bytesSentence(safe(file.name), safe(claimed), file.sha256, rows)}`] : [],
    notes: [],
    unchecked: [
      uncheckedSentence(groupsLeftOut(report, now).map(safe), basesLeftOut(report, now).map(safe)),
    ],
  };
  return printVerified(verified, said, streams);
}

async function recountRedacted(name: string, definition: object, file: HashedFile) {
  const claim = { name: file.name, role: 'ballots' as const };
  return recount(basename(name), JSON.stringify(definition), [{ claim, file }]);
}

/** Compares, of the definition and a file, what redacted ballots are still counted by. */
function compareInPart({ definition, turnout }: Report, now: Tallied, file: HashedFile) {
  const compareWith: CompareWith = async (name, text) => {
    const read = readDefinition(name, text, definitionVocabulary);
    if (!read.ok) return read;
    // The roll may have been named by a flag, beside the definition.
    const { roll } = definition.value;
    const own = { ...(roll !== undefined && { roll }), ...read.value.value };
    const counted = await recountRedacted(name, publishedDefinition(own, turnout), file);
    if (!counted.ok) return counted;
    // What the report hides stands in the file, and nothing in the redacted ballots says that it is the same.
    const hides = holdsHidden(definition.value);
    const comparable = ({ counted: { frozen } }: Tallied) =>
      hides ? withoutTellingWords(frozen) : frozen;
    const same = verifying.definitionSameInPart;
    return success(compareDefinitions(comparable(now), comparable(counted.value), same));
  };
  return compareWith;
}
