import { basename, join } from 'node:path';
import type { Diagnostic, Place } from '../base/diagnostic.ts';
import { groupedBy } from '../base/grouped-by.ts';
import type { Difference } from '../report/compare-reports.ts';
import { wordsOf } from '../report/messages/diagnostics.ts';
import {
  differenceSentence,
  followingWords,
  follows,
  subjectWords,
  titlesOf,
} from '../report/messages/differences.ts';
import type { CaseResult } from './run-case.ts';

/** One thing that is wrong with an election that was tested, and where in its files, as far as is known. */
export interface Finding {
  readonly message: string;
  readonly file: string;
  readonly line?: number;
}

/** What is wrong with an election, contest by contest. */
export function findingsOf(result: CaseResult): Finding[] {
  const file = result.ballots ?? result.folder;
  return [
    ...result.faults.map((message) => ({ message, file })),
    ...result.problems.map((problem) => ({
      message: `${wordsOf(problem).message} [${problem.code}]`,
      ...placeIn(result, problem.places),
    })),
    ...bySubject(result).map((differences) => ({
      message: messageOf(differences, result),
      ...placeIn(result, placesOf(differences, result)),
    })),
  ];
}

function bySubject({ differences, reports }: CaseResult): Difference[][] {
  const titles = titlesOf(...reports);
  return [...groupedBy(differences, (one) => subjectWords(one, titles)).values()];
}

function messageOf(differences: readonly Difference[], { reports }: CaseResult): string {
  const titles = titlesOf(...reports);
  const leading = differences.filter((one) => !follows(one));
  const listed = leading.length > 0 ? leading : differences;
  const rest = differences.length - listed.length;
  return [
    ...listed.map((one) => differenceSentence(one, titles, 'expected')),
    ...(rest === 0 ? [] : [followingWords(rest)]),
  ].join('\n');
}

/** Where the ballots show what differs: rows that were set aside, marks that could not be read. */
function placesOf(differences: readonly Difference[], { notes, reports }: CaseResult): Place[] {
  const titles = titlesOf(...reports);
  const reasons = differences.flatMap(
    ({ part, figure }) =>
      (part === 'accounting' && /setAside(?:\.|\[)([\w-]+)/.exec(figure)?.[1]) || [],
  );
  const contests = differences.flatMap(({ contest, part, figure }) =>
    part === 'contest' && /invalid/.test(figure) ? (titles.contest(contest ?? '') ?? []) : [],
  );
  return notes
    .filter((note) => isAbout(note, reasons, contests))
    .flatMap((note) => [...note.places]);
}

function isAbout(
  note: Diagnostic,
  reasons: readonly string[],
  contests: readonly string[],
): boolean {
  switch (note.code) {
    case 'rows.set-aside':
      return reasons.includes(note.args.reason);
    case 'marks.unread':
    case 'marks.miscounted':
    case 'marks.spoilt':
      return contests.includes(note.args.title);
    default:
      return false;
  }
}

/** The first of some places as a path. A place names its file without its folder. */
function placeIn({ folder, ballots }: CaseResult, places: readonly Place[]) {
  const first = places.find(({ line }) => line !== undefined) ?? places[0];
  const file = first?.file === undefined ? (ballots ?? folder) : join(folder, basename(first.file));
  return { file, ...(first?.line !== undefined && { line: first.line }) };
}
