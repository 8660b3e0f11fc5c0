import type { Place } from '../../base/diagnostic.ts';
import type { MeantAnswer } from '../meant-answers.ts';
import { formatNumber } from '../numbers.ts';
import { counting } from './words.ts';

/** `ballots.csv, line 12, "Email": a@x.org`, where something was found. The texts are safe to print already. */
export function placeWords(place: Place): string {
  const { file, line, lastLine, path, column, cell } = place;
  const where = [
    ...(file === undefined ? [] : [file]),
    ...(line === undefined
      ? []
      : [lastLine === undefined ? `line ${line}` : `lines ${line} to ${lastLine}`]),
    ...(path === undefined || path === '' ? [] : [path]),
    ...(column === undefined ? [] : [`"${column}"`]),
  ].join(', ');
  const what = faultWords(place) ?? (cell === undefined || cell === '' ? undefined : `"${cell}"`);
  if (what === undefined) return where;
  return where === '' ? what : `${where}: ${what}`;
}

function faultWords({ fault, cells = 0, expected = 0, lastLine }: Place): string | undefined {
  if (fault === undefined) return undefined;
  if (fault === 'ragged')
    return `${counting(cells, 'cell')} where there are ${counting(expected, 'heading')}`;
  return lastLine === undefined
    ? 'a quote stands in the wrong place'
    : 'a quote stands in the wrong place; it may have swallowed other ballots';
}

export function didYouMean(suggestion: string): string {
  return `(did you mean "${suggestion}"?)`;
}

/** Places that are not listed; a list of all that are kept can point to no longer one. */
export function morePlaces(places: number, list: 'some' | 'all'): string {
  const more = `and ${counting(places, 'more place')}`;
  return list === 'all' ? more : `${more} (tally check lists them)`;
}

export function checkedSentence(errors: number, warnings: number): string {
  if (errors > 0)
    return `${counting(errors, 'error')}, ${counting(warnings, 'warning')}: not counted.`;
  return warnings === 0
    ? 'No problems: it can be counted.'
    : `${counting(warnings, 'warning')}: it can be counted.`;
}

/** `#3 "Proposal 1": contest p01 (question)` */
export function columnSentence(column: {
  readonly number: number;
  readonly heading: string;
  readonly role: string;
  readonly detail: string;
  readonly certain: boolean;
}): string {
  const { number, heading, role, detail, certain } = column;
  const what = detail === '' ? role : `${role} ${detail}`;
  return `#${number} "${heading}": ${what}${certain ? '' : ' (uncertain)'}`;
}

/** Below the line of its column: what an answer means that says more than a word. */
export function answerSentence({ text, meaning }: MeantAnswer): string {
  return `   "${text}": ${meaning}`;
}

/** What stands behind a line of a definition that is written as a comment. */
export const weightNote =
  ' # uncomment it if that is what a ballot weighs; if not, list it under ignored:';

/** What stands above the keys of a definition that `tally init` writes. */
export const definitionComments: Readonly<Record<string, string>> = {
  file: 'How tally reads',
  title: 'Shown at the head of the report.',
  delimiter: 'What stands between cells.',
  columns:
    'Which column is what. A column is named by its heading, or #3 for the third.\nPrivate columns are never reported.',
  vocabulary: 'Words added to those that are known: yes, no, abstain, blank, invalid.',
  zone: 'For times that name no zone.',
  opens: 'Ballots before this are set aside.',
  closes: 'Ballots after this are set aside.',
  duplicates: 'Which ballot of a voter counts: last, first, none, error (refuse), keep (all).',
  roll: 'The list of eligible voters.',
  eligible: 'How many are eligible.',
  rule: 'What decides questions and majorities: majority, two-thirds, "> 60% of ballots"…',
  present: 'How many were present, for rules "of present".',
  quorum: 'What must be there for a vote to decide; its base is eligible unless it names another.',
  bands: 'Names for shares, strongest first, shown beside the outcome.',
  conflicts: 'Contests of which one can take effect: of those that pass, the one with most votes.',
  rulings: 'Recorded decisions on single rows or voters. Reason and by are published.',
  contests:
    'What is voted on. method: question, plurality, majority, approval,\ninstant-runoff, stv or score.\nAdd status: withdrawn to take one out; add rule: to one that needs another rule;\nto an option, aliases: [another spelling]; where voters may write names, writeIns: true.',
  categories: 'Contests that belong together, and the positions that selections across them take.',
  groups: 'Groups with fewer ballots than this are shown together.',
};

export function moreAlike(diagnostics: number, code: string): string {
  return `and ${formatNumber(diagnostics)} more of this kind [${code}] (tally check lists them)`;
}

/** `Reading`, `45%`, and `121.5 of 270.0 MB`, `1,234,567 rows`, `3 s left`: how far the reading is. */
export function progressWords(soFar: {
  readonly bytes: number;
  readonly size?: number;
  readonly rows: number;
  readonly seconds?: number;
}): { readonly lead: string; readonly percent: string; readonly rest: readonly string[] } {
  const { bytes, size, rows, seconds } = soFar;
  const read =
    size === undefined ? `${megabytes(bytes)} MB` : `${megabytes(bytes)} of ${megabytes(size)} MB`;
  return {
    lead: 'Reading',
    percent: size === undefined || size === 0 ? '' : `${Math.floor((bytes * 100) / size)}%`,
    rest: [...(seconds === undefined ? [] : [leftWords(seconds)]), counting(rows, 'row'), read],
  };
}

/** Stands where the bar was when all is read. */
export const countingLabel = 'Counting the ballots';

function leftWords(seconds: number): string {
  return seconds < 100 ? `${seconds} s left` : `${Math.ceil(seconds / 60)} min left`;
}

function megabytes(bytes: number): string {
  const tenths = String(Math.floor(bytes / 100_000)).padStart(2, '0');
  return `${formatNumber(Number(tenths.slice(0, -1)))}.${tenths.slice(-1)}`;
}
