import { type Mark, markKey } from './mark.ts';

/** Slots to begin with. */
const least = 64;

/**
 * Numbers marks in the order in which they first come, and puts each new one into `marks`. Where each
 * ballot marks other options there are as many as ballots: they are told apart by their options, without
 * a text of each.
 */
export function distinctMarks(marks: Mark[]): (mark: Mark) => number {
  let slots = new Int32Array(least).fill(-1);
  const slotOf = (mark: Mark): number => {
    const last = slots.length - 1;
    let slot = hashOf(mark) & last;
    for (let at = slots[slot] ?? -1; at >= 0; at = slots[slot] ?? -1) {
      const known = marks[at];
      if (known && isSame(known, mark)) break;
      slot = (slot + 1) & last;
    }
    return slot;
  };
  return (mark) => {
    const slot = slotOf(mark);
    const known = slots[slot] ?? -1;
    if (known >= 0) return known;
    const number = marks.push(mark) - 1;
    slots[slot] = number;
    if (marks.length * 2 > slots.length) {
      slots = new Int32Array(slots.length * 2).fill(-1);
      marks.forEach((own, at) => {
        slots[slotOf(own)] = at;
      });
    }
    return number;
  };
}

function hashOf(mark: Mark): number {
  if (mark.kind !== 'valid') return 0;
  let hash = 1;
  for (const option of mark.options) hash = Math.imul(hash ^ option, 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
}

function isSame(one: Mark, other: Mark): boolean {
  if (one.kind !== 'valid' || other.kind !== 'valid') return markKey(one) === markKey(other);
  const { options } = other;
  return (
    one.options.length === options.length && one.options.every((own, at) => own === options[at])
  );
}
