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
  /** `seats` as its title says */
  'contest.ranking': OfColumns & { readonly seats?: number };
  'contest.no-ranking': OfColumns & { readonly method: RankedMethod };
  'ranking.no-key': {
    readonly title: string;
    readonly method: RankedMethod;
    readonly key: 'rule' | 'writeIns' | 'min' | 'max';
  };
  'contests.ranked': { readonly titles: readonly string[] };
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
