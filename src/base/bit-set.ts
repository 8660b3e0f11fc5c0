/** A set of whole numbers, a bit for each: of ten million a megabyte, where an array of flags takes ten. */
export type BitSet = Uint32Array;

/** An empty set of numbers that are smaller than `size`. */
export function bitSet(size: number): BitSet {
  return new Uint32Array((size + 31) >>> 5);
}

export function hasBit(set: BitSet, number: number): boolean {
  return ((set[number >>> 5] ?? 0) & (1 << (number & 31))) !== 0;
}

export function setBit(set: BitSet, number: number): void {
  set[number >>> 5] = (set[number >>> 5] ?? 0) | (1 << (number & 31));
}

export function countBits(set: BitSet): number {
  return set.reduce((sum, word) => sum + onesIn(word), 0);
}

/** How many of a set are smaller than a number. */
export function ranksIn(set: BitSet): (number: number) => number {
  const before = new Uint32Array(set.length);
  for (let at = 1; at < set.length; at += 1)
    before[at] = (before[at - 1] ?? 0) + onesIn(set[at - 1] ?? 0);
  return (number) => {
    const at = number >>> 5;
    return (before[at] ?? 0) + onesIn((set[at] ?? 0) & ((1 << (number & 31)) - 1));
  };
}

function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
