import { sights } from '../csv/kernel.ts';
import { type ColumnFacts, everyValue, firstValues, mostly } from './column-facts.ts';
import { pointsHeading } from './headings.ts';
import { namesMail } from './mail-address.ts';
import { readStampText } from './stamp.ts';
import { surveyPlain } from './survey-stamps.ts';
import type { Vocabularies } from './vocabulary.ts';

// What the values of a column look like, whatever its heading says.

/** More different values than these are hardly the answers of a vote. */
export const mostAnswers = 12;

/** The address of a machine: 192.0.2.17, or 2001:db8::17. */
const machine = /^(\d{1,3}(\.\d{1,3}){3}|(?=(?:[^:]*:){3})[\da-f:.]+)$/u;

/** Addresses of machines, which tell who sat there. */
export function holdsMachines(facts: ColumnFacts): boolean {
  if (facts.bulk && (facts.bulk.texts.seen & sights.timed) === 0) return false;
  return facts.filled > 0 && mostly(facts, (text) => machine.test(text));
}

/** Cells that are enough to tell times from other texts. */
const timeSample = 25;

export function isTime(facts: ColumnFacts): boolean {
  if (facts.bulk && surveyPlain(facts.bulk.texts)) return true;
  const sample = firstValues(facts, timeSample);
  const times = sample.filter((text) => readStampText(text).length > 0);
  return times.length * 5 >= sample.length * 4;
}

/** Times of day with their date, as only a clock writes them; dates alone may be options. */
export function isClockTime(facts: ColumnFacts): boolean {
  // No time of day is written without one of these.
  if (facts.bulk && (facts.bulk.texts.seen & sights.timed) === 0) return false;
  if (facts.bulk && surveyPlain(facts.bulk.texts)) return true;
  return firstValues(facts, timeSample).every((text) =>
    readStampText(text).some((reading) => reading.precision !== 'day'),
  );
}

/** Times of day without their date, of which each row has its own. */
export function tellsHours(facts: ColumnFacts): boolean {
  if (facts.bulk || facts.distinct < 3 || facts.distinct < facts.filled) return false;
  return facts.values.every(({ folded }) =>
    /^\d{1,2}[:.h]\d{2}(:\d{2})?( ?[ap]\.?m\.?)?$/.test(folded),
  );
}

/** A whole column of them is no contest: published, it would say when each voter voted. */
export function isClockColumn(facts: ColumnFacts): boolean {
  return facts.distinct > 3 && facts.distinct * 2 > facts.filled && isClockTime(facts);
}

export function holdsMails(facts: ColumnFacts): boolean {
  if (facts.bulk && (facts.bulk.texts.seen & sights.at) === 0) return false;
  return facts.distinct > 1 && mostly(facts, namesMail);
}

/** Few short answers, each given about twice or more often. */
export function repeats(facts: ColumnFacts): boolean {
  return (
    facts.distinct > 1 &&
    facts.distinct <= mostAnswers &&
    facts.distinct * 2 <= facts.filled &&
    facts.values.every((value) => value.text.length <= 120)
  );
}

export function holdsFigures(facts: ColumnFacts): boolean {
  return facts.distinct > 0 && mostly(facts, (text) => /\d/u.test(text));
}

/** `1 / 2`, or `-- / 0` where no points were given. */
export function holdsPoints(facts: ColumnFacts): boolean {
  return (
    pointsHeading.test(facts.name) &&
    facts.distinct > 0 &&
    everyValue(facts, (text) => /^(--|[\d.,]+) \/ [\d.,]+$/u.test(text))
  );
}

export function isAnswer(facts: ColumnFacts, words: Vocabularies): boolean {
  // Each value beyond the words is no answer, and stands in a row at least.
  const others = facts.distinct - words.question.size;
  if (facts.distinct === 0 || others * 5 > facts.filled) return false;
  return mostly(facts, (text) => words.question.has(text));
}

/** A number given to each paper, which may start anew in each file; few values that repeat are answers. */
export function countsUp(facts: ColumnFacts): boolean {
  const distinct = facts.distinct === facts.filled || facts.distinct > mostAnswers;
  return distinct && mostly(facts, (text) => /\d/u.test(text));
}

/** Longer texts are no names. */
const longestName = 100;

export function namesEachRow(facts: ColumnFacts): boolean {
  const { bulk, rows, filled, distinct } = facts;
  if (rows <= 1 || filled !== rows || distinct !== filled) return false;
  return (
    (bulk !== undefined && bulk.texts.longest <= longestName) ||
    facts.values.every((value) => value.text.length <= longestName)
  );
}

/** Most rows have a value of their own, and some share one: names, where somebody may have voted twice. */
export function nearlyNamesEachRow(facts: ColumnFacts): boolean {
  return facts.filled > 3 && facts.distinct * 5 >= facts.filled * 3 && facts.distinct > 3;
}
