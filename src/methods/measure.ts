import type { Base } from './base.ts';

/** What a rule is held against: the votes of one option (or the ballots of a quorum), and the sizes of its bases. */
export interface Measure {
  readonly votes: number;
  /** the votes against: of no, or of every other option; few rules ask, and there may be a million options */
  readonly against: () => number;
  /** the most votes of any other option */
  readonly rival: () => number;
  /** in the unit that decides; undefined where it is not known */
  readonly sizeOf: (base: Base) => number | undefined;
  /** the groups of the column with this heading, each measured by itself */
  readonly groupsOf: (heading: string) => readonly GroupMeasure[];
  /** units of one vote */
  readonly scale: number;
}

export interface GroupMeasure {
  readonly title: string;
  readonly measure: Measure;
}
