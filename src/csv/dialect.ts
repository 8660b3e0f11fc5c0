/** The delimiters that are looked for, in the order that settles an exact tie. */
export const delimiters = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof delimiters)[number];

export interface Dialect {
  readonly delimiter: Delimiter;
  /** Bytes at the start that are no header: a `sep=;` line with its line ending. */
  readonly skip: number;
}

/** How many records of the head of a file are looked at. */
const sampleRecords = 60;

/**
 * Finds the delimiter from the head of a file (a string with one character a byte).
 *
 * A leading `sep=;` line is obeyed. Else the delimiter wins that stands in the heading and, outside
 * quotes, as often in the most of the following records; then the one that makes the most columns.
 */
export function findDialect(head: string, wanted?: Delimiter): Dialect {
  const line = /^sep=(.)(?:\r\n|\n|\r|$)/.exec(head);
  const declared = delimiters.find((one) => one === line?.[1]);
  const skip = declared === undefined ? 0 : (line?.[0].length ?? 0);
  if (wanted !== undefined) return { delimiter: wanted, skip };
  if (declared !== undefined) return { delimiter: declared, skip };
  const scored = delimiters.map((delimiter) => ({ delimiter, ...score(head, delimiter) }));
  const best = scored.reduce((a, b) =>
    b.agreeing > a.agreeing || (b.agreeing === a.agreeing && b.columns > a.columns) ? b : a,
  );
  return { delimiter: best.columns > 1 ? best.delimiter : ',', skip };
}

function score(head: string, delimiter: Delimiter): { agreeing: number; columns: number } {
  const counts = countPerRecord(head, delimiter);
  const columns = (counts[0] ?? 0) + 1;
  if (columns === 1) return { agreeing: 0, columns };
  return { agreeing: counts.filter((count) => count + 1 === columns).length, columns };
}

/** How often the delimiter stands outside quotes in each of the first records; blank lines are none. */
function countPerRecord(head: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let start = true;
  for (const character of head) {
    if (character === '"') quoted = !quoted;
    else if (!quoted && character === delimiter) count += 1;
    else if (!quoted && (character === '\n' || character === '\r')) {
      if (!start) counts.push(count);
      if (counts.length === sampleRecords) return counts;
      count = 0;
      start = true;
      continue;
    }
    start = false;
  }
  if (!start) counts.push(count);
  return counts;
}
