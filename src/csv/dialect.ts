/** The delimiters that are looked for, in the order that settles an exact tie. */
export const delimiters = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof delimiters)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** Bytes at the start that are no header: a `sep=;` line with its line ending. */
  readonly skip: number;
}

const known: readonly string[] = delimiters;

/** How many records of the head of a file are looked at. */
const sampleRecords = 60;

/**
 * Finds the delimiter from the head of a file (a string with one character a byte).
 *
 * A leading `sep=;` line is obeyed. Else the delimiter wins that stands in the heading and, outside
 * quotes, as often in the most of the following records; then the one that makes the most columns.
 */
export function findDialect(head: string, wanted?: Delimiter): Dialect {
  const line = /^"?sep=(.)"?(?:\r\n|\n|\r|$)/i.exec(head);
  const declared = delimiters.find((one) => one === line?.[1]);
  const skip = declared === undefined ? 0 : (line?.[0].length ?? 0);
  if (wanted !== undefined) return { delimiter: wanted, skip };
  if (declared !== undefined) return { delimiter: declared, skip };
  const records = countPerRecord(head);
  const scored = delimiters.map((delimiter, at) => ({ delimiter, ...score(records, at) }));
  const best = scored.reduce((a, b) =>
    b.agreeing > a.agreeing || (b.agreeing === a.agreeing && b.columns > a.columns) ? b : a,
  );
  return { delimiter: best.columns > 1 ? best.delimiter : ',', skip };
}

function score(records: readonly Uint32Array[], at: number): { agreeing: number; columns: number } {
  const columns = (records[0]?.[at] ?? 0) + 1;
  if (columns === 1) return { agreeing: 0, columns };
  return { agreeing: records.filter((counts) => counts[at] === columns - 1).length, columns };
}

/** How often each delimiter stands outside quotes in each of the first records; blank lines are none. */
export function countPerRecord(head: string): Uint32Array[] {
  const records: Uint32Array[] = [];
  let counts = new Uint32Array(delimiters.length);
  let quoted = false;
  let filled = false;
  let fresh = true;
  for (let at = 0; at < head.length && records.length < sampleRecords; at += 1) {
    const character = head[at] ?? '';
    if (!quoted && (character === '\n' || character === '\r')) {
      if (filled) records.push(counts);
      counts = new Uint32Array(delimiters.length);
      filled = false;
      fresh = true;
      continue;
    }
    filled = true;
    const which: number = quoted ? -1 : known.indexOf(character);
    if (which >= 0) counts[which] = (counts[which] ?? 0) + 1;
    // A quote opens at the start of a cell only, whatever the delimiter will be; two within are one.
    if (quoted && character === '"' && head[at + 1] === '"') at += 1;
    else if (character === '"') quoted = !quoted && fresh;
    fresh = which >= 0;
  }
  return filled && records.length < sampleRecords ? [...records, counts] : records;
}
