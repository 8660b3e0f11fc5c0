import type { Table } from '../csv/table.ts';
import type { Admission } from '../election/admit.ts';
import type { Blocks } from '../election/blocks.ts';
import type { Definition } from '../election/definition.ts';
import type { Contest, Election } from '../election/election.ts';
import type { JointProfile } from '../election/joint.ts';
import type { Amount, Profile } from '../election/profile.ts';
import type { Roll } from '../election/roll.ts';
import type { Settings } from '../election/settings.ts';
import type { Unit } from '../methods/base.ts';
import type { Decided, Situation } from '../methods/decide.ts';
import type { Robustness } from '../methods/robustness/robustness.ts';
import type { Settled } from '../methods/settle.ts';

export interface CountedContest {
  readonly contest: Contest;
  readonly profile: Profile;
  readonly decided: Decided;
  /** absent where it is withdrawn */
  readonly settled?: Settled;
  /** the contests that are not decided and on which its outcome hangs */
  readonly hangsOn: readonly number[];
}

/** Everything that was counted, before it is put into words. */
export interface Counted {
  readonly version: string;
  readonly table: Table;
  readonly election: Election;
  readonly settings: Settings;
  readonly definitionFile?: string;
  readonly roll?: Roll;
  readonly admission: Admission;
  readonly contests: readonly CountedContest[];
  /** of each contest; undefined where it is withdrawn */
  readonly robustness: readonly (Robustness | undefined)[];
  readonly joints: readonly JointProfile[];
  readonly situation: Situation;
  /** what is shown by group; absent where there are no groups */
  readonly blocks?: Blocks;
  /** the number of eligible voters, where it is known */
  readonly eligible?: number;
  /** all counted ballots */
  readonly total: Amount;
  readonly unit: Unit;
  /** decimal places of the unit that decides */
  readonly places: number;
  readonly frozen: Definition;
}
