import type { Mark } from './mark.ts';

/** A row as it counts, or would. */
export interface OpenRow {
  /** its marks in the contests that were asked for, in their order */
  readonly marks: readonly Mark[];
  /** an index into the cells of open ballots */
  readonly cell: number;
  readonly weight: number;
}

/** Voters, or rows that stand for themselves, of whom each has the same choice of rows: at most one of them counts. */
export interface OpenVoters {
  readonly voters: number;
  /** the row that counts now */
  readonly now?: OpenRow;
  readonly others: readonly OpenRow[];
  /** whether none of the rows may count where one does now */
  readonly orNone: boolean;
}

/** What was set aside and could have counted. */
export interface OpenBallots {
  /** rows set aside that could count at all */
  readonly rows: number;
  /** rows of which nothing is known: any marks, in any groups, or none */
  readonly malformed: number;
  /** what the rows set aside weigh together; their number where ballots are not weighted */
  readonly weight: number;
  /** whether some could count with a weight that is not known */
  readonly weightUnknown: boolean;
  /** whether they could make a group that is not there, or take the last ballot of one */
  readonly groupsUnknown: boolean;
  /** the groups of each cell: those of the counted ballots first, then those of rows set aside alone; -1 for none */
  readonly cells: readonly (readonly number[])[];
  readonly votersIn: (contests: readonly number[]) => readonly OpenVoters[];
}
