/** The codes of a column, one for each row, in the narrowest array that holds them. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** One column: `texts[codes[row]]` is the text of a cell. Each distinct text is kept once; code 0 is the empty cell. */
export interface Column {
  readonly heading: string;
  readonly codes: Codes;
  readonly texts: readonly string[];
}

export interface ColumnBuilder {
  readonly add: (text: string) => void;
  readonly finish: () => { readonly codes: Codes; readonly texts: readonly string[] };
}

/** Collects the cells of one column as codes; the array widens when the distinct texts outgrow it. */
export function columnBuilder(copy: (text: string) => string = copied): ColumnBuilder {
  const codeOf = new Map<string, number>([['', 0]]);
  const texts = [''];
  let codes: Codes = new Uint8Array(64);
  let limit = capacity(codes);
  let length = 0;
  return {
    add: (text) => {
      let code = codeOf.get(text);
      if (code === undefined) {
        code = texts.length;
        const own = copy(text);
        codeOf.set(own, code);
        texts.push(own);
      }
      if (length === codes.length || code >= limit) {
        codes = grown(codes, length === codes.length ? length * 2 : codes.length, code);
        limit = capacity(codes);
      }
      codes[length] = code;
      length += 1;
    },
    finish: () => ({ codes: codes.slice(0, length), texts }),
  };
}

/** A column without its first rows; texts that stood in these alone are forgotten. */
export function withoutFirst(column: Column, rows: number): Column {
  const builder = columnBuilder((text) => text);
  for (const code of column.codes.subarray(rows)) builder.add(column.texts[code] ?? '');
  return { heading: column.heading, ...builder.finish() };
}

/** A copy of its own: a slice would keep the whole window alive that it was cut from. */
function copied(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

function capacity(codes: Codes): number {
  return 2 ** (8 * codes.BYTES_PER_ELEMENT);
}

/** Codes for `length` rows whose largest code is `largest`. */
export function codesFor(length: number, largest: number): Codes {
  if (largest < 2 ** 8) return new Uint8Array(length);
  return largest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

function grown(codes: Codes, length: number, largest: number): Codes {
  const wider = codesFor(length, Math.max(largest, capacity(codes) - 1));
  wider.set(codes);
  return wider;
}
