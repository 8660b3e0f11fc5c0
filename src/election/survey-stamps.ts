import { cleanText } from '../base/fold.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import type { Column } from '../csv/column-store.ts';
import { isSameForm } from './digits.ts';
import { type PlainStamp, stampReader } from './plain-stamp.ts';
import { readStamp, type StampReading } from './stamp.ts';
import { readingIn, type StampSurvey } from './stamp-order.ts';

type Found = { -readonly [K in keyof StampSurvey]: StampSurvey[K] };

/** What a text says of the order of the dates around it; nothing where it is the same time in every order. */
type Sort = 'unread' | 'dayFirst' | 'monthFirst' | 'open' | undefined;

/** Reads the texts of a column as times by their bytes, by code; what it gives holds until the next is read. */
export function plainStamps(texts: CellTexts): (code: number) => PlainStamp | undefined {
  const { memory, startOf, lengthOf } = texts;
  const read = stampReader(memory);
  return (code) => read(startOf(code), lengthOf(code));
}

/** One pass over the distinct texts of a column that keeps only the first of each sort. */
export function surveyStamps(column: Column): StampSurvey {
  const { bulk } = column;
  if (bulk === undefined) return surveyTexts(column.texts);
  return surveyPlain(bulk) ?? surveyMixed(bulk);
}

/** The same of texts alone. */
export function surveyTexts(texts: readonly string[]): StampSurvey {
  const found: Found = { times: 0, yearFirst: true };
  for (const text of texts) noteText(found, text);
  return found;
}

function surveyMixed(texts: CellTexts): StampSurvey {
  const found: Found = { times: 0, yearFirst: true };
  const plainAt = plainStamps(texts);
  for (let code = 1; code < texts.size; code += 1) {
    const plain = plainAt(code);
    if (plain) notePlain(found, plain, texts, code);
    else noteText(found, texts.textAt(code));
  }
  return found;
}

/** A survey of texts of which every one is a time in a plain form. */
interface PlainSurvey extends StampSurvey {
  /** whether they differ in their digits only */
  readonly alike: boolean;
}

const surveyed = new WeakMap<CellTexts, PlainSurvey | 'others'>();

/** Surveys texts of which every one is a time in a plain form, once; undefined where another is among them. */
export function surveyPlain(texts: CellTexts): PlainSurvey | undefined {
  const known = surveyed.get(texts) ?? surveyAll(texts);
  surveyed.set(texts, known);
  return known === 'others' ? undefined : known;
}

function surveyAll(texts: CellTexts): PlainSurvey | 'others' {
  const { memory, size, startOf, lengthOf } = texts;
  const found: Found & { alike: boolean } = { times: 0, yearFirst: true, alike: true };
  const read = stampReader(memory);
  const first = startOf(1);
  const length = lengthOf(1);
  for (let code = 1; code < size; code += 1) {
    const start = startOf(code);
    const own = lengthOf(code);
    const plain = read(start, own);
    if (plain === undefined) return 'others';
    notePlain(found, plain, texts, code);
    found.alike &&= plain.repeats || (own === length && isSameForm(memory, first, start, length));
  }
  return found;
}

function notePlain(found: Found, plain: PlainStamp, texts: CellTexts, code: number): void {
  found.times += 1;
  // What its date says was said by the one before.
  if (plain.repeats || !Number.isNaN(plain.yearFirst)) return;
  found.yearFirst = false;
  const sort = sortOfPlain(plain);
  if (sort) found[sort] ??= cleanText(texts.textAt(code));
}

function sortOfPlain({ dayFirst, monthFirst }: PlainStamp): Sort {
  if (Number.isNaN(monthFirst)) return 'dayFirst';
  if (Number.isNaN(dayFirst)) return 'monthFirst';
  return dayFirst === monthFirst ? undefined : 'open';
}

/** A date of which the year stands first, whatever weekday is before it. */
const yearBefore = /^\D*\d{4}/u;

function noteText(found: Found, cell: string): void {
  const text = cleanText(cell);
  if (text === '') return;
  const stamp = readStamp(text);
  if (stamp.ok) {
    found.times += 1;
    found.yearFirst &&= yearBefore.test(text);
  }
  const sort = stamp.ok ? sortOf(stamp.readings) : 'unread';
  if (sort) found[sort] ??= text;
}

function sortOf(readings: readonly StampReading[]): Sort {
  if (readings[0]?.order === 'ymd') return undefined;
  const fits = (order: StampReading['order']) => readingIn(readings, order) !== undefined;
  if (!fits('mdy')) return 'dayFirst';
  if (!fits('dmy')) return 'monthFirst';
  return fits('ymd') ? undefined : 'open';
}
