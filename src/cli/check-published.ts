import { basename } from 'node:path';
import { hashOf } from '../base/hash-of.ts';
import { type Difference, difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import { hashDiffers, verifying } from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { loadText } from './load-report.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { type Match, recount } from './recount-report.ts';
import { refuse, type Streams } from './streams.ts';

export interface Published {
  readonly differs: boolean;
  readonly notes: readonly string[];
  readonly differences: readonly Difference[];
}

export const unchecked: Published = {
  differs: false,
  notes: [verifying.definitionUnchecked],
  differences: [],
};

/** Compares a definition with what was given, where that is a hash. */
export function checkHash(given: string, definition: unknown): Published | undefined {
  if (!/^[0-9a-f]{64}$/i.test(given)) return undefined;
  const own = hashOf(definition);
  return own === given.toLowerCase()
    ? { differs: false, notes: [verifying.definitionSame], differences: [] }
    : { differs: true, notes: [hashDiffers(given.toLowerCase(), own)], differences: [] };
}

/** Compares the definition of the report with the one that was published; gives an exit code where that cannot be. */
export async function checkPublished(
  given: string | undefined,
  { definition: { value } }: Report,
  matches: readonly Match[],
  streams: Streams,
): Promise<Published | number> {
  if (given === undefined) return unchecked;
  const byHash = checkHash(given, value);
  if (byHash !== undefined) return byHash;
  const text = loadText(given);
  if (typeof text === 'object') return refuse(`${text.problem}.`, streams);
  const counted = await recount(basename(given), text, matches);
  if (!counted.ok) return exitCodeOf(tellDiagnostics(counted, {}, streams));
  const at = ['definition', 'value'];
  const own = counted.value.report.definition.value;
  const differences = findDifferences(value, own, at).map(difference);
  return differences.length === 0
    ? { differs: false, notes: [verifying.definitionSame], differences }
    : { differs: true, notes: [verifying.definitionDiffers], differences };
}
