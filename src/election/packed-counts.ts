import type { Codes } from '../csv/column-store.ts';

/** The codes of one column, each smaller than `size`. */
export interface Coded {
  readonly codes: Codes;
  readonly size: number;
}

/** A sort of each row, smaller than `count`; rows of another are not counted. */
export interface Sorts {
  readonly of: Uint8Array;
  readonly count: number;
}

/**
 * In how many rows of each sort each code of each column stands, at `sort * size + code`. Columns of few
 * codes are counted together, as one byte, and four rows are read at once. Undefined for a column that
 * is missing or does not fit into bytes, and where there are few rows for each counter: one by one they
 * are counted as soon.
 */
export function packedCounts(
  columns: readonly (Coded | undefined)[],
  sorts?: Sorts,
): readonly (Uint32Array | undefined)[] {
  const found: (Uint32Array | undefined)[] = columns.map(() => undefined);
  if (sorts && !isWhole(sorts.of)) return found;
  const bytes = (sorts?.count ?? 1) * 256;
  for (const pack of packsOf(columns)) {
    if (leastRows * bytes > pack[0].codes.length) continue;
    const counts = countBytes(pack, sorts);
    for (const { at, size, shift, mask } of pack) {
      const own = new Uint32Array((sorts?.count ?? 1) * size);
      for (let byte = 0; byte < bytes; byte += 1) {
        const rows = counts[byte] ?? 0;
        if (rows === 0) continue;
        const place = (byte >> 8) * size + ((byte >> shift) & mask);
        own[place] = (own[place] ?? 0) + rows;
      }
      found[at] = own;
    }
  }
  return found;
}

/** A column in a byte that it shares with others. */
interface Part {
  /** its place among the columns */
  readonly at: number;
  readonly codes: Uint8Array;
  readonly size: number;
  readonly shift: number;
  readonly mask: number;
}

type Pack = readonly [Part, ...Part[]];

const noColumn: Coded = { codes: new Uint32Array(), size: 0 };

/** With fewer rows for each counter, counters take longer to be taken apart than rows to be counted. */
const leastRows = 4;

/** No more columns than this share a byte. */
const mostTogether = 4;

function packsOf(columns: readonly (Coded | undefined)[]): readonly Pack[] {
  const packs: [Part, ...Part[]][] = [];
  let free = 0;
  columns.forEach((column, at) => {
    const { codes, size } = column ?? noColumn;
    const bits = 32 - Math.clz32(size - 1);
    if (!isWhole(codes) || bits > 8) return;
    const pack = packs.at(-1);
    const fits = pack && bits <= free && pack.length < mostTogether;
    if (!fits) free = 8;
    const part: Part = { at, codes, size, shift: 8 - free, mask: 2 ** bits - 1 };
    if (fits) pack.push(part);
    else packs.push([part]);
    free -= bits;
  });
  return packs;
}

/** Whether codes are bytes of which four can be read at once. */
function isWhole(codes: Codes): codes is Uint8Array {
  return codes instanceof Uint8Array && codes.byteOffset % 4 === 0;
}

function foursOf(codes: Uint8Array): Uint32Array {
  return new Uint32Array(codes.buffer, codes.byteOffset, codes.length >> 2);
}

/** How often each byte stands for a row, for each sort by itself. */
function countBytes([first, ...others]: Pack, sorts: Sorts | undefined): Uint32Array {
  // In place of a column that is not there the first is laid over itself once more.
  const [second = first, third = first, fourth = first] = others;
  const a = foursOf(first.codes);
  const b = foursOf(second.codes);
  const c = foursOf(third.codes);
  const d = foursOf(fourth.codes);
  const s = foursOf(sorts?.of ?? first.codes);
  const sorted = sorts ? -1 : 0;
  const counts = new Uint32Array(((sorts?.count ?? 0) + 1) * 256);
  for (let at = 0; at < a.length; at += 1) {
    const byte =
      (a[at] ?? 0) |
      ((b[at] ?? 0) << second.shift) |
      ((c[at] ?? 0) << third.shift) |
      ((d[at] ?? 0) << fourth.shift);
    const sort = (s[at] ?? 0) & sorted;
    const one = ((sort & 0xff) << 8) | (byte & 0xff);
    counts[one] = (counts[one] ?? 0) + 1;
    const two = (sort & 0xff00) | ((byte >>> 8) & 0xff);
    counts[two] = (counts[two] ?? 0) + 1;
    const three = ((sort >>> 8) & 0xff00) | ((byte >>> 16) & 0xff);
    counts[three] = (counts[three] ?? 0) + 1;
    const four = ((sort >>> 16) & 0xff00) | (byte >>> 24);
    counts[four] = (counts[four] ?? 0) + 1;
  }
  for (let row = a.length * 4; row < first.codes.length; row += 1) {
    const byte = [first, ...others].reduce(
      (sum, { codes, shift }) => sum | ((codes[row] ?? 0) << shift),
      0,
    );
    const last = ((sorts?.of[row] ?? 0) << 8) | byte;
    counts[last] = (counts[last] ?? 0) + 1;
  }
  return counts;
}
