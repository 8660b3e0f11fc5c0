import { hashed, numberByHash } from '../base/number-by-hash.ts';
import { type Sequence, sequence } from '../base/sequence.ts';
import type { Contest } from './election.ts';
import { abstain, blank, choicesOf, invalid, type Mark, markKey, ranking, scored } from './mark.ts';

/** The distinct marks of a contest, in the order in which they first came. */
export type Marks = Sequence<Mark>;

/** Collects distinct marks. */
interface MarkCollector {
  /** the number of a mark among them */
  readonly numberOf: (mark: Mark) => number;
  readonly marks: () => Marks;
}

/** Marks that name no options. */
const plain: readonly Mark[] = [
  abstain,
  blank,
  invalid('unknown'),
  invalid('too-many'),
  invalid('too-few'),
  invalid('spoilt'),
  invalid('out-of-range'),
];
const plainKeys = plain.map(markKey);

/**
 * The options of all marks stand in one array, two bytes each where there are fewer than 65,530. Where each
 * ballot marks others there are as many marks as ballots, and an object of each takes 184 bytes at twelve.
 * There are `most` distinct marks at the most. Of scores stands what each option has, one more than its points.
 */
export function markCollector(
  contest: Pick<Contest, 'options' | 'reads'>,
  most: number,
): MarkCollector {
  const bits = contest.options.length + plain.length > 2 ** 16 ? 32 : 16;
  /** a mark without options is a number from here on */
  const firstPlain = 2 ** bits - plain.length;
  const numberByOptions = numberByHash(most);
  let all: Numbers = bits === 16 ? new Uint16Array(16) : new Uint32Array(16);
  const ends = new Uint32Array(most);
  let length = 0;
  const startOf = (mark: number) => (mark === 0 ? 0 : (ends[mark - 1] ?? 0));
  const isSame = (mark: number, own: readonly number[]) => {
    const start = startOf(mark);
    return ends[mark] === start + own.length && own.every((one, at) => all[start + at] === one);
  };
  const add = (own: readonly number[]) => {
    const start = startOf(length);
    all = withRoom(all, start + own.length);
    all.set(own, start);
    ends[length] = start + own.length;
    length += 1;
  };
  return {
    numberOf: (mark) => {
      const own =
        mark.kind === 'valid' ? numbersOf(mark) : [firstPlain + plainKeys.indexOf(markKey(mark))];
      const number = numberByOptions(own.reduce(hashed, 1), (known) => isSame(known, own));
      if (number === length) add(own);
      return number;
    },
    marks: () => marksIn(all, ends.subarray(0, length), firstPlain, contest),
  };
}

function numbersOf(mark: Extract<Mark, { kind: 'valid' }>): readonly number[] {
  return mark.points?.map((one) => (one === undefined ? 0 : one + 1)) ?? choicesOf(mark);
}

/** Apart from what collects them, which is needed no longer. */
function marksIn(
  all: Numbers,
  ends: Numbers,
  firstPlain: number,
  { reads }: Pick<Contest, 'reads'>,
): Marks {
  const asMark = (own: readonly number[]): Mark => {
    if (reads === 'ranking') return ranking(own);
    if (reads !== 'scores') return { kind: 'valid', options: own };
    return scored(own.map((one) => (one === 0 ? undefined : one - 1)));
  };
  return sequence(ends.length, (mark) => {
    const own: number[] = [];
    for (let at = mark === 0 ? 0 : (ends[mark - 1] ?? 0); at < (ends[mark] ?? 0); at += 1)
      own.push(all[at] ?? 0);
    const known = plain[(own[0] ?? 0) - firstPlain];
    return known ?? asMark(own);
  });
}

type Numbers = Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function withRoom(array: Numbers, length: number): Numbers {
  if (length <= array.length) return array;
  const larger = Math.max(2 * array.length, length);
  const wider = array.BYTES_PER_ELEMENT === 2 ? new Uint16Array(larger) : new Uint32Array(larger);
  wider.set(array);
  return wider;
}
