import { basename } from 'node:path';
import { hashOf } from '../base/hash-of.ts';
import { version } from '../base/version.ts';
import { holdsHidden } from '../election/hidden-words.ts';
import { withoutTellingWords } from '../election/private-words.ts';
import { readDefinition } from '../election/read-definition.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import { titlesOf } from '../report/messages/differences.ts';
import {
  bytesSentence,
  pageWords,
  publishedSentence,
  uncheckedSentence,
  verdictSentence,
  verifying,
  versionSentence,
} from '../report/messages/verifying.ts';
import { publishedDefinition } from '../report/published-definition.ts';
import type { ReadReport } from '../report/read-report.ts';
import { basesLeftOut, groupsLeftOut, recountedParts } from '../report/recounted-parts.ts';
import type { Report } from '../report/schema.ts';
import { hang } from '../reporters/text-layout.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';
import { checkHash, type Published, unchecked } from './check-published.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { loadText } from './load-report.ts';
import type { HashedFile } from './match-inputs.ts';
import { pageState } from './page-state.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { recount } from './recount-report.ts';
import { refuse, type Streams } from './streams.ts';

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
  const { sha256, value } = report.definition;
  const altered = sha256 !== '' && hashOf(value) !== sha256;
  if (!counted.ok) {
    if (altered) streams.err(`${verifying.definitionAltered}\n`);
    return exitCodeOf(tellDiagnostics(counted, {}, streams));
  }
  const now = counted.value.report;
  const published = await compareDefinition(given, report, counted.value, file, streams);
  if (typeof published === 'number') return published;

  const parts = recountedParts(report, now);
  const found = findDifferences(parts.claimed, parts.counted).map(difference);
  const shown = pageState(page, report);
  const different = found.length > 0 || altered || shown === 'altered';
  const claimed = report.published?.sha256 ?? '';
  const other = file.sha256 !== claimed;
  const verdict = different ? 'different' : published.differs ? 'redefined' : 'same';
  const sentence = other
    ? verdictSentence(verdict === 'same' ? 'other-bytes' : verdict, safe(path))
    : publishedSentence(safe(path), verdict);
  const rows = { claimed: report.published?.rows ?? 0, found: now.inputs[0]?.rows };
  const titles = titlesOf(report, now);
  const { width } = streams.terminal;
  const notes = [
    ...(altered ? [verifying.definitionAltered] : []),
    ...(report.tally.version === version ? [] : [versionSentence(version, report.tally.version)]),
    ...published.notes,
    ...(shown === undefined ? [] : [pageWords[shown]]),
    uncheckedSentence(groupsLeftOut(report, now).map(safe), basesLeftOut(report, now).map(safe)),
  ];
  const lines = [
    ...hang('', sentence, width),
    ...(other ? [`  ${bytesSentence(safe(file.name), safe(claimed), file.sha256, rows)}`] : []),
    ...differenceLines(found, titles, 'ballots', width),
    ...notes.flatMap((note) => hang('', note, width)),
    ...differenceLines(published.differences, titles, 'published', width),
  ];
  streams.out(`${lines.join('\n')}\n`);
  return verdict === 'same' ? exitCodes.counted : exitCodes.demandNotMet;
}

async function recountRedacted(name: string, definition: object, file: HashedFile) {
  const claim = { name: file.name, role: 'ballots' as const };
  return recount(basename(name), JSON.stringify(definition), [{ claim, file }]);
}

/**
 * Compares the definition of the report with the one published before the vote: all of it by its hash;
 * by a file, what redacted ballots are still counted by.
 */
async function compareDefinition(
  given: string | undefined,
  { definition, turnout }: Report,
  now: Tallied,
  file: HashedFile,
  streams: Streams,
): Promise<Published | number> {
  if (given === undefined) return unchecked;
  const byHash = checkHash(given, definition.value);
  if (byHash !== undefined) return byHash;
  const text = loadText(given);
  if (typeof text === 'object') return refuse(`${text.problem}.`, streams);
  const read = readDefinition(basename(given), text, definitionVocabulary);
  if (!read.ok) return exitCodeOf(tellDiagnostics(read, {}, streams));
  // The roll may have been named by a flag, beside the definition.
  const { roll } = definition.value;
  const own = publishedDefinition(
    { ...(roll !== undefined && { roll }), ...read.value.value },
    turnout,
  );
  const counted = await recountRedacted(given, own, file);
  if (!counted.ok) return exitCodeOf(tellDiagnostics(counted, {}, streams));
  const at = ['definition', 'value'];
  // What the report hides stands in the file, and nothing in the redacted ballots says that it is the same.
  const hides = holdsHidden(definition.value);
  const comparable = ({ counted: { frozen } }: Tallied) =>
    hides ? withoutTellingWords(frozen) : frozen;
  const differences = findDifferences(comparable(now), comparable(counted.value), at).map(
    difference,
  );
  return differences.length === 0
    ? { differs: false, notes: [verifying.definitionSameInPart], differences }
    : { differs: true, notes: [verifying.definitionDiffers], differences };
}
