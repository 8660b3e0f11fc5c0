import { type BitSet, bitSet, countBits, hasBit, setBit } from '../base/bit-set.ts';
import { foldText } from '../base/fold.ts';
import { lazily } from '../base/lazily.ts';
import { byCodeUnit } from '../base/order.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { type Codes, type Column, sizeOf } from '../csv/column-store.ts';
import { foldedCodes } from '../csv/folded-codes.ts';
import { countCodes, countTogether } from './code-counts.ts';
import { sightingsOf } from './code-sightings.ts';
import { flaggedRows } from './flagged-rows.ts';
import { comesAfter, textForms } from './text-forms.ts';
import {
  listOf,
  manyValues,
  rowsOf,
  sortedValues,
  type Value,
  type ValueList,
  valuesOf,
} from './value-list.ts';

/** What is known of a column before its meaning is. `values` leave out blank cells and are ordered by folded text. */
export interface ColumnFacts {
  readonly position: number;
  readonly heading: string;
  /** the folded heading */
  readonly name: string;
  /** the same with `ballot_id` and `ballot-id` made `ballot id` */
  readonly spaced: string;
  readonly rows: number;
  readonly filled: number;
  /** how many values there are */
  readonly distinct: number;
  /** made when they are first asked for */
  readonly values: readonly Value[];
  /** where there are very many values: their texts, whether each stands in a row and in how many, and the values one at a time */
  readonly bulk?: {
    readonly texts: CellTexts;
    readonly used: BitSet;
    readonly counts: () => Uint32Array;
    readonly list: () => ValueList;
  };
}

/** The values of a column one at a time, in no order: of very many no texts are kept. */
export function valueList(facts: ColumnFacts): ValueList {
  return facts.bulk ? facts.bulk.list() : listOf(facts.values);
}

/** Looks at each distinct cell of columns once. Rows that are flagged as left out are not looked at. */
export function factsOf(columns: readonly Column[], leftOut: Uint8Array): ColumnFacts[] {
  const few = columns.filter(({ bulk }) => bulk === undefined);
  countTogether(few.map((column) => ({ codes: column.codes, size: sizeOf(column) })));
  return columns.map((column, at) => columnFacts(column, at, leftOut));
}

/** Looks at each distinct cell once. Rows that are flagged as left out are not looked at. */
export function columnFacts(column: Column, position: number, leftOut: Uint8Array): ColumnFacts {
  const { codes, heading, bulk } = column;
  const rows = codes.length - flaggedRows(leftOut).length;
  const name = foldText(heading);
  const shared = { position, heading, name, spaced: name.replace(/[_-]+/g, ' '), rows };
  if (bulk) return manyFacts(column, bulk, leftOut, shared);
  const values = lazily(() => valuesOf(column.texts, countCodes(codes, sizeOf(column), leftOut)));
  const filled = lazily(() => rowsOf(values()));
  return {
    ...shared,
    get filled() {
      return filled();
    },
    get distinct() {
      return values().length;
    },
    get values() {
      return values();
    },
  };
}

/** In how many rows each of very many texts stands is counted when somebody asks: hardly ever. */
function manyFacts(
  column: Column,
  texts: CellTexts,
  leftOut: Uint8Array,
  shared: Pick<ColumnFacts, 'position' | 'heading' | 'name' | 'spaced' | 'rows'>,
): ColumnFacts {
  const counts = lazily(() => countCodes(column.codes, texts.size, leftOut));
  const { used, empty } = codesIn(column.codes, texts, leftOut);
  const folded = foldedCodes(texts);
  const met = folded ? bitSet(folded.size) : used;
  let blank = empty;
  for (let code = 1; folded && code < texts.size; code += 1) {
    const number = folded.of[code] ?? 0;
    if (hasBit(used, code)) setBit(met, number);
    if (number === 0) blank += counts()[code] ?? 0;
  }
  const list = lazily(() => manyValues(texts, counts()));
  const values = lazily(() => sortedValues(list()));
  return {
    ...shared,
    filled: shared.rows - blank,
    distinct: countBits(met) - (hasBit(met, 0) ? 1 : 0),
    bulk: { texts, used, counts, list },
    get values() {
      return values();
    },
  };
}

/** The codes that stand in a row that is not left out, and in how many of these the empty one does. */
function codesIn(codes: Codes, { size, others }: CellTexts, leftOut: Uint8Array) {
  const { met, empty } = sightingsOf(codes, size, others);
  const without = flaggedRows(leftOut);
  if (without.length === 0) return { used: met, empty };
  const used = bitSet(size);
  for (let row = 0; row < codes.length; row += 1)
    if (leftOut[row] === 0) setBit(used, codes[row] ?? 0);
  return { used, empty: empty - without.filter((row) => codes[row] === 0).length };
}

/** Whether every value is of a sort. */
export function everyValue(facts: ColumnFacts, test: (folded: string) => boolean): boolean {
  if (facts.bulk === undefined) return facts.values.every((value) => test(value.folded));
  const { texts, used } = facts.bulk;
  for (let code = 1; code < texts.size; code += 1) {
    if (!hasBit(used, code)) continue;
    const folded = foldText(texts.textAt(code));
    if (folded !== '' && !test(folded)) return false;
  }
  return true;
}

/** The same for a test that takes one digit for another: `\d`, as nearly all that looks for a form. */
export function everyForm(facts: ColumnFacts, test: (folded: string) => boolean): boolean {
  if (facts.bulk === undefined) return everyValue(facts, test);
  for (const text of textForms(facts.bulk.texts, facts.bulk.used)) {
    const folded = foldText(text);
    if (folded !== '' && !test(folded)) return false;
  }
  return true;
}

/** Whether four rows of five that are filled hold a value of a sort. */
export function mostly(facts: ColumnFacts, test: (folded: string) => boolean): boolean {
  const fits = (rows: number) => rows * 5 >= facts.filled * 4;
  let fitting = 0;
  if (facts.bulk === undefined) {
    for (const value of facts.values) if (test(value.folded)) fitting += value.rows;
    return fits(fitting);
  }
  const { texts } = facts.bulk;
  const counts = facts.bulk.counts();
  let left = facts.filled;
  for (let code = 1; code < texts.size && fits(fitting + left) && !fits(fitting); code += 1) {
    const rows = counts[code] ?? 0;
    const folded = rows === 0 ? '' : foldText(texts.textAt(code));
    if (folded === '') continue;
    left -= rows;
    if (test(folded)) fitting += rows;
  }
  return fits(fitting);
}

/** The first values in the order of their folded texts, folded. */
export function firstValues(facts: ColumnFacts, count: number): readonly string[] {
  if (facts.bulk === undefined) return facts.values.slice(0, count).map((value) => value.folded);
  const { texts, used } = facts.bulk;
  let found: string[] = [];
  let last: string | undefined;
  for (let code = 1; code < texts.size; code += 1) {
    if (!hasBit(used, code) || (last !== undefined && comesAfter(texts, code, last))) continue;
    const folded = foldText(texts.textAt(code));
    if (folded === '' || (last !== undefined && byCodeUnit(folded, last) >= 0)) continue;
    if (found.includes(folded)) continue;
    found = [...found, folded].sort(byCodeUnit).slice(0, count);
    last = found.length === count ? found.at(-1) : undefined;
  }
  return found;
}
