import { join } from 'node:path';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Result } from '../base/result.ts';
import type { Difference } from '../report/compare-reports.ts';
import { notRefused, testing, wrongExit, wrongRefusal } from '../report/messages/testing.ts';
import { faultWords } from '../report/messages/verifying.ts';
import { type Expectation, expectationOf } from '../report/read-expectation.ts';
import type { Report } from '../report/schema.ts';
import { json } from '../reporters/json.ts';
import { fileView } from '../reporters/reporter.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';
import { exitCodes } from './exit-codes.ts';
import { type Case, isDefinition, reportName } from './find-cases.ts';
import { loadExpectation, unexpected } from './meet-demands.ts';
import { writeReason } from './open-files.ts';
import { exitCodeOf } from './print-diagnostics.ts';
import { countPrepared, type Prepared, prepareFolder } from './run-count.ts';
import { writeWhole } from './write-file.ts';

/** What came of one election and one of its expectations. */
export interface CaseResult {
  readonly folder: string;
  /** the first file of its ballots */
  readonly ballots?: string;
  /** 0 where it came out as expected */
  readonly code: number;
  /** what is wrong with it as a whole, as sentences */
  readonly faults: readonly string[];
  readonly differences: readonly Difference[];
  /** what came out and what was expected, where they differ: they have the titles of what does */
  readonly reports: readonly Report[];
  /** what keeps it from being counted, where that was not expected */
  readonly problems: readonly Diagnostic[];
  /** warnings of the count where it came out otherwise: their places help to find what differs */
  readonly notes: readonly Diagnostic[];
  /** with `--update`: whether its report was written, or all that is expected stands there by hand */
  readonly update?: 'written' | 'by-hand';
}

const options = { color: true };

/** Counts an election and compares it with what is expected of it. With `update` the expected report is written anew. */
export async function runCase(one: Case, mode: 'compare' | 'update'): Promise<CaseResult> {
  const prepared = one.tables.length === 0 ? undefined : await prepareFolder(one.tables, options);
  const [ballots] = prepared?.ballots ?? [];
  const base = { ...nothingWrong, folder: one.folder, ...(ballots !== undefined && { ballots }) };
  if (prepared === undefined) return broken(base, testing.noBallots);
  const counted = prepared.count.ok ? await countPrepared(prepared.count.value) : prepared.count;
  const path = reportPath(one);
  const updates = mode === 'update' && counted.ok;
  if (updates && path !== undefined) {
    const fault = await writeReport(path, counted.value);
    if (fault !== undefined) return broken(base, fault, exitCodes.output);
  }
  const expected = one.expectations.map((path) => loadFrom(path, prepared.count));
  if (expected.length === 0 && !counted.ok) return { ...base, ...refused(counted.problems) };
  if (expected.length === 0 && !updates) return broken(base, testing.noExpectation);
  const results = expected.map((own) => compare(own, counted));
  const differ = results.some((own) => own.differences !== undefined);
  return {
    ...base,
    code: Math.max(exitCodes.counted, ...results.map((own) => own.code ?? 0)),
    faults: results.flatMap((own) => own.faults ?? []),
    differences: results.flatMap((own) => own.differences ?? []),
    reports: differ
      ? [
          ...(counted.ok ? [counted.value.report] : []),
          ...expected.flatMap((own) =>
            'kind' in own && own.kind === 'report' ? [own.report] : [],
          ),
        ]
      : [],
    problems: results.flatMap((own) => own.problems ?? []),
    notes: counted.ok && differ ? counted.notes : [],
    ...(updates && { update: path === undefined ? 'by-hand' : 'written' }),
  };
}

const nothingWrong = {
  code: exitCodes.counted,
  faults: [],
  differences: [],
  reports: [],
  problems: [],
  notes: [],
};

function broken<T extends object>(base: T, fault: string, code: number = exitCodes.usage) {
  return { ...base, code, faults: [fault] };
}

type Loaded = Expectation | { readonly problem: string };

function loadFrom(path: string, count: Result<Prepared>): Loaded {
  if (!isDefinition(path)) return loadExpectation(path);
  const expect = count.ok ? count.value.job.definition?.value.expect : undefined;
  const read = expectationOf(expect ?? {});
  return 'fault' in read ? { problem: `${safe(path)}: ${faultWords(read.fault)}` } : read;
}

function compare(expected: Loaded, counted: Result<Tallied>): Partial<CaseResult> {
  if ('problem' in expected) return { code: exitCodes.usage, faults: [expected.problem] };
  if (expected.kind === 'refusal') {
    const { exit, codes } = expected.refusal;
    const fault = counted.ok ? notRefused(codes) : refusalFault(exit, codes, counted.problems);
    return fault === undefined ? {} : { code: exitCodes.demandNotMet, faults: [fault] };
  }
  if (!counted.ok) return refused(counted.problems);
  const differences = unexpected(expected, counted.value.report);
  return differences.length === 0 ? {} : { code: exitCodes.demandNotMet, differences };
}

/** What came of an election that cannot be counted, though nothing says that it is to be refused. */
function refused(found: readonly Diagnostic[]) {
  const problems = found.filter(({ severity }) => severity === 'error');
  return { code: exitCodeOf(problems), problems };
}

function refusalFault(
  exit: number,
  codes: readonly string[],
  problems: readonly Diagnostic[],
): string | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const found = [...new Set(errors.map(({ code }) => code))].sort();
  const wanted = [...new Set(codes)].sort();
  if (found.join() !== wanted.join()) return wrongRefusal(wanted, found);
  const code = exitCodeOf(errors);
  return code === exit ? undefined : wrongExit(exit, code);
}

/** Where the report of an election stands, or is to; undefined where all that is expected was written by hand. */
function reportPath({ folder, expectations }: Case): string | undefined {
  return expectations.length === 0
    ? join(folder, reportName)
    : expectations.find((own) => own.endsWith(reportName));
}

/** Writes the report that is expected from now on; says why where it cannot be. */
async function writeReport(path: string, { report }: Tallied): Promise<string | undefined> {
  try {
    await writeWhole(path, json.render(report, fileView));
    return undefined;
  } catch (error) {
    return `${safe(path)} was not written: ${writeReason(error)}`;
  }
}
