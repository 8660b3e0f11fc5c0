import { type Diagnostic, diagnose } from '../base/diagnostic.ts';
import { foldText } from '../base/fold.ts';
import { type Column, sizeOf, textAt } from '../csv/column-store.ts';
import type { FileTable } from '../csv/table.ts';
import { readStampText } from './stamp.ts';
import { questionVocabulary } from './vocabulary.ts';

const vocabulary = questionVocabulary({});

/** Distinct cells of a column that are looked at. */
const sample = 100;

/** Refuses a file whose first row is a ballot. */
export function checkHeadings(file: FileTable): Diagnostic[] {
  const place = [{ file: file.name, line: file.headerLine }];
  const named = file.columns.filter((column) => column.heading !== '');
  const below = (column: Column) =>
    Array.from({ length: Math.min(sample, sizeOf(column)) }, (_, code) => textAt(column, code));
  const data = named.filter((column) => looksLikeData(column.heading, below(column)));
  const answer = data.some((column) => isAnswerBelow(column.heading, below(column)));
  if (answer || (named.length > 0 && data.length === named.length)) {
    return [diagnose('file.no-headings', {}, place)];
  }
  return [];
}

/** A mail address, a time, an answer, or what also stands below. */
function looksLikeData(heading: string, texts: readonly string[]): boolean {
  const folded = foldText(heading);
  const clock = readStampText(heading).some((reading) => reading.precision !== 'day');
  const address = /^\S+@\S+\.\S+$/.test(folded);
  return (
    address || clock || vocabulary.has(folded) || texts.some((text) => foldText(text) === folded)
  );
}

/** An answer in the first row that is also given below. */
function isAnswerBelow(heading: string, texts: readonly string[]): boolean {
  const folded = foldText(heading);
  return vocabulary.has(folded) && texts.some((text) => foldText(text) === folded);
}
