/**
 * What is not generated yet, for it is known to be counted wrongly. Whoever mends one of these
 * takes its line out, here and where it is asked for.
 */
export const knownFaults: {
  /** A file whose columns stand in another order than in the first file: its row of totals counts as a ballot. */
  readonly totalsInMovedColumns: boolean;
  /** Selections from A, B and A again stand in another order after freezing. */
  readonly interleavedSelections: boolean;
  /** A cell of some thousand separators takes minutes to split. */
  readonly manySeparators: boolean;
} = {
  totalsInMovedColumns: true,
  interleavedSelections: true,
  manySeparators: true,
};
