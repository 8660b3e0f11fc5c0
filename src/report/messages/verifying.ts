import { formatNumber } from '../numbers.ts';
import type { ReportFault } from '../read-report.ts';
import { counting, listing, quoted } from './words.ts';

/** What `tally verify` says. Names of files are safe to print already. */

export type Verdict = 'same' | 'other-bytes' | 'redefined' | 'different';

export function verdictSentence(verdict: Verdict, report: string): string {
  switch (verdict) {
    case 'same':
      return `Same result: ${report} is what these ballots give.`;
    case 'other-bytes':
      return `Same result, from different bytes: these files are not those of ${report}, and they give the same.`;
    case 'redefined':
      return `Not as published: ${report} is what these ballots give, by another definition than was published.`;
    case 'different':
      return `Different: ${report} is not what these ballots give.`;
  }
}

/** The same of a report and the redacted ballots that were published with it. */
export function publishedSentence(
  report: string,
  verdict: Exclude<Verdict, 'other-bytes'>,
): string {
  switch (verdict) {
    case 'same':
      return `Same result: ${report} is what the redacted ballots give that were published with it.`;
    case 'redefined':
      return `Not as published: ${report} is what its redacted ballots give, by another definition than was published.`;
    case 'different':
      return `Different: ${report} is not what the redacted ballots give that were published with it.`;
  }
}

/** What does not follow from redacted ballots. */
export function uncheckedSentence(groups: readonly string[], contests: readonly string[]): string {
  const also = [
    ...(groups.length === 0 ? [] : [`, nor do figures by ${listing(groups.map(quoted))}`]),
    ...(contests.length === 0
      ? []
      : [
          `, nor does what ${listing(contests.map(quoted))} would have come to of the eligible voters of each group`,
        ]),
  ].join('');
  return `Checked: every contest and category, the turnout, and how many ballots would have to change. Who may vote, which rows were set aside and why, and whether those could change an outcome do not follow from redacted ballots${also}: that was not checked.`;
}

/** How many rows a file has, and the report says; the first is unknown where the file could not be counted. */
export interface RowsOf {
  readonly claimed: number;
  readonly found: number | undefined;
}

/** Whether a file has the bytes that the report names, by their hashes; the report may be without. */
export function bytesSentence(file: string, claimed: string, found: string, rows: RowsOf): string {
  if (claimed === '') return `${file}: the report has no hash to compare (SHA-256 ${found})`;
  return claimed === found
    ? `${file}: the same bytes (SHA-256 ${found})`
    : `${file}: other bytes${rowsWords(rows)} (SHA-256 ${found}, in the report ${claimed})`;
}

function rowsWords({ claimed, found }: RowsOf): string {
  if (found === undefined) return '';
  if (found === claimed) return `, and ${counting(found, 'row')} as in the report`;
  const apart = formatNumber(Math.abs(found - claimed));
  const which = found > claimed ? 'more' : 'fewer';
  return `, and ${counting(found, 'row')}: ${apart} ${which} than the ${formatNumber(claimed)} in the report`;
}

export const verifying = {
  reportAltered:
    'The bytes are those that the report names: the report was changed, or another version of tally counted them otherwise.',
  definitionAltered:
    'The definition in the report does not have the hash that stands beside it: it was changed afterwards.',
  rulingsLost: 'The rulings name rows of other ballots than these, and were left out.',
  definitionSame: 'The definition is the one that was published.',
  definitionSameInPart:
    'The definition is the one that was published, as far as redacted ballots are counted by it: when and by whom votes could be cast was not compared.',
  definitionDiffers: 'The definition is not the one that was published:',
  definitionUnchecked:
    'The definition is that of the report. It was not compared with one published before the vote: --definition FILE or SHA256 does that.',
} as const;

/** What a page shows, beside the data in it. */
export type PageState = 'same' | 'altered' | 'unchecked';

export const pageWords: Readonly<Record<PageState, string>> = {
  same: 'The page shows what its data says.',
  altered: 'The page does not show what its data says: it was changed, or not saved as it was.',
  unchecked: 'Only the data within the page was checked, not the words that it shows.',
};

export function hashDiffers(given: string, own: string): string {
  return `The definition is not the one that was published: its SHA-256 is ${own}, and not ${given}. If that is what sha256sum prints of a file, it is another hash: name the file, --definition FILE.`;
}

export function versionSentence(own: string, other: string): string {
  return `The report was counted by tally ${other}; this is ${own}.`;
}

export function filesMissing(claimed: readonly string[], given: number): string {
  return `the report was counted from ${counting(claimed.length, 'file')} of ballots (${listing(claimed)}), and ${given === 0 ? 'none was' : counting(given, 'file was', 'files were')} given`;
}

export function rollMissing(name: string): string {
  return `the report was counted with the roll ${name}: name it with --roll`;
}

export const rollTooMany = 'the report was counted without a roll: leave --roll out';

export function noReport(path: string, fault: string): string {
  return `${path} is no report to read: ${fault}`;
}

export function noExpectation(path: string, fault: string): string {
  return `${path} is no expectation to read: ${fault}`;
}

/** Why a file is no report, for people. */
export function faultWords(fault: ReportFault): string {
  switch (fault.kind) {
    case 'no-data':
      return 'it is a page without a report of tally in it';
    case 'no-json':
      return `it is no JSON, or not all of it (${fault.reason})`;
    case 'foreign':
      return 'it is JSON, and no report of tally: it has no schemaVersion';
    case 'version':
      return `it has schemaVersion ${JSON.stringify(fault.version)}, and this tally reads 1`;
    case 'unfit':
    case 'unfit-list': {
      const [first] = fault.places;
      const more = fault.places.length - 1;
      const others = more === 0 ? '' : `, and ${counting(more, 'more fault')}`;
      const place = first === undefined || first.path === '' ? 'its top' : first.path;
      const what = fault.kind === 'unfit' ? 'it is no whole report' : 'the list does not fit';
      return `${what}: ${place}: ${first?.message ?? 'unknown'}${others}`;
    }
  }
}
