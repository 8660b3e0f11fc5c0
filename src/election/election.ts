import type { CategoryId, ContestId, OptionId, PositionId } from '../base/brand.ts';
import type { Decimal } from '../base/decimal.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ColumnRole } from './column-role.ts';
import type { MarkKind } from './mark.ts';
import type { DuplicatesPolicy, QuorumCount, StampOrder } from './policies.ts';
import type { ScoreRange } from './score-range.ts';
import type { Spread } from './spread.ts';
import type { StampReading } from './stamp.ts';
import type { Zone } from './stamp-zone.ts';
import type { AddedWords, Vocabulary } from './vocabulary.ts';
import type { DecimalPoint } from './weights.ts';

export interface Option {
  readonly id: OptionId;
  readonly title: string;
  readonly aliases: readonly string[];
  /** voters wrote it; it was not on the ballot */
  readonly writeIn?: true;
}

/** How a tie is broken. `chosen` are indexes of what is tied: options, or contests of a conflict set. */
export type TiePolicy =
  | { readonly kind: 'report' | 'listed-order' }
  | { readonly kind: 'lot'; readonly seed: string }
  | {
      readonly kind: 'decided';
      readonly chosen: readonly number[];
      readonly by?: string;
      readonly reason?: string;
    };

/** What must be there for a vote to decide: a count, and the rule it must meet, in canonical words. */
export interface Quorum {
  readonly counts: QuorumCount;
  readonly rule: string;
}

/** A name for shares from a threshold on, strongest first in lists. The rule is in canonical words. */
export interface Band {
  readonly title: string;
  readonly rule: string;
}

/** A contest applies only if this came of another: its option won. A question is won by no (option 1) when it did not pass. */
export interface Condition {
  readonly contest: number;
  readonly option: number;
}

export interface Contest {
  readonly id: ContestId;
  readonly title: string;
  /** the column that holds its marks; a withdrawn contest may have none */
  readonly column?: number;
  /** where that column is made of several */
  readonly spread?: Spread;
  readonly method: string;
  readonly reads: MarkKind;
  readonly options: readonly Option[];
  readonly seats: number;
  readonly min: number;
  readonly max?: number;
  /** of scores: what a ballot may give; absent where no range was said, and no ballot gives any */
  readonly scores?: ScoreRange;
  readonly rule?: string;
  readonly quorum?: Quorum;
  /** who was present, in votes */
  readonly present?: number;
  /** what follows when nobody meets the rule of a majority */
  readonly otherwise?: 'runoff' | 'reballot';
  readonly condition?: Condition;
  /** the option that elects nobody */
  readonly nobody?: number;
  readonly ties: TiePolicy;
  readonly bands: readonly Band[];
  /** where voters may write what is not listed: the fewest ballots with which that is shown by itself */
  readonly writeIns?: { readonly listed: number };
  readonly separator?: string;
  /** words of this column beside those of the vocabulary */
  readonly words?: Vocabulary;
  readonly status: 'active' | 'withdrawn';
}

/** One selection of a position: an option of a contest, both by index. */
export interface Selection {
  readonly contest: number;
  readonly option: number;
}

export interface Position {
  readonly id: PositionId;
  readonly title: string;
  readonly selections: readonly Selection[];
  readonly rule?: string;
}

/** A set of contests, by index, with the positions on it. */
export interface Category {
  readonly id: CategoryId;
  readonly title: string;
  /** the category in which it lies, by index */
  readonly within?: number;
  readonly contests: readonly number[];
  readonly positions: readonly Position[];
}

/** Contests, by index, of which only one can take effect. */
export interface ConflictSet {
  readonly contests: readonly number[];
  readonly ties: TiePolicy;
}

/** A recorded decision on a row, by the row's index in the table. */
export interface Ruling {
  readonly row: number;
  readonly decision: 'accept' | 'set-aside';
  readonly reason: string;
  readonly by: string;
  /** stands for the row where its line must not be told */
  readonly digest: string;
}

export interface Window {
  readonly opens?: { readonly text: string; readonly from: number };
  readonly closes?: { readonly text: string; readonly until: number };
}

/** How the time stamps are read. `zone` is for stamps that name none. */
export interface Timing {
  readonly column: number;
  readonly order: StampOrder;
  /** whether every time begins with its year; where it does not, `ymd` says that no order was needed */
  readonly yearFirst: boolean;
  readonly zone?: Zone;
  /** reads the distinct text of the column that a code stands for */
  readonly read: (code: number) => StampReading | undefined;
}

/** An election as it will be counted: nothing about it is left to be inferred. */
export interface Election {
  readonly title: string;
  readonly subtitle?: string;
  readonly shape: string;
  /** whether somebody said what stands between cells */
  readonly delimiterSaid: boolean;
  /** of a workbook, where it is named */
  readonly sheet?: string;
  readonly roles: readonly ColumnRole[];
  readonly contests: readonly Contest[];
  readonly categories: readonly Category[];
  readonly voter?: number;
  readonly groups: readonly number[];
  /** by the folded heading of a column of groups, what stands between several groups in one cell */
  readonly groupSeparators: ReadonlyMap<string, string>;
  readonly weight?: number;
  readonly point?: DecimalPoint;
  readonly timing?: Timing;
  /** why the stamps cannot be read in one way only; an error where something hangs on them */
  readonly timingProblem?: Diagnostic;
  readonly window: Window;
  readonly zone?: Zone;
  readonly duplicates: DuplicatesPolicy;
  readonly vocabulary: AddedWords;
  readonly eligible?: number;
  /** what those who are eligible weigh together */
  readonly eligibleWeight?: Decimal;
  /** who was present, in votes */
  readonly present?: number;
  /** of the questions and majorities that name none, in canonical words */
  readonly rule?: string;
  readonly quorum?: Quorum;
  readonly bands: readonly Band[];
  readonly conflicts: readonly ConflictSet[];
  readonly rulings: readonly Ruling[];
  readonly smallest: number;
}
