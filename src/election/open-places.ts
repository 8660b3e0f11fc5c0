import type { Groups } from './groups.ts';
import type { RowChoices } from './open-voters.ts';

/** The groups in which rows are, or would be. */
export interface OpenPlaces {
  /** the groups of each cell: those of the counted ballots first, then those of rows set aside alone; -1 for none */
  readonly cells: readonly (readonly number[])[];
  /** the cell of each row of the choices */
  readonly cellAt: Uint32Array;
  /** whether the rows could make a group that is not there, or take the last ballot of one */
  readonly unknown: boolean;
}

export function openPlaces(choices: RowChoices, groups: Groups | undefined): OpenPlaces {
  const { rows, starts, counts } = choices;
  const cellAt = new Uint32Array(rows.length);
  const placeOf = groups?.placeOf;
  if (groups === undefined || placeOf === undefined)
    return { cells: groups?.cells ?? [], cellAt, unknown: false };
  const cells = [...groups.cells];
  const index = new Map(cells.map((cell, at) => [cell.join(' '), at]));
  let unlisted = false;
  const cellFor = (row: number): number => {
    const place = placeOf(row);
    unlisted ||= place.unlisted;
    const key = place.cell.join(' ');
    const own = index.get(key) ?? cells.length;
    if (own === cells.length) {
      index.set(key, own);
      cells.push(place.cell);
    }
    return own;
  };
  const leaving: number[] = [];
  for (let voter = 0; voter < counts.length; voter += 1) {
    let at = starts[voter] ?? 0;
    if (counts[voter] === 1) {
      const own = groups.cellOf[rows[at] ?? 0] ?? 0;
      cellAt[at] = own;
      leaving[own] = (leaving[own] ?? 0) + 1;
      at += 1;
    }
    for (; at < (starts[voter + 1] ?? 0); at += 1) cellAt[at] = cellFor(rows[at] ?? 0);
  }
  return { cells, cellAt, unknown: unlisted || canEmpty(groups, leaving) };
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
