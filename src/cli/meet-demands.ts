import { compareExpectation } from '../report/compare-expectation.ts';
import { compareReports, type Difference } from '../report/compare-reports.ts';
import { type Demand, judge } from '../report/demands.ts';
import {
  impossibleDemand,
  refusalExpected,
  unexpectedSentence,
  unknownContest,
  unmetSentence,
} from '../report/messages/demands.ts';
import { titlesOf } from '../report/messages/differences.ts';
import { faultWords, noExpectation } from '../report/messages/verifying.ts';
import { type Expectation, readExpectation } from '../report/read-expectation.ts';
import type { Report } from '../report/schema.ts';
import { safe } from '../reporters/visible.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { loadText } from './load-report.ts';
import { refuse, type Streams } from './streams.ts';

/** What is demanded of a count. */
export interface Demands {
  readonly require?: readonly Demand[];
  readonly expect?: string;
}

/** Holds a report against what is demanded of it, says what is not met, and gives the exit code. */
export function meetDemands(
  { require: demands = [], expect }: Demands,
  report: Report,
  streams: Streams,
): number {
  const codes = demands.map((demand) => meet(demand, report, streams));
  if (expect !== undefined) codes.push(meetExpectation(expect, report, streams));
  return Math.max(exitCodes.counted, ...codes);
}

function meet(demand: Demand, report: Report, streams: Streams): number {
  const say = (sentence: string) => streams.err(`error: ${safe(sentence)}\n`);
  const judged = judge(demand, report);
  if ('unmet' in judged) {
    for (const own of judged.unmet) say(unmetSentence(demand, own));
    return judged.unmet.length === 0 ? exitCodes.counted : exitCodes.demandNotMet;
  }
  if ('unknown' in judged) say(unknownContest(judged.unknown, judged.suggestion));
  else say(impossibleDemand(judged.impossible, judged.title));
  return exitCodes.usage;
}

function meetExpectation(path: string, report: Report, streams: Streams): number {
  const expectation = loadExpectation(path);
  if ('problem' in expectation) return refuse(`--expect: ${expectation.problem}.`, streams);
  if (expectation.kind === 'refusal') {
    streams.err(`error: ${refusalExpected(safe(path))}\n`);
    return exitCodes.demandNotMet;
  }
  const differences = unexpected(expectation, report);
  if (differences.length === 0) return exitCodes.counted;
  const titles = titlesOf(report, ...(expectation.kind === 'report' ? [expectation.report] : []));
  const lines = [
    `error: ${unexpectedSentence(safe(path))}`,
    ...differenceLines(differences, titles, 'expected', streams.terminal.width),
  ];
  streams.err(`${lines.join('\n')}\n`);
  return exitCodes.demandNotMet;
}

/** The expectation in a file, or why there is none. */
export function loadExpectation(path: string): Expectation | { readonly problem: string } {
  const text = loadText(path);
  if (typeof text === 'object') return text;
  const read = readExpectation(text);
  return 'fault' in read
    ? { problem: noExpectation(safe(path), safe(faultWords(read.fault))) }
    : read;
}

/** In what a report differs from the one that is expected, or from the facts that are. The bytes of its files do not count. */
export function unexpected(
  expectation: Exclude<Expectation, { readonly kind: 'refusal' }>,
  report: Report,
): readonly Difference[] {
  if (expectation.kind === 'facts') return compareExpectation(expectation.facts, report);
  const { result, reading } = compareReports(expectation.report, report);
  return [...result, ...reading];
}
