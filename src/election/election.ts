import type { CategoryId, ContestId, OptionId, PositionId } from '../base/brand.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { ColumnRole } from './infer-roles.ts';
import type { MarkKind } from './mark.ts';
import type { DuplicatesPolicy } from './policies.ts';
import type { StampReading } from './stamp.ts';
import type { Order } from './stamp-date.ts';
import type { Zone } from './stamp-zone.ts';
import type { AddedWords, Vocabulary } from './vocabulary.ts';
import type { DecimalPoint } from './weights.ts';

export interface Option {
  readonly id: OptionId;
  readonly title: string;
  readonly aliases: readonly string[];
}

export interface Contest {
  readonly id: ContestId;
  readonly title: string;
  /** the column that holds its marks; a withdrawn contest may have none */
  readonly column?: number;
  readonly method: string;
  readonly reads: MarkKind;
  readonly options: readonly Option[];
  readonly seats: number;
  readonly min: number;
  readonly max?: number;
  readonly rule?: string;
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
}

/** A set of contests, by index, with the positions on it. */
export interface Category {
  readonly id: CategoryId;
  readonly title: string;
  readonly contests: readonly number[];
  readonly positions: readonly Position[];
}

export interface Window {
  readonly opens?: { readonly text: string; readonly from: number };
  readonly closes?: { readonly text: string; readonly until: number };
}

/** How the time stamps are read. `zone` is for stamps that name none. */
export interface Timing {
  readonly column: number;
  readonly order: Order;
  readonly zone?: Zone;
  /** reads the distinct text of the column that a code stands for */
  readonly read: (code: number) => StampReading | undefined;
}

/** An election as it will be counted: nothing about it is left to be inferred. */
export interface Election {
  readonly title: string;
  readonly subtitle?: string;
  readonly shape: string;
  readonly roles: readonly ColumnRole[];
  readonly contests: readonly Contest[];
  readonly categories: readonly Category[];
  readonly voter?: number;
  readonly groups: readonly number[];
  readonly weight?: number;
  readonly point?: DecimalPoint;
  readonly timing?: Timing;
  /** why the stamps cannot be read in one way only; an error where something hangs on them */
  readonly timingProblem?: Diagnostic;
  readonly window: Window;
  readonly zone?: Zone;
  readonly duplicates: DuplicatesPolicy;
  readonly vocabulary: AddedWords;
  readonly rule?: string;
  readonly eligible?: number;
  readonly smallest: number;
}
