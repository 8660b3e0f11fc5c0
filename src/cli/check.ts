import { placesKept } from '../base/diagnostic.ts';
import { wordsOf } from '../report/messages/diagnostics.ts';
import { checkedSentence } from '../report/messages/terminal.ts';
import { columnLines } from './column-lines.ts';
import type { CountOptions } from './options.ts';
import { diagnosticLines, exitCodeOf } from './print-diagnostics.ts';
import { runCount } from './run-count.ts';
import type { Streams } from './streams.ts';

/** `tally check BALLOTS...`: lists every problem with its places, and how the columns were read. Counts nothing out loud. */
export async function checkCommand(
  ballots: readonly string[],
  options: CountOptions & { readonly format?: string },
  streams: Streams,
): Promise<number> {
  const result = await runCount(ballots, options, streams.progress);
  const diagnostics = result.ok ? result.notes : result.problems;
  if (options.format === 'json') {
    const problems = diagnostics.map((one) => {
      const { severity, code, count, places } = one;
      return { severity, code, ...wordsOf(one), count, places };
    });
    streams.out(`${JSON.stringify({ ok: result.ok, diagnostics: problems }, null, 2)}\n`);
    return exitCodeOf(diagnostics);
  }
  const errors = diagnostics.filter((one) => one.severity === 'error').length;
  const reading = result.ok ? [...columnLines(result.value), ''] : [];
  const lines = [
    ...diagnosticLines(diagnostics, placesKept),
    ...(diagnostics.length > 0 ? [''] : []),
    ...reading,
    checkedSentence(errors, diagnostics.length - errors),
  ];
  streams.out(`${lines.join('\n')}\n`);
  return exitCodeOf(diagnostics);
}
