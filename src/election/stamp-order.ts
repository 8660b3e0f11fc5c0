import { readStamp, readStampText, type StampFault, type StampReading } from './stamp.ts';
import { formatLocal } from './stamp-calendar.ts';
import type { Order } from './stamp-date.ts';

/** A text that is no time, and why. */
type UnreadStamp = { readonly text: string; readonly reason: StampFault };

/** One text of the column with each way to read it, `local` as `2019-03-24 15:05:12`. */
type OrderSample = {
  readonly text: string;
  readonly readings: readonly { readonly order: Order; readonly local: string }[];
};

/** How the order was found: given, by a text of the column that only it can read, or not needed by any text. */
type OrderGround =
  | { readonly by: 'fixed' }
  | { readonly by: 'column'; readonly evidence: string }
  | { readonly by: 'neutral' };

/** What the texts of one column say about the order of their dates. Texts are listed as they came. */
export type OrderChoice =
  | {
      readonly ok: true;
      readonly order: Order;
      readonly ground: OrderGround;
      /** Whether every text that is a time begins with its year. */
      readonly yearFirst: boolean;
      /** Texts that are times in this order. */
      readonly read: number;
      /** Times, but not in the order that was fixed. */
      readonly misfits: readonly string[];
      readonly unread: readonly UnreadStamp[];
    }
  | { readonly ok: false; readonly kind: 'unread'; readonly unread: readonly UnreadStamp[] }
  | {
      readonly ok: false;
      readonly kind: 'ambiguous';
      readonly candidates: readonly Order[];
      readonly sample: OrderSample;
    }
  | {
      readonly ok: false;
      readonly kind: 'mixed';
      /** The first text that is only a time day first, and the first that is only one month first. */
      readonly dayFirst: string;
      readonly monthFirst: string;
    };

type Survey = {
  readonly times: number;
  readonly unread: readonly UnreadStamp[];
  readonly misfits: readonly string[];
  readonly dayFirst: string | undefined;
  readonly monthFirst: string | undefined;
  readonly open: string | undefined;
  readonly yearFirst: boolean;
};

/** A date of which the year stands first, whatever weekday is before it. */
const yearBefore = /^\D*\d{4}/u;

/**
 * The order in which every readable text is a time, from the whole column and never from one text alone.
 * `plain` is how many further texts are times in every order.
 */
export function chooseOrder(texts: Iterable<string>, fixed?: Order, plain = 0): OrderChoice {
  const found = survey(texts, fixed);
  const { unread, misfits, dayFirst, monthFirst, open, yearFirst } = found;
  const times = found.times + plain;
  if (times === 0) return { ok: false, kind: 'unread', unread };
  const read = times - misfits.length;
  const settled = { ok: true, read, misfits, unread, yearFirst } as const;
  if (fixed !== undefined) return { ...settled, order: fixed, ground: { by: 'fixed' } };
  if (dayFirst !== undefined && monthFirst !== undefined) {
    return { ok: false, kind: 'mixed', dayFirst, monthFirst };
  }
  if (dayFirst !== undefined) {
    return { ...settled, order: 'dmy', ground: { by: 'column', evidence: dayFirst } };
  }
  if (monthFirst !== undefined) {
    return { ...settled, order: 'mdy', ground: { by: 'column', evidence: monthFirst } };
  }
  if (open === undefined) return { ...settled, order: 'ymd', ground: { by: 'neutral' } };
  return { ok: false, kind: 'ambiguous', candidates: ['dmy', 'mdy'], sample: sampleOf(open) };
}

/**
 * The reading of a text once the order of its column is known. 5/5/2019 and 2019-05-05 read alike in
 * every order; undefined means that the text is not a time in this order.
 */
export function readingIn(
  readings: readonly StampReading[],
  order: Order,
): StampReading | undefined {
  const [first, second] = readings;
  if (first !== undefined && first.local === second?.local) return first;
  return readings.find((one) => one.order === 'ymd' || one.order === order);
}

/** One pass that keeps only the first text of each sort: a column may hold a million. */
function survey(texts: Iterable<string>, fixed: Order | undefined): Survey {
  const unread: UnreadStamp[] = [];
  const misfits: string[] = [];
  let times = 0;
  let dayFirst: string | undefined;
  let monthFirst: string | undefined;
  let open: string | undefined;
  let yearFirst = true;
  for (const text of texts) {
    const stamp = readStamp(text);
    if (!stamp.ok) {
      unread.push({ text, reason: stamp.reason });
      continue;
    }
    times += 1;
    yearFirst &&= yearBefore.test(text);
    // It is the same time in every order.
    if (stamp.readings[0]?.order === 'ymd') continue;
    const fits = (order: Order) => readingIn(stamp.readings, order) !== undefined;
    if (fixed !== undefined && !fits(fixed)) misfits.push(text);
    if (!fits('mdy')) dayFirst ??= text;
    else if (!fits('dmy')) monthFirst ??= text;
    else if (!fits('ymd')) open ??= text;
  }
  return { times, unread, misfits, dayFirst, monthFirst, open, yearFirst };
}

function sampleOf(text: string): OrderSample {
  const readings = readStampText(text);
  return {
    text,
    readings: readings.map(({ order, local }) => ({ order, local: formatLocal(local) })),
  };
}
