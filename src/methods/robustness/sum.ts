import type { Contest } from '../../election/election.ts';
import type { Mark } from '../../election/mark.ts';

/**
 * What of a ballot is counted: that it is there, the kind of its mark, the options that it marks, or one of them; of
 * scores, the points of all options, or of one.
 */
export type Part = 'ballots' | Mark['kind'] | 'votes' | number;

/** The ballots of one group: of which column, and which group of it. */
export interface Scope {
  readonly column: number;
  readonly group: number;
}

/** `factor` for each ballot of a contest that has the part, times its weight. Of all ballots, or of a group's. */
interface Term {
  readonly contest: number;
  readonly part: Part;
  readonly scope?: Scope;
  readonly factor: bigint;
}

/** A linear sum over ballots. */
export interface Sum {
  readonly terms: readonly Term[];
  readonly constant: bigint;
}

export function constantSum(constant: bigint): Sum {
  return { terms: [], constant };
}

/** Each sum times its factor, together. */
export function combined(...parts: readonly (readonly [factor: bigint, sum: Sum])[]): Sum {
  const terms: Term[] = [];
  let constant = 0n;
  for (const [factor, sum] of parts) {
    constant += factor * sum.constant;
    for (const term of sum.terms) terms.push({ ...term, factor: factor * term.factor });
  }
  return { terms, constant };
}

export function difference(a: Sum, b: Sum): Sum {
  return combined([1n, a], [-1n, b]);
}

/** How many times a mark has a part. */
export function timesIn(part: Part, mark: Mark): number {
  if (part === 'ballots') return 1;
  if (mark.kind !== 'valid') return part === mark.kind ? 1 : 0;
  if (part === 'valid') return 1;
  if (mark.points) {
    if (typeof part === 'number') return mark.points[part] ?? 0;
    return part === 'votes' ? mark.points.reduce<number>((sum, one = 0) => sum + one, 0) : 0;
  }
  if (part === 'votes') return mark.options.length;
  return typeof part === 'number' && mark.options.includes(part) ? 1 : 0;
}

/** No mark has a part more often. */
export function mostTimes(part: Part, { options, reads, scores }: Contest): number {
  const most = reads === 'scores' ? (scores?.highest ?? 0) : 1;
  if (part === 'votes') return options.length * most;
  return typeof part === 'number' ? most : 1;
}
