import type { Codes } from './column-store.ts';

/** About so many texts are told apart together: their table fits into a cache. */
const together = 2 ** 15;

/** Numbers of texts; where `places` and `hashes` have those of a text, `numbers` has its number. */
export interface NumberedTexts {
  readonly numbers: Uint32Array;
  /** how many numbers there are, that of the empty text counted */
  readonly count: number;
}

/**
 * Numbers texts in the order in which they first come. `places` says where in `memory` each stands (a byte
 * of length, or 255 and four, and its bytes); the place of an empty text is 0, and the first is one.
 * `hashes` are those of their bytes, in pieces, from the second on. Equal hashes decide nothing: the bytes are compared. Afterwards
 * `places` begins with the place of each number.
 */
export function numberTexts(
  memory: Buffer,
  places: Uint32Array,
  hashes: readonly Codes[],
): NumberedTexts {
  const numbers = findEarlier(memory, places, hashes);
  let count = 1;
  for (let at = 1; at < numbers.length; at += 1) {
    const place = places[at] ?? 0;
    const earlier = numbers[at] ?? 0;
    if (earlier > 0) numbers[at] = numbers[earlier] ?? 0;
    else if (place > 0) {
      numbers[at] = count;
      places[count] = place;
      count += 1;
    }
  }
  return { numbers, count };
}

/** For each text where the same stands first, and 0 where it is the first or empty. */
function findEarlier(memory: Buffer, places: Uint32Array, hashes: readonly Codes[]): Uint32Array {
  const { order, sorted, ends } = deal(places, hashes);
  const earlier = new Uint32Array(places.length);
  let slots = new Uint32Array(0);
  let from = 0;
  for (const end of ends) {
    const size = 2 ** Math.ceil(Math.log2(2 * (end - from) + 1));
    if (size > slots.length) slots = new Uint32Array(size);
    else slots.fill(0, 0, size);
    for (let own = from; own < end; own += 1) {
      const hash = sorted[own] ?? 0;
      const at = order[own] ?? 0;
      let slot = hash & (size - 1);
      for (let known = slots[slot] ?? 0; known !== 0; known = slots[slot] ?? 0) {
        const other = order[known - 1] ?? 0;
        if (sorted[known - 1] === hash && isSame(memory, places[other] ?? 0, places[at] ?? 0)) {
          earlier[at] = other;
          break;
        }
        slot = (slot + 1) & (size - 1);
      }
      if (slots[slot] === 0) slots[slot] = own + 1;
    }
    from = end;
  }
  return earlier;
}

/** Deals the texts that are not empty into parts by the first bits of their hashes; each part keeps their order. */
function deal(places: Uint32Array, hashes: readonly Codes[]) {
  const bits = Math.max(1, Math.ceil(Math.log2(places.length / together)));
  const shift = 32 - bits;
  const ends = new Uint32Array(2 ** bits);
  let at = 1;
  for (const piece of hashes) {
    for (let own = 0; own < piece.length; own += 1, at += 1) {
      const part = (piece[own] ?? 0) >>> shift;
      if (places[at] !== 0) ends[part] = (ends[part] ?? 0) + 1;
    }
  }
  let sum = 0;
  for (let part = 0; part < ends.length; part += 1) {
    const size = ends[part] ?? 0;
    ends[part] = sum;
    sum += size;
  }
  const order = new Uint32Array(sum);
  const sorted = new Uint32Array(sum);
  at = 1;
  for (const piece of hashes) {
    for (let own = 0; own < piece.length; own += 1, at += 1) {
      if (places[at] === 0) continue;
      const hash = piece[own] ?? 0;
      const to = ends[hash >>> shift] ?? 0;
      order[to] = at;
      sorted[to] = hash;
      ends[hash >>> shift] = to + 1;
    }
  }
  return { order, sorted, ends };
}

function isSame(memory: Buffer, one: number, other: number): boolean {
  if (one === other) return true;
  const end = one + sizeAt(memory, one);
  for (let a = one, b = other; a < end; a += 1, b += 1) {
    if (memory[a] !== memory[b]) return false;
  }
  return true;
}

/** Bytes of a text, those of its length among them: where they are the same, so is the length. */
function sizeAt(memory: Buffer, place: number): number {
  const short = memory[place] ?? 0;
  return short === 255 ? 5 + memory.readUInt32LE(place + 1) : 1 + short;
}
