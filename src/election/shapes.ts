import { wordSet } from '../base/word-list.ts';
import { type ColumnFacts, everyForm } from './column-facts.ts';
import type { HeadingTest } from './heading-test.ts';
import {
  limeId,
  limeLastPage,
  limeSubmitted,
  otherTimeHeading,
  timestampHeading,
} from './headings.ts';
import { isRedacted, redactedSeparator, redactedShape } from './redacted.ts';
import type { AddedWords } from './vocabulary.ts';

/** How an export writes answers into its cells. */
export interface CellForm {
  /** What stands between the options of a checkbox cell, the likeliest first. */
  readonly separators: readonly string[];
  /** A form takes several answers only where it offers boxes, and the rows of its grids share their answers. */
  readonly form?: true;
}

/** An export that is known by its looks, and what follows from knowing it. */
export interface Shape extends CellForm {
  readonly id: string;
  readonly recognises: (columns: readonly ColumnFacts[]) => boolean;
  /** Boxes are ticked with Yes and No, as questions are answered. */
  readonly ticksInWords?: true;
  /** Boxes are coded 1 and 2. */
  readonly coded?: true;
  /** What a folded heading is known for in this export, and elsewhere may be a contest. */
  readonly notes?: (name: string) => 'ignored' | 'private' | undefined;
  /** Codes that it writes for no answer. */
  readonly words?: AddedWords;
  /** Columns that are the candidates of one race, where headings name no race. */
  readonly candidates?: (facts: ColumnFacts) => boolean;
}

/** The first column is a time stamp and its cells look like this. */
function stamped(columns: readonly ColumnFacts[], looks: RegExp): boolean {
  const [first] = columns;
  if (first === undefined || first.distinct === 0 || !timestampHeading.test(first.name))
    return false;
  return everyForm(first, (folded) => looks.test(folded));
}

/** What Google calls the time of a response, in its languages. */
const googleStamps = wordSet(`
  timestamp, zeitstempel, horodateur, marca temporal, tijdstempel, tidsstempel,
  carimbo de data/hora, informazioni cronologiche
`);

/** A time as spreadsheets show it. */
const sheetStamp =
  /^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\.?,? \d{1,2}[:.]\d{2}([:.]\d{2})?( ?[ap]\.?m\.?)?$/u;

/** Whether each of these headings is there. */
function haveHeadings(
  columns: readonly ColumnFacts[],
  ...headings: readonly HeadingTest[]
): boolean {
  return headings.every((heading) => columns.some(({ name }) => heading.test(name)));
}

function startsWith(columns: readonly ColumnFacts[], ...headings: readonly HeadingTest[]): boolean {
  return headings.every((heading, at) => heading.test(columns[at]?.name ?? ''));
}

/** What BetterVoting notes of a ballot beside the votes. */
const betterVotingNotes = /^(ballot_id|precinct|overvote_rank|has_duplicate_rank)$/u;

function holdsNumbers(facts: ColumnFacts): boolean {
  return everyForm(facts, (folded) => /^\d{1,2}$/u.test(folded));
}

/** What people write between options, the likeliest first. */
export const plainSeparators = [';', '|', '\n', ', ', ' / ', ',', ' & ', ' + ', ' and '];

export const plainShape: Shape = {
  id: 'plain',
  recognises: () => true,
  separators: plainSeparators,
};

/** The known exports; the first that recognises a file is taken. */
export const shapes: readonly Shape[] = [
  {
    id: redactedShape,
    recognises: (columns) => isRedacted(columns.map(({ heading }) => heading)),
    separators: [redactedSeparator],
  },
  {
    id: 'google-forms',
    recognises: (columns) =>
      stamped(columns, /^\d{4}\/\d{1,2}\/\d{1,2} \d{1,2}:\d{2}:\d{2} [ap]m\b.* (gmt|utc)/u),
    separators: [';'],
    form: true,
  },
  {
    id: 'jotform',
    recognises: (columns) =>
      columns[0]?.name === 'submission date' && stamped(columns, /^.*\d{4}/u),
    separators: ['\n', ';', ', '],
    form: true,
  },
  {
    id: 'google-sheets',
    recognises: (columns) =>
      googleStamps.has(columns[0]?.name ?? '') && stamped(columns, sheetStamp),
    separators: [', ', ';'],
    form: true,
  },
  {
    id: 'stamped',
    recognises: (columns) => stamped(columns, sheetStamp),
    separators: [', ', ';', '\n', ','],
    form: true,
  },
  {
    id: 'microsoft-forms',
    recognises: (columns) => startsWith(columns, /^id$/u, otherTimeHeading, timestampHeading),
    separators: [';'],
    form: true,
  },
  {
    id: 'limesurvey',
    recognises: (columns) =>
      startsWith(columns, limeId) && haveHeadings(columns, limeSubmitted, limeLastPage),
    separators: [';', ', '],
    ticksInWords: true,
    form: true,
  },
  {
    id: 'surveymonkey',
    recognises: (columns) => startsWith(columns, /^respondent id$/u, /^collector id$/u),
    separators: [';', ', '],
    form: true,
  },
  {
    id: 'qualtrics',
    recognises: (columns) =>
      haveHeadings(columns, /^response ?id$/u, /^recorded ?date$/u, /^finished$/u),
    separators: [',', ';'],
    form: true,
  },
  {
    id: 'bettervoting',
    recognises: (columns) =>
      startsWith(columns, /^ballot_id$/u, /^precinct$/u) &&
      columns
        .filter(({ name }) => !betterVotingNotes.test(name))
        .every((facts) => facts.heading.includes('!!') || holdsNumbers(facts)),
    separators: [';'],
    candidates: ({ name }) => !betterVotingNotes.test(name),
  },
  {
    id: 'sosci',
    recognises: (columns) => startsWith(columns, /^case$/u) && haveHeadings(columns, /^questnnr$/u),
    separators: [';', ', '],
    form: true,
    coded: true,
    notes: (name) => {
      if (/^[a-z]{2}\d{2}_\d{2}a$|\((open entry|free text|offene eingabe)\)$/u.test(name))
        return 'private';
      return /^(ref|mode|language|degrade|deg_miss)$/u.test(name) ? 'ignored' : undefined;
    },
    words: { blank: ['-9', '[na] nicht beantwortet', '[na] not answered'] },
  },
  plainShape,
];
