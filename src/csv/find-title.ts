import { countPerRecord, type Delimiter, delimiters } from './dialect.ts';

/** Lines above the headings: how many bytes and lines they take, and what stands between the cells below. */
export interface Title {
  readonly delimiter: Delimiter;
  readonly skip: number;
  readonly lines: number;
}

/** Lines that may stand above the headings. */
const mostLines = 10;

/**
 * Finds lines of a title above the headings, in the head of a file with one character a byte: the first
 * has no delimiter, no line break stands in quotes, and none is as wide as the records below, which are all of one width.
 */
export function findTitle(
  head: string,
  wanted: Delimiter | undefined,
  whole = countPerRecord(head),
): Title | undefined {
  if (delimiters.some((_, which) => isEven(whole, which))) return undefined;
  const opening = /^(?:[^"\r\n]*(?:"[^"\r\n]*"[^"\r\n]*)*(?:\r\n|\n|\r))*/.exec(head)?.[0] ?? '';
  const lines = opening.match(/[^\r\n]*(?:\r\n|\n|\r)/g)?.slice(0, mostLines) ?? [];
  let skip = 0;
  for (const [at, line] of lines.entries()) {
    skip += line.length;
    if (line.trim() === '') continue;
    const records = countPerRecord(head.slice(skip));
    if (records.length < 3) return undefined;
    const above = lines.slice(0, at + 1);
    const delimiter = delimiters.find(
      (one, which) =>
        isEven(records, which) &&
        !above.find((text) => text.trim() !== '')?.includes(one) &&
        above.every((text) => text.split(one).length <= (records[0]?.[which] ?? 0)),
    );
    if (delimiter === undefined || (wanted ?? delimiter) !== delimiter) continue;
    return { delimiter, skip, lines: at + 1 };
  }
  return undefined;
}

/** Whether a delimiter stands in all records, as often in each. */
function isEven(records: readonly Uint32Array[], which: number): boolean {
  const count = records[0]?.[which] ?? 0;
  return count > 0 && records.every((counts) => counts[which] === count);
}
