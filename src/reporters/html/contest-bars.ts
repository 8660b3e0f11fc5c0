import type { ContestReport, ExhibitReport } from '../../report/schema.ts';
import type { Bar } from './bar.ts';

export type Threshold = Extract<ExhibitReport, { kind: 'threshold' }>;

/** The thresholds of one option, in the order of the rule. */
export function thresholdsOf({ exhibits }: ContestReport, option: string | undefined): Threshold[] {
  return exhibits.flatMap((one) =>
    one.kind === 'threshold' && (option === undefined || one.option === option) ? [one] : [],
  );
}

/** Yes and no over the base of a threshold, or over the valid votes where there is none. */
export function questionBar(contest: ContestReport, need: Threshold | undefined): Bar {
  const [yes, no] = contest.options;
  const of = need?.of ?? yes?.share.of ?? 0;
  return {
    of,
    parts: [
      { fill: 'for', votes: yes?.votes ?? 0 },
      { fill: 'against', votes: no?.votes ?? 0 },
    ],
    ...(need && { needed: need.needed }),
  };
}
