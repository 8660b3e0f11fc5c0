import { hashed, numberByHash } from '../base/number-by-hash.ts';
import { type Mark, markKey } from './mark.ts';

/**
 * Numbers marks in the order in which they first come, and puts each new one into `marks`. Where each
 * ballot marks other options there are as many as ballots: they are told apart by their options, without
 * a text of each.
 */
export function distinctMarks(marks: Mark[]): (mark: Mark) => number {
  const numberOf = numberByHash();
  return (mark) => {
    const hash = mark.kind === 'valid' ? mark.options.reduce(hashed, 1) : 0;
    const number = numberOf(hash, (known) => isSame(marks[known], mark));
    if (number === marks.length) marks.push(mark);
    return number;
  };
}

function isSame(one: Mark | undefined, other: Mark): boolean {
  if (one === undefined) return false;
  if (one.kind !== 'valid' || other.kind !== 'valid') return markKey(one) === markKey(other);
  const { options } = other;
  return (
    one.options.length === options.length && one.options.every((own, at) => own === options[at])
  );
}
