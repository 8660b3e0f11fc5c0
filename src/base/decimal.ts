/** An exact non-negative decimal as a whole number of units of 1/10^places. */
export interface Decimal {
  readonly digits: bigint;
  readonly places: number;
}

/** Reads `12`, `12.5` or, with a decimal comma, `12,5`; thousands are never separated. Undefined for anything else. */
export function parseDecimal(text: string, point: '.' | ','): Decimal | undefined {
  const match = /^\+?(\d{1,30})(?:([.,])(\d{1,30}))?$/.exec(text);
  if (match === null || (match[2] !== undefined && match[2] !== point)) return undefined;
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  return { digits: BigInt((match[1] ?? '') + fraction), places: fraction.length };
}

/** The decimal in units of 1/10^places, where that is a whole number. */
export function inUnits(decimal: Decimal, places: number): bigint {
  return decimal.digits * 10n ** BigInt(places - decimal.places);
}
