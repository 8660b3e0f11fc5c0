import type { Dice } from './dice.ts';
import type { ModelElection, ModelRow } from './model.ts';

/** Rows in another order; rows of totals stay at the end of their file. */
export function shuffled(election: ModelElection, dice: Dice): ModelElection {
  const isTotal = (row: ModelRow) => row.kind === 'total-row';
  const { rows } = election;
  return {
    ...election,
    rows: [...dice.shuffled(rows.filter((row) => !isTotal(row))), ...rows.filter(isTotal)],
  };
}
