/** What a contest asks of a voter, and so how its cells are read. */
export type MarkKind = 'question' | 'choice' | 'approval' | 'ranking' | 'scores';

export type InvalidReason = 'unknown' | 'too-many' | 'too-few' | 'spoilt' | 'out-of-range';

/**
 * What one ballot says in one contest. `options` are indexes into the contest's options, ascending, none twice. Of
 * a ranking they are the first choice, and `later` the others in their order. Of scores there are none, and `points`
 * are what each option of the contest has, undefined where it has no score.
 */
export type Mark =
  | {
      readonly kind: 'valid';
      readonly options: readonly number[];
      readonly later?: readonly number[];
      readonly points?: readonly (number | undefined)[];
    }
  | { readonly kind: 'abstain' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason };

export const blank: Mark = { kind: 'blank' };
export const abstain: Mark = { kind: 'abstain' };

export function valid(...options: number[]): Mark {
  return { kind: 'valid', options };
}

/** Options in the order in which a ballot ranks them, one at least. */
export function ranking(options: readonly number[]): Mark {
  return { kind: 'valid', options: options.slice(0, 1), later: options.slice(1) };
}

const noOptions: readonly number[] = [];

/** What each option of a contest has, some score at least. */
export function scored(points: readonly (number | undefined)[]): Mark {
  return { kind: 'valid', options: noOptions, points };
}

/** Whether a valid mark is for an option: marks it, or gives it more than the lowest score. */
export function isFor(
  { options, points }: Extract<Mark, { kind: 'valid' }>,
  option: number,
  lowest = 0,
): boolean {
  return points ? (points[option] ?? lowest) > lowest : options.includes(option);
}

export function invalid(reason: InvalidReason): Mark {
  return { kind: 'invalid', reason };
}

/** The options of a valid mark, those of a ranking in its order. */
export function choicesOf({ options, later }: Extract<Mark, { kind: 'valid' }>): readonly number[] {
  return later === undefined ? options : [...options, ...later];
}

/** A text that is equal for equal marks. */
export function markKey(mark: Mark): string {
  switch (mark.kind) {
    case 'valid':
      return `valid ${mark.points?.map((one) => one ?? '-').join(' ') ?? choicesOf(mark).join(' ')}`;
    case 'invalid':
      return `invalid ${mark.reason}`;
    default:
      return mark.kind;
  }
}
