import {
  formatUnused,
  outputOverInput,
  outputTwice,
  outputUnnamed,
} from '../report/messages/outputs.ts';
import { reporterFor, reporterNamed, reporters } from '../reporters/index.ts';
import type { Reporter } from '../reporters/reporter.ts';
import { text } from '../reporters/text.ts';
import type { OutputOptions } from './options.ts';
import { isSamePath } from './write-file.ts';

/** A place for the report, with its format. The path is `-` for standard output. */
export interface Output {
  readonly path: string;
  readonly reporter: Reporter;
}

/**
 * Where the report goes, and in which formats. The ending of a name says the format. What leaves it
 * open, standard output, `.txt` and any other name, takes that of `--format`; without it the first two
 * are text, and any other name is refused.
 * @returns all outputs, or why there are none
 */
export function chooseOutputs(
  { output = ['-'], format, turnoutList, audit }: OutputOptions,
  inputs: readonly string[],
): readonly Output[] | string {
  const lists = [turnoutList ?? [], audit ?? []].flat();
  const written = [...lists, ...output];
  const files = inputs.filter((input) => input !== '-');
  const over = written.find((path) => files.some((input) => isSamePath(input, path)));
  if (over !== undefined) return outputOverInput(flagOf(over, turnoutList, audit), over);
  const twice = written.find((path, at) =>
    written.slice(0, at).some((other) => isSamePath(other, path)),
  );
  if (twice !== undefined) return outputTwice(twice);
  const chosen = output.map((path) => ({ path, reporter: reporterOf(path, format) }));
  const unnamed = chosen.find(({ reporter }) => reporter === undefined);
  if (unnamed !== undefined)
    return outputUnnamed(
      unnamed.path,
      reporters.flatMap(({ extensions }) => extensions),
    );
  const outputs = chosen.flatMap(({ path, reporter }) => (reporter ? [{ path, reporter }] : []));
  return format === undefined || outputs.some(({ reporter }) => reporter.id === format)
    ? outputs
    : formatUnused(format);
}

function flagOf(path: string, turnoutList?: string, audit?: string): string {
  if (path === turnoutList) return '--turnout-list';
  return path === audit ? '--audit' : '-o';
}

function reporterOf(path: string, format: string | undefined): Reporter | undefined {
  const named = path === '-' ? text : reporterFor(path);
  return named === undefined || named === text ? (reporterNamed(format ?? '') ?? named) : named;
}
