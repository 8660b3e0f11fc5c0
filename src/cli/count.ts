import { turnoutList } from '../report/turnout-list.ts';
import { reporterFor, reporterNamed, reporters } from '../reporters/index.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { safe } from '../reporters/text-layout.ts';
import { exitCodes } from './exit-codes.ts';
import type { CountOptions, OutputOptions } from './options.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { countPrepared, prepareCount } from './run-count.ts';
import type { Streams } from './streams.ts';
import { isSameFile } from './write-file.ts';
import { written } from './written.ts';

/** `tally BALLOTS...`: counts and reports. */
export async function countCommand(
  ballots: readonly string[],
  options: CountOptions & OutputOptions,
  streams: Streams,
): Promise<number> {
  const prepared = await prepareCount(ballots, options);
  const expected = options.expect === undefined ? [] : [options.expect];
  const inputs = prepared.ok ? prepared.value.inputs : ballots;
  const refusal = refuseOutputs([...inputs, ...expected], options);
  if (refusal !== undefined) {
    streams.err(`error: ${safe(refusal)}\n`);
    return exitCodes.usage;
  }
  const result = prepared.ok ? await countPrepared(prepared.value) : prepared;
  const diagnostics = tellDiagnostics(result, options, streams);
  if (!result.ok) return exitCodeOf(diagnostics);
  const { report, roll, admission } = result.value;
  if (options.audit !== undefined) {
    const { auditCsv, auditNdjson } = await import('../report/audit.ts');
    const write = /\.(ndjson|jsonl)$/i.test(options.audit) ? auditNdjson : auditCsv;
    if (!written(options.audit, write(result.value), streams)) return exitCodes.output;
  }
  if (options.turnoutList !== undefined) {
    if (roll === undefined) {
      streams.err('error: --turnout-list needs a roll: there is none. Add --roll.\n');
      return exitCodes.usage;
    }
    if (!written(options.turnoutList, turnoutList(roll, admission), streams))
      return exitCodes.output;
  }
  for (const path of options.output ?? ['-']) {
    const reporter = chosen(path, options.format);
    if (path === '-') {
      streams.out(reporter.render(report, streams.terminal));
      continue;
    }
    const text = reporter.render(report, { width: 80, unicode: true, color: 0 });
    if (!written(path, text, streams)) return exitCodes.output;
  }
  if (options.require === undefined && options.expect === undefined) return exitCodes.counted;
  const { meetDemands } = await import('./meet-demands.ts');
  return meetDemands(options, report, streams);
}

function chosen(path: string, format: string | undefined): Reporter {
  return reporterNamed(format ?? '') ?? reporterFor(path) ?? reporters[0];
}

/** Outputs that would overwrite what is counted, or whose name asks for no format we have. */
function refuseOutputs(
  inputs: readonly string[],
  { output, format, turnoutList, audit }: OutputOptions,
): string | undefined {
  const lists = [
    ['--turnout-list', turnoutList],
    ['--audit', audit],
  ] as const;
  for (const [flag, list] of lists)
    if (list !== undefined && inputs.some((input) => isSameFile(input, list)))
      return `${flag} ${list} would overwrite what is counted. Name another file.`;
  for (const path of output ?? []) {
    if (path === '-') continue;
    if (inputs.some((input) => isSameFile(input, path))) {
      return `-o ${path} would overwrite what is counted. Name another file.`;
    }
    if (format === undefined && reporterFor(path) === undefined) {
      const endings = reporters.flatMap((reporter) => reporter.extensions).join(', ');
      return `-o ${path}: the name does not say which format. End it in one of ${endings}, or add --format.`;
    }
  }
  return undefined;
}
