import { cleanText, foldText } from '../base/fold.ts';
import { byCodeUnit } from '../base/order.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { type Column, sizeOf } from '../csv/column-store.ts';
import { foldedCodes } from '../csv/folded-codes.ts';

/** One distinct cell of a column: its folded text, its commonest spelling, and in how many rows it stands. */
export interface Value {
  readonly folded: string;
  readonly text: string;
  readonly rows: number;
}

/** What is known of a column before its meaning is. `values` leave out blank cells and are ordered by folded text. */
export interface ColumnFacts {
  readonly position: number;
  readonly heading: string;
  /** the folded heading */
  readonly name: string;
  readonly rows: number;
  readonly filled: number;
  /** how many values there are */
  readonly distinct: number;
  /** of a column with `bulk` they are made when they are first asked for */
  readonly values: readonly Value[];
  /** where there are very many values: their texts, and in how many rows each stands */
  readonly bulk?: { readonly texts: CellTexts; readonly counts: Uint32Array };
}

/** Looks at each distinct cell once. Rows of which `usable` is 0 are left out. */
export function columnFacts(column: Column, position: number, usable: Uint8Array): ColumnFacts {
  const { codes, heading, bulk } = column;
  const counts = new Uint32Array(sizeOf(column));
  let rows = 0;
  for (let row = 0; row < codes.length; row += 1) {
    const one = usable[row] ?? 0;
    const code = codes[row] ?? 0;
    counts[code] = (counts[code] ?? 0) + one;
    rows += one;
  }
  const shared = { position, heading, name: foldText(heading), rows };
  if (bulk) return manyFacts(column, bulk, counts, shared);
  const values = valuesOf(column.texts, counts);
  const filled = values.reduce((sum, value) => sum + value.rows, 0);
  return { ...shared, filled, distinct: values.length, values };
}

function manyFacts(
  column: Column,
  texts: CellTexts,
  counts: Uint32Array,
  shared: Pick<ColumnFacts, 'position' | 'heading' | 'name' | 'rows'>,
): ColumnFacts {
  const folded = foldedCodes(texts);
  const met = new Uint8Array(folded?.size ?? texts.size);
  let distinct = 0;
  let blank = 0;
  for (let code = 0; code < counts.length; code += 1) {
    const number = folded ? (folded.of[code] ?? 0) : code;
    if (number === 0) blank += counts[code] ?? 0;
    else if ((counts[code] ?? 0) > 0 && met[number] === 0) {
      met[number] = 1;
      distinct += 1;
    }
  }
  let values: readonly Value[] | undefined;
  return {
    ...shared,
    filled: shared.rows - blank,
    distinct,
    bulk: { texts, counts },
    get values() {
      values ??= valuesOf(column.texts, counts);
      return values;
    },
  };
}

function valuesOf(texts: readonly string[], counts: Uint32Array): readonly Value[] {
  const spellings = new Map<string, Map<string, number>>();
  texts.forEach((text, code) => {
    const count = counts[code] ?? 0;
    const folded = foldText(text);
    if (count === 0 || folded === '') return;
    const own = spellings.get(folded) ?? new Map<string, number>();
    const clean = cleanText(text).replace(/[^\S\n\r]+/gu, ' ');
    own.set(clean, (own.get(clean) ?? 0) + count);
    spellings.set(folded, own);
  });
  return [...spellings]
    .map(([folded, own]) => ({ folded, text: commonest(own), rows: sum(own.values()) }))
    .sort((a, b) => byCodeUnit(a.folded, b.folded));
}

function commonest(spellings: ReadonlyMap<string, number>): string {
  const [first] = [...spellings].sort(([a, x], [b, y]) => y - x || byCodeUnit(a, b));
  return first?.[0] ?? '';
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Whether every value is of a sort. */
export function everyValue(facts: ColumnFacts, test: (folded: string) => boolean): boolean {
  if (facts.bulk === undefined) return facts.values.every((value) => test(value.folded));
  const { texts, counts } = facts.bulk;
  for (let code = 1; code < texts.size; code += 1) {
    if (counts[code] === 0) continue;
    const folded = foldText(texts.textAt(code));
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
  const { texts, counts } = facts.bulk;
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
  const { texts, counts } = facts.bulk;
  let found: string[] = [];
  let last: string | undefined;
  for (let code = 1; code < texts.size; code += 1) {
    if (counts[code] === 0 || (last !== undefined && isAfter(texts, code, last))) continue;
    const folded = foldText(texts.textAt(code));
    if (folded === '' || (last !== undefined && byCodeUnit(folded, last) >= 0)) continue;
    if (found.includes(folded)) continue;
    found = [...found, folded].sort(byCodeUnit).slice(0, count);
    last = found.length === count ? found.at(-1) : undefined;
  }
  return found;
}

/** Whether a text, folded, is after another, where its bytes alone tell. */
function isAfter(texts: CellTexts, code: number, other: string): boolean {
  const start = texts.startOf(code);
  const length = Math.min(texts.lengthOf(code), other.length);
  for (let at = 0; at < length; at += 1) {
    const byte = texts.memory[start + at] ?? 0;
    const beside = other.charCodeAt(at);
    // Capitals, white space and what is not ASCII may fold to something else.
    if (byte <= 0x20 || byte >= 0x7f || (byte >= 0x41 && byte <= 0x5a))
      if (byte !== 0x20 || at === 0 || beside !== 0x20) return false;
    if (byte !== beside) return byte > beside;
  }
  return false;
}

/**
 * Whether every value is of a sort that does not depend on which digits are written: of texts that
 * follow each other and differ in digits alone one is looked at.
 */
export function everyForm(facts: ColumnFacts, test: (folded: string) => boolean): boolean {
  if (facts.bulk === undefined) return everyValue(facts, test);
  const { texts, counts } = facts.bulk;
  let before = 0;
  for (let code = 1; code < texts.size; code += 1) {
    if (counts[code] === 0 || isFormed(texts, code, before)) continue;
    const folded = foldText(texts.textAt(code));
    if (folded !== '' && !test(folded)) return false;
    before = code;
  }
  return true;
}

function isFormed({ memory, startOf, lengthOf }: CellTexts, code: number, other: number): boolean {
  const length = lengthOf(code);
  if (length !== lengthOf(other)) return false;
  const start = startOf(code);
  const shift = startOf(other) - start;
  for (let at = start; at < start + length; at += 1) {
    const one = memory[at] ?? 0;
    const two = memory[at + shift] ?? 0;
    if (one !== two && !(isDigit(one) && isDigit(two))) return false;
  }
  return true;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
