import { type Decimal, inUnits, parseDecimal } from '../base/decimal.ts';
import { cleanText } from '../base/fold.ts';
import type { Column } from '../csv/column-store.ts';

/** The most decimal places a weight may have. */
export const weightPlaces = 6;

/** The most that weights may add up to, in their units: a JSON number carries fifteen digits exactly, wherever its point stands. */
export const exactSum = 10n ** 15n;

/** Weights by code, in whole units of 1/10^places; undefined where the text is no weight. */
export interface Weights {
  readonly units: readonly (number | undefined)[];
  readonly places: number;
}

export type DecimalPoint = '.' | ',';

/**
 * Reads a column of weights exactly. `point` is the decimal point where the definition names it; the
 * other sign then groups thousands. Without it a comma is the point where no weight has a full stop and
 * commas do not separate cells; a weight with both signs (1.000,50) tells which is which. What else may
 * be a group of thousands is not guessed: see `grouped`.
 */
export function readWeights(
  column: Column,
  delimiters: readonly string[],
  point: DecimalPoint | undefined,
): Weights {
  const texts = weightTexts(column);
  const comma =
    !delimiters.includes(',') &&
    texts.some((text) => /^\d+,\d+$/.test(text)) &&
    !texts.some((text) => /^\d+\.\d+$/.test(text));
  const told = point ?? pointOf(texts);
  const decimal = told ?? (comma ? ',' : '.');
  const grouping = decimal === '.' ? /,(?=\d{3}(?!\d))/g : /\.(?=\d{3}(?!\d))/g;
  const plain = told === undefined ? texts : texts.map((text) => text.replace(grouping, ''));
  const decimals = plain.map((text) => asWeight(parseDecimal(text, decimal)));
  const places = decimals.reduce((most, one) => Math.max(most, one?.places ?? 0), 0);
  return { units: decimals.map((one) => (one ? safe(inUnits(one, places)) : undefined)), places };
}

/** A space or an apostrophe that groups thousands, which no decimal point is: 1 250 or 1'250. */
const spacedOut = /^\d{1,3}(?:[\s'’]\d{3})+(?![\d])/u;

/** The texts of weights; where each of them is a percentage, its sign says nothing. */
function weightTexts(column: Pick<Column, 'texts'>): string[] {
  const texts = column.texts.map((text) =>
    cleanText(text).replace(spacedOut, (whole) => whole.replace(/\D/g, '')),
  );
  const shares = texts.every((text) => text === '' || text.endsWith('%'));
  return shares ? texts.map((text) => text.replace(/(?<!\s)\s*%$/u, '')) : texts;
}

/** The decimal point of weights such as 1.000,50 or 1,000.50, unless some say one thing and some another. */
function pointOf(texts: readonly string[]): DecimalPoint | undefined {
  const comma = texts.some((text) => /^[1-9]\d{0,2}(\.\d{3})+,\d+$/.test(text));
  const stop = texts.some((text) => /^[1-9]\d{0,2}(,\d{3})+\.\d+$/.test(text));
  if (comma === stop) return undefined;
  return comma ? ',' : '.';
}

/** The places that weights are written with: redacted ballots have as many as all ballots had. */
export function placesWritten({ texts }: Pick<Column, 'texts'>): number {
  const most = texts.reduce(
    (places, text) => Math.max(places, /\.(\d+)$/.exec(text)?.[1]?.length ?? 0),
    0,
  );
  return Math.min(weightPlaces, most);
}

/** A weight such as 1.000 or 1,000, where no other weight tells whether its sign is a decimal point. */
export function grouped(column: Pick<Column, 'texts'>): string | undefined {
  const texts = weightTexts(column);
  if (pointOf(texts) !== undefined) return undefined;
  const decimal = (sign: string) =>
    texts.some((text) => {
      const [whole = '', places, ...more] = text.split(sign);
      return places !== undefined && more.length === 0 && (places.length !== 3 || whole === '0');
    });
  return texts.find((text) => {
    const sign = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(text)?.[1];
    return (sign !== undefined && !decimal(sign)) || /^[1-9]\d{0,2}([.,]\d{3}){2,}$/.test(text);
  });
}

/** A decimal with no more places than a weight may have. */
export function asWeight(decimal: Decimal | undefined): Decimal | undefined {
  return decimal !== undefined && decimal.places <= weightPlaces ? decimal : undefined;
}

/** Sums of weights stay exact in a double; a single weight beyond that is refused. */
function safe(units: bigint): number | undefined {
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : undefined;
}
