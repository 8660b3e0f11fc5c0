import type { Groups } from './groups.ts';
import type { RowChoices } from './row-choices.ts';

/** The groups in which rows are, or would be. */
export interface OpenPlaces {
  /** the groups of each cell: those of the counted ballots first, then those of rows set aside alone; -1 for none */
  readonly cells: readonly (readonly number[])[];
  readonly cellOf: (row: number) => number;
  /** whether the rows could make a group that is not there, or take the last ballot of one */
  readonly unknown: boolean;
}

export function openPlaces(choices: RowChoices, groups: Groups | undefined): OpenPlaces {
  const placeOf = groups?.placeOf;
  if (groups === undefined || placeOf === undefined)
    return { cells: groups?.cells ?? [], cellOf: () => 0, unknown: false };
  const cells = [...groups.cells];
  const index = new Map(cells.map((cell, at) => [cell.join(' '), at]));
  const of = Uint32Array.from(groups.cellOf);
  let unlisted = false;
  const leaving: number[] = [];
  choices.rows.forEach((row, at) => {
    if (choices.now[at] === 1) {
      const own = of[row] ?? 0;
      leaving[own] = (leaving[own] ?? 0) + 1;
      return;
    }
    const place = placeOf(row);
    const key = place.cell.join(' ');
    const own = index.get(key) ?? cells.length;
    if (own === cells.length) {
      index.set(key, own);
      cells.push(place.cell);
    }
    of[row] = own;
    unlisted ||= place.unlisted;
  });
  return { cells, cellOf: (row) => of[row] ?? 0, unknown: unlisted || canEmpty(groups, leaving) };
}

/** Whether a group that no eligible voter keeps could lose all of its ballots. */
function canEmpty({ columns, cells }: Groups, leaving: readonly number[]): boolean {
  return columns.some(({ groups }, column) => {
    const left = groups.map(() => 0);
    for (const [at, cell] of cells.entries()) {
      const group = cell[column] ?? -1;
      left[group] = (left[group] ?? 0) + (leaving[at] ?? 0);
    }
    return groups.some(({ title, ballots, eligible }, group) => {
      const own = left[group] ?? 0;
      return title !== '' && eligible === undefined && own > 0 && own >= ballots.heads;
    });
  });
}
