import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { canonicalJson } from '../base/canonical-json.ts';
import { diagnose } from '../base/diagnostic.ts';
import { failure, type Result } from '../base/result.ts';
import { version } from '../base/version.ts';
import { readDefinition } from '../election/read-definition.ts';
import { definitionVocabulary } from '../methods/definition-vocabulary.ts';
import { compareReports, type Difference, difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import { titlesOf } from '../report/messages/differences.ts';
import {
  bytesSentence,
  filesMissing,
  hashDiffers,
  rollMissing,
  rollTooMany,
  type Verdict,
  verdictSentence,
  verifying,
  versionSentence,
} from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { withoutSource } from '../report/without-source.ts';
import { hang, safe } from '../reporters/text-layout.ts';
import { count, type Tallied } from '../tally.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { loadReport, loadText } from './load-report.ts';
import { type HashedFile, hashFile, matchInputs } from './match-inputs.ts';
import { notReadable, Unreadable } from './open-files.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import type { Streams } from './streams.ts';

export interface VerifyOptions {
  readonly roll?: string;
  readonly definition?: string;
}

/** An input of the report, and the file that stands for it. */
interface Match {
  readonly claim: Report['inputs'][number];
  readonly file: HashedFile;
}

/** `tally verify REPORT BALLOTS...`: recounts by the definition in a report and says whether it comes out the same. */
export async function verifyCommand(
  path: string,
  ballots: readonly string[],
  { roll, definition }: VerifyOptions,
  streams: Streams,
): Promise<number> {
  const loaded = loadReport(path);
  if ('problem' in loaded) return refuse(loaded.problem, streams);
  const { report, page } = loaded;
  const problem = missingFile(report, ballots, roll);
  if (problem !== undefined) return refuse(problem, streams);
  const opened = await openInputs(report, ballots, roll);
  if (!opened.ok) return exitCodeOf(tellDiagnostics(opened, {}, streams));
  const matches = opened.value;
  const { value } = report.definition;
  const recounted = await recount(basename(path), JSON.stringify(value), matches);
  if (!recounted.ok) return exitCodeOf(tellDiagnostics(recounted, {}, streams));
  const published = await checkPublished(definition, report, matches, streams);
  if (typeof published === 'number') return published;

  const now = recounted.value.report;
  const { claim, again } = { claim: withoutSource(report), again: withoutSource(now) };
  const compared = compareReports(claim, again);
  const sameBytes = matches.every((one) => one.claim.sha256 === one.file.sha256);
  const otherBytes = matches.some(
    (one) => one.claim.sha256 !== '' && one.claim.sha256 !== one.file.sha256,
  );
  const differences = [
    ...compared.result,
    ...compared.reading,
    // Of other bytes the size and the encoding say nothing more.
    ...compared.inputs.filter(({ path: at }) => sameFile(at, matches)),
  ];
  const altered = hashOf(value) !== report.definition.sha256 && report.definition.sha256 !== '';
  const different = differences.length > 0 || altered;
  const verdict: Verdict = different ? 'different' : otherBytes ? 'other-bytes' : 'same';
  const titles = titlesOf(report, now);
  const { width } = streams.terminal;
  const notes = [
    ...(altered ? [verifying.definitionAltered] : []),
    ...(different && sameBytes ? [verifying.reportAltered] : []),
    ...(report.tally.version === version ? [] : [versionSentence(version, report.tally.version)]),
    ...published.notes,
    ...(page ? [verifying.pageUnchecked] : []),
  ];
  const lines = [
    ...hang('', verdictSentence(verdict, safe(path)), width),
    ...matches.map(
      ({ claim, file }) => `  ${bytesSentence(safe(file.name), safe(claim.sha256), file.sha256)}`,
    ),
    ...differenceLines(differences, titles, 'ballots', width),
    ...notes.flatMap((note) => hang('', note, width)),
    ...differenceLines(published.differences, titles, 'published', width),
  ];
  streams.out(`${lines.join('\n')}\n`);
  return different || published.differs ? exitCodes.demandNotMet : exitCodes.counted;
}

function refuse(problem: string, streams: Streams): number {
  streams.err(`error: ${problem}.\n`);
  return exitCodes.usage;
}

/** What the report was counted from and was not named, as a sentence. */
function missingFile(
  { inputs }: Report,
  ballots: readonly string[],
  roll: string | undefined,
): string | undefined {
  const names = inputs.filter(({ role }) => role === 'ballots').map(({ name }) => safe(name));
  if (names.length !== ballots.length) return filesMissing(names, ballots.length);
  const own = inputs.find(({ role }) => role === 'roll');
  if (own !== undefined && roll === undefined) return rollMissing(safe(own.name));
  return own === undefined && roll !== undefined ? rollTooMany : undefined;
}

async function openInputs(
  { inputs }: Report,
  ballots: readonly string[],
  roll: string | undefined,
): Promise<Result<Match[]>> {
  const closed = [...ballots, ...(roll === undefined ? [] : [roll])].flatMap(notReadable);
  if (closed.length > 0) return failure(closed);
  try {
    const claims = (role: 'ballots' | 'roll') => inputs.filter((one) => one.role === role);
    const files = await Promise.all(ballots.map(hashFile));
    const rolls = roll === undefined ? [] : [await hashFile(roll)];
    const matches = [
      ...matchInputs(claims('ballots'), files),
      ...matchInputs(claims('roll'), rolls),
    ];
    return { ok: true, value: matches, notes: [] };
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return failure([
      diagnose('file.unreadable', { reason: error.message }, [{ file: error.path }]),
    ]);
  }
}

/** Counts the files under the names that the report gives them, by a definition. */
async function recount(
  name: string,
  text: string,
  matches: readonly Match[],
): Promise<Result<Tallied>> {
  const definition = readDefinition(name, text, definitionVocabulary);
  if (!definition.ok) return definition;
  const sources = (role: 'ballots' | 'roll') =>
    matches
      .filter(({ claim }) => claim.role === role)
      .map(({ claim, file }) => ({ name: claim.name, chunks: file.open() }));
  const [roll] = sources('roll');
  return count({
    ballots: sources('ballots'),
    definition: definition.value,
    ...(roll && { roll }),
    version,
  });
}

interface Published {
  readonly differs: boolean;
  readonly notes: readonly string[];
  readonly differences: readonly Difference[];
}

/** Compares the definition of the report with the one that was published; gives an exit code where that cannot be. */
async function checkPublished(
  given: string | undefined,
  { definition: { value } }: Report,
  matches: readonly Match[],
  streams: Streams,
): Promise<Published | number> {
  if (given === undefined) {
    return { differs: false, notes: [verifying.definitionUnchecked], differences: [] };
  }
  if (/^[0-9a-f]{64}$/i.test(given)) {
    const own = hashOf(value);
    return own === given.toLowerCase()
      ? { differs: false, notes: [verifying.definitionSame], differences: [] }
      : { differs: true, notes: [hashDiffers(given.toLowerCase(), own)], differences: [] };
  }
  const text = loadText(given);
  if (typeof text === 'object') return refuse(text.problem, streams);
  const counted = await recount(basename(given), text, matches);
  if (!counted.ok) return exitCodeOf(tellDiagnostics(counted, {}, streams));
  const at = ['definition', 'value'];
  const own = counted.value.report.definition.value;
  const differences = findDifferences(value, own, at).map(difference);
  return differences.length === 0
    ? { differs: false, notes: [verifying.definitionSame], differences }
    : { differs: true, notes: [verifying.definitionDiffers], differences };
}

function hashOf(definition: unknown): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}

/** Whether a difference is within an input whose bytes are those of the report. */
function sameFile(path: string, matches: readonly Match[]): boolean {
  return matches.some(
    ({ claim, file }) => claim.sha256 === file.sha256 && path.startsWith(`inputs[${claim.name}].`),
  );
}
