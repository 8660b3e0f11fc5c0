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

/** The numbers of a set, from the smallest on. */
export function* numbersIn(set: BitSet): Iterable<number> {
  for (let at = 0; at < set.length; at += 1) {
    for (let word = set[at] ?? 0; word !== 0; word &= word - 1)
      yield 32 * at + 31 - Math.clz32(word & -word);
  }
}

/** Adds all numbers from `first` up to those that are smaller than `end`. */
export function setBits(set: BitSet, first: number, end: number): void {
  let number = first;
  for (; number < end && number % 32 > 0; number += 1) setBit(set, number);
  const whole = Math.max(number, end - (end % 32));
  set.fill(-1, number >>> 5, whole >>> 5);
  for (number = whole; number < end; number += 1) setBit(set, number);
}

export function countBits(set: BitSet): number {
  let count = 0;
  for (let at = 0; at < set.length; at += 1) count += onesIn(set[at] ?? 0);
  return count;
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
