import { basename } from 'node:path';
import { type Difference, difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import { titlesOf } from '../report/messages/differences.ts';
import { publishedSentence, verifying } from '../report/messages/verifying.ts';
import { publishedDefinition } from '../report/published-definition.ts';
import { publishedParts } from '../report/published-parts.ts';
import type { Report } from '../report/schema.ts';
import { hang } from '../reporters/text-layout.ts';
import { safe } from '../reporters/visible.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import type { HashedFile } from './match-inputs.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { recount } from './recount-report.ts';
import type { Streams } from './streams.ts';

/** Verifies a report by the redacted ballots that were published with it: its contests and categories follow from them. */
export async function verifyPublished(
  path: string,
  report: Report,
  file: HashedFile,
  streams: Streams,
): Promise<number> {
  const claim = { name: file.name, role: 'ballots' as const };
  const text = JSON.stringify(publishedDefinition(report));
  const counted = await recount(basename(path), text, [{ claim, file }]);
  if (!counted.ok) return exitCodeOf(tellDiagnostics(counted, {}, streams));
  const now = counted.value.report;
  const found = differencesOf(report, now);
  const { width } = streams.terminal;
  const lines = [
    ...hang('', publishedSentence(safe(path), found.length === 0 ? 'same' : 'different'), width),
    ...differenceLines(found, titlesOf(report, now), 'ballots', width),
    ...hang('', verifying.publishedOnly, width),
  ];
  streams.out(`${lines.join('\n')}\n`);
  return found.length === 0 ? exitCodes.counted : exitCodes.demandNotMet;
}

function differencesOf(report: Report, now: Report): Difference[] {
  const own = { ...publishedParts(report, now) };
  return findDifferences(own, { ...publishedParts(now, report) }).map(difference);
}
