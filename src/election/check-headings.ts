import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import type { DiagnosticArgs } from '../base/diagnostic-codes.ts';
import { foldText } from '../base/fold.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { checkResults } from './check-results.ts';
import { isMail } from './mail-address.ts';
import { readStampText } from './stamp.ts';
import { generalWords } from './vocabulary.ts';

/** Distinct cells of a column that are looked at. */
const sample = 100;

/** What the rows of a file are; of `weighted-ballots` the definition names the column that weighs them. */
export type RowsOf = 'ballots' | 'weighted-ballots' | 'roll';

/** Refuses a file of white space alone, one whose first row is a ballot, and ballots that are results. */
export function checkHeadings(file: FileTable, rows: RowsOf): Diagnostic[] {
  if (file.columns.length === 0) return [diagnose('file.empty', {}, [{ file: file.name }])];
  const place = [{ file: file.name, line: file.headerLine }];
  const unsplit = unsplitCells(file);
  if (unsplit) return [diagnose('file.unsplit', unsplit, place)];
  // On a roll, figures under "Votes" are weights.
  const results = rows === 'roll' ? [] : checkResults(file, rows === 'weighted-ballots', place);
  if (results.length > 0) return results;
  const named = file.columns.filter((column) => column.heading !== '');
  const below = (column: Column) =>
    Array.from({ length: Math.min(sample, sizeOf(column)) }, (_, code) => textAt(column, code));
  const data = named.filter(
    (column) =>
      !(named.length > 1 && isOwnBox(column)) && looksLikeData(column.heading, below(column)),
  );
  const answer = data.some((column) => isAnswerBelow(column.heading, below(column)));
  // Below a title that is no heading, a row that goes on in the table is a ballot.
  if (
    answer ||
    headingsBelow(file, named) ||
    (file.titled && data.length > 0) ||
    (named.length > 0 && data.length === named.length)
  ) {
    return [diagnose('file.no-headings', {}, place)];
  }
  return [];
}

/** Whether the headings stand once more, in a row below, as in a list of several pages. */
function headingsBelow({ rows }: FileTable, named: readonly Column[]): boolean {
  const telling = named.filter((column) => column.bulk === undefined && !isOwnBox(column));
  if (telling.length < 2) return false;
  const codes: number[] = [];
  for (const { heading, texts } of telling) {
    const folded = foldText(heading);
    const code = texts.findIndex((text) => foldText(text) === folded);
    if (code < 0) return false;
    codes.push(code);
  }
  for (let row = 0; row < rows; row += 1)
    if (telling.every((column, at) => column.codes[row] === codes[at])) return true;
  return false;
}

/** Says that lines above the headings were passed over. */
export function titleAbove(given: FileTable, { name, headerLine }: FileTable): Diagnostic[] {
  if (headerLine === given.headerLine && !given.titled) return [];
  return [diagnose('file.title', {}, [{ file: name, line: headerLine }])];
}

/** A box that repeats its heading, or is empty; words of a question above it are told apart elsewhere. */
function isOwnBox(column: Column): boolean {
  const folded = foldText(column.heading);
  if (column.bulk || generalWords().has(folded) || !column.codes.includes(0)) return false;
  return column.texts.every((text) => text === '' || foldText(text) === folded);
}

/** No time of day is written without it. */
const clockLike = /\d[:.]\d\d/;

/** A mail address, a time, an answer, or what also stands below. */
function looksLikeData(heading: string, texts: readonly string[]): boolean {
  const folded = foldText(heading);
  const clock =
    clockLike.test(heading) &&
    readStampText(heading).some((reading) => reading.precision !== 'day');
  return (
    isMail(folded) ||
    clock ||
    generalWords().has(folded) ||
    isRanking(heading, texts) ||
    texts.some((text) => foldText(text) === folded)
  );
}

/** `Ann > Bo > Cy`, and below it the same names in another order. */
function isRanking(heading: string, texts: readonly string[]): boolean {
  if (!heading.includes('>')) return false;
  const names = (text: string) => text.split(/[>=]/).map(foldText).sort().join('>');
  return texts.some((text) => text.includes('>') && names(text) === names(heading));
}

/** An answer in the first row that is also given below. */
function isAnswerBelow(heading: string, texts: readonly string[]): boolean {
  const folded = foldText(heading);
  return generalWords().has(folded) && texts.some((text) => foldText(text) === folded);
}

/** What may stand between cells and is not looked for. */
const unknownDelimiters = [':', '^', '~', '¦', '\u0001', '\u001f'];

/** Lines whose cells were not taken apart: as often in each of them stands another separator, or each is quoted as a whole. */
function unsplitCells({ columns }: FileTable): DiagnosticArgs['file.unsplit'] | undefined {
  const few = columns.filter(({ bulk }) => bulk === undefined);
  const inQuotes = (text: string) => text === '' || /^'.*'$/su.test(text);
  const quoted = few.every(({ heading, texts }) => inQuotes(heading) && texts.every(inQuotes));
  if (!quoted && columns.length > 1) return undefined;
  const filled = few
    .flatMap(({ heading, texts }) => [heading, ...texts])
    .filter((text) => text !== '');
  const all = (test: (text: string) => boolean) => filled.length > 2 && filled.every(test);
  if (quoted && filled.length > 2) return { by: 'single-quotes' };
  if (columns.length > 1) return undefined;
  const [first = ''] = filled;
  // The number of candidates and of seats, then rankings that end in 0, which also ends the list.
  if (
    /^\d+ \d+$/.test(first) &&
    filled.includes('0') &&
    filled.some((text) => /^\d[\d ]* 0$/.test(text))
  )
    return { by: 'blt' };
  if (
    all(
      (text) => /^(""|"[^"]+"|[^",;]*)([,;]("[^"]*"|[^",;]*))+$/su.test(text) && text.includes('"'),
    )
  )
    return { by: 'whole-lines' };
  const sign = unknownDelimiters.find((one) => {
    const count = first.split(one).length;
    return count > 1 && all((text) => text.split(one).length === count);
  });
  return sign === undefined ? undefined : { by: 'unknown' };
}
