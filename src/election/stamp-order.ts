import type { StampOrder } from './policies.ts';
import { readStampText, type StampReading } from './stamp.ts';
import { formatLocal } from './stamp-calendar.ts';

/** What the texts of one column say about the order of their dates. */
export type OrderChoice =
  | {
      readonly ok: true;
      readonly order: StampOrder;
      /** Whether every text that is a time begins with its year. */
      readonly yearFirst: boolean;
    }
  /** None is a time; `text` is the first. */
  | { readonly ok: false; readonly kind: 'unread'; readonly text: string }
  /** A text with its two readings, each as `2019-03-24 15:05:12`: day first, then month first. */
  | {
      readonly ok: false;
      readonly kind: 'ambiguous';
      readonly text: string;
      readonly readings: readonly string[];
    }
  | {
      readonly ok: false;
      readonly kind: 'mixed';
      /** The first text that is only a time day first, and the first that is only one month first. */
      readonly dayFirst: string;
      readonly monthFirst: string;
    };

/** What the distinct texts of a column are as times, before it is known in which order they are read. */
export interface StampSurvey {
  readonly times: number;
  /** the first that is no time, that is one only day first, only month first, and in both ways another */
  readonly unread?: string;
  readonly dayFirst?: string;
  readonly monthFirst?: string;
  readonly open?: string;
  /** whether every text that is a time begins with its year */
  readonly yearFirst: boolean;
}

/** The order in which every readable text is a time, from the whole column and never from one text alone. */
export function chooseOrder(survey: StampSurvey, fixed?: StampOrder): OrderChoice {
  const { times, unread, dayFirst, monthFirst, open, yearFirst } = survey;
  if (times === 0) return { ok: false, kind: 'unread', text: unread ?? '' };
  const settled = (order: StampOrder): OrderChoice => ({ ok: true, order, yearFirst });
  if (fixed !== undefined) return settled(fixed);
  if (dayFirst !== undefined && monthFirst !== undefined) {
    return { ok: false, kind: 'mixed', dayFirst, monthFirst };
  }
  if (dayFirst !== undefined) return settled('dmy');
  if (monthFirst !== undefined) return settled('mdy');
  if (open === undefined) return settled('ymd');
  const readings = readStampText(open).map(({ local }) => formatLocal(local));
  return { ok: false, kind: 'ambiguous', text: open, readings };
}

/**
 * The reading of a text once the order of its column is known. 5/5/2019 and 2019-05-05 read alike in
 * every order; undefined means that the text is not a time in this order.
 */
export function readingIn(
  readings: readonly StampReading[],
  order: StampOrder,
): StampReading | undefined {
  const [first, second] = readings;
  if (first !== undefined && first.local === second?.local) return first;
  return readings.find((one) => one.order === 'ymd' || one.order === order);
}
