import { type CellTexts, cellTexts } from './cell-texts.ts';

/** The codes of a column, one for each row, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One column: `texts[codes[row]]` is the text of a cell. Each distinct text is kept once; code 0 is the empty cell. */
export interface Column {
  readonly heading: string;
  readonly codes: Codes;
  /** of a column with `bulk` they are made when they are first asked for */
  readonly texts: readonly string[];
  /** where there are very many texts: the same, one at a time */
  readonly bulk?: CellTexts;
}

/** The text of a code, without making those of all others. */
export function textAt(column: Pick<Column, 'texts' | 'bulk'>, code: number | undefined): string {
  if (column.bulk) return column.bulk.textAt(code ?? 0);
  return column.texts[code ?? 0] ?? '';
}

/** The text of a cell. */
export function cellAt(column: Pick<Column, 'codes' | 'texts' | 'bulk'>, row: number): string {
  return textAt(column, column.codes[row]);
}

/** How many texts a column has, the empty one counted. */
export function sizeOf(column: Pick<Column, 'texts' | 'bulk'>): number {
  return column.bulk?.size ?? column.texts.length;
}

/** Whether all texts of a column are of a sort: one at a time, where there are very many. */
export function everyText(column: Column, test: (text: string) => boolean): boolean {
  if (column.bulk === undefined) return column.texts.every(test);
  for (let code = 0; code < column.bulk.size; code += 1)
    if (!test(column.bulk.textAt(code))) return false;
  return true;
}

/** Up to so many texts are made at once: they cost less than the bytes that are kept for them. */
const few = 4096;

/** A column of texts that are kept as bytes. */
export function columnOf(heading: string, codes: Codes, own: CellTexts): Column {
  const make = () => Array.from({ length: own.size }, (_, code) => own.textAt(code));
  if (own.size <= few) return { heading, codes, texts: make() };
  let texts: readonly string[] | undefined;
  const column = {
    heading,
    codes,
    get texts() {
      texts ??= make();
      return texts;
    },
  };
  // Not to be copied by `{ ...column, texts }`: the bytes would then say other than the texts.
  return Object.defineProperty(column, 'bulk', { value: own, enumerable: false });
}

/** The same column under another heading. */
export function withHeading(column: Column, heading: string): Column {
  return column.bulk
    ? columnOf(heading, column.codes, column.bulk)
    : { heading, codes: column.codes, texts: column.texts };
}

export interface CodesBuilder {
  /** Takes the codes of further rows; `size` is how many texts there are by now. */
  readonly add: (more: Codes, size: number) => void;
  /** What was taken, in pieces. */
  readonly finish: () => readonly Codes[];
}

/** Up to so many codes one array grows; from then on further ones are begun, for what is there is copied no more. */
const piece = 2 ** 16;

/** Collects codes; they widen when the texts outgrow them. */
export function codesBuilder(): CodesBuilder {
  const pieces: Codes[] = [];
  let last: Codes = new Uint8Array(64);
  let length = 0;
  let total = 0;
  let largest = 0;
  return {
    add: (more, size) => {
      largest = Math.max(largest, size - 1);
      const needed = length + more.length;
      if (needed > last.length || largest >= capacity(last)) {
        if (needed > piece) {
          pieces.push(last.subarray(0, length));
          last = codesFor(Math.max(piece, total >>> 1, more.length), largest);
          length = 0;
        } else {
          const wider = codesFor(Math.max(needed, Math.min(piece, 2 * last.length)), largest);
          wider.set(last.subarray(0, length));
          last = wider;
        }
      }
      last.set(more, length);
      length += more.length;
      total += more.length;
    },
    finish: () => (length > 0 ? [...pieces, last.subarray(0, length)] : pieces),
  };
}

/** Puts pieces into an array that has room for them; gives where they end. */
export function joinInto(all: Codes, pieces: readonly Codes[]): number {
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return at;
}

/** How many codes pieces have together. */
export function lengthOf(pieces: readonly Codes[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/** A column without its first rows; texts that stood in these alone are forgotten. */
export function withoutFirst(column: Column, rows: number): Column {
  if (column.bulk) return bulkWithoutFirst(column, column.bulk, rows);
  const codeOf = new Map<string, number>([['', 0]]);
  const recoded = new Map<number, number>();
  const left = column.codes.subarray(rows);
  const wide = new Uint32Array(left.length);
  left.forEach((code, row) => {
    let own = recoded.get(code);
    if (own === undefined) {
      const text = textAt(column, code);
      own = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, own);
      recoded.set(code, own);
    }
    wide[row] = own;
  });
  const codes = codesFor(left.length, codeOf.size - 1);
  codes.set(wide);
  return { heading: column.heading, codes, texts: [...codeOf.keys()] };
}

/** The same of very many texts, which stay bytes. */
function bulkWithoutFirst(column: Column, bulk: CellTexts, rows: number): Column {
  const left = column.codes.subarray(rows);
  const gone = new Set(column.codes.subarray(0, rows));
  gone.delete(0);
  for (const code of left) if (gone.has(code)) gone.delete(code);
  const recoded = new Uint32Array(bulk.size);
  const texts = bulk.texts.filter((_, code) => !gone.has(code));
  for (let code = 0, next = 0; code < bulk.size; code += 1) {
    recoded[code] = next;
    if (!gone.has(code)) next += 1;
  }
  const codes = codesFor(left.length, texts.length - 1);
  left.forEach((code, row) => {
    codes[row] = recoded[code] ?? 0;
  });
  const { kernel, western, seen, longest, initials } = bulk;
  // What is known of all texts may be more than is true of those that are left.
  const own = cellTexts(kernel, { texts, seen, longest, initials }, western);
  return columnOf(column.heading, codes, own);
}

function capacity(codes: Codes): number {
  return 2 ** (8 * codes.BYTES_PER_ELEMENT);
}

/** Codes for `length` rows whose largest code is `largest`. */
export function codesFor(length: number, largest: number): Codes {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}
