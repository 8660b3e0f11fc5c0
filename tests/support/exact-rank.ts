/** Matrices of whole numbers, eliminated exactly. */
export type Matrix = readonly (readonly number[])[];

/** The rank over the rationals: rows are combined in whole numbers of any size and never divided with a rest. */
export function rankOf(matrix: Matrix): number {
  const rows = matrix.map((row) => row.map(BigInt));
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column += 1) {
    const found = rows.findIndex((row, at) => at >= rank && row[column] !== 0n);
    if (found < 0) continue;
    const pivot = rows[found] ?? [];
    rows[found] = rows[rank] ?? [];
    rows[rank] = pivot;
    const lead = pivot[column] ?? 1n;
    for (let at = rank + 1; at < rows.length; at += 1) {
      const row = rows[at] ?? [];
      const own = row[column] ?? 0n;
      if (own !== 0n)
        rows[at] = row.map((value, place) => value * lead - (pivot[place] ?? 0n) * own);
    }
    rank += 1;
  }
  return rank;
}

/**
 * Whether adding and subtracting the rows gives something that tells only of these columns: then the
 * other columns alone have a smaller rank.
 */
export function tellsOfOnly(matrix: Matrix, columns: ReadonlySet<number>): boolean {
  const rest = matrix.map((row) => row.filter((_, at) => !columns.has(at)));
  return rankOf(rest) < rankOf(matrix);
}
