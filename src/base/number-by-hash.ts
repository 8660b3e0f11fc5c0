/** Slots to begin with. */
const least = 64;

/**
 * Numbers things in the order in which they first come, without a key of each: by a hash, and by a
 * comparison with those of the same hash. Gives the number of what is the same, else the next.
 */
export function numberByHash(): (hash: number, isSame: (known: number) => boolean) => number {
  let slots = new Int32Array(least).fill(-1);
  let hashes = new Uint32Array(least / 2);
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
