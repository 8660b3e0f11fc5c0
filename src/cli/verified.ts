import { hashOf } from '../base/hash-of.ts';
import type { Result } from '../base/result.ts';
import { version } from '../base/version.ts';
import type { Difference } from '../report/compare-reports.ts';
import { titlesOf } from '../report/messages/differences.ts';
import {
  type PageState,
  pageWords,
  type Verdict,
  verifying,
  versionSentence,
} from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { hang } from '../reporters/text-layout.ts';
import type { Published } from './check-published.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import type { Streams } from './streams.ts';

/** A report beside what was counted anew, from its ballots or from the redacted ones. */
export interface Verified {
  readonly report: Report;
  readonly now: Report;
  readonly differences: readonly Difference[];
  readonly page: PageState | undefined;
  readonly published: Published;
  /** whether rulings had to be left out */
  readonly withoutRulings: boolean;
}

/** What is said of one way of verifying alone. */
interface Said {
  readonly sentence: string;
  /** of each file, whether its bytes are those of the report */
  readonly bytes: readonly string[];
  readonly notes: readonly string[];
  /** what could not be checked, which is said last */
  readonly unchecked: readonly string[];
}

/** Whose bytes were counted is another matter. */
export function verdictOf(verified: Verified): Exclude<Verdict, 'other-bytes'> {
  const { report, differences, page, withoutRulings, published } = verified;
  if (differences.length > 0 || withoutRulings || page === 'altered' || isAltered(report))
    return 'different';
  return published.differs ? 'redefined' : 'same';
}

/** Prints what was found, and gives its exit code. */
export function printVerified(verified: Verified, said: Said, { terminal, out }: Streams): number {
  const { report, now, differences, page, published, withoutRulings } = verified;
  const { width } = terminal;
  const titles = titlesOf(report, now);
  const notes = [
    ...(isAltered(report) ? [verifying.definitionAltered] : []),
    ...(withoutRulings ? [verifying.rulingsLost] : []),
    ...said.notes,
    ...(report.tally.version === version ? [] : [versionSentence(version, report.tally.version)]),
    ...published.notes,
    ...(page === undefined ? [] : [pageWords[page]]),
    ...said.unchecked,
  ];
  const lines = [
    ...hang('', said.sentence, width),
    ...said.bytes,
    ...differenceLines(differences, titles, 'ballots', width),
    ...notes.flatMap((note) => hang('', note, width)),
    ...differenceLines(published.differences, titles, 'published', width),
  ];
  out(`${lines.join('\n')}\n`);
  return verdictOf(verified) === 'same' ? exitCodes.counted : exitCodes.demandNotMet;
}

/** Tells why a report could not be counted anew, and gives the exit code of that. */
export function refuseRecount(
  report: Report,
  recounted: Result<unknown>,
  streams: Streams,
): number {
  if (isAltered(report)) streams.err(`${verifying.definitionAltered}\n`);
  return exitCodeOf(tellDiagnostics(recounted, {}, streams));
}

/** Whether the definition in a report is another than that of the hash beside it. */
function isAltered({ definition: { sha256, value } }: Report): boolean {
  return sha256 !== '' && hashOf(value) !== sha256;
}
