import { existsSync } from 'node:fs';
import { nothingToTest } from '../report/messages/testing.ts';
import { safe } from '../reporters/visible.ts';
import { type CaseReporter, caseReporters } from './case-reporters.ts';
import { exitCodes } from './exit-codes.ts';
import { findCases } from './find-cases.ts';
import { runCases } from './run-cases.ts';
import type { Streams } from './streams.ts';

export interface TestOptions {
  readonly update?: boolean;
  /** how many threads; undefined for as many as pay */
  readonly jobs?: number;
  readonly reporter?: CaseReporter;
}

/** `tally test [PATH...]`: recounts elections and compares them with what is expected of them. */
export async function testCommand(
  paths: readonly string[],
  { update = false, reporter = 'text', jobs }: TestOptions,
  streams: Streams,
): Promise<number> {
  const given = paths.length === 0 ? ['.'] : paths;
  const missing = given.find((path) => !existsSync(path));
  if (missing !== undefined) {
    streams.err(`error: there is no ${safe(missing)}.\n`);
    return exitCodes.usage;
  }
  const cases = given.flatMap(findCases);
  if (cases.length === 0) {
    streams.err(`error: ${nothingToTest(given.map(safe))}\n`);
    return exitCodes.usage;
  }
  const results = await runCases(cases, update ? 'update' : 'compare', jobs);
  streams.out(caseReporters[reporter](results, streams.terminal.width));
  return Math.max(...results.map(({ code }) => code));
}
