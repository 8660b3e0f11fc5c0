import type { OfColumns } from './ranked-diagnostic-args.ts';

/** What goes with the diagnostics of scores, and of columns that may be. */
export interface ScoreDiagnosticArgs {
  'contest.scores': OfColumns & {
    /** no heading names a contest: each column may be one; of whole numbers, or of stars and words too */
    readonly apart?: 'numbers' | 'grades';
    /** whether some ballot leaves one out, or gives it 0: else each would approve of all */
    readonly spares: boolean;
    /** whether about as many are 1 as there are ballots: they may be ranks */
    readonly ranks?: true;
    /** the numbers, where they are few enough to stand for answers */
    readonly answers?: readonly number[];
  };
  'contest.no-scores': { readonly title: string };
  'scores.no-key': {
    readonly title: string;
    readonly key: 'rule' | 'writeIns' | 'min' | 'max' | 'bands';
  };
  'scores.may-be-ranks': { readonly title: string };
  'scores.range-inferred': {
    readonly title: string;
    /** `0 to 5` */
    readonly range: string;
    readonly highest: number;
    /** how many times that is given */
    readonly times: number;
  };
  'marks.out-of-range': {
    readonly title: string;
    readonly ballots: number;
    readonly range: string;
  };
}
