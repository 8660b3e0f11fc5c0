import { evenText, foldText } from '../base/fold.ts';
import { groupedBy } from '../base/grouped-by.ts';
import { lazily } from '../base/lazily.ts';
import { byCodeUnit } from '../base/order.ts';
import type { CellTexts } from '../csv/cell-texts.ts';
import { areEven, foldedCodes } from '../csv/folded-codes.ts';

/** One distinct cell of a column: its folded text, its commonest spelling, and in how many rows it stands. */
export interface Value {
  readonly folded: string;
  readonly text: string;
  readonly rows: number;
}

/** Values one at a time, in no order: where they are very many none is kept as a text. */
export interface ValueList {
  readonly length: number;
  readonly textAt: (at: number) => string;
  readonly foldedAt: (at: number) => string;
  readonly rowsAt: (at: number) => number;
  /** whether a sign of ASCII may stand in a text; where it says no, it does in none */
  readonly mayHold: (sign: string) => boolean;
}

/** The distinct texts, which stand in so many rows each, as values ordered by their folded texts; blank ones left out. */
export function valuesOf(texts: readonly string[], counts: Uint32Array): readonly Value[] {
  const spellings = new Map<string, number>();
  texts.forEach((text, code) => {
    const rows = counts[code] ?? 0;
    if (rows === 0) return;
    const clean = evenText(text);
    spellings.set(clean, (spellings.get(clean) ?? 0) + rows);
  });
  const values = new Map<string, Spelled>();
  spellings.forEach((rows, text) => {
    const folded = foldText(text);
    const value = values.get(folded);
    if (value === undefined) values.set(folded, { folded, text, rows, most: rows });
    else {
      value.rows += rows;
      // Of spellings that are equally common the first in order is shown.
      if (rows > value.most || (rows === value.most && byCodeUnit(text, value.text) < 0)) {
        value.text = text;
        value.most = rows;
      }
    }
  });
  values.delete('');
  // Left to itself, sort orders texts by their code units, and far sooner than by a function.
  return [...values.keys()].sort().map((folded) => {
    const { text = '', rows = 0 } = values.get(folded) ?? {};
    return { folded, text, rows };
  });
}

/** A value while its spellings are gathered: the commonest so far, and in how many rows that one stands. */
interface Spelled {
  readonly folded: string;
  text: string;
  rows: number;
  most: number;
}

export function listOf(values: readonly Value[]): ValueList {
  return {
    length: values.length,
    textAt: (at) => values[at]?.text ?? '',
    foldedAt: (at) => values[at]?.folded ?? '',
    rowsAt: (at) => values[at]?.rows ?? 0,
    mayHold: () => true,
  };
}

/** Very many texts, which stand in so many rows each: those that are the same when folded are found as bytes. */
export function manyValues(texts: CellTexts, counts: Uint32Array): ValueList {
  const folded = foldedCodes(texts);
  const rows = new Uint32Array(folded?.size ?? texts.size);
  const codes = new Uint32Array(rows.length);
  const numberOf = (code: number) => (folded ? (folded.of[code] ?? 0) : code);
  const further: number[] = [];
  for (let code = 1; code < texts.size; code += 1) {
    const own = counts[code] ?? 0;
    const number = numberOf(code);
    if (own === 0 || number === 0) continue;
    if (rows[number] === 0) codes[number] = code;
    else further.push(code);
    rows[number] = (rows[number] ?? 0) + own;
  }
  for (const [number, others] of groupedBy(further, numberOf))
    codes[number] = commonest([codes[number] ?? 0, ...others], texts, counts);
  let length = 0;
  for (let number = 1; number < rows.length; number += 1) {
    if (rows[number] === 0) continue;
    rows[length] = rows[number] ?? 0;
    codes[length] = codes[number] ?? 0;
    length += 1;
  }
  const spelled = (at: number) => texts.textAt(codes[at] ?? 0);
  const bytes = lazily(() => bytesIn(texts));
  const textAt = areEven(texts) ? spelled : (at: number) => evenText(spelled(at));
  return {
    length,
    textAt,
    foldedAt: areEven(texts) ? (at) => textAt(at).toLowerCase() : (at) => foldText(textAt(at)),
    rowsAt: (at) => rows[at] ?? 0,
    mayHold: (sign) => bytes()[sign.charCodeAt(0)] === 1 || bytes()[greek] === 1,
  };
}

/** The first byte of the Greek question mark, which Unicode makes a semicolon, in UTF-8. */
const greek = 0xcd;

/** Which bytes the texts have: a flag for each of 256. */
function bytesIn({ size, memory, startOf, lengthOf }: CellTexts): Uint8Array {
  const found = new Uint8Array(256);
  for (let code = 1; code < size; code += 1) {
    const start = startOf(code);
    const end = start + lengthOf(code);
    for (let at = start; at < end; at += 1) found[memory[at] ?? 0] = 1;
  }
  return found;
}

/** Of codes whose texts are the same when folded one with the commonest spelling. */
function commonest(codes: readonly number[], texts: CellTexts, counts: Uint32Array): number {
  const own = codes.map(texts.textAt);
  const [value] = valuesOf(
    own,
    Uint32Array.from(codes, (code) => counts[code] ?? 0),
  );
  return codes[own.findIndex((text) => evenText(text) === value?.text)] ?? 0;
}

/** The values that are wanted. */
export function chosenOf(list: ValueList, wanted: (at: number) => boolean): ValueList {
  const chosen: number[] = [];
  for (let at = 0; at < list.length; at += 1) if (wanted(at)) chosen.push(at);
  if (chosen.length === list.length) return list;
  const places = Uint32Array.from(chosen);
  const placeOf = (at: number) => places[at] ?? 0;
  return {
    length: places.length,
    textAt: (at) => list.textAt(placeOf(at)),
    foldedAt: (at) => list.foldedAt(placeOf(at)),
    rowsAt: (at) => list.rowsAt(placeOf(at)),
    mayHold: list.mayHold,
  };
}

/** The values with their texts, ordered by their folded ones. */
export function sortedValues(list: ValueList): readonly Value[] {
  const values = Array.from({ length: list.length }, (_, at) => ({
    folded: list.foldedAt(at),
    text: list.textAt(at),
    rows: list.rowsAt(at),
  }));
  return values.sort((a, b) => byCodeUnit(a.folded, b.folded));
}

/** In how many rows the values stand. */
export function rowsIn(list: ValueList): number {
  let rows = 0;
  for (let at = 0; at < list.length; at += 1) rows += list.rowsAt(at);
  return rows;
}

/** The same of values with their texts. */
export function rowsOf(values: readonly Pick<Value, 'rows'>[]): number {
  return values.reduce((sum, { rows }) => sum + rows, 0);
}

/** Whether every value is of a sort. */
export function everyOf(list: ValueList, test: (at: number) => boolean): boolean {
  for (let at = 0; at < list.length; at += 1) if (!test(at)) return false;
  return true;
}
