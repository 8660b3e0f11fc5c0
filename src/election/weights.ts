import { type Decimal, inUnits, parseDecimal } from '../base/decimal.ts';
import { cleanText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';

/** The most decimal places a weight may have. */
const weightPlaces = 6;

/** Weights by code, in whole units of 1/10^places; undefined where the text is no weight. */
export interface Weights {
  readonly units: readonly (number | undefined)[];
  readonly places: number;
}

/** Reads a column of weights exactly. A decimal comma is understood where no weight has a point and commas do not separate cells. */
export function readWeights(column: Column, delimiters: readonly string[]): Weights {
  const texts = column.texts.map(cleanText);
  const comma =
    !delimiters.includes(',') &&
    texts.some((text) => text.includes(',')) &&
    !texts.some((text) => text.includes('.'));
  const decimals = texts.map((text) => usable(parseDecimal(text, comma ? ',' : '.')));
  const places = decimals.reduce((most, one) => Math.max(most, one?.places ?? 0), 0);
  return { units: decimals.map((one) => (one ? safe(inUnits(one, places)) : undefined)), places };
}

function usable(decimal: Decimal | undefined): Decimal | undefined {
  return decimal !== undefined && decimal.places <= weightPlaces ? decimal : undefined;
}

/** Sums of weights stay exact in a double; a single weight beyond that is refused. */
function safe(units: bigint): number | undefined {
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : undefined;
}
