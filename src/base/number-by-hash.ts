/** Things that there is room for at the least. */
const least = 32;

/**
 * Numbers things in the order in which they first come, without a key of each: by a hash, and by a
 * comparison with those of the same hash. Gives the number of what is the same, else the next. There is room
 * for so many as are `expected`, and it is doubled for more.
 */
export function numberByHash(
  expected = least,
): (hash: number, isSame: (known: number) => boolean) => number {
  const room = 2 ** Math.ceil(Math.log2(Math.max(least, expected + 1)));
  let slots = new Int32Array(2 * room).fill(-1);
  let hashes = new Uint32Array(room);
  let size = 0;
  const grow = () => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    const wider = new Uint32Array(slots.length / 2);
    wider.set(hashes);
    hashes = wider;
    const last = slots.length - 1;
    for (let number = 0; number < size; number += 1) {
      let slot = mixed(hashes[number] ?? 0) & last;
      while (slots[slot] !== -1) slot = (slot + 1) & last;
      slots[slot] = number;
    }
  };
  return (hash, isSame) => {
    const own = hash >>> 0;
    const last = slots.length - 1;
    let slot = mixed(own) & last;
    for (let known = slots[slot] ?? -1; known >= 0; known = slots[slot] ?? -1) {
      if (hashes[known] === own && isSame(known)) return known;
      slot = (slot + 1) & last;
    }
    slots[slot] = size;
    hashes[size] = own;
    size += 1;
    if (size === hashes.length) grow();
    return size - 1;
  };
}

/** A hash with one more number. */
export function hashed(hash: number, number: number): number {
  return Math.imul(hash ^ number, 0x01000193);
}

function mixed(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
}
