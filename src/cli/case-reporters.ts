import { titlesOf } from '../report/messages/differences.ts';
import { testedSentence, testing } from '../report/messages/testing.ts';
import { safe } from '../reporters/visible.ts';
import { findingsOf } from './case-findings.ts';
import { differenceLines } from './difference-lines.ts';
import { exitCodes } from './exit-codes.ts';
import { diagnosticLines } from './print-diagnostics.ts';
import type { CaseResult } from './run-case.ts';

/** Ways to tell what came of `tally test`. */
export const caseReporters = {
  text: textOfCases,
  junit: junitOfCases,
  github: githubOfCases,
} as const;

export type CaseReporter = keyof typeof caseReporters;

/** For people: what is wrong, folder by folder, then how many. */
function textOfCases(results: readonly CaseResult[], width: number): string {
  const lines = results.flatMap((result) => {
    const { folder, code, faults, differences, reports, problems, update } = result;
    const own = [
      ...(update === undefined ? [] : [testing[update]]),
      ...faults.map(safe),
      ...diagnosticLines(problems, 3),
      ...differenceLines(differences, titlesOf(...reports), 'expected', width - 2),
    ];
    if (own.length === 0 && code === exitCodes.counted) return [];
    return [safe(folder), ...own.map((line) => `  ${line}`), ''];
  });
  return `${[...lines, summaryOf(results)].join('\n')}\n`;
}

function summaryOf(results: readonly CaseResult[]): string {
  const failed = results.filter(({ code }) => code === exitCodes.demandNotMet).length;
  const broken = results.filter(({ code }) => code > exitCodes.demandNotMet).length;
  return testedSentence(results.length, failed, broken);
}

/** For build servers: the XML of JUnit, in the form that Jenkins documents. */
function junitOfCases(results: readonly CaseResult[]): string {
  const failures = results.filter(({ code }) => code === exitCodes.demandNotMet).length;
  const errors = results.filter(({ code }) => code > exitCodes.demandNotMet).length;
  const counts = `tests="${results.length}" failures="${failures}" errors="${errors}"`;
  const cases = results.flatMap((result) => {
    const head = `    <testcase name="${xml(result.folder)}" classname="tally"`;
    if (result.code === exitCodes.counted) return [`${head}/>`];
    const kind = result.code === exitCodes.demandNotMet ? 'failure' : 'error';
    const messages = findingsOf(result).map(({ message, file, line }) =>
      line === undefined ? message : `${file}:${line}: ${message}`,
    );
    const [first = ''] = messages.join('\n').split('\n');
    return [
      `${head}>`,
      `      <${kind} message="${xml(first)}">${xml(messages.join('\n'))}</${kind}>`,
      '    </testcase>',
    ];
  });
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="tally" ${counts}>`,
    `  <testsuite name="tally" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n')}\n`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** A text in XML. What XML 1.0 cannot hold is replaced. */
function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"\n]/g, (sign) => entities[sign] ?? sign);
}

/** For GitHub Actions: annotations, at the line of the ballots where there is one. */
function githubOfCases(results: readonly CaseResult[]): string {
  const lines = results.flatMap((result) =>
    findingsOf(result).map(({ message, file, line }) => {
      const place = [`file=${property(file)}`, ...(line === undefined ? [] : [`line=${line}`])];
      return `::error ${[...place, `title=${property(result.folder)}`].join(',')}::${data(message)}`;
    }),
  );
  return `${[...lines, summaryOf(results)].join('\n')}\n`;
}

/** The data of a workflow command, with which a text from a file cannot begin another. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
