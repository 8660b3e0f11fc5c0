import { basename } from 'node:path';
import { hashOf } from '../base/hash-of.ts';
import type { Result } from '../base/result.ts';
import { type Difference, difference } from '../report/compare-reports.ts';
import { findDifferences } from '../report/find-differences.ts';
import { hashDiffers, verifying } from '../report/messages/verifying.ts';
import type { Report } from '../report/schema.ts';
import { loadText } from './load-report.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { refuse, type Streams } from './streams.ts';

export interface Published {
  readonly differs: boolean;
  readonly notes: readonly string[];
  readonly differences: readonly Difference[];
}

const unchecked: Published = {
  differs: false,
  notes: [verifying.definitionUnchecked],
  differences: [],
};

/** Compares the definition of a report with a file, by what the ballots are counted by under each. */
export type CompareWith = (name: string, text: string) => Promise<Result<Published>>;

/** Compares the definition of the report with the one that was published; gives an exit code where that cannot be. */
export async function checkPublished(
  given: string | undefined,
  { definition }: Report,
  compareWith: CompareWith,
  streams: Streams,
): Promise<Published | number> {
  if (given === undefined) return unchecked;
  if (/^[0-9a-f]{64}$/i.test(given)) return checkHash(given.toLowerCase(), definition.value);
  const text = loadText(given);
  if (typeof text === 'object') return refuse(`${text.problem}.`, streams);
  const compared = await compareWith(basename(given), text);
  return compared.ok ? compared.value : exitCodeOf(tellDiagnostics(compared, {}, streams));
}

/** What is found of two definitions; `same` is said where they do not differ. */
export function compareDefinitions(own: unknown, other: unknown, same: string): Published {
  const differences = findDifferences(own, other, ['definition', 'value']).map(difference);
  return differences.length === 0
    ? { differs: false, notes: [same], differences }
    : { differs: true, notes: [verifying.definitionDiffers], differences };
}

function checkHash(given: string, definition: unknown): Published {
  const own = hashOf(definition);
  return own === given
    ? { differs: false, notes: [verifying.definitionSame], differences: [] }
    : { differs: true, notes: [hashDiffers(given, own)], differences: [] };
}
