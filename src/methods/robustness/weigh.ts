import type { Mark } from '../../election/mark.ts';
import type { Field } from './field.ts';
import { type Scope, type Sum, timesIn } from './sum.ts';

/** In which groups the ballots of a cell are, by column. */
export type Cells = readonly (readonly number[])[];

function isWithin(scope: Scope | undefined, cell: readonly number[] | undefined): boolean {
  return scope === undefined || cell?.[scope.column] === scope.group;
}

/** What one vote of one ballot adds to each sum with its mark in a contest. */
export function shares(
  sums: readonly Sum[],
  contest: number,
  mark: Mark,
  cell: readonly number[] | undefined,
): bigint[] {
  return sums.map(({ terms }) => {
    let share = 0n;
    for (const { contest: own, part, scope, factor } of terms) {
      if (own !== contest || !isWithin(scope, cell)) continue;
      const times = timesIn(part, mark);
      if (times === 1) share += factor;
      else if (times > 1) share += factor * BigInt(times);
    }
    return share;
  });
}

/** What a sum comes to now. */
export function amountNow(
  { terms, constant }: Sum,
  fieldOf: (at: number) => Field | undefined,
): bigint {
  let value = constant;
  for (const { contest, part, scope, factor } of terms) {
    value += factor * (fieldOf(contest)?.amountOf(part, scope) ?? 0n);
  }
  return value;
}

/** The groups that sums look at, each once. */
export function scopesIn(sums: readonly Sum[]): readonly Scope[] {
  const found = new Map<string, Scope>();
  for (const { terms } of sums) {
    for (const { scope } of terms) if (scope) found.set(`${scope.column} ${scope.group}`, scope);
  }
  return [...found.values()];
}

/** A text that is equal for cells that the sums do not tell apart. */
export function cellKeyOf(sums: readonly Sum[]): (cell: readonly number[] | undefined) => string {
  const scopes = scopesIn(sums);
  return (cell) => scopes.flatMap((scope, i) => (isWithin(scope, cell) ? [i] : [])).join();
}
