import type { Definition } from '../../../src/index.ts';

/** What one cell of a contest means to whoever wrote it. */
export type ModelMark =
  | {
      readonly kind: 'valid';
      readonly options: readonly number[];
      /** something beside the options that nobody can read */
      readonly unread: boolean;
    }
  | { readonly kind: 'abstain' | 'blank' }
  | {
      readonly kind: 'invalid';
      readonly reason: 'unknown' | 'too-many' | 'too-few' | 'spoilt';
      readonly unread: boolean;
    };

/** One row of a ballot file as it was meant, and as it is written. */
export interface ModelRow {
  readonly sheet: number;
  readonly kind: 'ballot' | 'malformed' | 'total-row' | 'empty-row' | 'test-response';
  /** the survey tool says that the voter did not finish */
  readonly incomplete?: boolean;
  /** milliseconds since 1970, UTC; absent where the cell is no time */
  readonly time?: number;
  /** absent where nobody is named */
  readonly voter?: number;
  /** in millionths; absent where the cell is no weight */
  readonly weight?: bigint;
  readonly group?: number;
  /** by contest; withdrawn contests too */
  readonly marks: readonly ModelMark[];
  readonly cells: readonly string[];
  /** a malformed row as it stands in the file */
  readonly raw?: string;
}

export interface ModelContest {
  readonly id: string;
  readonly method: 'question' | 'plurality' | 'majority' | 'approval';
  /** how many options */
  readonly options: number;
  readonly min: number;
  readonly max: number;
  readonly withdrawn: boolean;
}

/** Contests and options by index. */
export interface ModelCategory {
  readonly contests: readonly number[];
  readonly positions: readonly (readonly { readonly contest: number; readonly option: number }[])[];
}

export interface ModelMember {
  readonly votes: boolean;
  readonly weight?: bigint;
  readonly group?: number;
}

/** A ballot file but for its rows. `order` is that of its columns. */
export interface ModelSheet {
  readonly name: string;
  readonly order: readonly number[];
  readonly eol: '\n' | '\r\n' | '\r';
  readonly encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be';
  readonly seed: number;
}

/** An election known in full, so that what comes of it can be counted without reading its files. */
export interface ModelElection {
  readonly definition: Definition;
  readonly delimiter: ',' | ';' | '\t' | '|';
  /** how a reader learns the delimiter */
  readonly delimiting: 'declared' | 'sep' | 'found';
  readonly headings: readonly string[];
  readonly sheets: readonly ModelSheet[];
  readonly rows: readonly ModelRow[];
  readonly rollText?: string;
  /** members by voter, where there is a roll */
  readonly members?: ReadonlyMap<number, ModelMember>;
  readonly contests: readonly ModelContest[];
  readonly categories: readonly ModelCategory[];
  readonly hasVoters: boolean;
  readonly weighted: 'no' | 'ballots' | 'roll';
  readonly grouped: 'no' | 'ballots' | 'roll';
  readonly smallest: number;
  readonly duplicates: 'last' | 'first' | 'none' | 'error' | 'keep';
  /** the recorded decisions, by voter */
  readonly rulings: ReadonlyMap<number, 'accept' | 'set aside'>;
  /** in milliseconds since 1970, both inside */
  readonly window?: { readonly from: number; readonly until: number };
  /** the sorts of hostile text that its cells hold */
  readonly hostile: readonly string[];
}
