import { compareReports } from '../report/compare-reports.ts';
import { comparedSentence } from '../report/messages/comparing.ts';
import { differenceSentence, titlesOf } from '../report/messages/differences.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { loadReport } from './load-report.ts';
import type { Streams } from './streams.ts';

/** `tally diff A B`: what changed between two reports, in sentences or as JSON. */
export function diffCommand(
  a: string,
  b: string,
  { format }: { readonly format?: string },
  streams: Streams,
): number {
  const [first, second] = [loadReport(a), loadReport(b)];
  const problems = [first, second].flatMap((one) => ('problem' in one ? [one.problem] : []));
  if ('problem' in first || 'problem' in second) {
    streams.err(problems.map((problem) => `error: ${problem}.\n`).join(''));
    return exitCodes.usage;
  }
  const [before, after] = [first.report, second.report];
  const comparison = compareReports(before, after);
  const { result, reading, inputs } = comparison;
  const same = result.length === 0 && reading.length === 0;
  const titles = titlesOf(before, after);
  if (format === 'json') {
    const told = (differences: typeof result) =>
      differences.map((one) => ({
        ...one,
        sentence: differenceSentence(one, titles, 'reports'),
      }));
    const document = {
      same,
      result: told(result),
      reading: told(reading),
      inputs: told(inputs),
    };
    streams.out(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const { width } = streams.terminal;
    const lines = [
      comparedSentence(comparison, before),
      ...differenceLines([...result, ...reading, ...inputs], titles, 'reports', width),
    ];
    streams.out(`${lines.join('\n')}\n`);
  }
  return same ? exitCodes.counted : exitCodes.demandNotMet;
}
