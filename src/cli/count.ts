import { turnoutListWithoutRoll } from '../report/messages/outputs.ts';
import { turnoutList } from '../report/turnout-list.ts';
import { fileView } from '../reporters/reporter.ts';
import { safe } from '../reporters/visible.ts';
import { chooseOutputs } from './choose-outputs.ts';
import { exitCodes } from './exit-codes.ts';
import type { CountOptions, OutputOptions } from './options.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { countPrepared, prepareCount } from './run-count.ts';
import { refuse, type Streams } from './streams.ts';
import { rendered, written } from './written.ts';

/** `tally BALLOTS...`: counts and reports. */
export async function countCommand(
  ballots: readonly string[],
  options: CountOptions & OutputOptions,
  streams: Streams,
): Promise<number> {
  const prepared = await prepareCount(ballots, options);
  const expected = options.expect === undefined ? [] : [options.expect];
  const inputs = prepared.ok ? prepared.value.inputs : ballots;
  const outputs = chooseOutputs(options, [...inputs, ...expected]);
  if (typeof outputs === 'string') return refuse(safe(outputs), streams);
  const result = prepared.ok ? await countPrepared(prepared.value, streams.progress) : prepared;
  const diagnostics = tellDiagnostics(result, options, streams);
  if (!result.ok) return exitCodeOf(diagnostics);
  const { report, roll, admission } = result.value;
  if (options.turnoutList !== undefined && roll === undefined) {
    const redacted = diagnostics.some(({ code }) => code === 'ballots.redacted');
    return refuse(turnoutListWithoutRoll(redacted), streams);
  }
  if (options.audit !== undefined) {
    const { auditFor } = await import('../report/audit.ts');
    if (!(await written(options.audit, auditFor(options.audit)(result.value), streams)))
      return exitCodes.output;
  }
  if (options.turnoutList !== undefined && roll !== undefined) {
    if (!(await written(options.turnoutList, turnoutList(roll, admission), streams)))
      return exitCodes.output;
  }
  for (const { path, reporter } of outputs) {
    const view = path === '-' ? streams.terminal : fileView;
    const render = () => reporter.render(report, view);
    if (!(await rendered(path, render, streams))) return exitCodes.output;
  }
  if (options.require === undefined && options.expect === undefined) return exitCodes.counted;
  const { meetDemands } = await import('./meet-demands.ts');
  return meetDemands(options, report, streams);
}
