import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Result, success } from '../base/result.ts';
import { definitionText } from '../report/definition-text.ts';
import {
  namedTwice,
  notRead,
  overwritesInput,
  receiptsWithoutKey,
  reportOnNothing,
  reportUnnamed,
} from '../report/messages/outputs.ts';
import { makeReceipts, type Receipts } from '../report/redact/receipts.ts';
import { reporterFor, reporters } from '../reporters/index.ts';
import { fileView } from '../reporters/reporter.ts';
import { text as textReporter } from '../reporters/text.ts';
import { safe } from '../reporters/visible.ts';
import type { Tallied } from '../tally.ts';
import { exitCodes } from './exit-codes.ts';
import { readReason } from './open-files.ts';
import type { CountOptions, RedactOptions } from './options.ts';
import { exitCodeOf, tellDiagnostics } from './print-diagnostics.ts';
import { publish } from './publish.ts';
import { countPrepared, type Prepared, prepareCount } from './run-count.ts';
import { refuse, type Streams } from './streams.ts';
import { isSameFile, isSamePath } from './write-file.ts';
import { rendered, written } from './written.ts';

/** `tally redact BALLOTS... -o FILE`: writes the ballots fit to publish, and what goes with them. */
export async function redactCommand(
  ballots: readonly string[],
  options: CountOptions & RedactOptions,
  streams: Streams,
): Promise<number> {
  const prepared = await prepareCount(ballots, options);
  const inputs = prepared.ok ? prepared.value.inputs : ballots;
  const refusal = unfitOutputs(inputs, options);
  if (refusal !== undefined) return refuse(safe(refusal), streams);
  const key = keyOf(options.receipts);
  if (typeof key === 'string')
    return refuse(`${notRead(`the key ${safe(options.receipts ?? '')}`, key)}.`, streams);
  const result = prepared.ok ? await countPrepared(forPublishing(prepared.value)) : prepared;
  const told = tellDiagnostics(result, options, streams);
  if (!result.ok) return exitCodeOf(told);
  const receipts = receiptsOf(result.value, key);
  const problems = tellDiagnostics(receipts, options, streams);
  if (!receipts.ok) return exitCodeOf(problems);
  return writeAll(result.value, receipts.value, options, streams);
}

function forPublishing(prepared: Prepared): Prepared {
  return { ...prepared, job: { ...prepared.job, rareOptions: 'write-ins' } };
}

async function writeAll(
  tallied: Tallied,
  receipts: Receipts | undefined,
  options: CountOptions & RedactOptions,
  streams: Streams,
): Promise<number> {
  const name = basename(options.output);
  const publication = await publish(tallied, name, receipts);
  const told = tellDiagnostics(publication, options, streams);
  if (!publication.ok) return exitCodeOf(told);
  const { lines, definition, report } = publication.value;
  const text = async (path: string | undefined, content: () => string) =>
    path === undefined || (await rendered(path, content, streams));
  const done =
    (await text(options.receiptsList, () => receipts?.list ?? '')) &&
    (await text(options.definitionOut, () =>
      definitionText(definition, name, options.definitionOut),
    )) &&
    (await written(options.output, lines(), streams));
  if (!done) return exitCodes.output;
  for (const path of options.report ?? []) {
    const reporter = reporterFor(path) ?? textReporter;
    if (!(await text(path, () => reporter.render(report, fileView)))) return exitCodes.output;
  }
  return exitCodes.counted;
}

function receiptsOf(tallied: Tallied, key: Buffer | undefined): Result<Receipts | undefined> {
  return key === undefined ? success(undefined) : makeReceipts(tallied.counted, key);
}

/** The bytes of the key without the end of their line; or why they cannot be read. */
function keyOf(path: string | undefined): Buffer | string | undefined {
  if (path === undefined) return undefined;
  try {
    const bytes = readFileSync(path);
    const end = bytes.findLastIndex((byte) => byte !== 0x0a && byte !== 0x0d);
    return bytes.subarray(0, end + 1);
  } catch (error) {
    return readReason(error);
  }
}

/** Outputs that would overwrite what is read or each other, or that lack what they are made from. */
function unfitOutputs(inputs: readonly string[], options: RedactOptions): string | undefined {
  const { output, definitionOut, receipts, receiptsList, report = [] } = options;
  if (receiptsList !== undefined && receipts === undefined) return receiptsWithoutKey;
  if (output === '-' && report.length > 0) return reportOnNothing;
  const outputs = [
    { flag: '-o', path: output },
    { flag: '--definition-out', path: definitionOut },
    { flag: '--receipts-list', path: receiptsList },
    ...report.map((path) => ({ flag: '--report', path })),
  ].flatMap(({ flag, path }) => (path === undefined ? [] : [{ flag, path }]));
  const read = receipts === undefined ? inputs : [...inputs, receipts];
  for (const [at, { flag, path }] of outputs.entries()) {
    if (read.some((input) => isSameFile(input, path))) return overwritesInput(flag, path);
    if (outputs.slice(0, at).some((other) => isSamePath(other.path, path)))
      return namedTwice(flag, path);
    if (flag === '--report' && reporterFor(path) === undefined)
      return reportUnnamed(
        path,
        reporters.flatMap(({ extensions }) => extensions),
      );
  }
  return undefined;
}
