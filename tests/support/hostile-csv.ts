import fc from 'fast-check';
import { type Delimiter, delimiters } from '../../src/csv/dialect.ts';

/** A table, how each cell and line was written, and the text that this gives. */
export interface Written {
  readonly delimiter: Delimiter;
  readonly grid: readonly (readonly string[])[];
  readonly text: string;
}

const endings = ['\n', '\r\n', '\r'] as const;

/** Letters that are hard on a reader of CSV: they end cells and lines, or look as if they did. No mark that may open a file. */
const units = [
  ...delimiters,
  ...['"', '""', '\n', '\r', '\r\n', ' ', '\u00a0', "'", '\\', '#', '=', 'a', 'B', '1'],
  ...['é', 'e\u0301', '名', '😀', '\u2028', '\u0085', '\u202e', '\x1b'],
];

const hostileCell = fc.string({ unit: fc.constantFrom(...units), maxLength: 5 });
const cell = fc.oneof(hostileCell, fc.constantFrom('', 'yes', 'no', '__proto__', 'NULL'));
const ending = fc.constantFrom(...endings);

/** Rectangular tables in well-formed CSV, with any quoting that is allowed, line endings mixed, blank lines between. */
export function written(maxRows = 6): fc.Arbitrary<Written> {
  return fc
    .record({ delimiter: fc.constantFrom(...delimiters), width: fc.integer({ min: 1, max: 4 }) })
    .chain(({ delimiter, width }) =>
      fc
        .record({
          rows: fc.array(
            fc.array(fc.tuple(cell, fc.boolean()), { minLength: width, maxLength: width }),
            {
              minLength: 1,
              maxLength: maxRows,
            },
          ),
          blanks: fc.array(fc.array(ending, { maxLength: 2 }), { maxLength: maxRows }),
          ends: fc.array(ending, { minLength: 1, maxLength: maxRows }),
          closed: fc.boolean(),
        })
        .map(({ rows, blanks, ends, closed }) => {
          const lines = rows.map((row, at) => {
            const record = row.map((one) => writtenCell(one, delimiter, width)).join(delimiter);
            const end = ends[at % ends.length] ?? '\n';
            return [record, closed || at < rows.length - 1 ? end : '', blanks[at] ?? []] as const;
          });
          // A CR before an LF of the next line would be one line ending, not two; both are legal and blank.
          const text = lines
            .map(([record, end, blank]) => record + end + (end && blank.join('')))
            .join('');
          return { delimiter, grid: rows.map((row) => row.map(([text]) => text)), text };
        }),
    );
}

function writtenCell(
  [text, quoted]: readonly [string, boolean],
  delimiter: string,
  width: number,
): string {
  const special = [delimiter, '"', '\n', '\r'].some((one) => text.includes(one));
  // Bare, an empty cell alone on its line would be a blank line.
  const needed = special || (width === 1 && text === '');
  return needed || quoted ? `"${text.replaceAll('"', '""')}"` : text;
}

/** How a file is cut: chunk sizes, over and over. */
export const cutting = fc.oneof(
  fc.constant<number[]>([1]),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 4 }),
  fc.constant<number[]>([]),
);

/** What is done to a text to break it: at a place (a share of its length) something is put in or taken out. */
const blow = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  put: fc.constantFrom('"', '"', '""', '"x', 'x"', ',', '\n', '\r', ' ', ''),
  take: fc.nat(2),
});

/** Tables whose CSV was broken here and there: stray quotes, cells and line ends too few or too many. */
export const broken: fc.Arbitrary<Written> = fc
  .tuple(written(), fc.array(blow, { minLength: 1, maxLength: 4 }))
  .map(([{ delimiter, grid, text }, blows]) => {
    const letters = [...text];
    for (const { at, put, take } of blows) {
      letters.splice(Math.floor(at * letters.length), take, put);
    }
    return { delimiter, grid, text: letters.join('') };
  });

/** No structure at all: the letters that matter, in any order. */
export const soup: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom('a', 'b', '"', '"', ',', ';', '\n', '\r', ' ', 'é'),
  maxLength: 40,
});
