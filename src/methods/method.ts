import type { MarkKind } from '../election/mark.ts';
import type { Base, Electorate, Unit } from './base.ts';
import type { Count } from './count.ts';
import type { Rule } from './rule.ts';

/** Options at the cut with the same votes, and for how many seats they are tied. */
export interface Tie {
  readonly options: readonly number[];
  readonly seats: number;
}

/** What a contest came to. Options are indexes. */
export type Outcome =
  | { readonly kind: 'passed' | 'not-passed' | 'none-elected' | 'no-votes' }
  | { readonly kind: 'elected'; readonly winners: readonly number[]; readonly unfilled: number }
  | {
      readonly kind: 'tied';
      readonly winners: readonly number[];
      readonly tied: readonly Tie[];
    }
  | {
      readonly kind: 'runoff';
      readonly runoff: readonly number[];
      readonly tied: readonly Tie[];
    }
  | { readonly kind: 'reballot' };

/** A rule applied to one option: what it has, what it needs, on which base. In the unit that decides. */
export interface ThresholdExhibit {
  readonly kind: 'threshold';
  readonly option: number;
  readonly votes: number;
  readonly of: number;
  readonly base: Base;
  readonly needed: number;
  readonly met: boolean;
}

/** The votes at the edge of the seats: the fewest that were elected or tied for election, and the most that were not. */
export interface CutExhibit {
  readonly kind: 'cut';
  readonly lastIn: { readonly option: number; readonly votes: number };
  readonly firstOut: { readonly option: number; readonly votes: number };
}

/** Evidence for an outcome: a closed set of shapes that every reporter can draw. */
export type Exhibit = ThresholdExhibit | CutExhibit;

/** What a method is given: a contest counted, and what decides it. */
export interface MethodInput {
  readonly count: Count;
  readonly unit: Unit;
  readonly electorate: Electorate;
  readonly seats: number;
  /** the rule that decides, or that winners must meet; absent where most votes are enough */
  readonly rule?: Rule;
}

export interface MethodResult {
  readonly outcome: Outcome;
  readonly exhibits: readonly Exhibit[];
}

/** How marks become a result. */
export interface Method {
  readonly id: string;
  readonly title: string;
  /** one line for help and docs */
  readonly summary: string;
  readonly reads: MarkKind;
  readonly defaultRule?: Rule;
  readonly decide: (input: MethodInput) => MethodResult;
}
