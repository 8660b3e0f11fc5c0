/** What a contest asks of a voter, and so how its cells are read. */
export type MarkKind = 'question' | 'choice' | 'approval';

export type InvalidReason = 'unknown' | 'too-many' | 'too-few' | 'spoilt';

/** What one ballot says in one contest. `options` are indexes into the contest's options, ascending, none twice. */
export type Mark =
  | { readonly kind: 'valid'; readonly options: readonly number[] }
  | { readonly kind: 'abstain' }
  | { readonly kind: 'blank' }
  | { readonly kind: 'invalid'; readonly reason: InvalidReason };

export const blank: Mark = { kind: 'blank' };
export const abstain: Mark = { kind: 'abstain' };

export function valid(...options: number[]): Mark {
  return { kind: 'valid', options };
}

export function invalid(reason: InvalidReason): Mark {
  return { kind: 'invalid', reason };
}

/** A text that is equal for equal marks. */
export function markKey(mark: Mark): string {
  switch (mark.kind) {
    case 'valid':
      return `valid ${mark.options.join(' ')}`;
    case 'invalid':
      return `invalid ${mark.reason}`;
    default:
      return mark.kind;
  }
}
