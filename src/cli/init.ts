import type { Diagnostic } from '../base/diagnostic.ts';
import type { Definition } from '../election/definition.ts';
import { freeze, mayWeighIn } from '../election/freeze.ts';
import { exitCodes } from './exit-codes.ts';
import type { CountOptions } from './options.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { runCount } from './run-count.ts';
import type { Streams } from './streams.ts';
import { writeNew } from './write-file.ts';
import { written } from './written.ts';

/** `tally init BALLOTS...`: writes the definition that was inferred, to stdout or to a new file. */
export async function initCommand(
  ballots: readonly string[],
  options: CountOptions & { readonly output?: string },
  streams: Streams,
): Promise<number> {
  const result = await runCount(ballots, options, streams.progress);
  const diagnostics = tellDiagnostics(result, options, streams);
  if (!result.ok) return exitCodeOf(diagnostics);
  const { definitionText } = await import('../report/definition-text.ts');
  const { table, election } = result.value;
  const names = table.files.map((file) => file.name).join(', ');
  const mayWeigh = mayWeighIn(table, election);
  const doubted = diagnostics.flatMap((one) =>
    one.code === 'rows.said-void' ? [one.args.heading] : [],
  );
  const frozen = withoutIgnored(freeze(result.value, 'by-heading'), [...mayWeigh, ...doubted]);
  const unweighed = mayWeigh.length > 0 ? withoutWeight(frozen) : frozen;
  const definition = withoutDoubted(unweighed, diagnostics);
  const text = definitionText(definition, names, options.output, mayWeigh);
  const done = await written(options.output ?? '-', text, streams, writeNew);
  return done ? exitCodes.counted : exitCodes.output;
}

/** What may be a weight, or says that a ballot is void, is not said to be ignored, so that every count tells it until somebody settles it. */
function withoutIgnored(definition: Definition, names: readonly string[]): Definition {
  if (names.length === 0) return definition;
  const { ignored = [], ...columns } = definition.columns ?? {};
  const left = [ignored].flat().filter((one) => !names.includes(one));
  return { ...definition, columns: { ...columns, ...(left.length > 0 && { ignored: left }) } };
}

/** A weight that is doubted is a line to be uncommented. */
function withoutWeight(definition: Definition): Definition {
  const { weight: _doubted, ...columns } = definition.columns ?? {};
  return { ...definition, columns };
}

/** What a title says otherwise and nobody settled stays unsaid, so that every count tells it. */
function withoutDoubted(definition: Definition, diagnostics: readonly Diagnostic[]): Definition {
  const isDoubted = (code: Diagnostic['code'], id: string | undefined) =>
    diagnostics.some((one) => one.code === code && 'id' in one.args && one.args.id === id);
  const contests = definition.contests?.map((contest) => {
    const { seats: _one, ...withoutSeats } = contest;
    const own = isDoubted('contest.seats-in-title', contest.id) ? withoutSeats : contest;
    const { method, ...withoutMethod } = own;
    const most = method === 'plurality' && isDoubted('contest.rule-in-title', contest.id);
    return most || isDoubted('contest.about-voter', contest.id) ? withoutMethod : own;
  });
  const { duplicates: _policy, ...rest } = definition;
  const proxies = diagnostics.some(({ code }) => code === 'duplicates.proxies');
  const kept = proxies ? rest : definition;
  return contests === undefined ? kept : { ...kept, contests };
}
