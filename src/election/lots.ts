import { type Codes, codesFor } from '../csv/column-store.ts';
import { counted } from './disposition.ts';
import { flaggedRows } from './flagged-rows.ts';

/** Ballots that count alike: they are in the same cell of groups and weigh the same. */
export interface Lot {
  readonly cell: number;
  readonly weight: number;
}

/** Which rows count, and as what: `of[row]` indexes `lots`, beyond their end where a row does not count. */
export interface Lots {
  readonly lots: readonly Lot[];
  readonly of: Codes;
}

/** The rows that count, with their weights. */
interface CountedRows {
  /** the code of each row's disposition */
  readonly codes: Uint8Array;
  readonly weights?: { readonly of: Float64Array };
}

/** The groups in which each row is (see `Groups`). */
interface Places {
  readonly cells: readonly unknown[];
  readonly cellOf: Codes;
}

/** Sorts the rows once for all contests. */
export function lotsOf({ codes, weights }: CountedRows, places: Places | undefined): Lots {
  if (weights) return weighedLots(codes, weights.of, places);
  // Dispositions themselves tell the rows that count, which are 0, from others.
  if (places === undefined) return { lots: [{ cell: 0, weight: 1 }], of: codes };
  const lots = places.cells.map((_, cell) => ({ cell, weight: 1 }));
  return lotsIn(codes, lots, places.cellOf);
}

function weighedLots(codes: Uint8Array, weights: Float64Array, places: Places | undefined): Lots {
  const cells = places?.cells.length ?? 1;
  const sorts = new Map<number, number>();
  const found = new Map<number, number>();
  const lots: Lot[] = [];
  const wide = new Uint32Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) {
    if (codes[row] !== counted) continue;
    const weight = weights[row] ?? 0;
    const cell = places?.cellOf[row] ?? 0;
    const sort = sorts.get(weight) ?? sorts.size;
    if (sort === sorts.size) sorts.set(weight, sort);
    const key = sort * cells + cell;
    const lot = found.get(key) ?? lots.length;
    if (lot === lots.length) {
      found.set(key, lot);
      lots.push({ cell, weight });
    }
    wide[row] = lot;
  }
  return lotsIn(codes, lots, wide);
}

function lotsIn(codes: Uint8Array, lots: readonly Lot[], wide: Codes): Lots {
  const none = lots.length;
  const of = codesFor(codes.length, none);
  of.set(wide);
  for (const row of flaggedRows(codes)) of[row] = none;
  return { lots, of };
}
