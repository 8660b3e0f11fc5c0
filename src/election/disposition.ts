import type { Election } from './election.ts';

/** What became of a row: it counts, or it is set aside for the first of these reasons that holds. */
export const dispositions = [
  'counted',
  'malformed',
  'total-row',
  'empty-row',
  'test-response',
  'incomplete',
  'unreadable-time',
  'before-opening',
  'after-closing',
  'no-voter-id',
  'not-on-roll',
  'not-entitled',
  'unreadable-weight',
  'ruling',
  'duplicate',
] as const;

export type Disposition = (typeof dispositions)[number];

/** Why a row is set aside. */
export type Reason = Exclude<Disposition, 'counted'>;

export const counted = 0;

/** The code that stands for a disposition in a column of them. */
export function codeOf(disposition: Disposition): number {
  return dispositions.indexOf(disposition);
}

/** The rows that a ruling accepts: somebody has looked at them. */
export function acceptedRows({ rulings }: Pick<Election, 'rulings'>): ReadonlySet<number> {
  return new Set(rulings.flatMap(({ row, decision }) => (decision === 'accept' ? [row] : [])));
}

/** Reasons that a ruling can overrule: they concern who voted and when, or a row may have been mistaken for totals. */
export const pardonable: ReadonlySet<Disposition> = new Set([
  'total-row',
  'incomplete',
  'unreadable-time',
  'before-opening',
  'after-closing',
  'no-voter-id',
  'not-on-roll',
  'not-entitled',
]);
