/** The methods that count whole rankings. */
export type RankedMethod = 'instant-runoff' | 'stv';

/** A contest and its columns, as a flag names them. */
export interface OfColumns {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly string[];
}

/** What goes with the diagnostics of rankings, of columns that may be, and of seats. */
export interface RankedDiagnosticArgs {
  /** `seats` as was said, or as its title says; so is the method that a title names */
  'contest.ranking': OfColumns & {
    readonly seats?: number;
    readonly titled?: { readonly words: string; readonly method: RankedMethod | 'either' };
  };
  'contest.no-ranking': OfColumns & {
    readonly method: RankedMethod;
    /** several stand in a cell, and nothing shows an order */
    readonly listed?: true;
    /** where the method was said of all contests: the ids of those that are rankings */
    readonly rankings?: readonly string[];
  };
  'ranking.no-key': {
    readonly title: string;
    readonly method: RankedMethod;
    readonly key: 'rule' | 'writeIns' | 'min' | 'max';
  };
  'contests.ranked': { readonly titles: readonly string[] };
  'contests.halved': { readonly title: string; readonly contests: number };
  'contest.votes': { readonly id: string; readonly title: string; readonly columns: number };
  'contest.one-seat': { readonly method: string; readonly seats: number };
  /** `seats` as its title says */
  'contest.seats-unsaid': { readonly id: string; readonly title: string; readonly seats?: number };
  'contest.seats-in-title': {
    readonly id: string;
    readonly title: string;
    readonly words: string;
    readonly seats: number;
    readonly reads: string;
  };
}
