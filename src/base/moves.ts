/** Taking one unit from `source` adds effects[j] to the j-th sum. */
export interface Move {
  readonly source: number;
  readonly effects: readonly bigint[];
}

export interface MoveProblem {
  /** how many units each source has */
  readonly capacities: readonly number[];
  readonly moves: readonly Move[];
  /** What each sum must reach at least. One of 0 or less is reached already, and moves may break it. */
  readonly needs: readonly bigint[];
  /** needs that are not all required: of those listed at least `atLeast` must be reached; all others are required */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly atLeast: number;
  readonly of: readonly number[];
}

/** Which needs must be reached, and of which some. */
export interface Rules {
  readonly required: readonly number[];
  readonly choices: readonly Choice[];
}

/** What one need takes when nothing else is asked: no count where all moves together fall short of it. */
export interface Alone {
  readonly moves?: number;
  readonly sources: readonly number[];
}

export function ceiling(num: bigint, den: bigint): bigint {
  const floor = num / den;
  return num > floor * den ? floor + 1n : floor;
}

/** The value at an index that there is. */
export function at<T>(values: readonly T[], index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`nothing at ${index}`);
  return value;
}
