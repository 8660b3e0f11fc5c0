import { basename } from 'node:path';
import { success } from '../base/result.ts';
import { readOpening } from '../csv/encoding.ts';
import { redactedHeadings } from '../election/redacted.ts';
import { compareReports, type Difference } from '../report/compare-reports.ts';
import { bytesSentence, verdictSentence, verifying } from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { withoutSource } from '../report/without-source.ts';
import { safe } from '../reporters/visible.ts';
import { type CompareWith, checkPublished, compareDefinitions } from './check-published.ts';
import { loadReport } from './load-report.ts';
import { type HashedFile, hashFile } from './match-inputs.ts';
import { notReadable } from './open-files.ts';
import { pageState } from './page-state.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { type Match, missingFile, openInputs, recount, recountReport } from './recount-report.ts';
import { refuse, type Streams } from './streams.ts';
import { printVerified, refuseRecount, verdictOf } from './verified.ts';

export interface VerifyOptions {
  readonly roll?: string;
  readonly definition?: string;
}

/** `tally verify REPORT BALLOTS...`: recounts by the definition in a report and says whether it comes out the same. */
export async function verifyCommand(
  path: string,
  ballots: readonly string[],
  { roll, definition }: VerifyOptions,
  streams: Streams,
): Promise<number> {
  const loaded = loadReport(path);
  if ('problem' in loaded) return refuse(`${loaded.problem}.`, streams);
  const { report, page } = loaded;
  // A pipe comes only once.
  const piped = ballots.includes('-') ? await hashFile('-') : undefined;
  const redacted = await publishedFile(report, ballots, piped);
  if (redacted !== undefined) {
    const { verifyPublished } = await import('./verify-published.ts');
    return verifyPublished(path, loaded, redacted, definition, streams);
  }
  const problem = missingFile(report, ballots, roll);
  if (problem !== undefined) return refuse(`${problem}.`, streams);
  const opened = await openInputs(report, ballots, roll, piped);
  if (!opened.ok) return exitCodeOf(tellDiagnostics(opened, {}, streams));
  const matches = opened.value;
  const compareWith: CompareWith = async (name, text) => {
    const own = await recount(name, text, matches);
    if (!own.ok) return own;
    const { value } = own.value.report.definition;
    return success(compareDefinitions(report.definition.value, value, verifying.definitionSame));
  };
  const recounted = await recountReport(basename(path), report, matches);
  if (!recounted.ok) {
    streams.err(`${bytesLines(matches, undefined).join('\n')}\n`);
    return refuseRecount(report, recounted, streams);
  }
  const published = await checkPublished(definition, report, compareWith, streams);
  if (typeof published === 'number') return published;

  const { report: now, withoutRulings } = recounted.value;
  const differences = differencesOf(report, now, matches);
  const shown = pageState(page, report);
  const verified = { report, now, differences, page: shown, published, withoutRulings };
  const verdict = verdictOf(verified);
  const other = matches.filter(({ claim, file }) => claim.sha256 !== file.sha256);
  const known = other.filter(({ claim }) => claim.sha256 !== '');
  const said = {
    sentence: verdictSentence(
      verdict === 'same' && known.length > 0 ? 'other-bytes' : verdict,
      safe(path),
    ),
    bytes: bytesLines(matches, now),
    notes: verdict === 'different' && other.length === 0 ? [verifying.reportAltered] : [],
    unchecked: [],
  };
  return printVerified(verified, said, streams);
}

/** The one file of ballots, where it is the redacted one that the report names, or redacted and another. */
async function publishedFile(
  { published, inputs }: Report,
  ballots: readonly string[],
  piped: HashedFile | undefined,
): Promise<HashedFile | undefined> {
  const [only, ...more] = ballots;
  if (published === undefined || only === undefined || more.length > 0) return undefined;
  if (notReadable(only).length > 0) return undefined;
  const file = piped ?? (await hashFile(only));
  if (file.sha256 === published.sha256) return file;
  const original = inputs.some(({ sha256 }) => sha256 === file.sha256);
  return !original && (await hasRedactedHeadings(file)) ? file : undefined;
}

async function hasRedactedHeadings({ open }: HashedFile): Promise<boolean> {
  for await (const chunk of open()) {
    // A spreadsheet may have saved them in another encoding.
    const opening = readOpening(chunk);
    const wide = opening.kind === 'text' && opening.encoding.startsWith('utf-16');
    const text = new TextDecoder(wide ? opening.encoding : 'utf-8').decode(chunk);
    const [headings = ''] = text.split(/[\r\n]/, 1);
    return Object.values(redactedHeadings).some((heading) => headings.includes(heading));
  }
  return false;
}

/** What a report says otherwise than a count by its own definition. */
function differencesOf(report: Report, now: Report, matches: readonly Match[]): Difference[] {
  const { result, reading, inputs } = compareReports(withoutSource(report), withoutSource(now));
  return [
    ...result,
    // Whether the hash is that of the definition is told by itself.
    ...reading.filter(({ path }) => path !== 'definition.sha256'),
    // Of other bytes the size and the encoding say nothing more.
    ...inputs.filter(({ path }) => isSameFile(path, matches)),
  ];
}

/** What is the same of each file; of others, how many rows they have in a count of them. */
function bytesLines(matches: readonly Match[], now: Report | undefined): string[] {
  return matches.map(({ claim, file }) => {
    // The files are counted under the names that the report gives them.
    const found = now?.inputs.find(({ name, role }) => name === claim.name && role === claim.role);
    const rows = { claimed: claim.rows, found: found?.rows };
    return `  ${bytesSentence(safe(file.name), safe(claim.sha256), file.sha256, rows)}`;
  });
}

/** Whether a difference is within an input whose bytes are those of the report. */
function isSameFile(path: string, matches: readonly Match[]): boolean {
  return matches.some(
    ({ claim, file }) => claim.sha256 === file.sha256 && path.startsWith(`inputs[${claim.name}].`),
  );
}
