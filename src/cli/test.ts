import { existsSync } from 'node:fs';
import { noFile } from '../report/messages/outputs.ts';
import { nothingToTest } from '../report/messages/testing.ts';
import { safe } from '../reporters/visible.ts';
import { type CaseReporter, caseReporters } from './case-reporters.ts';
import { findCases } from './find-cases.ts';
import { runCases } from './run-cases.ts';
import { refuse, type Streams } from './streams.ts';

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
  if (missing !== undefined) return refuse(noFile(safe(missing)), streams);
  const cases = given.flatMap(findCases);
  if (cases.length === 0) return refuse(nothingToTest(given.map(safe)), streams);
  const results = await runCases(cases, update ? 'update' : 'compare', jobs);
  streams.out(caseReporters[reporter](results, streams.terminal.width));
  return Math.max(...results.map(({ code }) => code));
}
